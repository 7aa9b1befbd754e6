"""All that a page is made from, and the lines that a part takes from it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.causes import Cause
from assistant.domain.conversation import Role
from assistant.domain.journey import Journey, Part, Takes
from assistant.domain.sheet import Sheet, SheetEntry
from assistant.domain.turn import ChosenQuestion
from assistant.domain.words import content_words
from assistant.journeys.progress import Progress
from assistant.journeys.situation import Situation
from assistant.writing import slots

QUESTIONS = 3
ENOUGH_WORDS = 5
"""Words with a meaning of their own, from which on what was said tells enough to choose questions by."""
Chart = Callable[[Sequence[Cause], Sequence[Cause]], str]
"""Causes at the start and at the end as an inline SVG."""


@dataclass(frozen=True, slots=True)
class Ground:
    journey: Journey
    at: Situation
    done: Progress
    today: date
    causes: tuple[Cause, ...] = ()
    """As read in what was said, whoever read them."""
    chart: Chart | None = None
    pages: tuple[Sheet, ...] = ()
    """The owner's earlier pages, for themes."""
    struck: Collection[str] = ()
    """Names of themes that the owner struck out."""

    def told(self, part: Part) -> tuple[SheetEntry, ...]:
        """What was said that belongs to a part, in the coachee's words."""
        return tuple(SheetEntry(told.text, told.turn) for told in self.done.of(part.id))

    @property
    def to_explore(self) -> tuple[ChosenQuestion, ...]:
        """Questions to take along; none as long as nothing is known that they could be about."""
        part = next((part for part in self.journey.parts if part.takes is Takes.QUESTIONS), None)
        if part is None or not any(self.done.told.values()) or self.is_thin:
            return ()
        return self.at.list_of_questions(QUESTIONS, part.audience)

    @property
    def is_thin(self) -> bool:
        """A few words were said and no matter in them that a question could name: "late again"."""
        leads = self.at.reading.role is Role.LEADER
        named = (slots.for_the_rep if leads else slots.for_coachee)(self.at.reading).words
        told = " ".join(told.text for part in self.done.told.values() for told in part)
        is_short = 0 < len(content_words(told)) < ENOUGH_WORDS
        return is_short and not (named.get("topic") or named.get("deal"))

    def asked(self, chosen: ChosenQuestion) -> SheetEntry:
        """A question with the passage it rests on and where that comes from."""
        framework = self.at.knowledge.framework(chosen.passage.framework)
        source = f"{framework.name}: {framework.source}" if framework else chosen.passage.framework
        return SheetEntry(chosen.text, citation=chosen.passage.id, framework=source)

    def suggested(self, prompt: str, /, **inputs: object) -> tuple[SheetEntry, ...]:
        """Words of the product's own, if the guard has nothing against them."""
        for wording in range(self.at.prompts.variants(prompt)):
            text = self.at.prompts.render(prompt, wording, **inputs)
            if self.at.passes(text):
                return (SheetEntry(text),)
        return ()
