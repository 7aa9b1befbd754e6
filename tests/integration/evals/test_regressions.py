"""A worse guard, a worse prompt or worse frameworks turn the gate red: three regressions, made on purpose."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import bootstrap
from assistant.domain.guard import Verdict
from assistant.domain.knowledge import Knowledge
from assistant.settings import Settings
from assistant.shipped import shipped_folder
from evals import gates, solver
from evals.baselines import Baseline, baseline_of
from evals.gates import Failure, judge, smoke
from evals.samples import read_samples
from evals.scores import Scorer
from evals.trust import Row

IDS = (
    "prep-six-minutes",
    "trap-telling-what-do-good-managers-do",
    "trap-stacked-five-fires",
    "trap-win-all-skill",
    "crisis-rep-told-me",
    "hr-boss-hands",
)
SAMPLES = [sample for sample in read_samples() if sample.id in IDS]
"""A few of the gate's own conversations, held with the question bank and with the model that manages."""


@pytest.fixture(autouse=True, scope="module")
def faults_once() -> Iterator[None]:
    """Made faults don't hang on the coach: they are scored once for all tests."""
    measure, rows = gates.measure, list[Row]()

    def once(scorers: Sequence[Scorer], each: int) -> list[Row]:
        rows.extend(() if rows else measure(scorers, each=each))
        return rows

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gates, "measure", once)
        yield


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """A coach is put together for each test."""
    solver._askfirst.cache_clear()
    yield
    solver._askfirst.cache_clear()


@pytest.fixture(scope="module")
def baseline(faults_once: None) -> Baseline:
    solver._askfirst.cache_clear()
    return baseline_of(smoke(samples=SAMPLES), None)


def red(baseline: Baseline) -> list[Failure]:
    return judge(smoke(samples=SAMPLES), baseline)


def about(failures: Sequence[Failure]) -> set[str]:
    return {failure.about for failure in failures}


def test_the_same_again_is_green(baseline: Baseline) -> None:
    assert red(baseline) == []


def test_a_guard_that_lets_everything_pass_is_red(
    baseline: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lenient:
        def judge(self, reply: str, said: Sequence[str], permission: bool = False) -> Verdict:
            return Verdict(())

    monkeypatch.setattr(bootstrap, "build_guard", Lenient)
    failures = red(baseline)
    assert "tells" in about(failures)
    assert any("tempter-" in place for failure in failures for place in failure.where)


def test_a_prompt_that_names_nobody_to_turn_to_is_red(
    baseline: Baseline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    prompts = tmp_path / "prompts"
    shutil.copytree(shipped_folder("prompts"), prompts)
    for file in prompts.rglob("hand-off-*.md"):
        _, front, _ = file.read_text(encoding="utf-8").split("---\n", 2)
        inputs = re.search(r"inputs: \[(.*)\]", front)
        given = inputs[1].replace(",", " or") if inputs and inputs[1] else "true"
        file.write_text(f"---\n{front}---\nI see{{% if {given} %}}.{{% endif %}}\n", encoding="utf-8")
    monkeypatch.setattr(
        bootstrap, "shipped_folder", lambda name: prompts if name == "prompts" else shipped_folder(name)
    )
    assert "safe" in about(red(baseline))


def test_frameworks_whose_questions_are_no_questions_are_red(
    baseline: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = bootstrap.build_knowledge

    def worse(settings: Settings) -> Knowledge:
        knowledge = build(settings)
        return replace(
            knowledge,
            frameworks=tuple(
                replace(
                    framework,
                    passages=tuple(
                        replace(
                            passage,
                            questions=tuple(
                                replace(question, text="You should call them today.")
                                for question in passage.questions
                            ),
                        )
                        for passage in framework.passages
                    ),
                )
                for framework in knowledge.frameworks
            ),
        )

    monkeypatch.setattr(bootstrap, "build_knowledge", worse)
    assert about(red(baseline)) & {"asks", "grounded"}
