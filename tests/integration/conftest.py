"""The coach as it is put together for use, built once: by words alone, for that is quick to start."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant import bootstrap
from assistant.bootstrap import Askfirst, build
from assistant.coach import Coach
from assistant.ports import ChatModel
from assistant.settings import Settings
from tests.integration.talking import Talk

FIRST_INDEX_SECONDS = 300.0
"""How long a first index may take where several tests run beside it."""


@pytest.fixture(scope="session")
def lexical() -> Askfirst:
    """Everything for taking turns without a model, with passages found by words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "has_vectors", lambda: False)
        return build(Settings())


@pytest.fixture(scope="session")
def by_meaning(index_at_hand: None) -> Askfirst:
    """The same with passages found by meaning too."""
    if not bootstrap.has_vectors():
        pytest.skip("the vectors extra isn't installed")
    app = build(Settings())
    end = time.monotonic() + FIRST_INDEX_SECONDS
    while not app.is_ready and time.monotonic() < end:
        time.sleep(0.1)
    return app


@pytest.fixture(scope="session")
def index_at_hand(tmp_path_factory: pytest.TempPathFactory, nobodys_settings: None) -> None:
    """The index of passages lies in the data folder that programs are started with; all workers build one."""
    if not bootstrap.has_vectors():
        return
    own, base = Settings().data, tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "indexed"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKFIRST_DATA", str(shared))
        settings = Settings()
        # Whoever comes second waits for the first, as two servers that start at once do.
        retriever, _ = bootstrap.build_retriever(bootstrap.build_knowledge(settings), settings, patient=True)
        retriever.search("a first index")
    shutil.copytree(shared / "index", own / "index", dirs_exist_ok=True)


@pytest.fixture(scope="session")
def coach(lexical: Askfirst) -> Coach:
    return lexical.coach


@pytest.fixture
def leader(coach: Coach) -> Talk:
    return Talk(coach, "leader")


@pytest.fixture
def rep(coach: Coach) -> Talk:
    return Talk(coach, "rep")


@pytest.fixture
def with_model(lexical: Askfirst) -> Callable[..., Coach]:
    """The same coach with a language model; further settings by name."""

    def coach_with(model: ChatModel, **settings: object) -> Coach:
        told = lexical.settings.model_copy(update=settings)
        writer = bootstrap.build_writer(model, told, lexical.coach.prompts)
        about = replace(lexical.coach.about, model=model.name, address=told.openai_base_url or "OpenAI")
        return replace(lexical.coach, model=writer, about=about, turn_seconds=told.turn_seconds, notice=None)

    return coach_with
