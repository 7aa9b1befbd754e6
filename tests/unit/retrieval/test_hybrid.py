"""Meaning and words weighed, names, roles and variety."""

from collections.abc import Mapping, Sequence

import pytest

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Hit, Passage
from assistant.errors import RetrievalError
from assistant.retrieval.hybrid import MOST_READ, HybridRetriever, Weights, fuse, varied
from tests.unit.retrieval.knowing import a_framework, a_passage, knowing

KNOWLEDGE = knowing(
    a_framework("alpha", a_passage("alpha/a/1"), a_passage("alpha/a/2", audience="leader")),
    a_framework("beta", a_passage("beta/a/1"), a_passage("beta/a/2")),
    a_framework("gamma", a_passage("gamma/a/1", audience="rep")),
)


class Meaning:
    """An index that finds what it was told to."""

    def __init__(self, **near: float) -> None:
        self.near = {id.replace("_", "/"): score for id, score in near.items()}
        self.asked: list[str] = []

    def refresh(self, passages: Sequence[Passage]) -> None:
        raise AssertionError("a search builds nothing")

    def nearest(self, query: str, top: int) -> list[tuple[str, float]]:
        self.asked.append(query)
        return sorted(self.near.items(), key=lambda item: -item[1])[:top]


class Words:
    def __init__(self, **found: float) -> None:
        self.found = {id.replace("_", "/"): score for id, score in found.items()}

    def scores(self, words: Sequence[str]) -> Mapping[str, float]:
        return self.found


def found(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]


def test_words_are_bent_and_meaning_is_taken_as_it_is() -> None:
    scores = fuse({"a": 0.5, "b": -0.2}, {"a": 10.0, "c": 30.0}, share=0.8, half=10.0)
    assert scores == {
        "a": pytest.approx(0.8 * 0.5 + 0.2 * 0.5),
        "b": 0.0,
        "c": pytest.approx(0.2 * 0.75),
    }


def test_meaning_outweighs_words() -> None:
    index = Meaning(alpha_a_1=0.3, beta_a_1=0.6)
    retriever = HybridRetriever(KNOWLEDGE, Words(alpha_a_1=5.0), lambda: index)
    assert found(retriever.search("how it goes"))[0] == "beta/a/1"


def test_words_alone_find_passages_while_there_is_no_index() -> None:
    hits = HybridRetriever(KNOWLEDGE, Words(alpha_a_1=5.0, beta_a_1=15.0)).search("how it goes")
    assert found(hits) == ["beta/a/1", "alpha/a/1"]
    assert [hit.score for hit in hits] == [0.6, pytest.approx(0.3333)]


def test_an_index_that_fails_leaves_words_and_a_warning_without_what_was_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> Meaning:
        raise RetrievalError("the index can't be used")

    retriever = HybridRetriever(KNOWLEDGE, Words(alpha_a_1=5.0), broken)
    assert found(retriever.search("a secret")) == ["alpha/a/1"]
    assert "the index can't be used" in caplog.text
    assert "secret" not in caplog.text


def test_passages_for_the_other_role_are_left_out() -> None:
    index = Meaning(alpha_a_2=0.9, gamma_a_1=0.8, beta_a_1=0.7)
    retriever = HybridRetriever(KNOWLEDGE, Words(), lambda: index)
    assert found(retriever.search("so", Role.LEADER)) == ["alpha/a/2", "beta/a/1"]
    assert found(retriever.search("so", Role.REP)) == ["gamma/a/1", "beta/a/1"]
    assert len(retriever.search("so")) == 3


def test_a_named_framework_comes_first_with_all_it_has() -> None:
    index = Meaning(alpha_a_1=0.9, beta_a_2=0.2)
    retriever = HybridRetriever(KNOWLEDGE, Words(), lambda: index)
    hits = retriever.search("what does BETA say", top=3)
    assert found(hits) == ["beta/a/2", "beta/a/1", "alpha/a/1"]
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_two_named_frameworks_share_the_first_places() -> None:
    index = Meaning(alpha_a_1=0.9, alpha_a_2=0.8, beta_a_1=0.1)
    hits = HybridRetriever(KNOWLEDGE, Words(), lambda: index).search("ALPHA or BETA", top=9)
    assert found(hits) == ["alpha/a/1", "beta/a/1", "alpha/a/2", "beta/a/2"]


def test_a_second_passage_of_a_framework_waits_behind_the_first_of_others() -> None:
    index = Meaning(alpha_a_1=0.9, alpha_a_2=0.8, beta_a_1=0.2)
    ranked = HybridRetriever(KNOWLEDGE, Words(), lambda: index).search("so")
    assert found(ranked) == ["alpha/a/1", "beta/a/1", "alpha/a/2"]
    assert varied(ranked) == ranked


def test_top_is_the_most_that_is_found() -> None:
    index = Meaning(alpha_a_1=0.9, beta_a_1=0.8, gamma_a_1=0.7)
    retriever = HybridRetriever(KNOWLEDGE, Words(), lambda: index)
    assert [len(retriever.search("so", top=top)) for top in (0, 1, 2, 9)] == [0, 1, 2, 3]


@pytest.mark.parametrize("query", ["", "   ", "...", "?!", "\n"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    index = Meaning(alpha_a_1=0.9)
    assert HybridRetriever(KNOWLEDGE, Words(alpha_a_1=1.0), lambda: index).search(query) == []
    assert index.asked == []


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    index = Meaning(alpha_a_1=0.9)
    HybridRetriever(KNOWLEDGE, Words(), lambda: index).search("so " * 100_000)
    assert len(index.asked[0]) == MOST_READ


def test_weights_can_be_set() -> None:
    index = Meaning(alpha_a_1=0.3, beta_a_1=0.6)
    words_only = Weights(meaning=0.0)
    hits = HybridRetriever(KNOWLEDGE, Words(alpha_a_1=5.0), lambda: index, words_only).search("so")
    assert found(hits)[0] == "alpha/a/1"
