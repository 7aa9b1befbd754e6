"""Word lists and turns of phrase, read once from ``vocabulary.txt`` and ``phrases.txt``."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def vocabulary() -> Mapping[str, frozenset[str]]:
    """Words by the heading they stand under; verbs in their base form. A word may stand under several."""
    return {heading: frozenset(" ".join(lines).split()) for heading, lines in _sections("vocabulary").items()}


@cache
def alternatives(heading: str) -> str:
    """The turns of phrase under a heading, as one regular expression to be put in brackets."""
    return "|".join(_sections("phrases")[heading])


def opening(heading: str) -> re.Pattern[str]:
    """Matches a line of words that opens with one of them."""
    return re.compile(f"^(?:{alternatives(heading)})")


@cache
def _sections(name: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    under: list[str] = []
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            under = found.setdefault(line[1 : line.index("]")], [])
        elif defined := re.fullmatch(r"\{(\w+)\} = (.*)", line):
            names[defined[1]] = defined[2]
        elif line and not line.startswith("#"):
            under.append(re.sub(r"\{(\w+)\}", lambda name: names[name[1]], line))
    return found
