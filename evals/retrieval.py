"""How well plain speech finds passages: lexical, by vectors and fused; what cues add, and what sayings add.

    python -m evals.retrieval [tune|report]

A hit is a passage of a framework that the query's author accepts; a second passage of the same framework
gains nothing. nDCG@5 after Järvelin and Kekäläinen (2002); MRR over the whole ranking.
"""

import json
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.adapters.bm25 import BM25Index
from assistant.adapters.chroma_index import ChromaIndex
from assistant.adapters.knowledge_files import load_knowledge
from assistant.adapters.meaning import VectorReader
from assistant.adapters.minilm import MiniLM
from assistant.adapters.sayings_fits import SayingsFits
from assistant.domain.conversation import Role
from assistant.domain.knowledge import Knowledge
from assistant.ports import Embedder, Retriever
from assistant.retrieval.hybrid import HybridRetriever
from assistant.retrieval.scoring import Weights
from assistant.retrieval.units import nameless
from assistant.shipped import shipped_folder

QUERIES = Path(__file__).parent / "datasets" / "queries.jsonl"
_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Query:
    """``kind``: ``named`` or ``term`` where a framework or a term is named, else ``plain``."""

    id: str
    role: Role
    text: str
    frameworks: frozenset[str]
    topics: tuple[str, ...]
    kind: str
    split: str


def read_queries(file: Path = QUERIES) -> list[Query]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        Query(**row | {"role": Role(row["role"]), "frameworks": frozenset(row["frameworks"])}) for row in rows
    ]


def scores(accepted: frozenset[str], found: Sequence[str]) -> dict[str, float]:
    """One query's figures, from the frameworks of the passages found, best first."""
    first = {framework: found.index(framework) for framework in accepted & set(found)}
    gains = sum(1 / math.log2(place + 2) for place in first.values() if place < 5)
    ideal = sum(1 / math.log2(place + 2) for place in range(min(5, len(accepted))))
    among_five = sum(place < 5 for place in first.values())
    return {
        "nDCG@5": gains / ideal,
        "recall@5": among_five / len(accepted),
        "any in 5": float(among_five > 0),
        "MRR": 1 / (1 + min(first.values())) if first else 0.0,
    }


def measure(retriever: Retriever, queries: Sequence[Query]) -> dict[str, float]:
    """The mean of each figure over the queries, and the median milliseconds of one search."""
    each: list[dict[str, float]] = []
    took: list[float] = []
    for query in queries:
        since = time.perf_counter()
        hits = retriever.search(query.text, query.role, _DEPTH)
        took.append(1000 * (time.perf_counter() - since))
        each.append(scores(query.frameworks, [hit.passage.framework for hit in hits]))
    means = {name: statistics.mean(figures[name] for figures in each) for name in each[0]}
    return means | {"ms": statistics.median(took)}


def retrievers(knowledge: Knowledge, folder: Path, embedder: Embedder) -> Mapping[str, Retriever]:
    """By words alone, by vectors alone, and both, each with what can be learned from sayings."""
    by_words = BM25Index(knowledge.passages)
    index, fits = ChromaIndex(folder, embedder), SayingsFits(folder, embedder)
    index.refresh(nameless(knowledge))
    fits.refresh(knowledge.sayings)
    reader = VectorReader(embedder, index, fits)
    vectors_alone = Weights(goes_with=0.0, words=0.0, named=0.0)
    return {
        "lexical": HybridRetriever(knowledge, by_words),
        "vector": HybridRetriever(knowledge, by_words, lambda: reader, vectors_alone),
        "fused": HybridRetriever(knowledge, by_words, lambda: reader),
    }


def without_cues(knowledge: Knowledge) -> Knowledge:
    frameworks = (
        replace(f, passages=tuple(replace(p, cues=()) for p in f.passages)) for f in knowledge.frameworks
    )
    return replace(knowledge, frameworks=tuple(frameworks))


def main(split: str = "report") -> None:
    queries = [query for query in read_queries() if query.split == split]
    shipped, embedder = shipped_folder("knowledge"), MiniLM()
    knowledge = load_knowledge([shipped / "frameworks"], shipped / "topics.yaml", shipped / "glossary.md")
    texts_alone = replace(knowledge, sayings=())
    contents = {
        "passages alone": without_cues(texts_alone),
        "passages and cues": texts_alone,
        "passages, cues and sayings": knowledge,
    }
    with tempfile.TemporaryDirectory() as folder:
        for what, content in contents.items():
            found_by = retrievers(content, Path(folder, what.replace(" ", "-")), embedder)
            for kind in ("plain", "term", "named"):
                some = [query for query in queries if query.kind == kind]
                print(f"\n{what}: {len(some)} {kind} queries of the {split} half")
                for name, retriever in found_by.items():
                    figures = measure(retriever, some)
                    print(f"  {name:8}", *(f"{key} {value:5.2f}" for key, value in figures.items()), sep="  ")


if __name__ == "__main__":
    main(*sys.argv[1:2])
