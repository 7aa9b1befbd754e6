"""WebVTT, as Teams, Zoom and others export it (W3C, WebVTT: The Web Video Text Tracks Format).

Read: a header with whatever stands under it, NOTE, STYLE and REGION blocks, ids of cues, settings after the
times, hours or none, voices with classes, cues of several lines and several voices, entities.
"""

import re
from collections.abc import Sequence

from assistant.domain.mirror import Utterance
from assistant.mirroring.formats.cues import ARROW, read_cues
from assistant.mirroring.formats.voices import utterances_of

_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_ASIDE = re.compile(r"(?:NOTE(?:\s.*)?|STYLE|REGION)")


def is_webvtt(lines: Sequence[str]) -> bool:
    return _HEADER.fullmatch(_first(lines)[1]) is not None


def read_webvtt(lines: Sequence[str]) -> list[Utterance]:
    """Raises ``BadLineError``."""
    at, _ = _first(lines)
    at += 1
    while at < len(lines) and lines[at].strip() and not _begins_cue(lines, at):
        at += 1
    cues = list(read_cues(lines, at, lambda line: _ASIDE.fullmatch(line) is not None))
    return list(utterances_of(cues))


def _first(lines: Sequence[str]) -> tuple[int, str]:
    return next(((at, line.strip()) for at, line in enumerate(lines) if line.strip()), (0, ""))


def _begins_cue(lines: Sequence[str], at: int) -> bool:
    """Some files leave out the blank line under the header."""
    return ARROW in lines[at] or (
        lines[at].strip().isdigit() and at + 1 < len(lines) and ARROW in lines[at + 1]
    )
