"""Patterns of speech as data: text files of regular expressions, read once.

A file holds ``word = expression`` for what ``{word}`` stands for, ``[name]`` for each thing that a
message may be, and under it one expression a line. A line that begins with ``not`` rules out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.domain.words import plain

_NAME = re.compile(r"\[([a-z-]+)\]")
_SHORT = re.compile(r"([a-z-]+) = (.+)")


@dataclass(frozen=True, slots=True)
class Speech:
    """One thing that a message may be."""

    fits: tuple[re.Pattern[str], ...]
    rules_out: tuple[re.Pattern[str], ...] = ()

    def __call__(self, text: str) -> bool:
        return next(self.found(text), None) is not None

    def found(self, text: str) -> Iterator[str]:
        """What fits, in the order of the lines: the line's group where it has one, else all of it."""
        line = plain(text)
        if any(p.search(line) for p in self.rules_out):
            return
        for pattern in self.fits:
            for match in pattern.finditer(line):
                yield next((g for g in match.groups() if g), match[0]).strip()


@cache
def patterns(name: str, room: str = __name__) -> Mapping[str, Speech]:
    """All that the file ``name.txt`` in a package tells apart; without ``room``, beside this module.

    Raises ``re.error`` where an expression can't be read.
    """
    shorts: dict[str, str] = {}
    lines: dict[str, list[str]] = {}
    under = ""
    for line in files(room).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if heading := _NAME.match(line):
            under = heading[1]
            lines[under] = []
        elif not under and (short := _SHORT.fullmatch(line)):
            shorts[f"{{{short[1]}}}"] = _filled(short[2], shorts)
        else:
            lines[under].append(line)
    return {name: _speech(kept, shorts) for name, kept in lines.items()}


def _speech(lines: list[str], shorts: Mapping[str, str]) -> Speech:
    fits: list[re.Pattern[str]] = []
    rules_out: list[re.Pattern[str]] = []
    for line in lines:
        kept, expression = (rules_out, line[4:]) if line.startswith("not ") else (fits, line)
        kept.append(re.compile(_filled(expression, shorts)))
    return Speech(tuple(fits), tuple(rules_out))


def _filled(expression: str, shorts: Mapping[str, str]) -> str:
    for short, long in shorts.items():
        expression = expression.replace(short, long)
    return expression
