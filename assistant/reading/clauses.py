"""A message taken apart into clauses, with what the joints say about which led to which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.domain.words import MOST_CHARACTERS, MOST_IN_A_WORD
from assistant.reading.patterns import patterns

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*[.!?]*")
_LONG_WORD = re.compile(rf"\S{{{MOST_IN_A_WORD}}}")


class Link(StrEnum):
    """What a joint says, the strongest first: where two meet, as in ", because", that one counts."""

    GIVES = "gives"
    """The clause after it is a cause."""
    TAKES = "takes"
    """The clause before it is a cause."""
    MAY_GIVE = "may-give"
    """The clause after it is a cause if it can be one."""
    PARTS = "parts"
    STARTS = "starts"
    """A sentence begins."""


@dataclass(frozen=True, slots=True)
class Clause:
    """``words`` are the text from ``start`` to ``end``, in lower case with straight quotes."""

    start: int
    end: int
    words: str
    link: Link
    joint: str
    """What stands at the joint before it, such as ", so"."""
    sentence: int
    asks: bool
    """Its sentence ends in a question mark."""


def clauses(text: str) -> list[Clause]:
    """The clauses of one message, oldest first; what is longer than anybody speaks is left unread.

    >>> [(c.link.value, c.words) for c in clauses("We lost it, because the CFO left.")]
    [('starts', 'we lost it'), ('gives', 'the cfo left')]
    """
    line = low(text[:MOST_CHARACTERS])
    found: list[Clause] = []
    for number, sentence in enumerate(_SENTENCE.finditer(line)):
        if not _LONG_WORD.search(sentence[0]):
            found += _apart(line, sentence.start(), sentence.end(), number)
    return found


def low(text: str) -> str:
    """``text`` in lower case with straight quotes, as long as it was.

    >>> low("It’s İ") == "it's İ"
    True
    """
    straight = text.translate(_STRAIGHT)
    small = straight.lower()
    if len(small) == len(straight):
        return small
    # A few capitals become two letters, and then no place in it would be a place in the text.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in straight)


def _apart(line: str, begin: int, stop: int, number: int) -> Iterator[Clause]:
    asks = "?" in line[max(begin, stop - 3) : stop]
    link, joint, at = Link.STARTS, "", begin
    order = list(Link)
    for match in [*_joints().finditer(line, begin, stop), None]:
        end = match.start() if match else stop
        first, last = _trimmed(line, at, end)
        if first < last:
            yield Clause(first, last, line[first:last], link, joint, number, asks)
            link, joint = Link.PARTS, ""
        if match:
            here = Link((match.lastgroup or "").replace("_", "-"))
            link, joint = min(link, here, key=order.index), f"{joint}{match[0]}"
            at = match.end()
    if link is Link.TAKES:
        # "…, end of story": nothing follows, and yet it says what the clause before it was.
        yield Clause(stop, stop, "", link, joint, number, asks)


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (line[start].isalnum() or line[start] in "'£$€"):
        start += 1
    while end > start and not (line[end - 1].isalnum() or line[end - 1] in "'%"):
        end -= 1
    return start, end


@cache
def _joints() -> re.Pattern[str]:
    speech = patterns("cause-links")
    kinds = (Link.GIVES, Link.TAKES, Link.MAY_GIVE, Link.PARTS)
    return re.compile(
        "|".join(
            f"(?P<{kind.replace('-', '_')}>{'|'.join(p.pattern for p in speech[kind].fits)})"
            for kind in kinds
        )
    )
