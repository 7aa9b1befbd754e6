"""Names: an invented rep has none of the leader's people's, and nobody real is acted out."""

import re
from collections.abc import Collection

from assistant.domain.words import plain, straight, words
from assistant.reading.lexicon import is_common
from assistant.reading.people import names
from assistant.rehearsing.invented import Cast, Matter
from assistant.rehearsing.patterns import phrases

_ACTING = phrases("acting")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")
_TITLES = re.compile(r"^(?:mr|mrs|ms|dr)$")
_GREETS = (
    r"(?:hi|hey|hello|so|ok|okay|well|thanks|thank you|right|morning|good morning|alright|and|but|listen)"
)
_CALLED = (
    re.compile(rf"^(?:(?i:{_GREETS})[, ]+)?(?P<who>[A-Z][\w'-]+)[,:!?]"),
    re.compile(rf"^(?i:{_GREETS}) (?P<who>[A-Z][\w'-]+)\b"),
    re.compile(r", (?P<who>[A-Z][\w'-]+)[?.!]*$"),
)
_BEFORE_OTHER = (
    r"(?:with|to|from|for|about|of|my|our|like|than|as|and|ask|asked|told|tell|called|named|by|at|saw|met"
    r"|know|knows)"
)
_AFTER_OTHER = (
    r"(?:'s\b| (?:is|was|has|had|said|says|told|tells|thinks|does|did|and i|from|in my|on my|at)\b)"
)


def acts_out(text: str, own: str = "") -> str | None:
    """Whom the coach is asked to play: a name, or words such as "my rep" or "him". None where nobody real.

    ``own``: the invented rep's name, which may be used freely.
    """
    line = plain(text)
    known = {name.lower(): name for name in (*_capitals(text), *_people(text))}
    for request in _ACTING["requests"].patterns:
        for match in request.finditer(line):
            who = match["who"].removesuffix("'s")
            if _ACTING["real"].are(who):
                return who
            if who in known and (who != own.lower() or _ACTING["for-a-rep"].in_(line)):
                return known[who]
    return None


def mentioned(text: str, cast: Cast) -> frozenset[str]:
    """People named in what was typed, in lower case; each name of the cast's that stands in it counts."""
    typed = set(words(text))
    own = {name.lower() for name in cast.names} & typed
    return frozenset(name.lower() for name in _people(text)) | own


def speaks_of_another(text: str, name: str) -> bool:
    """Whether somebody else of this name is spoken of: "Mira told me". "So, Mira" calls the rep."""
    own = re.escape(name.lower())
    line = plain(text)
    return bool(re.search(rf"\b{_BEFORE_OTHER} {own}\b|(?<![,!?] )\b{own}{_AFTER_OTHER}", line))


def called(text: str, own: str) -> str | None:
    """Another name by which the rep is called: "So, Jonas, how was it?"."""
    line = straight(text)
    for pattern in _CALLED:
        if match := pattern.search(line):
            who = match["who"].removesuffix("'s")
            if who.lower() != own.lower() and not is_common(who.lower()) and len(who) > 1:
                return who
    return None


def name_for(matter: Matter, cast: Cast, taken: Collection[str]) -> str:
    """The first that isn't ``taken`` (lower case): of the situation's own names, then of all there are."""
    pool = (*matter.names, *cast.names)
    return next((name for name in pool if name.lower() not in taken), "Rep")


def _capitals(text: str) -> list[str]:
    """Words with a capital that aren't words of the language: a name that no list has may be one of them."""
    return [word for word in _CAPITAL.findall(straight(text)) if not is_common(word.lower())]


def _people(text: str) -> list[str]:
    """Names as typed, without titles."""
    return [name.split()[-1] for name in names([text]) if not _TITLES.match(name.lower())]
