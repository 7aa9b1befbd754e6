"""The front matter of a framework file: YAML held to a strict schema, with the line of every field."""

from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from assistant.adapters.knowledge_problems import Problems
from assistant.domain.knowledge import Kind, Phase, Source, Stage
from assistant.domain.knowledge_rules import sentence_count

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Line = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
_Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
_Path = tuple[str | int, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourceFields(_Strict):
    author: _Line
    title: _Line
    year: int = Field(ge=1, le=2100)
    where: _Line | None = None
    confirmed: bool

    def value(self) -> Source:
        return Source(self.author, self.title, self.year, self.where, self.confirmed)


class StageFields(_Strict):
    id: _Slug
    name: _Line
    phase: Annotated[Phase, Field(strict=False)]

    def value(self) -> Stage:
        return Stage(self.id, self.name, self.phase)


class FrontMatter(_Strict):
    id: _Slug
    name: _Line
    version: int = Field(ge=1)
    kind: Annotated[Kind, Field(strict=False)]
    summary: _Line
    fits: _Line
    does_not_fit: _Line = Field(alias="does-not-fit")
    aliases: list[_Line]
    everyday_name: bool = Field(False, alias="everyday-name")
    sources: list[SourceFields] = Field(min_length=1)
    stages: list[StageFields] = []


_OWNERS: dict[str | int, type[_Strict]] = {"sources": SourceFields, "stages": StageFields}


def split_front_matter(text: str, problems: Problems) -> tuple[str, str] | None:
    """(YAML, Markdown), each padded with empty lines so that line numbers are those of the file."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        problems.add(1, "no front matter", "begin the file with a line ---, then id, name and the rest")
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        problems.add(1, "front matter has no end", "close it with a line ---")
        return None
    return "\n".join(["", *lines[1:end]]), "\n".join([""] * (end + 1) + lines[end + 1 :])


def read_front_matter(text: str, problems: Problems) -> tuple[FrontMatter, dict[_Path, int]] | None:
    """The fields, and the line of each by its path; None, and findings, where they break the schema."""
    lines: dict[_Path, int] = {(): 1}
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if not _note_lines(node, (), lines, set(), problems):
            return None
        data = loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "a value that YAML can't read"
        line = mark.line + 1 if mark else 1
        problems.add(line, f"front matter is not YAML: {what}", "mend or quote the value")
        return None
    try:
        fields = FrontMatter.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            path = detail["loc"]
            problems.add(_line(lines, path), *_explain(detail, path))
        return None
    _check(fields, lines, problems)
    return fields, lines


def _note_lines(
    node: yaml.Node | None, path: _Path, lines: dict[_Path, int], seen: set[int], problems: Problems
) -> bool:
    """Fill ``lines`` from YAML's own marks; False where the document can't be taken further."""
    if path == () and not isinstance(node, yaml.MappingNode):
        problems.add(1, "front matter holds no fields", "write lines such as id: grow")
        return False
    if id(node) in seen:
        problems.add(_line(lines, path), "front matter refers to an anchor", "write the value out")
        return False
    seen.add(id(node))
    sound = True
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, str(key.value))
            if inner in lines:
                problems.add(key.start_mark.line + 1, f"field `{key.value}` comes twice", "keep one")
                sound = False
            lines[inner] = key.start_mark.line + 1
            sound = _note_lines(value, inner, lines, seen, problems) and sound
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            lines[(*path, place)] = value.start_mark.line + 1
            sound = _note_lines(value, (*path, place), lines, seen, problems) and sound
    return sound


def _line(lines: dict[_Path, int], path: _Path) -> int:
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _explain(detail: ErrorDetails, path: _Path) -> tuple[str, str]:
    """(what is wrong, how to mend it), in a writer's words."""
    field = next((part for part in reversed(path) if isinstance(part, str)), "front matter")
    owner = _OWNERS.get(path[0], FrontMatter) if len(path) > 2 else FrontMatter
    match detail["type"]:
        case "missing":
            return f"field `{field}` is missing", f"add {field}: and its value"
        case "extra_forbidden":
            known = ", ".join(info.alias or name for name, info in owner.model_fields.items())
            return f"unknown field `{field}`", f"take it out, or use one of {known}"
        case "enum":
            return f"`{field}` is {detail['input']!r}", f"use {', '.join(Kind if field == 'kind' else Phase)}"
        case "string_pattern_mismatch" if field == "id":
            return f"id {detail['input']!r} is no id", "use lower-case letters, digits and hyphens"
        case "string_type":
            return f"`{field}` is {detail['input']!r}, not text", "put it in quotes"
        case "int_type":
            return f"`{field}` is {detail['input']!r}, not a number", "write a whole number"
        case "bool_type":
            return f"`{field}` is {detail['input']!r}", "write true or false"
        case "too_short" | "string_too_short" | "string_pattern_mismatch":
            return f"`{field}` is empty", "give it a value"
    return f"`{field}`: {detail['msg'].lower()}", "mend the value"


def _check(fields: FrontMatter, lines: dict[_Path, int], problems: Problems) -> None:
    """What a schema can't say."""
    for field, text, wanted in (
        ("summary", fields.summary, 2),
        ("fits", fields.fits, 1),
        ("does-not-fit", fields.does_not_fit, 1),
    ):
        if (count := sentence_count(text)) != wanted:
            problems.add(lines[(field,)], f"`{field}` has {count} sentences", f"say it in {wanted}")
    for place, alias in enumerate(fields.aliases):
        if alias != alias.lower():
            what = f"alias {alias!r} has capitals"
            problems.add(lines[("aliases", place)], what, "write it in lower case")
    if fields.kind is Kind.MODEL and not fields.stages:
        line = _line(lines, ("stages",))
        problems.add(line, "a model without stages", "list its stages, or call it lens or idea")
    if fields.kind is not Kind.MODEL and fields.stages:
        problems.add(lines[("stages",)], f"{fields.kind} with stages", "take them out, or call it model")
    for what in ("id", "name"):
        values = [getattr(stage, what) for stage in fields.stages]
        for place, value in enumerate(values):
            if value in values[:place]:
                line = lines[("stages", place)]
                problems.add(line, f"stage {what} {value!r} comes twice", "name it otherwise")
