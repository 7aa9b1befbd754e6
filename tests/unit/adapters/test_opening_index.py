"""An index that is opened beside the start."""

import logging
import threading
import time
from collections.abc import Sequence

import pytest

from assistant.adapters.opening_index import Interruptible, OpeningIndex
from assistant.domain.conversation import Role
from assistant.errors import RetrievalError
from assistant.ports import Meaning


class Index:
    def read(self, query: str, role: Role | None, top: int) -> Meaning:
        return Meaning([("grow/goal/1", 1.0)], {"grow": 0.5})


def test_it_does_not_hold_up_the_start_and_is_waited_for() -> None:
    gate, index = threading.Event(), Index()

    def open_index(ending: threading.Event) -> Index:
        gate.wait(5)
        return index

    opening = OpeningIndex(open_index)
    assert not opening.is_open
    threading.Timer(0.05, gate.set).start()
    assert opening() is index
    assert opening.is_open
    assert opening.error is None


def test_a_wait_ends() -> None:
    gate = threading.Event()

    def open_index(ending: threading.Event) -> Index:
        gate.wait(5)
        return Index()

    opening = OpeningIndex(open_index, seconds=0.05)
    began = time.monotonic()
    assert opening() is None
    assert time.monotonic() - began < 1
    gate.set()


def test_one_that_cannot_be_opened_is_told_and_does_without(caplog: pytest.LogCaptureFixture) -> None:
    def open_index(ending: threading.Event) -> Index:
        raise RetrievalError("the folder is not yours")

    with caplog.at_level(logging.WARNING, "askfirst.index"):
        opening = OpeningIndex(open_index)
        assert opening() is None
    assert not opening.is_open
    assert str(opening.error) == "the folder is not yours"
    assert "found by words alone" in caplog.text


def test_it_is_opened_once() -> None:
    opened = []

    def open_index(ending: threading.Event) -> Index:
        opened.append(threading.current_thread().name)
        return Index()

    opening = OpeningIndex(open_index)
    assert [opening() is not None for _ in range(3)] == [True] * 3
    assert len(opened) == 1
    assert opened != [threading.current_thread().name]


def test_a_program_that_ends_stops_what_is_being_opened() -> None:
    class Slow:
        name = "slow"

        def embed(self, texts: Sequence[str]) -> list[list[float]]:
            time.sleep(0.01)
            return [[1.0] for _ in texts]

    def open_index(ending: threading.Event) -> Index:
        embedder = Interruptible(Slow(), ending)
        while True:
            embedder.embed(["one more"])

    opening = OpeningIndex(open_index, seconds=0.05)
    assert opening() is None
    opening.close()
    assert "the program is ending" in str(opening.error)
