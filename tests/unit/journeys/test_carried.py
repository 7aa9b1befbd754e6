"""What was brought along opens the first reply, once, without reproach."""

from datetime import date

import pytest

from assistant.domain.conversation import Carried
from assistant.domain.turn import Move, MoveKind
from assistant.journeys.carried import not_done
from assistant.journeys.choosing import choose
from tests.unit.journeys.followed import a_situation_on

DUE = Carried("m1", "I'll ask him who signs at Kestrel", "commitment", date(2026, 11, 2))
AHEAD = Carried("m2", "I'll call the board", "commitment", date(2026, 11, 20))
AIM = Carried("m3", "more time for discovery", "aim")


def move(*texts: str, id: str | None = "prepare", carried: tuple[Carried, ...] = (DUE,)) -> Move:
    return choose(a_situation_on(id, *texts, carried=carried))


@pytest.mark.parametrize("id", ["prepare", None])
@pytest.mark.parametrize(
    "text", ["hi", "1:1 with Jonas this afternoon", "Jonas is late with his forecast again"]
)
def test_the_first_reply_asks_what_came_of_it(text: str, id: str | None) -> None:
    reply = move(text, id=id, carried=(AIM, AHEAD, DUE))
    assert "“ask him who signs at Kestrel” on Monday" in (reply.lead or "")
    assert [q.text for q in reply.questions] == ["What came of it?"]
    assert reply.questions[0].passage.id == "clear/review/2"


@pytest.mark.parametrize("id", ["prepare", None])
def test_a_first_message_that_tells_of_it_isn_t_asked(id: str | None) -> None:
    reply = move("I asked Jonas who signs at Kestrel and it's the CFO", id=id)
    assert "What came of it?" not in [q.text for q in reply.questions]


def test_what_is_still_ahead_isn_t_asked_about() -> None:
    assert "What came of it?" not in [q.text for q in move("hi", carried=(AHEAD, AIM)).questions]


def test_it_is_asked_once() -> None:
    first = move("1:1 with Jonas")
    second = move("1:1 with Jonas", f"{first.lead} What came of it?", "it's the CFO who signs")
    assert second.questions[0].question.id == "prepare/agenda#1"


@pytest.mark.parametrize("id", ["prepare", None])
def test_what_wasn_t_done_is_left_in_peace(id: str | None) -> None:
    first = move("Jonas is late with his forecast", id=id)
    reply = move(
        "Jonas is late with his forecast", f"{first.lead} What came of it?", "didn't get to it", id=id
    )
    assert reply.kind is MoveKind.ASK
    assert reply.lead
    assert not any(word in reply.lead.lower() for word in ("should", "why", "again", "yet", "supposed"))


def test_words_in_quotes_before_an_answer_don_t_change_what_it_is() -> None:
    first = move("Jonas is late with his forecast", id=None)
    reply = move(
        "Jonas is late with his forecast", f"{first.lead} What came of it?", "perfect, that works", id=None
    )
    assert reply.kind is not MoveKind.CLOSE


def test_danger_and_blame_go_first() -> None:
    assert move("I want to kill myself").kind is MoveKind.HAND_OFF
    assert "What came of it?" not in [q.text for q in move("lost it, all my fault", id="lost-deal").questions]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "ask who signs",
            ("Last time you meant to “ask who signs”", "When we last spoke, you were going to"),
        ),
        ("more listening, less telling", ("Last time you left it at", "From last time there's")),
    ],
)
def test_it_is_quoted_as_it_was_said(text: str, begins: tuple[str, ...]) -> None:
    reply = move("hi", carried=(Carried("m", text, "commitment"),))
    assert (reply.lead or "").startswith(begins)
    assert f"“{text}”" in (reply.lead or "")


def test_a_day_in_the_words_isn_t_said_twice() -> None:
    meant = Carried("m", "I'll ring Brandt on Monday", "commitment", date(2026, 11, 2))
    assert (move("hi", carried=(meant,)).lead or "").count("Monday") == 1


@pytest.mark.parametrize(
    "text", ["no", "not yet", "didn't get to it", "forgot", "haven't asked her", "no time"]
)
def test_not_done(text: str) -> None:
    assert not_done(text)


@pytest.mark.parametrize("text", ["yes, she said it's the CFO", "asked him, he knows", "done"])
def test_done(text: str) -> None:
    assert not not_done(text)
