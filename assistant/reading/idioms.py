"""Figures of speech taken out of a message before one looks for what it is about."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from assistant.domain.words import straight_lines

_WORD = re.compile(r"\w+")
_MARK = " ; "
"""What is put in its place: a mark, so that no phrase reaches across."""


def without_idioms(text: str) -> str:
    """``text`` with straight quotes, and without "the big deal" or "no question"."""
    line = straight_lines(text)
    by_word = _by_word()
    for word in sorted(by_word.keys() & set(_WORD.findall(line.lower()))):
        for expression in by_word[word]:
            line = expression.sub(_MARK, line)
    return line


@cache
def _by_word() -> Mapping[str, Sequence[re.Pattern[str]]]:
    """The expressions of ``idioms.txt`` by a word that must be there."""
    by_word: dict[str, list[re.Pattern[str]]] = {}
    text = files("assistant.reading.patterns").joinpath("idioms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            words, expression = line.split(" = ", 1)
            compiled = re.compile(expression, re.IGNORECASE)
            for word in words.split():
                by_word.setdefault(word, []).append(compiled)
    return by_word
