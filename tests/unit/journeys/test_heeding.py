"""A move in the manner that was asked for, and what stays of it whatever was asked for."""

from dataclasses import replace

import pytest

from assistant.domain.manner import Manner
from assistant.domain.reading import Act
from assistant.domain.turn import Move, MoveKind
from assistant.journeys import serving, stepping_aside
from assistant.journeys.heeding import heed
from assistant.journeys.situation import Situation
from tests.unit.briefs import ASK, SAID
from tests.unit.journeys.situations import a_situation

BARE, SHORT, NO_OPTIONS = Manner(is_bare=True), Manner(is_short=True), Manner(keeps_options=True)


def at(*texts: str, manner: Manner, **changes: object) -> Situation:
    return replace(a_situation(*(texts or (SAID,)), **changes), manner=manner)  # type: ignore[arg-type]  # fields


@pytest.mark.parametrize("manner", [BARE, SHORT])
def test_a_question_alone_has_nothing_before_it(manner: Manner) -> None:
    assert heed(ASK, at(manner=Manner())) == ASK
    alone = heed(ASK, at(manner=manner))
    assert (alone.reflection, alone.questions, alone.is_bare) == (None, ASK.questions, True)


@pytest.mark.parametrize("manner", [BARE, SHORT, NO_OPTIONS])
@pytest.mark.parametrize("kind", [MoveKind.HAND_OFF, MoveKind.INFORM, MoveKind.SUMMARISE, MoveKind.ASK])
def test_words_that_a_move_can_not_do_without_stay(manner: Manner, kind: MoveKind) -> None:
    move = replace(ASK, kind=kind, lead="Call 112.")
    assert heed(move, at(manner=manner)) == move


def test_options_are_offered_where_they_were_not_asked_for_by_name() -> None:
    shown = Move(MoveKind.OPTIONS, "reality", lead="One option is to wait.", permission=True)
    decision = at("what should I do?", manner=NO_OPTIONS, act=Act.WANTS_DECISION)
    assert heed(shown, decision).kind is MoveKind.OFFER
    assert heed(shown, replace(decision, manner=Manner())) == shown
    assert heed(shown, at("give me options", manner=NO_OPTIONS, act=Act.ACCEPTS_OFFER)) == shown


def test_pushing_back_brings_no_options_either() -> None:
    here = at(SAID, "What then?", "stop asking me things", manner=NO_OPTIONS, act=Act.PUSHES_BACK)
    move = stepping_aside.pushes_back(here)
    assert "options" in (move.lead or "")
    assert "option" not in (heed(move, here).lead or "option")


def test_a_list_has_as_many_questions_as_were_wished_for_unless_a_number_is_asked_for() -> None:
    wish = Manner(listed=1)
    listed = serving.questions(at(SAID, "What then?", "questions for the 1:1 please", manner=wish))
    assert len(listed.questions) == 1
    assert "which" not in (listed.close or "which").lower()
    usual = serving.questions(at(SAID, "What then?", "questions for the 1:1 please", manner=Manner()))
    named = serving.questions(at(SAID, "What then?", "two questions for the 1:1 please", manner=wish))
    assert len(usual.questions) > 1
    assert len(named.questions) > 1


def test_a_short_question_is_chosen_among_those_that_are_nearly_as_good() -> None:
    usual, short = at(manner=Manner()).question(), at(manner=SHORT).question()
    assert usual
    assert short
    assert len(short.text.split()) <= len(usual.text.split())
