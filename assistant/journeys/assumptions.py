"""What a question or a reflection takes for granted: it is put only where that was said.

The things, and how they are said, are in ``assumptions.txt``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.domain.conversation import Conversation
from assistant.domain.words import plain
from assistant.reading.causes import outcome

_NAME = re.compile(r"\[([a-z-]+)\]")
_SHORT = re.compile(r"([a-z]+) = (.+)")
_SAID = "said: "
_UNLESS = "unless: "
_TURNS_TO_ANOTHER = re.compile(
    r"\b(?:next|another|other|second) (?:one|deal|account|tender|customer|client|opportunity)\b"
    r"|\bpipeline\b|\bforecast\b|\bstill open\b|\bstuck\b|\bpending\b"
)
"""A deal that is open is spoken of, after one that has ended."""
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
    said: re.Pattern[str] | None
    """None: nothing has to be said."""
    unless: frozenset[str]
    """How a deal may not have ended for it: ``lost``, ``won``."""


def known(conversation: Conversation) -> Callable[[str], bool]:
    """Tells of a question whether all it takes for granted was said; of a number, if it was asked for.

    Of a deal that has ended, nothing is asked that takes it to be open, or to have ended the other way.
    """
    told = plain(" ".join(conversation.said))
    ended = outcome(conversation.said)
    if ended and _TURNS_TO_ANOTHER.search(plain(conversation.last_said)):
        ended = None
    unsaid = [a.assumes for a in assumptions() if ended in a.unless or (a.said and not a.said.search(told))]
    if not _NUMBER_ASKED.search(f"{told} {plain(conversation.last_reply)}"):
        unsaid.append(_NUMBER_GIVEN)

    def holds(text: str) -> bool:
        asked = plain(text)
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
    unless = [line.removeprefix(_UNLESS) for line in lines if line.startswith(_UNLESS)]
    assumes = [line for line in lines if not line.startswith((_SAID, _UNLESS))]
    return Assumption(
        name,
        assumes=re.compile(rf"(?<!\w)(?:{'|'.join(assumes)})(?!\w)"),
        said=re.compile(rf"(?<!\w)(?:{_spelt_out('|'.join(said), shorts)})") if said else None,
        unless=frozenset(result for line in unless for result in line.split(", ")),
    )


def _spelt_out(expression: str, shorts: dict[str, str]) -> str:
    for short, long in shorts.items():
        expression = expression.replace(f"{{{short}}}", long)
    return expression
