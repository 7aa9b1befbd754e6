"""Stacked: a second question, or an instruction beside the question."""

import re

from assistant.domain.mirror import LineKind
from assistant.mirroring.line import Line
from assistant.mirroring.parts import Act
from assistant.mirroring.patterns import searches
from assistant.mirroring.sign import Sign, quoted

_P = searches("parts")
_C = searches("closed")
_JOINED = re.compile(
    r"(?<![^ ])and (?:also |then |maybe |most importantly )*(?:by |for |with |to |from )?"
    r"(?:(?:how|why|what|when|who|whom|where|which|whether|if) "
    r"(?!(?:did|does|do|is|are|was|were|has|have) not )"
    r"|(?:tell|explain|describe|share|walk|let me know|say|send|give me|update|forward)\b)"
)


def stacked(line: Line) -> Sign | None:
    """The second thing asked for, if there is one. Two instructions are no second question."""
    if len(line.asking) >= 2:
        certain = sum(part.act is Act.ASKS for part in line.asking) > 1
        return Sign(LineKind.STACKED, line.asking[1].text, certain=certain)
    if line.asking and line.telling:
        apart = line.telling[0].sentence is not line.asking[0].sentence
        return Sign(LineKind.STACKED, line.telling[0].text, certain=apart)
    if part := line.deciding:
        inner = (
            part.act is Act.INVITES
            or _P["indirect"].match(part.line)
            or (part.act is Act.ASKS and _C["open_anyway"].match(part.line))
        )
        if inner and "between" not in part.words and (match := _JOINED.search(part.line)):
            return Sign(LineKind.STACKED, quoted(part, match, 4))
    return None
