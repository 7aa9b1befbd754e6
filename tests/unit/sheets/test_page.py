"""The page to print: one file, safe against what was typed, readable by everyone, and as large as fits."""

import re
from collections import Counter
from dataclasses import replace
from datetime import time
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.sheet import Sheet, SheetDate, SheetEntry, SheetPart
from assistant.sheets.fitting import HIGH, SIZES, SMALLEST, fit, height, lines
from assistant.sheets.page import TEMPLATES, page
from assistant.sheets.typed import tidied
from tests.unit.sheets.pages import NASTY, SHEET, TODAY, sheets, texts

VOID = {"meta", "br"}
SVG = '<svg viewBox="0 0 640 320" role="img"><title>Causes</title><circle cx="9" cy="9" r="5"/></svg>'


class Read(HTMLParser):
    """What stands where, whether every element is closed, and the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(params=[1, 3], ids=["one sheet", "several"])
def read(request: pytest.FixtureRequest) -> Read:
    drawn = replace(SHEET, parts=(*SHEET.parts, SheetPart("causes", "Causes", picture=SVG)))
    return Read(page([drawn] * request.param))


def test_it_is_one_file_that_fetches_nothing_and_runs_nothing(read: Read) -> None:
    policy = next(m["content"] for m in read.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "form"}
    assert not any(name.startswith("on") for _, attributes in read.tags for name in attributes)
    assert "url(" not in read.text
    assert "@import" not in read.text


def test_every_element_is_closed_and_every_id_is_there_once(read: Read) -> None:
    assert read.open == []
    ids = Counter(attributes["id"] for _, attributes in read.tags if "id" in attributes)
    assert set(ids.values()) == {1}
    for _, attributes in read.tags:
        assert attributes.get("aria-labelledby", next(iter(ids))) in ids


def test_there_is_one_first_heading_and_levels_go_down_by_one(read: Read) -> None:
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_language_title_landmark_and_width_are_there(read: Read) -> None:
    assert read.all("html")[0]["lang"] == "en"
    assert len(read.all("main")) == 1
    assert read.all("article")
    assert "1:1 with Jonas" in " ".join(read.words)
    assert any(m.get("name") == "viewport" for m in read.all("meta"))


def test_what_is_only_for_the_eye_is_kept_from_other_readers(read: Read) -> None:
    assert all(
        d.get("aria-hidden") == "true" for d in read.all("div") if d.get("class") in ("rules", "blank")
    )


def test_ink_stands_out_from_paper() -> None:
    style = (TEMPLATES / "page.css.j2").read_text()
    for name in ("ink", "soft"):
        [colour] = re.findall(rf"--{name}: #([0-9a-f]{{6}})", style)
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@given(sheets)
def test_nothing_typed_is_markup_and_all_of_it_is_there(sheet: Sheet) -> None:
    read = Read(page([sheet]))
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "article", "header", "h1", "h2", "p"}
    allowed |= {"time", "br", "strong", "section", "div", "ul", "li", "span", "cite", "footer", "em"}
    assert {tag for tag, _ in read.tags} <= allowed
    shown = " ".join("".join(read.words).split())
    for part in tidied(sheet).parts:
        for text in (part.heading, part.asks or "", *(entry.text for entry in part.entries)):
            assert " ".join(text.split()) in shown


@pytest.mark.parametrize("text", NASTY)
def test_words_of_any_direction_stand_apart(text: str) -> None:
    html = page([Sheet("j", "T", TODAY, (SheetPart("p", "P", (SheetEntry(text, 1),)),))])
    assert '<span class="said" dir="auto">' in html
    assert "unicode-bidi: isolate" in html
    assert "<script" not in html


def test_a_picture_stands_as_it_is_and_nothing_else_does() -> None:
    drawn = Sheet(
        "j", "T", TODAY, (SheetPart("p", "P", picture=SVG), SheetPart("q", "Q", picture="<b>x</b>"))
    )
    html = page([drawn])
    assert SVG in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_an_empty_part_asks_and_leaves_room_and_a_source_is_shown() -> None:
    html = page([SHEET])
    assert '<p class="asks" dir="auto">Nothing was said of this. Is anything fixed?</p>' in html
    assert html.count('<div class="blank"') == 1
    assert html.count("<cite>GROW: John Whitmore, Coaching for Performance (1992)</cite>") == 2
    assert html.count('<div class="rule">') >= 20


def test_own_words_and_suggestions_can_be_told_apart() -> None:
    html = page([SHEET])
    assert '<li class="ours"><span class="said" dir="auto">Hi Jonas' in html
    assert '<li class="own"><span class="said" dir="auto">He calls' in html
    assert "Slanted: a suggestion" in html
    assert "Slanted" not in page([replace(SHEET, parts=SHEET.parts[1:])])


def test_dates_are_in_words_and_in_order() -> None:
    later, sooner = replace(SHEET.dates[0], id="b"), replace(SHEET.dates[0], id="a", day=TODAY)
    html = page([replace(SHEET, dates=(later, sooner))])
    assert html.index("Tuesday 2 December 2025</time>: 1:1") < html.index(
        "Tuesday 9 December 2025</time>: 1:1"
    )


def test_a_date_has_its_hours() -> None:
    met = SheetDate("meeting", "1:1", TODAY, time(14, 30), time(15))
    html = page([replace(SHEET, dates=(met,))])
    assert 'datetime="2025-12-02T14:30">Tuesday 2 December 2025, 14:30 to 15:00</time>: 1:1' in html


def longer(sheet: Sheet, sentences: int) -> Sheet:
    told = tuple(
        SheetEntry("He told me the story of the renewal once more, from its start.", 1)
        for _ in range(sentences)
    )
    return replace(
        sheet, parts=tuple(replace(p, entries=told, asks=None) if p.id == "told" else p for p in sheet.parts)
    )


def test_type_shrinks_before_a_second_page_is_needed_and_that_is_said() -> None:
    sizes = [fit(longer(SHEET, count)) for count in range(0, 60)]
    assert [size.points for size in sizes] == sorted((size.points for size in sizes), reverse=True)
    assert {size.points for size in sizes} == {size.points for size in (*SIZES, SMALLEST)}
    assert sizes[0] == SIZES[0]
    assert not sizes[-1].is_one_page
    assert "May take more than one page: nothing is left out." in page([longer(SHEET, 59)])
    assert "more than one page" not in page([SHEET])


@given(sheets)
def test_what_is_said_to_fit_is_not_higher_than_a_page(sheet: Sheet) -> None:
    size = fit(sheet)
    assert size.is_one_page == (height(sheet, size) <= HIGH)


@given(texts, st.floats(6, 20), st.floats(40, 500))
def test_more_words_never_take_fewer_lines(text: str, points: float, wide: float) -> None:
    assert 1 <= lines(text, points, wide) <= lines(text + " and more", points, wide)
