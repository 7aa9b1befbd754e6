"""The index on disk: built once, kept, mended, and shared by processes."""

import hashlib
import logging
import math
import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.adapters import chroma_index
from assistant.adapters.chroma_folder import open_client
from assistant.adapters.chroma_index import ChromaIndex
from assistant.domain.knowledge import Passage
from assistant.errors import RetrievalError
from tests.unit.retrieval.knowing import a_passage

PASSAGES = tuple(
    a_passage(f"f{n // 3}/a/{n % 3 + 1}", f"Text number {n}.", (f"cue {n} one", f"cue {n} two"))
    for n in range(9)
)
ROWS = 9 * 4
"""A core, a text and two cues for each passage."""


class HashEmbedder:
    """Texts to fixed random directions: equal texts meet, all others are strangers."""

    def __init__(self, name: str = "hash") -> None:
        self.name = name
        self.given: list[str] = []

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        self.given += texts
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        chance = random.Random(hashlib.sha256((self.name + text).encode()).digest())
        parts = [chance.gauss(0, 1) for _ in range(48)]
        length = math.hypot(*parts)
        return [part / length for part in parts]

    @property
    def read(self) -> set[str]:
        """What it was given for the index, as against to try it."""
        return set(self.given) - {"?"}


def opened(
    folder: Path, passages: Sequence[Passage] = PASSAGES, name: str = "hash"
) -> tuple[ChromaIndex, HashEmbedder]:
    embedder = HashEmbedder(name)
    index = ChromaIndex(folder / "index", embedder)
    index.refresh(passages)
    return index, embedder


def collections(folder: Path) -> list[str]:
    return [collection.name for collection in open_client(folder / "index").list_collections()]


def near(index: ChromaIndex, query: str, top: int) -> list[tuple[str, float]]:
    return index.nearest(HashEmbedder().embed([query])[0], top)


def first(index: ChromaIndex, query: str) -> str:
    return near(index, query, 1)[0][0]


def test_a_cue_finds_its_passage(tmp_path: Path) -> None:
    index, _ = opened(tmp_path)
    for number, passage in enumerate(PASSAGES):
        assert first(index, f"cue {number} one") == passage.id
        assert first(index, f"Text number {number}.") == passage.id


def test_scores_fall_and_lie_between_minus_one_and_one(tmp_path: Path) -> None:
    index, _ = opened(tmp_path)
    found = near(index, "cue 3 two", 5)
    scores = [score for _, score in found]
    assert len({id for id, _ in found}) == 5
    assert scores == sorted(scores, reverse=True)
    assert all(-1 <= score <= 1 for score in scores)


def test_a_second_start_embeds_nothing(tmp_path: Path) -> None:
    before = near(opened(tmp_path)[0], "cue 3 two", 9)
    index, embedder = opened(tmp_path)
    assert embedder.read == set()
    assert near(index, "cue 3 two", 9) == before


def test_only_what_changed_is_embedded_and_the_old_collection_goes(tmp_path: Path) -> None:
    opened(tmp_path)
    old = collections(tmp_path)
    changed = (replace(PASSAGES[0], cues=("cue 0 one", "a new cue")), *PASSAGES[1:-1])
    index, embedder = opened(tmp_path, changed)
    assert embedder.read == {"a new cue"}
    assert first(index, "a new cue") == PASSAGES[0].id
    assert PASSAGES[-1].id not in [id for id, _ in near(index, "cue 8 one", 9)]
    new = collections(tmp_path)
    assert len(new) == 1
    assert new != old


def test_another_embedder_reads_everything_anew(tmp_path: Path) -> None:
    opened(tmp_path)
    _, embedder = opened(tmp_path, name="another")
    assert len(embedder.read) == 9 * 3
    assert len(collections(tmp_path)) == 1


def test_what_a_broken_off_build_left_is_swept_away(tmp_path: Path) -> None:
    opened(tmp_path)
    open_client(tmp_path / "index").create_collection("building-1-ab", embedding_function=None)
    opened(tmp_path, PASSAGES[:5])
    assert all(name.startswith("passages-") for name in collections(tmp_path))


def test_no_passages_are_an_index_that_finds_nothing(tmp_path: Path) -> None:
    assert near(opened(tmp_path, ())[0], "anything", 5) == []


def _forget_clients() -> None:
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()


@pytest.mark.parametrize("damage", ["cut", "noise", "rows"])
def test_a_damaged_folder_is_built_anew_and_said(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    opened(tmp_path)
    (tmp_path / "index" / "notes.txt").write_text("mine")
    database = tmp_path / "index" / "chroma.sqlite3"
    if damage == "rows":
        client = open_client(tmp_path / "index")
        client.get_collection(collections(tmp_path)[0], embedding_function=None).delete(
            ids=[f"core:{PASSAGES[0].id}"]
        )
    _forget_clients()
    if damage == "cut":
        database.write_bytes(database.read_bytes()[:6000])
    elif damage == "noise":
        database.write_bytes(os.urandom(50_000))
    with caplog.at_level(logging.WARNING):
        index, embedder = opened(tmp_path)
    assert "is damaged; it is built anew" in caplog.text
    assert len(embedder.read) == 9 * 3
    assert first(index, "cue 4 one") == PASSAGES[4].id
    assert (tmp_path / "index" / "notes.txt").read_text() == "mine"


def test_a_folder_that_was_emptied_is_built_without_a_word(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    opened(tmp_path)
    _forget_clients()
    shutil.rmtree(tmp_path / "index")
    assert first(opened(tmp_path)[0], "cue 4 one") == PASSAGES[4].id
    assert caplog.text == ""


def test_a_folder_that_is_a_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("not a folder")
    with pytest.raises(RetrievalError, match=r"index can't be used \(.*check that the folder is yours"):
        opened(tmp_path)
    assert (tmp_path / "index").read_text() == "not a folder"


def test_an_index_taken_away_by_another_is_built_again_without_taking_theirs(tmp_path: Path) -> None:
    mine, embedder = opened(tmp_path)
    theirs, _ = opened(tmp_path, PASSAGES[:6])
    assert first(mine, "cue 8 one") == PASSAGES[8].id
    # Theirs holds six passages: only the other three are read again.
    assert len([text for text in embedder.given if text.startswith("Text")]) == 9 + 3
    assert first(theirs, "cue 2 one") == PASSAGES[2].id
    assert len(collections(tmp_path)) == 2


def test_several_threads_ask_at_once_while_the_index_is_taken_away(tmp_path: Path) -> None:
    mine, _ = opened(tmp_path)
    opened(tmp_path, PASSAGES[:6])
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(first(mine, f"cue {n} one"))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(passage.id for passage in PASSAGES[:8])


PROGRAM = """
import sys
from pathlib import Path
from tests.integration.test_index import PASSAGES, first, opened
count = int(sys.argv[2])
index, _ = opened(Path(sys.argv[1]), PASSAGES[:count])
print([first(index, f"cue {n} one") for n in range(count)] == [p.id for p in PASSAGES[:count]])
"""


def test_processes_that_start_at_once_all_get_their_index(tmp_path: Path, checkout: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(tmp_path), str(count)],
            cwd=checkout,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for count in (9, 9, 6)
    ]
    for process in started:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out.strip()) == (0, "True"), err
        assert "Traceback" not in err
        assert "damaged" not in err


def test_chroma_s_own_embedder_is_never_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from chromadb.utils.embedding_functions import DefaultEmbeddingFunction

    def refuse(*_: object) -> None:
        raise AssertionError("Chroma's default embedder downloads a model")

    monkeypatch.setattr(DefaultEmbeddingFunction, "__call__", refuse)
    assert first(opened(tmp_path)[0], "cue 1 one") == PASSAGES[1].id


def test_a_long_build_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.adapters.progress._SILENT_SECONDS", -1.0)
    monkeypatch.setattr(chroma_index, "_BATCH", 10)
    opened(tmp_path)
    assert "27/27" in capsys.readouterr().err


def test_rows_are_as_many_as_they_should_be(tmp_path: Path) -> None:
    opened(tmp_path)
    client = open_client(tmp_path / "index")
    assert client.get_collection(collections(tmp_path)[0], embedding_function=None).count() == ROWS
