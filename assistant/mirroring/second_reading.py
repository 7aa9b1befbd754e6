"""A second reader beside the rules: a linear model over turns of phrase, learned from labelled lines.

The rules know set forms and miss what nobody thought of. This one weighs all words of a line: in runs of
their own, as forms in which rare words are made alike, a word or two apart, and how the deciding part opens
with the small words that go with it. TF-IDF and multinomial logistic regression; ``learn`` makes the weights.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.domain.mirror import LineKind
from assistant.mirroring.line import Line

KINDS = tuple(LineKind)
WORDS = 3
FORMS = 4
"""The longest runs of words, and of forms, that are looked at."""
FILE = "second_reading.tsv"
_ENDINGS = ("ing", "ed", "ly", "er", "s")
_OPENING = (2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Weights:
    """``known``: each turn of phrase, its inverse document frequency and its weight for each of ``KINDS``."""

    bias: tuple[float, ...]
    common: frozenset[str]
    """Words that a form keeps."""
    known: Mapping[str, tuple[float, tuple[float, ...]]]

    def log_odds(self, line: Line) -> dict[LineKind, float]:
        """Natural logarithm of each kind's probability."""
        counted = Counter(turns(line, self.common))
        norm = 0.0
        scores = [0.0] * len(KINDS)
        for turn, count in counted.items():
            if turn in self.known:
                rarity, weights = self.known[turn]
                value = (1 + math.log(count)) * rarity
                norm += value * value
                for i, weight in enumerate(weights):
                    scores[i] += value * weight
        length = math.sqrt(norm or 1.0)
        raised = [bias + score / length for bias, score in zip(self.bias, scores, strict=True)]
        total = math.log(sum(map(math.exp, raised)))
        return {kind: score - total for kind, score in zip(KINDS, raised, strict=True)}


def turns(line: Line, common: frozenset[str]) -> Iterator[str]:
    """Runs of words, runs of forms (``~``), words apart (``_``), the opening (``^``) and the parts."""
    own = ["<", *line.words, ">"]
    form = ["<", *(_form(word, common) for word in line.words), ">"]
    yield from _runs(own, range(1, WORDS + 1), "")
    yield from _runs(form, range(2, FORMS + 1), "~")
    for gap in (2, 3):
        yield from (f"{a}_{b}" for a, b in zip(own, own[gap:], strict=False))
    yield from (f"^{' '.join(form[: size + 1])}" for size in _OPENING)
    yield "parts " + " ".join(part.act.name[:2] + "i" * part.inverted for part in line.parts[:6])
    yield f"asking {min(3, len(line.asking))}"
    yield f"telling {min(2, len(line.telling))}"
    yield f"tag {line.tag is not None}"
    yield f"marked {line.marked}"
    if part := line.deciding:
        opening = [_form(word, common) for word in part.words[:4]]
        yield f"act {part.act.name} {part.inverted}"
        yield from (f"@{' '.join(opening[:size])}" for size in (1, 2, 3, 4))
        kept = dict.fromkeys(word for word in part.words[1:] if word in common)
        yield from (f"@{opening[0]}>{word}" for word in kept)


@cache
def learned() -> Weights:
    """What ``learn`` left: biases, common words, then a turn of phrase, its rarity and its weights a line."""
    first, common, *lines = files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return Weights(
        tuple(map(float, first.split("\t"))),
        frozenset(common.split(" ")),
        {turn: (float(rarity), tuple(map(float, weights))) for turn, rarity, *weights in rows},
    )


def _form(word: str, common: frozenset[str]) -> str:
    if word in common:
        return word
    if word[0].isdigit():
        return "9"
    return "x" + next((end for end in _ENDINGS if word.endswith(end)), "")


def _runs(parts: Sequence[str], sizes: Sequence[int], mark: str) -> Iterator[str]:
    for size in sizes:
        for start in range(len(parts) - size + 1):
            yield mark + " ".join(parts[start : start + size])
