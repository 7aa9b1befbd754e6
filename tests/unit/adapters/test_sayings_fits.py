"""What is learned of sayings by their vectors: told apart, kept, and learned again only in part."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.adapters.sayings_fits import SayingsFits
from assistant.domain.conversation import Role
from assistant.domain.knowledge import Saying
from assistant.errors import RetrievalError
from tests.unit.retrieval.knowing import a_saying

SAYINGS = tuple(a_saying(f"{'a' * n} promise", "habit", "grow") for n in range(2, 9)) + tuple(
    a_saying(f"{'b' * n} buyer", "meddicc") for n in range(2, 9)
)


class Letters:
    """Texts to how often a, b and c stand in them, unit length."""

    def __init__(self, name: str = "letters") -> None:
        self.name = name
        self.given: list[str] = []

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        self.given += texts
        counted = [[1.0 + text.count(letter) for letter in "abc"] for text in texts]
        return [[part / sum(p * p for p in parts) ** 0.5 for part in parts] for parts in counted]


def learned(
    folder: Path, sayings: Sequence[Saying] = SAYINGS, name: str = "letters"
) -> tuple[SayingsFits, Letters]:
    embedder = Letters(name)
    fits = SayingsFits(folder / "index", embedder)
    fits.refresh(sayings)
    return fits, embedder


def fits_of(fits: SayingsFits, said: str, role: Role | None = None) -> dict[str, float]:
    return dict(fits.fits(Letters().embed([said])[0], role))


def test_what_is_said_alike_is_helped_alike(tmp_path: Path) -> None:
    fits, _ = learned(tmp_path)
    near_a, near_b = fits_of(fits, "aaaaaaa"), fits_of(fits, "bbbbbbb")
    assert near_a["habit"] > 0.8 > 0.2 > near_a["meddicc"]
    assert near_b["meddicc"] > 0.8 > 0.2 > near_b["habit"]
    assert near_a["habit"] == pytest.approx(near_a["grow"], abs=1e-5)


def test_what_one_s_own_role_says_counts_for_more(tmp_path: Path) -> None:
    by_role = (a_saying("abc one", "grow"), a_saying("abc two", "spin", role=Role.REP))
    fits, _ = learned(tmp_path, by_role)
    assert fits_of(fits, "abc", Role.LEADER)["grow"] > fits_of(fits, "abc", Role.REP)["grow"]
    unknown = fits_of(fits, "abc")
    assert unknown["grow"] == pytest.approx(unknown["spin"], abs=0.05)


def test_a_second_start_embeds_nothing_and_knows_the_same(tmp_path: Path) -> None:
    before = fits_of(learned(tmp_path)[0], "aab")
    fits, embedder = learned(tmp_path)
    assert embedder.given == []
    assert fits_of(fits, "aab") == before


def test_only_new_texts_are_embedded_and_the_old_file_goes(tmp_path: Path) -> None:
    learned(tmp_path)
    changed = (*SAYINGS[1:], a_saying("cccc", "spin"))
    fits, embedder = learned(tmp_path, changed)
    assert embedder.given == ["cccc"]
    assert fits_of(fits, "ccccc")["spin"] > fits_of(fits, "aaaaa")["spin"]
    assert len(list((tmp_path / "index").iterdir())) == 1


def test_other_labels_are_learned_without_embedding(tmp_path: Path) -> None:
    learned(tmp_path)
    fits, embedder = learned(tmp_path, (*SAYINGS[:-1], a_saying(SAYINGS[-1].said, "spin")))
    assert embedder.given == []
    assert "spin" in fits_of(fits, "bbb")


def test_another_embedder_reads_everything_anew(tmp_path: Path) -> None:
    learned(tmp_path)
    assert len(learned(tmp_path, name="other")[1].given) == len(SAYINGS)


@pytest.mark.parametrize("damage", [b"", b"noise", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: bytes) -> None:
    learned(tmp_path)
    (file,) = (tmp_path / "index").iterdir()
    file.write_bytes(damage)
    fits, embedder = learned(tmp_path)
    assert len(embedder.given) == len(SAYINGS)
    assert fits_of(fits, "aaaa")["habit"] > 0.5


def test_a_saying_that_two_folders_hold_counts_once_as_the_later_has_it(tmp_path: Path) -> None:
    fits, _ = learned(tmp_path, (*SAYINGS, a_saying(SAYINGS[0].said, "spin")))
    assert fits_of(fits, SAYINGS[0].said)["spin"] > 0.2


def test_from_no_sayings_nothing_is_learned(tmp_path: Path) -> None:
    fits, _ = learned(tmp_path, ())
    assert fits_of(fits, "aaaa") == {}
    assert not (tmp_path / "index").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(RetrievalError, match="check that the folder is yours"):
        learned(tmp_path)
