"""From what is near to how near a passage is."""

import pytest

from assistant.retrieval.meaning import closeness


def test_the_core_says_how_near_a_passage_is_and_a_distant_cue_adds_nothing() -> None:
    assert closeness([("a", True, 0.5), ("b", False, 0.45), ("b", True, 0.4)]) == [("a", 0.5), ("b", 0.4)]


def test_a_cue_said_almost_word_for_word_comes_first() -> None:
    near = [("a", False, 0.9), ("b", True, 0.5), ("a", True, 0.3)]
    assert closeness(near) == [("a", pytest.approx(0.9)), ("b", 0.5)]


def test_only_the_nearest_cue_of_a_passage_counts() -> None:
    near = [("a", False, 0.7), ("a", False, 0.65), ("a", True, 0.2)]
    assert closeness(near) == [("a", pytest.approx(0.4))]


def test_a_core_too_far_to_be_listed_counts_as_the_last_that_is() -> None:
    assert dict(closeness([("a", True, 0.5), ("b", False, 0.3)])) == {"a": 0.5, "b": 0.3}


def test_a_score_is_at_most_one_and_nothing_is_near_nothing() -> None:
    assert closeness([("a", False, 1.0), ("a", True, 0.9)]) == [("a", 1.0)]
    assert closeness([]) == []
