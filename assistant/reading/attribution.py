"""Causes in what somebody says of a result, in their words, by how such things are said.

A clause is a cause because of its joint ("because", "that's why"), because of what it tells (what a
buyer did, what was left undone), or because it stands beside a result. Whether it is true, and who is to
blame, is not for a reader to say. After Weiner (1985) and Försterling (1985); the wordings are in
``patterns/attribution.txt`` and ``patterns/cause-links.txt``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain.causes import Cause
from assistant.ports import CausesRead
from assistant.reading import cause_sides
from assistant.reading.clauses import Clause, Link, clauses
from assistant.reading.doings import left_undone, others_did
from assistant.reading.patterns import patterns

OWN = ("own-omission", "own-slip", "own-merit", "hindsight", "own-trait")
"""What a clause may tell of the speaker that makes it a cause wherever it stands."""
OTHERS = ("buyer-did", "house-did", "chance", "sole-noun", "caused")
"""What it may tell of anything else."""
SHORT = 10
"""A result in so few words is explained by the sentence beside it too: "Lost it. Their CFO left." """
FEWEST_BESIDE = 3
"""Words of a clause that is a cause for standing beside a result."""
MOST_WORDS = 40
"""A clause of more words is a list or something pasted."""
_SPEECH = patterns("attribution")
_SO = re.compile(r"[\s,]*(?:and )?so(?: that)?\s*")
_CONTRAST = re.compile(r"\b(?:but|although|though|still|yet|while|whereas)\b")
_DENIED = re.compile(r"(?:\bnot|n't)(?: (?:just|only|really|simply|even|purely|mainly))?$")
_OWN_ACT = re.compile(r"(?:and |but |so )*(?:i|we)\b(?! (?:attribute|blame|credit|regard|see|think)\b)")
_NOUN_FOLLOWS = re.compile(r"(?:\b(?:of|to|2|by|for|down to|on|through|with|over|is|was|it's)|'s)\s*$")
_NEW_SUBJECT = re.compile(r" (?=(?:i|we|they|he|she|the|all|our|nothing|nobody|everything|everyone)\b)")
_AFTER = re.compile(
    r" (?:when|after) (?=(?:i|we|he|she|they|the|my|our|their|his|her|nobody|somebody|someone)\b)"
)
_DENIES = re.compile(r"n't\b|\b(?:never|not|no|nobody|nothing|dont|doesnt|cant)\b")
_BOTH = re.compile(r",? and |, ")
_PAIR = 3
"""Words that each half of "price and timing" has at most."""
_WORD = re.compile(r"[\w'%-]+")


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause without what frames it, and what was in the frame."""

    clause: Clause
    """From the first word that is part of what is said to the last."""
    is_reported: bool
    is_hedged: bool

    @property
    def words(self) -> str:
        return self.clause.words

    def is_any(self, names: Sequence[str]) -> bool:
        return any(_SPEECH[name](self.words) for name in names)


def read_causes(text: str, *, is_answer: bool = False, is_loss: bool = False) -> tuple[Cause, ...]:
    """The causes named in one message, in its order; none where no result is explained.

    ``is_answer``: it answers what led to a result, so that a bare noun ("timing") is a cause as well.
    ``is_loss``: it tells of a loss, which what a buyer liked doesn't explain by standing there.
    """
    told = _told(text)
    places = [at for at in range(len(told)) if _is_cause(told, at) or (is_answer and _answers(told, at))]
    if is_loss and not is_answer:
        places = [at for at in places if told[at].clause.link is Link.GIVES or not _speaks_for_it(told[at])]
    spans = [span for at in places for span in _spans(told[at])]
    found = tuple(_cause(text, one) for one in spans)
    return found or tuple(_blame(text, told))


def explains_nothing(text: str) -> bool:
    """Whether nothing in it can be a cause, asked for or not: "I did what I could", "I told you"."""
    told = _told(text)
    return not any(
        _is_cause(told, at) or _answers(told, at) or _SPEECH["past-help"](told[at].words)
        for at in range(len(told))
    )


def _told(text: str) -> list[_Told]:
    unframed = [part for clause in clauses(text) for part in _with_what_came_before(_unframed(clause))]
    return _without_fillers(unframed)


class PlainCauseReader:
    """Port ``CauseReader`` without a language model; the same text always gives the same causes."""

    async def read(self, said: Sequence[str]) -> CausesRead:
        return CausesRead(tuple(cause for text in said for cause in read_causes(text)))


def _is_cause(told: Sequence[_Told], at: int) -> bool:
    one, clause = told[at], told[at].clause
    if not clause.words or len(_WORD.findall(clause.words)) > MOST_WORDS or _is_asked(told, at):
        return False
    before = told[at - 1] if at and told[at - 1].clause.sentence == clause.sentence else None
    if clause.link is Link.GIVES:
        return before is None or _explains_a_result(before)
    if _SPEECH["no-cause"](one.words) or _is_effect(told, at):
        return False
    if clause.link is Link.MAY_GIVE:
        return _SPEECH["cause-noun"](one.words)
    if one.is_any((*OWN, *OTHERS)):
        return True
    if _SPEECH["result"](one.words):
        return False
    if _is_only_wished(told, at):
        return _is_explained(told, at) or _stands_beside(told, at)
    if others_did(one.words) or left_undone(one.words) or (one.is_reported and _SPEECH["judged"](one.words)):
        return True
    if at and told[at - 1].clause.asks and _SPEECH["asks-cause"](told[at - 1].words):
        return True
    return _is_explained(told, at) or _stands_beside(told, at)


def _is_only_wished(told: Sequence[_Told], at: int) -> bool:
    """A need or a wish, with nothing beside it that says it wasn't met."""
    if not _SPEECH["wish"](told[at].words):
        return False
    beside = [each for each in told[at + 1 : at + 2] if each.clause.sentence == told[at].clause.sentence]
    return not any(_DENIES.search(each.words) or _SPEECH["unmet"](each.words) for each in beside)


def _speaks_for_it(one: _Told) -> bool:
    return _SPEECH["speaks-for-it"](one.words)


def _answers(told: Sequence[_Told], at: int) -> bool:
    """Whatever is given where a cause was asked for, but for a result, a denial, and talk about the talk."""
    words = told[at].words
    if not words or len(_WORD.findall(words)) > MOST_WORDS or told[at].clause.asks:
        return False
    if told[at].clause.joint.strip(" ,") == "but" and not cause_sides.has_verb(words):
        # "nothing to show but the pilot"
        return False
    is_none = _SPEECH["no-cause"](words) or _SPEECH["no-answer"](words) or _SPEECH["past-help"](words)
    is_none = is_none or _SPEECH["result"](words)
    return not is_none or _names_something(words)


def _names_something(words: str) -> bool:
    """A bare noun, which a pattern for results may hold as well: "the delivery dates"."""
    return not cause_sides.has_verb(words) and _SPEECH["cause-noun"](words)


def _explains_a_result(main: _Told) -> bool:
    """What "because" follows isn't denied, and isn't why the speaker does something or feels some way."""
    words = main.words
    if _DENIED.search(words) or _SPEECH["not-of-a-result"](words):
        return False
    if " " not in words:
        # "I put it down to": there is no main clause.
        return True
    return not _OWN_ACT.match(words) or _SPEECH["result"](words) or _SPEECH["result-so"](words)


def _is_effect(told: Sequence[_Told], at: int) -> bool:
    """The joint says that something else led to it: "so I missed the date", "we missed it because …"."""
    clause, after = told[at].clause, told[at + 1].clause if at + 1 < len(told) else None
    if clause.link is Link.TAKES:
        return not _SPEECH["hindsight"](clause.words)
    return after is not None and after.link is Link.GIVES and after.sentence == clause.sentence


def _is_explained(told: Sequence[_Told], at: int) -> bool:
    """What follows says that this led to it: "…, that's why", "…, so we lost"."""
    after = told[at + 1] if at + 1 < len(told) else None
    if after is None or after.clause.link is not Link.TAKES or _SPEECH["not-of-a-result"](after.words):
        return False
    if not _SO.fullmatch(after.clause.joint):
        return True
    is_plan = _SPEECH["no-cause"](after.words)
    is_told = _SPEECH["result"](after.words) or _SPEECH["result-so"](after.words)
    return not is_plan and (is_told or bool(_DENIES.search(told[at].words)))


def _stands_beside(told: Sequence[_Told], at: int) -> bool:
    clause = told[at].clause
    if clause.link is Link.TAKES or len(_WORD.findall(clause.words)) < FEWEST_BESIDE:
        return False
    for step in (-1, 1):
        if not 0 <= at + step < len(told):
            continue
        other, later = told[at + step], told[max(at, at + step)]
        if _CONTRAST.search(later.clause.joint) or _CONTRAST.match(later.words):
            continue
        if not _SPEECH["result"](other.words) or other.is_any((*OWN, *OTHERS)):
            continue
        is_near = other.clause.sentence == clause.sentence or len(_WORD.findall(other.words)) <= SHORT
        if is_near and _SPEECH["beside"](clause.words):
            return True
    return False


def _is_asked(told: Sequence[_Told], at: int) -> bool:
    """Its sentence is a question, and none that only cries out: "What was I meant to do?" """
    clause = told[at].clause
    if not clause.asks:
        return False
    rest = [t.words for t in told if t.clause.sentence == clause.sentence and t is not told[at]]
    return not any(_SPEECH["cries-out"](words) for words in rest)


def _unframed(clause: Clause) -> _Told:
    """Without "I think", "they told us that" and "lol"."""
    start, words = clause.start, clause.words
    if _SPEECH["filler"](words) or _SPEECH["source"](words):
        return _Told(clause, False, _SPEECH["hedged"](words))
    heard = f"{clause.joint}{words}".strip()
    is_reported, is_hedged = _SPEECH["reported"](heard), _SPEECH["hedged"](words)
    while frame := next((m for p in _SPEECH["frame"].fits if (m := p.match(words)) and m.end()), None):
        start, words = start + frame.end(), words[frame.end() :]
    while tail := next((m for p in _SPEECH["tail"].fits if (m := p.search(words)) and m.start()), None):
        words = words[: tail.start()]
    return _Told(replace(clause, start=start, end=start + len(words), words=words), is_reported, is_hedged)


def _with_what_came_before(one: _Told) -> Iterator[_Told]:
    """A result and what came just before it, apart: "we lost it | when I forgot legal"."""
    clause, match = one.clause, _AFTER.search(one.words)
    head = one.words[: match.start()] if match else ""
    if match is None or not _SPEECH["result"](head) or any(_SPEECH[n](head) for n in (*OWN, *OTHERS)):
        yield one
        return
    middle = clause.start + match.end()
    rest = clause.words[match.end() :]
    if not cause_sides.has_verb(rest):
        # "It went quiet after the demo": a time, and nothing that led to it.
        yield one
        return
    yield replace(one, clause=replace(clause, end=clause.start + len(head), words=head))
    yield replace(one, clause=replace(clause, start=middle, words=rest, link=Link.GIVES, joint=match[0]))


def _without_fillers(told: Sequence[_Told]) -> list[_Told]:
    """The clauses that say something; the joint before one that doesn't goes to the next, if stronger."""
    kept: list[_Told] = []
    order, waiting = list(Link), None
    for one in told:
        clause = one.clause
        if waiting and waiting.sentence == clause.sentence:
            if order.index(waiting.link) < order.index(clause.link):
                clause = replace(clause, link=waiting.link, joint=waiting.joint)
            is_hedged = one.is_hedged or _SPEECH["hedged"](waiting.words)
            is_reported = one.is_reported or _SPEECH["source"](waiting.words)
            one = replace(one, is_hedged=is_hedged, is_reported=is_reported)
        is_source = _SPEECH["source"](clause.words)
        waiting = clause if is_source or _SPEECH["filler"](clause.words) else None
        if waiting and kept and kept[-1].clause.sentence == clause.sentence:
            is_hedged = kept[-1].is_hedged or one.is_hedged
            kept[-1] = replace(kept[-1], is_hedged=is_hedged, is_reported=kept[-1].is_reported or is_source)
        if not waiting:
            kept.append(replace(one, clause=clause))
    return kept


def _spans(one: _Told) -> Iterator[_Told]:
    """The cause without the result that runs on after it; two of them for "price and timing"."""
    clause = one.clause
    words = clause.words
    if clause.link in (Link.GIVES, Link.MAY_GIVE) and _NOUN_FOLLOWS.search(clause.joint):
        for match in _NEW_SUBJECT.finditer(words):
            rest = words[match.end() :]
            if _SPEECH["result"](rest) or (" " in rest and _SPEECH["result-so"](rest)):
                words = words[: match.start()]
                break
        halves = _BOTH.split(words)
        if len(halves) == 2 and all(len(half.split()) <= _PAIR for half in halves):
            for half in halves:
                begin = clause.start + words.index(half)
                yield replace(one, clause=replace(clause, start=begin, end=begin + len(half), words=half))
            return
    yield replace(one, clause=replace(clause, end=clause.start + len(words), words=words))


def _cause(text: str, one: _Told) -> Cause:
    clause = one.clause
    where = cause_sides.locus(clause.words, one.is_any(OWN))
    return Cause(
        words=text[clause.start : clause.end],
        locus=where,
        stability=cause_sides.stability(clause.words),
        reach=cause_sides.reach(clause.words, where),
        basis=cause_sides.basis(clause.words, one.is_reported, one.is_hedged),
    )


def _blame(text: str, told: Sequence[_Told]) -> Iterator[Cause]:
    """ "It's all my fault", where nothing else is named: a cause inside, and no verdict."""
    for one in told:
        if _SPEECH["blame"](one.words) and not _SPEECH["no-cause"](one.words) and not one.clause.asks:
            yield _cause(text, one)
