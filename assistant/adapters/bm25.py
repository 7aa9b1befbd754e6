"""Passages by their words: Okapi BM25 (Robertson and Zaragoza 2009), as bm25s counts it."""

from collections.abc import Mapping, Sequence

import bm25s  # type: ignore[import-untyped]  # it ships no types
import numpy as np

from assistant.domain.knowledge import Passage
from assistant.retrieval.units import units_of
from assistant.retrieval.words import words

_MOST = 100
"""Passages that a query's words find at most: the rest share one everyday word with it."""


class BM25Index:
    """One document a passage: its text and its cues. Built in memory at start; nothing is kept."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._ids = [passage.id for passage in passages]
        documents = [words(" ".join(unit.text for unit in units_of(passage))) for passage in passages]
        self._index = bm25s.BM25()
        self._index.index(documents, show_progress=False)

    def scores(self, words: Sequence[str]) -> Mapping[str, float]:
        """Ids of the passages that share the most telling words with these, with scores above 0."""
        known = [word for word in words if word in self._index.vocab_dict]
        if not known:
            return {}
        scores = self._index.get_scores(known)
        places = np.flatnonzero(scores > 0)
        if len(places) > _MOST:
            places = places[np.argpartition(-scores[places], _MOST)[:_MOST]]
        return {self._ids[place]: float(scores[place]) for place in places}
