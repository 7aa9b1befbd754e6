"""The suite's door to the product: the coach as users get it, and what its words rest on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import bootstrap
from assistant.domain.conversation import Conversation, Message, Role
from assistant.domain.conversation import Speaker as Said
from assistant.domain.knowledge import Hit, Knowledge
from assistant.domain.turn import Reply
from assistant.settings import Settings
from evals import solver
from evals.transcript import Speaker, Turn

OPENING = "1:1 with Jonas in ten minutes. He says yes to everything and nothing is different a week later."


@pytest.fixture(scope="module", autouse=True)
def by_words() -> Iterator[None]:
    """By words alone, for that is quick to start. A model in the environment must make no difference."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "has_vectors", lambda: False)
        patch.setenv("ASKFIRST_MODEL", "somebody-elses")
        solver._askfirst.cache_clear()
        yield
        solver._askfirst.cache_clear()


async def taken(*said: str) -> list[Turn]:
    arm, turns = solver.askfirst_arm(None), list[Turn]()
    for text in said:
        turns.append(Turn(role=Speaker.COACHEE, content=text))
        turns.append(await arm.reply("leader", turns, 1))
    return turns


async def test_it_is_the_coach_that_users_get() -> None:
    turns = await taken(OPENING, "he's lazy, honestly")
    messages = tuple(
        Message(Said.COACH if t.role is Speaker.COACH else Said.COACHEE, t.content) for t in turns[:-1]
    )
    coach = bootstrap.build(solver.load_settings().model_copy(update={"model": None})).coach
    replies = [e async for e in coach.turn(Conversation(Role.LEADER, messages)) if isinstance(e, Reply)]
    assert turns[-1].content == replies[0].text
    assert turns[-1].move == replies[0].move.value


async def test_a_reply_comes_with_what_it_rests_on() -> None:
    reply = (await taken(OPENING))[-1]
    assert (reply.role, reply.writer, reply.calls) == (Speaker.COACH, "question-bank", 0)
    assert reply.stage
    assert reply.seconds > 0
    texts = {passage.id: passage.text for passage in reply.retrieved}
    assert reply.citations
    assert all(len(texts[id].split()) > 20 for id in reply.citations)
    assert len(reply.retrieved) > len(reply.citations)
    assert len(texts) == len(reply.retrieved)


async def test_what_was_found_for_one_turn_is_not_in_the_next() -> None:
    first, _, second = (await taken(OPENING, "My own pipeline worries me more, to be honest."))[1:]
    assert first.retrieved != second.retrieved


def test_it_is_put_together_once() -> None:
    assert solver._askfirst(None) is solver._askfirst(None)


def test_it_waits_for_its_index_which_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bool] = []
    searched: list[str] = []

    class Waited:
        def search(self, query: str, role: Role | None = None, top: int = 5) -> list[Hit]:
            searched.append(query)
            return []

    def retriever(
        knowledge: Knowledge, settings: Settings, patient: bool = False
    ) -> tuple[Waited, Callable[[], str | None]]:
        if settings.by_meaning:
            opened.append(patient)
        return Waited(), lambda: None if searched else "being opened"

    monkeypatch.setattr(bootstrap, "build_retriever", retriever)
    monkeypatch.setattr(solver, "build_retriever", retriever)
    monkeypatch.setattr(solver, "embedder_of", lambda settings: object)
    solver._askfirst.cache_clear()
    try:
        assert solver.finds_by_meaning(None)
        assert opened == [True]
        assert isinstance(solver._askfirst(None).coach.retriever, Waited)
    finally:
        solver._askfirst.cache_clear()


def test_versions_name_hash_and_numbers() -> None:
    knowledge = solver._askfirst(None).knowledge
    version = solver.knowledge_version(None)
    assert f"({len(knowledge.frameworks)} frameworks, " in version
    assert "found by words alone" in version
    assert len(version.split()[0]) == len(solver.prompts_version().split()[0]) == 12


def test_a_hash_changes_with_a_files_words_and_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    first = solver.hash_of([tmp_path])
    file.write_text("two")
    second = solver.hash_of([tmp_path])
    file.rename(tmp_path / "b.md")
    assert len({first, second, solver.hash_of([tmp_path])}) == 3
    assert solver.hash_of([tmp_path]) == solver.hash_of([tmp_path])


def test_models_are_asked_where_the_product_would_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    assert solver.endpoint() == solver.Endpoint(None, None)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "any")
    assert solver.endpoint() == solver.Endpoint("http://127.0.0.1:9/v1", "any")
