"""``python -m assistant.mirroring.learn FILE…``: weights for the second reader, from labelled lines.

A file has a JSON object a line: ``question``, ``kind``, ``split``; the report half is left out. Needs
scikit-learn, which the dev extra brings; nothing at run time does.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.domain.mirror import LineKind
from assistant.mirroring.line import Line, take
from assistant.mirroring.second_reading import FILE, KINDS, Weights, turns

COMMON = 5
"""Lines in which a word must occur to be kept in forms."""
LEAST = 2
"""Lines in which a turn of phrase must occur to be learned."""
STRENGTH = 30.0
"""Inverse of regularisation, chosen by leaving one set of lines out at a time."""
SLIGHT = 0.3
"""A turn of phrase whose every weight is nearer to 0 is left out."""


def learn(examples: Sequence[tuple[LineKind, str]]) -> Weights:
    """Logistic regression over TF-IDF, all kinds weighing alike. Same examples, same weights."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    lines: list[Line] = [take(text) for _, text in examples]
    seen = Counter(word for line in lines for word in set(line.words))
    common = frozenset(word for word, count in seen.items() if count >= COMMON)
    vectors = TfidfVectorizer(
        analyzer=lambda line: list(turns(line, common)), min_df=LEAST, sublinear_tf=True
    )
    model = LogisticRegression(C=STRENGTH, max_iter=5000, class_weight="balanced")
    model.fit(vectors.fit_transform(lines), [str(kind) for kind, _ in examples])
    order = [list(model.classes_).index(str(kind)) for kind in KINDS]
    known = {
        turn: (float(vectors.idf_[n]), tuple(float(model.coef_[k][n]) for k in order))
        for turn, n in vectors.vocabulary_.items()
    }
    return Weights(tuple(float(model.intercept_[k]) for k in order), common, known)


def write(weights: Weights, file: Path) -> None:
    lines = ["\t".join(f"{bias:.4f}" for bias in weights.bias), " ".join(sorted(weights.common))]
    lines += [
        "\t".join([turn, f"{rarity:.2f}", *(f"{weight:.2f}" for weight in each)])
        for turn, (rarity, each) in sorted(weights.known.items())
        if max(map(abs, each)) >= SLIGHT
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_examples(paths: Iterable[str]) -> list[tuple[LineKind, str]]:
    rows = (
        json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()
    )
    return [(LineKind(row["kind"]), row["question"]) for row in rows if row["split"] != "report"]


if __name__ == "__main__":
    write(learn(read_examples(sys.argv[1:])), Path(__file__).with_name(FILE))
