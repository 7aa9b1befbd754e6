"""What a coach states of somebody who isn't there, when the coachee told nothing of the kind."""

import re

from evals.scorers import details
from evals.scorers.exchanges import Exchange
from evals.scorers.words import content, phrases, plain

_ROLE = (
    r"your (?:\w+ )?(?:manager|boss|team|rep|colleague|director|customer|client|buyer|champion|coach|partner)"
)
_SUBJECT = re.compile(
    r"^(?:(?:so|and|but|well|honestly|frankly|clearly|typical|obviously|yes|no|right|look|sorry),? )*"
    rf"(?:(?:Mrs?|Ms|Dr)\.? )?(?P<who>(?-i:[A-Z])[\w-]+|he|she|{_ROLE})(?:'s)?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(rf"\b(?:(?:Mrs?|Ms|Dr)\b|{_ROLE})", re.IGNORECASE)
_LEFT_OPEN = re.compile(r"\b(?:may|might|could|would)\b", re.IGNORECASE)


def nobodys_telling(text: str, pair: Exchange) -> bool:
    """A statement about one person of whom it says nothing that was told: the coach's own verdict.

    Not one that gives a day, a number or another name: that is a claim, and another scorer's matter.
    """
    words = plain(text)
    subject = _SUBJECT.match(words)
    if not subject or _LEFT_OPEN.search(words) or _gives_detail(words, subject["who"]):
        return False
    if not _is_somebody(subject["who"], pair):
        return False
    matter = set(content(_OTHERS.sub("", words[subject.end() :])))
    return bool(matter) and not matter & {word for said in pair.before for word in content(said)}


def _is_somebody(who: str, pair: Exchange) -> bool:
    low = who.lower()
    if low in ("he", "she") or low.startswith("your "):
        return True
    names = {name.lower() for name, _ in details.names("\n".join((*pair.before, pair.text)))}
    return low in names and bool(re.search(rf"\b{re.escape(low)}\b", " ".join(pair.before).lower()))


def _gives_detail(words: str, who: str) -> bool:
    others = [name for name, _ in details.names(words) if name.lower() not in who.lower()]
    counted = any(True for _ in details.figures(words)) or any(True for _ in details.number_words(words))
    claimed = phrases("claims").search(words) or phrases("claims_behind").search(words)
    return bool(others or counted or claimed or any(True for _ in details.days(words)))
