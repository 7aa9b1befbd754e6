"""What the server logs: one line a request, without anything that somebody wrote."""

import logging


class WithoutQuery(logging.Filter):
    """Cuts the query off a logged path: it may hold words."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(a.partition("?")[0] if isinstance(a, str) else a for a in record.args)
        return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without-query": {"()": WithoutQuery}},
    "formatters": {
        "plain": {"()": "logging.Formatter", "format": "%(levelname)s %(message)s"},
        "access": {"()": "logging.Formatter", "format": "%(asctime)s %(message)s"},
    },
    "handlers": {
        "plain": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stderr"},
        "access": {
            "class": "logging.StreamHandler",
            "formatter": "access",
            "filters": ["without-query"],
            "stream": "ext://sys.stderr",
        },
    },
    "loggers": {
        "uvicorn.error": {"level": "WARNING", "handlers": ["plain"], "propagate": False},
        "uvicorn.access": {"level": "INFO", "handlers": ["access"], "propagate": False},
    },
}
"""For ``logging.config.dictConfig``, as uvicorn takes it."""
