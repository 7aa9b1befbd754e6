"""Sentence vectors from an OpenAI-compatible address, through LangChain's embedding interface."""

import hashlib
import math
from collections.abc import Sequence

import langsmith
import openai
from langchain_openai import OpenAIEmbeddings
from pydantic import SecretStr

from assistant.errors import RetrievalError
from assistant.settings import OPENAI

# What is said here goes to the embedder and to nobody else, whatever the environment asks for.
langsmith.configure(enabled=False)

SECONDS = 10.0
"""How long one call may take: a query's, within a turn, or a batch of passages'."""


class ServedEmbedder:
    """Port ``Embedder``. Calls ``/embeddings``; vectors of unit length. Raises ``RetrievalError``."""

    def __init__(
        self, model: str, address: str | None, key: SecretStr | None, place: str, seconds: float = SECONDS
    ) -> None:
        """``place``: the address as a person may see it."""
        self._model, self._where = model, place
        asked = f"{model} {address or OPENAI}"
        self.name = f"served-{hashlib.sha256(asked.encode()).hexdigest()[:16]}"
        self._client = OpenAIEmbeddings(
            model=model,
            openai_api_base=address or OPENAI,  # else LangChain would look for one in other variables
            openai_api_key=key or SecretStr("none"),
            request_timeout=seconds,
            max_retries=0,
            # Counting tokens would download a tokenizer at first use.
            check_embedding_ctx_length=False,
        )

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text, in their order."""
        try:
            vectors = self._client.embed_documents(list(texts)) if texts else []
        except openai.APITimeoutError:
            raise self._failed("didn't answer in time", "see whether it is still loading") from None
        except openai.APIConnectionError:
            raise self._failed("doesn't answer", "check ASKFIRST_EMBEDDING_BASE_URL") from None
        except (openai.AuthenticationError, openai.PermissionDeniedError):
            raise self._failed("refuses the key", "check OPENAI_API_KEY") from None
        except openai.NotFoundError:
            raise self._failed("isn't known there", "check ASKFIRST_EMBEDDING_MODEL") from None
        # Whatever a strange server makes the client raise, words alone find passages.
        except Exception as error:
            raise self._failed(f"failed: {type(error).__name__}", "check what serves it") from error
        if len(vectors) != len(texts) or len({len(vector) for vector in vectors}) > 1:
            raise self._failed("gave something else than one vector a text", "check what serves it")
        return [self._unit(vector) for vector in vectors]

    def _unit(self, vector: Sequence[float]) -> list[float]:
        length = math.hypot(*vector)
        if not vector or not math.isfinite(length) or length == 0:
            raise self._failed("gave an empty vector", "check what serves it")
        return [part / length for part in vector]

    def _failed(self, what: str, todo: str) -> RetrievalError:
        return RetrievalError(f"the embedder {self._model} at {self._where} {what}; {todo}")
