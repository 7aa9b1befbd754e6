"""How somebody asked to be talked with. Only what they said; nothing is concluded from how they talk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """What of it is sure to be heeded, whoever writes, and all of it in the coachee's own words."""

    is_short: bool = False
    """A question alone, and rather a short one."""
    is_bare: bool = False
    """Nothing is said back before a question."""
    listed: int | None = None
    """How many questions a list has, where no number is asked for."""
    keeps_options: bool = False
    """Options only where they are asked for by that name or agreed to."""
    words: tuple[str, ...] = ()
    """For a language model to read, oldest first."""

    @property
    def asks_only(self) -> bool:
        return self.is_bare or self.is_short


AS_USUAL = Manner()
"""Nothing was asked for."""
