"""``languages.jsonl``: short messages as people type them, each with its language."""

import json
from pathlib import Path

import pytest

from assistant.adapters.language import LangidReader
from assistant.reading.language import read_language

ROWS = [
    json.loads(line) for line in Path(__file__).with_name("languages.jsonl").read_text("utf-8").splitlines()
]
FRAMEWORKS = Path(__file__).parents[3] / "knowledge" / "frameworks"
TOO_SHORT = {"aiuto", "Geen idee", "o cliente sumiu"}
"""Nothing tells these from a name or a typo."""


class NeverAsked:
    def language(self, text: str) -> tuple[str, float]:
        raise AssertionError(f"asked for a guess on {text!r}")


class Says:
    def __init__(self, code: str, probability: float) -> None:
        self.answer = (code, probability)

    def language(self, text: str) -> tuple[str, float]:
        return self.answer


@pytest.fixture(scope="module")
def guess() -> LangidReader:
    return LangidReader()


def test_the_table_is_large_enough() -> None:
    english = [row for row in ROWS if row["language"] == "en"]
    assert len(english) > 100
    assert len(ROWS) - len(english) > 100


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_the_language_of_a_message(row: dict[str, str], guess: LangidReader) -> None:
    expected = "en" if row["text"] in TOO_SHORT else row["language"]
    assert read_language(row["text"], guess) == expected


def test_cues_of_the_knowledge_are_english(guess: LangidReader) -> None:
    lines = [line for file in FRAMEWORKS.glob("*.md") for line in file.read_text("utf-8").splitlines()]
    foreign = [cue for cue in lines if cue.startswith("> ") and read_language(cue[2:], guess) != "en"]
    assert not foreign


@pytest.mark.parametrize("text", ["He missed his target again", "ok", "", "👍", "hola", "what do I ask her?"])
def test_no_guess_is_asked_for_where_words_tell(text: str) -> None:
    assert read_language(text, NeverAsked()) in ("en", "es")


def test_a_sure_guess_alone_needs_a_few_words() -> None:
    assert read_language("kedvesem nagyon tetszik nekem", Says("hu", 0.9)) == "hu"
    assert read_language("kedvesem nagyon", Says("hu", 0.9)) == "en"
    assert read_language("kedvesem nagyon tetszik nekem", Says("hu", 0.4)) == "en"


def test_a_guess_that_means_jargon_is_english() -> None:
    assert read_language("status quo annum bonus malus", Says("la", 0.99)) == "en"


def test_a_script_tells_without_a_good_guess() -> None:
    assert read_language("Привет", Says("sr", 0.2)) == "ru"
    assert read_language("日本語で話したいです", Says("zxx", 0.9)) == "ja"
    assert read_language("the customer 王芳 said no", NeverAsked()) == "en"
