"""What a conversation leaves behind: read, retrieve, fill; and the same in one go, from notes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.coach import Coach, as_read
from assistant.domain.causes import Cause
from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.journey import Journey, Takes
from assistant.domain.sheet import Sheet
from assistant.domain.words import bounded
from assistant.journeys.placing import CAUSES
from assistant.journeys.progress import Progress, Told, progress
from assistant.ports import CauseReader
from assistant.reading import people, tellings
from assistant.reading.attribution import read_causes
from assistant.reading.topics import LATEST, deal, topics
from assistant.sheets.filling import fill
from assistant.sheets.focusing import named_alone
from assistant.sheets.ground import Chart, Ground


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes a journey's page from what was said. Keeps nothing."""

    coach: Coach
    chart: Chart | None = None
    """How causes are drawn on a page."""
    causes: CauseReader | None = None
    """A model that reads causes for a page that is to be kept; without it they are read plainly."""

    async def page(
        self,
        conversation: Conversation,
        *,
        is_short: bool = False,
        causes: Sequence[Cause] | None = None,
        pages: Sequence[Sheet] = (),
        struck: Collection[str] = (),
    ) -> Sheet | None:
        """The page of the journey that the conversation follows; None where it follows none.

        ``causes``: as a reader read them; without it they are read plainly. ``pages``: the owner's earlier
        ones, for themes, and ``struck`` the themes that don't fit. ``is_short``: the ten-minute form.
        """
        coach, journey = self.coach, self.coach.journey(conversation)
        if journey is None:
            return None
        done = progress(journey, conversation, coach.knowledge)
        kept = as_read(about_work(conversation, done))
        reading = coach.reading(kept)
        hits = await coach.passages(reading)
        causes = _plainly(journey, done) if causes is None else _with_answers(journey, done, causes)
        ground = Ground(
            journey,
            coach.situation(kept, reading, hits),
            done,
            coach.today(),
            tuple(causes),
            self.chart,
            tuple(pages),
            struck,
        )
        is_short = is_short or any(tellings.wants_short_form(told.text) for told in done.said)
        return fill(ground, is_short)

    async def from_notes(
        self, journey: str, role: Role, notes: str, *, is_short: bool = False
    ) -> Sheet | None:
        """The page in one go: what isn't in the notes is left open and asked for."""
        said = Conversation(role, (Message(Speaker.COACHEE, notes),), journey)
        return await self.page(said, is_short=is_short)

    async def read_causes(self, conversation: Conversation) -> tuple[Cause, ...] | None:
        """One call of the reader's, for a journey whose page shows causes; None for the others."""
        journey = self.coach.journey(conversation)
        if self.causes is None or journey is None or not any(p.takes in CAUSES for p in journey.parts):
            return None
        done = progress(journey, conversation, self.coach.knowledge)
        return (await self.causes.read([told.text for told in done.said])).causes

    def has_themes(self, conversation: Conversation) -> bool:
        """Whether the page is made of earlier ones."""
        journey = self.coach.journey(conversation)
        return journey is not None and any(part.takes is Takes.THEMES for part in journey.parts)


def _plainly(journey: Journey, done: Progress) -> list[Cause]:
    """The causes as the plain reader reads them, which is told where an answer was to name some."""
    return [cause for told in done.said for cause in _in_message(journey, done, told)]


def _in_message(journey: Journey, done: Progress, told: Told) -> tuple[Cause, ...]:
    return read_causes(
        bounded(told.text),
        is_answer=_is_asked_for(journey, done, told),
        is_loss=journey.outcome == "lost",
    )


def _is_asked_for(journey: Journey, done: Progress, told: Told) -> bool:
    wanted = journey.part(done.wanted.get(told.turn, ""))
    return wanted is not None and wanted.takes in CAUSES


def _with_answers(journey: Journey, done: Progress, causes: Sequence[Cause]) -> list[Cause]:
    """Causes as a model read them, and after those of each message what else was answered when asked."""
    waiting = list(causes)
    found: list[Cause] = []
    for told in done.said:
        here: list[Cause] = []
        at = 0
        while waiting and (place := told.text.find(waiting[0].words, at)) >= 0:
            at = place + len(waiting[0].words)
            here.append(waiting.pop(0))
        if _is_asked_for(journey, done, told):
            read = [cause.words for cause in (*here, *waiting)]
            here += [
                cause
                for cause in _in_message(journey, done, told)
                if not any(cause.words in words or words in cause.words for words in read)
            ]
        found += here
    return found + waiting


def about_work(conversation: Conversation, done: Progress) -> Conversation:
    """Only what may stand on a page, with what matters most said last: that is what questions are about."""
    matters = [
        " ".join(_as_matter(told.text) for told in done.of(id)) for id in done.by_weight if done.of(id)
    ]
    named = [text for text in matters if topics([text]) or deal([text], frozenset())]
    kept = [told.text for told in done.said] + named[:1] * (LATEST - 1) + matters[:1]
    return replace(conversation, messages=tuple(Message(Speaker.COACHEE, text) for text in kept or [""]))


def _as_matter(text: str) -> str:
    """What a name alone is about, so that it can be found: "Kestrel" is the Kestrel deal."""
    name = named_alone(text)
    return f"the {name} deal" if name and not people.names([text]) else text
