"""``askfirst week``: a page each in the order of time, in one file or in a folder."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from assistant.cli.main import main
from assistant.sheets.markdown_reading import sheets_from_markdown
from tests.unit.cli.pages import HELP, PageCoach

NOTES = (
    "Priya: pipeline thin\r\n\r\nAnna Fri 14h - demo skills\r\npipeline is thin\r\n"
    "Jonas Fri 10:00: says yes\r\n"
)


@pytest.fixture
def coach(monkeypatch: pytest.MonkeyPatch) -> PageCoach:
    coach = PageCoach()
    monkeypatch.setattr("assistant.cli.week.pages_at_hand", lambda: coach)
    return coach


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    file = tmp_path / "week.txt"
    file.write_bytes(b"\xef\xbb\xbf" + NOTES.encode())
    return file


def test_a_page_each_by_time_and_what_could_not_be_read_is_told_and_kept(
    coach: PageCoach, notes: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["week", str(notes)]) == 0
    printed = capfdbinary.readouterr()
    sheets = sheets_from_markdown(printed.out.decode(), date.today())
    assert [sheet.title for sheet in sheets] == [
        "1:1s this week",
        "1:1 with Jonas",
        "1:1 with Anna",
        "1:1 with Priya",
    ]
    assert b"Line 4, it names nobody: pipeline is thin" in printed.out
    assert b"Line 4: it names nobody" in printed.err
    assert b"Line 2: empty." in printed.err
    assert coach.notes[0] == "1:1 with Jonas\n\nseen: says yes"


def test_a_folder_gets_a_file_each_in_order(coach: PageCoach, notes: Path, tmp_path: Path) -> None:
    folder = tmp_path / "this week"
    assert main(["week", str(notes), "--out", str(folder), "--format", "html"]) == 0
    assert sorted(file.name for file in folder.iterdir()) == [
        "01 1-1s-this-week.html",
        "02 1-1-with-Jonas.html",
        "03 1-1-with-Anna.html",
        "04 1-1-with-Priya.html",
    ]
    assert main(["week", str(notes), "--out", str(folder), "--format", "html"]) == 2
    assert main(["week", str(notes), "--out", str(folder), "--format", "html", "--replace"]) == 0


def test_one_page_file_has_a_page_each(coach: PageCoach, notes: Path, tmp_path: Path) -> None:
    out = tmp_path / "week.html"
    assert main(["week", str(notes), "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8").count("<article") == 4


def test_a_calendar_names_nobody(coach: PageCoach, notes: Path, tmp_path: Path) -> None:
    out = tmp_path / "week.ics"
    assert main(["week", str(notes), "--out", str(out)]) == 0
    events = Calendar.from_ical(out.read_bytes()).events
    assert [str(event.summary) for event in events] == ["1:1", "1:1"]
    assert coach.notes == []
    for name in (b"Jonas", b"Anna", b"says"):
        assert name not in out.read_bytes()


def test_a_line_that_coaching_stops_for_stands_on_no_page(
    coach: PageCoach, notes: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    notes.write_text("Jonas: says yes\nMark: he says he wants to kill himself\n")
    assert main(["week", str(notes)]) == 0
    printed = capfdbinary.readouterr()
    assert b"kill" not in printed.out
    assert b"# 1:1 with Mark" in printed.out
    assert HELP.encode() in printed.err


def test_two_reps_get_a_form(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["week", "--pair"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"# Coaching each other, twice 15 minutes\n")


@pytest.mark.parametrize(
    ("text", "args", "told"),
    [
        ("\n\n", [], "there are no lines to read"),
        ("Jonas: x\n" * 61, [], "that is 61 1:1s"),
        ("Jonas: x", ["--format", "ics"], "no line names a day"),
        ("", ["--pair", "--format", "ics"], "take md or html"),
    ],
)
def test_what_can_not_be_is_told(
    coach: PageCoach, notes: Path, capsys: pytest.CaptureFixture[str], text: str, args: list[str], told: str
) -> None:
    notes.write_text(text)
    assert main(["week", str(notes), *args]) == 2
    assert told in capsys.readouterr().err
