"""Passages by meaning: vectors of our own making, kept by Chroma in a folder of the data folder.

One collection for each embedder and content. A new one is built beside the old one and then takes its
place, so a reader sees a whole index or none.
"""

import json
import logging
import os
import secrets
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.adapters import passage_vectors as rows
from assistant.adapters.chroma_folder import (
    DamagedError,
    chroma_errors,
    forget,
    is_damage,
    open_client,
    patiently,
)
from assistant.adapters.folder_lock import locked
from assistant.adapters.progress import ProgressBar
from assistant.domain.knowledge import Passage
from assistant.errors import RetrievalError
from assistant.ports import Embedder
from assistant.retrieval.meaning import closeness

_log = logging.getLogger("askfirst.index")
_READY, _BUILDING = "passages-", "building-"
_BATCH = 32
_ROWS_EACH = 4
"""Rows asked for, for each passage wanted: of a passage's core, text and cues, few are among the nearest."""
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 24}


class ChromaIndex:
    """The passages near to a vector. Raises ``RetrievalError`` alone; safe to ask from several threads."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._folder, self._embedder = folder, embedder
        self._passages: Sequence[Passage] = ()
        self._texts: dict[str, str] = {}
        self._mean: Sequence[float] = ()
        self._collection: Any = None
        self._mending = threading.Lock()

    def refresh(self, passages: Sequence[Passage]) -> None:
        self._passages, self._texts = passages, rows.row_ids(passages)
        self._open(sweep=True)

    def nearest(self, asked: rows.Vector, top: int) -> list[tuple[str, float]]:
        """Ids with how close each is, best first. ``asked``: a query's vector, unit length."""
        count = min(top * _ROWS_EACH, len(self._texts) + len(self._passages))
        if not count:
            return []
        vector = rows.without_common(asked, self._mean)
        collection = self._collection
        try:
            found = patiently(lambda: _query(collection, vector, count))
        except chroma_errors():
            # Another process may have taken the collection away; what it held is in the one that came after.
            with self._mending:
                if self._collection is collection:
                    self._open(sweep=False)
            found = self._ask_again(vector, count)
        near = zip(found["ids"][0], found["distances"][0], strict=True)
        return closeness((*rows.row_of(id), 1.0 - float(distance)) for id, distance in near)[:top]

    def _ask_again(self, vector: Sequence[float], count: int) -> Mapping[str, Any]:
        try:
            return patiently(lambda: _query(self._collection, vector, count))
        except chroma_errors() as error:
            raise self._unusable(error) from None

    def _open(self, sweep: bool) -> None:
        """The collection for this embedder and content, built if need be; ``sweep`` removes the others."""
        try:
            with locked(self._folder.with_suffix(".lock")):
                try:
                    self._collection = self._ready(sweep)
                except chroma_errors() as error:
                    if not is_damage(error):
                        raise
                    _log.warning("The index in %s is damaged; it is built anew.", self._folder)
                    forget(self._folder)
                    self._collection = self._ready(sweep)
        except ImportError as error:
            raise RetrievalError(
                f"the index needs {error.name or error}; install Askfirst with its vectors extra"
            ) from None
        except OSError as error:
            raise self._unusable(error) from None
        except chroma_errors() as error:
            raise self._unusable(error) from None

    def _unusable(self, error: BaseException) -> RetrievalError:
        what = (str(error) or type(error).__name__).splitlines()[0]
        return RetrievalError(
            f"the index in {self._folder} can't be used ({what}); "
            "check that the folder is yours to write and the disk not full, or remove it"
        )

    def _ready(self, sweep: bool) -> Any:
        client = patiently(lambda: open_client(self._folder))
        name = _READY + rows.text_key("\n".join([rows.RECIPE, self._embedder.name, *sorted(self._texts)]))
        found = patiently(client.list_collections)
        others = [collection.name for collection in found if collection.name != name]
        if not any(collection.name == name for collection in found):
            self._build(client, name, [other for other in others if other.startswith(_READY)])
        collection = client.get_collection(name, embedding_function=None)
        self._mean = json.loads(collection.metadata["mean"])
        if self._passages:
            # An index that lists its rows may still be unable to search them: try it once.
            tried = _query(collection, self._embedder.embed(["?"])[0], 1)
            if collection.count() != len(self._texts) + len(self._passages) or not tried["ids"][0]:
                raise DamagedError
        for other in others if sweep else ():
            client.delete_collection(other)
        return collection

    def _build(self, client: Any, name: str, older: Sequence[str]) -> None:
        known = self._known(client, older)
        missing = {text for text in self._texts.values() if rows.text_key(text) not in known}
        # Short ones first: texts of like length together are read fastest.
        fresh = sorted(missing, key=lambda text: (len(text), text))
        with ProgressBar("Reading passages for the index", len(fresh)) as bar:
            for start in range(0, len(fresh), _BATCH):
                texts = fresh[start : start + _BATCH]
                known |= zip(map(rows.text_key, texts), self._embedder.embed(texts), strict=True)
                bar.reach(start + len(texts))
        mean = rows.common(self._passages, known)
        building = client.create_collection(
            f"{_BUILDING}{os.getpid()}-{secrets.token_hex(4)}",
            embedding_function=None,
            metadata={"embedder": self._embedder.name, "mean": json.dumps([round(part, 6) for part in mean])},
            configuration={"hnsw": _HNSW},
        )
        vectors = {id: known[id.partition(":")[0]] for id in self._texts} | rows.cores(self._passages, known)
        ids, most = list(vectors), client.get_max_batch_size()
        for start in range(0, len(ids), most):
            some = ids[start : start + most]
            building.add(ids=some, embeddings=[vectors[id] for id in some])
        building.modify(name=name)

    def _known(self, client: Any, older: Sequence[str]) -> dict[str, rows.Vector]:
        """Vectors of our texts that an older collection of the same embedder holds, by the text's key."""
        wanted = {id.partition(":")[0] for id in self._texts}
        known: dict[str, rows.Vector] = {}
        for name in older:
            collection = client.get_collection(name, embedding_function=None)
            if (collection.metadata or {}).get("embedder") != self._embedder.name:
                continue
            held = collection.get(include=["embeddings"])
            for id, vector in zip(held["ids"], held["embeddings"], strict=True):
                if (key := id.partition(":")[0]) in wanted:
                    known[key] = vector.tolist()
        return known


def _query(collection: Any, vector: Sequence[float], count: int) -> Mapping[str, Any]:
    answer: Mapping[str, Any] = collection.query(
        query_embeddings=[vector], n_results=count, include=["distances"]
    )
    return answer
