"""A sheet that would spill is shortened without losing a word."""

from datetime import date

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.sheets.tightening import tightened


def a_sheet(count: int, picture: str | None = None) -> Sheet:
    said = tuple(SheetEntry(f"In week {n} we met at the depot.", 1) for n in range(count))
    causes = (SheetEntry("price", 2), SheetEntry("timing", 2), SheetEntry("one contact only", 2))
    parts = (
        SheetPart("story", "The story", said),
        SheetPart("seen", "What I saw", (said[0], SheetEntry("They said no.", 1))),
        SheetPart("causes-end", "What led to it", causes, picture=picture),
    )
    return Sheet("lost-deal", "Looking back", date(2026, 11, 5), parts)


def words(sheet: Sheet) -> set[str]:
    text = " ".join(entry.text for part in sheet.parts for entry in part.entries)
    return {word.strip(".;") for word in text.split()}


def test_what_fits_stays_as_it_is() -> None:
    assert tightened(a_sheet(5))[0] == a_sheet(5)


def test_what_would_spill_runs_on_and_keeps_every_word() -> None:
    long = a_sheet(60, "<svg viewBox='0 0 100 90'></svg>")
    shorter, size = tightened(long)
    assert size.is_one_page
    assert words(shorter) == words(long)
    assert len(shorter.parts[0].entries) == 1
    assert [entry.text for entry in shorter.parts[1].entries] == ["They said no."]
    assert shorter.parts[2].entries[0].text == "price; timing; one contact only"


def test_what_is_too_long_even_so_keeps_its_words_and_says_so() -> None:
    long = a_sheet(900)
    shorter, size = tightened(long)
    assert not size.is_one_page
    assert words(shorter) == words(long)


def test_a_part_that_only_says_again_keeps_its_words() -> None:
    long = a_sheet(60)
    again = SheetPart("seen", "What I saw", long.parts[0].entries[:1])
    shorter, _ = tightened(Sheet("j", "T", long.made, (long.parts[0], again)))
    assert shorter.parts[1].entries == again.entries
