"""A second reader: a linear model over pieces of a sentence, for advice in wordings that no list holds.

It adds to the rules and takes nothing away. ``python -m evals.speech.learn`` makes ``weights.tsv``.
"""

import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from evals.speech.phrases import listed, plain

WEIGHTS = Path(__file__).parent / "weights.tsv"
LONGEST = 4
"""Pieces have one to so many words."""
_TOKEN = re.compile(r"[a-z']+|[?.,:;]")
_WORD = re.compile(r"[a-z']+")


def pieces(text: str) -> frozenset[str]:
    """Runs of one to four words, those with meaning cut to their class, and each word or pair as it is."""
    words = plain(text)
    classes = ["<s>", *(_class(token) for token in _TOKEN.findall(words))]
    spelt = [f"w:{run}" for run in _runs(_WORD.findall(words), 2)]
    return frozenset([*_runs(classes, LONGEST), *spelt])


def chance(text: str) -> float:
    """How likely ``text`` tells, 0 to 1, by the model alone."""
    weights = _weights()
    total = weights["<bias>"] + sum(weights.get(piece, 0.0) for piece in pieces(text))
    return 1 / (1 + math.exp(-total))


def adds(text: str) -> bool:
    """The model is sure enough to call telling what the rules took for something else."""
    return chance(text) >= _weights()["<enough>"]


def _runs(words: list[str], longest: int) -> Iterator[str]:
    for size in range(1, longest + 1):
        for at in range(len(words) - size + 1):
            yield " ".join(words[at : at + size])


def _class(token: str) -> str:
    """The token if it is a mark or a small word; else V for a verb that may order, or W and its ending."""
    if not token[0].isalpha() or listed("function").fullmatch(token):
        return token
    if listed("verbs").fullmatch(token):
        return "V"
    ending = next((e for e in ("ing", "ed", "ly", "s") if token.endswith(e)), "")
    return f"W{ending}"


@cache
def _weights() -> dict[str, float]:
    """Piece to weight. Raises ``ValueError`` where a line holds no number."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {piece: float(weight) for piece, weight in pairs}
