"""Causes that somebody gives for a result, sorted as the attribution literature sorts them (Weiner 1985).

Where a cause lies is read, never whether it is true. Each side is None where the words don't tell.
"""

from dataclasses import dataclass
from enum import StrEnum


class Locus(StrEnum):
    INSIDE = "inside"
    """What the speaker did, left undone, knew or is."""
    OUTSIDE = "outside"
    """Other people, the buyer, the market, the product, price, luck."""


class Stability(StrEnum):
    LASTING = "lasting"
    """It will be there next time too."""
    PASSING = "passing"


class Reach(StrEnum):
    WITHIN = "within"
    """The speaker could do something about it, whoever caused it."""
    BEYOND = "beyond"


class Basis(StrEnum):
    SEEN = "seen"
    """Seen or heard, by the speaker or in somebody's words."""
    CONCLUDED = "concluded"
    """Inferred: a motive, a reason, a judgement."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause, in the speaker's words."""

    words: str
    """Verbatim, as a span of what was said."""
    locus: Locus | None
    stability: Stability | None
    reach: Reach | None
    basis: Basis | None
