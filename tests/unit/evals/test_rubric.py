"""Rubrics: anchored, or refused."""

from pathlib import Path

import pytest
import yaml

from evals.errors import RubricError
from evals.rubric import read_rubric, read_rubrics
from evals.scorers import SCORERS

LEVELS = [
    {"level": n, "says": f"What level {n} is like.", "example": f"What a coach says at level {n}."}
    for n in (1, 2, 3)
]
WHOLE = {"name": "calm", "version": 1, "asks": "How calm is the coach?", "better": "higher", "levels": LEVELS}


def written(folder: Path, **changes: object) -> Path:
    file = folder / "calm.yaml"
    file.write_text(yaml.safe_dump(WHOLE | changes), encoding="utf-8")
    return file


def test_ours_are_whole_and_their_scores_have_names_of_their_own() -> None:
    rubrics = read_rubrics()
    assert {"tells", "listens", "theirs", "warm", "coaching"} <= {rubric.name for rubric in rubrics}
    assert not {rubric.scorer for rubric in rubrics} & set(SCORERS)


def test_levels_reach_from_0_to_1(tmp_path: Path) -> None:
    rubric = read_rubric(written(tmp_path))
    assert [rubric.value(level) for level in (1, 2, 3)] == [0.0, 0.5, 1.0]
    with pytest.raises(KeyError):
        rubric.value(4)


@pytest.mark.parametrize(
    "changes",
    [
        {"levels": LEVELS[:1]},
        {"levels": LEVELS[1:]},
        {"levels": [LEVELS[0], LEVELS[2]]},
        {"levels": [LEVELS[0], {**LEVELS[1], "example": LEVELS[0]["example"]}]},
        {"levels": [LEVELS[0], {"level": 2, "says": "What level 2 is like."}]},
        {"better": "band"},
        {"name": "other"},
        {"colour": "blue"},
        {"asks": ""},
    ],
)
def test_a_rubric_that_is_not_anchored_is_refused_with_its_file(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    with pytest.raises(RubricError, match=r"calm\.yaml"):
        read_rubric(written(tmp_path, **changes))


def test_what_is_no_yaml_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "calm.yaml"
    file.write_text("name: [", encoding="utf-8")
    with pytest.raises(RubricError, match=r"calm\.yaml"):
        read_rubric(file)
    with pytest.raises(RubricError, match=r"none\.yaml"):
        read_rubric(tmp_path / "none.yaml")
