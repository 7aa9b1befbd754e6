"""Two small pictures of causes, and the same in words: neither says which is right."""

import re
from xml.etree import ElementTree

import pytest

from assistant.domain.causes import Basis, Cause, Locus, Reach, Stability
from assistant.sheets.causes_chart import chart, in_words

SVG = "{http://www.w3.org/2000/svg}"


def a_cause(
    locus: Locus | None = Locus.INSIDE,
    reach: Reach | None = Reach.WITHIN,
    stability: Stability | None = Stability.PASSING,
) -> Cause:
    return Cause("I rushed <it> & lost", locus, stability, reach, Basis.SEEN)


START = [a_cause(Locus.OUTSIDE, Reach.BEYOND)] * 3 + [a_cause()]
END = [a_cause()] * 2 + [a_cause(Locus.OUTSIDE, Reach.WITHIN)]


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def dots(svg: str) -> int:
    return len(drawn(svg).findall(f"{SVG}circle"))


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in drawn(svg).findall(f"{SVG}text")]


def test_a_dot_for_every_cause_and_the_figures_beside_them() -> None:
    svg = chart(START, END)
    assert dots(svg) == len(START) + len(END)
    assert "At the start: 1 inside, 3 outside" in texts(svg)
    assert "At the end: 2 inside, 1 outside" in texts(svg)
    assert [t for t in texts(svg) if t.isdigit()] == ["1", "0", "0", "3", "2", "1", "0", "0"]


def test_it_has_a_title_and_a_description_that_name_it() -> None:
    root = drawn(chart(START, END))
    title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert words is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {words.get('id')}"
    assert words.text == in_words(START, END)


def test_two_charts_in_one_page_have_names_of_their_own() -> None:
    named = re.compile(r'id="([^"]+)"')
    assert not set(named.findall(chart(START, END))) & set(named.findall(chart(END, START)))


def test_there_is_no_colour() -> None:
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', chart(START, END))) == {"#000", "#fff", "none"}


def test_nothing_that_was_said_is_in_it() -> None:
    assert "rushed" not in chart(START, END)


def test_it_is_low_and_as_wide_as_the_words_of_a_page() -> None:
    root = drawn(chart(START, END))
    assert root.get("width") == "520"
    assert int(root.get("height") or 0) * 0.75 < 100  # points of print
    lefts = [float(cell.get("x") or 0) for cell in root.findall(f"{SVG}rect")[1:]]
    assert max(lefts[:4]) < min(lefts[4:])


def test_what_the_words_dont_tell_is_counted_and_not_placed() -> None:
    svg = chart([a_cause(locus=None), a_cause(stability=None)], [])
    assert dots(svg) == 1
    assert any(text.startswith("1 not in the picture") for text in texts(svg))
    assert "At the start: 1 inside, 0 outside, 1 untold" in texts(svg)


def test_many_causes_stay_in_their_cell() -> None:
    svg = chart([a_cause()] * 40, [])
    assert "40" in texts(svg)
    root = drawn(svg)
    cell = root.findall(f"{SVG}rect")[1]
    right, bottom = (
        float(cell.get(a) or 0) + float(cell.get(b) or 0) for a, b in (("x", "width"), ("y", "height"))
    )
    assert all(float(dot.get("cx") or 0) + 3.5 <= right for dot in root.findall(f"{SVG}circle"))
    assert all(float(dot.get("cy") or 0) + 3.5 <= bottom for dot in root.findall(f"{SVG}circle"))


@pytest.mark.parametrize(("start", "end"), [(START, END), (END, START), ([], []), (START, [])])
def test_the_words_are_neutral(start: list[Cause], end: list[Cause]) -> None:
    words = in_words(start, end)
    assert words.startswith("At the start: ")
    assert " At the end: " in words
    assert not re.search(r"\b(?:better|worse|improv\w+|good|bad|more|less|only|still|progress)\b", words)


def test_in_words() -> None:
    assert in_words([], END) == (
        "At the start: no causes named. At the end: 2 inside, 1 outside; 3 within reach, 0 beyond reach."
    )
