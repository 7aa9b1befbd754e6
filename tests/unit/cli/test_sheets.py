"""A page on a screen: what stands there first, the rest in a line, at any width."""

from datetime import date, time
from pathlib import Path

import pytest

from assistant.cli import sheets
from assistant.domain.sheet import Sheet, SheetDate, SheetEntry, SheetPart
from assistant.sheets.markdown import to_markdown

PAGE = Sheet(
    "prepare",
    "1:1 with Mia",
    date(2025, 12, 2),
    (
        SheetPart("request", "A request"),
        SheetPart("agenda", "What Mia brings", asks="Not known yet. What would Mia put first?"),
        SheetPart("seen", "What I've seen", (SheetEntry("she left the forecast call before its end", 1),)),
        SheetPart(
            "questions",
            "Questions",
            (SheetEntry("What was said?", None, "psychological-safety/the-first-reaction/1", "X"),),
        ),
        SheetPart("told", "What must be told", asks="Nothing named. What is decided?"),
        SheetPart("room", "Notes", is_room=True),
    ),
    (SheetDate("meeting", "1:1", date(2025, 12, 9), time(14, 30)),),
)


def test_what_stands_there_comes_first_and_the_next_empty_part_asks() -> None:
    shown = sheets.at_a_glance(PAGE, 100)
    assert shown.endswith(
        "In the calendar\n  2025-12-09 14:30: 1:1\n\n"
        "Still empty: A request, What Mia brings, What must be told\n\n"
        "What Mia brings\n  (Not known yet. What would Mia put first?)\n"
    )
    assert shown.index("- she left") < shown.index("Questions") < shown.index("Still empty")
    assert "What is decided?" not in shown
    assert "Notes" not in shown


def test_a_page_without_empty_parts_says_nothing_of_them() -> None:
    full = Sheet("x", "T", PAGE.made, tuple(part for part in PAGE.parts if part.entries))
    assert "Still empty" not in sheets.at_a_glance(full)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_it_fits_the_columns_and_no_id_is_broken(width: int) -> None:
    shown = sheets.at_a_glance(PAGE, width)
    assert "[psychological-safety/the-first-reaction/1]" in shown
    assert all(len(line) <= width or " " not in line.strip() for line in shown.split("\n"))


def test_the_columns_are_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "43")
    assert sheets.columns() == 43


def test_files_keep_every_part_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    sheets.write(PAGE, file)
    assert file.read_text() == to_markdown(PAGE)
    whole = sheets.in_words(PAGE)
    assert whole.index("What Mia brings") < whole.index("What I've seen")
    assert "(Nothing named. What is decided?)" in whole
