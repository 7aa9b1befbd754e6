"""The page of a kept conversation, from the talk to the edited file, by the commands."""

import asyncio
import re
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


def test_editing_once_more_keeps_what_was_edited_before(
    lexical: Askfirst, data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    id, file = kept(lexical), data / "page.md"

    def edits(old: str = "", new: str = "") -> str:
        assert main(["page", id, "--out", str(file), "--replace"]) == 0
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        assert main(["page", id, "--edit", str(file)]) == 0
        return capfd.readouterr().out

    first = edits("- We lost the Acme deal today.", "- Acme said no.")
    assert edits() == first, "the file as it was written changes nothing"
    heading = re.findall(r"^## .*", file.read_text("utf-8"), re.M)[1]
    second = edits(heading, f"{heading}\n\n- And this I saw.")
    assert "- Acme said no." in second
    assert "- And this I saw." in second


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\n## ", "\n## Alsoo\n\n- My own.\n\n## ", "no part '## Alsoo'"),
        ("\n## ", "\nMy own, above it all.\n\n## ", "under no part"),
        ("# Looking back at the Acme deal", "# My own title", "'# My own title' isn't the heading"),
        ("\n## ", "\n# Alsoo\n\n- My own.\n\n## ", "'# Alsoo' isn't the heading"),
    ],
)
def test_words_of_a_file_that_have_no_place_are_told_and_nothing_is_taken_over(
    lexical: Askfirst, data: Path, capfd: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    id, file = kept(lexical), data / "page.md"
    assert main(["page", id]) == 0
    shown = capfd.readouterr().out
    assert main(["page", id, "--out", str(file)]) == 0
    text = file.read_text("utf-8").replace("- We lost the Acme deal today.", "- Acme said no.")
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert main(["page", id, "--edit", str(file)]) == 2
    assert told in capfd.readouterr().err
    assert main(["page", id]) == 0
    assert capfd.readouterr().out == shown


def test_words_written_over_the_question_of_an_empty_part_are_taken_over(
    lexical: Askfirst, data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    id, file = kept(lexical), data / "page.md"
    assert main(["page", id, "--out", str(file)]) == 0
    text = re.sub(r"^_[^\n]+_$", "_My own words._", file.read_text("utf-8"), count=1, flags=re.M)
    assert "_My own words._" in text
    file.write_text(text, "utf-8")
    assert main(["page", id, "--edit", str(file)]) == 0
    assert "- My own words." in capfd.readouterr().out


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
