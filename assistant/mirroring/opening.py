"""Open: explores, or invites to tell. What no other rule fits is open too, but less surely so."""

from assistant.domain.mirror import LineKind
from assistant.mirroring.line import Line
from assistant.mirroring.parts import Act
from assistant.mirroring.patterns import searches
from assistant.mirroring.sign import Sign

_A = searches("advising")
_B = searches("blaming")
_C = searches("closed")
_P = searches("parts")
_INVITING = (
    _B["curious"],
    _C["exploring"],
    _C["open_anyway"],
    _P["open_invites"],
    _P["indirect"],
)
_OPENING = 4


def opening(line: Line) -> Sign:
    """Invitations, and a why that is merely curious, are surely open."""
    part = line.deciding
    if part is None:
        return Sign(LineKind.OPEN, "", sure=False)
    sure = part.act is not Act.STATES and any(form.match(part.line) for form in _INVITING)
    words = part.sentence.span(part.start, min(part.start + _OPENING, part.end))
    fragment = len(part.words) < _OPENING and _C["fragments"].match(part.line) is not None
    certain = fragment or _A["explores"].match(part.line) is not None
    return Sign(LineKind.OPEN, words, sure, certain=certain and part.act is Act.ASKS)
