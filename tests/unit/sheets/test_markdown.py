"""A sheet as Markdown: what was typed is text, and an edited page is read back whole."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.sheets.markdown import escaped, several_to_markdown, to_markdown
from assistant.sheets.markdown_reading import ADDED, from_markdown, sheets_from_markdown, unescaped
from assistant.sheets.typed import BY_HAND, one_line, tidied, tidy
from tests.unit.sheets.pages import NASTY, SHEET, TODAY, sheets, texts

OTHER_DAY = date(2020, 1, 1)


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def shown(text: str) -> str:
    """What a reader of rendered Markdown sees; only text and line breaks may be there."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    blocks = {token.type for token in tokens}
    assert blocks <= {"paragraph_open", "inline", "paragraph_close"}, blocks
    marks = {token.type for token in inline(tokens)}
    assert marks <= {"text", "text_special", "softbreak", "hardbreak"}, marks
    return "".join("\n" if "break" in token.type else token.content for token in inline(tokens))


@given(sheets)
def test_a_page_comes_back_as_it_was(sheet: Sheet) -> None:
    assert from_markdown(to_markdown(sheet), OTHER_DAY) == _readable(sheet)


@given(st.lists(sheets, min_size=1, max_size=3))
def test_several_pages_come_back_in_order(several: list[Sheet]) -> None:
    assert sheets_from_markdown(several_to_markdown(several), OTHER_DAY) == tuple(map(_readable, several))


@given(sheets, st.sampled_from(["\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_other_line_ends_and_a_byte_order_mark_change_nothing(sheet: Sheet, end: str, mark: str) -> None:
    text = mark + to_markdown(sheet).replace("\n", end)
    assert from_markdown(text, OTHER_DAY) == _readable(sheet)


@given(texts)
def test_what_was_typed_is_text_in_any_reader(text: str) -> None:
    line = one_line(text)
    # Unicode's own spaces at the ends were taken off already; readers keep those within.
    assert shown(escaped(line)) == line
    assert unescaped(escaped(line)) == line


@given(st.text())
def test_any_text_can_be_read_and_loses_no_word(text: str) -> None:
    sheet = from_markdown(text, TODAY)
    kept = " ".join(
        [sheet.title, *(d.title for d in sheet.dates)]
        + [s for p in sheet.parts for s in (p.heading, p.asks or "", *(e.text for e in p.entries))]
    )
    for word in re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", text)):
        assert word in kept


@pytest.mark.parametrize("text", NASTY)
def test_nothing_typed_becomes_markup(text: str) -> None:
    sheet = Sheet(
        "j", text, TODAY, (SheetPart("p", text, (SheetEntry(text, 1),)), SheetPart("q", text, asks=text))
    )
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(to_markdown(sheet))
    assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1", "h2", "h2"]
    assert [t.type for t in tokens if t.type == "list_item_open"] == ["list_item_open"]
    for token in inline(tokens):
        assert token.type not in ("link_open", "image", "code_inline", "strong_open", "s_open")
        assert token.type != "html_inline" or re.fullmatch(
            r"<!-- (turn|part|journey): [a-z0-9-]+ -->", token.content
        )


def test_the_page_reads_well_as_plain_text() -> None:
    assert to_markdown(SHEET) == (
        "# 1:1 with Jonas\n\n"
        "Made on 2025-12-02 from what was said. <!-- journey: prepare-a-1-1 -->\n\n"
        "## Jonas's agenda <!-- part: agenda -->\n\n"
        "- Hi Jonas, our 1:1 is your time first: what would you like to talk about? <!-- suggested -->\n\n"
        "## What goes well <!-- part: well -->\n\n"
        "- He calls every buyer back the same day. <!-- turn: 1 -->\n\n"
        "## Three questions <!-- part: questions -->\n\n"
        "- What was said around the demo, word for word if you can?\\\n"
        "  _GROW: John Whitmore, Coaching for Performance (1992)_ `grow/reality/1`\n"
        "- Where does it usually start to slip?\\\n"
        "  _GROW: John Whitmore, Coaching for Performance (1992)_ `grow/reality/2`\n\n"
        "## What must simply be told <!-- part: told -->\n\n"
        "_Nothing was said of this. Is anything fixed?_\n\n"
        "## Notes <!-- room --> <!-- part: room -->\n\n"
        "## Dates <!-- dates -->\n\n"
        "- 2025-12-09: 1:1 <!-- id: next -->\n"
    )


def test_what_is_written_in_is_an_entry_by_hand_and_the_part_no_longer_asks() -> None:
    text = to_markdown(SHEET).replace("Is anything fixed?_", "Is anything fixed?_\n\nThe new price list.")
    told = from_markdown(text, TODAY).part("told")
    assert told
    assert told.entries == (SheetEntry("The new price list.", BY_HAND),)
    assert told.asks is None


def test_what_is_struck_out_is_gone() -> None:
    text = to_markdown(SHEET).replace("- He calls every buyer back the same day. <!-- turn: 1 -->\n", "")
    assert from_markdown(text, TODAY) == replace(
        tidied(SHEET),
        parts=tuple(replace(p, entries=()) if p.id == "well" else p for p in SHEET.parts),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Prep\n====\n\nBefore\n\nOpen points\n-----------\n\n* first point\nwrapped on\n* [x] second\n",
        "Before\n# Prep\n## Open points ##\n1. first point wrapped\n   on\n2) second\n",
        "# Prep\r\n\r\nBefore\r\n\r\n### Open points\r\n\r\n> first point wrapped on\r\n\r\n• second",
    ],
)
def test_what_other_editors_write_is_understood(text: str) -> None:
    sheet = sheets_from_markdown(text, TODAY)[-1]
    points = next(p for p in sheet.parts if p.heading == "Open points")
    assert sheet.title == "Prep"
    assert [e.text for e in points.entries] == ["first point wrapped on", "second"]
    assert {e.turn for e in points.entries} == {BY_HAND}


def test_words_above_all_parts_are_kept() -> None:
    sheet = from_markdown("# Prep\n\nbring the contract\n\n## Notes\n", TODAY)
    assert sheet.part(ADDED) == SheetPart(ADDED, "Added", (SheetEntry("bring the contract", BY_HAND),))


def test_a_date_that_is_none_stays_as_words() -> None:
    sheet = from_markdown("# Prep\n\n## Dates <!-- dates -->\n\n- 2025-02-30: 1:1\n- next Friday\n", TODAY)
    assert sheet.dates == ()
    assert [e.text for p in sheet.parts for e in p.entries] == ["2025-02-30: 1:1", "next Friday"]


def test_without_its_own_day_a_page_is_of_today() -> None:
    assert from_markdown("# Prep\n\nMade on 2025-13-01 from what was said.\n", TODAY).made == TODAY


def _readable(sheet: Sheet) -> Sheet:
    """As a page shows it. An entry with a turn and words of its own is known by the turn."""
    return tidied(sheet)


def test_an_entry_of_several_lines_stays_one() -> None:
    sheet = from_markdown(
        to_markdown(Sheet("j", "T", TODAY, (SheetPart("p", "P", (SheetEntry(NASTY[2], 1),)),))), TODAY
    )
    assert [e.text for e in sheet.parts[0].entries] == [tidy(NASTY[2])]
