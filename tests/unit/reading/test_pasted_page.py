"""One's own lines of a page that is pasted into a talk."""

from datetime import date

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.reading.pasted_page import own_lines
from assistant.sheets.markdown import to_markdown

PAGE = Sheet(
    "prepare",
    "1:1 with Mirela",
    date(2026, 11, 5),
    (
        SheetPart("agenda", "What Mirela brings", (SheetEntry("comp *again*", 1),)),
        SheetPart("send-ahead", "To send ahead", (SheetEntry("“Hi, what's on your mind?”"),)),
        SheetPart("seen", "What I've seen or heard", asks="Nothing yet. What have you seen?"),
        SheetPart(
            "questions",
            "Three questions",
            (SheetEntry("What matters?", citation="grow/goal/2", framework="GROW: Whitmore"),),
        ),
        SheetPart("room", "Notes", is_room=True),
    ),
)


def test_of_a_page_only_what_the_coachee_said_stays_under_its_headings() -> None:
    kept = own_lines(to_markdown(PAGE))
    assert "What Mirela brings:\ncomp *again*" in kept
    for ours in ("on your mind", "Nothing yet", "What matters", "Whitmore", "Made on", "<!--", "1:1 with"):
        assert ours not in kept


def test_any_other_text_is_as_it_was() -> None:
    notes = "# Mirela\n- late twice\n_maybe_"
    assert own_lines(notes) == notes
