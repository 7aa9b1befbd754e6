"""Forms: one for two reps, and any page filled in by hand as notes again."""

from dataclasses import replace
from datetime import date, time

import pytest

from assistant.adapters.knowledge_files import load_knowledge
from assistant.domain.knowledge import Knowledge
from assistant.domain.sheet import SheetDate
from assistant.errors import ContentError
from assistant.prompt_library import PromptLibrary
from assistant.sheets.forms import as_notes, filled_in, for_two_reps
from assistant.sheets.jotted import When
from assistant.sheets.markdown import to_markdown
from assistant.sheets.meeting import meeting
from assistant.shipped import shipped_folder
from tests.unit.sheets.pages import SHEET, TODAY


@pytest.fixture(scope="module")
def prompts() -> PromptLibrary:
    return PromptLibrary.load(shipped_folder("prompts"))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    folder = shipped_folder("knowledge")
    return load_knowledge([folder / "frameworks"], folder / "topics.yaml", folder / "glossary.md")


def test_two_reps_have_questions_that_the_frameworks_hold(
    prompts: PromptLibrary, knowledge: Knowledge
) -> None:
    sheet = for_two_reps(prompts, knowledge, TODAY)
    questions = [entry for part in sheet.parts for entry in part.entries if entry.citation]
    assert len(questions) == 3
    assert all(q.framework and q.text.endswith("?") for q in questions)
    assert len({part.id for part in sheet.parts}) == len(sheet.parts)
    assert any("stays with the two of us" in entry.text for part in sheet.parts for entry in part.entries)
    assert sum(1 for part in sheet.parts if part.heading == "What I take away" and part.asks) == 2


def test_a_question_that_its_passage_does_not_hold_is_an_error(
    prompts: PromptLibrary, knowledge: Knowledge
) -> None:
    others = Knowledge(tuple(replace(f, passages=()) for f in knowledge.frameworks), ())
    with pytest.raises(ContentError, match="is no question of grow/goal/2"):
        for_two_reps(prompts, others, TODAY)


def test_a_page_filled_in_says_where_each_line_belongs() -> None:
    text = to_markdown(SHEET).replace(
        "_Nothing was said of this. Is anything fixed?_", "- the price list: Jan\n- no trips"
    )
    notes = filled_in(text, "prepare-a-1-1", date(2026, 1, 1))
    assert notes == (
        "1:1 with Jonas\n\n"
        "well: He calls every buyer back the same day.\n"
        "told: the price list: Jan\n"
        "told: no trips"
    )


def test_a_page_read_again_keeps_the_day_and_hour_of_its_meeting() -> None:
    met = SheetDate("meeting", "1:1", date(2025, 12, 9), time(14, 30), time(15))
    text = to_markdown(replace(SHEET, dates=(met,)))
    notes = filled_in(text, "prepare-a-1-1", date(2026, 1, 1))
    assert notes is not None
    assert notes.startswith("1:1 with Jonas, 2025-12-09 14:30 to 15:00\n\n")
    assert meeting([notes], TODAY) == When(met.day, met.at, met.until)


@pytest.mark.parametrize("text", ["Jonas says yes", "# 1:1 with Jonas\n\n## Focus\n\n- Acme\n", ""])
def test_other_text_is_no_page(text: str) -> None:
    assert filled_in(text, "prepare-a-1-1", TODAY) is None


def test_headings_in_notes_say_what_follows() -> None:
    assert as_notes("# Jonas\r\n\r\n## Focus ##\r\n- Acme #1\r\n#\r\n") == "Jonas:\n\nFocus:\n- Acme #1\n#\n"
