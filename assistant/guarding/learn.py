"""``python -m assistant.guarding.learn FILE…``: weights for the second reader, from labelled examples.

A file has a JSON object a line: ``said``, ``reply``, ``label`` (coaching or managing), optionally
``permission``. Needs scikit-learn, which the dev extra brings; nothing at run time does.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.guarding.second_reading import _FILE, Weights, tokens, turns
from assistant.guarding.sentences import split

COMMON = 8
"""Replies in which a word must occur to be kept in forms."""
LEAST = 2
"""Replies in which a turn of phrase must occur to be learned."""
STRENGTH = 4.0
"""Inverse of regularisation, chosen by leaving one annotator's examples out."""


def learn(examples: Sequence[dict[str, str]]) -> Weights:
    """Logistic regression over TF-IDF, both classes weighing alike. Same examples, same weights."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(token for e in examples for token in set(tokens(e["reply"])))
    common = frozenset(token for token, count in seen.items() if count >= COMMON)
    read = [list(turns(split(e["reply"]), [e["said"]], bool(e.get("permission")), common)) for e in examples]
    vectors = TfidfVectorizer(analyzer=lambda found: found, min_df=LEAST, sublinear_tf=True)
    model = LogisticRegression(C=STRENGTH, max_iter=5000, class_weight="balanced")
    model.fit(vectors.fit_transform(read), [e["label"] == "managing" for e in examples])
    known = {
        turn: (float(vectors.idf_[n]), float(model.coef_[0][n])) for turn, n in vectors.vocabulary_.items()
    }
    return Weights(float(model.intercept_[0]), common, known)


def write(weights: Weights, file: Path) -> None:
    lines = [f"{weights.bias:.4f}", " ".join(sorted(weights.common))]
    lines += [f"{turn}\t{r:.3f}\t{w:.3f}" for turn, (r, w) in sorted(weights.known.items()) if abs(w) >= 0.01]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_examples(paths: Iterable[str]) -> list[dict[str, str]]:
    return [
        json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()
    ]


if __name__ == "__main__":
    write(learn(read_examples(sys.argv[1:])), Path(__file__).with_name(_FILE))
