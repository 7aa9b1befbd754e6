"""Invented reps from ``knowledge/rehearsals``: temperaments and situations, held to a strict form.

Every line in them is held to what a rep may say at all, too: it stays in the role, doesn't coach, and keeps
away from what a practice keeps away from.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from assistant.adapters.knowledge_files import REHEARSALS
from assistant.adapters.knowledge_problems import Problems, read_text
from assistant.domain.knowledge_rules import sentence_count
from assistant.errors import ContentError
from assistant.rehearsing.in_character import flaw
from assistant.rehearsing.invented import NAME, Cast, Layer, Manner, Matter, Temperament, Thread

TEMPERAMENTS, SITUATIONS = "temperaments", "situations"
LEAST_LINES = 3
"""Of each manner, so that no line comes twice in a row."""
LEAST_HELLOS = 2
LEAST_NAMES = 3
MOST_TOLD = 40
"""Words of a layer's half."""

_Path = tuple[str | int, ...]
_Line = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
_Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
_Name = Annotated[str, Field(pattern=r"^[A-Z][a-z]+$")]
_Word = Annotated[str, Field(pattern=r"^[a-z]+$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TemperamentFile(_Strict):
    id: _Slug
    version: int = Field(ge=1)
    name: _Line
    summary: _Line
    voice: _Line
    needs: int = Field(ge=1, le=2)
    lines: dict[str, list[_Line]]


class LayerFields(_Strict):
    tells: _Line
    more: _Line


class ThreadFields(_Strict):
    id: _Slug
    subject: _Line
    about: list[_Word] = Field(min_length=3)
    short: list[_Line] = Field(min_length=2)
    layers: list[LayerFields] = Field(min_length=2)


class SituationFile(_Strict):
    id: _Slug
    version: int = Field(ge=1)
    name: _Line
    names: list[_Name] = Field(min_length=LEAST_NAMES)
    scene: _Line
    excuses: list[_Line] = Field(min_length=LEAST_LINES)
    threads: list[ThreadFields] = Field(min_length=2)


_File = TypeVar("_File", TemperamentFile, SituationFile)


def load_cast(folders: Iterable[Path]) -> Cast:
    """All invented reps; in a later folder, a file with the same id takes the place of an earlier one.

    ``folders``: each holds ``temperaments/`` and ``situations/``. Raises the first ``ContentError`` there is.
    """
    temperaments: dict[str, Temperament] = {}
    matters: dict[str, Matter] = {}
    for folder in folders:
        cast, problems = survey_cast(folder)
        if problems:
            raise problems[0]
        temperaments |= cast.temperaments
        matters |= cast.matters
    if not temperaments or not matters:
        what = TEMPERAMENTS if not temperaments else SITUATIONS
        raise ContentError(REHEARSALS, 1, f"no {what} here", f"name a folder that holds {what}/")
    return Cast(temperaments, matters)


def survey_cast(folder: Path) -> tuple[Cast, list[ContentError]]:
    """What can be read of a folder, and everything wrong with it by file and line."""
    found: list[ContentError] = []
    temperaments = dict(_temperaments(folder / TEMPERAMENTS, found))
    return Cast(temperaments, dict(_matters(folder / SITUATIONS, found))), found


def folders_of(knowledge_folders: Iterable[Path]) -> list[Path]:
    """Those of a team's folders that hold invented reps, in their order."""
    return [folder / REHEARSALS for folder in knowledge_folders if (folder / REHEARSALS).is_dir()]


def _temperaments(folder: Path, found: list[ContentError]) -> Iterator[tuple[str, Temperament]]:
    for file in sorted(folder.glob("*.yaml")):
        problems = Problems(file)
        if read := _read(file, TemperamentFile, problems):
            fields, at = read
            _check_manners(fields, at, problems)
            if (count := sentence_count(fields.summary)) != 1:
                problems.add(at[("summary",)], f"`summary` has {count} sentences", "say it in 1")
            if not problems.found:
                lines = {Manner(manner): tuple(lines) for manner, lines in fields.lines.items()}
                yield (
                    fields.id,
                    Temperament(fields.id, fields.name, fields.summary, fields.voice, fields.needs, lines),
                )
        found += problems.found


def _matters(folder: Path, found: list[ContentError]) -> Iterator[tuple[str, Matter]]:
    for file in sorted(folder.glob("*.yaml")):
        problems = Problems(file)
        if read := _read(file, SituationFile, problems):
            fields, at = read
            _check_situation(fields, at, problems)
            if not problems.found:
                yield fields.id, _matter(fields)
        found += problems.found


def _matter(fields: SituationFile) -> Matter:
    threads = tuple(
        Thread(
            thread.id,
            thread.subject,
            tuple(thread.about),
            tuple(thread.short),
            tuple(Layer(layer.tells, layer.more) for layer in thread.layers),
        )
        for thread in fields.threads
    )
    return Matter(fields.id, fields.name, fields.scene, tuple(fields.names), tuple(fields.excuses), threads)


def _check_manners(fields: TemperamentFile, at: Mapping[_Path, int], problems: Problems) -> None:
    for manner in fields.lines:
        if manner not in set(Manner):
            problems.add(at[("lines", manner)], f"unknown manner `{manner}`", f"use {', '.join(Manner)}")
    for manner in Manner:
        if manner not in fields.lines:
            problems.add(at[("lines",)], f"no lines for `{manner}`", f"add {manner}: and its lines")
            continue
        lines, path = fields.lines[manner], ("lines", manner)
        least = LEAST_HELLOS if manner is Manner.HELLO else LEAST_LINES
        if len(lines) < least:
            problems.add(at[path], f"`{manner}` has {len(lines)} lines", f"write {least} at least")
        _check_lines(lines, path, at, problems)


def _check_situation(fields: SituationFile, at: Mapping[_Path, int], problems: Problems) -> None:
    if NAME not in fields.scene or any(brace in fields.scene.replace(NAME, "") for brace in "{}"):
        problems.add(
            at[("scene",)], "`scene` doesn't name the rep as it should", f"write {NAME} for the name"
        )
    _check_lines(fields.excuses, ("excuses",), at, problems)
    _check_lines(fields.names, ("names",), at, problems, are_said=False)
    _check_lines([thread.id for thread in fields.threads], ("threads",), at, problems, are_said=False)
    for number, thread in enumerate(fields.threads):
        path = ("threads", number)
        _check_lines(thread.short, (*path, "short"), at, problems)
        for depth, layer in enumerate(thread.layers):
            for half, text in (("tells", layer.tells), ("more", layer.more)):
                where = at[(*path, "layers", depth, half)]
                if len(text.split()) > MOST_TOLD:
                    problems.add(where, f"more than {MOST_TOLD} words", "tell less in one go")
                _check_line(text, where, problems)


def _check_lines(
    lines: list[str], path: _Path, at: Mapping[_Path, int], problems: Problems, are_said: bool = True
) -> None:
    for place, line in enumerate(lines):
        where = at[(*path, place)]
        if line in lines[:place]:
            problems.add(where, f"{line!r} comes twice", "keep one")
        if are_said:
            _check_line(line, where, problems)


def _check_line(line: str, where: int, problems: Problems) -> None:
    if what := flaw(line):
        problems.add(where, f"no rep may say this: {what}", "say it otherwise")


def _read(file: Path, kind: type[_File], problems: Problems) -> tuple[_File, dict[_Path, int]] | None:
    """The fields, and the line of everything in the file by its path; None, and findings, if it is broken."""
    text = read_text(file, problems)
    if text is None:
        return None
    at: dict[_Path, int] = {(): 1}
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            problems.add(1, "holds no fields", f"write lines such as id: {file.stem}")
            return None
        _note(node, (), at, set(), problems)
        data = loader.construct_document(node) if not problems.found else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        problems.add(mark.line + 1 if mark else 1, "is no YAML", "quote each line")
        return None
    if data is None:
        return None
    try:
        fields = kind.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            problems.add(_nearest(at, detail["loc"]), *_explain(detail))
        return None
    if fields.id != file.stem:
        problems.add(
            at[("id",)], f"id {fields.id!r} isn't the file's name", f"call the file {fields.id}.yaml"
        )
    return fields, at


def _note(node: yaml.Node, path: _Path, at: dict[_Path, int], seen: set[int], problems: Problems) -> None:
    """Fills ``at``; fields that come twice and references to other places are findings."""
    line = node.start_mark.line + 1
    at.setdefault(path, line)
    if id(node) in seen:
        problems.add(line, "refers to another place", "write it out")
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, str(key.value))
            if inner in at:
                problems.add(key.start_mark.line + 1, f"field `{key.value}` comes twice", "keep one")
            at[inner] = key.start_mark.line + 1
            _note(value, inner, at, seen, problems)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            _note(value, (*path, place), at, seen, problems)


def _nearest(at: Mapping[_Path, int], path: _Path) -> int:
    while path not in at:
        path = path[:-1]
    return at[path]


def _explain(detail: ErrorDetails) -> tuple[str, str]:
    """(what is wrong, how to mend it)"""
    field = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "the file")
    match detail["type"]:
        case "missing":
            return f"field `{field}` is missing", f"add {field}: and its value"
        case "extra_forbidden":
            return f"unknown field `{field}`", "take it out"
        case "too_short":
            least = detail.get("ctx", {}).get("min_length", 1)
            return f"`{field}` has too few entries", f"write {least} at least"
        case "string_type":
            return f"`{field}` holds what is no text", "put it in quotes"
        case "string_pattern_mismatch" | "string_too_short":
            return f"`{field}` isn't of the right form", "look at a file that ships, and write it as there"
    return f"`{field}`: {detail['msg'].lower()}", "mend the value"
