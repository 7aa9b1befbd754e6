"""``askfirst chat --keep`` and ``--resume``: what is said is kept, and gone on with."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from assistant.bootstrap import Stores, build_stores
from assistant.cli.chat import converse, found, left, role_for
from assistant.cli.kept import keeping_over
from assistant.cli.session import Session
from assistant.domain.conversation import Conversation, Role
from assistant.domain.kept import KeptConversation, TurnState
from assistant.domain.owner import LOCAL
from assistant.domain.turn import Reply
from assistant.errors import ModelUnreachable, UsageError
from assistant.keeping.continuing import Continuing
from assistant.keeping.keeping import Keeping
from assistant.settings import Settings
from tests.unit.cli.fakes import QueuedCoach, knowledge, reply
from tests.unit.cli.test_chat import Typed


class Desk:
    """A terminal's conversations over a real file."""

    def __init__(self, runner: asyncio.Runner) -> None:
        self.runner = runner
        self.stores: Stores = build_stores(Settings())

    def talk(
        self, lines: list[str | BaseException], *queue: Reply | BaseException, resume: str | None = None
    ) -> tuple[str, QueuedCoach]:
        coach, terminal = QueuedCoach(*queue), Typed(*lines)
        keeping = keeping_over(coach, self.stores)
        if resume:
            kept = self.runner.run(found(keeping, resume, None))
        else:
            kept = self.runner.run(keeping.conversations.create(LOCAL, Role.LEADER))
        session = Session(Continuing(keeping, LOCAL, kept.id), knowledge(), kept.role, terminal.write)
        session.go_on(kept)
        converse(session, terminal, self.runner)
        self.runner.run(left(keeping, kept))
        return terminal.text, coach

    def kept(self) -> list[KeptConversation]:
        keeping = keeping_over(QueuedCoach(), self.stores)

        async def all_of(keeping: Keeping) -> list[KeptConversation]:
            page = await keeping.conversations.page(LOCAL)
            read = [await keeping.conversations.read(LOCAL, c.id) for c in page.conversations]
            return [conversation for conversation in read if conversation]

        return self.runner.run(all_of(keeping))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path))
    with asyncio.Runner() as runner:
        desk = Desk(runner)
        yield desk
        runner.run(desk.stores.close())


def test_what_is_said_is_kept_and_gone_on_with(desk: Desk) -> None:
    desk.talk(["I lost Acme."], reply("What did you see?"))
    [kept] = desk.kept()
    text, coach = desk.talk(["On price."], reply("What else?"), resume=kept.id[5:10])
    assert text == "> I lost Acme.\nWhat did you see?\nWhat else?\n"
    assert coach.heard[0].said == ("I lost Acme.", "On price.")
    [kept] = desk.kept()
    assert [turn.said for turn in kept.turns] == ["I lost Acme.", "On price."]


def test_what_was_not_answered_is_there_to_be_sent_again(desk: Desk) -> None:
    desk.talk(["I lost Acme."], ModelUnreachable("no answer"))
    [kept] = desk.kept()
    text, coach = desk.talk([""], reply("What did you see?"), resume=kept.id)
    assert "> I lost Acme.\n(not answered; Enter sends it again)\n" in text
    assert coach.heard[0].said == ("I lost Acme.",)
    [kept] = desk.kept()
    assert [(turn.said, turn.state) for turn in kept.turns] == [("I lost Acme.", TurnState.COMPLETE)]


def test_ctrl_c_in_a_turn_keeps_what_was_sent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def interrupted(self: QueuedCoach, conversation: Conversation) -> AsyncIterator[str | Reply]:
        yield "So far so good. "
        asyncio.get_running_loop().call_later(0.05, signal.raise_signal, signal.SIGINT)
        await asyncio.sleep(60)

    monkeypatch.setattr(QueuedCoach, "turn", interrupted)
    text, _ = desk.talk(["I lost Acme."])
    assert "Stopped. Enter sends it again" in text
    [turn] = desk.kept()[0].turns
    assert (turn.state, turn.pieces) == (TurnState.INTERRUPTED, ("So far so good. ",))


def test_why_and_stage_know_what_was_said_before(desk: Desk) -> None:
    desk.talk(["I lost Acme."], reply("What would be different?"))
    text, _ = desk.talk(["/why", "/stage"], resume=desk.kept()[0].id)
    assert "GROW [grow/goal/1]" in text
    assert "GROW: [Goal] > Will" in text


def test_where_it_was_deleted_meanwhile_nobody_is_told_to_send_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.talk(["I lost Acme."], reply("What did you see?"))
    [kept] = desk.kept()

    async def deleted(self: QueuedCoach, conversation: Conversation) -> AsyncIterator[str | Reply]:
        await desk.stores.conversations.delete(LOCAL, kept.id)
        raise ModelUnreachable("no answer")
        yield

    monkeypatch.setattr(QueuedCoach, "turn", deleted)
    file = tmp_path / "mine.md"
    desk.talk(["On price.", "", f"/export {file}"], resume=kept.id[5:10])
    told = capfd.readouterr().err
    last = told[told.index("was deleted") :]
    assert "/export FILE.md" in last
    assert "Enter" not in last
    assert "On price." in file.read_text("utf-8")


def test_where_nothing_was_said_nothing_is_left(desk: Desk) -> None:
    desk.talk(["/help"])
    assert desk.kept() == []


def test_a_role_that_is_not_its_own_is_refused(desk: Desk) -> None:
    desk.talk(["Hello."], reply())
    keeping = keeping_over(QueuedCoach(), desk.stores)
    assert desk.kept()[0].role is Role.LEADER
    with pytest.raises(UsageError, match="leave --as rep out"):
        desk.runner.run(found(keeping, desk.kept()[0].id, "rep"))


JOURNEYS = {"prepare": (Role.LEADER,), "lost-deal": (Role.REP,), "grow": (Role.LEADER, Role.REP)}


@pytest.mark.parametrize(
    ("role", "journey", "who"),
    [
        (None, None, Role.LEADER),
        ("rep", None, Role.REP),
        (None, "lost-deal", Role.REP),
        (None, "grow", Role.LEADER),
        ("rep", "grow", Role.REP),
    ],
)
def test_a_journey_says_who_one_is(role: str | None, journey: str | None, who: Role) -> None:
    assert role_for(role, journey, JOURNEYS) is who


@pytest.mark.parametrize(
    ("role", "journey", "said"),
    [("leader", "lost-deal", "is for a rep"), (None, "no", "grow, lost-deal, prepare")],
)
def test_a_journey_that_does_not_fit_is_refused(role: str | None, journey: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        role_for(role, journey, JOURNEYS)


def test_a_journey_reaches_the_coach() -> None:
    coach, terminal = QueuedCoach(reply()), Typed("I lost Acme.")
    converse(Session(coach, knowledge(), Role.REP, terminal.write, "lost-deal"), terminal)
    assert coach.heard[0].journey == "lost-deal"
