"""What somebody is after, how they like to be talked with, and what an entry about a person must not hold.

The wordings are in ``wishes.txt``.
"""

import re
from collections.abc import Iterator

from assistant.domain.words import content_words
from assistant.reading.causes import label
from assistant.reading.clauses import low
from assistant.reading.manner import is_heeded
from assistant.reading.patterns import patterns
from assistant.remembering.heard import Heard

FEWEST_WORDS, MOST_WORDS = 3, 45
MOST_OF_A_PREFERENCE = 25
"""Words of a sentence that says how to talk, and not something else besides."""

_SPEECH = patterns("wishes", "assistant.remembering")
_CLAUSE = re.compile(
    r"[,;:]\s+(?:(?:and|but|so)\s+)?|\s+(?:and|but|so|because|although|though)\s+(?=(?:i|we|he|she|they|it|i'm|i'd)\b)"
)
_JOINED = re.compile(r"^(?:and|but|so|also|then|ok|okay),? ", re.IGNORECASE)
_REQUEST = re.compile(r"^(?:(?:and|but|so|ok|okay|also|please),? )*(?:can|could|would|will) you\b")
_CUT = re.compile(
    r",? (?:but|although|though|because|cos|coz|otherwise|even (?:if|though)|since (?:he|she|they|it|i|we))\b"
    r"|(?:,|;| and|,? so) (?=(?:i|we|he|she|they|it|i'm|he's|she's|they're|it's)\b)"
)


def aims(sentence: Heard) -> Iterator[str]:
    """At most one: from where the wish is said to where the sentence says something else."""
    line = low(sentence.text)
    starts = [m.start() for p in _SPEECH["aim"].fits if (m := p.search(line))]
    if not starts or line.rstrip(" \"')").endswith("?"):
        return
    cut = _CUT.search(line, min(starts) + 1)
    text = sentence.text[min(starts) : cut.start() if cut else len(line)].strip(" .!,;:-–")
    if (
        not _any("no-aim", low(text))
        and FEWEST_WORDS <= len(text.split()) <= MOST_WORDS
        and content_words(text)
    ):
        yield text


def preferences(sentence: Heard) -> Iterator[str]:
    """In order; none where the sentence is about words to send or about somebody else."""
    if sentence.is_for_draft or len(sentence.text.split()) > MOST_OF_A_PREFERENCE:
        return
    for begin, end in _clauses(low(sentence.text)):
        clause = sentence.text[begin:end].strip(" .!,;:-–")
        line = low(clause)
        is_question = line.endswith("?") and not _REQUEST.match(line)
        if _prefers(line) and not _any("no-preference", line) and not is_question:
            yield _JOINED.sub("", clause)


def _prefers(line: str) -> bool:
    return _any("prefers", line) or is_heeded(line)


def judges(text: str) -> bool:
    """Whether it says what somebody is like: no entry holds that."""
    return _any("judges", low(text)) or label(text) is not None


def _clauses(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for joint in _CLAUSE.finditer(line):
        yield start, joint.start()
        start = joint.end()
    yield start, len(line)


def _any(name: str, line: str) -> bool:
    return any(pattern.search(line) for pattern in _SPEECH[name].fits)
