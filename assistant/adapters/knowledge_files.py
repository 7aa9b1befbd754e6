"""Frameworks from Markdown files, held to a strict form: one broken file and nothing is loaded."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import yaml

from assistant.adapters.knowledge_front_matter import read_front_matter, split_front_matter
from assistant.adapters.knowledge_glossary import read_glossary
from assistant.adapters.knowledge_passages import AskedQuestion, BodyReader
from assistant.adapters.knowledge_problems import Problems, read_text, shown
from assistant.adapters.knowledge_sayings import SAYINGS_FILE, read_sayings
from assistant.domain.knowledge import Framework, Knowledge, Saying
from assistant.domain.knowledge_rules import near_copies
from assistant.errors import ConfigurationError, ContentError

JOURNEYS = "journeys"
REHEARSALS = "rehearsals"
"""What the folders within are called that hold journeys, and invented reps to practise with."""


def load_knowledge(folders: Sequence[Path], topics: Path, glossary: Path) -> Knowledge:
    """All frameworks, by id; a later folder's framework replaces an earlier one with the same id.

    ``topics``: the closed list, a YAML file. Raises the first ``ContentError`` there is, or
    ``ConfigurationError`` for a folder that is missing.
    """
    known = read_topics(topics)
    frameworks: dict[str, Framework] = {}
    for folder in folders:
        found, problems = read_folder(folder, known)
        if problems:
            raise problems[0]
        frameworks |= {framework.id: framework for framework in found}
    sayings, problems = _sayings_of(folders, frameworks)
    terms, broken = read_glossary(glossary)
    if problems or broken.found:
        raise [*problems, *broken.found][0]
    return Knowledge(tuple(frameworks[id] for id in sorted(frameworks)), tuple(terms), sayings=tuple(sayings))


def survey_knowledge(
    folders: Sequence[Path], topics: Path, glossary: Path | None = None, beside: Collection[str] = ()
) -> tuple[list[Framework], list[ContentError]]:
    """Every framework, and everything wrong by folder, file and line.

    ``beside``: ids of frameworks elsewhere, which sayings may name as well. Raises ``ConfigurationError``
    for a missing folder, ``ContentError`` where the topics can't be read.
    """
    known = read_topics(topics)
    surveys = [read_folder(folder, known) for folder in folders]
    frameworks = [framework for found, _ in surveys for framework in found]
    problems = [problem for _, found in surveys for problem in found]
    problems += _sayings_of(folders, {*beside, *(framework.id for framework in frameworks)})[1]
    problems += read_glossary(glossary)[1].found if glossary else []
    return frameworks, problems


def _sayings_of(
    folders: Iterable[Path], frameworks: Collection[str]
) -> tuple[list[Saying], list[ContentError]]:
    """What the folders hold of sayings; a folder needn't have any."""
    files = [folder / SAYINGS_FILE for folder in folders]
    read = [read_sayings(file, frameworks) for file in files if file.exists()]
    return [saying for found, _ in read for saying in found], [
        p for _, problems in read for p in problems.found
    ]


def read_topics(file: Path) -> tuple[str, ...]:
    """The closed list of topics. Raises ``ContentError``."""
    problems = Problems(file)
    text = read_text(file, problems)
    try:
        topics = yaml.safe_load(text) if text is not None else None
    except yaml.YAMLError:
        topics = None
    if isinstance(topics, list) and topics and all(isinstance(topic, str) for topic in topics):
        return tuple(topics)
    problems.add(1, "the list of topics can't be read", "write one topic a line, as - lost-deal")
    raise problems.found[0]


def read_folder(folder: Path, topics: Sequence[str]) -> tuple[list[Framework], list[ContentError]]:
    """Each framework file of a folder (README.md is none), and everything wrong with them.

    A folder may hold journeys or invented reps alone.
    """
    if folder.is_file():
        raise ConfigurationError(f"{shown(folder)} is a file; name the folder that holds framework files")
    if not folder.is_dir():
        raise ConfigurationError(
            f"knowledge folder {shown(folder)} doesn't exist; mend its name, here or in ASKFIRST_KNOWLEDGE"
        )
    files = sorted(f for f in folder.glob("*.md") if f.name.lower() != "readme.md" and f.name[0] != ".")
    if not files and not any((folder / within).is_dir() for within in (JOURNEYS, REHEARSALS)):
        raise ConfigurationError(f"no framework file (*.md) in {shown(folder)}; put one there")
    frameworks: dict[str, tuple[Framework, Path]] = {}
    asked: list[tuple[Problems, AskedQuestion]] = []
    all_problems: list[Problems] = []
    for file in files:
        problems = Problems(file)
        all_problems.append(problems)
        read = _read_framework(file, topics, problems)
        if read is None:
            continue
        framework, questions, line = read
        if framework.id in frameworks:
            there = frameworks[framework.id][1].name
            problems.add(line, f"id {framework.id!r} is taken by {there}", "give it an id of its own")
        frameworks[framework.id] = (framework, file)
        asked += [(problems, question) for question in questions]
    _refuse_copies(asked)
    found = [problem for problems in all_problems for problem in problems.found]
    return [framework for framework, _ in frameworks.values()], found


def _read_framework(
    file: Path, topics: Sequence[str], problems: Problems
) -> tuple[Framework, list[AskedQuestion], int] | None:
    """The framework, its questions, and the line of its id; None where the front matter is broken."""
    text = read_text(file, problems)
    parts = split_front_matter(text, problems) if text is not None else None
    read = read_front_matter(parts[0], problems) if parts else None
    if parts is None or read is None:
        return None
    fields, lines = read
    body = BodyReader(fields, topics, problems)
    body.read(parts[1])
    framework = Framework(
        fields.id,
        fields.name,
        fields.version,
        fields.kind,
        fields.summary,
        fields.fits,
        fields.does_not_fit,
        tuple(fields.aliases),
        tuple(source.value() for source in fields.sources),
        tuple(stage.value() for stage in fields.stages),
        tuple(body.passages),
        fields.everyday_name,
    )
    return framework, body.asked, lines[("id",)]


def _refuse_copies(asked: Sequence[tuple[Problems, AskedQuestion]]) -> None:
    for earlier, later in near_copies([question.question.text for _, question in asked]):
        first, (problems, second) = asked[earlier][1].question, asked[later]
        what = f"question is too like {first.id} ({first.text!r})"
        problems.add(second.line, what, "ask for something else, or take one out")
