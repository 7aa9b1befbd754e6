"""Advice with a question mark: which action it names, and what such an action is for.

The action isn't handed back. What it would be done for is asked instead, about whoever or whatever was there
before the advice: "the CFO", "the demo", never "a recap".
"""

import re
from collections.abc import Iterator

from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.clauses import Clause, action, statement
from assistant.mirroring.intents.nouns import matter_of, matters
from assistant.mirroring.intents.phrase_ends import DEFINITE
from assistant.mirroring.intents.slots import about, sayable
from assistant.mirroring.intents.trimming import PRONOUNS
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.vocabulary import alternatives, vocabulary
from assistant.mirroring.intents.words import Words, lows
from assistant.reading.lexicon import nouns, singular

_OPENS = re.compile(rf"^(?:(?:{alternatives('suggests')}) )*")
_PRICES = frozenset(
    "price discount fee rate margin deal offer quote contract term pilot bundle payment".split()
)
_SUMS = frozenset("price discount fee rate margin".split())
_HOURS = frozenset(
    "hour minute time slot calendar morning afternoon diary day week admin prospecting".split()
)
_BEFORE_NOUN = frozenset("a an another the your our".split())
_CONTACTS = frozenset(
    "call email mail message visit meeting chat lunch dinner breakfast coffee voicemail text".split()
)
_RECORDS = frozenset(
    "crm note salesforce hubspot spreadsheet log field record dashboard question plan".split()
)
_SHOWN = vocabulary()["shown"]
_JOINING = frozenset("join help support shadow sit attend coach review listen".split())
_LETTING_GO = (
    ("drop",),
    ("walk", "away"),
    ("let", "go"),
    ("let", "it"),
    ("disqualify",),
    ("abandon",),
    ("kill",),
    ("give", "up"),
)


def suggesting(words: Words) -> Iterator[Understood]:
    """What the action that is suggested would be for."""
    act = suggested(words)
    rest = act.rest if act else words
    if "instead" in lows(rest):
        rest = rest[: lows(rest).index("instead")]
    found = _there_before(rest)
    if (
        act
        and act.verb in ("ask", "tell")
        and (asked := next(matters(act.rest), None))
        and asked.words[0] is act.rest[0]
    ):
        found = {"person": sayable(asked.words)} if asked.is_definite else found
    if act and act.verb in ("stop", "quit", "avoid"):
        found = {}
    family = _family(act) if act else _family_of_thing(words)
    if family is Intent.SHAPING and not _is_shown(act.rest if act else words):
        family = None
    if (
        family is Intent.REACHING and act and act.verb == "send" and act.rest[0].is_name
    ):  # she's sent, not reached
        family, found = None, found | ({"person": None} if found["matter"] else {})
    if act is None and family is Intent.SHAPING and "next" in lows(words) and not found["matter"]:
        found["matter"] = _next_one(words)
    yield understood(family or Intent.TRYING, **found)


def _there_before(words: Words) -> dict[str, str | None]:
    """What and whom the action is about; not "calls", which the advice itself may have brought up."""
    found = about(words)
    matter = matter_of(words)
    is_general = matter and matter.words[0].low not in DEFINITE and not matter.is_name and matter.is_plural
    return found | {"matter": None} if is_general else found


def _is_shown(words: Words) -> bool:
    return any(matter.is_event or matter.head in _SHOWN for matter in matters(words))


def suggested(words: Words) -> Clause | None:
    """The action, past the words that make it a suggestion."""
    opening = _OPENS.match(" ".join(lows(words)) + " ")
    start = len(opening.group().split()) if opening else 0
    if start and words[start - 1].low in _BEFORE_NOUN:
        return None
    for at in range(start, min(start + 6, len(words))):
        low = words[at].low
        base = verbs.base_of_gerund(low) or verbs.base_of(low)
        if (
            base is None
            or base == "be"
            or (verbs.is_third(low) and low != base)
            or (low == base and at and words[at - 1].low in ("a", "an", "the", "your", "their", "more"))
        ):
            continue
        if (
            low != base
            or at == start
            or words[at - 1].low in PRONOUNS | {"to"}
            or not statement(words[at - 1 :])
        ):
            return action(words[at:])
    return action(words[start:])


def _family(act: Clause) -> Intent | None:
    spoken = {act.verb, *(singular(low) for low in lows(act.rest))}
    opening = (act.verb, *lows(act.rest[:1]))
    if _asks_in(act):
        return Intent.INVOLVING
    if any(opening[: len(words)] == words for words in _LETTING_GO) and not spoken & _SUMS:
        return Intent.LETTING_GO
    if act.verb in vocabulary()["pricing"] and (spoken - {act.verb}) & _PRICES:
        return Intent.PRICING
    if act.verb in vocabulary()["time"] and spoken & _HOURS:
        return Intent.TIME
    if act.verb in vocabulary()["tracking"] and spoken & _RECORDS:
        return Intent.TRACKING
    somebody = any(
        singular(word.low) in nouns().people or word.is_name or word.is_acronym for word in act.rest
    )
    if act.verb in vocabulary()["preparing"] and act.verb not in ("plan", "price"):
        return Intent.PREPARING
    if (
        act.verb in vocabulary()["finding-out"]
        and opening != ("ask", "for")
        and ("about" in spoken or "what" in spoken or "how" in spoken or not somebody)
    ):
        return Intent.FINDING_OUT
    if act.verb in vocabulary()["involving"] and somebody:
        return Intent.INVOLVING
    if act.verb in vocabulary()["contacting"] | {"ask", "send", "get", "go"} and (
        somebody or spoken & {"him", "her", "them"}
    ):
        return Intent.REACHING
    return Intent.SHAPING if act.verb in vocabulary()["shaping"] else None


def _family_of_thing(words: Words) -> Intent | None:
    """Of "a call", "a shorter demo", where no action is named."""
    heads = [singular(low) for low in lows(words)]
    families = (
        (_CONTACTS, Intent.REACHING),
        (_SUMS, Intent.PRICING),
        (nouns().events | _SHOWN, Intent.SHAPING),
    )
    return next((family for head in heads for known, family in families if head in known), None)


def _next_one(words: Words) -> str | None:
    named = next((w.low for w in words if w.low in nouns().events | _SHOWN), None)
    return f"the next {named}" if named else None


def _asks_in(act: Clause) -> bool:
    """ "Loop in legal", "ask Sanjay to join the meeting"."""
    rest = lows(act.rest)
    if act.verb in ("loop", "pull", "rope", "bring", "get", "call") and "in" in rest[:4]:
        return True
    asked = act.verb in ("ask", "get", "have", "invite", "let")
    return asked and not _JOINING.isdisjoint(rest) and not {"him", "her", "them"} & set(rest[:1])
