"""What is set up, what isn't, and what to do about it, one check after another."""

import asyncio
import os
import platform
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant import bootstrap
from assistant.domain.knowledge import Knowledge
from assistant.errors import AskfirstError, ModelError, ModelTooLate
from assistant.ports import ChatMessage, ChatModel
from assistant.settings import SETTINGS_FILE, Settings, data_folder, load_settings

if TYPE_CHECKING:
    from assistant.adapters.store.place import Found

MODEL_SECONDS = 10.0
"""How long the model may take for its first word."""

_Made = TypeVar("_Made")


class State(StrEnum):
    OK = "ok"
    NOTE = "note"
    """Not set up, and not needed."""
    WRONG = "wrong"
    """Set up, and doesn't work."""


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    state: State
    what: str
    todo: str | None = None


def checkup() -> Iterator[Check]:
    """Each check as it is done. Raises nothing of ours: what is wrong stands in the check."""
    yield Check("python", State.OK, f"{platform.python_version()}, with askfirst {version('askfirst')}")
    yield _data(data_folder())
    settings = yield from _tried("settings", load_settings, _settings)
    if settings is None:
        return
    yield from _tried("store", lambda: asyncio.run(bootstrap.find_store(settings)), _store)
    knowledge = yield from _tried("knowledge", lambda: bootstrap.build_knowledge(settings), _knowledge)
    if knowledge is not None:
        yield from _retrieval(knowledge, settings)
    yield from _model(settings)
    yield Check("latitude", State.OK, f"{settings.latitude} (ASKFIRST_LATITUDE)")
    yield Check("turn", State.OK, f"{settings.turn_seconds:g} seconds at most (ASKFIRST_TURN_SECONDS)")


def _tried(
    name: str, make: Callable[[], _Made], told: Callable[[_Made], Check]
) -> Generator[Check, None, _Made | None]:
    try:
        made = make()
    except AskfirstError as error:
        what, _, todo = str(error).partition("; ")
        yield Check(name, State.WRONG, what, todo or None)
        return None
    yield told(made)
    return made


def _data(folder: Path) -> Check:
    try:
        if folder.exists():
            with tempfile.TemporaryFile(dir=folder):
                return Check("data", State.OK, f"{folder} (ASKFIRST_DATA)")
        nearest = next(parent for parent in folder.parents if parent.exists())
        if nearest.is_dir() and os.access(nearest, os.W_OK):
            return Check("data", State.OK, f"{folder} is made when something is kept (ASKFIRST_DATA)")
        what = f"{folder} can't be made"
    except OSError as error:
        what = f"{folder} can't be written to: {(error.strerror or str(error)).lower()}"
    return Check("data", State.WRONG, what, "mend its rights, or set ASKFIRST_DATA to a folder of yours")


def _settings(settings: Settings) -> Check:
    file = settings.data / SETTINGS_FILE
    return Check(
        "settings", State.OK, f"from {file} and the environment" if file.exists() else "from the environment"
    )


def _store(found: "Found") -> Check:
    if found.version is None:
        return Check("store", State.OK, f"{found.place}, made when something is kept (ASKFIRST_DATABASE_URL)")
    return Check("store", State.OK, f"{found.place}, can be written, its tables at version {found.version}")


def _knowledge(knowledge: Knowledge) -> Check:
    questions = sum(len(passage.questions) for passage in knowledge.passages)
    counts = (
        f"{len(knowledge.frameworks)} frameworks, {len(knowledge.passages)} passages, {questions} questions"
    )
    return Check("knowledge", State.OK, counts)


def _retrieval(knowledge: Knowledge, settings: Settings) -> Iterator[Check]:
    if not settings.by_meaning:
        yield Check("retrieval", State.NOTE, "by words alone (ASKFIRST_BY_MEANING)")
        return
    if not settings.embedding_model and not bootstrap.has_vectors():
        yield Check(
            "retrieval", State.NOTE, "by words alone", "for finding by meaning, install askfirst[vectors]"
        )
        return
    served = f", with {settings.embedding_model} at {settings.embedding_place}"
    how = f"by words and by meaning{served if settings.embedding_model else ''}"
    built = yield from _tried(
        "retrieval",
        lambda: bootstrap.build_retriever(knowledge, settings, patient=True),
        lambda _: Check("retrieval", State.OK, how),
    )
    if built is None:
        return
    retriever, unready = built
    start = time.perf_counter()
    # The first search waits until the index is there.
    retriever.search("He says yes to everything.", top=1)
    reason = unready()
    if reason is None:
        yield Check("index", State.OK, f"ready in {time.perf_counter() - start:.1f} s")
    else:
        yield Check("index", State.WRONG, reason, "passages are found by words alone until this is mended")


def _model(settings: Settings) -> Iterator[Check]:
    if not settings.model:
        unused = " (the key in the environment is not used)" if settings.openai_api_key else ""
        todo = "to have one, set ASKFIRST_MODEL, and OPENAI_BASE_URL or OPENAI_API_KEY"
        yield Check("model", State.NOTE, f"none is set up, the question bank writes{unused}", todo)
        return
    key = "with a key" if settings.openai_api_key else "without a key"
    named = Check("model", State.OK, f"{settings.model} at {settings.model_place}, {key}")
    model = yield from _tried("model", lambda: bootstrap.build_model(settings), lambda _: named)
    if model is not None:
        seconds = min(MODEL_SECONDS, settings.turn_seconds)
        yield from _tried("answers", lambda: asyncio.run(_first_word(model, seconds)), _answered)


async def _first_word(model: ChatModel, seconds: float) -> float:
    """Seconds until the model's first word. Raises ``ModelError``."""
    start = time.perf_counter()
    took = None
    try:
        async with asyncio.timeout(seconds):
            # To its end, which is near: a stream that is left open complains when it is collected.
            async for _ in model.stream([ChatMessage("user", "Say hello.")], max_tokens=5):
                took = took or time.perf_counter() - start
    except TimeoutError:
        raise ModelTooLate(
            f"no answer from the model in {seconds:g} seconds; see whether it is still loading"
        ) from None
    if took is not None:
        return took
    raise ModelError("the model answers with nothing; check ASKFIRST_MODEL and what serves it")


def _answered(seconds: float) -> Check:
    return Check("answers", State.OK, f"the model's first word after {seconds:.1f} s")
