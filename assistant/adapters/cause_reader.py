"""Causes read by a language model: one call with structured output, at the end of a journey.

What it says is held to what was said: a cause whose words nobody said is dropped, and where the model fails,
is late or says nothing of use, the plain reader reads instead.
"""

import asyncio
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, SecretStr

from assistant.adapters.chat_model import KINDS, client
from assistant.domain.causes import Basis, Cause, Locus, Reach, Stability
from assistant.ports import CauseReader, CausesRead
from assistant.prompt_library import PromptLibrary
from assistant.reading.clauses import low
from assistant.writing.chat_prompt import messages

MOST_CHARACTERS = 8_000
"""Of what was said, the latest; the rest of a longer talk isn't shown to the model."""
MOST_TOKENS = 1_000
MOST_WORDS = 40
"""In one cause: what is longer is a retelling."""
_Side = TypeVar("_Side", bound=StrEnum)


class NamedCause(BaseModel):
    """One cause as the model gives it. Every field is required: strict servers take no defaults."""

    model_config = ConfigDict(extra="forbid")

    words: str
    locus: Literal["inside", "outside", "untold"]
    stability: Literal["lasting", "passing", "untold"]
    reach: Literal["within", "beyond", "untold"]
    basis: Literal["seen", "concluded", "untold"]


class NamedCauses(BaseModel):
    """The causes that somebody names for a result, in their words."""

    model_config = ConfigDict(extra="forbid")

    causes: list[NamedCause]


class ModelCauseReader:
    """Port ``CauseReader``. Where the model can't be used, ``otherwise`` reads, with a notice."""

    def __init__(
        self,
        name: str,
        address: str | None,
        key: SecretStr | None,
        seconds: float,
        prompts: PromptLibrary,
        otherwise: CauseReader,
        temperature: float | None = 0.0,
    ) -> None:
        """``seconds``: for the whole answer. ``temperature``: None where a model takes none."""
        self._seconds, self._prompts, self._otherwise = seconds, prompts, otherwise
        self._model = client(name, address, key, seconds, temperature).with_structured_output(
            NamedCauses, method="json_schema", include_raw=True, max_tokens=MOST_TOKENS
        )

    async def read(self, said: Sequence[str]) -> CausesRead:
        if not any(text.strip() for text in said):
            return CausesRead(())
        shown = _latest(said)
        named = await self._named(shown)
        causes = tuple(_verbatim(named.causes, shown)) if named else ()
        if named is None or (named.causes and not causes):
            read = await self._otherwise.read(said)
            return CausesRead(read.causes, self._prompts.render("notice-causes-plainly"))
        return CausesRead(causes)

    async def _named(self, shown: Sequence[str]) -> NamedCauses | None:
        rendered = messages(self._prompts.render("causes", said=SAID))
        # Put in once the prompt is taken apart: a line "[system]" in what was said stays something said.
        chat = [KINDS[m.role](m.content.replace(SAID, "\n".join(shown))) for m in rendered]
        try:
            async with asyncio.timeout(self._seconds):
                answer = await self._model.ainvoke(chat)
        # Whatever a strange server makes the client raise, the causes are read without it.
        except Exception:
            return None
        parsed = answer["parsed"] if isinstance(answer, dict) else None
        return parsed if isinstance(parsed, NamedCauses) else None


SAID = "\ue000said\ue000"
"""Stands in the rendered prompt for what was said; a private character that nobody types."""


def _latest(said: Sequence[str]) -> list[str]:
    """The latest messages in order, whole ones as far as there is room and the end of one more."""
    kept: list[str] = []
    room = MOST_CHARACTERS
    for text in reversed(said):
        if room <= 0:
            break
        kept.append(text[-room:])
        room -= len(text)
    return kept[::-1]


def _verbatim(named: Sequence[NamedCause], said: Sequence[str]) -> Iterator[Cause]:
    """The causes whose words were said, in the speaker's spelling; each place once."""
    taken: list[tuple[int, int, int]] = []
    for one in named:
        place = _place(one.words, said)
        if place is None or any(t[0] == place[0] and t[1] < place[2] and place[1] < t[2] for t in taken):
            continue
        taken.append(place)
        number, start, end = place
        yield Cause(
            words=said[number][start:end],
            locus=_side(Locus, one.locus),
            stability=_side(Stability, one.stability),
            reach=_side(Reach, one.reach),
            basis=_side(Basis, one.basis),
        )


def _place(words: str, said: Sequence[str]) -> tuple[int, int, int] | None:
    """Which message the words stand in, from where to where: capitals and the kind of quotes don't matter."""
    sought = low(words).strip(" \n\t.,;:!\"'")
    if not sought or len(sought.split()) > MOST_WORDS:
        return None
    places = ((number, low(text).find(sought)) for number, text in enumerate(said))
    return next(((number, at, at + len(sought)) for number, at in places if at >= 0), None)


def _side(kind: type[_Side], value: str) -> _Side | None:
    return None if value == "untold" else kind(value)
