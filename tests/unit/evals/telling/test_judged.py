"""A judge of teachers' turns: verdicts are kept as they come, checked, and never asked for twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from inspect_ai.model import Model

from evals import arms
from evals.endpoint import Endpoint
from evals.errors import DatasetError, RunError
from evals.telling.judged import GONE, Judged, Judging, judged, kept_in, read_kept
from tests.unit.evals.coaching import answering
from tests.unit.evals.telling.lessons import judgement, turn

TURNS = [
    turn("1-0", "The answer is eighteen apples.", "telling", "I got 12."),
    turn("2-0", "How many apples does each child get?", "focus", "I got 12."),
    turn("3-0", "Let us look at the boxes.", "probing"),
]
NOWHERE = Endpoint("http://127.0.0.1:9/v1", None)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[str], str]], list[str]]:
    """Sets what the judge answers; gives the list of prompts that it was put."""

    def answers(answer: Callable[[str], str]) -> list[str]:
        prompts: list[str] = []

        def noted(prompt: str) -> str:
            prompts.append(prompt)
            return answer(prompt)

        def served(name: str, endpoint: Endpoint) -> Model:
            return answering(noted)

        monkeypatch.setattr(arms, "check_model", lambda name, endpoint: None)
        monkeypatch.setattr(arms, "served_model", served)
        return prompts

    return answers


Asked = Callable[[Callable[[str], str]], list[str]]


def quoting(prompt: str) -> str:
    """Levels by the words that stand in the prompt; on the third turn it quotes what nobody said."""
    if "eighteen" in prompt:
        return judgement("answer is eighteen apples", 2)
    if "each child" in prompt:
        return judgement("How many apples does each child get", 1)
    return judgement("You need to add them up", 2)


def test_verdicts_are_read_and_a_false_quote_is_no_verdict(tmp_path: Path, asked: Asked) -> None:
    prompts = asked(quoting)
    file = tmp_path / "deep" / "kept.jsonl"
    found = judged(TURNS, Judging(judge="j", file=file), NOWHERE)
    assert [found[one].tells for one in TURNS] == [True, False, None]
    assert found[TURNS[0]].quotes == ("answer is eighteen apples",)
    assert "didn't say" in found[TURNS[2]].why
    assert read_kept(file) == [found[one] for one in TURNS]
    assert "[0] coachee: I got 12." in prompts[0]
    assert "[0] coach: Let us look" in prompts[2]


def test_what_was_judged_is_not_asked_again_not_even_what_failed(tmp_path: Path, asked: Asked) -> None:
    prompts = asked(quoting)
    judging = Judging(judge="j", file=tmp_path / "kept.jsonl")
    judged(TURNS[:2], judging, NOWHERE)
    found = judged(TURNS, judging, NOWHERE)
    assert len(prompts) == 3
    assert judged(TURNS, judging, NOWHERE) == found
    assert len(prompts) == 3


def test_another_judge_or_another_wording_is_asked_anew(tmp_path: Path, asked: Asked) -> None:
    prompts = asked(quoting)
    file = tmp_path / "kept.jsonl"
    judged(TURNS[:1], Judging(judge="j", file=file), NOWHERE)
    judged(TURNS[:1], Judging(judge="k", file=file), NOWHERE)
    changed = TURNS[0].model_copy(update={"said": "I got 13."})
    judged([changed], Judging(judge="j", file=file), NOWHERE)
    judged(TURNS[:1], Judging(judge="j", file=file), NOWHERE)
    assert len(prompts) == 3


def test_turns_that_share_an_id_are_told_apart_and_asked_once_each(tmp_path: Path, asked: Asked) -> None:
    prompts = asked(quoting)
    judging = Judging(judge="j", file=tmp_path / "kept.jsonl")
    twin = TURNS[1].model_copy(update={"id": TURNS[0].id})
    found = judged([TURNS[0], twin, TURNS[0]], judging, NOWHERE)
    assert (found[TURNS[0]].tells, found[twin].tells) == (True, False)
    assert judged([TURNS[0], twin], judging, NOWHERE) == found
    assert len(prompts) == 2


def test_a_line_cut_off_by_a_kill_is_asked_again(tmp_path: Path, asked: Asked) -> None:
    prompts = asked(quoting)
    judging = Judging(judge="j", file=tmp_path / "kept.jsonl")
    whole = judged(TURNS, judging, NOWHERE)
    judging.file.write_bytes(judging.file.read_bytes()[:-20])
    assert judged(TURNS, judging, NOWHERE) == whole
    assert len(prompts) == 4
    assert len(read_kept(judging.file)) == 3


def test_a_judge_that_is_gone_ends_it_and_what_it_said_is_kept(tmp_path: Path, asked: Asked) -> None:
    def failing(prompt: str) -> str:
        if "eighteen" in prompt:
            return quoting(prompt)
        raise RuntimeError("gone")

    asked(failing)
    judging = Judging(judge="j", file=tmp_path / "kept.jsonl")
    silent = [turn(f"{n}-0", "And then?", "focus") for n in range(10, 10 + GONE)]
    lines: list[str] = []
    with pytest.raises(RunError, match="goes on where it stopped"):
        judged([TURNS[0], *silent], judging, NOWHERE, lines.append)
    assert [row.id for row in read_kept(judging.file)] == ["1-0"]
    assert sum("no answer" in line for line in lines) == GONE


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    file.write_text('{"id": 1}\n')
    with pytest.raises(DatasetError, match=r"kept\.jsonl:1:"):
        read_kept(file)


def test_a_judges_file_is_named_after_it() -> None:
    assert kept_in(Path("runs"), "maker/small:1b").name == "telling-maker-small-1b.jsonl"
    assert Judged(id="1-0", judge="j", asked="a", tells=None, why="w").quotes == ()
