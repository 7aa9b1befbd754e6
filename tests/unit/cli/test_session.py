"""The terminal's conversation: nothing typed is lost, and every command answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cli.session import Session
from assistant.domain.conversation import Role, Speaker
from assistant.domain.turn import Reply
from assistant.errors import ModelUnreachable
from tests.unit.cli.fakes import CITATION, QueuedCoach, knowledge, reply


class Screen:
    def __init__(self) -> None:
        self.text = ""

    def show(self, text: str) -> None:
        self.text += text

    def since(self, mark: int) -> str:
        return self.text[mark:]


def a_session(*queue: object, role: Role = Role.LEADER) -> tuple[Session, QueuedCoach, Screen]:
    coach, screen = QueuedCoach(*queue), Screen()  # type: ignore[arg-type]  # replies and exceptions
    return Session(coach, knowledge(), role, screen.show), coach, screen


async def test_a_reply_is_shown_and_remembered() -> None:
    session, coach, screen = a_session(reply("What would be different?"), reply("And what else?"))
    await session.take("He says yes to everything.")
    assert screen.text == "What would be different?\n"
    await session.take("The forecast.")
    said = [(m.speaker, m.text) for m in coach.heard[1].messages]
    assert said == [
        (Speaker.COACHEE, "He says yes to everything."),
        (Speaker.COACH, "What would be different?"),
        (Speaker.COACHEE, "The forecast."),
    ]
    assert coach.heard[1].role is Role.LEADER


async def test_a_failed_turn_keeps_what_was_typed_and_enter_sends_it_again() -> None:
    session, coach, _ = a_session(ModelUnreachable("no answer"), reply())
    with pytest.raises(ModelUnreachable):
        await session.take("He lost Acme.")
    assert session.pending == "He lost Acme."
    await session.take("")
    assert coach.heard[1].said == ("He lost Acme.",)
    assert session.pending == ""


async def test_what_is_typed_after_a_failed_turn_is_added_to_it() -> None:
    session, coach, _ = a_session(ModelUnreachable("no answer"), reply())
    with pytest.raises(ModelUnreachable):
        await session.take("He lost Acme.")
    await session.take("And Globex.")
    assert coach.heard[1].said == ("He lost Acme.\nAnd Globex.",)


async def test_an_empty_line_says_nothing() -> None:
    session, coach, screen = a_session()
    await session.take("   ")
    assert (coach.heard, screen.text) == ([], "")


async def test_why_shows_the_passage_behind_the_last_question() -> None:
    session, _, screen = a_session(reply(), reply(citations=()))
    await session.take("/why")
    assert "Nothing has been asked yet" in screen.text
    await session.take("Hello")
    await session.take("Thanks")
    mark = len(screen.text)
    await session.take("/why")
    shown = screen.since(mark)
    assert "GROW [grow/goal/1]\nA goal that can be seen.\n" in shown
    assert "John Whitmore, Coaching for Performance (1992)" in shown


async def test_stage_marks_where_the_conversation_stands() -> None:
    session, _, screen = a_session(reply(stage="will"), reply(stage="somewhere"))
    await session.take("/stage")
    await session.take("I'll ask him.")
    await session.take("/stage")
    await session.take("Well.")
    await session.take("/stage")
    assert screen.text.startswith("Nothing has been said yet.\n")
    assert "GROW: Goal > [Will]\n" in screen.text
    assert screen.text.endswith("Stage: somewhere\n")


@pytest.mark.parametrize(("role", "words"), [(Role.LEADER, "for the 1:1"), (Role.REP, "ask myself")])
async def test_questions_asks_the_coach_for_them(role: Role, words: str) -> None:
    session, coach, _ = a_session(reply(), role=role)
    await session.take("/questions")
    assert words in coach.heard[0].last_said


async def test_export_keeps_the_conversation_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "jonas.md"
    session, _, screen = a_session(reply("What would be different?"))
    await session.take("He lost Acme.")
    await session.take(f"/export {file}")
    written = file.read_text(encoding="utf-8")
    assert "**Leader:** He lost Acme.\n\n**Askfirst:** What would be different?" in written
    assert (
        "**grow/goal/1** (John Whitmore, Coaching for Performance (1992))\n\nA goal that can be seen."
        in written
    )
    assert file.stat().st_mode & 0o077 == 0
    assert f"Kept in {file}" in screen.text


async def test_export_never_writes_over_a_file(tmp_path: Path) -> None:
    file = tmp_path / "kept.md"
    file.write_text("mine")
    session, _, screen = a_session()
    await session.take(f"/export {file}")
    assert file.read_text() == "mine"
    assert "is there already; choose another name" in screen.text


@pytest.mark.parametrize("name", ["", "missing-folder/x.md"])
async def test_export_says_what_is_missing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session, _, screen = a_session()
    await session.take(f"/export {name}".strip())
    assert screen.text in (
        "Say where: /export FILE.md\n",
        "missing-folder/x.md can't be written: no such file or directory; choose another place\n",
    )


async def test_export_keeps_an_unanswered_message_too(tmp_path: Path) -> None:
    file = tmp_path / "half.md"
    session, _, _ = a_session(ModelUnreachable("no answer"))
    with pytest.raises(ModelUnreachable):
        await session.take("He lost Acme.")
    await session.take(f"/export {file}")
    assert "**Leader:** He lost Acme.\n\n*(not answered)*" in file.read_text()


async def test_a_notice_is_shown_once() -> None:
    session, _, screen = a_session(
        reply(notice="No model."), reply(notice="No model."), reply(notice="Model down.")
    )
    session.notice("No model.")
    for _ in range(3):
        await session.take("Well.")
    assert screen.text.count("(No model.)") == 1
    assert screen.text.count("(Model down.)") == 1


async def test_an_unknown_command_is_not_sent_as_something_said() -> None:
    session, coach, screen = a_session()
    await session.take("/wyh")
    assert coach.heard == []
    assert screen.text == "There is no /wyh; /help lists what there is.\n"


@pytest.mark.parametrize("text", ["/ 5 of them were late", "//", "/why\nis he late?"])
async def test_a_slash_alone_makes_no_command(text: str) -> None:
    session, coach, _ = a_session(reply())
    await session.take(text)
    assert coach.heard[0].last_said == text


async def test_nothing_shown_can_steer_the_terminal() -> None:
    session, _, screen = a_session(reply("What\x1b[2J would\x07 be\tdifferent?\nAnd\x9b now?"))
    await session.take("Well.")
    assert screen.text == "What[2J would be\tdifferent?\nAnd now?\n"


async def test_help_and_quit() -> None:
    session, _, screen = a_session()
    await session.take("/help")
    assert all(word in screen.text for word in ("/why", "/questions", "/stage", "/export", "/quit"))
    assert not session.left
    await session.take("/quit")
    assert session.left


def a_list(*questions: str) -> Reply:
    listed = "\n".join(f"{n}. {question}" for n, question in enumerate(questions, 1))
    other = replace(CITATION, id="other/idea/1", framework="other")
    return reply(f"For Jonas:\n\n{listed}\n\nWhich fits?", citations=(CITATION, other)[: len(questions)])


async def test_why_numbers_the_passages_as_the_questions_are() -> None:
    session, _, screen = a_session(a_list("What for?", "Who saw it?"))
    await session.take("/questions")
    mark = len(screen.text)
    await session.take("/why")
    assert screen.since(mark).startswith("1. GROW [grow/goal/1]\n")
    assert "\n\n2. other [other/idea/1]\n" in screen.since(mark)


async def test_export_tells_a_command_from_what_was_typed(tmp_path: Path) -> None:
    file = tmp_path / "jonas.md"
    session, coach, _ = a_session(reply(), a_list("What for?", "Who saw it?"))
    await session.take("He lost Acme.")
    await session.take("/questions")
    await session.take(f"/export {file}")
    written = file.read_text(encoding="utf-8")
    assert coach.heard[1].last_said not in written
    assert "**Leader:** *(asked for questions)*\n\n**Askfirst:** For Jonas:" in written
    assert "1. What for?\n\n**grow/goal/1**" in written
    assert "2. Who saw it?\n\n**other/idea/1**" in written
    assert written.count("A goal that can be seen.") == 1


async def test_export_keeps_words_and_a_command_that_were_not_answered(tmp_path: Path) -> None:
    file = tmp_path / "half.md"
    session, _, _ = a_session(ModelUnreachable("no answer"), ModelUnreachable("no answer"))
    for line in ("He lost Acme.", "/questions"):
        with pytest.raises(ModelUnreachable):
            await session.take(line)
    await session.take(f"/export {file}")
    assert "**Leader:** He lost Acme.\n*(asked for questions)*\n\n*(not answered)*" in file.read_text()
