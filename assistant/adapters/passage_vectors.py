"""The vectors that an index holds of passages: one for each text, and one core for each passage."""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.domain.knowledge import Passage
from assistant.retrieval.units import units_of

Vector = Sequence[float]
RECIPE = "core of text and mean cue, 1"
"""Part of an index's identity: another way to make vectors is another index."""
_CORE = "core"


def text_key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def row_ids(passages: Sequence[Passage]) -> dict[str, str]:
    """Ids of the rows for texts and cues, ``KEY:PASSAGE``, with the text of each."""
    return {f"{text_key(unit.text)}:{unit.passage}": unit.text for p in passages for unit in units_of(p)}


def row_of(id: str) -> tuple[str, bool]:
    """The passage that a row belongs to, and whether the row is its core."""
    key, _, passage = id.partition(":")
    return passage, key == _CORE


def cores(passages: Sequence[Passage], known: Mapping[str, Vector]) -> dict[str, Vector]:
    """Rows for cores, unit length: the passage's text and the mean of its cues, in equal parts."""
    rows: dict[str, Vector] = {}
    for passage in passages:
        text, *cues = (np.asarray(known[text_key(unit.text)]) for unit in units_of(passage))
        core = text + np.mean(cues, axis=0) if cues else text
        rows[f"{_CORE}:{passage.id}"] = (core / np.linalg.norm(core)).tolist()
    return rows


def common(passages: Sequence[Passage], known: Mapping[str, Vector]) -> list[float]:
    """The mean of all cues: what every plain sentence about work has, and none is told apart by."""
    texts = [known[text_key(cue)] for passage in passages for cue in passage.cues]
    mean: list[float] = np.mean(texts, axis=0).tolist() if texts else []
    return mean


def without_common(vector: Vector, mean: Vector) -> list[float]:
    """A query's vector less what is common to all; cosine does the rest."""
    told: NDArray[np.float64] = np.asarray(vector)
    rest = told - np.asarray(mean) if len(mean) else told
    plain: list[float] = (rest if np.linalg.norm(rest) > 1e-6 else told).tolist()
    return plain
