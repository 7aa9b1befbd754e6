"""``askfirst export --mine`` and ``askfirst forget --mine``: all of it, and nothing of anybody else's."""

import zipfile
from pathlib import Path

import pytest

from assistant.cli import conversations
from assistant.cli.export import command as export
from assistant.cli.forget import as_text
from assistant.cli.forget import command as forget
from assistant.cli.memory import EMPTY
from assistant.cli.memory import command as memory
from assistant.errors import UsageError
from assistant.stores import Deleted
from tests.unit.cli.keeping_things import keep, run, shown


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_both_want_to_hear_whose(data: Path) -> None:
    for command in (export, forget):
        assert isinstance(run(command).exception, UsageError)
        assert "--mine" in str(run(command).exception)


def test_everything_is_in_one_archive_with_the_page(data: Path) -> None:
    id = keep("I lost the Umbrella deal", "I'll ask them why on Friday", journey="what-coaching-changed")
    keep("Not mine", owner="anna")
    shown(export, "mine.zip", "--mine")
    assert (data / "mine.zip").stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(data / "mine.zip") as opened:
        names = opened.namelist()
        everything = b"".join(map(opened.read, names)).decode()
    assert any(name.startswith("askfirst-export/pages/") for name in names)
    assert any(id.removeprefix("conv_") in name for name in names)
    assert "Umbrella" in everything
    assert "Not mine" not in everything
    assert isinstance(run(export, "mine.zip", "--mine").exception, UsageError)


def test_without_a_name_the_file_is_named_by_the_day(data: Path) -> None:
    keep("hello")
    shown(export, "--mine")
    assert len(list(data.glob("askfirst-export-20*.zip"))) == 1


def test_forgetting_is_asked_for_by_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("I'll draft the offer")
    assert isinstance(run(forget, "--mine").exception, UsageError)
    monkeypatch.setattr(conversations, "is_person", lambda: True)
    for typed in ("y\n", "\n", "Forget it\n"):
        assert "Nothing was deleted." in run(forget, "--mine", said=typed).output
    assert shown(memory) != EMPTY + "\n"
    assert "1 conversation\n" in shown(forget, "--mine", said="forget\n")
    assert shown(memory) == EMPTY + "\n"


def test_no_word_of_it_is_left_in_any_file_and_others_keep_theirs(data: Path) -> None:
    keep("I'll ask Umbrella on Friday. My goal is to be a lead.")
    keep("Greystone is mine", owner="anna")
    text = shown(forget, "--mine", "--yes")
    assert "1 conversation\n" in text
    assert "2 entries of what is carried along" in text
    left = b"".join(file.read_bytes() for file in (data / "data").rglob("*") if file.is_file())
    assert b"Umbrella" not in left
    assert b"Greystone" in left


def test_it_says_by_number_what_was_deleted_and_what_it_cannot_reach() -> None:
    text = as_text(Deleted(1, 2, 1, 0, 3, 0, 1), "/data/askfirst.db", is_file=True)
    for line in (
        "1 conversation\n",
        "2 turns",
        "1 entry of",
        "0 edited pages",
        "3 releases",
        "0 cadences",
        "1 answer",
    ):
        assert line in text
    assert "exported" in text
    assert "vacuum" in as_text(Deleted(0, 0, 0, 0, 0, 0, 0), "PostgreSQL", is_file=False)
