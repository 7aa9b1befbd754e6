"""The page on paper, printed by Chromium: one sheet of A4 or Letter where it says so, and no word lost."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from assistant.domain.sheet import Sheet, SheetDate, SheetEntry, SheetPart
from assistant.sheets.causes_chart import chart
from assistant.sheets.fitting import fit
from assistant.sheets.page import page
from tests.unit.sheets.pages import GROW, NASTY, SHEET, TODAY

CHROMIUM = Path("/usr/bin/chromium")
PAPER = ("A4", "Letter")
SECONDS = 120

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM} to print with")

Printed = Callable[[str, str], Path]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """The page as a PDF on the paper that is named."""

    def on(html: str, paper: str) -> Path:
        source, pdf = tmp_path / f"{paper}.html", tmp_path / f"{paper}.pdf"
        # The page itself names no size: it takes the paper that is in the printer.
        sized = html.replace("</style>", f"@page {{ size: {paper}; }}\n</style>")
        assert sized != html
        source.write_text(sized, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        options += [f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer"]
        options += [f"--print-to-pdf={pdf}", source.as_uri()]
        subprocess.run([str(CHROMIUM), *options], capture_output=True, timeout=SECONDS, check=True)
        return pdf

    return on


def pages(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page(?!\w)", pdf.read_bytes()))


def words(pdf: Path) -> str:
    ran = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True, timeout=SECONDS
    )
    return " ".join(ran.stdout.decode().split())


def told(text: str, count: int) -> tuple[SheetEntry, ...]:
    return tuple(SheetEntry(text, 1) for _ in range(count))


def full(part: tuple[SheetEntry, ...]) -> Sheet:
    """A whole 1:1 with every part filled, and one of them with ``part``."""
    headings = (
        "What Jonas brings", "To send ahead", "What we agreed last time", "What goes well",
        "One focus: a skill", "What I've seen or heard", "What I assume", "What must simply be told",
        "What I'll unblock", "How I'll open",
    )  # fmt: skip
    sentence = told("He says yes to everything, and then nothing happens.", 1)
    questions = tuple(
        SheetEntry(
            f"Where in the Kestrel renewal did you first sense a change, in {each}?",
            None,
            "grow/reality/3",
            GROW,
        )
        for each in ("March", "June", "July")
    )
    parts = [SheetPart(f"p{n}", heading, sentence) for n, heading in enumerate(headings)]
    parts.insert(7, SheetPart("questions", "Three questions to explore with", questions))
    parts[4] = replace(parts[4], entries=(*sentence, *part))
    parts.append(SheetPart("room", "Notes", is_room=True))
    return Sheet("prepare", "1:1 with Jonas", TODAY, tuple(parts), (SheetDate("meeting", "1:1", TODAY),))


def fullest(make: Callable[[int], Sheet]) -> Sheet:
    """The last sheet that is said to fit on one page."""
    count = next(n for n in range(200) if not fit(make(n + 1)).is_one_page)
    return make(count)


def asking(count: int) -> Sheet:
    part = SheetPart("p", "What goes well", asks="Nothing here yet. What comes to mind?")
    return Sheet("j", "T", TODAY, tuple(replace(part, id=f"p{n}") for n in range(count)))


def drawn(count: int) -> Sheet:
    part = SheetPart("c", "Causes", told("Price", count), picture=chart([], []))
    return Sheet("lost-deal", "Looking back", TODAY, (part, *SHEET.parts))


TOLD = {
    "sentences": "He told me the story of the renewal from its start to its end.",
    "capitals": "NOBODY WHO WAS IN THE ROOM WOULD SAY WHOSE MOVE IT WAS",
    "narrow letters": "it will still fill till, if I still list it, ill, all of it, " * 3,
    "Chinese": "他总是说好但是什么也没有发生我不知道为什么会这样" * 2,
    "one long word": "https://example.com/" + "a1B2" * 40,
    "short lines": "yes\nno\nyes",
}
FULLEST: dict[str, Callable[[int], Sheet]] = {
    **{kind: partial(lambda text, count: full(told(text, count)), text) for kind, text in TOLD.items()},
    "empty parts": asking,
    "a drawing": drawn,
}


def test_a_whole_page_is_one_sheet_of_either_paper(printed: Printed) -> None:
    html = page([full(())])
    assert [pages(printed(html, paper)) for paper in PAPER] == [1, 1]


@pytest.mark.parametrize("paper", PAPER)
def test_what_is_said_to_fit_does_even_when_nothing_more_would(printed: Printed, paper: str) -> None:
    # A4 is narrower and Letter is shorter: what is said to fit fits on both.
    sheets = [fullest(make) for make in FULLEST.values()]
    html = page(sheets)
    assert "more than one page" not in html
    assert pages(printed(html, paper)) == len(sheets)


def test_several_sheets_have_a_page_each(printed: Printed) -> None:
    assert pages(printed(page([full(()), SHEET, full(())]), "A4")) == 3


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is no pdftotext to read the print with")
def test_what_is_too_long_goes_on_overleaf_and_loses_no_word(printed: Printed) -> None:
    sentences = tuple(SheetEntry(f"Story {n} ends with word{n}end.", 1) for n in range(120))
    sheet = full(sentences)
    html = page([sheet])
    assert "May take more than one page: nothing is left out." in html
    pdf = printed(html, "Letter")
    assert pages(pdf) > 1
    shown = words(pdf)
    for number in range(120):
        assert f"word{number}end." in shown


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is no pdftotext to read the print with")
def test_what_was_typed_is_printed_as_text(printed: Printed) -> None:
    shown = words(printed(page([full(told(NASTY[0], 1))]), "A4"))
    assert "<script>alert(1)</script>" in shown
    assert "{{ 7 * 7 }}" in shown
