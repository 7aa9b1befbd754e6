"""Why a line is of its kind, in one plain sentence that quotes it."""

from assistant.domain.mirror import LineKind
from assistant.mirroring.line import Line
from assistant.mirroring.parts import Act
from assistant.mirroring.sign import Sign

NOTHING = "There are no words in it to read."
NOT_ENGLISH = "It isn't in English, so its kind can't be told here."
_STATEMENT = "It asks nothing and wants nothing done: a statement."
_FACT = "“{words}” asks for a plain fact, which is fine as it is."
_WHY = {
    LineKind.STACKED: "It asks more than one thing at once: “{words}” comes on top, and one gets lost.",
    LineKind.DIRECTIVE: "“{words}” wants something done, so it can only be followed or refused.",
    LineKind.WHY_BLAMING: "“{words}” takes it that something was done wrong and asks to account for it.",
    LineKind.ADVICE_AS_QUESTION: "“{words}” names what to do: advice with a question mark.",
    LineKind.LEADING: "“{words}” carries a verdict, or the answer that is expected.",
    LineKind.CLOSED: "“{words}” can be answered with yes or no, or in a word or two.",
    LineKind.OPEN: "“{words}” leaves it to the other person what to tell.",
}
_LONGEST = 12
"""Words that are quoted at most."""
_OPENING = 4


def reason(kind: LineKind, line: Line, sign: Sign | None, fact: bool) -> str:
    """``sign`` is what a rule saw; without one the line's deciding words are quoted."""
    part = line.deciding or line.parts[0]
    if kind is LineKind.OPEN and part.act is Act.STATES:
        return _STATEMENT
    words = sign.words if sign and sign.words else ""
    if not words:
        span = _LONGEST if kind is LineKind.STACKED else _OPENING
        words = part.sentence.span(part.start, min(part.start + span, part.end))
    return (_FACT if fact else _WHY[kind]).format(words=_short(words))


def _short(words: str) -> str:
    said = words.replace("“", "'").replace("”", "'").replace('"', "'").split()
    cut = " ".join(said[:_LONGEST]).strip(" ,;:–—-?.!")
    return f"{cut} …" if len(said) > _LONGEST else cut
