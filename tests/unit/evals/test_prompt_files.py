"""The suite's own prompts are strict data too."""

from pathlib import Path

import pytest

from evals.errors import RubricError
from evals.prompt_files import PROMPTS, read_prompt

HEAD = "---\nname: hello\nversion: 1\ninputs: [who]\n---\n"


def test_ours_can_be_read() -> None:
    names = {read_prompt(file).name for file in PROMPTS.glob("*.md")}
    assert {"bare", "bare-asked", "judge", "persona-hears", "persona-says"} <= names


def test_a_plain_prompt_says_what_the_issue_says() -> None:
    assert read_prompt(PROMPTS / "bare.md").render() == "You are a helpful sales coach."


def test_what_was_typed_is_a_value_and_no_template(tmp_path: Path) -> None:
    file = tmp_path / "hello.md"
    file.write_text(f"{HEAD}Hello {{{{ who }}}}.\n", encoding="utf-8")
    assert read_prompt(file).render(who="{{ 7 * 7 }} <b>") == "Hello {{ 7 * 7 }} <b>."
    with pytest.raises(RubricError, match="who"):
        read_prompt(file).render()
    with pytest.raises(RubricError, match="whom"):
        read_prompt(file).render(who="you", whom="me")


@pytest.mark.parametrize(
    "text",
    [
        "Hello.",
        "---\nname: hello\n",
        "---\nname: other\nversion: 1\ninputs: []\n---\nHello.",
        "---\nname: hello\nversion: 0\ninputs: []\n---\nHello.",
        "---\nname: hello\nversion: 1\n---\nHello.",
        "---\nname: hello\nversion: 1\ninputs: []\nmood: glad\n---\nHello.",
        "---\nname: [\n---\nHello.",
        f"{HEAD}Hello.",
        f"{HEAD}Hello {{{{ whom }}}}.",
        f"{HEAD}Hello {{{{ who.",
    ],
)
def test_a_prompt_that_breaks_its_schema_is_refused_with_its_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "hello.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RubricError, match=r"hello\.md"):
        read_prompt(file)
