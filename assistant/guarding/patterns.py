"""Phrases, kept as text in ``phrases/`` and looked for only where their first word stands.

A file has sections; a section holds one phrase a line. A phrase is an opening and a pattern for what
follows it. The opening is one word, words divided by ``|``, or such alternatives in brackets where
one has several words: ``(he|she|your rep) lacks``; ``NAME`` opens with anybody's name. The rest is a
regular expression over canonical words (see ``tokens``) with single spaces between.

- Indented lines are alternatives that go on from the line above them; an optional word carries its
  own space: ``never (?:really )?``.
- An indented line that begins with ``|`` continues the line above it.
- ``{adv}`` and the like stand for what ``SHORTHAND`` or a line ``{name} = ...`` of the file says.
- A phrase ends where a word ends.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
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
    "{they}": "(?:he|she|they|it|your [a-z'-]+|the [a-z'-]+)",
    "{ing}": "[a-z-]+ing",
    "{be}": "(?:is|was|are|were|be|would be|will be|might be|may be|could be|can be|has been)",
}
NAME = "NAME"
_SECTION = re.compile(r"\[\w+\]")
_END = "(?:(?= )|(?<= ))"


class Match(NamedTuple):
    """Words from ``start`` up to ``end``."""

    start: int
    end: int


class Phrases:
    """A set of phrases, each as a section's top-level entry gives it."""

    def __init__(self, phrases: list[str]) -> None:
        self._by_word: dict[str, list[re.Pattern[str]]] = {}
        for phrase in phrases:
            opening, rest = _divide(phrase)
            whole = f"(?:{opening})" + (f" (?:{rest})" if rest else "") + _END
            pattern = re.compile(whole.replace(NAME, "[a-z'-]+"))
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
        patterns = self._by_word.get(sentence.word(index), [])
        if sentence.names[index : index + 1] == (True,):
            patterns = patterns + self._by_word.get(NAME, [])
        for pattern in patterns:
            match = pattern.match(sentence.line, sentence.place(index))
            if match:
                best = max(best, match.end())
        return Match(index, sentence.index_at(best - 1) + 1) if best else None


@cache
def load(name: str) -> dict[str, Phrases]:
    """The sections of ``phrases/NAME.txt``. Raises ``ValueError`` for a phrase that can't be read."""
    return {section: Phrases(phrases) for section, phrases in _sections(name).items()}


@cache
def searches(name: str) -> dict[str, re.Pattern[str]]:
    """Each section of ``phrases/NAME.txt`` as one pattern, for a line of words and from any of them."""
    joined = {
        section: "|".join(f"(?:{phrase})" for phrase in phrases)
        for section, phrases in _sections(name).items()
    }
    return {section: re.compile(rf"(?<![^ ])(?:{phrases}){_END}") for section, phrases in joined.items()}


def _sections(name: str) -> dict[str, list[str]]:
    text = (files("assistant.guarding") / "phrases" / f"{name}.txt").read_text(encoding="utf-8")
    shorthand = dict(SHORTHAND)
    sections: dict[str, list[str]] = {}
    for block in _blocks(text):
        if _SECTION.fullmatch(block[0]):
            current = sections.setdefault(block[0].strip("[]"), [])
        elif block[0].startswith("{") and "} = " in block[0]:
            short, _, meaning = block[0].partition(" = ")
            known = shorthand.get(short, "(?:)")[3:-1]
            shorthand[short] = f"(?:{known}|{meaning})" if known else f"(?:{meaning})"
        else:
            current.append(_expand(_render(block), shorthand))
    return sections


def _expand(phrase: str, shorthand: dict[str, str]) -> str:
    for short, meaning in shorthand.items():
        phrase = phrase.replace(short, meaning)
    return phrase


def _blocks(text: str) -> list[list[str]]:
    """Each entry with the lines that belong to it, continued lines joined."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if not line.startswith(" "):
            blocks.append([bare])
        elif bare.startswith("|"):
            blocks[-1][-1] += bare
        else:
            blocks[-1].append(line.rstrip())
    return blocks


def _render(block: list[str]) -> str:
    """One regular expression from an entry and its indented alternatives."""
    head, below = block[0].strip(), block[1:]
    if not below:
        return head
    depth = _indent(below[0])
    starts = [i for i, line in enumerate(below) if _indent(line) == depth]
    ends = [*starts[1:], len(below)]
    children = [_render(below[start:end]) for start, end in zip(starts, ends, strict=True)]
    return f"{head}{_gap(head)}(?:{'|'.join(children)})"


def _gap(head: str) -> str:
    """A space before the alternatives, unless the optional word at the end brings its own."""
    if head.endswith("{adv}"):
        return ""
    if not head.endswith((")?", ")*")):
        return " "
    depth, place = 0, len(head) - 1
    while place > 0:
        depth += (head[place] == ")") - (head[place] == "(")
        if head[place] == "(" and depth == 0:
            break
        place -= 1
    return " " if head[place:].startswith("(?: ") else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _divide(phrase: str) -> tuple[str, str]:
    """The opening and the rest."""
    if phrase.startswith("("):
        opening, rest = _bracketed(phrase)
        return opening, rest.removeprefix(" ")
    opening, _, rest = phrase.partition(" ")
    parts = _alternatives(rest)
    if len(parts) > 1 and any(" " in part for part in parts):
        raise ValueError(f"alternatives of several words need brackets: {phrase}")
    return opening, rest


def _bracketed(phrase: str) -> tuple[str, str]:
    depth = 0
    for place, character in enumerate(phrase):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return phrase[1:place].removeprefix("?:"), phrase[place + 1 :]
    raise ValueError(f"unbalanced brackets in phrase: {phrase}")


def _alternatives(text: str) -> list[str]:
    """Split at the bars that stand outside brackets."""
    depth, start, parts = 0, 0, []
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]
