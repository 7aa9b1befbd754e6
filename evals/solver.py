"""The production coach, put together once and asked a turn at a time: the suite's one door to it."""

import hashlib
import time
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.bootstrap import Askfirst, build, build_retriever, embedder_of
from assistant.coach import Coach
from assistant.domain import conversation as talk
from assistant.domain import knowledge as known
from assistant.domain.turn import Reply
from assistant.ports import Retriever
from assistant.settings import Latitude, load_settings
from assistant.shipped import shipped_folder
from evals.endpoint import Endpoint
from evals.tempter import TEMPTER, Tempter
from evals.transcript import Passage, Speaker, Turn

_found: ContextVar[list[known.Passage]] = ContextVar("found")
"""What was found for the turn that is being taken: a thread that searches has the same list."""


@dataclass(frozen=True, slots=True)
class Noting:
    """Port ``Retriever``: the product's own, noting what it found."""

    retriever: Retriever

    def search(self, query: str, role: talk.Role | None = None, top: int = 5) -> Sequence[known.Hit]:
        hits = self.retriever.search(query, role, top)
        _found.get([]).extend(hit.passage for hit in hits)
        return hits


class AskfirstArm:
    """The coach that users get, with the language model that is named or, without one, the question bank."""

    def __init__(self, askfirst: Askfirst) -> None:
        self._knowledge = askfirst.knowledge
        self._coach: Coach = replace(askfirst.coach, retriever=Noting(askfirst.retriever))

    async def reply(self, role: str, turns: Sequence[Turn], epoch: int) -> Turn:
        """The coach's next turn. ``turns``: the whole conversation, the coachee's last. ``epoch``: unused."""
        conversation = talk.Conversation(talk.Role(role), tuple(_message(turn) for turn in turns))
        found: list[known.Passage] = []
        token = _found.set(found)
        started = time.perf_counter()
        try:
            reply = await self._reply(conversation)
        finally:
            _found.reset(token)
        seconds = time.perf_counter() - started
        cited = (self._knowledge.passage(citation.id) for citation in reply.citations)
        return Turn(
            role=Speaker.COACH,
            content=reply.text,
            move=reply.move.value,
            stage=reply.stage,
            writer=reply.writer.value,
            citations=tuple(citation.id for citation in reply.citations),
            retrieved=_passages([*found, *(passage for passage in cited if passage)]),
            seconds=seconds,
            calls=reply.model_calls,
            prompt_tokens=reply.prompt_tokens,
            completion_tokens=reply.completion_tokens,
        )

    async def _reply(self, conversation: talk.Conversation) -> Reply:
        async for event in self._coach.turn(conversation):
            if isinstance(event, Reply):
                return event
        raise RuntimeError("the coach's turn ended without a reply")


def askfirst_arm(model: str | None, by_words: bool = False) -> AskfirstArm:
    """Raises the product's ``ContentError`` or ``ConfigurationError`` where it can't be put together."""
    return AskfirstArm(_askfirst(model, by_words))


@cache
def _askfirst(model: str | None, by_words: bool = False) -> Askfirst:
    # The environment may name a model; here only the run says which one writes.
    only = {"model": None if model == TEMPTER else model, "by_meaning": not by_words}
    if model == TEMPTER:
        only["latitude"] = Latitude.WIDE
    settings = load_settings().model_copy(update=only)
    # Built by words alone, so that the index is opened once: by a retriever that waits for it to its end.
    built = build(settings.model_copy(update={"by_meaning": False}), Tempter() if model == TEMPTER else None)
    retriever, unready = build_retriever(built.knowledge, settings, patient=True)
    coach = replace(built.coach, retriever=retriever)
    return replace(built, settings=settings, retriever=retriever, coach=coach, unready=unready)


def finds_by_meaning(model: str | None, by_words: bool = False) -> bool:
    """Waits for the index, so that no reply hangs on how far it had got. False: words alone find passages."""
    askfirst = _askfirst(model, by_words)
    askfirst.retriever.search("coaching")
    return askfirst.is_ready and embedder_of(askfirst.settings) is not None


def endpoint() -> Endpoint:
    """Where the product would look for a model: every arm, the judge and personas ask there."""
    settings = load_settings()
    key = settings.openai_api_key
    return Endpoint(settings.openai_base_url, key.get_secret_value() if key else None)


def knowledge_version(model: str | None, by_words: bool = False) -> str:
    """Such as ``1f0c2a9b3d4e (30 frameworks, 911 questions)``; the hash is of every file of knowledge."""
    knowledge = _askfirst(model, by_words).knowledge
    folders = (shipped_folder("knowledge"), *load_settings().knowledge_folders)
    questions = sum(len(passage.questions) for passage in knowledge.passages)
    how = "" if finds_by_meaning(model, by_words) else ", found by words alone"
    return f"{hash_of(folders)} ({len(knowledge.frameworks)} frameworks, {questions} questions{how})"


def prompts_version() -> str:
    """Such as ``9b3d1f0c2a4e (63 prompts)``."""
    folder = shipped_folder("prompts")
    return f"{hash_of([folder])} ({len(list(folder.rglob('*.md')))} prompts)"


def hash_of(folders: Iterable[Path]) -> str:
    """Twelve hexadecimal digits that change whenever a file in ``folders`` does, or its name."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            digest.update(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _message(turn: Turn) -> talk.Message:
    speaker = talk.Speaker.COACH if turn.role is Speaker.COACH else talk.Speaker.COACHEE
    return talk.Message(speaker, turn.content)


def _passages(passages: Iterable[known.Passage]) -> tuple[Passage, ...]:
    by_id = {p.id: Passage(id=p.id, framework=p.framework, text=p.text) for p in passages}
    return tuple(by_id.values())
