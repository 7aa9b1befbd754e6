"""A language model that speaks for the invented rep: what is said is settled, it puts it into words.

It is given what the rep has told so far and what is to be said now, and nothing of what is still hidden: what
it doesn't know it can't give away. What it says instead of the line is checked, and else the line stands.
"""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass

from assistant.errors import ModelError, ModelTooLate
from assistant.ports import ChatModel
from assistant.prompt_library import PromptLibrary
from assistant.rehearsing.answering import Answer, Exchange
from assistant.rehearsing.in_character import fits, tidied
from assistant.rehearsing.invented import Rep
from assistant.writing.chat_prompt import messages
from assistant.writing.transcript import cut

LINE_TOKENS = 110
RECENT = 4
"""Exchanges that the model is shown."""
MOST_CHARACTERS = 1_000
"""Of an answer; a server may heed no limit."""
WORDS_SHOWN = 80
"""Of each line at most."""


@dataclass(frozen=True, slots=True)
class Speaking:
    model: ChatModel
    prompts: PromptLibrary
    seconds: float
    """That a line may take."""

    async def line(self, rep: Rep, talk: Sequence[Exchange], said: str, planned: Answer) -> str | None:
        """The planned answer to ``said`` in the model's words; None where those may not stand.

        Raises ``ModelError``.
        """
        chat = messages(
            self.prompts.render(
                "rehearse",
                name=rep.name,
                voice=rep.temperament.voice,
                scene=rep.scene,
                told=" ".join(e.answer.text for e in talk if e.answer.told),
                script=_script(rep, talk, said),
                line=planned.text,
                tells=planned.told is not None,
            )
        )
        pieces: list[str] = []
        try:
            async with asyncio.timeout(self.seconds):
                async with aclosing(self.model.stream(chat, LINE_TOKENS)) as stream:
                    async for piece in stream:
                        pieces.append(piece)
                        if sum(map(len, pieces)) > MOST_CHARACTERS:
                            break
        except TimeoutError:
            raise ModelTooLate(f"{self.model.name} didn't answer in time") from None
        if not "".join(pieces).strip():
            raise ModelError("the model answered with nothing")
        text = tidied("".join(pieces), rep)
        return text if fits(text, rep, talk, said, planned) else None


def _script(rep: Rep, talk: Sequence[Exchange], said: str) -> str:
    lines = []
    for exchange in talk[-RECENT:]:
        lines.append(f"Manager: {_shown(exchange.line)}")
        lines.append(f"{rep.name}: {_shown(exchange.answer.text)}")
    return "\n".join([*lines, f"Manager: {_shown(said)}"])


def _shown(text: str) -> str:
    return cut(" ".join(text.split()), WORDS_SHOWN) or "(says nothing)"
