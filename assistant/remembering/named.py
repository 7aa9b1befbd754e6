"""People and deals that somebody names: a person by the role in which they were mentioned, and no more.

Nothing of what a person is like, does or has; nobody of the family, who isn't spoken of at work.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.reading.deals import deal
from assistant.reading.people import names
from assistant.remembering.heard import Heard

ONE_TO_ONE = "1:1"

_RANKS = "new junior senior deputy regional key inside outside field other direct"
_FIELDS = (
    "sales account purchasing procurement it finance marketing operations project product partner channel"
    " solution solutions technical commercial country area presales legal hr plant category team"
)
_ROLES = (
    "rep ae sdr bdr am csm se executive seller salesman saleswoman salesperson colleague coworker co-worker"
    " teammate peer report lead leader manager boss director vp svp evp ceo cfo cio cto coo cmo cro ciso cpo"
    " md champion sponsor buyer contact customer client prospect coach mentor mentee intern trainee"
    " apprentice hire engineer architect consultant assistant lawyer analyst controller partner"
    " distributor reseller competitor founder owner president trainer gatekeeper decision-maker stakeholder"
    " purchaser recruiter planner"
)
_DEPARTMENTS = (
    "procurement purchasing finance legal marketing presales operations ops sales product support engineering"
    " logistics security accounting"
)


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_ROLE = (
    rf"(?:{_any_of(_RANKS)} )*(?:(?:{_any_of(_FIELDS)}|customer success) )?"
    rf"(?:{_any_of(_ROLES)}|head of (?:it|hr|\w{{3,}}(?: operations)?))"
)
_WHOSE = r"(?i:(?P<whose>one of my|one of our|my|our|their|the|an?|his|her) (?:[a-z]+ )??)"
"""With one more word at most, which is left out: "my lazy rep" is "my rep"."""
_CAPITAL = r"[A-ZÀ-Þ][\w'&.-]*[\w]"
_PLACE = (
    rf"(?P<place> (?:at|from|of|in) (?:the )?(?:{_CAPITAL}(?: {_CAPITAL}){{0,2}}|{_any_of(_DEPARTMENTS)}\b))?"
)
_KEPT = frozenset({"my", "our", "their", "the"})
_MEETING = r"(?i:1:1s?|1-1|121|1on1|one[- ](?:on|to)[- ]one)(?: [^.;,]{1,25})?"
_JOINTS = re.compile(r"[,;]| (?:and|or|but|plus) ")
_SMALL = re.compile(r"^(?:the|a|an|my|our|their|his|her|your|this|that) ")
_GENERAL = frozenset("deal account renewal contract opportunity project tender pilot order".split())


@dataclass(frozen=True, slots=True)
class Named:
    key: str
    """The same for the same person or deal."""
    text: str
    turn: int


def people(sentences: Sequence[Heard], said: Sequence[str], never: frozenset[str]) -> Iterator[Named]:
    """Each with the role that was said first. ``said``: whole messages; ``never``: names to leave out."""
    for name in names(said):
        key = person_key(name)
        told = [sentence for sentence in sentences if _holds(name, sentence.text)]
        if not told or key in never:
            continue
        roles = [(role, sentence) for sentence in told if (role := _role(name, sentence.text))]
        # A role goes before a mere meeting, whichever came first.
        role, sentence = min(roles, key=lambda found: found[0] == ONE_TO_ONE, default=("", told[0]))
        yield Named(key, f"{name}, {role}" if role else name, sentence.turn)


def deals(sentences: Sequence[Heard], said: Sequence[str]) -> Iterator[Named]:
    """Each once, by the first words that name it."""
    persons = frozenset(names(said))
    seen: dict[str, Named] = {}
    for sentence in sentences:
        for part in (*_JOINTS.split(sentence.text), sentence.text):
            if found := deal([part], persons):
                seen.setdefault(deal_key(found), Named(deal_key(found), found, sentence.turn))
    yield from seen.values()


def person_key(text: str) -> str:
    """
    >>> person_key("Jonas, my rep") == person_key("jonas")
    True
    """
    return text.partition(",")[0].strip().lower()


def deal_key(text: str) -> str:
    """
    >>> deal_key("the Acme renewal") == deal_key("the Acme deal")
    True
    """
    inside = [word for word in _SMALL.sub("", text.lower()).split() if word not in _GENERAL]
    return " ".join(inside)


def names_somebody(text: str, persons: Sequence[str]) -> bool:
    """Whether it holds one of the names, or a word that stands for one person."""
    return names_any(text, persons) or bool(
        re.search(r"\b(?:he|she|him|her|his|hers|he's|she's)\b", text, re.IGNORECASE)
    )


def names_any(text: str, persons: Iterable[str]) -> bool:
    return any(_holds(name, text) for name in persons)


def _holds(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?:'s|')?(?!\w)", text, re.IGNORECASE) is not None


def _role(name: str, text: str) -> str | None:
    """ "my new AE", "CFO at Contoso", "from procurement" or "1:1"; None where nothing of it is said."""
    who = rf"(?<!\w)(?i:{re.escape(name)})(?: {_CAPITAL})?(?!\w)"
    for form in (
        rf"{_WHOSE}(?i:(?P<role>{_ROLE})(?P<many>s?)){_PLACE}(?:,| -|:)?(?: (?i:is|called|named))? {who}",
        rf"{who}(?:'s|,| -|:| \(| (?i:is|who is|who's|as))? ?{_WHOSE}?"
        rf"(?i:(?P<role>{_ROLE})(?P<many>s?))(?![\w'-]){_PLACE}",
    ):
        if found := re.search(form, text):
            return _shown(found)
    if (found := re.search(rf"{who}{_PLACE}", text)) and found["place"]:
        return found["place"].strip()
    return ONE_TO_ONE if re.search(rf"{_MEETING} (?i:with) {who}", text) else None


def _shown(found: re.Match[str]) -> str:
    whose = (found["whose"] or "").lower().removeprefix("one of ")
    kept = [whose] if whose in _KEPT else []
    of = ["one of", *(kept or ["the"])] if found["many"] else kept
    return " ".join([*of, found["role"] + found["many"].lower()]) + (found["place"] or "")
