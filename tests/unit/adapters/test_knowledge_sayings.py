"""Sayings from their file: sound, or told by line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.knowledge_files import load_knowledge, survey_knowledge
from assistant.adapters.knowledge_sayings import read_sayings
from assistant.domain.conversation import Role
from assistant.domain.knowledge import Saying
from assistant.shipped import shipped_folder

SOUND = {"said": "he nods and nothing happens", "role": "leader", "helps": ["grow", "oskar"]}
OTHER = SOUND | {"said": "she never calls back"}
IDS = {"grow", "oskar"}


def written(folder: Path, *lines: object) -> Path:
    file = folder / "sayings.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(texts), encoding="utf-8")
    return file


def test_sayings_in_the_order_of_the_file(tmp_path: Path) -> None:
    found, problems = read_sayings(written(tmp_path, SOUND, "", SOUND | {"said": "so", "role": "rep"}), IDS)
    assert problems.found == []
    assert found == [
        Saying("he nods and nothing happens", Role.LEADER, ("grow", "oskar")),
        Saying("so", Role.REP, ("grow", "oskar")),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{not json", "no JSON"),
        ("[]", "`line`"),
        ({k: v for k, v in SOUND.items() if k != "said"}, "`said`: field required"),
        (SOUND | {"more": 1}, "`more`: extra inputs"),
        (SOUND | {"role": "boss"}, "`role`"),
        (SOUND | {"helps": []}, "`helps`"),
        (SOUND | {"helps": ["grow"] * 7}, "`helps`"),
        (OTHER | {"helps": ["unknown"]}, "no framework 'unknown'"),
        (OTHER | {"helps": ["grow", "grow"]}, "named twice"),
        (SOUND | {"said": "He nods and nothing happens"}, "said in line 1 already"),
        (SOUND | {"said": ""}, "`said`"),
    ],
)
def test_a_flaw_is_told_with_its_line(tmp_path: Path, line: object, told: str) -> None:
    _, problems = read_sayings(written(tmp_path, SOUND, line), IDS)
    (problem,) = problems.found
    assert problem.line == 2
    assert told in problem.what
    assert problem.mend


@given(st.text())
def test_any_line_is_a_saying_or_a_problem(line: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sayings.jsonl")
        file.write_text(line, encoding="utf-8", errors="replace")
        found, problems = read_sayings(file, IDS)
        assert not found or not problems.found
        assert found or problems.found or not line.strip()


def test_a_team_s_folder_may_hold_sayings_of_its_own_frameworks_and_ours(tmp_path: Path) -> None:
    shipped = shipped_folder("knowledge")
    playbook = (shipped / "frameworks" / "grow.md").read_text(encoding="utf-8")
    (tmp_path / "playbook.md").write_text(playbook.replace("grow", "playbook").replace("GROW", "Playbook"))
    written(tmp_path, SOUND | {"helps": ["playbook", "oskar"]})
    topics, glossary = shipped / "topics.yaml", shipped / "glossary.md"
    knowledge = load_knowledge([shipped / "frameworks", tmp_path], topics, glossary)
    assert knowledge.sayings[-1].helps == ("playbook", "oskar")
    _, alone = survey_knowledge([tmp_path], topics)
    assert [problem.what for problem in alone if problem.path.endswith("jsonl")] == ["no framework 'oskar'"]
    _, beside = survey_knowledge([tmp_path], topics, beside=["oskar"])
    assert [problem for problem in beside if problem.path.endswith("jsonl")] == []


class TestShipped:
    def test_every_framework_is_learned_of(self) -> None:
        shipped = shipped_folder("knowledge")
        knowledge = load_knowledge([shipped / "frameworks"], shipped / "topics.yaml", shipped / "glossary.md")
        helps = [id for saying in knowledge.sayings for id in saying.helps]
        assert len(knowledge.sayings) >= 2000
        assert min(helps.count(framework.id) for framework in knowledge.frameworks) >= 100
