"""``askfirst conversations``: listed, shown, taken along and deleted from the terminal."""

import asyncio
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from assistant.bootstrap import build_stores
from assistant.cli import conversations as commands
from assistant.domain.conversation import Role
from assistant.domain.kept import SaidTurn
from assistant.domain.owner import LOCAL, Owner
from assistant.errors import UsageError
from assistant.keeping.keeping import Keeping
from assistant.settings import Settings
from tests.fakes import FakeCoach, a_turn


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path / "data"))
    return tmp_path


def kept(*said: str, owner: str = LOCAL, answers: tuple[object, ...] = ()) -> str:
    """A kept conversation's id."""

    async def keep() -> str:
        stores = build_stores(Settings())
        coach = FakeCoach(*answers)  # type: ignore[arg-type]  # steps of any kind
        keeping = Keeping.over(coach, stores.conversations, stores.conversations)
        made = await keeping.conversations.create(Owner(owner), Role.REP)
        for text in said:
            sent = await keeping.turns.say(made.owner, made.id, SaidTurn(text))
            await keeping.turns.ended(made.owner, made.id, sent)
        await keeping.turns.close()
        await stores.close()
        return made.id

    return asyncio.run(keep())


def run(*args: str, said: str | None = None) -> Result:
    return CliRunner().invoke(commands.command, args, input=said, standalone_mode=False)


def shown(*args: str) -> str:
    ran = run(*args)
    assert ran.exception is None, ran.exception
    return ran.output


def test_with_nothing_kept_it_says_how_to_keep() -> None:
    assert shown("list") == "No conversation is kept. askfirst chat --keep begins one.\n"


def test_the_list_has_the_latest_first_and_nobody_elses() -> None:
    first, second = kept("I lost the Acme deal"), kept("my 1:1 with Jonas\x1b[31m")
    kept("not yours", owner="anna")
    lines = shown("list").splitlines()
    assert [line.split()[0] for line in lines] == [second[5:13], first[5:13]]
    assert "Acme deal" in lines[1]
    assert "rep" in lines[1]
    assert shown("list", "--limit", "1").splitlines()[1].startswith("There are more")


def test_show_has_what_was_said_and_steers_no_terminal() -> None:
    id = kept("I lost \x1b[31mAcme", "again", answers=(a_turn("What did you see?"), (ValueError("x"),)))
    text = shown("show", id[5:10])
    assert "Rep: I lost [31mAcme\n\nAskfirst: What did you see?" in text
    assert text.endswith("Rep: again\n\n(not answered whole)\n")
    assert "\x1b" not in text


def test_export_writes_markdown_or_json(tmp_path: Path) -> None:
    id = kept("I lost Acme", "again", answers=(a_turn("What did you see?"), (ValueError("x"),)))
    text = shown("export", id)
    assert "**Rep:** I lost Acme\n\n**Askfirst:** What did you see?" in text
    assert "**Rep:** again\n\n*(not answered)*" in text
    assert "**grow/reality/2**" in text
    assert json.loads(shown("export", id, "--format", "json"))["turns"][0]["said"] == "I lost Acme"
    file = tmp_path / "acme.json"
    assert shown("export", id, str(file), "--format", "json") == f"Written to {file}\n"
    assert json.loads(file.read_text())["id"] == id
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(UsageError, match="is there already"):
        raise run("export", id, str(file)).exception or AssertionError("it wrote over a file")
    assert json.loads(file.read_text())["id"] == id


def test_delete_asks_first(monkeypatch: pytest.MonkeyPatch) -> None:
    id = kept("I lost Acme")
    assert isinstance(run("delete", id).exception, UsageError)
    monkeypatch.setattr(commands, "is_person", lambda: True)
    assert run("delete", id, said="n\n").output.endswith("Nothing was deleted.\n")
    assert "I lost Acme" in shown("show", id)
    assert run("delete", id, said="y\n").output.endswith("Deleted.\n")
    assert isinstance(run("show", id).exception, UsageError)


def test_yes_deletes_without_asking() -> None:
    id = kept("I lost Acme")
    assert shown("delete", "--yes", id) == "Deleted.\n"
    assert shown("list").startswith("No conversation is kept")


@pytest.mark.parametrize("beginning", ["", "zz", "conv_zz", "conv_"])
def test_an_id_that_names_none_or_several_is_an_error(beginning: str) -> None:
    kept("one")
    kept("two")
    found = run("show", beginning).exception
    assert isinstance(found, UsageError)
    assert ("several" in str(found)) == (beginning == "conv_")


def test_anothers_is_not_there() -> None:
    id = kept("not yours", owner="anna")
    for args in (["show", id], ["export", id], ["delete", "--yes", id]):
        assert isinstance(run(*args).exception, UsageError)


def test_every_command_has_a_help_line() -> None:
    assert isinstance(commands.command, click.Group)
    assert set(commands.command.commands) == {"list", "show", "export", "delete"}
    assert all(command.short_help for command in commands.command.commands.values())
