"""Which questions of the bank to ask: fitting, fresh, tied to what was said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from assistant.domain.conversation import Conversation
from assistant.domain.knowledge import Audience, Hit, Knowledge, Passage, Phase, Question
from assistant.domain.reading import Asked, Reading
from assistant.domain.turn import ChosenQuestion
from assistant.journeys import assumptions
from assistant.reading.asked import alike, is_repeat
from assistant.reading.phases import ORDER
from assistant.writing.openings import is_fresh, opening
from assistant.writing.slots import Filled, Filling

NEAR = 2.5
"""What the passage nearest to what was said is worth; one less near gets its share of it."""
FAR = 0.2
"""Where even the nearest scores less than this, none gets the whole."""
GENERAL = 0.12
"""The score that a question for whatever was said counts with: more than that of a passage far off."""
SAME_PHASE = 0.35
SPECIFIC = 0.6
"""What a slot filled with the coachee's own words is worth: such a question passes the swap test."""
PASSAGE_AGAIN = 0.25
FRAMEWORK_AGAIN = 0.1
FROM_OTHER_PHASE = 0.2
VARIETY = 0.2
"""What chance, fixed by the message, may add: else the same question would win in every conversation."""
PHASE_AGAIN = 6
"""How many places further down a list may reach for a question of another phase."""
TAKES_UP = 3.0
"""What taking up the last message itself is worth: more than resting on the passage nearest to it."""
NEARLY_AS_GOOD = 5
"""So many of the best questions may change places where a short one is wanted."""


@dataclass(frozen=True, slots=True)
class Candidate:
    hit: Hit
    question: Question
    filled: Filled

    @property
    def chosen(self) -> ChosenQuestion:
        return ChosenQuestion(self.question, self.hit.passage, self.filled.text)


def candidates(
    reading: Reading,
    hits: Sequence[Hit],
    audience: Audience,
    filling: Filling,
    conversation: Conversation,
    take_up: Collection[str] = (),
    only_then: Collection[str] = (),
) -> list[Candidate]:
    """What could be asked, best first: never a question again, nor one that opens as a recent reply did.

    ``take_up``: texts of questions that stay with what was said just now; ``only_then``: those of all
    such questions, which point at something ("that", "just then") and are left out where it wasn't said.
    """
    holds = assumptions.known(conversation)
    fitting = [
        Candidate(hit, question, filled)
        for hit in hits
        for question in hit.passage.questions
        if question.audience in (audience, Audience.BOTH)
        and (question.text in take_up or question.text not in only_then)
        and not is_repeat((filled := filling.fill(question.text)).text, reading.asked, question)
        and is_fresh(filled.text, conversation.replies)
        and holds(filled.text)
    ]
    nearest = max((hit.score for hit in hits), default=0.0)

    def worth(candidate: Candidate) -> float:
        taken_up = TAKES_UP if candidate.question.text in take_up else 0.0
        return taken_up + _worth(candidate, reading, max(nearest, FAR))

    return sorted(fitting, key=worth, reverse=True)


def short_first(found: Sequence[Candidate]) -> list[Candidate]:
    """The best few by how short they are; what comes after them stays as it is."""
    best = sorted(found[:NEARLY_AS_GOOD], key=lambda c: len(c.filled.text.split()))
    return [*best, *found[NEARLY_AS_GOOD:]]


def serving(knowledge: Knowledge, situation: str) -> tuple[Hit, ...]:
    """Passages with just those of their questions that serve a situation."""
    texts = knowledge.situations.get(situation, frozenset())
    kept = ((p, tuple(q for q in p.questions if q.text in texts)) for p in knowledge.passages)
    return tuple(Hit(replace(p, questions=questions), GENERAL) for p, questions in kept if questions)


def several(found: Sequence[Candidate], count: int, kept: Sequence[Candidate] = ()) -> list[Candidate]:
    """``kept`` and more of ``found``, up to ``count``, in the order of a conversation.

    They rest on different passages, no two begin alike, and a phase that has a question already gives way.
    """
    chosen = list(kept)
    ranked = [(n, c) for n, c in enumerate(found) if all(_may_follow(c, k) for k in chosen)]
    while ranked and len(chosen) < count:
        phases = [k.question.phase for k in chosen]
        rank, best = min(ranked, key=lambda r: r[0] + PHASE_AGAIN * phases.count(r[1].question.phase))
        chosen.append(best)
        ranked = [(n, c) for n, c in ranked if n != rank and _may_follow(c, best)]
    return sorted(chosen, key=lambda k: ORDER.index(k.question.phase))


def _may_follow(candidate: Candidate, kept: Candidate) -> bool:
    return (
        candidate.hit.passage.id != kept.hit.passage.id
        and opening(candidate.filled.text)[:2] != opening(kept.filled.text)[:2]
        and not alike(candidate.filled.text, kept.filled.text)
    )


def _worth(candidate: Candidate, reading: Reading, nearest: float) -> float:
    passage, question = candidate.hit.passage, candidate.question
    worth = NEAR * candidate.hit.score / nearest + SPECIFIC * candidate.filled.specific
    worth -= _distance(question.phase, reading.phase) * FROM_OTHER_PHASE
    worth += SAME_PHASE if question.phase is reading.phase else 0
    worth -= PASSAGE_AGAIN * _times(passage, reading.asked)
    worth += VARIETY * crc32(f"{question.id} {reading.query}".encode()) / 2**32
    if reading.asked and (last := reading.asked[-1].passage) and last.framework == passage.framework:
        worth -= FRAMEWORK_AGAIN
    return worth


def _distance(phase: Phase, other: Phase) -> int:
    return abs(ORDER.index(phase) - ORDER.index(other))


def _times(passage: Passage, asked: Sequence[Asked]) -> int:
    return sum(1 for a in asked if a.passage and a.passage.id == passage.id)
