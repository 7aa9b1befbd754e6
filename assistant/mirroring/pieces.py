"""What somebody said in one go, cut into the lines that are read, each with what leads up to it."""

from enum import Enum, auto

from assistant.domain.words import bounded
from assistant.guarding.sentences import split
from assistant.mirroring.line import take
from assistant.mirroring.parts import Act, parts_of


class _Does(Enum):
    ASKS = auto()
    TAGS = auto()
    STATES = auto()


def lines_of(text: str) -> tuple[str, ...]:
    """Pieces in order; with single spaces between they are the text.

    A question, request or order takes the statement right before it along; several in a row are one
    piece, which makes them stacked. Other statements are pieces of their own.
    """
    pieces: list[str] = []
    told: list[str] = []
    asked: list[str] = []
    for sentence in split(text):
        said = " ".join(sentence.split())
        does = _does(said)
        if does is _Does.ASKS or (does is _Does.TAGS and (asked or told)):
            if not asked and told:
                asked = [told.pop()]
                pieces += [" ".join(told)] if told else []
                told = []
            asked.append(said)
            continue
        if asked:
            pieces.append(" ".join(asked))
            asked = []
        if said:
            told.append(said)
    pieces += [" ".join(run) for run in (told, asked) if run]
    return tuple(pieces)


def asks_or_tells(text: str) -> bool:
    """Whether a piece asks, invites, wants something done or fishes for assent; a plain statement doesn't."""
    line = take(bounded(text))
    return bool(line.asking or line.telling or (line.tag and len(line.parts) > 1))


def _does(sentence: str) -> _Does:
    acts = {part.act for part in parts_of(bounded(sentence))}
    if acts == {Act.TAGS} and "?" in sentence:
        return _Does.TAGS
    return _Does.ASKS if asks_or_tells(sentence) else _Does.STATES
