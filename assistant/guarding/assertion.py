"""States a truth of the coach's own: how people are, what works, what is behind it.

A reflection speaks of the coachee and stays near her words; a fragment, a feeling or a "may be"
claims little. What is left are plain present-tense statements about things in general ("Silence is
the strongest tool") or about somebody who isn't there ("He's a technical person"), with no word in
them that the coachee used.
"""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.handover import hands_over
from assistant.guarding.lexicon import verbs, words
from assistant.guarding.orders import is_base_verb
from assistant.guarding.parsed import BREAKS, DETERMINERS, OPENERS, PRONOUN_OBJECTS, SUBJECTS, WH, Sentence
from assistant.guarding.reported import is_reported, is_tentative
from assistant.guarding.said import LIGHT_WORDS
from assistant.guarding.setting import Setting
from assistant.guarding.tokens import QUOTE
from assistant.guarding.verb_heads import NUMBERS

WHY_GENERAL = "It states a general truth of the coach's own, which is advice without saying so."
WHY_PERSON = "It states as fact what someone is like or thinks, which nobody here said."

_INDEFINITE = frozenset("a an any every most many even less more fewer all".split())
_INDEFINITE_PRONOUNS = frozenset(
    "somebody someone anybody anyone everyone everybody everything anything nobody people".split()
)
_PRESENT = frozenset("is are can will would does do has have means need needs must should".split())
_OPEN_PREDICATES = frozenset("may might could for from in on at with outside about".split())
_FELT = words("felt")
_CLOSED_CLASS = words("function_words")
_ADVERBS = frozenset(
    "rarely often never always usually mostly seldom hardly generally only also really just simply "
    "tend".split()
)
_ENDINGS = frozenset("stop end pause leave finish rest".split())
_PEOPLE = frozenset("he she they".split())
_OBJECTS = frozenset("it someone somebody anyone anything something".split())
_SUPPOSING = frozenset("suppose imagine picture assume say".split())
_HUMAN = frozenset("you your he him his she her they them".split())
_FOLK = words("folk")
_NOBODY = words("calendar")


def assertions(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """General truths and claims about absent people."""
    if hands_over(sentence) or is_tentative(sentence) or setting.tells_facts or setting.handed_over:
        return
    end = sentence.question if sentence.question is not None else len(sentence.words)
    if sentence.asks and sentence.question is None:
        return
    if sentence.asks and sentence.word(end - 1) == "or":
        return
    for start in sentence.clauses:
        if start >= end:
            return
        while sentence.word(start) in OPENERS:
            start += 1
        verb = None if setting.permission else _general(sentence, setting, start, end)
        kind, why = FindingKind.ADVICE, WHY_GENERAL
        if verb is None:
            verb = _of_someone(sentence, setting, start, end)
            kind, why = FindingKind.JUDGEMENT, WHY_PERSON
        if verb is not None:
            yield Finding(kind, sentence.span(start, _clause_end(sentence, verb, end)), why)
            return


def _general(sentence: Sentence, setting: Setting, start: int, end: int) -> int | None:
    """The verb of "Silence is the strongest tool", "Young reps respond well to ..."."""
    subject = _general_subject(sentence, setting, start)
    verb = None if subject is None else _present_verb(sentence, subject, end)
    if verb is None or QUOTE in sentence.words[start:verb]:
        return None
    if is_reported(sentence, start) or is_reported(sentence, verb):
        return None
    stop = _clause_end(sentence, verb, end)
    if _claims_little(sentence, start, verb, stop):
        return None
    first, word = sentence.word(start), sentence.words[verb]
    acts = first in verbs().gerunds
    if word == "means" or ((acts or first in ("a", "an")) and _defines(sentence, verb)):
        return verb
    if acts and verb > start + 1 and word not in ("is", "are"):
        return verb
    return verb if _is_new(sentence, setting, start, stop, needed=2) else None


def _general_subject(sentence: Sentence, setting: Setting, start: int) -> int | None:
    """Where the subject stands, if it is nobody and nothing in particular."""
    first, second = sentence.word(start), sentence.word(start + 1)
    if first in _INDEFINITE_PRONOUNS:
        return start
    if first in _INDEFINITE:
        theirs = first in ("a", "an") and setting.said.has(second) and second not in _FOLK
        return None if theirs and not _defines(sentence, start + 2) else start + 1
    return start if _is_bare_noun(sentence, start) else None


def _claims_little(sentence: Sentence, start: int, verb: int, stop: int) -> bool:
    """Says how it feels, where it stands or that the talk may end; or is about the coachee after all."""
    word, predicate = sentence.words[verb], sentence.words[verb + 1 : stop]
    if (not predicate and sentence.word(stop) != ".") or sentence.words[verb : verb + 2] == ("will", "do"):
        return True
    if sentence.words[start] in _INDEFINITE_PRONOUNS and not _HUMAN.isdisjoint(predicate):
        return True
    if {"many", "things"} <= set(predicate):
        return True
    if predicate[:2] == ("something", "to") or sentence.words[start : start + 2] == ("saying", "so"):
        return True
    if word in ("is", "are") and predicate and predicate[0] in _OPEN_PREDICATES:
        return True
    if (
        word in ("is", "are")
        and predicate[:1]
        and predicate[0] in WH
        and predicate[1:2]
        and predicate[1] in SUBJECTS
    ):
        return True
    if word in _FELT or not _FELT.isdisjoint(predicate[:4]) or not _ENDINGS.isdisjoint(predicate):
        return True
    near = sentence.words[start : verb + 4]
    return sentence.words[start] in verbs().gerunds and not {"you", "your", "something"}.isdisjoint(near)


def _defines(sentence: Sentence, verb: int) -> bool:
    """ "A yes without a date is a no": says what a thing is."""
    after = verb + 1 + (sentence.word(verb + 1) == "not")
    return sentence.words[verb] in ("is", "are") and sentence.word(after) in ("a", "an")


def _of_someone(sentence: Sentence, setting: Setting, start: int, end: int) -> int | None:
    """The verb of "He's a technical person", where nothing of it was said."""
    token = sentence.tokens[start] if start < len(sentence.tokens) else None
    if token is None or not (
        token.word in _PEOPLE or (token.is_capital and setting.said.has(token.word) and _is_named(token.word))
    ):
        return None
    verb = start + 1
    while sentence.word(verb) in (
        "probably",
        "just",
        "clearly",
        "simply",
        "also",
        "really",
        "obviously",
        "often",
        "always",
    ):
        verb += 1
    word = sentence.word(verb)
    if (
        word not in ("is", "are", "has", "have", "does", "do", "will", "can", "wants", "needs", "knows")
        and word not in verbs().third
    ):
        return None
    if is_reported(sentence, start) or is_reported(sentence, verb):
        return None
    stop = _clause_end(sentence, verb, end)
    happened = word in ("has", "have") and verbs().participles & set(sentence.words[verb + 1 : verb + 3])
    if stop == verb + 1 or happened:
        return None
    claim = sentence.words[verb:stop]
    if word in ("wants", "want"):
        return None
    if (
        sentence.words[0] == "you"
        or _FELT & set(claim)
        or any(w in ("you", "your") or w.isdigit() for w in claim)
    ):
        return None
    return verb if _is_new(sentence, setting, verb, stop, needed=1, share=9) else None


def _is_named(word: str) -> bool:
    return (
        word not in NUMBERS
        and word not in _CLOSED_CLASS
        and word not in _NOBODY
        and word not in verbs().base_of
    )


def _is_bare_noun(sentence: Sentence, i: int) -> bool:
    """A noun without article, or a gerund, that could be a subject."""
    word, after = sentence.word(i), sentence.word(i + 1)
    if word in verbs().gerunds:
        return i == 0 or not sentence.tokens[i].is_capital
    if (
        word in verbs().plain
        or not word.replace("-", "").isalpha()
        or word in NUMBERS
        or word in _SUPPOSING
        or sentence.tokens[i].raw.isupper()
        or word in _NOBODY
        or word in _CLOSED_CLASS
        or word in WH
        or word in SUBJECTS
        or word in PRONOUN_OBJECTS
    ):
        return False
    if sentence.tokens[i].is_capital and i > 0:
        return False
    return after == "people" or after not in DETERMINERS | PRONOUN_OBJECTS or word.endswith("s")


def _present_verb(sentence: Sentence, subject: int, end: int) -> int | None:
    """The first finite verb behind a subject, if it is in the present."""
    for i in range(subject + 1, end):
        word, before = sentence.words[i], sentence.words[i - 1]
        if (
            word in BREAKS
            or word in (".", "!", "?")
            or _is_subject(sentence, subject, word)
            or word in ("was", "were", "had", "did")
        ):
            return None
        if word in WH and word not in ("who", "which"):
            return None
        if word in ("who", "that", "which"):
            return _main_verb(sentence, i + 2, end)
        if word in _PRESENT and before not in ("to",):
            happened = word in ("has", "have") and verbs().participles & set(sentence.words[i + 1 : i + 3])
            return None if happened else i
        if (
            word in verbs().third
            and before not in DETERMINERS
            and before not in ("to", "of", "with", "in", "for", "and", "on")
        ):
            return i
        if (
            i == subject + 1
            and sentence.words[subject] in _INDEFINITE_PRONOUNS
            and word.endswith("s")
            and word in verbs().base_of
        ):
            return i
        plural = before if before not in _ADVERBS else sentence.words[i - 2]
        if (is_base_verb(word) or word in verbs().states) and _is_plural(plural) and i > subject:
            return i
        if (
            word in verbs().base_of
            and word.endswith("s")
            and sentence.words[subject] in verbs().gerunds
            and before not in DETERMINERS
        ):
            return i
        if word in verbs().past and before not in DETERMINERS and i > subject + 1:
            return None
    return None


def _is_subject(sentence: Sentence, subject: int, word: str) -> bool:
    """Whether a new subject begins; behind a gerund, "it" is its object: "Checking it tells them"."""
    if word in _OBJECTS and sentence.words[subject] in verbs().gerunds:
        return False
    return word in SUBJECTS - DETERMINERS


def _main_verb(sentence: Sentence, start: int, end: int) -> int | None:
    """The present-tense verb behind a relative clause: "Somebody who's done it knows"."""
    for i in range(start, _clause_end(sentence, start, end)):
        word = sentence.words[i]
        if word in verbs().plain and sentence.words[i - 1] != "to":
            return i
        if word in _PRESENT or (word in verbs().third and sentence.words[i - 1] not in DETERMINERS):
            return i
    return None


def _is_plural(word: str) -> bool:
    return word == "people" or (
        word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    )


def _clause_end(sentence: Sentence, start: int, end: int) -> int:
    for i in range(start, end):
        if sentence.words[i] in BREAKS or sentence.words[i] in (".", "!", "?"):
            return i
    return end


def _is_new(sentence: Sentence, setting: Setting, start: int, stop: int, needed: int, share: int = 3) -> bool:
    """At most one word of substance in ``share`` was the coachee's, of at least ``needed``."""
    content = [w for w in sentence.words[start:stop] if w.isalpha() and len(w) > 2 and w not in LIGHT_WORDS]
    known = sum(setting.said.has(w) for w in content)
    return len(content) >= needed and known * share <= len(content)
