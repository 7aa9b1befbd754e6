"""``askfirst prepare``: notes from anywhere, a page in any form, and nothing written over."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from assistant.cli.main import main
from assistant.cli.paper import decoded, form_of
from assistant.errors import UsageError
from tests.unit.cli.pages import HELP, PageCoach

NOTES = "1:1 with Jonas\nsays yes — and nothing happens"


@pytest.fixture
def coach(monkeypatch: pytest.MonkeyPatch) -> PageCoach:
    coach = PageCoach()
    monkeypatch.setattr("assistant.cli.prepare.pages_at_hand", lambda: coach)
    return coach


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    file = tmp_path / "notes.md"
    file.write_text(NOTES, encoding="utf-8")
    return file


def test_a_page_comes_out_as_markdown(
    coach: PageCoach, notes: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["prepare", str(notes)]) == 0
    printed = capfdbinary.readouterr()
    assert printed.out.startswith(b"# 1:1 with Jonas\n")
    assert "- says yes — and nothing happens <!-- turn: 1 -->".encode() in printed.out
    assert printed.err == b""


@pytest.mark.parametrize("args", [["prepare"], ["prepare", "-"]])
def test_notes_may_come_from_a_pipe(
    coach: PageCoach, args: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NOTES.encode("utf-16"))))
    assert main(args) == 0
    assert coach.notes == [NOTES]


@pytest.mark.parametrize(
    ("name", "args", "begin"),
    [
        ("page.md", [], b"# 1:1"),
        ("page.html", [], b"<!doctype html>"),
        ("page.htm", [], b"<!doctype html>"),
        ("page.txt", ["--format", "html"], b"<!doctype html>"),
        ("page", [], b"# 1:1"),
    ],
)
def test_the_form_is_told_by_name_or_option(
    coach: PageCoach, notes: Path, tmp_path: Path, name: str, args: list[str], begin: bytes
) -> None:
    out = tmp_path / name
    assert main(["prepare", str(notes), "--out", str(out), *args]) == 0
    assert out.read_bytes().startswith(begin)
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_calendar_file_holds_the_day_and_no_word_of_the_notes(
    coach: PageCoach, notes: Path, tmp_path: Path
) -> None:
    notes.write_text("1:1 with Jonas\nagain next Tuesday")
    out = tmp_path / "next.ics"
    assert main(["prepare", str(notes), "--out", str(out)]) == 0
    [event] = Calendar.from_ical(out.read_bytes()).events
    assert str(event.summary) == "1:1"
    assert b"Jonas" not in out.read_bytes()


def test_what_is_there_is_not_written_over_unasked(
    coach: PageCoach, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "page.md"
    out.write_text("mine")
    assert main(["prepare", str(notes), "--out", str(out)]) == 2
    assert out.read_text() == "mine"
    assert "--replace" in capsys.readouterr().err
    assert main(["prepare", str(notes), "--out", str(out), "--replace"]) == 0
    assert out.read_text().startswith("# 1:1")


def test_the_form_is_short_and_says_how_to_go_on(
    coach: PageCoach, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["prepare", "--form"]) == 0
    printed = capfdbinary.readouterr()
    assert coach.short == [True]
    assert b"_What deserves the time?_" in printed.out
    assert b"askfirst prepare FILE" in printed.err


def test_a_filled_in_form_is_read_by_its_parts(
    coach: PageCoach, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["prepare", "--form"])
    form = capfdbinary.readouterr().out.decode()
    file = tmp_path / "form.md"
    filled = form.replace("1:1 with my rep", "1:1 with Jonas").replace("_What deserves the time?_", "- Acme")
    file.write_text(filled.replace("\n", "\r\n"), encoding="utf-8-sig")
    assert main(["prepare", str(file)]) == 0
    assert coach.notes[-1] == "1:1 with Jonas\n\nfocus: Acme"


def test_where_coaching_stops_no_page_is_made_and_help_is_named(
    coach: PageCoach, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes.write_text("1:1 with Mark\nhe says he wants to kill himself")
    out = tmp_path / "page.md"
    assert main(["prepare", str(notes), "--out", str(out)]) == 1
    assert not out.exists()
    assert coach.notes == []
    assert HELP in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--journey", "none"], "choose one of these: prepare, lost-deal"),
        (["--journey", "lost-deal", "--as", "leader"], "lost-deal is for a rep"),
        (["--format", "ics"], "no date on this page"),
        (["--out", "no/such/folder/page.md"], "can't be written"),
    ],
)
def test_what_can_not_be_is_one_line(
    coach: PageCoach, notes: Path, capsys: pytest.CaptureFixture[str], args: list[str], told: str
) -> None:
    assert main(["prepare", str(notes), *args]) == 2
    printed = capsys.readouterr().err
    assert told in printed
    assert printed.count("\n") == 1


def test_a_file_that_is_not_there_is_one_line(coach: PageCoach, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", "nowhere.md"]) == 2
    assert "nowhere.md can't be read" in capsys.readouterr().err


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_comes_in_whatever_it_is_saved_as(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding), "x").removeprefix("\ufeff") == text.removeprefix("\ufeff")


def test_what_old_programs_write_is_read_too() -> None:
    assert decoded("Jörg – „gut“".encode("cp1252"), "x") == "Jörg – „gut“"


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04...", b"%PDF-1.7", b"{\\rtf1", b"\x81\x8d\x00", b"a" * 2_000_001]
)
def test_what_is_no_text_is_told(raw: bytes) -> None:
    with pytest.raises(UsageError):
        decoded(raw, "x")


@pytest.mark.parametrize(
    ("out", "form"), [("-", "md"), ("a.HTML", "html"), ("a.ics", "ics"), ("a.txt", "md")]
)
def test_a_name_tells_the_form(out: str, form: str) -> None:
    assert form_of(None, out) == form
    assert form_of("ics", out) == "ics"


def test_a_name_that_promises_something_else_is_refused() -> None:
    with pytest.raises(UsageError, match=r"\.docx"):
        form_of(None, "a.docx")
    assert form_of("md", "a.docx") == "md"
