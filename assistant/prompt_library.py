"""Prompts as strict data: one Markdown file a prompt, checked whole when it is loaded.

A file begins with front matter (``name``, the file's own; ``version``, from 1; ``inputs``, a list) and goes
on with a Jinja2 body. Where a reply has several wordings, a line ``---`` parts them. Every input declared is
used by some wording, and every input used is declared.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.meta import find_undeclared_variables
from jinja2.nodes import Name
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assistant.errors import ContentError

FIELDS = ("name", "version", "inputs")
_MARK = "---"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_INPUT = re.compile(r"[a-z][a-z0-9_]*")

# What people typed is only ever a value, and no page of HTML: escaping would put "&#39;" into a sentence.
_JINJA = ImmutableSandboxedEnvironment(
    autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_JINJA.globals.clear()


@dataclass(frozen=True, slots=True)
class Prompt:
    name: str
    version: int
    inputs: frozenset[str]
    path: str
    wordings: tuple[Template, ...]


class PromptLibrary:
    """All prompts of a folder, by name. Reads files in ``load`` and nowhere else."""

    def __init__(self, prompts: Mapping[str, Prompt]) -> None:
        self._prompts = dict(prompts)

    @classmethod
    def load(cls, folder: Path) -> "PromptLibrary":
        """Every ``*.md`` in ``folder`` and below. Raises ``ContentError`` for the first broken one."""
        prompts: dict[str, Prompt] = {}
        for path in sorted(folder.rglob("*.md")):
            prompt = read_prompt(path)
            if prompt.name in prompts:
                other = prompts[prompt.name].path
                raise ContentError(str(path), 2, f"`{prompt.name}` is also {other}", "rename one of them")
            prompts[prompt.name] = prompt
        if not prompts:
            raise ContentError(str(folder), 1, "no prompts here", "name the folder that holds them")
        return cls(prompts)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._prompts)

    def variants(self, name: str) -> int:
        """How many wordings there are."""
        return len(self._prompt(name).wordings)

    def version(self, name: str) -> int:
        return self._prompt(name).version

    def inputs(self, name: str) -> frozenset[str]:
        return self._prompt(name).inputs

    def render(self, name: str, variant: int = 0, /, **inputs: object) -> str:
        """One wording, filled. Just the declared inputs are given; ``None`` is a value.

        Raises ``ContentError`` for a prompt, a wording or an input that there isn't.
        """
        prompt = self._prompt(name)
        if not 0 <= variant < len(prompt.wordings):
            what = f"wording {variant} of `{name}` is asked for, and there are {len(prompt.wordings)}"
            raise ContentError(prompt.path, 1, what, "add it after a line ---, or ask for another")
        if wrong := sorted(prompt.inputs ^ inputs.keys()):
            what = "is missing" if wrong[0] in prompt.inputs else "is not one of its inputs"
            raise ContentError(
                prompt.path, 1, f"input `{wrong[0]}` {what}", "give just what `inputs` declares"
            )
        try:
            return prompt.wordings[variant].render(inputs).strip()
        except (TemplateError, TypeError) as error:
            raise ContentError(prompt.path, 1, f"can't be filled: {error}", "mend the body") from None

    def _prompt(self, name: str) -> Prompt:
        if name not in self._prompts:
            raise ContentError(f"{name}.md", 1, "there is no such prompt", "write it, or name another")
        return self._prompts[name]


def read_prompt(path: Path) -> Prompt:
    """One file, checked. Raises ``ContentError`` with the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(str(path), 1, f"can't be read: {error}", "save it as UTF-8 text") from None
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == _MARK), None)
    if end is None or lines[0].rstrip() != _MARK:
        raise ContentError(
            str(path), 1, "no front matter", f"begin with {', '.join(FIELDS)} between lines ---"
        )
    name, version, inputs = _front_matter("\n".join(["", *lines[1:end]]), path)
    wordings, used = [], set[str]()
    for first, text in _wordings(lines, end + 1):
        if not text.strip():
            raise ContentError(str(path), first, "a wording is empty", "write it, or take out the line ---")
        wordings.append(_template(text, first, path))
        for used_input, line in _used(text, first):
            if used_input not in inputs:
                raise ContentError(str(path), line, f"`{used_input}` is not declared", "add it to `inputs`")
            used.add(used_input)
    for unused in sorted(inputs.keys() - used):
        raise ContentError(
            str(path), inputs[unused], f"input `{unused}` is used nowhere", "use it or take it out"
        )
    return Prompt(name, version, frozenset(inputs), str(path), tuple(wordings))


def _wordings(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """Number of the first line, and the text, of each wording."""
    marks = [n for n in range(start, len(lines)) if lines[n].rstrip() == _MARK]
    for begin, stop in zip([start, *(n + 1 for n in marks)], [*marks, len(lines)], strict=True):
        yield begin + 1, "\n".join(lines[begin:stop])


def _template(text: str, first: int, path: Path) -> Template:
    try:
        return _JINJA.from_string(text)
    except TemplateSyntaxError as error:
        raise ContentError(
            str(path), first + error.lineno - 1, f"{error.message}", "mend the braces"
        ) from None


def _used(text: str, first: int) -> Iterator[tuple[str, int]]:
    """Inputs that a wording uses, each with its line."""
    tree = _JINJA.parse(text)
    undeclared = find_undeclared_variables(tree)
    for node in tree.find_all(Name):
        if node.name in undeclared:
            yield node.name, first + node.lineno - 1


def _front_matter(text: str, path: Path) -> tuple[str, int, dict[str, int]]:
    """The name, the version, and the inputs with the line of each. ``text`` has the file's line numbers."""

    def wrong(line: int, what: str, mend: str) -> ContentError:
        return ContentError(str(path), line, what, mend)

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise wrong(
            mark.line + 1 if mark else 1, "front matter is not YAML", "mend or quote the value"
        ) from None
    if not isinstance(node, yaml.MappingNode):
        raise wrong(1, "front matter holds no fields", f"write {', '.join(FIELDS)}")
    fields: dict[str, yaml.Node] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if str(key.value) not in FIELDS:
            raise wrong(line, f"unknown field `{key.value}`", f"use {', '.join(FIELDS)}")
        if key.value in fields:
            raise wrong(line, f"field `{key.value}` comes twice", "keep one")
        fields[key.value] = value
    for missing in (field for field in FIELDS if field not in fields):
        raise wrong(1, f"field `{missing}` is missing", f"add {missing}: and its value")
    lines = {field: value.start_mark.line + 1 for field, value in fields.items()}
    name, version = fields["name"].value, fields["version"].value
    if name != path.stem or not _NAME.fullmatch(path.stem):
        raise wrong(lines["name"], f"name {name!r} is not the file's", f"write {path.stem}")
    if not str(version).isdecimal() or int(version) < 1:
        raise wrong(lines["version"], f"version is {version!r}", "write a whole number from 1")
    if not isinstance(fields["inputs"], yaml.SequenceNode):
        raise wrong(lines["inputs"], "`inputs` is no list", "write inputs: [one, other], or []")
    inputs: dict[str, int] = {}
    for item in fields["inputs"].value:
        line = item.start_mark.line + 1
        if not isinstance(item, yaml.ScalarNode) or not _INPUT.fullmatch(item.value):
            raise wrong(line, "an input's name is no word", "use lower-case letters, digits and _")
        if item.value in inputs:
            raise wrong(line, f"input `{item.value}` comes twice", "keep one")
        inputs[item.value] = line
    return name, int(version), inputs
