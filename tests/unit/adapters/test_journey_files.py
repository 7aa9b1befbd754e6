"""Journey files: what a sound one becomes, and what each flaw is told as, with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.journey_files import folders_of, load_journeys, survey_journeys
from assistant.adapters.knowledge_files import load_knowledge
from assistant.domain.conversation import Role
from assistant.domain.journey import MADE, Takes
from assistant.domain.knowledge import Audience, Knowledge, Phase
from assistant.errors import ContentError
from assistant.guarding.weighed import WeighedGuard
from assistant.shipped import shipped_folder
from assistant.writing.slots import Filling

JOURNEY = """---
id: short-talk
name: A short talk
version: 2
summary: A page for a short talk.
roles: [leader]
guide: grow
most-turns: 4
title: "A talk with {person|my rep}"
rest: also
---

# A short talk

For people in a hurry.

## What it is about

Id: matter
Takes: focus
Cues: agenda, seen
Asked: 1
Stage: goal
Hears: grow/goal/1
Called: Matter, topic
Short: yes

> Not said yet. What is it about?

- What is this talk about? [grow/goal/2]
- What would make it worth {person's|your rep's} time? [grow/goal/2]

## When

Id: when
Takes: date
Calendar: "1:1"

> No day yet. Which day suits you both?

## Also

Id: also
Takes: answer

> Nothing else. What else belongs here?

## Notes

Id: room
Takes: room
"""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    shipped = shipped_folder("knowledge")
    return load_knowledge([shipped / "frameworks"], shipped / "topics.yaml", shipped / "glossary.md")


def a_file(folder: Path, text: str = JOURNEY, name: str = "short-talk.md") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_sound_file_is_a_journey(tmp_path: Path, knowledge: Knowledge) -> None:
    journey = load_journeys([a_file(tmp_path)], knowledge)["short-talk"]
    assert (journey.name, journey.version, journey.roles, journey.guide) == (
        "A short talk",
        2,
        (Role.LEADER,),
        "grow",
    )
    assert (journey.most_turns, journey.rest, journey.may_wait, journey.outcome) == (4, "also", False, None)
    matter = journey.parts[0]
    assert (matter.takes, matter.cues, matter.stage, matter.is_short) == (
        Takes.FOCUS,
        ("agenda", "seen"),
        "goal",
        True,
    )
    assert matter.called == ("matter", "topic")
    assert matter.hears == ("grow/goal/1",)
    assert matter.empty == "Not said yet. What is it about?"
    assert [q.question.text for q in matter.questions] == [
        "What is this talk about?",
        "What would make it worth {person's|your rep's} time?",
    ]
    assert {(q.passage, q.question.audience, q.question.phase) for q in matter.questions} == {
        ("grow/goal/2", Audience.BOTH, Phase.AIM)
    }
    assert matter.questions[1].question.id == "short-talk/matter#2"
    assert [part.id for part in journey.to_ask] == ["matter"]
    assert journey.parts[1].calendar == "1:1"


FLAWS = [
    ("id: short-talk", "id: Short Talk", 2, "`id`"),
    ("id: short-talk", "id: other", 1, "isn't the file's name"),
    ("version: 2", "version: two", 4, "`version`"),
    ("version: 2", "version: 2\ncolour: red", 5, "unknown field `colour`"),
    ("version: 2", "version: 2\nversion: 3", 4, "comes twice"),
    ("summary: A page for a short talk.", "summary: One. Two.", 5, "has 2 sentences"),
    ("roles: [leader]", "roles: [trainer]", 6, "unknown role"),
    ("roles: [leader]", "roles: []", 6, "`roles`"),
    ("guide: grow", "guide: sbi-intent-x", 7, "has no stages"),
    ("guide: grow", "guide: attribution-retraining", 7, "has no stages"),
    ("most-turns: 4", "most-turns: 40", 8, "out of bounds"),
    ("most-turns: 4\n", "", 1, "field `most-turns` is missing"),
    ("{person|my rep}", "{person}", 9, "has no fallback"),
    ("rest: also", "rest: room", 10, "no part that takes what is said"),
    ("# A short talk", "# Another talk", 13, "isn't the journey's name"),
    ("Id: matter\n", "", 17, "label `Id` is missing"),
    ("Id: matter", "Id: The Matter", 19, "`Id` is 'The Matter'"),
    ("Takes: focus", "Takes: everything", 20, "`Takes` is 'everything'"),
    ("Cues: agenda, seen", "Cues: agenda, dreams", 21, "no kind of telling"),
    ("Asked: 1", "Asked: first", 22, "`Asked` is 'first'"),
    ("Stage: goal", "Stage: dessert", 23, "none of the guide's"),
    ("Stage: goal\n", "", 17, "has no stage"),
    ("Hears: grow/goal/1", "Hears: grow/goal/9", 24, "no passage 'grow/goal/9'"),
    ("Short: yes", "Short: perhaps", 26, "`Short` is 'perhaps'"),
    ("Short: yes", "Colour: red", 26, "unknown label 'Colour'"),
    ("Short: yes", "Id: twice", 26, "comes twice"),
    ("> Not said yet. What is it about?\n", "", 17, "no words for the empty part"),
    ("about? [grow/goal/2]", "about? [grow/goal/9]", 30, "no passage 'grow/goal/9'"),
    ("about? [grow/goal/2]", "about?", 30, "rests on no passage"),
    ("What is this talk about?", "Is this talk about him?", 30, "closed"),
    ("What is this talk about?", "Why is he late?", 30, '"why"'),
    ("{person's|your rep's} time", "{colour|red} time", 31, "unknown slot"),
    ('Calendar: "1:1"\n', "", 33, "without a title for the calendar"),
    ("Id: also", "Id: when", 41, "id 'when' comes twice"),
    ("Takes: room", "Takes: room\n\n> Never said.", 53, "never empty"),
]


@pytest.mark.parametrize(("sound", "broken", "line", "what"), FLAWS)
def test_a_flaw_is_named_with_its_line(
    tmp_path: Path, knowledge: Knowledge, sound: str, broken: str, line: int, what: str
) -> None:
    assert sound in JOURNEY
    folder = a_file(tmp_path, JOURNEY.replace(sound, broken, 1))
    problems = survey_journeys(folder, knowledge)[1]
    told = [(problem.line, problem.what) for problem in problems]
    assert any(at == line and what in said for at, said in told), told
    with pytest.raises(ContentError, match=r"short-talk\.md:\d+: .+; .+"):
        load_journeys([folder], knowledge)


def test_a_question_without_a_place_among_those_asked(tmp_path: Path, knowledge: Knowledge) -> None:
    folder = a_file(tmp_path, JOURNEY.replace("Asked: 1\n", ""))
    assert any("isn't asked for" in p.what for p in survey_journeys(folder, knowledge)[1])


@pytest.mark.parametrize(
    "text", ["", "no front matter", "---\nid: x", "---\n- a\n---\n", "---\n{\n---\n# x\n"]
)
def test_what_is_no_journey_at_all(tmp_path: Path, knowledge: Knowledge, text: str) -> None:
    assert survey_journeys(a_file(tmp_path, text), knowledge)[1]


@given(st.text(max_size=400))
def test_any_text_is_a_journey_or_has_flaws_with_lines(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = a_file(
        tmp_path_factory.mktemp("any"), JOURNEY.replace("> Not said yet.", text).replace("\r", "")
    )
    found, problems = survey_journeys(folder, _knowledge())
    assert found or problems
    assert all(problem.line >= 1 for problem in problems)


_KNOWN: list[Knowledge] = []


def _knowledge() -> Knowledge:
    if not _KNOWN:
        shipped = shipped_folder("knowledge")
        _KNOWN.append(
            load_knowledge([shipped / "frameworks"], shipped / "topics.yaml", shipped / "glossary.md")
        )
    return _KNOWN[0]


def test_a_team_adds_one_and_replaces_ours(tmp_path: Path, knowledge: Knowledge) -> None:
    own = a_file(tmp_path / "journeys").parent
    a_file(own / "journeys", JOURNEY.replace("short-talk", "prepare"), "prepare.md")
    journeys = load_journeys(folders_of([shipped_folder("knowledge"), own]), knowledge)
    assert journeys["prepare"].name == "A short talk"
    assert "short-talk" in journeys
    assert "lost-deal" in journeys


def test_a_folder_of_journeys_alone_is_a_folder_of_knowledge(tmp_path: Path, knowledge: Knowledge) -> None:
    own = a_file(tmp_path / "journeys").parent
    shipped = shipped_folder("knowledge")
    loaded = load_knowledge([shipped / "frameworks", own], shipped / "topics.yaml", shipped / "glossary.md")
    assert len(loaded.frameworks) == len(knowledge.frameworks)
    assert folders_of([tmp_path / "none"]) == []


class TestShipped:
    def test_nothing_is_to_mend(self, knowledge: Knowledge) -> None:
        found, problems = survey_journeys(shipped_folder("knowledge") / "journeys", knowledge)
        assert [str(problem) for problem in problems] == []
        assert {journey.id for journey in found} >= {
            "prepare",
            "after",
            "grow-further",
            "coaching-my-managers",
            "what-coaching-changed",
            "lost-deal",
            "won-deal",
            "ask-for-coaching",
        }

    def test_every_question_and_every_empty_part_passes_the_guard(self, knowledge: Knowledge) -> None:
        said = ["Mirela lost the Kestrel renewal, her follow-ups are slow since the demo"]
        known = Filling(
            {
                "person": "Mirela",
                "person's": "Mirela's",
                "deal": "the Kestrel renewal",
                "topic": "her follow-ups",
                "moment": "the demo",
            },
            "she",
        )
        guard = WeighedGuard()
        refused = []
        for journey in survey_journeys(shipped_folder("knowledge") / "journeys", knowledge)[0]:
            for part in journey.parts:
                for text in (*(q.question.text for q in part.questions), *filter(None, [part.empty])):
                    for filling in (known, Filling({})):
                        filled = filling.fill(text).text
                        found = guard.judge(filled, said).findings
                        refused += [(journey.id, part.id, filled, f.kind, f.span) for f in found]
        assert refused == []

    def test_an_empty_part_says_so_and_asks(self, knowledge: Knowledge) -> None:
        for journey in survey_journeys(shipped_folder("knowledge") / "journeys", knowledge)[0]:
            for part in journey.parts:
                if part.takes not in MADE:
                    assert part.empty is not None
                    assert part.empty.endswith("?"), (journey.id, part.id)

    def test_what_is_asked_for_fits_into_the_turns_or_is_left_for_the_last(
        self, knowledge: Knowledge
    ) -> None:
        for journey in survey_journeys(shipped_folder("knowledge") / "journeys", knowledge)[0]:
            assert [part.asked for part in journey.to_ask] == list(range(1, len(journey.to_ask) + 1))
