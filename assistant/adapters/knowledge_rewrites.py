"""``knowledge/rewrites.yaml``: other ways to ask, held to a strict form."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from assistant.adapters.knowledge_problems import Problems, read_text
from assistant.domain.knowledge import Knowledge
from assistant.mirroring.intents.understood import SLOTS, Intent
from assistant.mirroring.rewording import SLOT, Rewording, Rewordings

_FIELDS = frozenset({"ask", "rests"})
_FORM = 'write - ask: "What ...?", then rests: and a passage\'s id'
_BRACES = re.compile(r"[{}]")
_OPENS = ("What", "How", "{opened}")


def load_rewordings(file: Path, knowledge: Knowledge) -> Rewordings:
    """The templates by intent, in the file's order. Raises the first ``ContentError`` there is."""
    problems = Problems(file)
    text = read_text(file, problems)
    found = _read(text, knowledge, problems) if text is not None else {}
    if problems.found:
        raise problems.found[0]
    return found


def _read(text: str, knowledge: Knowledge, problems: Problems) -> dict[Intent, tuple[Rewording, ...]]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        problems.add(mark.line + 1 if mark else 1, "is no YAML", "quote each question")
        return {}
    if not isinstance(root, yaml.MappingNode):
        problems.add(1, "holds no intents", f"write one a line, such as done:, and under it {_FORM}")
        return {}
    found: dict[Intent, tuple[Rewording, ...]] = {}
    for key, value in root.value:
        line = key.start_mark.line + 1
        if key.value not in {intent.value for intent in Intent}:
            problems.add(line, f"unknown intent `{key.value}`", f"use one of {', '.join(Intent)}")
        elif Intent(key.value) in found:
            problems.add(line, f"intent `{key.value}` comes twice", "keep one")
        else:
            found[Intent(key.value)] = tuple(_entries(value, knowledge, problems))
            if all(reword.slots for reword in found[Intent(key.value)]):
                problems.add(line, f"`{key.value}` has none that needs no words", "add one without braces")
    if missing := [intent.value for intent in Intent if intent not in found]:
        problems.add(1, f"intent `{missing[0]}` is missing", f"add {missing[0]}: and its questions")
    return found


def _entries(node: yaml.Node, knowledge: Knowledge, problems: Problems) -> Iterator[Rewording]:
    if not isinstance(node, yaml.SequenceNode):
        problems.add(node.start_mark.line + 1, "is no list of questions", _FORM)
        return
    seen: set[str] = set()
    for item in node.value:
        fields = _fields(item, problems)
        if fields is None:
            continue
        (ask, ask_line), (rests, rests_line) = fields["ask"], fields["rests"]
        for what, mend in _flaws(ask):
            problems.add(ask_line, what, mend)
        if ask in seen:
            problems.add(ask_line, f"{ask!r} comes twice", "keep one")
        if knowledge.passage(rests) is None:
            problems.add(rests_line, f"no passage {rests!r}", "name one by its id, such as grow/reality/2")
        seen.add(ask)
        yield Rewording(ask, rests)


def _fields(node: yaml.Node, problems: Problems) -> dict[str, tuple[str, int]] | None:
    """Each field with its line; None, and a finding, where they aren't just the two."""
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        problems.add(line, "is no question", _FORM)
        return None
    found: dict[str, tuple[str, int]] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        if key.value not in _FIELDS:
            problems.add(at, f"unknown field `{key.value}`", "use ask and rests")
        elif key.value in found:
            problems.add(at, f"field `{key.value}` comes twice", "keep one")
        elif (
            not isinstance(value, yaml.ScalarNode) or value.tag != "tag:yaml.org,2002:str" or not value.value
        ):
            problems.add(at, f"`{key.value}` is no text", "put it in quotes")
        else:
            found[key.value] = (value.value, at)
    if missing := sorted(_FIELDS - found.keys()):
        problems.add(line, f"field `{missing[0]}` is missing", _FORM)
        return None
    return found


def _flaws(ask: str) -> Iterator[tuple[str, str]]:
    """(what is wrong, how to mend it)"""
    for slot in SLOT.findall(ask):
        if slot not in SLOTS:
            yield f"unknown slot {{{slot}}}", f"use one of {', '.join(sorted(SLOTS))}"
    if _BRACES.search(SLOT.sub("", ask)):
        yield "a brace that opens no slot", "write a slot as {matter}"
    if not ask.endswith("?") or ask.count("?") != 1:
        yield f"{ask!r} is no single question", "end it with its one question mark"
    if not ask.startswith(_OPENS):
        yield f"{ask!r} may be answered in a word", 'begin it with "What" or "How"'
