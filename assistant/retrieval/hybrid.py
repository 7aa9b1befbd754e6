"""From a query to passages: by meaning and by words, weighed; by name where one is named."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Hit, Knowledge
from assistant.errors import RetrievalError
from assistant.ports import PassageIndex
from assistant.retrieval.naming import Names
from assistant.retrieval.words import words

_log = logging.getLogger("askfirst.retrieval")
MOST_READ = 2_000
"""Characters of a query that are looked at; a pasted document says no more about what to ask."""
_POOL = 20
"""Candidates by meaning, at least: role and variety thin them out."""


class WordIndex(Protocol):
    """How well passages match words: ids with scores above 0, of no fixed scale."""

    def scores(self, words: Sequence[str]) -> Mapping[str, float]: ...


@dataclass(frozen=True, slots=True)
class Weights:
    """Chosen on the tuning half of ``evals/datasets/queries.jsonl``; the ADR on fusion has the figures."""

    meaning: float = 0.9
    """The share of meaning, 0 to 1; the rest is for words."""
    half: float = 10.0
    """The score of words that counts as one half."""
    named: float = 1.0
    """Added, before all is brought to 0 to 1, for passages of a framework that the query names."""


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


def varied(ranked: Sequence[Hit]) -> list[Hit]:
    """The best passage of each framework, then the second best of each, and so on."""
    seen: Counter[str] = Counter()
    rounds: list[int] = []
    for hit in ranked:
        rounds.append(seen[hit.passage.framework])
        seen[hit.passage.framework] += 1
    return [ranked[place] for place in sorted(range(len(ranked)), key=rounds.__getitem__)]


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
        meaning = self._meaning(query, max(_POOL, 3 * top))
        share = weights.meaning if meaning else 0.0
        scores = fuse(meaning, self._by_words.scores(words(query)), share, weights.half)
        named = self._names.frameworks_in(query) if weights.named else frozenset()
        for passage in self._passages.values() if named else ():
            if passage.framework in named:
                scores[passage.id] = scores.get(passage.id, 0.0) + weights.named
        whole = 1 + weights.named if named else 1.0
        hits = [
            Hit(self._passages[id], round(score / whole, 4))
            for id, score in scores.items()
            if id in self._passages and (role is None or self._passages[id].audience.includes(role))
        ]
        hits.sort(key=lambda hit: (-hit.score, hit.passage.id))
        first = [hit for hit in hits if hit.passage.framework in named]
        others = [hit for hit in hits if hit.passage.framework not in named]
        return (varied(first) + varied(others))[:top]

    def _meaning(self, query: str, top: int) -> dict[str, float]:
        """Empty without an index, and when it can't be asked just now."""
        try:
            index = self._index()
            return dict(index.nearest(query, top)) if index else {}
        except RetrievalError as error:
            _log.warning("%s; this time passages are found by words alone.", error)
            return {}
