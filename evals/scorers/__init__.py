"""The scorers by rule, one metric a file."""

from importlib import import_module
from importlib.util import find_spec
from typing import cast

from evals.scores import Scorer

SCORERS = (
    "tells",
    "asks",
    "listens",
    "grounded",
    "theirs",
    "moves",
    "fits",
    "serves",
    "attribution",
    "warm",
    "safe",
    "fair",
    "cost",
)
"""Modules of this package, in the order in which a report shows them."""


def load() -> tuple[Scorer, ...]:
    """Those that there are, in the order of ``SCORERS``."""
    modules = (f"{__name__}.{name}" for name in SCORERS)
    return tuple(cast(Scorer, import_module(module)) for module in modules if find_spec(module))
