"""``askfirst serve``: the endpoint, on this machine unless told otherwise."""

import time
from collections.abc import Callable
from functools import cache, partial

import click

START_SECONDS = 15.0
"""How long a start waits for the index, so that the line to try works at once; callers queue meanwhile."""
STOP_SECONDS = 3
"""How long a stop waits for answers that are being streamed."""


@click.command(short_help="Serve the chat endpoint for any OpenAI client.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
def command(host: str, port: int) -> None:
    """Serve the chat endpoint, /v1/chat/completions, for any client that speaks the OpenAI protocol."""
    from assistant.cli.listening import listen

    # First of all, so that a taken port is known before anything slow is loaded.
    with listen(host, port) as listening:
        port = listening.getsockname()[1]

        from assistant.cli.welcome import reachable_at, welcome
        from assistant.settings import load_settings

        settings = reachable_at(host, load_settings())

        import uvicorn

        from api.app import create_app
        from assistant.bootstrap import (
            build,
            build_calendar,
            build_mirror,
            build_pages,
            build_rehearsal,
            build_sheet_writers,
            build_stores,
        )
        from assistant.cli.access_log import LOGGING
        from assistant.cli.kept import keeping_over

        built = build(settings)
        stores = build_stores(settings)
        keeping = keeping_over(built.turns, stores)
        app = create_app(
            built.turns,
            ready=lambda: built.is_ready,
            settings=settings,
            keeping=keeping,
            journeys={id: journey.roles for id, journey in built.coach.journeys.items()},
            pages=build_pages(built, keeping.conversations, stores),
            sheet_writers=build_sheet_writers(),
            memory=stores.memory,
            releases=stores.pages,
            owners=stores.owners,
            calendar=build_calendar(),
            rewriter=cache(partial(build_mirror, settings, built.knowledge)),
            rehearsal=cache(partial(build_rehearsal, settings, knowledge=built.knowledge)),
            close=stores.close,
        )
        if reason := still_unready(built.unready):
            click.echo(f"Not ready yet: {reason}. /health/ready says when it is.", err=True)
        click.echo(welcome(host, port, settings))
        config = uvicorn.Config(
            app,
            # The same parser and loop with and without the extras.
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="on",
            log_config=LOGGING,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            click.echo("Stopped.")


def still_unready(unready: Callable[[], str | None], seconds: float = START_SECONDS) -> str | None:
    """Why the index isn't there after ``seconds``; None as soon as it is."""
    end = time.monotonic() + seconds
    while (reason := unready()) and time.monotonic() < end:
        time.sleep(0.02)
    return reason
