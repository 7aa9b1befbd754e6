"""Where a practice stops: somebody may be in danger, or rights are touched. The coach's own words come."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.knowledge import Kind, Knowledge
from assistant.domain.reading import Act, Concern, Reading
from assistant.journeys.situation import About, Situation
from assistant.journeys.stepping_aside import crisis, protected
from assistant.ports import Guard
from assistant.prompt_library import PromptLibrary
from assistant.reading.safety import read_concern


@dataclass(frozen=True, slots=True)
class Handed:
    """What the coach says; ``is_danger``: a life or somebody's safety may be at stake."""

    text: str
    is_danger: bool


@dataclass(frozen=True, slots=True)
class SteppingAside:
    """As the coach does it in a conversation."""

    knowledge: Knowledge
    prompts: PromptLibrary
    about: About
    guard: Guard

    def hand_off(self, said: Sequence[str], handed: Sequence[str]) -> Handed | None:
        """What the coach says where ``said``, oldest first, gives reason to stop; else None.

        ``handed``: what it said to the messages before the last.
        """
        concern = read_concern(said)
        if concern is None:
            return None
        at = self._situation(said, handed, concern)
        is_danger = concern is Concern.CRISIS
        return Handed((crisis(at) if is_danger else protected(at)).lead or "", is_danger)

    def _situation(self, said: Sequence[str], handed: Sequence[str], concern: Concern) -> Situation:
        guide = next(f for f in self.knowledge.frameworks if f.kind is Kind.MODEL)
        messages: list[Message] = []
        for text, reply in zip_longest(said, handed):
            messages.append(Message(Speaker.COACHEE, text))
            messages += [Message(Speaker.COACH, reply)] if reply else []
        reading = Reading(
            act=Act.CRISIS if concern is Concern.CRISIS else Act.PROTECTED,
            role=Role.LEADER,
            phase=guide.stages[0].phase,
            guide=guide,
            stage=guide.stages[0].id,
            turn=len(said),
            query="",
            concern=concern,
        )
        conversation = Conversation(Role.LEADER, tuple(messages))
        return Situation(conversation, reading, (), self.knowledge, self.prompts, self.about, self.guard)
