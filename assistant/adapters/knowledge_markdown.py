"""Markdown as the blocks that knowledge is written in, each with its line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.adapters.knowledge_problems import Problems


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """``text`` has its own line breaks; ``line`` counts from 1; ``level`` is a heading's depth."""

    kind: BlockKind
    text: str
    line: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    heading: Block
    blocks: tuple[Block, ...]


_CONTAINERS = {"blockquote_open": BlockKind.QUOTE, "list_item_open": BlockKind.ITEM}
_PASSED = {"bullet_list_open", "bullet_list_close", "paragraph_open", "paragraph_close", "heading_close"}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def blocks(text: str, problems: Problems) -> list[Block]:
    """Headings, paragraphs, quoted lines and list items, in order; anything else is a finding."""
    found: list[Block] = []
    inside: list[str] = []
    level = 0
    for token in _parser().parse(text):
        line = (token.map[0] if token.map else 0) + 1
        if token.type in _CONTAINERS:
            inside.append(token.type)
        elif token.type.removesuffix("_close") + "_open" in _CONTAINERS:
            inside.pop()
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "inline":
            found.extend(_filled(token, line, inside, level, problems))
            level = 0
        elif token.type not in _PASSED:
            problems.add(
                line,
                f"{token.type.removesuffix('_open').replace('_', ' ')} has no place here",
                "use headings, paragraphs, quoted lines and - lists only",
            )
    return found


def _filled(token: Token, line: int, inside: Sequence[str], level: int, problems: Problems) -> list[Block]:
    if len(inside) > 1 or (inside and level):
        problems.add(line, "a block within a block", "keep quotes and lists flat")
        return []
    if level:
        return [Block(BlockKind.HEADING, token.content, line, level)]
    if not inside:
        return [Block(BlockKind.PARAGRAPH, token.content, line)]
    kind = _CONTAINERS[inside[0]]
    if kind is BlockKind.ITEM:
        return [Block(kind, " ".join(token.content.split()), line)]
    lines = enumerate(token.content.split("\n"))
    return [Block(kind, said.strip(), line + place) for place, said in lines if said.strip()]


def sections(content: Iterable[Block], level: int) -> tuple[list[Block], list[Section]]:
    """What stands before the first heading of ``level``, then each such heading with what follows it."""
    before: list[Block] = []
    found: list[tuple[Block, list[Block]]] = []
    for block in content:
        if block.kind is BlockKind.HEADING and block.level == level:
            found.append((block, []))
        else:
            (found[-1][1] if found else before).append(block)
    return before, [Section(heading, tuple(inner)) for heading, inner in found]


def refuse(content: Iterable[Block], where: str, problems: Problems) -> None:
    """Findings for blocks that stand where nothing should."""
    for block in content:
        words = block.text if len(block.text) <= 40 else block.text[:40] + "..."
        problems.add(block.line, f"{block.kind} {words!r} is out of place {where}", "move it or take it out")
