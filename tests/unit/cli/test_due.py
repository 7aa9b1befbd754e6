"""``askfirst due``: what is next in the terminal, and as a calendar file."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from assistant.cli.due import NOTHING, as_text, command
from assistant.errors import UsageError
from assistant.remembering.due import Due
from tests.unit.cli.keeping_things import keep, run, shown

TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path / "data"))
    return tmp_path


def test_with_nothing_it_says_what_stands_here() -> None:
    assert shown(command) == NOTHING + "\n"
    assert isinstance(run(command, "--ics", "-").exception, UsageError)


def test_days_without_reproach() -> None:
    due = [
        Due("a", TODAY - timedelta(days=9), "I'll ask who signs", "mem_a"),
        Due("b", TODAY, None),
    ]
    assert as_text(due, TODAY) == (
        "Sat 2026-11-21         I'll ask who signs\nMon 2026-11-30  today  Time to look back\n"
    )


def test_a_calendar_file_has_neutral_titles(data: Path) -> None:
    keep("I'll ask Umbrella tomorrow who signs")
    shown(command, "--every", "7")
    out = data / "due.ics"
    shown(command, "--ics", str(out))
    assert b"Umbrella" not in out.read_bytes()
    assert len(Calendar.from_ical(out.read_bytes()).walk("VEVENT")) == 2
    assert isinstance(run(command, "--ics", str(out)).exception, UsageError)


def test_a_cadence_is_set_and_ended() -> None:
    assert "2099-12-24" in shown(command, "--every", "14", "--next", "2099-12-24")
    assert "2099-12-24" in shown(command)
    assert shown(command, "--no-cadence") == NOTHING + "\n"


@pytest.mark.parametrize(
    "args",
    [("--next", "2099-12-24"), ("--every", "7", "--no-cadence"), ("--every", "7", "--next", "2020-01-01")],
)
def test_what_does_not_go_together(args: tuple[str, ...]) -> None:
    assert isinstance(run(command, *args).exception, UsageError)
