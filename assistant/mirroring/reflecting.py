"""Reflections: statements that give back what the other person just said.

As motivational interviewing has it (Miller & Rollnick): in the same words, in others, or as a guess at what
is meant; said, not asked. Here a guess counts only where it opens as one ("It sounds as if").
"""

from assistant.domain.words import bounded
from assistant.guarding.parsed import Sentence
from assistant.guarding.said import LIGHT_WORDS, Said, hear
from assistant.mirroring.parts import Act, Part, parts_of
from assistant.mirroring.patterns import searches

_R = searches("reflecting")
_SHARED = 0.3
"""Least share of a statement's words of substance that were the other one's."""
_MOSTLY = 0.5
"""The same for one that opens with "So"."""
_FEW = 2
"""Words of substance from which a statement without "you" can give back."""


def reflects(text: str, before: str) -> bool:
    """Whether a statement in ``text`` gives back ``before``, what the other one said last.

    A piece that leads up to a question with a reflection reflects as well as asks.
    """
    heard = hear([bounded(before)])
    return any(_gives_back(part, heard) for part in parts_of(bounded(text)) if part.act is Act.STATES)


def _gives_back(part: Part, heard: Said) -> bool:
    line = part.sentence.line
    if heard.is_empty or _R["no_reflection"].match(line) or _asks(part.sentence):
        return False
    if _R["opens"].match(line):
        return True
    content = [w for w in part.words if w.isalpha() and len(w) > 2 and w not in LIGHT_WORDS]
    shared = [word for word in content if heard.has(word)]
    if not shared or len(shared) < _SHARED * len(content):
        return False
    sums_up = _R["sums_up"].match(line) is not None and len(shared) >= _MOSTLY * len(content)
    return sums_up or _R["of_you"].search(line) is not None or len(shared) >= _FEW


def _asks(sentence: Sentence) -> bool:
    return "?" in sentence.words[-2:]
