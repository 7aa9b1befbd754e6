"""``askfirst search``: the passages that fit what somebody says."""

import json
import textwrap
from typing import TYPE_CHECKING, Any

import click

from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.domain.knowledge import Hit, Knowledge

_WIDTH = 96


@click.command(short_help="Find the passages that fit what somebody says.")
@click.argument("text")
@click.option("--role", type=click.Choice(["leader", "rep"]), help="Only passages for this role.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1, 100), help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
def command(text: str, role: str | None, top: int, as_json: bool) -> None:
    """Find the passages that fit what somebody says, best first."""
    if not any(character.isalnum() for character in text):
        raise UsageError('search needs a TEXT with words in it, such as "he says yes to everything"')

    from assistant.bootstrap import build_knowledge, build_retriever
    from assistant.domain.conversation import Role
    from assistant.settings import load_settings

    settings = load_settings()
    knowledge = build_knowledge(settings)
    retriever, unready = build_retriever(knowledge, settings, patient=True)
    hits = retriever.search(text, Role(role) if role else None, top)
    if reason := unready():
        click.echo(f"By words alone: {reason}", err=True)
    found = [as_object(hit, knowledge) for hit in hits]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif found:
        click.echo("\n\n".join(map(in_words, found)))
    else:
        click.echo("Nothing fits. Say it in other words.")


def as_object(hit: "Hit", knowledge: "Knowledge") -> dict[str, Any]:
    """A hit as ``--json`` shows it: ``framework`` and ``stage`` are ids, ``score`` is from 0 to 1."""
    passage = hit.passage
    framework = knowledge.framework(passage.framework)
    return {
        "id": passage.id,
        "framework": passage.framework,
        "name": framework.name if framework else passage.framework,
        "stage": passage.stage,
        "audience": passage.audience.value,
        "topics": list(passage.topics),
        "text": passage.text,
        "source": framework.source if framework else None,
        "score": hit.score,
    }


def in_words(found: dict[str, Any]) -> str:
    """A hit as a person reads it."""
    text = textwrap.indent(textwrap.fill(found["text"], _WIDTH - 2), "  ")
    return f"{found['id']}  ({found['score']:.2f})\n{text}\n  {found['name']}: {found['source']}"
