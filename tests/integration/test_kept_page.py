"""The page of a kept conversation, from the talk to the edited file, by the commands."""

import asyncio
from pathlib import Path

import pytest

from assistant import bootstrap
from assistant.bootstrap import Askfirst, build_stores
from assistant.cli.chat import coach_here
from assistant.cli.kept import keeping_over
from assistant.cli.main import main
from assistant.cli.session import Session
from assistant.domain.conversation import Role
from assistant.domain.kept import SaidTurn
from assistant.domain.owner import LOCAL, Owner
from assistant.settings import Settings

SAID = ("We lost the Acme deal today.", "They went quiet after the demo.")


@pytest.fixture(autouse=True)
def data(lexical: Askfirst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(bootstrap, "build", lambda settings: lexical)
    monkeypatch.setattr(lexical.settings, "data", tmp_path / "data")
    return tmp_path


def kept(lexical: Askfirst, journey: str | None = "lost-deal", owner: Owner = LOCAL) -> str:
    async def keep() -> str:
        stores = build_stores(Settings())
        keeping = keeping_over(lexical.coach, stores)
        made = await keeping.conversations.create(owner, Role.REP, journey)
        for text in SAID:
            await keeping.turns.ended(owner, made.id, await keeping.turns.say(owner, made.id, SaidTurn(text)))
        await keeping.turns.close()
        await stores.close()
        return made.id

    return asyncio.run(keep())


def test_a_page_is_shown_edited_in_a_file_and_shown_as_edited(
    lexical: Askfirst, data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    id = kept(lexical)
    assert main(["page", id]) == 0
    shown = capfd.readouterr().out
    assert shown.startswith("Looking back at the Acme deal\n")
    assert "The story\n- We lost the Acme deal today." in shown

    file = data / "page.md"
    assert main(["page", id, "--out", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("- We lost the Acme deal today.", "- Acme said no.\n- On a Friday."), "utf-8"
    )
    assert main(["page", id, "--edit", str(file)]) == 0
    edited = capfd.readouterr().out
    assert "The story\n- Acme said no.\n- On a Friday.\n" in edited
    assert edited.replace("Acme said no.\n- On a Friday.", "We lost the Acme deal today.") == shown

    assert main(["page", id, "--as-said"]) == 0
    assert capfd.readouterr().out == shown


def test_a_page_that_is_another_ones_or_of_no_journey_is_an_error_in_a_line(
    lexical: Askfirst, data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["page", kept(lexical, owner=Owner("else"))]) == 2
    assert "no conversation has an id that begins with" in capfd.readouterr().err
    id = kept(lexical, None)
    assert main(["page", id]) == 2
    assert "leaves no page" in capfd.readouterr().err
    other = data / "other.md"
    other.write_text("# Something else\n", encoding="utf-8")
    assert main(["page", kept(lexical), "--edit", str(other)]) == 2
    assert "isn't this conversation's page" in capfd.readouterr().err


async def test_a_talk_in_the_terminal_shows_and_writes_its_page(lexical: Askfirst, data: Path) -> None:
    shown: list[str] = []
    coach = coach_here(lexical)
    session = Session(coach, lexical.knowledge, Role.REP, shown.append, "lost-deal", lexical.pages.page)
    await session.take("/page")
    assert "There is no page yet" in shown[-1]
    await session.take(SAID[0])
    await session.take("/page")
    assert "The story\n- We lost the Acme deal today." in shown[-1]
    file = data / "lost.html"
    await session.take(f"/page {file}")
    assert shown[-1] == f"Kept in {file}\n"
    assert "We lost the Acme deal today." in file.read_text(encoding="utf-8")
    await session.take(f"/page {file}")
    assert "is there already" in shown[-1]
