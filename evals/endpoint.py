"""Where language models are."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where language models are: an OpenAI-compatible address, and its key. None: not set."""

    address: str | None
    key: str | None


def from_environment() -> Endpoint:
    """``OPENAI_BASE_URL`` and ``OPENAI_API_KEY``, for what must reach nothing of the product."""
    return Endpoint(os.environ.get("OPENAI_BASE_URL") or None, os.environ.get("OPENAI_API_KEY") or None)
