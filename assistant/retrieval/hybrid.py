"""From a query to passages: by meaning and by words, weighed; by name where one is named."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Hit, Knowledge
from assistant.ports import PassageIndex
from assistant.retrieval.naming import Names
from assistant.retrieval.words import words

MOST_READ = 2_000
"""Characters of a query that are looked at; a pasted document says no more about what to ask."""
_POOL = 40
"""Candidates by meaning for each passage wanted are never fewer: role and variety thin them out."""


class WordIndex(Protocol):
    """How well passages match words: ids with scores above 0, of no fixed scale."""

    def scores(self, words: Sequence[str]) -> Mapping[str, float]: ...


@dataclass(frozen=True, slots=True)
class Weights:
    """How meaning and words are weighed, both 0 to 1. Chosen on the tuning half of the queries."""

    meaning: float = 0.8
    """Of a query in plain speech; the rest is for words."""
    meaning_of_terms: float = 0.4
    """Of a query that holds a term of the field."""
    half: float = 6.0
    """The score of words that counts as one half."""
    named: float = 1.0
    """Added, before all is brought to 0 to 1, for passages of a framework that the query names."""
    each: int = 2
    """Passages of one framework among the first ones, unless it is named."""


def fuse(
    meaning: Mapping[str, float], by_words: Mapping[str, float], share: float, half: float
) -> dict[str, float]:
    """Passage ids with a score from 0 to 1: ``share`` of cosine similarity, the rest of words.

    Scores of words have no upper end, so they are bent: ``half`` becomes one half. Dividing by the
    query's best would make noise count in full where no word fits.
    """
    ids = meaning.keys() | by_words.keys()
    return {
        id: share * max(meaning.get(id, 0.0), 0.0)
        + (1 - share) * by_words.get(id, 0.0) / (by_words.get(id, 0.0) + half)
        for id in ids
    }


def varied(ranked: Sequence[Hit], top: int, each: int) -> list[Hit]:
    """The first ``top``, where more than ``each`` of one framework wait behind the others."""
    seen: Counter[str] = Counter()
    first: list[Hit] = []
    waiting: list[Hit] = []
    for hit in ranked:
        seen[hit.passage.framework] += 1
        (first if seen[hit.passage.framework] <= each else waiting).append(hit)
    return (first + waiting)[:top]


class HybridRetriever:
    """Port ``Retriever``. ``index`` gives None while there is no index by meaning: words alone then."""

    def __init__(
        self,
        knowledge: Knowledge,
        by_words: WordIndex,
        index: Callable[[], PassageIndex | None] = lambda: None,
        weights: Weights | None = None,
    ) -> None:
        self._passages = {passage.id: passage for passage in knowledge.passages}
        self._names = Names(knowledge)
        self._by_words, self._index = by_words, index
        self._weights = weights or Weights()

    def search(self, query: str, role: Role | None = None, top: int = 5) -> list[Hit]:
        """Best first; scores from 0 to 1. Nothing for a query without a word."""
        query = query[:MOST_READ]
        if top < 1 or not any(character.isalnum() for character in query):
            return []
        weights = self._weights
        index = self._index()
        meaning = dict(index.nearest(query, max(_POOL, 4 * top))) if index else {}
        share = weights.meaning_of_terms if self._names.has_term(query) else weights.meaning
        scores = fuse(meaning, self._by_words.scores(words(query)), share if index else 0.0, weights.half)
        named = self._names.frameworks_in(query)
        for passage in self._passages.values():
            if passage.framework in named:
                scores[passage.id] = scores.get(passage.id, 0.0) + weights.named
        whole = 1 + weights.named if named else 1.0
        hits = [
            Hit(self._passages[id], round(score / whole, 4))
            for id, score in scores.items()
            if id in self._passages and (role is None or self._passages[id].audience.includes(role))
        ]
        hits.sort(key=lambda hit: (-hit.score, hit.passage.id))
        return varied(hits, top, top if named else weights.each)
