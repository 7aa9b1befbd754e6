"""What a leader types in a practice that isn't meant for the rep: she is sore, stuck, or wants to stop.

The wordings are in ``phrases/beside.txt``.
"""

from enum import StrEnum

from assistant.rehearsing.patterns import phrases

_BESIDE = phrases("beside")


class Beside(StrEnum):
    SORE = "sore"
    STUCK = "stuck"
    STOPS = "stops"


def beside(text: str) -> Beside | None:
    """None for a line to the rep."""
    if _BESIDE["sore"].in_(text) and "?" not in text:
        return Beside.SORE
    if _BESIDE["stuck"].are(text):
        return Beside.STUCK
    return Beside.STOPS if _BESIDE["stops"].are(text) else None
