"""What ships: sound, and enough of it."""

from pathlib import Path

import pytest

from assistant.adapters.knowledge_files import load_knowledge, survey_knowledge
from assistant.domain.knowledge import Audience, Knowledge, Phase
from assistant.errors import ConfigurationError
from assistant.shipped import shipped_folder

EIGHT = {
    "grow",
    "clear",
    "oskar",
    "motivational-interviewing",
    "solution-focused",
    "attribution-retraining",
    "after-action-review",
    "coaching-the-coach",
}


@pytest.fixture(scope="module")
def shipped() -> Path:
    return shipped_folder("knowledge")


@pytest.fixture(scope="module")
def knowledge(shipped: Path) -> Knowledge:
    return load_knowledge([shipped / "frameworks"], shipped / "topics.yaml", shipped / "glossary.md")


def test_nothing_is_to_mend(shipped: Path) -> None:
    problems = survey_knowledge([shipped / "frameworks"], shipped / "topics.yaml", shipped / "glossary.md")[1]
    assert [str(problem) for problem in problems] == []


def test_each_file_is_named_after_its_framework(shipped: Path, knowledge: Knowledge) -> None:
    ids = {framework.id for framework in knowledge.frameworks}
    assert ids == {file.stem for file in (shipped / "frameworks").glob("*.md")}
    assert ids >= EIGHT


def test_each_framework_has_a_bank_for_both_roles(knowledge: Knowledge) -> None:
    for framework in knowledge.frameworks:
        questions = [question for passage in framework.passages for question in passage.questions]
        assert len(questions) >= 12, framework.id
        for audience in (Audience.LEADER, Audience.REP):
            assert any(q.audience in (audience, Audience.BOTH) for q in questions), (framework.id, audience)


def test_questions_cover_all_phases(knowledge: Knowledge) -> None:
    phases = {question.phase for passage in knowledge.passages for question in passage.questions}
    assert phases == set(Phase)


def test_all_topics_are_spoken_of(knowledge: Knowledge) -> None:
    assert {"lost-deal", "won-deal", "resistance", "remedial-fear", "accountability"} <= {
        topic for passage in knowledge.passages for topic in passage.topics
    }


def test_a_folder_that_does_not_ship_is_told() -> None:
    with pytest.raises(ConfigurationError, match="'nothing' is missing from this installation"):
        shipped_folder("nothing")
