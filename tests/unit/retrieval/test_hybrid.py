"""Meaning and words weighed, names, roles and variety."""

from collections.abc import Mapping, Sequence

import pytest

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Hit
from assistant.errors import RetrievalError
from assistant.ports import Meaning
from assistant.retrieval.hybrid import MOST_READ, HybridRetriever, varied
from assistant.retrieval.scoring import Weights, near, supposed
from tests.unit.retrieval.knowing import a_framework, a_passage, a_saying, knowing

KNOWLEDGE = knowing(
    a_framework("alpha", a_passage("alpha/a/1"), a_passage("alpha/a/2", audience="leader")),
    a_framework("beta", a_passage("beta/a/1"), a_passage("beta/a/2")),
    a_framework("gamma", a_passage("gamma/a/1", audience="rep")),
)


LEARNED = knowing(
    *KNOWLEDGE.frameworks,
    sayings=(
        a_saying("he talks all day", "alpha"),
        a_saying("nothing but silence", "beta", "gamma"),
        a_saying("silence again", "beta"),
        a_saying("they talk and talk", "alpha", "gamma"),
    ),
)


class Reader:
    """Finds by meaning what it was told to; ``fits``: frameworks with how likely each helps."""

    def __init__(self, fits: Mapping[str, float] | None = None, **near: float) -> None:
        self.near = {id.replace("_", "/"): score for id, score in near.items()}
        self.fits = fits or {}
        self.asked: list[str] = []

    def read(self, query: str, role: Role | None, top: int) -> Meaning:
        self.asked.append(query)
        return Meaning(sorted(self.near.items(), key=lambda item: -item[1])[:top], self.fits)


class Words:
    def __init__(self, **found: float) -> None:
        self.found = {id.replace("_", "/"): score for id, score in found.items()}

    def scores(self, words: Sequence[str]) -> Mapping[str, float]:
        return self.found


def found(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]


def test_words_are_bent_and_meaning_is_taken_as_it_is() -> None:
    scores = near({"a": 0.5, "b": -0.2}, {"a": 10.0, "c": 30.0}, Weights(meaning=0.8, words=0.2, half=10.0))
    assert scores == {
        "a": pytest.approx(0.8 * 0.5 + 0.2 * 0.5),
        "b": pytest.approx(0.8 * -0.2),
        "c": pytest.approx(0.2 * 0.75),
    }


def test_what_was_learned_of_a_framework_outweighs_how_near_its_passages_are() -> None:
    reader = Reader({"alpha": 0.1, "beta": 0.5, "gamma": 0.0}, alpha_a_1=0.6, beta_a_1=0.3)
    hits = HybridRetriever(LEARNED, Words(alpha_a_1=5.0), lambda: reader).search("how it goes")
    assert found(hits)[:2] == ["beta/a/1", "alpha/a/1"]
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_a_framework_that_fits_is_shown_by_its_first_passage_where_none_is_near() -> None:
    reader = Reader({"alpha": 0.1, "beta": 0.5, "gamma": 0.4}, alpha_a_1=0.6)
    hits = HybridRetriever(LEARNED, Words(), lambda: reader).search("how it goes", Role.LEADER)
    assert found(hits) == ["beta/a/1", "alpha/a/1"]


def test_words_that_a_framework_goes_with_find_it_without_an_index() -> None:
    hits = HybridRetriever(LEARNED, Words()).search("silence, every week")
    assert found(hits)[0] == "beta/a/1"


def test_a_framework_of_the_team_s_own_is_not_buried_under_those_that_were_learned_of() -> None:
    knowledge = knowing(
        *LEARNED.frameworks, a_framework("own", a_passage("own/a/1")), sayings=LEARNED.sayings
    )
    reader = Reader({"alpha": 0.6, "beta": 0.2, "gamma": 0.0}, own_a_1=0.7, alpha_a_1=0.3, beta_a_1=0.2)
    hits = HybridRetriever(knowledge, Words(), lambda: reader).search("how it goes")
    assert found(hits)[:2] == ["own/a/1", "alpha/a/1"]
    far = Reader({"alpha": 0.6, "beta": 0.2, "gamma": 0.0}, own_a_1=0.1, alpha_a_1=0.3, beta_a_1=0.2)
    hits = HybridRetriever(knowledge, Words(), lambda: far).search("how it goes")
    assert found(hits)[:2] == ["alpha/a/1", "beta/a/1"]


@pytest.mark.parametrize(("nearness", "fit"), [(0.9, 0.8), (0.5, 0.8), (0.4, 0.3), (0.1, 0.1), (-1.0, 0.1)])
def test_what_was_not_learned_of_is_supposed_to_fit_as_the_one_at_its_place(
    nearness: float, fit: float
) -> None:
    fits = {"first": 0.8, "second": 0.1, "third": 0.3}
    nearest = {"first": 0.2, "second": 0.5, "third": 0.3, "own": nearness}
    assert supposed(nearest, fits) == {"own": fit}
    assert supposed({"own": nearness}, {}) == {"own": 0.0}


def test_words_alone_find_passages_while_there_is_no_index() -> None:
    hits = HybridRetriever(KNOWLEDGE, Words(alpha_a_1=5.0, beta_a_1=15.0)).search("how it goes")
    assert found(hits) == ["beta/a/1", "alpha/a/1"]
    assert [hit.score for hit in hits] == [0.6, pytest.approx(0.3333)]


def test_an_index_that_fails_leaves_words_and_a_warning_without_what_was_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> Reader:
        raise RetrievalError("the index can't be used")

    retriever = HybridRetriever(KNOWLEDGE, Words(alpha_a_1=5.0), broken)
    assert found(retriever.search("a secret")) == ["alpha/a/1"]
    assert "the index can't be used" in caplog.text
    assert "secret" not in caplog.text


def test_passages_for_the_other_role_are_left_out() -> None:
    index = Reader(alpha_a_2=0.9, gamma_a_1=0.8, beta_a_1=0.7)
    retriever = HybridRetriever(KNOWLEDGE, Words(), lambda: index)
    assert found(retriever.search("so", Role.LEADER)) == ["alpha/a/2", "beta/a/1"]
    assert found(retriever.search("so", Role.REP)) == ["gamma/a/1", "beta/a/1"]
    assert len(retriever.search("so")) == 3


def test_a_named_framework_comes_first_with_all_it_has() -> None:
    index = Reader(alpha_a_1=0.9, beta_a_2=0.2)
    retriever = HybridRetriever(KNOWLEDGE, Words(), lambda: index)
    hits = retriever.search("what does BETA say", top=3)
    assert found(hits) == ["beta/a/2", "beta/a/1", "alpha/a/1"]
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_two_named_frameworks_share_the_first_places() -> None:
    index = Reader(alpha_a_1=0.9, alpha_a_2=0.8, beta_a_1=0.1)
    hits = HybridRetriever(KNOWLEDGE, Words(), lambda: index).search("ALPHA or BETA", top=9)
    assert found(hits) == ["alpha/a/1", "beta/a/1", "alpha/a/2", "beta/a/2"]


def test_a_second_passage_of_a_framework_waits_behind_the_first_of_others() -> None:
    index = Reader(alpha_a_1=0.9, alpha_a_2=0.8, beta_a_1=0.2)
    ranked = HybridRetriever(KNOWLEDGE, Words(), lambda: index).search("so")
    assert found(ranked) == ["alpha/a/1", "beta/a/1", "alpha/a/2"]
    assert varied(ranked) == ranked


def test_top_is_the_most_that_is_found() -> None:
    index = Reader(alpha_a_1=0.9, beta_a_1=0.8, gamma_a_1=0.7)
    retriever = HybridRetriever(KNOWLEDGE, Words(), lambda: index)
    assert [len(retriever.search("so", top=top)) for top in (0, 1, 2, 9)] == [0, 1, 2, 3]


@pytest.mark.parametrize("query", ["", "   ", "...", "?!", "\n"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    index = Reader(alpha_a_1=0.9)
    assert HybridRetriever(KNOWLEDGE, Words(alpha_a_1=1.0), lambda: index).search(query) == []
    assert index.asked == []


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    index = Reader(alpha_a_1=0.9)
    HybridRetriever(KNOWLEDGE, Words(), lambda: index).search("so " * 100_000)
    assert len(index.asked[0]) == MOST_READ


def test_weights_can_be_set() -> None:
    index = Reader(alpha_a_1=0.3, beta_a_1=0.6)
    words_only = Weights(meaning=0.0)
    hits = HybridRetriever(KNOWLEDGE, Words(alpha_a_1=5.0), lambda: index, words_only).search("so")
    assert found(hits)[0] == "alpha/a/1"
