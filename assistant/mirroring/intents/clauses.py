"""A question or a statement taken apart: what is asked with, of whom, which verb, and the rest.

A shallow reader: an auxiliary before its subject makes a yes-or-no question, a finite verb behind its subject
a statement. Where it isn't sure it returns nothing, for a question without the line's words is better than
one with half of them.
"""

from dataclasses import dataclass, replace

from assistant.domain.words import PREPOSITIONS
from assistant.guarding.parsed import AUX, WH
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.phrase_ends import TIMES, end_of_phrase
from assistant.mirroring.intents.trimming import DROPPED, PRONOUNS, trimmed
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import Word, Words, lows
from assistant.reading.lexicon import nouns, qualities

_DO = frozenset("do does did".split())
_HAVE = frozenset("have has had".split())
_BE = frozenset("is are am was were".split())
_POINTING = frozenset("this that these those".split())
_WITH_PRONOUN = frozenset("guys all both two folks lot".split())
_LAST = frozenset("last first".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """``wh``: the words asked with; empty where yes or no is asked. ``aux``: empty in "you sent it"."""

    subject: Words
    aux: str
    verb: str
    """In its base form; "be" where there is no other."""
    rest: Words
    """What follows the verb, as far as it belongs to it; after "be", what is said of the subject."""
    wh: Words = ()
    negated: bool = False
    tense: str = "present"
    """``present``, ``past``, ``perfect``, ``future`` or ``modal``."""

    @property
    def of_you(self) -> bool:
        return bool(self.subject) and self.subject[0].low == "you"

    @property
    def of_pronoun(self) -> bool:
        return len(self.subject) == 1 and self.subject[0].low in PRONOUNS

    @property
    def who(self) -> str:
        """The subject's first word, in lower case."""
        return self.subject[0].low if self.subject else ""

    def statement(self, keeps_not: bool = False) -> Words:
        """ "Did she reply" as "she replied"; "didn't she reply" too, unless its "not" is kept."""
        if keeps_not and self.negated and self.aux:
            first = (Word(self.aux, self.aux), Word("not", "not"))
            form = verbs.participle(self.verb) if self.aux in _HAVE else self.verb
            verb = () if self.verb == "be" and self.aux in _BE else (Word(form, form),)
            return (*self.subject, *first, *verb, *self.rest)
        return (*self.subject, *_finite(self), *self.rest)


def _finite(clause: Clause) -> Words:
    verb = clause.verb
    if clause.aux in _DO or not clause.aux:
        if verb == "be":
            return (Word(clause.aux or "is", clause.aux or "is"),)
        text = verbs.past(verb) if clause.tense == "past" else verb
        if clause.tense == "present" and _is_third_person(clause.subject):
            text = verbs.third(verb)
        return (Word(text, text),)
    first = Word(clause.aux, clause.aux)
    if verb == "be" and clause.aux in _BE:
        return (first,)
    form = verbs.participle(verb) if clause.aux in _HAVE else verb
    return (first, Word(form, form))


def _is_third_person(subject: Words) -> bool:
    first, last = subject[0].low, subject[-1].low
    if first in ("i", "you", "we", "they", "these", "those") or "and" in lows(subject):
        return False
    is_plural = last.endswith("s") and not last.endswith("ss") and last not in nouns().every
    return not is_plural or subject[-1].is_name


def question(words: Words) -> Clause | None:
    """The clause of a question that begins with the first word: "Did she reply", "How many did you make"."""
    wh: Words = ()
    at = 0
    if words and (
        words[0].low in WH or (words[0].low in PREPOSITIONS and lows(words[1:2]) and words[1].low in WH)
    ):
        at = next((i for i, word in enumerate(words[1:8], 1) if word.low in AUX), 0)
        if not at or any(word.low in PRONOUNS - _POINTING for word in words[1:at]):
            return None
        wh = words[:at]
    if at >= len(words) or words[at].low not in AUX:
        return None
    aux = words[at].low
    start = at + 1
    negated = lows(words[start : start + 1]) == ("not",)
    start += negated
    subject_end = _end_of_subject(words, start, aux)
    if subject_end is None:
        return _asked_of_subject(words, wh, aux, at) if wh else None
    subject_end += lows(words[subject_end : subject_end + 1]) == ("'s",)  # "the team at Harvey's"
    subject = words[start:subject_end]
    found = _predicate(words[subject_end:], aux)
    if found is None and wh and aux in _BE and subject_end == len(words):
        found = Clause((), aux, "be", (), tense="past" if aux in ("was", "were") else "present")
    if found is None:
        return None
    return replace(found, subject=subject, wh=wh, negated=negated or found.negated)


def _asked_of_subject(words: Words, wh: Words, aux: str, at: int) -> Clause | None:
    """ "Who is coming to the demo": there is no subject but the one asked for."""
    found = _predicate(words[at + 1 :], aux)
    return replace(found, wh=wh) if found else None


def statement(words: Words) -> Clause | None:
    """The clause of a statement that begins with its subject: "you sent it", "the demo was too long"."""
    if not words:
        return None
    end = _end_of_pronoun(words, 0)
    if end is None:
        end = end_of_phrase(words, 0)
    if end is None or end >= len(words):
        return None
    subject, after = words[:end], list(words[end:])
    never = False
    while after and after[0].low in DROPPED:
        never = after.pop(0).low == "never" or never
    if not after:
        return None
    first = after[0].low
    if first in AUX:
        found = _predicate(tuple(after[1:]), first)
        return replace(found, subject=subject, negated=never or found.negated) if found else None
    base = verbs.base_of(first)
    if base is None or first.endswith("ing"):
        return None
    is_past = verbs.past(base) == first and (first != base or subject[0].low in ("he", "she", "it"))
    tense = "past" if is_past else "present"
    return Clause(subject, "", base, trimmed(tuple(after[1:])), negated=never, tense=tense)


def action(words: Words) -> Clause | None:
    """The clause of a bare action, in whichever form: "sending a recap", "sent a recap", "send a recap"."""
    rest = list(words)
    negated = False
    while rest and (rest[0].low in DROPPED or rest[0].low in ("not", "to")):
        negated = negated or rest[0].low in ("not", "never")
        rest.pop(0)
    base = verbs.base_of(rest[0].low) if rest else None
    if base is None:
        return None
    return Clause((), "", base, trimmed(tuple(rest[1:])), negated=negated)


def _predicate(words: Words, aux: str) -> Clause | None:
    """What stands behind the subject of a question, or behind the auxiliary of a statement."""
    rest = list(words)
    negated = False
    while rest and (rest[0].low in DROPPED | {"not"} or (rest[0].low in _LAST and len(rest) > 1)):
        negated = negated or rest[0].low in ("not", "never")
        rest.pop(0)
    if aux in _BE:
        return _of_being(tuple(rest), aux, negated)
    if not rest:
        return None
    base = verbs.base_of(rest[0].low)
    if aux in _HAVE and (base is None or verbs.participle(base) != rest[0].low):
        if aux == "had" or rest[0].low in verbs.known():
            return None
        return Clause((), "do", "have", trimmed(tuple(rest)), negated=negated)
    if base is None:
        return None
    tense = {"did": "past", "do": "present", "does": "present"}.get(aux)
    tense = tense or ("perfect" if aux in _HAVE else "future" if aux in ("will", "shall") else "modal")
    return Clause((), aux, base, trimmed(tuple(rest[1:])), negated=negated, tense=tense)


def _of_being(rest: Words, aux: str, negated: bool) -> Clause | None:
    tense = "past" if aux in ("was", "were") else "present"
    if (
        lows(rest[:2]) == ("going", "to")
        and len(rest) > 2
        and (base := verbs.base_of(rest[2].low)) == rest[2].low
    ):
        return Clause((), "will", base, trimmed(rest[3:]), negated=negated, tense="future")
    if not rest:
        return None
    return Clause((), aux, "be", trimmed(rest), negated=negated, tense=tense)


def _end_of_pronoun(words: Words, at: int) -> int | None:
    if at >= len(words) or words[at].low not in PRONOUNS:
        return None
    if words[at].low in _POINTING and end_of_phrase(words, at):
        return None
    end = at + 1
    if end < len(words) and (
        words[end].low in _WITH_PRONOUN or (words[at].low in _POINTING and words[end].low == "one")
    ):
        end += 1
    if lows(words[end : end + 1]) == ("and",) and (second := end_of_phrase(words, end + 1)):
        return second
    if lows(words[end : end + 1]) == ("from",) and (second := end_of_phrase(words, end + 1)):
        return second
    return end


def _end_of_subject(words: Words, at: int, aux: str) -> int | None:
    end = _end_of_pronoun(words, at)
    if end is not None:
        return end
    end = end_of_phrase(words, at)
    if end is None:
        return None
    if (
        aux not in _BE
        and aux not in _HAVE
        and end - at > 1
        and (end >= len(words) or not _is_base(words[end]))
    ):
        # "Will the team meet on Friday": the verb was taken for a part of the noun.
        verb = next((i for i in range(end - 1, at, -1) if _is_base(words[i])), None)
        if verb is not None and not _is_verb_ahead(words, end):
            end = verb
    if lows(words[end : end + 1]) == ("and",) and (second := end_of_phrase(words, end + 1)):
        return second
    if lows(words[end : end + 1]) in (("from",), ("of",), ("at",), ("on",)) and (
        after := end_of_phrase(words, end + 1)
    ):
        goes_on = after < len(words) and (aux not in _BE or _may_be_said(words[after:]))
        return after if goes_on else end
    return end


def _may_be_said(words: Words) -> bool:
    """Whether the words can stand behind "is": not "as well", "today"."""
    rest = [word for word in words if word.low not in DROPPED | {"not"}]
    if not rest or not rest[0].is_word:
        return False
    first = rest[0].low
    end = end_of_phrase(tuple(rest), 0)
    return (
        verbs.is_participle(first)
        or first.endswith("ing")
        or first
        in qualities()["plain"] | qualities()["judging"] | vocabulary()["judging"] | vocabulary()["feelings"]
        or (end is not None and rest[end - 1].low not in TIMES)
        or (first in PREPOSITIONS and first != "as")
    )


def _is_base(word: Word) -> bool:
    return word.low in verbs.known()


def _is_verb_ahead(words: Words, at: int) -> bool:
    return any(_is_base(word) for word in words[at : at + 3])
