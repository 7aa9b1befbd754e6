"""A query by its vector: the passages near to it, and the frameworks that fit."""

from assistant.adapters.chroma_index import ChromaIndex
from assistant.adapters.sayings_fits import SayingsFits
from assistant.domain.conversation import Role
from assistant.ports import Embedder, Meaning


class VectorReader:
    """Port ``MeaningReader``. Raises ``RetrievalError`` alone; safe to ask from several threads."""

    def __init__(self, embedder: Embedder, index: ChromaIndex, fits: SayingsFits) -> None:
        self._embedder, self._index, self._fits = embedder, index, fits

    def read(self, query: str, role: Role | None, top: int) -> Meaning:
        vector = self._embedder.embed([query])[0]
        return Meaning(tuple(self._index.nearest(vector, top)), self._fits.fits(vector, role))
