"""Who speaks, where a line begins with it: ``Jonas: text``, ``[00:12] Jonas Keller: text``, ``Jonas  0:12``.

A colon alone makes no speaker ("Two things: the demo and the price"). A label is a name where it comes
again, or where it is written like one and no word of every day.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.words import DETERMINERS, PRONOUNS, STOPS
from assistant.mirroring.formats.markup import spoken
from assistant.reading.lexicon import is_common

_TIME = r"[\[(]?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_LEAD = rf"[ \t]*(?:{_TIME}[ \t]*(?:[-–—|][ \t]*)?)?(?:>>+[ \t]*|[-*•–][ \t]+)?(?:\*\*|__)?"
_NAME = r"[^\W\d_][^:\uff1a<>\[\]*?!;\"“”]{0,59}?"
_LABELLED = re.compile(
    rf"{_LEAD}(?P<name>{_NAME})[ \t]*(?:[ \t]{_TIME})?(?:\*\*|__)?[ \t]{{0,4}}[:\uff1a](?!//|\d)(?:\*\*|__)?"
)
_HEADING = re.compile(rf"[ \t]*(?:\[(?P<framed>{_NAME})\]|(?P<name>{_NAME}))[ \t]+{_TIME}[ \t]*")
_FRAMED = re.compile(rf"{_LEAD}[\[(](?P<name>{_NAME})[\])][:\uff1a]?[ \t]+")

_BEGINNING = 120
"""Characters of a line in which a label has to end; it bounds what the patterns can go through."""
MOST_WORDS = 5
"""Words in a name at most."""
_PARTICLES = frozenset("von van der den de del della di da la le el al bin ibn of the und and y zu".split())
_NO_NAMES = frozenset(
    """note notes action actions agenda question questions update ps subject re date time topic topics summary
    next warning tip example todo fyi edit http https www result reminder context background goal outcome
    decision decisions transcript meeting participants attendees recording duration chapter section""".split()
)
_NUMBERED = re.compile(r"[Qq](?:uestion)?[ .]?\d{1,3}")
_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Labelled:
    """``text`` is empty where a name stands on a line of its own."""

    name: str
    text: str

    @property
    def key(self) -> str:
        return same(self.name)


def same(name: str) -> str:
    """What two spellings of one name have in common."""
    return name.casefold()


def labelled(line: str, framed: bool = False) -> Labelled | None:
    """The line as somebody's, if it may be. ``framed``: ``[Jonas] text`` counts as well."""
    if ":" not in line and "\uff1a" not in line and not framed:
        return None
    start = line[:_BEGINNING]
    if len(line) < _BEGINNING and (heading := _HEADING.fullmatch(line)):
        return _fit(heading["framed"] or heading["name"], "")
    found = _LABELLED.match(start) or (_FRAMED.match(start) if framed else None)
    return _fit(found["name"], line[found.end() :]) if found else None


def speakers(lines: Iterable[Labelled]) -> frozenset[str]:
    """Keys of the labels that are names, in a text where ``lines`` may be somebody's."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for line in lines:
        counts[line.key] += 1
        shown.setdefault(line.key, line.name)
    again = {key for key, count in counts.items() if count > 1 and _may_come_again(shown[key])}
    once = {key for key in counts.keys() - again if is_written_as_name(shown[key]) or _is_nobodys_word(key)}
    if len(again) > 1:
        once = {key for key in once if not all(map(is_common, _words(key)))}
    return frozenset(again | once)


def is_written_as_name(label: str) -> bool:
    """Every word has a capital or is a number, but for the small words of names ("van der")."""
    words = _words(label)
    if not words:
        return False
    capital = all(word[0].isupper() or word[0].isdigit() or word.lower() in _PARTICLES for word in words)
    return capital and words[0][0].isupper() and words[0].lower() not in _NO_NAMES


def _is_nobodys_word(key: str) -> bool:
    """ "jonas", "me": one word in small letters that is no word of every day."""
    return " " not in key and (key in PRONOUNS or not is_common(key)) and key not in _NO_NAMES


def _may_come_again(label: str) -> bool:
    words = [word.lower() for word in _words(label)]
    if words[0] in _NO_NAMES:
        return False
    return len(words) == 1 or is_written_as_name(label) or not (set(words) & (STOPS | DETERMINERS))


def _fit(label: str, text: str) -> Labelled | None:
    name = _name(label)
    return Labelled(name, text.strip()) if name else None


# A talk has few speakers and many lines.
@lru_cache(maxsize=256)
def _name(label: str) -> str | None:
    name = spoken(label).strip(" .,-–|")
    words = _words(name)
    if not words or len(words) > MOST_WORDS or _NUMBERED.fullmatch(name):
        return None
    if name.lower() in (STOPS | DETERMINERS) - PRONOUNS and name != "A":
        return None
    return name


def _words(label: str) -> list[str]:
    return _WORDS.findall(label)
