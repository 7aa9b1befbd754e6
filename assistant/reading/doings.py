"""What others did, by how the clause is built: somebody or something, then a verb in the past.

A list of adverse verbs never ends, so this one is of the verbs that tell nothing by themselves: people meet,
say and send things whatever the result. It is for clauses that tell no result of their own.
"""

import re

from assistant.domain.words import AUXILIARIES, DETERMINERS
from assistant.reading.lexicon import nouns, singular, verbs
from assistant.reading.patterns import patterns

MOST_BEFORE = 6
"""Words of a subject that is read."""
FEWEST_AFTER = 2
"""Words that follow the verb where the subject is only "they"."""
_SPEECH = patterns("doings")
_WORD = re.compile(r"[\w'-]+")
_PRONOUNS = frozenset("they he she".split())
_HAD = frozenset(("had", "has", "have"))
_NO_PARTY = frozenset("thing process rest whole decision way date time day week month year".split())
_OWN = frozenset("i we you it that this there these those nobody somebody someone nothing everything".split())


def others_did(words: str) -> bool:
    """Whether a clause, in lower case with straight quotes, tells of such a thing."""
    found = _WORD.findall(words)
    if _denies(found):
        return True
    place = next((n for n, word in enumerate(found[: MOST_BEFORE + 1]) if n and is_past(word)), None)
    if place is None or found[0] in _OWN or _SPEECH["nothing-by-itself"](" ".join(found[place:])):
        return False
    if any(word in AUXILIARIES - _HAD for word in found[:place]):
        # "the proposal was submitted": nobody is said to have done it.
        return False
    subject = [word for word in found[:place] if not word.endswith("ly") and not _SPEECH["between"](word)]
    if subject and subject[0] in _PRONOUNS:
        return len(subject) == 1 and len(found) - place > FEWEST_AFTER
    return bool(subject) and _is_somebody(subject)


def left_undone(words: str) -> bool:
    """Whether a clause tells what the speaker didn't do, or always does: "I didn't dare to ask"."""
    return _SPEECH["own-undone"](words) or _SPEECH["own-habit"](words)


def _denies(found: list[str]) -> bool:
    """What a party to it can't, won't or didn't do: "our product can't do night shifts"."""
    place = next(
        (n for n, word in enumerate(found[: MOST_BEFORE + 1]) if n and _SPEECH["negated"](word)), None
    )
    if place is None or found[0] in _OWN or found[0] in _PRONOUNS:
        return False
    return not _SPEECH["nothing-undone"](" ".join(found[place + 1 :])) and _is_somebody(found[:place])


def is_past(word: str) -> bool:
    """As "changed", "threw" and "reset" are; not "has" or "wants"."""
    if word in nouns().every or _SPEECH["no-verb"](word):
        return False
    if word.endswith("ed") and len(word) > len("need"):
        return True
    return (word in verbs().finite and not word.endswith("s")) or _SPEECH["past-too"](word)


def _is_somebody(subject: list[str]) -> bool:
    """A party to the deal, or anything that is said to be theirs or ours."""
    head = singular(subject[-1].removesuffix("'s"))
    if subject[0] in ("my", "our", "their", "his", "her"):
        return True
    is_party = head in nouns().people or _SPEECH["party"](" ".join(subject))
    is_things = subject[-1] in nouns().bare_plurals or (subject[-1] != head and head in nouns().every)
    return is_party or is_things or (subject[0] in DETERMINERS and head not in nouns().events | _NO_PARTY)
