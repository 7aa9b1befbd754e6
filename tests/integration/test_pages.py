"""Pages in one go, by the coach as it is put together: nothing that was not said, nothing said lost."""

from datetime import date

import pytest

from assistant.bootstrap import Askfirst
from assistant.cli import prepare
from assistant.cli.main import main
from assistant.domain.sheet import Sheet
from assistant.sheets.markdown_reading import from_markdown, sheets_from_markdown

NOTES = """\
1:1 with Jonas next Tuesday at 10.
He calls every buyer back the same day.
On the Kestrel demo he talked for eleven minutes before the buyer said a word.
I think he's afraid of silence.
must tell: the new price list from January
"""


@pytest.fixture(autouse=True)
def built_once(lexical: Askfirst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "pages_at_hand", lambda: lexical.pages)
    monkeypatch.setattr("assistant.cli.week.pages_at_hand", lambda: lexical.pages)


def own_words(sheet: Sheet) -> list[str]:
    return [entry.text for part in sheet.parts for entry in part.entries if entry.turn]


@pytest.fixture
def notes(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("notes") / "notes.md"
    file.write_text(NOTES, encoding="utf-8")
    return str(file)


def test_a_page_holds_only_what_the_notes_say(notes: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["prepare", notes]) == 0
    sheet = from_markdown(capfdbinary.readouterr().out.decode(), date.today())
    said = own_words(sheet)
    assert said
    assert all(text in NOTES for text in said)
    questions = [entry for part in sheet.parts for entry in part.entries if entry.citation]
    assert len(questions) >= 3
    assert all(entry.framework for entry in questions)
    assert all(part.entries or part.asks or part.is_room for part in sheet.parts)


def test_an_edited_page_is_read_again(
    notes: str, tmp_path_factory: pytest.TempPathFactory, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["prepare", notes])
    first = capfdbinary.readouterr().out.decode()
    edited = tmp_path_factory.mktemp("pages") / "page.md"
    edited.write_text(first.replace("afraid of silence", "tired"), encoding="utf-8")
    assert main(["prepare", str(edited)]) == 0
    before = from_markdown(first, date.today())
    after = from_markdown(capfdbinary.readouterr().out.decode(), date.today())
    assert after.title == before.title
    assert own_words(after) == [text.replace("afraid of silence", "tired") for text in own_words(before)]


def test_each_line_of_a_week_stays_on_its_own_page(
    tmp_path_factory: pytest.TempPathFactory, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path_factory.mktemp("week") / "week.txt"
    file.write_text("Anna - 14h Fri - demo skills, new kid\nJonas Fri 10:00: says yes, nothing happens\n")
    assert main(["week", str(file)]) == 0
    cover, jonas, anna = sheets_from_markdown(capfdbinary.readouterr().out.decode(), date.today())
    assert "Jonas" in jonas.title
    assert "says yes, nothing happens" in own_words(jonas)
    assert not any("demo skills" in text for text in own_words(jonas))
    assert any("demo skills" in text for text in own_words(anna))
    assert cover.title == "1:1s this week"
