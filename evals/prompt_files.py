"""The suite's own prompts: Markdown with front matter (name, version, inputs) and a Jinja2 body."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import yaml
from pydantic import Field, ValidationError

from evals.errors import RubricError
from evals.transcript import Strict

if TYPE_CHECKING:
    from jinja2 import Template

PROMPTS = Path(__file__).parent / "prompts"
_MARK = "---\n"


class _Front(Strict):
    name: str
    version: Annotated[int, Field(ge=1)]
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    name: str
    version: int
    inputs: frozenset[str]
    template: "Template"

    def render(self, **inputs: object) -> str:
        """Raises ``RubricError`` unless just the declared inputs are given."""
        if wrong := sorted(self.inputs ^ inputs.keys()):
            raise RubricError(f"{self.name}.md: input `{wrong[0]}` is missing or not declared; mend the call")
        return self.template.render(inputs).strip()


def read_prompt(file: Path) -> Prompt:
    """Raises ``RubricError`` that names the file and what to mend."""
    from jinja2 import StrictUndefined, TemplateSyntaxError
    from jinja2.meta import find_undeclared_variables
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    try:
        head, begins, rest = file.read_text(encoding="utf-8").partition(_MARK)
        front_text, ends, body = rest.partition(_MARK)
    except (OSError, UnicodeDecodeError) as error:
        raise RubricError(f"{file} can't be read: {error}; save it as UTF-8 text") from None
    if head or not begins or not ends:
        raise RubricError(f"{file}:1: no front matter; begin with name, version, inputs between lines ---")
    try:
        front = _Front.model_validate(yaml.safe_load(front_text))
    except (yaml.YAMLError, ValidationError) as error:
        raise RubricError(f"{file}: front matter is wrong; {str(error).splitlines()[-1].strip()}") from None
    if front.name != file.stem:
        raise RubricError(f"{file}: name `{front.name}` is not the file's; write {file.stem}")
    # What a coachee typed is only ever a value: it is neither a template nor a page.
    jinja = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    try:
        used = find_undeclared_variables(jinja.parse(body))
        template = jinja.from_string(body)
    except TemplateSyntaxError as error:
        raise RubricError(f"{file}: {error.message}; mend the braces") from None
    if wrong := sorted(used ^ set(front.inputs)):
        raise RubricError(f"{file}: `{wrong[0]}` is used and not declared, or declared and not used; mend it")
    return Prompt(front.name, front.version, frozenset(front.inputs), template)
