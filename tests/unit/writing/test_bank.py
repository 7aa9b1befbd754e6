"""The question bank as a writer: a move's own words, put together."""

from dataclasses import replace

import pytest

from assistant.domain.turn import Move, MoveKind, WriterName
from assistant.writing.bank import QuestionBank
from tests.unit.briefs import ASK, YES, a_brief, chosen

QUESTION = "What have you seen Marcus do after a nod?"


async def written(move: Move, sent: str = "") -> str:
    brief = replace(a_brief(move=move), sent=sent)
    return "".join([str(piece) async for piece in QuestionBank().write(brief)])


async def test_reflection_then_question() -> None:
    assert await written(ASK) == f"A yes that doesn't travel, perhaps. {QUESTION}"


async def test_lead_comes_first_and_close_last() -> None:
    move = replace(ASK, lead="Ten minutes.", reflection=None, close="Take your time.")
    assert await written(move) == f"Ten minutes. {QUESTION} Take your time."


async def test_what_was_sent_is_not_said_again() -> None:
    move = replace(ASK, lead="Ten minutes.", close="Take your time.")
    assert await written(move, "Ten minutes. Something else.") == f"{QUESTION} Take your time."


async def test_questions_to_take_along_are_numbered() -> None:
    move = Move(
        MoveKind.QUESTIONS,
        "reality",
        lead="For Marcus:",
        questions=(chosen(), chosen(YES, "What might a yes stand for?")),
        close="Which fits, if any?",
    )
    assert await written(move) == (
        f"For Marcus:\n\n1. {QUESTION}\n2. What might a yes stand for?\n\nWhich fits, if any?"
    )


@pytest.mark.parametrize("kind", [MoveKind.OPTIONS, MoveKind.SUMMARISE])
async def test_lists_stand_apart(kind: MoveKind) -> None:
    assert await written(Move(kind, "", lead="A:\n\n- b", close="C?")) == "A:\n\n- b\n\nC?"


async def test_a_move_without_words_is_empty() -> None:
    assert await written(Move(MoveKind.ASK, "")) == ""


@pytest.mark.parametrize("kind", list(MoveKind))
def test_it_takes_every_move(kind: MoveKind) -> None:
    assert QuestionBank().takes(Move(kind, ""))
    assert QuestionBank.name is WriterName.QUESTION_BANK
