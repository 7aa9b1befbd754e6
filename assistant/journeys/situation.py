"""All that a choice rests on, and the short ways to the bank and the prompts."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.conversation import Conversation, Role
from assistant.domain.knowledge import Audience, Hit, Knowledge, Passage
from assistant.domain.reading import Reading
from assistant.domain.turn import ChosenQuestion
from assistant.journeys import picking
from assistant.prompt_library import PromptLibrary
from assistant.writing import phrases, slots


@dataclass(frozen=True, slots=True)
class About:
    """What Askfirst can say about itself and whom one can turn to."""

    model: str | None
    address: str | None
    data: str
    crisis_help: str
    work_help: str


@dataclass(frozen=True, slots=True)
class Situation:
    conversation: Conversation
    reading: Reading
    hits: tuple[Hit, ...]
    knowledge: Knowledge
    prompts: PromptLibrary
    about: About

    @property
    def replies(self) -> Sequence[str]:
        return self.conversation.replies

    @property
    def audience(self) -> Audience:
        return Audience.LEADER if self.reading.role is Role.LEADER else Audience.REP

    def phrase(self, name: str, /, **inputs: object) -> str:
        return phrases.phrase(self.prompts, name, self.replies, **inputs)

    def question(
        self, hits: Sequence[Hit] | None = None, topic: str | None = None, only: Sequence[str] = ()
    ) -> ChosenQuestion | None:
        """The best question for the coachee, from ``hits`` or all that were found, about ``topic`` if given.

        ``only``: ids of questions that come before all others, if they fit.

        Where those are used up, any passage will do: None only when the whole bank was asked.
        """
        filling = slots.for_coachee(self.reading)
        if topic:
            filling = filling.about(topic)
        everything = tuple(Hit(p, 0.0) for p in self.knowledge.passages)
        for found in (hits or self.hits, self.hits, everything):
            fitting = picking.candidates(self.reading, found, self.audience, filling, self.replies)
            fitting = [c for c in fitting if c.question.id in only] or fitting
            if fitting:
                return fitting[0].chosen
        return None

    def list_of_questions(self, count: int) -> tuple[ChosenQuestion, ...]:
        """Questions to take along, in the order of a conversation: a leader's are for her rep."""
        leader = self.reading.role is Role.LEADER
        filling = (slots.for_the_rep if leader else slots.for_coachee)(self.reading)
        found = picking.candidates(self.reading, self.hits, Audience.REP, filling, ())
        return picking.several(found, count)

    def pinned(self, *passages: str) -> tuple[Hit, ...]:
        """The named passages as if found best; those that aren't there (a team's own copy) are left out."""
        there = (self.knowledge.passage(id) for id in passages)
        return tuple(Hit(p, 1.0) for p in there if p)

    def ground(self, *passages: str) -> tuple[Passage, ...]:
        """The named passages themselves, where a question of no bank rests on them."""
        return tuple(hit.passage for hit in self.pinned(*passages))
