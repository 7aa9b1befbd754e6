"""How replies begin, and which wording is said next."""

import pytest

from assistant.prompt_library import PromptLibrary
from assistant.shipped import shipped_folder
from assistant.writing.openings import is_fresh, opening
from assistant.writing.phrases import phrase


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A nod, and then nothing.", ("a", "nod", "and")),
        ("“Lazy” is a word.", ("lazy", "is", "a")),
        ("Why?", ("why",)),
        ("", ()),
    ],
)
def test_an_opening_is_three_words(text: str, words: tuple[str, ...]) -> None:
    assert opening(text) == words


def test_it_is_fresh_after_five_replies() -> None:
    replies = ["A nod, and so on.", "Two.", "Three.", "Four.", "Five."]
    assert not is_fresh("A nod, and then nothing.", replies)
    assert is_fresh("A nod, and then nothing.", [*replies, "Six."])
    assert is_fresh("A nod it is.", replies)


@pytest.fixture(scope="module")
def prompts() -> PromptLibrary:
    return PromptLibrary.load(shipped_folder("prompts"))


def test_every_wording_has_its_turn(prompts: PromptLibrary) -> None:
    said: list[str] = []
    for _ in range(prompts.variants("land")):
        said.append(phrase(prompts, "land", said))
    assert len(set(said)) == prompts.variants("land")


def test_one_that_was_said_gives_way_even_inside_a_reply(prompts: PromptLibrary) -> None:
    first = phrase(prompts, "land", [])
    later = phrase(prompts, "land", [f"So. {first} And on.", *["Other words."] * 5])
    assert later != first


def test_when_all_were_said_one_comes_again(prompts: PromptLibrary) -> None:
    everything = [prompts.render("land", n) for n in range(prompts.variants("land"))]
    assert phrase(prompts, "land", everything * 3) in everything


def test_inputs_are_filled(prompts: PromptLibrary) -> None:
    assert "7 minutes" in phrase(prompts, "minutes", [], minutes=7)
