"""What a rule saw in a line: the kind it speaks for, and the words that show it."""

import re
from dataclasses import dataclass

from assistant.domain.mirror import LineKind
from assistant.mirroring.parts import Part


@dataclass(frozen=True, slots=True)
class Sign:
    kind: LineKind
    words: str
    """Of the line itself, as typed."""
    sure: bool = True
    """A set form rather than what is left when nothing else fits."""
    certain: bool = False
    """Plain from how the line is built: two questions are two."""


def quoted(part: Part, match: re.Match[str], more: int = 1) -> str:
    """The matched words and ``more`` behind them, as they were typed."""
    start = part.start + part.line[: match.start()].count(" ")
    end = part.start + part.line[: match.end()].strip().count(" ") + 1
    return part.sentence.span(start, min(end + more, part.end)).strip(" ,;:–—-?.!")
