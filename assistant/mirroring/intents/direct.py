"""A question that stands inside another sentence, as a question of its own."""

from assistant.guarding.parsed import AUX
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.clauses import Clause, statement
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.words import Word, Words

_OPEN = frozenset("what how".split())
_MEASURES = frozenset("many much long often soon far quickly likely old big late confident sure".split())
_HAVE = frozenset("have has had".split())
_MOST_IN_WH = 5


def directly(words: Words) -> Words | None:
    """ "How the demo went" as "how did the demo go"; None for what begins with neither "what" nor "how"."""
    if len(words) < 2 or words[0].low not in _OPEN or words[1].low in _MEASURES:
        return None
    if words[0].low == "what" and _is_asked_of_subject(words):
        return words
    for at in range(1, min(_MOST_IN_WH, len(words) - 1)):
        if words[at - 1].low in AUX:  # it is one already
            break
        if at > 1 and end_of_phrase(words[1:at], 0) not in (at - 1, None):
            continue
        clause = statement(words[at:])
        if clause and clause.subject and not clause.negated:
            return _inverted(words[:at], clause)
    return None


def _is_asked_of_subject(words: Words) -> bool:
    """ "What happened on Friday"."""
    base = verbs.base_of(words[1].low)
    return base is not None and words[1].low != base and not words[1].low.endswith("ing")


def _inverted(asked: Words, clause: Clause) -> Words:
    aux, verb = clause.aux, clause.verb
    if not aux:
        aux = "did" if clause.tense == "past" else "do" if _is_many(clause) else "does"
        form = verb
    elif verb == "be" and clause.tense in ("present", "past"):
        form = ""
    else:
        form = verbs.participle(verb) if aux in _HAVE else verb
    told = (Word(form, form),) if form else ()
    return (*asked, Word(aux, aux), *clause.subject, *told, *clause.rest)


def _is_many(clause: Clause) -> bool:
    last = clause.subject[-1]
    is_plural = last.low.endswith("s") and not last.low.endswith("ss") and not last.is_name
    return clause.who in ("you", "we", "they", "i", "these", "those") or is_plural
