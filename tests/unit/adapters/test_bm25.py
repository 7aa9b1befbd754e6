"""Passages by their words."""

from assistant.adapters.bm25 import BM25Index
from assistant.retrieval.words import words
from tests.unit.retrieval.knowing import a_passage

INDEX = BM25Index(
    [
        a_passage("a/a/1", "An aim that both can see.", ("no clue where to start",)),
        a_passage("b/a/1", "A price is a number.", ("they want a discount, always",)),
        a_passage("c/a/1", "A scale has ten steps.", ("maybe a four out of ten",)),
    ]
)


def test_a_passage_is_found_by_its_text_and_by_its_cues() -> None:
    assert set(INDEX.scores(words("the aim"))) == {"a/a/1"}
    assert set(INDEX.scores(words("always discounting"))) == {"b/a/1"}


def test_more_words_in_common_score_higher() -> None:
    scores = INDEX.scores(words("ten steps of a price"))
    assert scores["c/a/1"] > scores["b/a/1"] > 0


def test_unknown_words_find_nothing() -> None:
    assert INDEX.scores(words("zebra")) == {}
    assert INDEX.scores([]) == {}
