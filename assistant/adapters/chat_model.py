"""A language model at an OpenAI-compatible address, through LangChain's chat model interface."""

from collections.abc import AsyncGenerator, Sequence

import langsmith
import openai
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from assistant.errors import ModelError, ModelRefused, ModelTooLate, ModelUnreachable
from assistant.ports import ChatMessage
from assistant.settings import OPENAI

# LangChain sends every call to LangSmith where a variable in the environment asks for it. What is said here
# goes to the model and to nobody else.
langsmith.configure(enabled=False)

KINDS: dict[str, type[BaseMessage]] = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
WARMTH = 0.3
"""Sampling temperature: low, for the rules matter more than variety."""


def client(
    name: str, address: str | None, key: SecretStr | None, seconds: float, temperature: float | None
) -> ChatOpenAI:
    """Never retries: whoever calls has a deadline."""
    return ChatOpenAI(
        model=name,
        base_url=address or OPENAI,  # else LangChain would look for one in other variables
        api_key=key or SecretStr("none"),
        timeout=seconds,
        max_retries=0,
        temperature=temperature,
        use_responses_api=False,
        stream_usage=False,
    )


class OpenAICompatible:
    """Port ``ChatModel``. Calls ``/chat/completions``, streams, never retries: a turn has a deadline."""

    def __init__(
        self,
        name: str,
        address: str | None,
        key: SecretStr | None,
        seconds: float,
        place: str = "the model's address",
        temperature: float | None = WARMTH,
    ) -> None:
        """``place``: the address as a person may see it. ``temperature``: None where a model takes none."""
        self.name = name
        self._where = place
        self._client = client(name, address, key, seconds, temperature)

    async def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncGenerator[str, None]:
        chat = [KINDS[m.role](content=m.content) for m in messages]
        try:
            async for chunk in self._client.astream(chat, max_tokens=max_tokens):
                if text := str(chunk.text):
                    yield text
        except openai.APITimeoutError:
            raise ModelTooLate(f"{self.name} at {self._where} didn't answer in time") from None
        except openai.APIConnectionError:
            raise ModelUnreachable(f"nothing answers at {self._where}; check OPENAI_BASE_URL") from None
        except (openai.AuthenticationError, openai.PermissionDeniedError):
            raise ModelRefused(f"{self._where} refuses the key; check OPENAI_API_KEY") from None
        except openai.NotFoundError:
            raise ModelRefused(f"{self._where} knows no model {self.name!r}; check ASKFIRST_MODEL") from None
        # Whatever a strange server makes the client raise, the turn goes on without it.
        except Exception as error:
            raise ModelError(f"{self.name} at {self._where} failed: {type(error).__name__}") from error
