"""An embedder of the team's own, set up as its user would: passages, and who is told what."""

import logging
import socket
from pathlib import Path

import pytest

from assistant import bootstrap
from assistant.bootstrap import build, build_knowledge, build_retriever
from assistant.cli.checkup import State, checkup
from assistant.errors import ConfigurationError
from assistant.settings import load_settings
from tests.integration.talking import Talk
from tests.stub_model import stub_model


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path))
    monkeypatch.setenv("ASKFIRST_EMBEDDING_MODEL", "letters")


def test_it_finds_passages_and_is_asked_once_for_each_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with stub_model() as stub:
        monkeypatch.setenv("ASKFIRST_EMBEDDING_BASE_URL", stub.address)
        settings = load_settings()
        knowledge = build_knowledge(settings)
        retriever, unready = build_retriever(knowledge, settings, patient=True)
        cue = knowledge.passages[0].cues[0]
        assert knowledge.passages[0].id in [hit.passage.id for hit in retriever.search(cue)]
        assert unready() is None
        texts = [text for sent in stub.requests for text in sent["input"]]
        *indexed, asked = texts
        assert asked == cue
        assert len(set(indexed)) == len(indexed)


def test_one_that_is_not_there_leaves_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("ASKFIRST_EMBEDDING_BASE_URL", f"http://127.0.0.1:{unused.getsockname()[1]}/v1")
        settings = load_settings()
        with caplog.at_level(logging.WARNING):
            retriever, unready = build_retriever(build_knowledge(settings), settings)
            assert retriever.search("he says yes to everything")
        assert "doesn't answer" in str(unready())
        assert "found by words alone" in caplog.text
        wrong = [check for check in checkup() if check.state is State.WRONG]
        assert [check.name for check in wrong] == ["index"]


def test_what_it_needs_must_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "find_spec", lambda name: None)
    settings = load_settings()
    with pytest.raises(ConfigurationError, match=r"install askfirst\[vectors,model\]"):
        build_retriever(build_knowledge(settings), settings)


def test_whoever_asks_who_reads_is_told_where_words_go(monkeypatch: pytest.MonkeyPatch) -> None:
    with stub_model() as stub:
        monkeypatch.setenv("ASKFIRST_EMBEDDING_BASE_URL", stub.address)
        app = build(load_settings())
        reply = Talk(app.coach, "rep").say("does my boss read this?")
    assert stub.address in reply.text
    assert "nothing is sent on" not in reply.text
    assert "send your words nowhere" not in reply.text
