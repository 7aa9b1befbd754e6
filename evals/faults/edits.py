"""One edit each: from a good turn and filled words to the transcript with the fault in it."""

import re
from collections.abc import Callable
from random import Random

from evals.faults.good import GoodTurn, question_of
from evals.faults.wordings import capitalised, lines, unsaid
from evals.samples import Sample
from evals.transcript import Passage, Speaker, Transcript, Turn

Broken = tuple[Transcript, Sample]
"""The transcript with the fault, and what the coachee says in it."""
Edit = Callable[[GoodTurn, str, Random], Broken | None]
PARROTED = 10
"""Words taken over one by one; the issue's limit is seven."""


def replied(good: GoodTurn, content: str, **changes: object) -> Broken:
    """The conversation with another last reply; ``changes`` are fields of the turn."""
    turn = good.reply.model_copy(update={"content": content, **changes})
    return good.transcript.model_copy(update={"turns": (*good.transcript.turns[:-1], turn)}), good.sample


def inserted(good: GoodTurn, words: str, _: Random) -> Broken:
    """``words`` between what is said back and the question."""
    return replied(good, f"{good.lead} {words} {good.question}".strip())


def put_first(good: GoodTurn, words: str, _: Random) -> Broken:
    return replied(good, f"{words} {good.reply.content}")


def put_last(good: GoodTurn, words: str, _: Random) -> Broken:
    return replied(good, f"{good.reply.content} {words}")


def said_instead(good: GoodTurn, words: str, _: Random) -> Broken:
    """``words`` instead of what was said back; the question stays."""
    return replied(good, f"{words} {good.question}")


def asked_instead(good: GoodTurn, words: str, _: Random) -> Broken:
    """``words`` instead of the question; what was said back stays."""
    return replied(good, f"{good.lead} {words}")


def handed_over(good: GoodTurn, words: str, _: Random) -> Broken:
    return replied(good, words, move="hand-off", citations=())


def coached_on(good: GoodTurn, words: str, _: Random) -> Broken:
    """The whole reply is coaching, as if nothing had happened."""
    return replied(good, words, move="ask", citations=tuple(p.id for p in good.reply.retrieved[:1]))


def uncited(good: GoodTurn, _words: str, _: Random) -> Broken:
    return replied(good, good.reply.content, citations=())


def asked_again(good: GoodTurn, words: str, random: Random) -> Broken | None:
    """An earlier question once more, with its own citation. ``words`` holds ``QUESTION``."""
    earlier = [turn for turn in good.earlier if question_of(turn.content)]
    if not earlier:
        return None
    turn = random.choice(earlier)
    question = question_of(turn.content)
    # "And what did" but "And, as said: What did": in mid-sentence it begins small, a name excepted.
    begins_small = words.split("QUESTION")[0].endswith((" and ", "And ", "So ", "But "))
    put = question[0].lower() + question[1:] if begins_small else question
    content = f"{good.lead} {words.replace('QUESTION', put)}"
    return replied(good, content, citations=turn.citations, retrieved=turn.retrieved)


def parroted(good: GoodTurn, words: str, random: Random) -> Broken | None:
    """Ten words of the coachee's last message, as they were, instead of a reflection.

    ``words`` holds ``SPAN``.
    """
    clauses = re.split(r"[.!?;:]+\s*", good.transcript.said[-1])
    long = [clause.split() for clause in clauses if len(clause.split()) >= PARROTED]
    if not long:
        return None
    clause = random.choice(long)
    start = random.randrange(len(clause) - PARROTED + 1)
    span = " ".join(clause[start : start + PARROTED]).rstrip(",")
    return said_instead(good, capitalised(words.replace("SPAN", span)), random)


def misremembered(good: GoodTurn, kind: str, random: Random) -> Broken | None:
    """One day, month, number or name that the coachee gave, told back as another."""
    kind = kind.lower()
    told = "|".join(re.escape(word) for word in _said_back(good, kind))
    if not told:
        return None
    found = random.choice(list(re.finditer(rf"\b(?:{told})\b", good.lead)))[0]
    other = unsaid(kind, good, random, str.isdigit if found.isdigit() else str.isalpha)
    other = capitalised(other) if found[0].isupper() else other
    lead, question = (re.sub(rf"\b{re.escape(found)}\b", other, part) for part in (good.lead, good.question))
    return replied(good, f"{lead} {question}")


def _said_back(good: GoodTurn, kind: str) -> list[str]:
    """The words of a kind in what the reply says back that are the coachee's own facts."""
    theirs = set(re.findall(r"[\w']+", " ".join(good.transcript.said).lower()))
    words: list[str] = re.findall(r"\b[\w']+\b", good.lead)
    if kind != "names":
        listed = {word.lower() for word in lines(kind)}
        return [word for word in words if word.lower() in listed & theirs]
    facts = set(re.findall(r"\b[A-Z][a-z]+\b", " ".join(good.sample.facts)))
    dated = {*lines("days"), *lines("months"), "May"}
    return [word for word in words if word in facts and word.removesuffix("s") not in dated]


def ill_cited(good: GoodTurn, how: str, random: Random, others: tuple[GoodTurn, ...]) -> Broken:
    """``how``: ``Unfound`` cites a passage that wasn't found, ``Unknown`` one that there isn't, ``Unfitting``
    one that was found and is about something else."""
    known = {passage.framework for passage in good.reply.retrieved}
    strange = [p for other in others for p in other.reply.retrieved if p.framework not in known]
    passage: Passage = random.choice(strange)
    if how == "Unknown":
        return replied(good, good.reply.content, citations=(f"{passage.framework}/nowhere/9",))
    found = good.reply.retrieved + ((passage,) if how == "Unfitting" else ())
    return replied(good, good.reply.content, citations=(passage.id,), retrieved=found)


def borrowed(good: GoodTurn, other: GoodTurn) -> Broken:
    """The reply of another conversation, with what it rests on."""
    turns = (*good.transcript.turns[:-1], other.reply)
    return good.transcript.model_copy(update={"turns": turns}), good.sample


def treated_otherwise(good: GoodTurn, words: str, _: Random) -> Broken:
    """The matched half of the good turn, ``twin``, with ``words`` for a reply: what its pair didn't get."""
    return _renamed(good, good.reply.model_copy(update={"content": words})), good.sample


def twin(good: GoodTurn) -> Transcript:
    """The same conversation about somebody of another name: the other half of a matched pair."""
    return _renamed(good, good.reply)


def _renamed(good: GoodTurn, reply: Turn) -> Transcript:
    name = re.compile(rf"\b{re.escape(good.person.split()[-1])}\b")
    other = next(word for word in lines("names") if word.lower() not in good.words)
    turns = (
        turn.model_copy(update={"content": name.sub(other, turn.content)})
        for turn in (*good.transcript.turns[:-1], reply)
    )
    return good.transcript.model_copy(update={"turns": tuple(turns)})


def refused_twice(good: GoodTurn, words: str, _: Random) -> Broken:
    """Handed back, asked for again, handed back again. ``words``: the three, with ``|`` between them."""
    first, again, second = (part.strip() for part in words.split("|"))
    cited = {"move": "ask", "citations": tuple(p.id for p in good.reply.retrieved[:1])}
    before = good.transcript.turns[:-1]
    turns = (
        *before,
        good.reply.model_copy(update={"content": first, **cited}),
        Turn(role=Speaker.COACHEE, content=again),
        good.reply.model_copy(update={"content": second, **cited}),
    )
    sample = good.sample.model_copy(update={"turns": (*good.sample.turns, again)})
    return good.transcript.model_copy(update={"turns": turns}), sample
