"""Where language models are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where language models are: an OpenAI-compatible address, and its key. None: not set."""

    address: str | None
    key: str | None
