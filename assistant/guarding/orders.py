"""Finds imperatives without a tagger: a base verb where a clause opens and no subject stands.

English marks an order by what is missing, the subject. So each place where a clause may open is
tried: the start, after a colon or a dash, after "so" or "then", after a fronted "if he pushes
back,", and after "and" behind another order. A word that is also a noun ("call", "price") must
show by what follows that it is a verb.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.guarding.invitations import LETS_TALK, invites
from assistant.guarding.lexicon import lines, verbs, words
from assistant.guarding.parsed import (
    AUX,
    BREAKS,
    DETERMINERS,
    OPENERS,
    PRONOUN_OBJECTS,
    SUBJECTS,
    WH,
    Sentence,
    skip_openers,
)
from assistant.guarding.tokens import QUOTE


@dataclass(frozen=True, slots=True)
class Order:
    start: int
    verb: int
    end: int
    invites: bool
    """Only to talk or to think."""
    suggested: bool
    """Softened by "maybe" or put as a question: advice rather than an order."""


_PARTICLES = {line.split()[0]: frozenset(line.split()[1:]) for line in lines("particles")}
_FRONTING = frozenset(
    "if when before after once as for in on at to instead next during until unless with without from while by "
    "whenever since given whatever whichever either rather over through no".split()
)
_SOFTENERS = frozenset("maybe perhaps".split())
_FINITE = frozenset("is was were are has had does did will would can could may might must should have do".split())
_CLAUSE_WORDS = (WH | SUBJECTS | frozenset("that because until whether before after whatever and than".split())) - {
    "this",
    "these",
    "those",
}
_COMPLEMENT_VERBS = frozenset(
    "tell ask make ensure check confirm verify see show remember assume explain say know let help prove decide agree "
    "believe find remind notice get have keep watch".split()
)
_PREPOSITIONS = frozenset("with for on of in about by from to at into after before as than and".split())
NUMBERS = frozenset("one two three four five six seven eight nine ten twenty thirty another both more less".split())
_ACTING_ADVERBS = frozenset("back today tomorrow daily weekly immediately straightaway asap tonight".split())
_ADVERBIAL_OBJECTS = frozenset("more less harder earlier smarter together".split())
_PARTICIPLES_TOO = frozenset("cut put set hit hurt let shut split spread read run come beat quit upset cost".split())
_AFTER_PARTICIPLE = frozenset("by like another differently simply plainly mildly bluntly against".split())
_CUT_SHORT = frozenset("off out up down back short aside".split())
_PEOPLE = frozenset("him her them me".split())
_ELLIPTIC = frozenset(
    "see notice remember feel hear make get think sound know care want need mind like believe expect mean recognise "
    "recognize look find have".split()
)
"""Verbs that open a question whose "do you" is left out: "Notice anything?"."""
_SENTENCE_SUBJECTS = frozenset("it that this he she there".split())
_FRAMING = frozenset("take start begin pick choose say go stay leave put look be keep hold read".split())
_NOT_AFTER_SO = frozenset("not is are was were be been do did think hope say said if or ever feel feels felt".split())
_CLOSED_CLASS = words("function_words")


def orders(sentence: Sentence) -> Iterator[Order]:
    """Every imperative of a sentence, in order."""
    led = talks = False
    for start in sentence.clauses:
        if not _may_open(sentence, start, led) or (talks and sentence.word(start - 1) == "or"):
            continue
        first = _skip_address(sentence, skip_openers(sentence, start))
        order = _order_at(sentence, start, first)
        if order:
            led, talks = True, order.invites
            yield order


def is_base_verb(word: str) -> bool:
    return word in verbs().base


def _may_open(sentence: Sentence, start: int, led: bool) -> bool:
    if start == 0:
        return True
    if sentence.question is not None and start > sentence.question:
        return False
    before, here = sentence.word(start - 1), sentence.word(start)
    if before in (";", ":", "–", "—", "--", "-", "…", "...", "("):
        return True
    if before == ",":
        if led or here in ("so", "then", "now", "please", "just", "instead", "first", "next", "simply", "yes"):
            return True
        return _is_fronted(sentence, start - 1) or _is_interjection(sentence, start - 1)
    if before == "so":
        return here != "that" and sentence.word(start - 2) not in _NOT_AFTER_SO
    if before == "then":
        return sentence.word(start - 2) in (",", "and", "so", ";", "") or led
    if before in ("and", "but", "or"):
        return (led and _continues(sentence, start)) or _contrasts(sentence, start)
    return False


def _continues(sentence: Sentence, start: int) -> bool:
    """After an order: "Take a breath and call him", but not "Describe what you do and say"."""
    if sentence.word(start) == "then" or sentence.word(start - 2) == ",":
        return True
    return not any(word in SUBJECTS - DETERMINERS - {"it", "someone"} for word in sentence.words[: start - 1])


def _contrasts(sentence: Sentence, start: int) -> bool:
    """ "It's tempting, but hold the line": no subject of the first clause could own the verb."""
    if sentence.word(start - 2) != "," or sentence.word(start - 1) == "or":
        return False
    first = skip_openers(sentence, 0)
    middle = sentence.words[first + 1 : start - 2]
    return sentence.word(first) in _SENTENCE_SUBJECTS and not {"to", "you", "they", "we", "i"} & set(middle)


def _is_fronted(sentence: Sentence, comma: int) -> bool:
    """The comma ends an opening phrase such as "Before the call," or "If he pushes back,"."""
    first = skip_openers(sentence, 0)
    fronts = {sentence.word(first), sentence.word(0)} & _FRONTING or sentence.words[:2] in (("this", "time"), ("next", "time"))
    if not fronts:
        return False
    earlier = [i for i in range(first, comma) if sentence.words[i] == ","]
    return all(sentence.word(i + 1) not in SUBJECTS | DETERMINERS | WH for i in earlier)


def _is_interjection(sentence: Sentence, comma: int) -> bool:
    """Everything before the comma is a word or two without a verb: "Great point, call her"."""
    opening = [w for w in sentence.words[:comma] if w not in OPENERS and w != ","]
    return len(opening) <= 2 and not any(w in AUX or w in SUBJECTS or w in verbs().base_of for w in opening)


def _skip_address(sentence: Sentence, index: int) -> int:
    """Past a name that is called: "Anna, call him"."""
    if sentence.word(index + 1) == "," and index + 2 < len(sentence.words):
        token = sentence.tokens[index]
        if token.is_capital and token.word not in verbs().base_of and token.word not in _CLOSED_CLASS:
            return skip_openers(sentence, index + 2)
    return index


def _order_at(sentence: Sentence, start: int, first: int) -> Order | None:
    word, after = sentence.word(first), sentence.word(first + 1)
    suggested = bool(_SOFTENERS & set(sentence.words[start:first]))
    if word == "let" and after == "us":
        verb = first + 2 + (sentence.word(first + 2) == "not")
        if not _could_order(sentence.word(verb)):
            return None
        talks = verb == first + 2 and LETS_TALK.at(sentence, verb) is not None
        return _order(sentence, first, verb, talks, suggested)
    if word == "do" and after == "not":
        verb = sentence.word(first + 2)
        if not verb.replace("-", "").isalpha() or verb in _CLOSED_CLASS - verbs().base:
            return None
        talks = invites(sentence, first) or verb == "know" or sentence.words[first + 2 : first + 4] == ("think", "so")
        return _order(sentence, first, first + 2, talks, suggested)
    if word == "never" or (word == "do" and after in verbs().base - verbs().nouns):
        plain = _could_order(after) and after != "mind"
        talks = invites(sentence, first) or invites(sentence, first + 1)
        return _order(sentence, first, first + 1, talks, suggested) if plain else None
    if word in ("try", "go") and after == "and":
        return _order(sentence, first, first, False, suggested)
    if not _is_order_verb(sentence, first):
        return None
    if sentence.asks and sentence.question in (None, first):
        if word in _ELLIPTIC and start == 0:
            return None
        suggested = suggested or sentence.question is None
    talks = invites(sentence, first) or _frames_question(sentence, first)
    return _order(sentence, first, first, talks, suggested)


def _frames_question(sentence: Sentence, verb: int) -> bool:
    """ "Take the second one first: what would that give you?" """
    start = sentence.question
    colon = start is not None and sentence.word(start - 1) == ":"
    return colon and verb < (start or 0) and sentence.words[verb] in _FRAMING


def _could_order(word: str) -> bool:
    return word in verbs().base or word in verbs().states


def _order(sentence: Sentence, start: int, verb: int, talks: bool, suggested: bool) -> Order:
    end = verb + 1
    while end < len(sentence.words) and sentence.words[end] not in BREAKS and sentence.words[end] not in ".?!":
        end += 1
    return Order(start, verb, end, talks, suggested)


def _is_order_verb(sentence: Sentence, i: int) -> bool:
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
        shown = is_object or named or particle or after.isdigit() or after in _ADVERBIAL_OBJECTS or after.endswith("ly") or _is_acted_on(sentence, i)
        return shown and (after in _PEOPLE or not _has_verb_of_its_own(sentence, i))
    if is_object or named or word in _COMPLEMENT_VERBS:
        return True
    return not _has_verb_of_its_own(sentence, i)


def _is_acted_on(sentence: Sentence, i: int) -> bool:
    """A bare object with an adverb or a second order behind it: "Ring prospects back", "Call three and ask"."""
    if i > skip_openers(sentence, 0) or not sentence.word(i + 1).isalpha() or sentence.word(i + 1) in _PREPOSITIONS:
        return False
    for j in range(i + 2, len(sentence.words)):
        word, before = sentence.words[j], sentence.words[j - 1]
        if word in BREAKS or word in (".", "?", "!") or word in SUBJECTS - DETERMINERS:
            return False
        if word in _ACTING_ADVERBS or (before in ("and", "or") and word in verbs().base - verbs().nouns):
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


_PLURALS = frozenset("needs likes wants leads fears hopes meetings starts stops checks drafts shares reviews tests".split())


def _has_participle(sentence: Sentence, i: int) -> bool:
    return any(word in verbs().participles for word in sentence.words[i + 1 :])


def _looks_like_order(sentence: Sentence, i: int) -> bool:
    """An unknown word before an object, with no verb after it, is taken for a verb: "Ringfence the budget"."""
    word, after = sentence.word(i), sentence.word(i + 1)
    if not word.isalpha() or len(word) < 3 or word in _CLOSED_CLASS or word in verbs().base_of or word in verbs().states:
        return False
    if word.endswith(("ing", "ed", "s", "ly", "er", "est", "ness", "tion", "ment", "ful", "less", "ous", "ic", "al", "able")):
        return False
    if after not in ("the", "your", "his", "their", "him", "them", "those", "these", "it"):
        return False
    return not any(w in _FINITE or w in SUBJECTS - DETERMINERS - {"it"} for w in sentence.words[i + 1 :])
