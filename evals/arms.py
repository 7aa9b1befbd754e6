"""Who is measured: the production coach, or the bare model with a prompt, through Inspect's own models."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from evals.endpoint import Endpoint
from evals.errors import RunError
from evals.prompt_files import PROMPTS, read_prompt
from evals.transcript import Speaker, Turn

if TYPE_CHECKING:
    from inspect_ai.model import Model

WARMTH = 0.3
"""Sampling temperature of the bare arms: the one at which the production coach asks a small model."""
MOST_TOKENS = 400
"""Of a bare model's reply: room for three paragraphs, and an end for a model that rambles."""
ATTEMPT_SECONDS = 180
CHARACTERS = 4
"""Of a token of English, about."""


class Arm(Protocol):
    """Somebody who coaches."""

    async def reply(self, role: str, turns: Sequence[Turn], epoch: int) -> Turn:
        """The next turn. ``turns``: all of the conversation, the coachee's last."""
        ...


class BareArm:
    """A language model with a prompt and nothing else. ``prompt``: a name in ``evals/prompts``."""

    def __init__(self, model: "Model", prompt: str, seed: int) -> None:
        self._model, self._seed = model, seed
        self._prompt = read_prompt(PROMPTS / f"{prompt}.md").render()

    async def reply(self, role: str, turns: Sequence[Turn], epoch: int) -> Turn:
        """``role`` is not told: a bare model has what the coachee types, and its prompt."""
        from inspect_ai.model import (
            ChatMessage,
            ChatMessageAssistant,
            ChatMessageSystem,
            ChatMessageUser,
            GenerateConfig,
        )

        messages: list[ChatMessage] = [ChatMessageSystem(content=self._prompt)]
        for turn in turns:
            coach = turn.role is Speaker.COACH
            messages.append((ChatMessageAssistant if coach else ChatMessageUser)(content=turn.content))
        config = GenerateConfig(temperature=WARMTH, max_tokens=MOST_TOKENS, seed=self._seed + epoch)
        started = time.perf_counter()
        output = await self._model.generate(messages, config=config)
        usage = output.usage
        return Turn(
            role=Speaker.COACH,
            content=output.completion.strip(),
            writer="model",
            seconds=time.perf_counter() - started,
            calls=1,
            # Inspect counts what the server had cached apart; the model was given it all the same.
            prompt_tokens=usage.input_tokens + (usage.input_tokens_cache_read or 0) if usage else 0,
            completion_tokens=usage.output_tokens if usage else 0,
        )


def served_model(name: str, endpoint: Endpoint) -> "Model":
    """Inspect's model of that name at ``endpoint``. Raises ``RunError`` where no address is set."""
    from inspect_ai.model import GenerateConfig, get_model

    if not endpoint.address:
        raise RunError(f"no address for the model {name}; set OPENAI_BASE_URL")
    model = get_model(
        f"openai-api/askfirst/{name}",
        base_url=endpoint.address,
        api_key=endpoint.key or "none",
        # Inspect would try for ever; a run that waits for a server that is gone says nothing.
        config=GenerateConfig(max_retries=2, attempt_timeout=ATTEMPT_SECONDS, max_connections=2),
        memoize=False,
    )
    # Inspect would count with a tokenizer that it fetches from elsewhere.
    model.api.count_text_tokens = _about  # type: ignore[method-assign]  # of this model only
    return model


async def _about(text: str) -> int:
    """Tokens, roughly: nothing here hangs on how many they are."""
    return max(1, round(len(text) / CHARACTERS))


def check_model(name: str, endpoint: Endpoint) -> None:
    """One word asked for, before a run begins. Raises ``RunError`` where none comes."""
    import openai

    # Else the production coach would fall back to its question bank, in every turn, under the model's name.
    client = openai.OpenAI(
        base_url=endpoint.address, api_key=endpoint.key or "none", timeout=ATTEMPT_SECONDS, max_retries=0
    )
    try:
        client.chat.completions.create(
            model=name, messages=[{"role": "user", "content": "Say yes."}], max_tokens=16
        )
    except openai.OpenAIError as error:
        where = endpoint.address or "OpenAI"
        raise RunError(
            f"the model {name} at {where} doesn't answer ({type(error).__name__}); "
            "check its name and OPENAI_BASE_URL"
        ) from None
    finally:
        client.close()
