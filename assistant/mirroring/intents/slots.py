"""Turning an action or a statement of the line to the form that a question needs."""

from assistant.domain.words import PREPOSITIONS
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.clauses import Clause, action, statement
from assistant.mirroring.intents.nouns import matter_of, person_of
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import Word, Words, lows, say

MOST_IN_ACTION = 11
_UNSAYABLE = frozenset('? ! ; : … " ( ) [ ] { } # @ \\ | < > = *'.split())
_NOTHING = frozenset(
    "it that this so them those these one something anything nothing everything stuff things".split()
)
_SURE = {"anybody": "somebody", "anyone": "someone", "anything": "something", "any": "some"}
_PHASES = frozenset("stop start keep continue begin".split())
_EMPTY = frozenset("do get have make be go give take".split())


def sayable(words: Words, most: int = MOST_IN_ACTION) -> str | None:
    """The words as text, unless they are too many or hold what no question should."""
    text = say(words)
    if (
        not words
        or len(words) > most
        or any(mark in text for mark in _UNSAYABLE)
        or "http" in text
        or "www" in text
    ):
        return None
    return text


def is_fault(clause: Clause) -> bool:
    """What nobody would say of himself: "miss", "give up"."""
    phrasal = "-".join((clause.verb, *lows(clause.rest[:1])))
    return clause.verb in vocabulary()["faults"] or phrasal in vocabulary()["phrasal-faults"]


def doing(clause: Clause | None) -> str | None:
    """ "sending the proposal"; None where the action says nothing ("doing it") or ends in the air."""
    if not _says_something(clause):
        return None
    assert clause is not None
    if clause.verb in _PHASES and clause.rest and verbs.base_of_gerund(clause.rest[0].low):
        return (
            None
            if clause.verb == "stop"
            else doing(Clause((), "", verbs.base_of(clause.rest[0].low) or "", clause.rest[1:]))
        )
    rest = sayable(_affirmed(clause.rest) if clause.negated else clause.rest)
    return f"{verbs.gerund(clause.verb)} {rest or ''}".strip() if rest or not clause.rest else None


def to_do(clause: Clause | None) -> str | None:
    """ "send the proposal" """
    if not _says_something(clause):
        return None
    assert clause is not None
    rest = sayable(clause.rest)
    return f"{clause.verb} {rest or ''}".strip() if rest or not clause.rest else None


def _affirmed(words: Words) -> Words:
    """ "Anything" as "something"."""
    return tuple(Word(_SURE[w.low], _SURE[w.low]) if w.low in _SURE else w for w in words)


def did(clause: Clause | None) -> str | None:
    """ "you discounted", for after "when"."""
    if clause is None or not clause.subject or not _says_something(clause):
        return None
    rest = sayable(clause.rest)
    if clause.rest and not rest:
        return None
    if clause.verb == "be":
        return None
    return f"{say(clause.subject)} {verbs.past(clause.verb)} {rest or ''}".strip()


def whether(clause: Clause | None) -> str | None:
    """ "she has replied", for after "whether"."""
    if clause is None or not clause.subject or clause.aux == "must" or not _says_something(clause):
        return None
    told = clause.statement()
    if not _SURE.keys().isdisjoint(lows(clause.rest)):
        return None
    if {"you", "your", "me", "my"} & set(lows(clause.rest)) and not clause.of_you:
        return None
    return sayable(_affirmed(told), MOST_IN_ACTION + 3)


def when(words: Words) -> str | None:
    """ "He mentioned the competitor", of "... when he mentioned the competitor"; what is past only."""
    at = next((i for i, word in enumerate(words) if word.low == "when" and i), None)
    clause = statement(words[at + 1 :]) if at else None
    if clause is None or clause.tense != "past" or clause.aux or clause.who in ("i", "we"):
        return None
    return None if is_fault(clause) else did(clause)


def happens(clause: Clause) -> str | None:
    """ "they sign", for after "before"."""
    if not clause.subject:
        return None
    verb, rest = clause.verb, clause.rest
    if verb == "be":
        act = inner_action(clause)
        if act is None:
            return sayable(clause.statement()) if clause.aux in ("is", "are") and rest else None
        verb, rest = act.verb, act.rest
    plain = Clause(clause.subject, "", verb, rest, tense="present")
    return sayable(plain.statement())


def inner_action(clause: Clause) -> Clause | None:
    """The action of "you are working on it", "you were able to reach her"."""
    rest = clause.rest
    if clause.verb == "be" and rest and (base := verbs.base_of_gerund(rest[0].low)) and base != "be":
        return Clause(clause.subject, "", base, rest[1:])
    return None


def about(words: Words) -> dict[str, str | None]:
    """What and whom the words are about, as slots."""
    matter, person = matter_of(words), person_of(words)
    return {
        "matter": sayable(matter.words) if matter else None,
        "person": sayable(person.words) if person else None,
    }


def felt(words: Words) -> dict[str, str | None]:
    """What a feeling is about: an action, a thing, or somebody; not what was lost or done to somebody."""
    found = about(words)
    at = next((i for i, word in enumerate(words) if verbs.base_of_gerund(word.low)), None)
    act = action(words[at:]) if at is not None else None
    if act is None or (found["matter"] and act.verb in vocabulary()["results"] | vocabulary()["faults"]):
        return found
    if act.verb in vocabulary()["results"] | vocabulary()["faults"]:
        return {}
    told = doing(act)
    return {"doing": told} if told and act.rest else found


def said_of(words: Words) -> Clause | None:
    """The statement that the words make, past a "that"."""
    if lows(words[:1]) == ("that",) and statement(words) is None:
        words = words[1:]
    return statement(words)


def _says_something(clause: Clause | None) -> bool:
    if clause is None or not clause.verb:
        return False
    rest = lows(clause.rest)
    is_vague = bool(rest) and (rest[0] in ("all", "every", "this", "that") or rest[0] in PREPOSITIONS)
    if clause.verb == "do" and is_vague and matter_of(clause.rest) is None:
        return False
    return not (clause.verb in _EMPTY and all(low in _NOTHING for low in rest))
