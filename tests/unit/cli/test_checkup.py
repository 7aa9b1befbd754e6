"""What doctor finds, with stand-ins for what is set up."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from assistant import bootstrap
from assistant.cli import checkup as module
from assistant.cli.checkup import Check, State, checkup
from assistant.cli.doctor import in_words
from assistant.domain.knowledge import Hit
from assistant.errors import ContentError, ModelRefused
from assistant.ports import ChatMessage
from tests.unit.cli.fakes import knowledge


class Retriever:
    def search(self, query: str, role: object = None, top: int = 5) -> Sequence[Hit]:
        return ()


class Model:
    name = "small"

    def __init__(self, *pieces: str, seconds: float = 0, error: Exception | None = None) -> None:
        self._pieces, self._seconds, self._error = pieces, seconds, error

    async def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncIterator[str]:
        await asyncio.sleep(self._seconds)
        if self._error:
            raise self._error
        for piece in self._pieces:
            yield piece


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "build_knowledge", lambda settings: knowledge())
    monkeypatch.setattr(bootstrap, "has_vectors", lambda: True)
    monkeypatch.setattr(bootstrap, "build_retriever", lambda k, s, patient: (Retriever(), lambda: None))


def found(name: str) -> Check:
    return next(check for check in checkup() if check.name == name)


def with_model(monkeypatch: pytest.MonkeyPatch, model: Model) -> None:
    monkeypatch.setenv("ASKFIRST_MODEL", "small")
    monkeypatch.setattr(bootstrap, "build_model", lambda settings: model)


def test_everything_is_looked_at_in_order() -> None:
    names = [check.name for check in checkup()]
    assert names == [
        "python",
        "data",
        "settings",
        "store",
        "knowledge",
        "retrieval",
        "index",
        "model",
        "latitude",
        "turn",
    ]
    assert found("knowledge").what == "1 frameworks, 1 passages, 0 questions"


def test_without_a_model_a_key_is_said_to_be_unused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found("model").what == "none is set up, the question bank writes"
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    check = found("model")
    assert (check.state, "not used" in check.what, "secret" in check.what) == (State.NOTE, True, False)


def test_a_model_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with_model(monkeypatch, Model("Hel", "lo"))
    assert found("model").what == "small at OpenAI, without a key"
    assert found("answers").state is State.OK


@pytest.mark.parametrize(
    ("model", "line"),
    [
        (Model("late", seconds=30), "wrong answers    no answer from the model in 0.05 seconds; see whether"),
        (Model(), "wrong answers    the model answers with nothing; check ASKFIRST_MODEL"),
        (
            Model(error=ModelRefused("the key is refused; mend it")),
            "wrong answers    the key is refused; mend it",
        ),
    ],
)
def test_a_model_that_does_not_answer(model: Model, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MODEL_SECONDS", 0.05)
    with_model(monkeypatch, model)
    assert in_words(found("answers")).startswith(line)


def test_an_index_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        bootstrap, "build_retriever", lambda k, s, patient: (Retriever(), lambda: "it is locked")
    )
    assert found("index") == Check(
        "index", State.WRONG, "it is locked", "passages are found by words alone until this is mended"
    )


def test_without_vectors_words_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "has_vectors", lambda: False)
    assert found("retrieval").state is State.NOTE
    assert all(check.name != "index" for check in checkup())


def test_broken_knowledge_is_named_and_the_rest_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(settings: object) -> None:
        raise ContentError("grow.md", 7, "question is closed", "begin with what")

    monkeypatch.setattr(bootstrap, "build_knowledge", broken)
    assert found("knowledge") == Check(
        "knowledge", State.WRONG, "grow.md:7: question is closed", "begin with what"
    )
    assert found("turn").state is State.OK


def test_a_wrong_setting_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_LATITUDE", "enormous")
    assert [check.name for check in checkup()] == ["python", "data", "settings"]
    assert found("settings").state is State.WRONG


def test_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.touch()
    for folder, state, what in [
        (tmp_path, State.OK, f"{tmp_path} (ASKFIRST_DATA)"),
        (tmp_path / "new/one", State.OK, "is made when something is kept"),
        (file, State.WRONG, "can't be written to: not a directory"),
        (file / "below", State.WRONG, "can't be made"),
    ]:
        monkeypatch.setenv("ASKFIRST_DATA", str(folder))
        check = found("data")
        assert (check.state, what in check.what) == (state, True), check
