"""Themes from one's own pages: questions with quotes, no score, and what doesn't fit is struck out."""

from datetime import date

import pytest

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.sheets.themes import struck_out, themes
from tests.unit.sheets.grounds import a_page, a_part, lines


def a_page_of(day: int, *said: str, title: str = "After the 1:1") -> Sheet:
    entries = tuple(SheetEntry(text, 1) for text in said)
    ours = SheetEntry("What would help you listen?", citation="grow/goal/1")
    return Sheet("after", f"{title} {day}", date(2026, 10, day), (SheetPart("x", "X", (*entries, ours)),))


PAGES = (
    a_page_of(2, "I talked too much", "my follow-ups are late"),
    a_page_of(9, "I interrupted him twice"),
    a_page_of(16, "didn't follow up", "the weather was bad"),
    a_page_of(23, "listen more"),
)


def test_what_comes_up_on_several_pages_is_a_theme() -> None:
    found = themes(PAGES)
    assert [theme.matter for theme in found] == ["listening", "follow-ups"]
    assert [quote.text for quote in found[0].quotes] == [
        "I talked too much",
        "I interrupted him twice",
        "listen more",
    ]
    assert found[1].quotes[0].page == "After the 1:1 2"


def test_one_page_is_no_theme_and_our_own_words_are_none() -> None:
    assert themes(PAGES[:1]) == ()
    assert themes((a_page_of(1), a_page_of(2))) == ()


def test_what_is_struck_out_is_gone() -> None:
    assert [theme.matter for theme in themes(PAGES, {"listening"})] == ["follow-ups"]


@pytest.mark.parametrize(
    ("said", "struck"),
    [
        ("strike the second", ("follow-ups",)),
        ("the first doesn't fit", ("listening",)),
        ("cross out listening", ("listening",)),
        ("not the last one", ("follow-ups",)),
        ("both are true", ()),
    ],
)
def test_what_doesn_t_fit_is_said(said: str, struck: tuple[str, ...]) -> None:
    assert struck_out(themes(PAGES), [said]) == struck


def test_the_page_shows_questions_with_the_lines_they_stand_on() -> None:
    page = a_page("grow-further", "hi", pages=PAGES)
    entries = a_part(page, "themes").entries
    asked = [entry for entry in entries if entry.citation]
    quoted = [entry for entry in entries if not entry.citation]
    assert len(asked) == 2
    assert all(entry.text.endswith("?") for entry in asked)
    assert "listening" in asked[0].text
    assert [entry.framework for entry in quoted][:1] == ["from “After the 1:1 2”, 2 October 2026"]
    assert not any(character.isdigit() for entry in asked for character in entry.text)


def test_struck_in_the_talk_or_before_it() -> None:
    assert not any(
        "listening" in line
        for line in lines(a_page("grow-further", "strike the first", pages=PAGES), "themes")
    )
    assert not any(
        "follow-ups" in line
        for line in lines(a_page("grow-further", "hi", pages=PAGES, struck={"follow-ups"}), "themes")
    )


def test_without_pages_it_begins_with_a_moment() -> None:
    page = a_page("grow-further", "the call with Orbis, they hung up on me")
    assert a_part(page, "themes").asks
    assert lines(page, "moment")


def test_where_a_cause_lies_isn_t_part_of_a_quote() -> None:
    pages = (a_page_of(2, "my follow-ups (inside, within reach, seen)"), a_page_of(9, "follow-ups again"))
    assert [quote.text for quote in themes(pages)[0].quotes] == ["my follow-ups", "follow-ups again"]
