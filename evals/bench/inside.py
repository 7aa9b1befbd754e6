"""What the parts cost: finding passages, guarding a reply, and the size of a prompt."""

import asyncio
import statistics
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from pathlib import Path

from assistant.bootstrap import Askfirst, build
from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.turn import Reply
from assistant.ports import ChatMessage
from assistant.settings import Latitude, Settings

TOLD = (
    "My rep Jonas says yes to everything and nothing is different a week later.",
    "Last Tuesday he promised three follow-ups and sent none of them.",
    "He went quiet when I asked about the Acme renewal.",
    "I want him to own the forecast without me chasing.",
    "The team meeting was fine but his numbers were off again.",
    "Maybe the territory is harder than I thought.",
    "I could sit in on one of his discovery calls.",
)
REPLIES = (
    "You get a yes, and the week after looks the same. What would you see Jonas doing if it had sunk in?",
    "Tell him to call the CFO by Friday and set a target of twenty calls.",
    "The leads may well have been weak. Where did you still have a choice with the Acme deal?",
)


class SilentModel:
    """Port ``ChatModel``: notes the size of each prompt and answers with what passes the guard."""

    name = "stub"

    def __init__(self) -> None:
        self.prompts: list[int] = []

    async def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncGenerator[str, None]:
        self.prompts.append(sum(len(m.content) for m in messages))
        number = len(self.prompts)
        yield f"[1] Number {number} stays with you. What else belongs to matter {number}?"


def median(work: Callable[[int], object], rounds: int) -> float:
    """Milliseconds."""
    times = []
    for n in range(rounds):
        started = time.perf_counter()
        work(n)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def retrieval(askfirst: Askfirst, data: Path) -> tuple[float, float]:
    """A query through Askfirst, and a bare query of the same Chroma collection with the vector at hand."""
    import chromadb
    from chromadb.config import Settings as Config

    from assistant.adapters.minilm import MiniLM

    askfirst.retriever.search(TOLD[0])
    ours = median(lambda n: askfirst.retriever.search(TOLD[n % len(TOLD)], Role.LEADER, 5), 200)
    client = chromadb.PersistentClient(str(data / "index"), Config(anonymized_telemetry=False))
    collection = client.get_collection(client.list_collections()[0].name, embedding_function=None)
    vectors = [list(map(float, v)) for v in MiniLM().embed(TOLD)]
    bare = median(lambda n: collection.query(query_embeddings=vectors[n % len(TOLD)], n_results=5), 200)
    return ours, bare


def guarding(askfirst: Askfirst) -> tuple[float, float]:
    """Judging a reply, and embedding the same reply once."""
    from assistant.adapters.minilm import MiniLM

    embedder = MiniLM()
    ours = median(lambda n: askfirst.guard.judge(REPLIES[n % len(REPLIES)], TOLD), 600)
    return ours, median(lambda n: embedder.embed([REPLIES[n % len(REPLIES)]]), 100)


def prompt_tokens(settings: Settings, turns: Sequence[int], latitude: Latitude) -> dict[int, tuple[int, int]]:
    """By turn: tokens of the prompt, and of the whole transcript, both at four characters a token."""
    model = SilentModel()
    coach = build(settings.model_copy(update={"latitude": latitude}), model).coach
    messages: list[Message] = []
    sizes: dict[int, tuple[int, int]] = {}
    for turn in range(1, max(turns) + 1):
        messages.append(Message(Speaker.COACHEE, f"{TOLD[turn % len(TOLD)]} That was week {turn}."))
        before = len(model.prompts)
        reply = asyncio.run(_turn(coach.turn(Conversation(Role.LEADER, tuple(messages)))))
        if turn in turns:
            whole = sum(len(m.text) for m in messages) // 4
            sizes[turn] = (model.prompts[before] // 4 if len(model.prompts) > before else 0, whole)
        messages.append(Message(Speaker.COACH, reply.text))
    return sizes


async def _turn(events: AsyncIterator[str | Reply]) -> Reply:
    async for event in events:
        if isinstance(event, Reply):
            return event
    raise RuntimeError("the turn ended without a reply")
