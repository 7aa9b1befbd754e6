"""What a question takes for granted: it is asked only where that was said.

The things, and how they are said, are in ``assumptions.txt``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.domain.conversation import Conversation
from assistant.domain.words import plain

_NAME = re.compile(r"\[([a-z-]+)\]")
_SHORT = re.compile(r"([a-z]+) = (.+)")
_SAID = "said: "
_NUMBER_GIVEN = re.compile(
    r"\b(?:whatever|that) number\b|(?<!which )(?<!what )(?<!on which )\bpoints\b|\b(?:half a|one) point\b"
    r"|above (?:zero|nought)|\bas high as\b|\byour score\b|\bthe lowest number\b"
)
_NUMBER_ASKED = re.compile(r"scale|nought|zero|out of ten|one to ten")


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that questions take for granted."""

    name: str
    assumes: re.Pattern[str]
    said: re.Pattern[str]


def known(conversation: Conversation) -> Callable[[str], bool]:
    """Tells of a question whether all it takes for granted was said; of a number, if it was asked for."""
    told = plain(" ".join(conversation.said))
    unsaid = [a.assumes for a in assumptions() if not a.said.search(told)]
    if not _NUMBER_ASKED.search(f"{told} {plain(conversation.last_reply)}"):
        unsaid.append(_NUMBER_GIVEN)

    def holds(question: str) -> bool:
        asked = plain(question)
        return not any(assumes.search(asked) for assumes in unsaid)

    return holds


@cache
def assumptions() -> tuple[Assumption, ...]:
    """All that ``assumptions.txt`` names, in its order."""
    text = files("assistant.journeys").joinpath("assumptions.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    shorts = {short[1]: short[2] for line in lines if (short := _SHORT.fullmatch(line))}
    under: dict[str, list[str]] = {}
    for line in lines:
        if heading := _NAME.fullmatch(line):
            under[heading[1]] = []
        elif under:
            list(under.values())[-1].append(line)
    return tuple(_assumption(name, kept, shorts) for name, kept in under.items())


def _assumption(name: str, lines: list[str], shorts: dict[str, str]) -> Assumption:
    said = [line.removeprefix(_SAID) for line in lines if line.startswith(_SAID)]
    assumes = [line for line in lines if not line.startswith(_SAID)]
    return Assumption(
        name,
        assumes=re.compile(rf"(?<!\w)(?:{'|'.join(assumes)})(?!\w)"),
        said=re.compile(rf"(?<!\w)(?:{_spelt_out('|'.join(said), shorts)})"),
    )


def _spelt_out(expression: str, shorts: dict[str, str]) -> str:
    for short, long in shorts.items():
        expression = expression.replace(f"{{{short}}}", long)
    return expression
