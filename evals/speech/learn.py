"""Learns the second reader's weights: ``python -m evals.speech.learn`` (needs sklearn).

From the tuning voices of ``telling.jsonl`` and the tuning half of ``speech.jsonl``. How sure it has to be
is set on the voices too: each is read by a model that never saw it.
"""

import math
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.jsonl import read_rows
from evals.speech.agreement import LABELLED, LabelledSentence
from evals.speech.kinds import TELLING, Kind
from evals.speech.learned import WEIGHTS, pieces
from evals.transcript import Strict

VOICES = Path(__file__).parent.parent / "datasets" / "telling.jsonl"
FALSE_ALARMS = 0.02
"""Share of what doesn't tell, in voices unseen, that the model may call telling.

    Before the signs that it is someone else's, which the reading looks for first."""
SLIGHT = 0.02
"""Weights nearer to 0 are left out."""


class Voiced(Strict):
    """A sentence of ``telling.jsonl``; ``split``: of ``report`` only counts were looked at."""

    id: str
    voice: str
    split: str
    kind: Kind
    text: str

    @property
    def tells(self) -> bool:
        return self.kind in TELLING


def fit(texts: Sequence[str], tells: Sequence[bool]) -> dict[str, float]:
    """Piece to weight, ``<bias>`` among them; pieces that stand in one text only are left out."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = CountVectorizer(analyzer=pieces, binary=True, min_df=2)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(counts.fit_transform(texts), tells)
    weights = dict(zip(counts.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return {"<bias>": float(model.intercept_[0])} | {p: w for p, w in weights.items() if abs(w) >= SLIGHT}


def score(text: str, weights: dict[str, float]) -> float:
    """The log odds that ``text`` tells."""
    return weights["<bias>"] + sum(weights.get(piece, 0.0) for piece in pieces(text))


def learn(voices: Sequence[Voiced], more: Sequence[LabelledSentence]) -> dict[str, float]:
    """Weights from both sets together."""
    pairs = [(s.text, s.tells) for s in voices] + [(s.text, s.kind in TELLING) for s in more]
    return fit([text for text, _ in pairs], [tells for _, tells in pairs])


def unseen(voices: Sequence[Voiced], more: Sequence[LabelledSentence]) -> list[tuple[float, bool]]:
    """Log odds and label of each sentence, by a model that didn't see its voice."""
    found: list[tuple[float, bool]] = []
    for name in sorted({s.voice for s in voices}):
        rest = [s for s in voices if s.voice != name]
        weights = learn(rest, more)
        found += [(score(s.text, weights), s.tells) for s in voices if s.voice == name]
    return found


def enough(scored: Sequence[tuple[float, bool]]) -> float:
    """The log odds that no more than ``FALSE_ALARMS`` of what doesn't tell lie above."""
    quiet = sorted((odds for odds, tells in scored if not tells), reverse=True)
    return quiet[int(FALSE_ALARMS * len(quiet))] + 1e-6


def main() -> int:
    """Writes the weights and prints what was found. Returns the exit code."""
    voices = [s for s in read_rows(VOICES, Voiced) if s.split == "tune"]
    more = [s for s in read_rows(LABELLED, LabelledSentence) if s.split == "tune"]
    scored = unseen(voices, more)
    odds = enough(scored)
    caught = [o >= odds for o, tells in scored if tells]
    weights = learn(voices, more)
    weights["<enough>"] = 1 / (1 + math.exp(-odds))
    lines = [f"{piece}\t{weight:.3f}" for piece, weight in sorted(weights.items())]
    WEIGHTS.write_text("# made by python -m evals.speech.learn\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights, enough {weights['<enough>']:.2f}, caught {sum(caught) / len(caught):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
