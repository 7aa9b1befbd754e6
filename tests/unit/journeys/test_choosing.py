"""One line for each thing a message may do, and each line a move that can be said."""

import pytest

from assistant.domain.conversation import Role
from assistant.domain.reading import Act, Concern
from assistant.domain.turn import Move, MoveKind
from assistant.journeys.choosing import MOVES, choose
from tests.unit.briefs import a_talk
from tests.unit.journeys.situations import a_situation

SAID = ("Marcus nods at everything in our 1:1s", "A nod. What then?", "nothing changes, he did it in May too")
KINDS = {
    Act.TOLD: MoveKind.ASK,
    Act.GREETING: MoveKind.ASK,
    Act.THANKS: MoveKind.CLOSE,
    Act.JUNK: MoveKind.SIMPLIFY,
    Act.WANTS_QUESTIONS: MoveKind.QUESTIONS,
    Act.WANTS_WORDING: MoveKind.WORDING,
    Act.WANTS_SUMMARY: MoveKind.SUMMARISE,
    Act.WANTS_ORDER: MoveKind.SUMMARISE,
    Act.WANTS_REVISION: MoveKind.WORDING,
    Act.WANTS_DECISION: MoveKind.OFFER,
    Act.PICKS: MoveKind.CLOSE,
    Act.PICKS_NONE: MoveKind.ASK,
    Act.ACCEPTS_OFFER: MoveKind.OPTIONS,
    Act.DECLINES_OFFER: MoveKind.ASK,
    Act.PUSHES_BACK: MoveKind.OFFER,
    Act.ASKS_FACT: MoveKind.INFORM,
    Act.ASKS_WHICH_FRAMEWORK: MoveKind.INFORM,
    Act.ASKS_WHAT_YOU_ARE: MoveKind.INFORM,
    Act.ASKS_WHO_READS: MoveKind.INFORM,
    Act.DECIDED: MoveKind.TELL_PLAINLY,
    Act.FORMAL_PLAN: MoveKind.ASK,
    Act.LANDS: MoveKind.LAND,
    Act.THINKS_IT_OVER: MoveKind.CLOSE,
    Act.CRISIS: MoveKind.HAND_OFF,
    Act.PROTECTED: MoveKind.HAND_OFF,
    Act.INSTRUCTS: MoveKind.WAY_BACK,
    Act.OFF_TOPIC: MoveKind.WAY_BACK,
    Act.FOREIGN: MoveKind.WAY_BACK,
}


def words_of(move: Move) -> str:
    return " ".join(filter(None, (move.lead, move.reflection, *(c.text for c in move.questions), move.close)))


def test_nothing_is_left_out() -> None:
    assert set(MOVES) == set(KINDS) == set(Act)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(Act))
def test_each_act_has_its_move(act: Act, role: Role) -> None:
    at = a_situation(
        talk=a_talk(*SAID, role=role), act=act, term="GROW", concern=Concern.LEAVE, language="de"
    )
    move = choose(at)
    assert move.kind is KINDS[act]
    assert words_of(move)
    assert move == choose(at)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(Act))
def test_and_one_for_a_first_message_of_which_nothing_is_known(act: Act, role: Role) -> None:
    at = a_situation(talk=a_talk("hm", role=role), act=act, hits=(), person=None)
    assert words_of(choose(at))


@pytest.mark.parametrize(
    "act", [a for a, kind in KINDS.items() if kind in (MoveKind.OPTIONS, MoveKind.WORDING)]
)
def test_what_was_asked_for_may_be_named(act: Act) -> None:
    assert choose(a_situation(*SAID, act=act)).permission


@pytest.mark.parametrize("act", list(Act))
def test_where_no_question_is_wanted_none_is_asked(act: Act) -> None:
    at = a_situation(
        talk=a_talk(*SAID), act=act, term="GROW", concern=Concern.LEAVE, language="de", wants_quiet=True
    )
    move = choose(at)
    asked = [words for words in (move.lead, move.reflection, move.close) if words and "?" in words]
    assert not asked or act in (Act.WANTS_WORDING, Act.WANTS_REVISION), "words for others may ask them"
    assert bool(move.questions) is (act is Act.WANTS_QUESTIONS)
    assert words_of(move)
