"""The glossary: words of the field, each in two sentences with its source."""

import re
from pathlib import Path

from assistant.adapters.knowledge_markdown import Block, BlockKind, Section, blocks, refuse, sections
from assistant.adapters.knowledge_problems import Problems, read_text
from assistant.domain.knowledge import Term
from assistant.domain.knowledge_rules import sentence_count

_SOURCE = re.compile(r"\S.*, \S.* \(\d{4}\)")
_FORM = "write ## Name, Also: and aliases if any, two sentences, then Source: Author, Title (year)"


def read_glossary(file: Path) -> tuple[list[Term], Problems]:
    """The terms that are sound, in the file's order, and what is wrong with the rest."""
    problems = Problems(file)
    text = read_text(file, problems)
    if text is None:
        return [], problems
    before, parts = sections(blocks(text, problems), 2)
    for block in before:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            refuse([block], "before the first term", problems)
    terms: list[Term] = []
    known: set[str] = set()
    for part in parts:
        term = _term(part, problems)
        for name in (term.name, *term.aliases):
            if name.lower() in known:
                problems.add(part.heading.line, f"{name!r} is in the glossary already", "keep one")
            known.add(name.lower())
        terms.append(term)
    if not parts:
        problems.add(1, "the glossary has no term", _FORM)
    return terms, problems


def _term(part: Section, problems: Problems) -> Term:
    paragraphs = [block for block in part.blocks if block.kind is BlockKind.PARAGRAPH]
    refuse([block for block in part.blocks if block not in paragraphs], "in the glossary", problems)
    lines = [line.strip() for block in paragraphs for line in block.text.split("\n")]
    aliases: tuple[str, ...] = ()
    if lines and lines[0].startswith("Also:"):
        listed = lines.pop(0).removeprefix("Also:").split(",")
        aliases = tuple(alias.strip() for alias in listed if alias.strip())
    source = ""
    if lines and lines[-1].startswith("Source:"):
        source = lines.pop().removeprefix("Source:").strip()
    _check(part.heading, " ".join(lines), source, problems)
    return Term(part.heading.text, aliases, " ".join(lines), source)


def _check(heading: Block, text: str, source: str, problems: Problems) -> None:
    name, line = heading.text, heading.line
    if (count := sentence_count(text)) != 2:
        problems.add(line, f"{name!r} is told in {count} sentences", "say it in exactly 2")
    if not source:
        problems.add(line, f"{name!r} has no source", _FORM)
    elif not _SOURCE.fullmatch(source):
        problems.add(line, f"the source of {name!r} is {source!r}", "write it as Author, Title (year)")
