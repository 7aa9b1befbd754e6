"""``askfirst knowledge`` and ``askfirst search``, as they are typed."""

import json
import re
import shutil
from pathlib import Path

import pytest

from assistant import bootstrap
from assistant.cli.main import main
from assistant.shipped import shipped_folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of somebody's own with one of our files in it."""
    folder = tmp_path / "own"
    folder.mkdir()
    shutil.copy(shipped_folder("knowledge") / "frameworks" / "grow.md", folder / "grow.md")
    return folder


@pytest.fixture
def words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "has_vectors", lambda: False)


def test_what_ships_is_checked_and_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check"]) == 0
    out = capsys.readouterr().out
    assert re.search(r" questions, \d+ journeys, \d+ temperaments, \d+ situations: nothing to mend\.\n$", out)
    assert out.count("\n") == 1


def test_a_folder_of_ones_own_is_checked_by_itself(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check", str(own)]) == 0
    assert capsys.readouterr().out.startswith("1 framework, ")


def test_each_problem_is_a_line_and_the_command_ends_with_1(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own / "grow.md"
    lines = file.read_text().splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("- "))
    lines[place] = "- Did you call them?"
    lines[3] = "versions: 1"
    file.write_text("\n".join(lines))
    assert main(["knowledge", "check", str(own)]) == 1
    found = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{file}:4: unknown field `versions`; ") for line in found)
    assert not any("Traceback" in line for line in found)


def test_journeys_and_invented_reps_of_ones_own_are_checked_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = shipped_folder("knowledge")
    for within in ("journeys", "rehearsals"):
        shutil.copytree(shipped / within, tmp_path / within)
    assert main(["knowledge", "check", str(tmp_path)]) == 0
    capsys.readouterr()
    journey = tmp_path / "journeys" / "after.md"
    journey.write_text(journey.read_text().replace("[clear/review/1]", "[clear/review/99]"))
    manner = tmp_path / "rehearsals" / "temperaments" / "guarded.yaml"
    manner.write_text(manner.read_text() + "mood: low\n")
    assert main(["knowledge", "check", str(tmp_path)]) == 1
    found = capsys.readouterr().out
    assert re.search(rf"{re.escape(str(journey))}:\d+: .*clear/review/99", found)
    assert re.search(rf"{re.escape(str(manner))}:\d+: .*mood", found)


def test_a_broken_file_in_a_folder_that_is_set_stops_the_start_with_the_same_line(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own / "grow.md"
    file.write_text(file.read_text().replace("kind: model", "kind: method"))
    monkeypatch.setenv("ASKFIRST_KNOWLEDGE", str(own))
    assert main(["knowledge", "check"]) == 1
    line = capsys.readouterr().out.strip()
    assert main(["knowledge", "list"]) == 1
    assert capsys.readouterr().err.strip() == f"askfirst: {line}"


def test_a_missing_folder_is_a_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check", str(tmp_path / "nowhere")]) == 2
    assert "doesn't exist" in capsys.readouterr().err


def test_the_list_shows_what_is_loaded(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own / "grow.md"
    file.write_text(file.read_text().replace("version: 1", "version: 7"))
    monkeypatch.setenv("ASKFIRST_KNOWLEDGE", str(own))
    assert main(["knowledge", "list", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["grow"]["version"] == 7
    assert rows["grow"]["stages"] == ["goal", "reality", "options", "will"]
    assert rows["grow"]["questions"] >= 12
    assert main(["knowledge", "list"]) == 0
    assert "goal > reality > options > will" in capsys.readouterr().out


@pytest.mark.usefixtures("words_alone")
def test_search_prints_objects(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "what is GROW", "--role", "rep", "--top", "3", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 3
    for hit in found:
        assert hit["framework"] == "grow"
        assert hit["id"].startswith("grow/")
        assert hit["stage"] in {"goal", "reality", "options", "will"}
        assert hit["topics"]
        assert hit["text"]
        assert hit["source"] == "John Whitmore, Coaching for Performance (1992)"
        assert 0 <= hit["score"] <= 1


@pytest.mark.usefixtures("words_alone")
def test_search_prints_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "he says yes to everything and nothing is different", "--top", "2"]) == 0
    out = capsys.readouterr().out
    assert len(out.split("\n\n")) == 2
    assert main(["search", "zebra"]) == 0
    assert capsys.readouterr().out == "Nothing fits. Say it in other words.\n"


@pytest.mark.parametrize("args", [["..."], [], ["so", "--top", "0"], ["so", "--role", "boss"]])
def test_a_wrong_search_is_one_line_and_ends_with_2(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", *args]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_alone_it_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Usage: askfirst knowledge")
    assert "\n  list " in out
    assert err == ""
