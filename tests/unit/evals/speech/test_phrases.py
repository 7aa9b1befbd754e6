import pytest

from evals.speech.phrases import FOLDER, core, listed, plain


@pytest.mark.parametrize("name", sorted(file.stem for file in FOLDER.glob("*.txt")))
def test_every_list_is_a_pattern_that_matches_no_empty_text(name: str) -> None:
    assert listed(name).search("") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Um, I’m, uh, gonna  go", "i'm, going to go"),
        ("[laughs] You know, it's dark.", "it's dark."),
        ("You know him.", "you know him."),
        ("dont worry", "don't worry"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("okay, so well what now?", "what now?"), ("right is right", "right is right"), ("so", "so")],
)
def test_core(words: str, expected: str) -> None:
    assert core(words) == expected
