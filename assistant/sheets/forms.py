"""Pages to fill in by hand: a journey's ten-minute form, and one for two reps who coach each other."""

from dataclasses import replace
from datetime import date

from assistant.domain.knowledge import Knowledge
from assistant.domain.sheet import Sheet, SheetEntry
from assistant.errors import ContentError
from assistant.prompt_library import PromptLibrary
from assistant.sheets.markdown import dated
from assistant.sheets.markdown_reading import from_markdown
from assistant.sheets.meeting import MEETING
from assistant.sheets.typed import lines_of, one_line
from assistant.writing.slots import Filling

TWO_REPS = "two-reps"


def filled_in(text: str, journey: str, today: date) -> str | None:
    """A form or a page of this journey, as notes that say where each line belongs; None for other text."""
    page = from_markdown(text, today)
    if page.journey != journey:
        return None
    written = [
        f"{part.id}: {one_line(entry.text)}"
        for part in page.parts
        for entry in part.entries
        if entry.turn is not None
    ]
    return "\n".join([_with_its_day(page), "", *written])


def _with_its_day(page: Sheet) -> str:
    """The title and when the meeting is: a page that is read again keeps its day and hour."""
    met = next((each for each in page.dates if each.id == MEETING), None)
    return f"{page.title}, {dated(met)}" if met else page.title


def as_notes(text: str) -> str:
    """Notes of any kind: a Markdown heading above lines says what they are about, as a colon does."""
    return "\n".join(
        f"{line.strip(' #')}:" if line.lstrip().startswith("#") and line.strip(" #") else line
        for line in lines_of(text)
    )


def for_two_reps(prompts: PromptLibrary, knowledge: Knowledge, today: date) -> Sheet:
    """Twice fifteen minutes: one asks, one thinks aloud, then the other way round.

    Raises ``ContentError`` where a question of the form isn't one of the passage that it names.
    """
    sheet = replace(from_markdown(prompts.render(TWO_REPS), today), journey=TWO_REPS)
    parts = (
        replace(part, entries=tuple(_grounded(entry, knowledge) for entry in part.entries))
        for part in sheet.parts
    )
    return replace(sheet, parts=tuple(parts))


def _grounded(entry: SheetEntry, knowledge: Knowledge) -> SheetEntry:
    """A question with the source of its passage."""
    if entry.citation is None:
        return entry
    passage = knowledge.passage(entry.citation)
    framework = knowledge.framework(passage.framework) if passage else None
    questions = {Filling({}).fill(question.text).text for question in passage.questions} if passage else set()
    if framework is None or entry.text not in questions:
        what = f"“{entry.text}” is no question of {entry.citation}"
        raise ContentError(f"{TWO_REPS}.md", 1, what, "take one that stands there, word for word")
    return replace(entry, framework=f"{framework.name}: {framework.source}")
