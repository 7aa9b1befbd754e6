"""``askfirst knowledge``: frameworks, journeys and invented reps, checked; the frameworks listed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.domain.knowledge import Framework
    from assistant.errors import ContentError


@click.group(name="knowledge", short_help="Check or list the frameworks.", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check or list the frameworks: ours, and those in the folders of ASKFIRST_KNOWLEDGE."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(short_help="Say what is wrong in the files, and how to mend it.")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
def check(folder: Path | None) -> int:
    """Say what is wrong in the frameworks, journeys and invented reps of DIR, or in all that would be loaded.

    One line for each: file:line: what is wrong; how to mend it. Ends with 1 where there is any.
    """
    from assistant.adapters.knowledge_files import survey_knowledge
    from assistant.settings import load_settings
    from assistant.shipped import shipped_folder

    shipped = shipped_folder("knowledge")
    if folder:
        ours = {file.stem for file in (shipped / "frameworks").glob("*.md")}
        frameworks, problems = survey_knowledge([folder], shipped / "topics.yaml", beside=ours)
        counted, more = _more_in([folder], frameworks)
    else:
        theirs = load_settings().knowledge_folders
        frameworks, problems = survey_knowledge(
            [shipped / "frameworks", *theirs], shipped / "topics.yaml", shipped / "glossary.md"
        )
        counted, more = _more_in([shipped, *theirs], frameworks)
    for problem in (*problems, *more):
        click.echo(str(problem))
    if not (problems or more):
        click.echo(f"{_counted(frameworks)}{counted}: nothing to mend.")
    return 1 if problems or more else 0


def _more_in(
    folders: "Sequence[Path]", frameworks: "Sequence[Framework]"
) -> "tuple[str, list[ContentError]]":
    """What else the folders hold, counted, and everything wrong with it.

    A journey may rest on a framework of ours and on one of the same folders.
    """
    from assistant.adapters import journey_files, knowledge_rehearsals
    from assistant.bootstrap import build_knowledge
    from assistant.domain.knowledge import Knowledge
    from assistant.settings import Settings

    known = {framework.id: framework for framework in build_knowledge(Settings(knowledge="")).frameworks}
    knowledge = Knowledge((*{**known, **{f.id: f for f in frameworks}}.values(),), ())
    problems: list[ContentError] = []
    counted = ""
    for place in journey_files.folders_of(folders):
        journeys, wrong = journey_files.survey_journeys(place, knowledge)
        problems += wrong
        counted += f", {len(journeys)} {'journey' if len(journeys) == 1 else 'journeys'}"
    for place in knowledge_rehearsals.folders_of(folders):
        cast, wrong = knowledge_rehearsals.survey_cast(place)
        problems += wrong
        counted += f", {len(cast.temperaments)} temperaments, {len(cast.matters)} situations"
    return counted, problems


@command.command(name="list", short_help="Show the frameworks that are loaded.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
def list_frameworks(as_json: bool) -> None:
    """Show the frameworks that are loaded, with their stages and how much there is of each."""
    from assistant.bootstrap import build_knowledge
    from assistant.settings import load_settings

    frameworks = build_knowledge(load_settings()).frameworks
    rows = [as_object(framework) for framework in frameworks]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(len(row["id"]) for row in rows)
    for row in rows:
        stages = " > ".join(row["stages"]) or row["kind"]
        click.echo(
            f"{row['id']:<{width}}  {row['passages']:>3} passages  {row['questions']:>3} questions  {stages}"
        )
    click.echo(_counted(frameworks))


def as_object(framework: "Framework") -> dict[str, Any]:
    """A framework as ``--json`` shows it."""
    return {
        "id": framework.id,
        "name": framework.name,
        "version": framework.version,
        "kind": framework.kind.value,
        "summary": framework.summary,
        "stages": [stage.id for stage in framework.stages],
        "passages": len(framework.passages),
        "questions": _questions(framework),
        "topics": sorted({topic for passage in framework.passages for topic in passage.topics}),
        "sources": [
            {"source": str(s), "where": s.where, "confirmed": s.confirmed} for s in framework.sources
        ],
    }


def _questions(framework: "Framework") -> int:
    return sum(len(passage.questions) for passage in framework.passages)


def _counted(frameworks: "list[Framework] | tuple[Framework, ...]") -> str:
    passages = sum(len(framework.passages) for framework in frameworks)
    questions = sum(map(_questions, frameworks))
    noun = "framework" if len(frameworks) == 1 else "frameworks"
    return f"{len(frameworks)} {noun}, {passages} passages, {questions} questions"
