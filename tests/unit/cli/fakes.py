"""A coach with a queue, a guard with one rule, and a little knowledge: what the commands meet in tests."""

from collections.abc import AsyncIterator, Sequence

from assistant.domain.conversation import Conversation
from assistant.domain.guard import Finding, FindingKind, Verdict
from assistant.domain.knowledge import (
    Audience,
    Framework,
    Kind,
    Knowledge,
    Passage,
    Phase,
    Source,
    Stage,
)
from assistant.domain.turn import Citation, MoveKind, Reply, WriterName

SOURCE = Source("John Whitmore", "Coaching for Performance", 1992)
CITATION = Citation("grow/goal/1", "grow", str(SOURCE))


def reply(text: str = "What would be different?", stage: str = "goal", **changes: object) -> Reply:
    fields: dict[str, object] = {
        "text": text,
        "stage": stage,
        "move": MoveKind.ASK,
        "writer": WriterName.QUESTION_BANK,
        "citations": (CITATION,),
        "findings": (),
        "notice": None,
        "model_calls": 0,
        "prompt_tokens": 0,
        "completion_tokens": 0,
    }
    return Reply(**{**fields, **changes})  # type: ignore[arg-type]  # a test may change any field


class QueuedCoach:
    """Answers with what is queued: a ``Reply``, or an exception after the given first sentence."""

    def __init__(self, *queue: Reply | BaseException) -> None:
        self.queue = list(queue)
        self.heard: list[Conversation] = []

    async def turn(self, conversation: Conversation) -> AsyncIterator[str | Reply]:
        self.heard.append(conversation)
        answer = self.queue.pop(0)
        if isinstance(answer, BaseException):
            yield "So far so good. "
            raise answer
        first, space, rest = answer.text.partition(" ")
        yield first + space
        yield rest
        yield answer


class OneRuleGuard:
    """ "You should" is advice; anything else is coaching."""

    def judge(self, reply: str, said: Sequence[str], permission: bool = False) -> Verdict:
        if "You should" in reply and not permission:
            return Verdict((Finding(FindingKind.ADVICE, "You should", "It says what to do."),))
        return Verdict(())


def knowledge() -> Knowledge:
    passage = Passage(
        id="grow/goal/1",
        framework="grow",
        stage="goal",
        audience=Audience.BOTH,
        topics=(),
        text="A goal that can be seen.",
        cues=(),
        meanings=(),
        questions=(),
    )
    stages = (Stage("goal", "Goal", Phase.AIM), Stage("will", "Will", Phase.LAND))
    grow = Framework(
        id="grow",
        name="GROW",
        version=1,
        kind=Kind.MODEL,
        summary="",
        fits="",
        does_not_fit="",
        aliases=(),
        sources=(SOURCE,),
        stages=stages,
        passages=(passage,),
    )
    return Knowledge((grow,), ())
