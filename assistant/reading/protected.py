"""Harassment, discrimination, leave, dismissal, retaliation and pay that is kept back, in one's own team.

These belong to people trained for them, whoever speaks: one it was done to, one who was told of it, or one
who is about to do it. What happens at a buyer's ("our champion was let go", "their CFO is on leave") is the
daily news of the trade and is coached. So are a wish to resign, fear for one's job without a threat behind
it, one loud meeting, holidays and a day's cold. The signs are in ``patterns/protected.txt``.
"""

from collections.abc import Callable

from assistant.domain.reading import Concern
from assistant.domain.words import sentences
from assistant.reading.crisis import blanked
from assistant.reading.folding import fold
from assistant.reading.patterns import patterns

_SPEECH = patterns("protected")
_COSTS = (
    ("retaliation",),
    ("spoke-up", "paid-for-it"),
    ("papers", "owed"),
    ("own-papers", "owed"),
    ("papers", "dares"),
    ("papers", "spoke-up"),
    ("owed", "held-over"),
    ("stay-own", "lever"),
    ("silence",),
)
"""What makes retaliation: each row together, told of by its first."""


def protected_matter(text: str) -> Concern | None:
    """The protected matter a message by itself tells of, or None. The most telling one comes first."""
    # A complaint and what it cost may stand in two sentences.
    if _retaliates(fold(text)):
        return Concern.RETALIATION
    parts = [fold(part) for part in sentences(text)]
    if not any(_harasses(part) for part in parts) and _discriminates(fold(text)):
        return Concern.DISCRIMINATION
    return next((concern for concern, tells in _RULES if any(tells(part) for part in parts)), None)


def _harasses(folded: str) -> bool:
    cleaned = blanked(_SPEECH["harassment-idioms"], folded)
    cruel = _SPEECH["cruelty"](cleaned) and _SPEECH["on-and-on"](cleaned)
    return _SPEECH["harassment"](cleaned) or (cruel and not _is_buyers("cruelty", cleaned))


def _discriminates(folded: str) -> bool:
    return _SPEECH["discrimination"](blanked(_SPEECH["discrimination-idioms"], folded))


def _takes_leave(folded: str) -> bool:
    cleaned = blanked(_SPEECH["leave-idioms"], folded)
    return _SPEECH["leave"](cleaned) and not _is_buyers("leave", cleaned)


def _dismisses(folded: str) -> bool:
    cleaned = blanked(_SPEECH["dismissal-idioms"], folded)
    return _SPEECH["dismissal"](cleaned) or (_SPEECH["warned"](folded) and not _is_buyers("warned", folded))


def _keeps_pay(folded: str) -> bool:
    return _SPEECH["wages"](folded)


def _retaliates(folded: str) -> bool:
    cleaned = blanked(_SPEECH["retaliation-idioms"], folded)
    sign = next((signs[0] for signs in _COSTS if all(_SPEECH[sign](cleaned) for sign in signs)), None)
    return sign is not None and not _is_buyers(sign, cleaned)


def _is_buyers(sign: str, cleaned: str) -> bool:
    """Whether somebody at a buyer's stands before the sign, and so is whom it happens to."""
    first = min(m.start() for pattern in _SPEECH[sign].fits if (m := pattern.search(cleaned)))
    return _SPEECH["at-a-buyers"](cleaned[:first])


_RULES: tuple[tuple[Concern, Callable[[str], bool]], ...] = (
    (Concern.HARASSMENT, _harasses),
    (Concern.DISCRIMINATION, _discriminates),
    (Concern.LEAVE, _takes_leave),
    (Concern.DISMISSAL, _dismisses),
    (Concern.PAY, _keeps_pay),
)
