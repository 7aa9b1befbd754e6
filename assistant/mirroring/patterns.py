"""Phrases over canonical words, kept as text in ``phrases/``, one regular expression a line.

A file has sections, ``[name]``; ``#`` begins a comment; ``{name} = a|b`` gives a shorthand for what follows
in the file, and adds to one that exists. Words stand with single spaces between, as ``guarding.tokens``
makes them: ``do not`` for "don't", ``what is`` for "what's". A phrase begins and ends with a word.
"""

import re
from functools import cache
from importlib.resources import files

from assistant.guarding.patterns import SHORTHAND

_SECTION = re.compile(r"\[(\w+)\]")
_END = "(?:(?= )|(?<= ))"


@cache
def searches(name: str) -> dict[str, re.Pattern[str]]:
    """Each section of ``phrases/NAME.txt`` as one pattern. Raises ``re.error`` for one that can't be read."""
    sections: dict[str, list[str]] = {}
    shorthand = dict(SHORTHAND)
    text = (files("assistant.mirroring") / "phrases" / f"{name}.txt").read_text(encoding="utf-8")
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith("#"):
            continue
        if section := _SECTION.fullmatch(line):
            current = sections.setdefault(section[1], [])
        elif line.startswith("{") and "} = " in line:
            short, _, meaning = line.partition(" = ")
            known = f"{shorthand[short]}|" if short in shorthand else ""
            shorthand[short] = f"(?:{known}{_expand(meaning, shorthand)})"
        else:
            current.append(_expand(line, shorthand))
    return {section: _joined(phrases) for section, phrases in sections.items()}


def _joined(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(f"(?<![^ ])(?:{'|'.join(f'(?:{phrase})' for phrase in phrases)}){_END}")


def _expand(phrase: str, shorthand: dict[str, str]) -> str:
    for short, meaning in shorthand.items():
        phrase = phrase.replace(short, meaning)
    return phrase
