"""All that a choice rests on, and the short ways to the bank and the prompts."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.conversation import Carried, Conversation, Message, Role, Speaker
from assistant.domain.journey import Journey
from assistant.domain.knowledge import Audience, Hit, Knowledge, Passage, Phase
from assistant.domain.manner import AS_USUAL, Manner
from assistant.domain.reading import Reading
from assistant.domain.turn import ChosenQuestion
from assistant.domain.words import plain
from assistant.journeys import picking
from assistant.ports import Guard
from assistant.prompt_library import PromptLibrary
from assistant.reading.threads import thread
from assistant.writing import phrases, slots

_REP = re.compile(
    r"\b(?:1:1|1-1|121|one[- ](?:on|to)[- ]one"
    r"|(?:my|a|the|our|this|that|new) (?:\w+ )?(?:rep|guy|seller|ae|sdr|hire))\b"
)


NEAR = 0.38
"""From this score on a passage says more of a plain fact than a question about any fact."""
FAR = 0.25
"""Below this score no passage says what a conversation that begins so is about."""
MANY_WORDS = 15
"""A first message of more words says enough for passages to be found by it; a later one of twice as many."""
_LOOKS_BACK = re.compile(r"\bfrom today\b|\bdid talking about\b|\b(?:this|our) (?:talk|conversation|hour)\b")
"""Looks back on a talk; what is taken along is asked before there was one."""
MANY = 3
"""From this many questions on two of a list name the matter."""


@dataclass(frozen=True, slots=True)
class About:
    """What Askfirst can say about itself and whom one can turn to."""

    model: str | None
    address: str | None
    embedder: str | None
    """Where words are sent to find passages, if anywhere."""
    data: str
    crisis_help: str
    work_help: str
    page_place: str | None = None
    """Where a journey's page is found, as one says it: "/page shows it"."""


@dataclass(frozen=True, slots=True)
class Situation:
    conversation: Conversation
    reading: Reading
    hits: tuple[Hit, ...]
    knowledge: Knowledge
    prompts: PromptLibrary
    about: About
    guard: Guard
    journey: Journey | None = None
    """What the conversation follows, if anything."""
    step: ChosenQuestion | None = None
    """The journey's own next question; it goes before one that would be chosen freely."""
    is_ending: bool = False
    """The last message ends the journey for today."""
    today: date | None = None
    """Only to tell whether the day of a commitment has come."""
    manner: Manner = AS_USUAL
    """How the coachee asked to be talked with."""

    @property
    def replies(self) -> Sequence[str]:
        return self.conversation.replies

    @property
    def audience(self) -> Audience:
        """A leader who speaks of nobody speaks of herself: she is asked as a rep is, about her own matter."""
        return Audience.LEADER if self.reading.role is Role.LEADER and self.speaks_of_a_rep else Audience.REP

    def concerns(self, carried: Carried) -> bool:
        """Whether something brought along is about this talk: what was meant for Mia isn't Jonas's affair."""
        name = self.reading.person.name if self.reading.person else None
        return not carried.about or name is None or name in carried.about

    @property
    def speaks_of_a_rep(self) -> bool:
        person = self.reading.person
        is_known = person is not None and (person.name is not None or person.pronoun != "they")
        return is_known or bool(_REP.search(plain(" ".join(self.conversation.said))))

    def phrase(self, name: str, /, **inputs: object) -> str:
        return phrases.phrase(self.prompts, name, self.replies, **inputs)

    def question(
        self,
        *pins: str,
        serves: str | None = None,
        topic: str | None = None,
        audience: Audience | None = None,
        without: Collection[str] = (),
    ) -> ChosenQuestion | None:
        """The best question for the coachee; None only when the whole bank was asked.

        ``pins``: passages it is to rest on, if any of their questions fits; else those that were found.
        ``serves``: a situation whose questions come first. ``without``: passages to keep away from.
        ``audience``: who is addressed, where that isn't the coachee's role.
        """
        filling = slots.for_coachee(self.reading)
        if topic:
            filling = filling.about(topic)
        first = self.knowledge.situations.get(serves or "", frozenset())
        everything = tuple(Hit(p, 0.0) for p in self.knowledge.passages)
        held = "" if pins or serves else self.thread
        take_up, pointing = self.knowledge.situations.get(held, frozenset()), self._pointing
        for hits in (
            self.pinned(*pins),
            (
                *self.hits,
                *picking.serving(self.knowledge, "general"),
                *picking.serving(self.knowledge, held),
            ),
            everything,
        ):
            allowed = [h for h in hits if h.passage.id not in without]
            fitting = picking.candidates(
                self.reading,
                allowed,
                audience or self.audience,
                filling,
                self.conversation,
                take_up,
                pointing,
            )
            if not self.is_landing:
                fitting = [c for c in fitting if pins or c.question.phase is not Phase.LAND]
            if self.manner.is_short:
                fitting = picking.short_first(fitting)
            fitting.sort(key=lambda c: c.question.text not in first)
            if chosen := next((c.chosen for c in fitting if self.passes(c.filled.text)), None):
                return chosen
        return None

    @property
    def thread(self) -> str:
        """The situation whose questions stay with the last message; empty where passages know better."""
        held = thread(self.conversation.last_said)
        most = MANY_WORDS if self.reading.turn == 1 and held != "untold" else 2 * MANY_WORDS
        if len(self.conversation.last_said.split()) > most:
            return ""
        if held:
            return f"on-{held}"
        nearest = max((hit.score for hit in self.hits), default=0.0)
        if self.reading.turn == 1:
            return "on-opening" if nearest < FAR else ""
        is_named = bool(self.reading.topics) or (self.reading.person is not None and self.reading.person.name)
        return "on-fact" if nearest < NEAR and is_named else ""

    @property
    def _pointing(self) -> frozenset[str]:
        """Questions that take up something said just now, whatever it is; those that fit anything aren't."""
        situations = self.knowledge.situations
        taken = (texts for name, texts in situations.items() if name.startswith("on-"))
        return frozenset().union(*taken) - situations.get("general", frozenset())

    def passes(self, text: str, permission: bool = False) -> bool:
        """Whether the guard has nothing against it: filled with somebody's words, any template may turn."""
        return self.guard.judge(text, self.conversation.said, permission).is_clean

    @property
    def is_landing(self) -> bool:
        return self.reading.phase is Phase.LAND

    def list_of_questions(self, count: int, audience: Audience = Audience.REP) -> tuple[ChosenQuestion, ...]:
        """Questions to take along, in the order of a conversation: a leader's are for her rep.

        ``audience``: who will be asked them, where that is a leader whom the coachee leads.
        One or two name the matter, for three about one noun are an inquiry; then come those of passages near
        to what was said, then such as fit any rep.
        """
        leader = self.reading.role is Role.LEADER
        filling = (slots.for_the_rep if leader else slots.for_coachee)(self.reading)
        alone = replace(self.conversation, messages=self._said)
        near = (*self.hits, *picking.serving(self.knowledge, "general"))
        about = picking.candidates(self.reading, near, audience, filling, alone, only_then=self._pointing)
        others = picking.candidates(
            self.reading, picking.serving(self.knowledge, "take-along"), audience, filling, alone
        )
        others = [c for c in others if not _LOOKS_BACK.search(c.question.text)]
        about = [c for c in about if self.passes(c.filled.text) and not _LOOKS_BACK.search(c.question.text)]
        named = [c for c in about if c.filled.specific]
        apt = [c for c in about if not c.filled.specific and c.hit.score > picking.GENERAL]
        chosen = picking.several(named, 1 if count < MANY else 2)
        chosen = picking.several(apt, count, chosen)
        found = picking.several([c for c in others if self.passes(c.filled.text)], count, chosen)
        found = picking.several(about, count, found)
        return tuple(c.chosen for c in found)

    @property
    def _said(self) -> tuple[Message, ...]:
        """The coachee's messages alone: how replies opened doesn't bind a list."""
        return tuple(m for m in self.conversation.messages if m.speaker is Speaker.COACHEE)

    def pinned(self, *passages: str) -> tuple[Hit, ...]:
        """The named passages as if found best; those that aren't there (a team's own copy) are left out."""
        there = (self.knowledge.passage(id) for id in passages)
        return tuple(Hit(p, 1.0) for p in there if p)

    def ground(self, *passages: str) -> tuple[Passage, ...]:
        """The named passages themselves, where a question of no bank rests on them."""
        return tuple(hit.passage for hit in self.pinned(*passages))
