"""What a practice keeps away from, in the leader's lines and in the rep's: ``phrases/limits.txt``."""

from assistant.rehearsing.patterns import phrases

_LIMITS = phrases("limits")


def is_unkind(text: str) -> bool:
    """The leader's line insults, or is sexual."""
    return _LIMITS["unkind"].in_(text)


def is_private(text: str) -> bool:
    """The leader's line asks after what is nobody's business at work, and is protected."""
    return _LIMITS["private"].in_(text)


def is_unfit(text: str) -> bool:
    """A rep's line is foul, speaks of harm, or tells something protected."""
    return _LIMITS["foul"].in_(text) or _LIMITS["tells-private"].in_(text)
