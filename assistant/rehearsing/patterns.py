"""Patterns of speech as data: ``phrases/NAME.txt``, one regular expression a line, read once.

``word = expression`` gives what ``{word}`` stands for in the lines after it; ``[name]`` begins a section;
``#`` begins a comment. They are matched against plain text: lower case, straight quotes, single spaces.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.domain.words import plain

_SECTION = re.compile(r"\[([a-z-]+)\]")
_SHORT = re.compile(r"([a-z-]+) = (.+)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """One section."""

    patterns: tuple[re.Pattern[str], ...]

    def in_(self, text: str) -> bool:
        line = plain(text)
        return any(pattern.search(line) for pattern in self.patterns)

    def are(self, text: str) -> bool:
        """Whether one of them is all of the text."""
        line = plain(text)
        return any(pattern.fullmatch(line) for pattern in self.patterns)


@cache
def phrases(name: str) -> Mapping[str, Phrases]:
    """The sections of a file. Raises ``re.error`` where a line can't be read."""
    shorts: dict[str, str] = {}
    sections: dict[str, list[re.Pattern[str]]] = {}
    under: list[re.Pattern[str]] = []
    text = files("assistant.rehearsing").joinpath("phrases", f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        for short, long in shorts.items():
            line = line.replace(f"{{{short}}}", f"(?:{long})")
        if section := _SECTION.fullmatch(line):
            under = sections.setdefault(section[1], [])
        elif short_form := _SHORT.fullmatch(line):
            shorts[short_form[1]] = short_form[2]
        else:
            under.append(re.compile(line))
    return {name: Phrases(tuple(lines)) for name, lines in sections.items()}
