"""Wordings as data: the text files beside this module, in the form of ``assistant.reading.patterns``."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from assistant.reading.patterns import Speech

_HEADING = re.compile(r"\[([a-z-]+)\]")
_SHORT = re.compile(r"([a-z-]+) = (.+)")


@cache
def wordings(name: str) -> Mapping[str, Speech]:
    """All that ``name.txt`` tells apart. Raises ``re.error`` where an expression can't be read."""
    shorts: dict[str, str] = {}
    fits: dict[str, list[re.Pattern[str]]] = {}
    rules_out: dict[str, list[re.Pattern[str]]] = {}
    under = ""
    for line in files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if heading := _HEADING.match(line):
            under = heading[1]
            fits[under], rules_out[under] = [], []
        elif not under and (short := _SHORT.fullmatch(line)):
            shorts[short[1]] = _filled(short[2], shorts)
        elif line.startswith("not "):
            rules_out[under].append(re.compile(_filled(line[4:], shorts)))
        else:
            fits[under].append(re.compile(_filled(line, shorts)))
    return {name: Speech(tuple(found), tuple(rules_out[name])) for name, found in fits.items()}


def _filled(expression: str, shorts: Mapping[str, str]) -> str:
    for short, long in shorts.items():
        expression = expression.replace(f"{{{short}}}", long)
    return expression
