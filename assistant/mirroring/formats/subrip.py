"""SubRip (``.srt``), and captions without a header: a number, times with a comma, words, a blank line."""

from collections.abc import Sequence

from assistant.domain.mirror import Utterance
from assistant.mirroring.formats.cues import ARROW, read_cues
from assistant.mirroring.formats.voices import utterances_of


def is_subrip(lines: Sequence[str]) -> bool:
    """One of the first two lines that say anything has an arrow between times."""
    told = (line for line in lines if line.strip())
    first, second = next(told, ""), next(told, "")
    return ARROW in first or (ARROW in second and first.strip().isdigit())


def read_subrip(lines: Sequence[str]) -> list[Utterance]:
    """Raises ``BadLineError``."""
    return list(utterances_of(list(read_cues(lines, 0, lambda line: False))))
