from importlib.resources import files

import pytest

from assistant.guarding.parsed import parse
from assistant.guarding.patterns import Phrases, load, searches

NAMES = sorted(p.name.removesuffix(".txt") for p in (files("assistant.guarding") / "phrases").iterdir())
SEARCHED = {"reported", "handover"}


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_phrases_can_be_read(name: str) -> None:
    assert (searches if name in SEARCHED else load)(name)


def words_found(phrase: str, text: str) -> str | None:
    (sentence,) = parse(text)
    match = Phrases([phrase]).first(sentence)
    return " ".join(sentence.words[match.start : match.end]) if match else None


def test_an_opening_is_one_of_several_words() -> None:
    assert words_found("you|we (?:should|must)", "Maybe we should go.") == "we should"


def test_an_opening_of_several_words_stands_in_brackets() -> None:
    assert words_found("(your rep|he) lacks", "Your rep lacks time.") == "your rep lacks"


def test_a_name_opens_a_phrase() -> None:
    assert words_found("(NAME|he) lacks", "I hear that Omar lacks time.") == "omar lacks"


def test_a_phrase_ends_where_a_word_does() -> None:
    assert words_found("you must", "You mustard.") is None


def test_alternatives_of_several_words_without_brackets_are_refused() -> None:
    with pytest.raises(ValueError, match="brackets"):
        Phrases(["you must go|should stay"])


def test_contractions_and_typos_are_one_form() -> None:
    assert words_found("do not", "dont wait") == words_found("do not", "Don’t wait.") == "do not"
