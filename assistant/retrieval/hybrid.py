"""From a query to passages: near by meaning and words, of frameworks that fit; by name where one is named."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Hit, Knowledge, Passage
from assistant.errors import RetrievalError
from assistant.ports import Meaning, MeaningReader
from assistant.retrieval.associations import Associations
from assistant.retrieval.naming import Names
from assistant.retrieval.scoring import Weights, fits_of, near
from assistant.retrieval.words import words

_log = logging.getLogger("askfirst.retrieval")
MOST_READ = 2_000
"""Characters of a query that are looked at; a pasted document says no more about what to ask."""
_POOL = 30
"""Candidates by meaning, at least: role and variety thin them out."""


class WordIndex(Protocol):
    """How well passages match words: ids with scores above 0, of no fixed scale."""

    def scores(self, words: Sequence[str]) -> Mapping[str, float]: ...


def varied(ranked: Sequence[Hit]) -> list[Hit]:
    """The best passage of each framework, then the second best of each, and so on."""
    seen: Counter[str] = Counter()
    rounds: list[int] = []
    for hit in ranked:
        rounds.append(seen[hit.passage.framework])
        seen[hit.passage.framework] += 1
    return [ranked[place] for place in sorted(range(len(ranked)), key=rounds.__getitem__)]


class HybridRetriever:
    """Port ``Retriever``. ``reader`` gives None while there is no index by meaning: words alone then."""

    def __init__(
        self,
        knowledge: Knowledge,
        by_words: WordIndex,
        reader: Callable[[], MeaningReader | None] = lambda: None,
        weights: Weights | None = None,
    ) -> None:
        self._passages = {passage.id: passage for passage in knowledge.passages}
        self._frameworks = {framework.id: framework.passages for framework in knowledge.frameworks}
        self._names = Names(knowledge)
        self._associations = Associations(knowledge.sayings)
        self._by_words, self._reader = by_words, reader
        self._weights = weights or Weights()

    def search(self, query: str, role: Role | None = None, top: int = 5) -> list[Hit]:
        """Best first; scores from 0 to 1. Nothing for a query without a word."""
        query = query[:MOST_READ]
        if top < 1 or not any(character.isalnum() for character in query):
            return []
        named = self._names.frameworks_in(query) if self._weights.named else frozenset()
        scores = self._scores(query, role, named, max(_POOL, 3 * top))
        ranked = sorted(scores, key=lambda id: (-scores[id], id))
        hits = [Hit(self._passages[id], round(min(max(scores[id], 0.0), 1.0), 4)) for id in ranked]
        first = [hit for hit in hits if hit.passage.framework in named]
        others = [hit for hit in hits if hit.passage.framework not in named]
        return (varied(first) + varied(others))[:top]

    def _scores(self, query: str, role: Role | None, named: frozenset[str], pool: int) -> dict[str, float]:
        """Passages for ``role`` with a score of mostly 0 to 1."""
        weights, asked = self._weights, words(query)
        meaning = self._meaning(query, role, pool)
        found = near(dict(meaning.passages), self._by_words.scores(asked), weights)
        scores = {id: score for id, score in found.items() if self._is_for(role, id)}
        nearest: dict[str, float] = {}
        for id, score in scores.items():
            framework = self._passages[id].framework
            nearest[framework] = max(nearest.get(framework, score), score)
        goes_with = self._associations.fits(asked)
        fits = fits_of(meaning.frameworks, goes_with, nearest, weights)
        # A framework that fits is shown by its first passage where none of them is near, a named one by all.
        for framework in fits.keys() - nearest.keys() if any(fits.values()) else ():
            scores |= {p.id: 0.0 for p in self._of(framework, role)[:1]}
        for framework in named:
            scores = {p.id: 0.0 for p in self._of(framework, role)} | scores
        whole = weights.words + (weights.goes_with if goes_with else 0.0)
        whole += weights.meaning if meaning.passages else 0.0
        whole += weights.fits if meaning.frameworks else 0.0
        return {
            id: self._raised((score + fits.get(self._passages[id].framework, 0.0)) / whole, id, named)
            for id, score in scores.items()
        }

    def _raised(self, score: float, id: str, named: frozenset[str]) -> float:
        """Where a framework is named, its passages come first."""
        if not named:
            return score
        more = self._weights.named if self._passages[id].framework in named else 0.0
        return (score + more) / (1 + self._weights.named)

    def _of(self, framework: str, role: Role | None) -> list[Passage]:
        passages = self._frameworks.get(framework, ())
        return [passage for passage in passages if self._is_for(role, passage.id)]

    def _is_for(self, role: Role | None, id: str) -> bool:
        return id in self._passages and (role is None or self._passages[id].audience.includes(role))

    def _meaning(self, query: str, role: Role | None, top: int) -> Meaning:
        """Nothing without an index, and when it can't be asked just now."""
        try:
            reader = self._reader()
            return reader.read(query, role, top) if reader else Meaning((), {})
        except RetrievalError as error:
            _log.warning("%s; this time passages are found by words alone.", error)
            return Meaning((), {})
