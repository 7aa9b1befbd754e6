"""``askfirst memory``: the card in the terminal."""

from pathlib import Path

import pytest

from assistant.cli import conversations
from assistant.cli.memory import EMPTY, HEEDED, NOT_SURE, command
from assistant.errors import UsageError
from tests.unit.cli.keeping_things import keep, run, shown


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path / "data"))


def ids() -> dict[str, str]:
    """Short ids of the card by the first word of their text."""
    lines = [
        line[2:].split()
        for line in shown(command).splitlines()
        if line[:2] in ("* ", "  ") and line[2:3] != " "
    ]
    return {line[1]: line[0] for line in lines if len(line) > 1 and len(line[0]) == 8}


def test_with_nothing_it_says_what_comes_here() -> None:
    assert shown(command) == EMPTY + "\n"


def test_the_card_has_each_entry_with_its_source() -> None:
    id = keep("hello", "I'll draft the \x1b[31moffer on Friday. Jonas is my rep.")
    keep("Umbrella is mine, my goal is to win", owner="anna")
    text = shown(command)
    assert "What you mean to do\n* " in text
    assert f"turn 2 of {id.removeprefix('conv_')[:8]}" in text
    assert "Jonas, my rep\n            goes on " in text
    assert "Umbrella" not in text
    assert "\x1b" not in text


def test_of_a_preference_it_says_whether_it_is_sure_to_be_heeded() -> None:
    keep("Keep it short please. Call me Nik.")
    text = shown(command)
    assert f"Keep it short please\n            {HEEDED}; turn" in text
    assert f"Call me Nik\n            {NOT_SURE}; turn" in text
    shown(command, "strike", ids()["Keep"])
    assert f"{HEEDED};" not in shown(command)


def test_an_entry_is_put_otherwise_dated_struck_out_and_deleted() -> None:
    keep("I'll draft the offer. Jonas is my rep.")
    step = ids()["I'll"]
    assert "Draft it well" in shown(command, "correct", step, "Draft", "it", "well")
    assert "for Thu 2099-12-24" in shown(command, "due", step, "2099-12-24")
    assert "for " not in shown(command, "due", step)
    assert "struck out" in shown(command, "strike", step)
    assert "struck out" not in shown(command, "strike", step, "--undo")
    assert shown(command, "delete", ids()["Jonas,"]) == "Deleted.\n"
    assert list(ids()) == ["Draft"]


def test_the_beginning_of_an_id_must_name_one() -> None:
    keep("I'll draft the offer")
    for beginning in ("zzz", ""):
        assert isinstance(run(command, "strike", beginning).exception, UsageError)


def test_a_private_fact_is_refused() -> None:
    keep("Jonas is my rep")
    refused = run(command, "correct", ids()["Jonas,"], "Jonas, on sick leave").exception
    assert isinstance(refused, UsageError)
    assert "health" in str(refused)


def test_all_is_deleted_only_when_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("I'll draft the offer. Jonas is my rep.")
    assert isinstance(run(command, "delete").exception, UsageError)
    assert isinstance(run(command, "delete", "--all").exception, UsageError)
    monkeypatch.setattr(conversations, "is_person", lambda: True)
    assert shown(command, "delete", "--all", said="n\n").endswith("Nothing was deleted.\n")
    assert shown(command, "delete", "--all", "--yes") == "Deleted: 2 entries.\n"
    assert shown(command) == EMPTY + "\n"
