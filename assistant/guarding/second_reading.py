"""A second reader beside the rules: a linear model over turns of phrase, learned from labelled examples.

The rules know grammar, and miss what nobody thought of. This one knows no grammar, only which turns of
phrase come up in replies that manage and in replies that coach. It reads each sentence twice: in its own
words, and as a form, in which words of the coachee's and rare words are made alike, so that it learns how
things are put and not what they are about. TF-IDF and logistic regression; ``learn`` makes the weights.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WORDS = 3
FORMS = 4
"""The longest runs of words, and of forms, that are looked at."""
_TOKEN = re.compile(r"[a-z0-9']+|[?!,.:;\"-]")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_ENDINGS = ("ing", "ed", "ly", "s")
_FILE = "second_reading.tsv"


@dataclass(frozen=True, slots=True)
class Weights:
    """``known``: each turn of phrase with its inverse document frequency and its weight."""

    bias: float
    common: frozenset[str]
    """Words that a form keeps."""
    known: Mapping[str, tuple[float, float]]

    def probability(self, sentences: Sequence[str], said: Sequence[str], permission: bool) -> float:
        """Of managing, from 0 to 1, for sentences read together."""
        counted = Counter(turns(sentences, said, permission, self.common))
        total = norm = 0.0
        for turn, count in counted.items():
            if turn in self.known:
                rarity, weight = self.known[turn]
                value = (1 + math.log(count)) * rarity
                total += value * weight
                norm += value * value
        return 1 / (1 + math.exp(-(self.bias + total / math.sqrt(norm or 1.0))))


def turns(
    sentences: Sequence[str], said: Sequence[str], permission: bool, common: frozenset[str]
) -> Iterator[str]:
    """Runs of words, runs of forms (marked ``~``), and words that stand a word or two apart (``_``)."""
    heard = {token for text in said for token in tokens(text)}
    for sentence in sentences:
        own = ["<", *tokens(sentence), ">"]
        form = ["<", *(_form(token, heard, common) for token in own[1:-1]), ">"]
        yield from _runs(own, WORDS, "")
        yield from _runs(form, FORMS, "~")
        for gap in (2, 3):
            yield from (f"{a}_{b}" for a, b in zip(own, own[gap:], strict=False))
        yield f"{' '.join(own[1:3])}…{own[-2]}"
    if permission:
        yield "permitted"


def tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower().translate(_STRAIGHT))


@cache
def learned() -> Weights:
    """What ``learn`` left: bias, common words, then a turn of phrase, its rarity and its weight a line."""
    first, common, *lines = files(__package__).joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return Weights(
        float(first), frozenset(common.split(" ")), {turn: (float(r), float(w)) for turn, r, w in rows}
    )


def _form(token: str, heard: set[str], common: frozenset[str]) -> str:
    if token in common and not (token in heard and len(token) > 4):
        return token
    if token in heard:
        return "§"
    if token[0].isdigit():
        return "9"
    return "x" + next((end for end in _ENDINGS if token.endswith(end)), "")


def _runs(parts: Sequence[str], longest: int, mark: str) -> Iterator[str]:
    for size in range(1, longest + 1):
        for start in range(len(parts) - size + 1):
            yield mark + " ".join(parts[start : start + size])
