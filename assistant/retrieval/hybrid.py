"""From a query to passages: near by meaning and words, of frameworks that fit; by name where one is named."""

import logging
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Hit, Knowledge
from assistant.errors import RetrievalError
from assistant.ports import Meaning, MeaningReader
from assistant.retrieval.associations import Associations
from assistant.retrieval.naming import Names
from assistant.retrieval.words import words

_log = logging.getLogger("askfirst.retrieval")
MOST_READ = 2_000
"""Characters of a query that are looked at; a pasted document says no more about what to ask."""
_POOL = 30
"""Candidates by meaning, at least: role and variety thin them out."""


class WordIndex(Protocol):
    """How well passages match words: ids with scores above 0, of no fixed scale."""

    def scores(self, words: Sequence[str]) -> Mapping[str, float]: ...


@dataclass(frozen=True, slots=True)
class Weights:
    """Chosen on the tuning half of ``evals/datasets/queries.jsonl``; the ADR on sayings has the figures."""

    fits: float = 1.0
    """For a framework that fits by what was learned of meanings, about 0 to 1."""
    goes_with: float = 0.4
    """For one that goes with the words, about -1 to 2."""
    meaning: float = 0.3
    """For a passage close by meaning, up to 1."""
    words: float = 0.5
    """For one that holds the words, 0 to 1."""
    half: float = 10.0
    """The score of words that counts as one half."""
    named: float = 1.0
    """Added, when all is brought to 0 to 1, for passages of a framework that the query names."""


def near(
    by_meaning: Mapping[str, float], by_words: Mapping[str, float], weights: Weights
) -> dict[str, float]:
    """Passage ids with how near each is to a query.

    Scores of words have no upper end, so they are bent: ``half`` becomes one half. Dividing by the
    query's best would make noise count in full where no word fits.
    """
    bent = {id: score / (score + weights.half) for id, score in by_words.items()}
    return {
        id: weights.meaning * by_meaning.get(id, 0.0) + weights.words * bent.get(id, 0.0)
        for id in by_meaning.keys() | bent.keys()
    }


def supposed(nearness: float, fits: Sequence[tuple[float, float]]) -> float:
    """How well a framework fits that no saying speaks of, a team's own: as the one at its place among ours.

    ``fits``: nearness and fit of each framework that was learned of. The third nearest of them all is taken
    to fit as the third best.
    """
    if not fits:
        return 0.0
    place = bisect_left(sorted(-theirs for theirs, _ in fits), -nearness)
    return sorted((fit for _, fit in fits), reverse=True)[min(place, len(fits) - 1)]


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
        self._names = Names(knowledge)
        self._associations = Associations(knowledge.sayings)
        self._by_words, self._reader = by_words, reader
        self._weights = weights or Weights()

    def search(self, query: str, role: Role | None = None, top: int = 5) -> list[Hit]:
        """Best first; scores from 0 to 1. Nothing for a query without a word."""
        query = query[:MOST_READ]
        if top < 1 or not any(character.isalnum() for character in query):
            return []
        scores = self._scores(query, role, max(_POOL, 3 * top))
        named = self._names.frameworks_in(query) if self._weights.named else frozenset()
        hits = [Hit(self._passages[id], score) for id, score in self._raised(scores, named, role).items()]
        hits.sort(key=lambda hit: (-hit.score, hit.passage.id))
        first = [hit for hit in hits if hit.passage.framework in named]
        others = [hit for hit in hits if hit.passage.framework not in named]
        return (varied(first) + varied(others))[:top]

    def _scores(self, query: str, role: Role | None, pool: int) -> dict[str, float]:
        """Passages for ``role`` with a score from 0 to 1."""
        weights, asked = self._weights, words(query)
        meaning = self._meaning(query, role, pool)
        scores = near(dict(meaning.passages), self._by_words.scores(asked), weights)
        scores = {id: score for id, score in scores.items() if self._is_for(role, id)}
        goes_with = self._associations.fits(asked)
        fits = {
            id: weights.fits * meaning.frameworks.get(id, 0.0) + weights.goes_with * fit
            for id, fit in goes_with.items()
        }
        nearest: dict[str, float] = {}
        for id, score in scores.items():
            framework = self._passages[id].framework
            nearest[framework] = max(nearest.get(framework, 0.0), score)
        known = [(nearest.get(framework, 0.0), fit) for framework, fit in fits.items()]
        for framework in nearest.keys() - fits.keys():
            fits[framework] = supposed(nearest[framework], known)
        # A framework that fits is shown by its first passage where none of them is near.
        for passage in self._passages.values():
            if (
                passage.framework in fits
                and passage.framework not in nearest
                and self._is_for(role, passage.id)
            ):
                scores[passage.id] = nearest[passage.framework] = 0.0
        whole = weights.words + (weights.goes_with if goes_with else 0.0)
        whole += weights.meaning if meaning.passages else 0.0
        whole += weights.fits if meaning.frameworks else 0.0
        return {
            id: min(max((score + fits[self._passages[id].framework]) / whole, 0.0), 1.0)
            for id, score in scores.items()
        }

    def _raised(
        self, scores: Mapping[str, float], named: frozenset[str], role: Role | None
    ) -> dict[str, float]:
        """The scores, with those of a framework that is named raised, all of its passages among them."""
        if not named:
            return {id: round(score, 4) for id, score in scores.items() if score > 0}
        whole = 1 + self._weights.named
        raised = {id: round(score / whole, 4) for id, score in scores.items() if score > 0}
        for passage in self._passages.values():
            if passage.framework in named and self._is_for(role, passage.id):
                raised[passage.id] = round((scores.get(passage.id, 0.0) + self._weights.named) / whole, 4)
        return raised

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
