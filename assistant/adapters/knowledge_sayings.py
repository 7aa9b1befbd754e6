"""``sayings.jsonl``: what people say, each with the frameworks that help, to learn from."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.adapters.knowledge_problems import Problems, read_text
from assistant.domain.conversation import Role
from assistant.domain.knowledge import Saying

SAYINGS_FILE = "sayings.jsonl"
_EXAMPLE = '{"said": "he nods and nothing happens", "role": "leader", "helps": ["grow", "oskar"]}'
MOST_HELP = 6
"""Where everything helps, nothing is told apart."""


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    said: Annotated[str, Field(min_length=1, max_length=400)]
    role: Role
    helps: Annotated[list[str], Field(min_length=1, max_length=MOST_HELP)]


def read_sayings(file: Path, frameworks: Collection[str]) -> tuple[list[Saying], Problems]:
    """The sayings that are sound, in the file's order, and what is wrong with the rest by line.

    ``frameworks``: the ids that may help.
    """
    problems = Problems(file)
    text = read_text(file, problems)
    sayings: list[Saying] = []
    first_said: dict[str, int] = {}
    for number, line in enumerate((text or "").splitlines(), 1):
        if not line.strip():
            continue
        saying = _saying(line, number, problems)
        if saying is None:
            continue
        for id in saying.helps:
            if id not in frameworks:
                problems.add(number, f"no framework {id!r}", "name those that are there by their ids")
        if (earlier := first_said.setdefault(saying.said.lower(), number)) != number:
            problems.add(number, f"said in line {earlier} already", "keep one")
        sayings.append(saying)
    return sayings, problems


def _saying(line: str, number: int, problems: Problems) -> Saying | None:
    try:
        read = _Line.model_validate(json.loads(line))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "line"
        problems.add(number, f"`{where}`: {first['msg'].lower()}", f"write a line such as {_EXAMPLE}")
        return None
    except (ValueError, RecursionError):
        problems.add(number, "no JSON", f"write a line such as {_EXAMPLE}")
        return None
    if len(set(read.helps)) < len(read.helps):
        problems.add(number, "a framework is named twice", "name it once")
    return Saying(read.said, read.role, tuple(read.helps))
