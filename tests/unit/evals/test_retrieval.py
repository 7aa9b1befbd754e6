"""The figures of retrieval, and the queries they are taken on."""

import math
from collections import Counter, defaultdict

import pytest

from assistant.adapters.knowledge_files import load_knowledge, read_topics
from assistant.retrieval.words import words
from assistant.shipped import shipped_folder
from evals.retrieval import read_queries, scores

QUERIES = read_queries()


def test_a_hit_in_the_first_place_is_worth_all() -> None:
    figures = scores(frozenset({"a"}), ["a", "b", "c"])
    assert figures == {"nDCG@5": 1.0, "recall@5": 1.0, "any in 5": 1.0, "MRR": 1.0}


def test_a_second_passage_of_the_same_framework_gains_nothing() -> None:
    assert scores(frozenset({"a"}), ["a", "a"]) == scores(frozenset({"a"}), ["a", "b"])


def test_later_places_are_worth_less_and_the_sixth_nothing() -> None:
    second = scores(frozenset({"a", "z"}), ["b", "a", "c", "d", "e", "z"])
    assert second["nDCG@5"] == pytest.approx((1 / math.log2(3)) / (1 + 1 / math.log2(3)))
    assert (second["recall@5"], second["any in 5"], second["MRR"]) == (0.5, 1.0, 0.5)
    sixth = scores(frozenset({"z"}), ["b", "a", "c", "d", "e", "z"])
    assert (sixth["nDCG@5"], sixth["any in 5"], sixth["MRR"]) == (0.0, 0.0, 1 / 6)


def test_nothing_found_is_worth_nothing() -> None:
    assert set(scores(frozenset({"a"}), []).values()) == {0.0}


def test_queries_name_known_frameworks_and_topics() -> None:
    shipped = shipped_folder("knowledge")
    knowledge = load_knowledge([shipped / "frameworks"], shipped / "topics.yaml", shipped / "glossary.md")
    ids = {framework.id for framework in knowledge.frameworks}
    topics = set(read_topics(shipped / "topics.yaml"))
    for query in QUERIES:
        assert query.frameworks, query.id
        assert query.frameworks <= ids, query.id
        assert set(query.topics) <= topics, query.id


def test_no_query_is_a_cue_or_a_saying_in_other_clothes() -> None:
    shipped = shipped_folder("knowledge")
    knowledge = load_knowledge([shipped / "frameworks"], shipped / "topics.yaml", shipped / "glossary.md")
    told = [cue for passage in knowledge.passages for cue in passage.cues]
    told += [saying.said for saying in knowledge.sayings]
    bags = [frozenset(words(text)) for text in told]
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, bag in enumerate(bags):
        for word in bag:
            by_word[word].append(place)
    alike = []
    for query in QUERIES:
        said = frozenset(words(query.text))
        shared = Counter(place for word in said for place in by_word[word])
        alike += [
            (query.text, told[place])
            for place, both in shared.items()
            if both >= 0.6 * (len(said) + len(bags[place]) - both)
        ]
    assert alike == []


def test_queries_are_told_apart_and_split_in_halves() -> None:
    assert (
        len({query.id for query in QUERIES}) == len({query.text for query in QUERIES}) == len(QUERIES) >= 120
    )
    halves = Counter(query.split for query in QUERIES)
    assert halves.keys() == {"tune", "report"}
    assert min(halves.values()) >= 0.4 * len(QUERIES)
    assert {query.kind for query in QUERIES} == {"plain", "term", "named"}
