"""Journeys from Markdown files, held to a strict form: one broken file and none is loaded."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.adapters.journey_parts import PartsReader
from assistant.adapters.knowledge_files import JOURNEYS
from assistant.adapters.knowledge_front_matter import split_front_matter
from assistant.adapters.knowledge_problems import Problems, read_text
from assistant.domain.conversation import Role
from assistant.domain.journey import MADE, Journey
from assistant.domain.knowledge import Kind, Knowledge
from assistant.domain.knowledge_rules import sentence_count, slot_flaws
from assistant.errors import ContentError

TURNS = range(2, 13)

_Line = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
_Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]


class FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: _Slug
    name: _Line
    version: int = Field(ge=1)
    summary: _Line
    roles: list[Annotated[Role, Field(strict=False)]] = Field(min_length=1)
    guide: _Slug
    most_turns: int = Field(alias="most-turns", ge=TURNS.start, le=TURNS.stop - 1)
    title: _Line
    rest: _Slug | None = None
    calendar: _Line | None = None
    outcome: Literal["lost", "won"] | None = None
    may_wait: bool = Field(False, alias="may-wait")


def load_journeys(folders: Iterable[Path], knowledge: Knowledge) -> Mapping[str, Journey]:
    """By id; a later folder's journey takes the place of an earlier one. Raises the first ``ContentError``.

    ``folders``: each holds journeys, one a file; README.md is none.
    """
    journeys: dict[str, Journey] = {}
    for folder in folders:
        found, problems = survey_journeys(folder, knowledge)
        if problems:
            raise problems[0]
        journeys |= {journey.id: journey for journey in found}
    return journeys


def survey_journeys(folder: Path, knowledge: Knowledge) -> tuple[list[Journey], list[ContentError]]:
    """Every journey of a folder, and everything wrong with them by file and line."""
    files = sorted(f for f in folder.glob("*.md") if f.name.lower() != "readme.md" and f.name[0] != ".")
    journeys: list[Journey] = []
    found: list[ContentError] = []
    for file in files:
        problems = Problems(file)
        journey = _read(file, knowledge, problems)
        if journey:
            if file.stem != journey.id:
                problems.add(1, f"id {journey.id!r} isn't the file's name", f"call the file {journey.id}.md")
            journeys.append(journey)
        found += problems.found
    return journeys, found


def folders_of(knowledge_folders: Iterable[Path]) -> list[Path]:
    """Those of a team's folders that hold journeys, in their order."""
    return [folder / JOURNEYS for folder in knowledge_folders if (folder / JOURNEYS).is_dir()]


def _read(file: Path, knowledge: Knowledge, problems: Problems) -> Journey | None:
    text = read_text(file, problems)
    parts = split_front_matter(text, problems) if text is not None else None
    fields = _front_matter(parts[0], problems) if parts else None
    if parts is None or fields is None:
        return None
    lines = _lines(parts[0])
    guide = knowledge.framework(fields.guide)
    if guide is None or guide.kind is not Kind.MODEL:
        models = ", ".join(f.id for f in knowledge.frameworks if f.kind is Kind.MODEL)
        problems.add(lines["guide"], f"guide {fields.guide!r} has no stages", f"name one of {models}")
    reader = PartsReader(fields.id, fields.name, fields.roles, guide, knowledge, problems)
    read = reader.read(parts[1])
    _check(fields, lines, [part.id for part in read if part.takes not in MADE], problems)
    return Journey(
        id=fields.id,
        name=fields.name,
        version=fields.version,
        summary=fields.summary,
        roles=tuple(fields.roles),
        guide=fields.guide,
        most_turns=fields.most_turns,
        title=fields.title,
        parts=tuple(read),
        rest=fields.rest,
        calendar=fields.calendar,
        outcome=fields.outcome,
        may_wait=fields.may_wait,
    )


def _check(
    fields: FrontMatter, lines: Mapping[str, int], sorted_into: Sequence[str], problems: Problems
) -> None:
    """What a schema can't say."""
    if (count := sentence_count(fields.summary)) != 1:
        problems.add(lines["summary"], f"`summary` has {count} sentences", "say it in 1")
    problems.add_flaws(lines["title"], slot_flaws(fields.title))
    if fields.rest and fields.rest not in sorted_into:
        mend = f"name one of {', '.join(sorted_into)}"
        problems.add(lines["rest"], f"rest {fields.rest!r} is no part that takes what is said", mend)


def _front_matter(text: str, problems: Problems) -> FrontMatter | None:
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        line = mark.line + 1 if mark else 1
        problems.add(line, "front matter is not YAML", "mend or quote the value")
        return None
    if not isinstance(data, dict):
        problems.add(1, "front matter holds no fields", "write lines such as id: prepare")
        return None
    lines = _lines(text)
    doubles = [name for name in lines if sum(line.startswith(f"{name}:") for line in text.splitlines()) > 1]
    for name in doubles:
        problems.add(lines[name], f"field `{name}` comes twice", "keep one")
    try:
        fields = FrontMatter.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            field = str(detail["loc"][0]) if detail["loc"] else "front matter"
            problems.add(lines.get(field, 1), *_explain(field, detail["type"], detail["msg"]))
        return None
    return None if doubles else fields


def _lines(text: str) -> dict[str, int]:
    """The line of each field, counted from 1."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        name, colon, _ = line.partition(":")
        if colon and not line[:1].isspace():
            found.setdefault(name, number)
    return found


def _explain(field: str, kind: str, message: str) -> tuple[str, str]:
    match kind:
        case "missing":
            return f"field `{field}` is missing", f"add {field}: and its value"
        case "extra_forbidden":
            known = ", ".join(info.alias or name for name, info in FrontMatter.model_fields.items())
            return f"unknown field `{field}`", f"take it out, or use one of {known}"
        case "enum":
            return f"`{field}` names an unknown role", f"use {', '.join(Role)}"
        case "greater_than_equal" | "less_than_equal" if field == "most-turns":
            return f"`{field}` is out of bounds", f"write {TURNS.start} to {TURNS.stop - 1}"
    return f"`{field}`: {message.lower()}", "mend the value"
