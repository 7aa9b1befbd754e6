"""Twenty thousand made-up passages: what finding one among them costs."""

import random
from collections.abc import Sequence
from pathlib import Path

from assistant.adapters.bm25 import BM25Index
from assistant.adapters.chroma_index import ChromaIndex
from assistant.adapters.meaning import VectorReader
from assistant.adapters.minilm import MiniLM
from assistant.adapters.sayings_fits import SayingsFits
from assistant.domain.conversation import Role
from assistant.domain.knowledge import Audience, Framework, Kind, Knowledge, Passage, Saying, Source
from assistant.retrieval.hybrid import HybridRetriever
from evals.bench.inside import TOLD, median

EACH = 8
"""Passages of one framework."""
CUES = 4
_WORDS = 60
_SIZE = 384


class MixedEmbedder:
    """Queries as MiniLM has them; passages, given many at once, as random directions, for that is quick."""

    name = "mixed"

    def __init__(self) -> None:
        self._mini = MiniLM()
        self._chance = random.Random(1)

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        if len(texts) == 1:
            return self._mini.embed(texts)
        return [self._direction() for _ in texts]

    def _direction(self) -> list[float]:
        parts = [self._chance.gauss(0, 1) for _ in range(_SIZE)]
        length = sum(part * part for part in parts) ** 0.5
        return [part / length for part in parts]


def made_up(passages: int, vocabulary: Sequence[str], sayings: Sequence[Saying]) -> Knowledge:
    """Passages of random words in frameworks of ``EACH``."""
    chance = random.Random(1)

    def said(count: int) -> str:
        return " ".join(chance.choices(vocabulary, k=count))

    def framework(number: int) -> Framework:
        id = f"f{number}"
        found = tuple(
            Passage(
                f"{id}/a/{n}", id, None, Audience.BOTH, ("trust",), said(_WORDS),
                tuple(said(9) for _ in range(CUES)), (), (),
            )
            for n in range(1, EACH + 1)
        )  # fmt: skip
        source = Source("Ann Author", "A Book", 1999)
        return Framework(id, id.upper(), 1, Kind.IDEA, "", "", "", (), (source,), (), found)

    frameworks = tuple(framework(number) for number in range(passages // EACH))
    return Knowledge(frameworks, (), sayings=tuple(sayings))


def among(ours: Knowledge, passages: int, folder: Path) -> tuple[float, float]:
    """Milliseconds of one search, the median: among ``passages`` made-up ones beside ours, and among ours."""
    vocabulary = sorted({word for passage in ours.passages for word in passage.text.lower().split()})
    more = made_up(passages, vocabulary, ours.sayings)
    both = Knowledge(ours.frameworks + more.frameworks, (), sayings=ours.sayings)
    return _search(both, folder / "many"), _search(ours, folder / "ours")


def _search(knowledge: Knowledge, folder: Path) -> float:
    embedder = MixedEmbedder()
    index, fits = ChromaIndex(folder, embedder), SayingsFits(folder, embedder)
    index.refresh(knowledge.passages)
    fits.refresh(knowledge.sayings)
    reader = VectorReader(embedder, index, fits)
    retriever = HybridRetriever(knowledge, BM25Index(knowledge.passages), lambda: reader)
    for told in TOLD:
        retriever.search(told, Role.LEADER)
    return median(lambda n: retriever.search(TOLD[n % len(TOLD)], Role.LEADER, 5), 200)
