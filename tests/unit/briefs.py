"""A small bank of questions, and what a writer gets to know, for tests of drafts and of whole turns."""

from dataclasses import replace

from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.knowledge import (
    Audience,
    Framework,
    Kind,
    Knowledge,
    Passage,
    Phase,
    Question,
    Source,
    Stage,
)
from assistant.domain.reading import Act, Asked, Person, Reading
from assistant.domain.turn import Brief, ChosenQuestion, Move, MoveKind

SAID = "Marcus nods at everything in our 1:1s and then nothing changes"
SOURCE = Source("Ann Author", "Asking", 1999)
STAGES = (
    Stage("goal", "Goal", Phase.AIM),
    Stage("reality", "Reality", Phase.EXPLORE),
    Stage("options", "Options", Phase.WIDEN),
    Stage("will", "Will", Phase.LAND),
)


def a_passage(id: str, *questions: str, phase: Phase = Phase.EXPLORE, stage: str = "reality") -> Passage:
    bank = tuple(
        Question(f"{id}#{n}", text, Audience.BOTH, phase, "to see") for n, text in enumerate(questions, 1)
    )
    return Passage(id, id.partition("/")[0], stage, Audience.BOTH, (), f"About {id}.", (), (), bank)


NODS = a_passage("grow/reality/1", "What have you seen {person|your rep} do after a nod?")
YES = a_passage("grow/will/1", "What might {person's|a} yes stand for?", phase=Phase.LAND, stage="will")
AIMS = a_passage("grow/goal/1", "What would you like to see instead?", phase=Phase.AIM, stage="goal")
SIGNS = a_passage("signs/small/1", "Which small sign would tell you that something moved?")
GROW = Framework(
    "grow",
    "GROW",
    1,
    Kind.MODEL,
    "It is a model. It helps.",
    "",
    "",
    (),
    (SOURCE,),
    STAGES,
    (AIMS, NODS, YES),
)
LENS = Framework(
    "signs", "Signs", 1, Kind.LENS, "It is a lens. It helps.", "", "", (), (SOURCE,), (), (SIGNS,)
)
KNOWLEDGE = Knowledge((GROW, LENS), ())


def a_talk(*texts: str, role: Role = Role.LEADER) -> Conversation:
    """Messages by turns, the coachee's first and last."""
    speakers = (Speaker.COACHEE, Speaker.COACH)
    return Conversation(role, tuple(Message(speakers[n % 2], text) for n, text in enumerate(texts)))


def a_reading(**changes: object) -> Reading:
    reading = Reading(
        act=Act.TOLD,
        role=Role.LEADER,
        phase=Phase.EXPLORE,
        guide=GROW,
        stage="reality",
        turn=1,
        query=SAID,
        person=Person("Marcus", "he"),
        points=(SAID,),
    )
    return replace(reading, **changes)  # type: ignore[arg-type]  # a test may change any field


def chosen(
    passage: Passage = NODS, text: str = "What have you seen Marcus do after a nod?"
) -> ChosenQuestion:
    return ChosenQuestion(passage.questions[0], passage, text)


ASK = Move(MoveKind.ASK, "reality", reflection="A yes that doesn't travel, perhaps.", questions=(chosen(),))


def a_brief(*texts: str, move: Move = ASK, asked: tuple[Asked, ...] = (), **changes: object) -> Brief:
    talk = a_talk(*(texts or (SAID,)))
    return Brief(talk, a_reading(asked=asked, turn=len(talk.said), **changes), move, (NODS, YES, SIGNS))
