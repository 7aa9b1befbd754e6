"""Rubrics for the judge: a question and anchored levels, each with an example of its own."""

from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from evals.errors import RubricError
from evals.transcript import Strict

RUBRICS = Path(__file__).parent / "rubrics"
Words = Annotated[str, Field(min_length=12)]


class Level(Strict):
    level: int
    says: Words
    """What a conversation at this level is like."""
    example: Words
    """A reply of a coach at this level, made up for the rubric."""


class Rubric(Strict):
    """``levels`` are numbered from 1; the first is 0 and the last is 1 as a score's value."""

    name: str
    version: Annotated[int, Field(ge=1)]
    asks: Words
    better: Literal["lower", "higher"]
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]

    @property
    def scorer(self) -> str:
        """The judged score's name, which no scorer by rule has."""
        return f"judged-{self.name}"

    def value(self, level: int) -> float:
        """From 0 to 1. Raises ``KeyError`` for a level that there isn't."""
        if not 1 <= level <= len(self.levels):
            raise KeyError(level)
        return (level - 1) / (len(self.levels) - 1)

    @model_validator(mode="after")
    def _is_anchored(self) -> Self:
        if [level.level for level in self.levels] != list(range(1, len(self.levels) + 1)):
            raise ValueError("levels must be numbered from 1 without a gap")
        if len({level.example for level in self.levels}) < len(self.levels):
            raise ValueError("each level needs an example of its own")
        return self


def read_rubric(file: Path) -> Rubric:
    """Raises ``RubricError`` that names the file and the field."""
    try:
        rubric = Rubric.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RubricError(f"{file} can't be read: {error}; save it as YAML in UTF-8") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "rubric"
        raise RubricError(f"{file}: `{where}` {first['msg'].lower()}; mend it") from None
    if rubric.name != file.stem:
        raise RubricError(f"{file}: name `{rubric.name}` is not the file's; write {file.stem}")
    return rubric


def read_rubrics(folder: Path = RUBRICS) -> tuple[Rubric, ...]:
    """Every rubric of the folder, by name. Raises ``RubricError``."""
    return tuple(read_rubric(file) for file in sorted(folder.glob("*.yaml")))
