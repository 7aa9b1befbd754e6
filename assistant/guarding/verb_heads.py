"""Whether a word that opens a clause is a verb, by what stands behind it.

"Call her" orders and "Call volume is down" doesn't: a word that is a noun as well needs an object, a
particle or an adverb, and no finite verb whose subject it could be.
"""

from assistant.guarding.lexicon import lines, verbs, words
from assistant.guarding.parsed import (
    BREAKS,
    DETERMINERS,
    PRONOUN_OBJECTS,
    SUBJECTS,
    WH,
    Sentence,
    skip_openers,
)
from assistant.guarding.tokens import QUOTE

NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty hundred another both more less".split()
)
_PARTICLES = {line.split()[0]: frozenset(line.split()[1:]) for line in lines("particles")}
_FINITE = frozenset(
    "is was were are has had does did will would can could may might must should have do".split()
)
_CLAUSE_OPENERS = frozenset("that because until whether before after whatever and than".split())
_CLAUSE_WORDS = (WH | SUBJECTS | _CLAUSE_OPENERS) - frozenset("this these those".split())
_COMPLEMENT_VERBS = frozenset(
    "tell ask make ensure check confirm verify see show remember assume explain say know let help "
    "prove decide agree believe find remind notice get have keep watch".split()
)
_PREPOSITIONS = frozenset("with for on of in about by from to at into after before as than and".split())
_ACTING_ADVERBS = frozenset("back today tomorrow daily weekly immediately straightaway asap tonight".split())
_ADVERBIAL_OBJECTS = frozenset("more less harder earlier smarter together".split())
_PARTICIPLES_TOO = frozenset(
    "cut put set hit hurt let shut split spread read run come beat quit upset cost".split()
)
_AFTER_PARTICIPLE = frozenset("by like another differently simply plainly mildly bluntly against".split())
_CUT_SHORT = frozenset("off out up down back short aside".split())
_PEOPLE = frozenset("him her them me".split())
_PLURALS = frozenset(
    "needs likes wants leads fears hopes meetings starts stops checks drafts shares reviews tests".split()
)
_CLOSED_CLASS = words("function_words")


def is_order_verb(sentence: Sentence, i: int) -> bool:
    """Whether the word at a clause's opening is a verb in the imperative."""
    word, after = sentence.word(i), sentence.word(i + 1)
    if word not in verbs().base:
        return _looks_like_order(sentence, i)
    if after in ("'s", "-", "is", "was", "were", "are", "has", "had", "did", "does", "will", "would"):
        return False
    if word == "do" and after in SUBJECTS - DETERMINERS and (after != "it" or sentence.asks):
        return False
    if word == "have":
        return after not in SUBJECTS - DETERMINERS and not (sentence.asks and _has_participle(sentence, i))
    if word == "read" and sentence.word(i - 1) == "well":
        return False
    if word == "be":
        return after not in ("that", "it")
    cut_short = after in _CUT_SHORT and sentence.word(i + 2) in ("by", "in", "at", "before", ",")
    if word in _PARTICIPLES_TOO and (after in _AFTER_PARTICIPLE or cut_short):
        return False
    if sentence.word(i + 1) == "after" and sentence.word(i + 2) == word:
        return False
    is_object = after in DETERMINERS or after in PRONOUN_OBJECTS or after in NUMBERS or after == QUOTE
    named = i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].is_capital and after != "i"
    if word in verbs().nouns:
        particle = after in _PARTICLES.get(word, ())
        shown = (
            is_object
            or named
            or particle
            or after.isdigit()
            or after in _ADVERBIAL_OBJECTS
            or after.endswith("ly")
            or _is_acted_on(sentence, i)
        )
        return shown and (after in _PEOPLE or not _has_verb_of_its_own(sentence, i))
    if is_object or named or word in _COMPLEMENT_VERBS:
        return True
    return not _has_verb_of_its_own(sentence, i)


def _is_acted_on(sentence: Sentence, i: int) -> bool:
    """A bare object with an adverb or a second order behind it: "Ring prospects back"."""
    if (
        i > skip_openers(sentence, 0)
        or not sentence.word(i + 1).isalpha()
        or sentence.word(i + 1) in _PREPOSITIONS
    ):
        return False
    for j in range(i + 2, len(sentence.words)):
        word, before = sentence.words[j], sentence.words[j - 1]
        if word in BREAKS or word in (".", "?", "!") or word in SUBJECTS - DETERMINERS:
            return False
        if word in _ACTING_ADVERBS or (before in ("and", "or") and word in verbs().plain):
            return True
    return False


def _has_verb_of_its_own(sentence: Sentence, i: int) -> bool:
    """Whether a finite verb follows whose subject the word at ``i`` would be: "Price on the call was"."""
    for j in range(i + 1, len(sentence.words)):
        word, before = sentence.words[j], sentence.words[j - 1]
        if word in BREAKS or word in (".", "?", "!") or (word in _CLAUSE_WORDS and j > i + 1):
            return False
        if word in _FINITE:
            return True
        if word in verbs().past and (before not in DETERMINERS and before not in _PREPOSITIONS):
            return j > i + 1 or sentence.words[i] in verbs().nouns
        if word in verbs().third and before not in DETERMINERS and word not in _PLURALS:
            return True
    return False


def _has_participle(sentence: Sentence, i: int) -> bool:
    return any(word in verbs().participles for word in sentence.words[i + 1 :])


def _looks_like_order(sentence: Sentence, i: int) -> bool:
    """An unknown word before an object, with no verb after it, is one: "Ringfence the budget"."""
    word, after = sentence.word(i), sentence.word(i + 1)
    if (
        not word.isalpha()
        or len(word) < 3
        or word in _CLOSED_CLASS
        or word in verbs().base_of
        or word in verbs().states
    ):
        return False
    if word.endswith(
        (
            "ing",
            "ed",
            "s",
            "ly",
            "er",
            "est",
            "ness",
            "tion",
            "ment",
            "ful",
            "less",
            "ous",
            "ic",
            "al",
            "able",
        )
    ):
        return False
    if after not in ("the", "your", "his", "their", "him", "them", "those", "these", "it"):
        return False
    return not any(w in _FINITE or w in SUBJECTS - DETERMINERS - {"it"} for w in sentence.words[i + 1 :])
