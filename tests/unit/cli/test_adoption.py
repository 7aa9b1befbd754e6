"""``askfirst adoption`` and ``askfirst vote``: counts alone, made once a month."""

import json
from pathlib import Path

import pytest

from assistant.cli.adoption import PagesInFolder, command
from assistant.cli.vote import command as vote
from assistant.errors import StoreError, UsageError
from assistant.keeping.adoption import AdoptionPage
from tests.unit.cli.keeping_things import keep, run, shown

PAGE = AdoptionPage("2026-10", 10, 25, 5, None)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path / "data"))
    return tmp_path


def test_one_person_is_no_page() -> None:
    keep("I'll ask Umbrella", journey="prepare")
    assert "without your name" in shown(vote, "yes")
    text = shown(command)
    assert text.count("fewer than five") == 4
    assert "Umbrella" not in text


def test_a_month_that_runs_is_refused() -> None:
    assert isinstance(run(command, "--month", "2999-01").exception, UsageError)


def test_a_page_is_made_once(data: Path) -> None:
    pages = PagesInFolder(data / "pages")
    assert pages.read("2026-10") is None
    assert pages.keep(PAGE) == PAGE
    assert pages.keep(AdoptionPage("2026-10", 5, None, None, None)) == PAGE
    assert pages.read("2026-10") == PAGE
    (file,) = (data / "pages").iterdir()
    assert set(json.loads(file.read_text())) == {
        "month",
        "people",
        "preparations",
        "worth_it",
        "not_worth_it",
    }


def test_one_that_cannot_be_read_or_kept_is_said(data: Path) -> None:
    folder = data / "pages"
    folder.mkdir()
    (folder / "2026-10.json").write_text("{}")
    with pytest.raises(StoreError, match="can't be read"):
        PagesInFolder(folder).read("2026-10")
    (data / "file").write_text("")
    with pytest.raises(StoreError, match="can't be"):
        PagesInFolder(data / "file").keep(PAGE)
