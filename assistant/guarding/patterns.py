"""Phrases, looked for only where their first word stands: a sentence without the word costs nothing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.guarding.parsed import Sentence

_ADVERBS = (
    "really|just|probably|also|always|never|first|definitely|simply|now|then|still|only|both|perhaps|maybe|possibly"
    "|certainly|clearly|absolutely|actually|honestly|surely|obviously|too|ever|already|even|often|usually|sometimes"
    "|all|again|frankly|so|quickly|seriously|strongly|highly|well|soon|very|quite|rather|pretty|completely"
    "|kind of|sort of|a bit|a little|at least"
)
SHORTHAND = {
    "{adv}": f"(?:(?:{_ADVERBS}) )*",
    "{them}": "(?:him|her|them|it|your [a-z'-]+|the [a-z'-]+)",
    "{they}": "(?:he|she|they|it|your [a-z'-]+|the [a-z'-]+)",
    "{ing}": "[a-z-]+ing",
    "{be}": "(?:is|was|are|were|be|would be|will be|might be|may be|could be|can be|has been)",
    "{might}": "(?:might|may|could|can|would|will)",
}


NAME = "NAME"
_END = "(?:(?= )|(?<= ))"
"""A phrase ends where a word does, or after the space when it only looks ahead."""


class Match(NamedTuple):
    """Words from ``start`` up to ``end``."""

    start: int
    end: int


class Phrases:
    """A set of phrases, each an opening and a pattern for what follows it.

    The opening is one word, words divided by ``|``, or such alternatives in brackets where one has
    several words: ``(he|she|your rep) lacks``. The rest is a regular expression over canonical words
    with single spaces between, in which ``{adv}`` and the like stand for what ``SHORTHAND`` says.
    """

    def __init__(self, *phrases: str) -> None:
        self._by_word: dict[str, list[re.Pattern[str]]] = {}
        for phrase in phrases:
            opening, rest = _divide(phrase)
            for short, full in SHORTHAND.items():
                rest = rest.replace(short, full)
            pattern = re.compile(f"(?:{opening})".replace(NAME, "[a-z'-]+") + (f" (?:{rest})" if rest else "") + _END)
            for first in {alternative.split(" ")[0] for alternative in _alternatives(opening)}:
                self._by_word.setdefault(first, []).append(pattern)

    def find(self, sentence: Sentence, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Every place where a phrase begins, from ``start`` up to ``end``."""
        for index in range(start, len(sentence.words) if end is None else end):
            if sentence.words[index] in self._by_word or sentence.names[index]:
                match = self.at(sentence, index)
                if match:
                    yield match

    def first(self, sentence: Sentence, start: int = 0, end: int | None = None) -> Match | None:
        return next(self.find(sentence, start, end), None)

    def at(self, sentence: Sentence, index: int) -> Match | None:
        """The longest phrase that begins at this word."""
        best = 0
        word = NAME if sentence.names[index : index + 1] == (True,) else sentence.word(index)
        for pattern in self._by_word.get(word, ()):
            match = pattern.match(sentence.line, sentence.place(index))
            if match:
                best = max(best, match.end())
        return Match(index, sentence.index_at(best - 1) + 1) if best else None


def _divide(phrase: str) -> tuple[str, str]:
    """The opening and the rest."""
    if not phrase.startswith("("):
        opening, _, rest = phrase.partition(" ")
        parts = _alternatives(rest)
        if len(parts) > 1 and any(" " in part for part in parts):
            raise ValueError(f"alternatives of several words need brackets: {phrase}")
        return opening, rest
    depth = 0
    for place, character in enumerate(phrase):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return phrase[1:place], phrase[place + 2 :]
    raise ValueError(f"unbalanced brackets in phrase: {phrase}")


def _alternatives(opening: str) -> list[str]:
    """Split at the bars that stand outside brackets."""
    depth, start, parts = 0, 0, []
    for place, character in enumerate(opening):
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            parts.append(opening[start:place])
            start = place + 1
    return [*parts, opening[start:]]
