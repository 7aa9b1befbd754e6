"""Which frameworks help with what is said, learned from sayings: kernel ridge regression on their vectors.

After Saunders, Gammerman and Vovk, "Ridge Regression Learning Algorithm in Dual Variables" (1998). Solved in
closed form, in a second or two for some thousand sayings, and kept in one file beside the index.
"""

import os
import secrets
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.passage_vectors import text_key
from assistant.adapters.progress import ProgressBar
from assistant.domain.conversation import Role
from assistant.domain.knowledge import Saying
from assistant.errors import RetrievalError
from assistant.ports import Embedder

RECIPE = "kernel ridge of centred vectors and roles, 1"
"""Part of a file's identity: another way to learn is another file."""
SHARPNESS = 3.0
"""The kernel is exp(SHARPNESS (cosine - 1)): how fast a saying's influence fades with distance."""
OTHER_ROLE = 0.75
"""What a saying of the other role counts for."""
RIDGE = 1.0
"""How little single sayings are believed."""
_BATCH = 32
_Numbers = NDArray[np.float32]
_Reader = Callable[[Sequence[float], Role | None], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class _Learned:
    frameworks: NDArray[np.str_]
    texts: NDArray[np.str_]
    """The key of each saying's text: its vector is used again when others change."""
    vectors: _Numbers
    """A row a saying, unit length, as the embedder gave it."""
    leaders: NDArray[np.bool_]
    """Whether a leader said it."""
    influence: _Numbers
    """Sayings by frameworks."""
    shares: _Numbers
    """How often each framework helps, of all sayings."""

    @classmethod
    def of(cls, sayings: Sequence[Saying], texts: Sequence[str], vectors: _Numbers) -> Self:
        frameworks = sorted({id for saying in sayings for id in saying.helps})
        helps = np.array([[id in s.helps for id in frameworks] for s in sayings], dtype=np.float64)
        shares = helps.mean(axis=0)
        points = _centred(vectors, vectors.mean(axis=0)).astype(np.float64)
        leaders = np.array([s.role is Role.LEADER for s in sayings])
        kernel = np.exp(SHARPNESS * (points @ points.T - 1))
        kernel *= np.where(leaders[:, None] == leaders[None, :], 1.0, OTHER_ROLE)
        influence = np.linalg.solve(kernel + RIDGE * np.eye(len(kernel)), helps - shares)
        return cls(
            np.array(frameworks),
            np.array(texts),
            vectors,
            leaders,
            influence.astype(np.float32),
            shares.astype(np.float32),
        )

    def reader(self) -> _Reader:
        """What is the same for all queries is worked out once."""
        centre = self.vectors.mean(axis=0)
        points, frameworks = _centred(self.vectors, centre), self.frameworks.tolist()
        weights = {
            Role.LEADER: np.where(self.leaders, 1.0, OTHER_ROLE),
            Role.REP: np.where(self.leaders, OTHER_ROLE, 1.0),
            None: np.full(len(points), (1 + OTHER_ROLE) / 2),
        }

        def fits(vector: Sequence[float], role: Role | None) -> Mapping[str, float]:
            asked = _centred(np.asarray([vector], dtype=np.float32), centre)[0]
            kernel = np.exp(SHARPNESS * (points @ asked - 1)) * weights[role]
            likely = kernel @ self.influence + self.shares
            return dict(zip(frameworks, likely.tolist(), strict=True))

        return fits


class SayingsFits:
    """Raises ``RetrievalError`` and nothing else. With no sayings nothing is learned, and nothing fits."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._folder, self._embedder = folder, embedder
        self._read: _Reader | None = None

    def refresh(self, sayings: Sequence[Saying]) -> None:
        """Learn from just these, unless that was done; only texts that are new are embedded."""
        told = [f"{s.role}\t{s.said}\t{' '.join(s.helps)}" for s in sayings]
        name = f"sayings-{text_key(chr(10).join([RECIPE, self._embedder.name, *told]))}.npz"
        file = self._folder / name
        learned = _loaded(file) if sayings else None
        if learned is None and sayings:
            learned = self._learn(sayings)
            self._keep(file, learned)
        self._read = learned.reader() if learned else None

    def fits(self, vector: Sequence[float], role: Role | None) -> Mapping[str, float]:
        """By id, how likely each framework helps whoever says it: about 0 to 1.

        ``vector``: of what was said, unit length. ``role``: who said it, where that is known.
        """
        return self._read(vector, role) if self._read else {}

    def _learn(self, sayings: Sequence[Saying]) -> _Learned:
        texts = {text_key(f"{self._embedder.name} {s.said}"): s.said for s in sayings}
        known = self._known()
        fresh = sorted((key for key in texts if key not in known), key=lambda key: len(texts[key]))
        with ProgressBar("Learning from what people say", len(fresh)) as bar:
            for start in range(0, len(fresh), _BATCH):
                keys = fresh[start : start + _BATCH]
                vectors = self._embedder.embed([texts[key] for key in keys])
                known |= zip(keys, np.asarray(vectors, dtype=np.float32), strict=True)
                bar.reach(start + len(keys))
        one_each = list({s.said: s for s in sayings}.values())
        return _Learned.of(one_each, list(texts), np.array([known[key] for key in texts]))

    def _known(self) -> dict[str, _Numbers]:
        """Vectors of texts that older files hold, by the text's key."""
        older = (_loaded(file) for file in self._folder.glob("sayings-*.npz"))
        return {
            key: vector for old in older if old for key, vector in zip(old.texts, old.vectors, strict=True)
        }

    def _keep(self, file: Path, learned: _Learned) -> None:
        building = file.with_name(f"building-{os.getpid()}-{secrets.token_hex(4)}.npz")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            older = list(self._folder.glob("sayings-*.npz"))
            np.savez(building, **{name: getattr(learned, name) for name in _Learned.__slots__})
            building.replace(file)
            for old in older:
                old.unlink(missing_ok=True)
        except OSError as error:
            raise RetrievalError(
                f"what was learned can't be kept in {self._folder} ({error.strerror or error}); "
                "check that the folder is yours to write and the disk not full"
            ) from None


def _loaded(file: Path) -> _Learned | None:
    """What a file holds; None where there is none, or it isn't whole."""
    try:
        with np.load(file, allow_pickle=False) as held:
            learned = _Learned(**{name: held[name] for name in _Learned.__slots__})
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    rows, columns = learned.influence.shape
    held = (learned.texts, learned.vectors, learned.leaders, learned.frameworks)
    return learned if tuple(map(len, held)) == (rows, rows, rows, columns) else None


def _centred(vectors: _Numbers, centre: _Numbers) -> _Numbers:
    """Unit vectors less what all have in common, of unit length again."""
    rest = vectors - centre
    centred: _Numbers = rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-9)
    return centred
