"""Which frameworks go with which words."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.associations import Associations
from assistant.retrieval.words import words
from tests.unit.retrieval.knowing import a_saying

LEARNED = Associations(
    [
        a_saying("he promised and nothing went out", "habit", "grow"),
        a_saying("promised again, nothing again", "habit"),
        a_saying("the buyer went quiet", "meddicc"),
        a_saying("a quiet buyer, a quiet week", "meddicc", "spin"),
    ]
)


def best(said: str) -> str:
    fits = LEARNED.fits(words(said))
    return max(fits, key=lambda id: fits[id])


def test_a_framework_goes_with_the_words_it_helped_with() -> None:
    assert best("she promised to call") == "habit"
    assert best("my buyers are quiet") == "meddicc"


def test_it_counts_against_those_that_help_elsewhere() -> None:
    fits = LEARNED.fits(words("quiet"))
    assert fits["meddicc"] > fits["spin"] > 0 > fits["habit"]


def test_a_word_said_twice_counts_once() -> None:
    assert LEARNED.fits(["quiet", "quiet"]) == LEARNED.fits(["quiet"])


def test_unknown_words_tell_nothing() -> None:
    assert set(LEARNED.fits(words("zebra")).values()) == {0.0}
    assert set(LEARNED.fits([]).values()) == {0.0}


def test_from_no_sayings_nothing_is_learned() -> None:
    assert Associations([]).fits(["quiet"]) == {}


@given(st.text())
def test_any_query_is_told_of_every_framework(said: str) -> None:
    fits = LEARNED.fits(words(said))
    assert fits.keys() == {"habit", "grow", "meddicc", "spin"}
    assert all(-3 < fit < 3 for fit in fits.values())
