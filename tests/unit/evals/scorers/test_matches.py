import pytest

from evals.scorers import attribution, cost, fair, fits, moves, safe, serves, warm
from evals.scorers.matches import every, first, shortened
from evals.scorers.words import FOLDER, phrases


@pytest.mark.parametrize("name", sorted(file.stem for file in FOLDER.glob("*.txt")))
def test_every_list_says_what_it_is_and_compiles(name):
    assert (FOLDER / f"{name}.txt").read_text(encoding="utf-8").startswith("#")
    assert phrases(name).search("") is None


def test_a_match_stands_in_the_text_word_for_word():
    assert first("empty_comfort", "Well, You’ve got this.") == "You’ve got this"
    assert first("empty_comfort", "What comes first?") == ""
    assert every("gives_options", "One option is A. Another is B.") == ["One option is", "Another is"]


def test_shortened_between_words():
    assert shortened("a  b\nc") == "a b c"
    assert shortened("one two three", 8) == "one two …"


@pytest.mark.parametrize("module", [attribution, cost, fair, fits, moves, safe, serves, warm])
def test_each_is_a_scorer(module):
    assert module.__name__ == f"evals.scorers.{module.NAME}"
    assert module.ASKS.endswith("?")
    assert module.BETTER in {"lower", "higher", "band"}
    assert module.GATES is (module is safe)
