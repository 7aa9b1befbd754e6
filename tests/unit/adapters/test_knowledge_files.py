"""Framework files: what a sound one becomes, and what each flaw is told as."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.adapters.knowledge_files import load_knowledge, survey_knowledge
from assistant.domain.knowledge import Audience, Kind, Phase, Source
from assistant.errors import ConfigurationError, ContentError

WORDS = "A talk needs an aim that both can see, and words that belong to the one who has the matter. " * 3

MODEL = f"""---
id: two-step
name: Two Step
version: 3
kind: model
summary: Two Step is a short talk in two parts. It is for ten minutes.
fits: When there are ten minutes.
does-not-fit: When there is an hour.
aliases: [two step model]
sources:
  - author: Ann Author
    title: A Book
    year: 1999
    where: "ch. 2"
    confirmed: true
stages:
  - {{id: aim, name: The aim, phase: aim}}
  - {{id: step, name: The step, phase: land}}
---

# Two Step

Two parts, for people in a hurry.

## The aim

### two-step/aim/1

Audience: both
Topics: time, goal-setting

{WORDS}

#### Heard as

> no clue where to start
> ten minutes and nothing prepared
> everything is on fire
> my boss in five, help

#### May mean

> It seems that {{topic|this}} has more parts than one short talk can hold.

#### Ask a leader, to find the one thing

- What would you be glad to have talked about with {{person|your rep}}?
- Which part of {{topic|this}} matters most?

#### Ask a rep, to begin

- Where would you like to begin?

## The step

### two-step/step/1

Audience: leader
Topics: accountability

{WORDS}

#### Heard as

> he says yes and nothing happens
> we agreed, i think
> back to normal by wednesday
> said friday, again

#### May mean

> Perhaps what was agreed was not quite the step that {{they}} would choose.

#### Options

> hear the story first

#### Ask either, to name a step

- What is the smallest thing that would count as a start?
"""

IDEA = f"""---
id: an-idea
name: An Idea
version: 1
kind: idea
summary: An idea is a thought. It is for thinking.
fits: When there is time.
does-not-fit: When there is none.
aliases: []
sources:
  - {{author: Ann Author, title: A Book, year: 1999, confirmed: false}}
---

# An Idea

A thought.

## Outside & in

### an-idea/outside-in/1

Audience: rep
Topics: trust

{WORDS}

#### Heard as

> it was the market
> they never gave us a chance
> bad leads, as ever
> what can you do

#### May mean

> There may be a part of it that nobody could have done much about.

#### Ask a rep (explore), to hear the whole story

- How did {{deal|the deal}} go from where you sat?
"""

GLOSSARY = (
    "# Glossary\n\n## Quota\n\nAlso: sales target, target\n\nA quota is a number. It is for measuring.\n\n"
)
GLOSSARY += "Source: Ann Author, A Book (1999)\n"


class Files:
    """A folder of framework files beside its topics and glossary."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "frameworks"
        self.folder.mkdir()
        self.topics, self.glossary = folder / "topics.yaml", folder / "glossary.md"
        self.topics.write_text("- time\n- goal-setting\n- accountability\n- trust\n")
        self.glossary.write_text(GLOSSARY)
        self.write("two-step.md", MODEL)
        self.write("an-idea.md", IDEA)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def problems(self) -> list[ContentError]:
        return survey_knowledge([self.folder], self.topics, self.glossary)[1]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_a_model_becomes_what_its_file_says(files: Files) -> None:
    knowledge = load_knowledge([files.folder], files.topics, files.glossary)
    assert [framework.id for framework in knowledge.frameworks] == ["an-idea", "two-step"]
    model = knowledge.framework("two-step")
    assert model is not None
    assert (model.name, model.version, model.kind) == ("Two Step", 3, Kind.MODEL)
    assert model.sources == (Source("Ann Author", "A Book", 1999, "ch. 2", True),)
    assert [(stage.id, stage.phase) for stage in model.stages] == [("aim", Phase.AIM), ("step", Phase.LAND)]
    first, second = model.passages
    assert (first.id, first.stage, first.audience) == ("two-step/aim/1", "aim", Audience.BOTH)
    assert first.topics == ("time", "goal-setting")
    assert first.text == WORDS.strip()
    assert len(first.cues) == 4
    assert first.cues[0] == "no clue where to start"
    assert first.meanings == ("It seems that {topic|this} has more parts than one short talk can hold.",)
    assert [(q.id, q.audience, q.phase, q.purpose) for q in first.questions] == [
        ("two-step/aim/1#1", Audience.LEADER, Phase.AIM, "find the one thing"),
        ("two-step/aim/1#2", Audience.LEADER, Phase.AIM, "find the one thing"),
        ("two-step/aim/1#3", Audience.REP, Phase.AIM, "begin"),
    ]
    assert second.options == ("hear the story first",)
    assert second.questions[0].audience is Audience.BOTH


def test_an_idea_has_no_stage_and_its_questions_say_their_phase(files: Files) -> None:
    passage = load_knowledge([files.folder], files.topics, files.glossary).passage("an-idea/outside-in/1")
    assert passage is not None
    assert passage.stage is None
    assert passage.questions[0].phase is Phase.EXPLORE


def test_terms_come_from_the_glossary(files: Files) -> None:
    (term,) = load_knowledge([files.folder], files.topics, files.glossary).terms
    assert (term.name, term.aliases) == ("Quota", ("sales target", "target"))
    assert term.text == "A quota is a number. It is for measuring."
    assert term.source == "Ann Author, A Book (1999)"


def test_a_later_folder_replaces_a_framework_by_its_id(files: Files, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "ours.md").write_text(MODEL.replace("version: 3", "version: 4"))
    knowledge = load_knowledge([files.folder, own], files.topics, files.glossary)
    assert [(f.id, f.version) for f in knowledge.frameworks] == [("an-idea", 1), ("two-step", 4)]


def test_windows_line_ends_and_a_byte_order_mark_are_no_flaw(files: Files) -> None:
    (files.folder / "two-step.md").write_bytes(b"\xef\xbb\xbf" + MODEL.replace("\n", "\r\n").encode())
    (files.folder / "README.md").write_text("# About these files")
    assert files.problems() == []


FLAWS = [
    ("version: 3\n", "", "field `version` is missing"),
    ("version: 3", "version: three", "`version` is 'three', not a number"),
    ("version: 3", "version: 3\nowner: me", "unknown field `owner`"),
    ("    year: 1999", "    year: 1999\n    pages: 3", "unknown field `pages`"),
    ("version: 3", "version: 3\nname: Twice", "field `name` comes twice"),
    ("kind: model", "kind: method", "`kind` is 'method'"),
    ("kind: model", "kind: idea", "idea with stages"),
    ("id: two-step", "id: Two_Step", "is no id"),
    ("name: Two Step", "name: yes", "`name` is True, not text"),
    ("aliases: [two step model]", "aliases: [Two Step Model]", "has capitals"),
    ("aliases: [two step model]", "aliases: [two step model", "not YAML"),
    ("aliases: [two step model]", "aliases: &all [a b]\nfits: *all", "field `fits` comes twice"),
    ("It is for ten minutes.\n", "\n", "`summary` has 1 sentences"),
    ("phase: land", "phase: end", "`phase` is 'end'"),
    ("{id: step, name: The step", "{id: aim, name: The step", "stage id 'aim' comes twice"),
    ("# Two Step", "# Three Step", "title isn't the framework's name"),
    ("Two parts, for people in a hurry.\n", "", "no introduction"),
    ("## The step", "## The end", "'The end' is no stage"),
    ("### two-step/aim/1", "### two-step/aim/2", "is not the next one here"),
    ("Audience: both", "Audience: all", "audience 'all' is unknown"),
    ("Audience: both\n", "", "Audience is missing"),
    ("Topics: accountability", "Topics: accountability, golf", "topic 'golf' is not in the list"),
    ("Topics: accountability", "Topic: accountability", "neither audience nor topics"),
    (f"goal-setting\n\n{WORDS}", "goal-setting\n\nToo short.", "the passage has 2 words"),
    (f"goal-setting\n\n{WORDS}", f"goal-setting\n\n{WORDS * 3}", "the passage has 180 words"),
    (f"goal-setting\n\n{WORDS}", f"goal-setting\n\n{WORDS}\n\nMore.", "a passage of 2 paragraphs"),
    ("> my boss in five, help\n", "", "'Heard as' has 3 lines"),
    ("> my boss in five, help", "> everything is on fire", "has this line twice"),
    ("#### May mean\n\n> Perhaps", "#### Might mean\n\n> Perhaps", "heading 'Might mean' is unknown"),
    ("> Perhaps what was", "> What was it then? Perhaps what was", "a reflection that is no statement"),
    ("#### Ask a rep, to begin", "#### Ask the rep, to begin", "is unknown"),
    ("#### Ask a rep, to begin", "#### Ask a rep (aim), to begin", "a phase in a model"),
    (
        "#### Ask a rep, to begin",
        "##### Ask a rep, to begin",
        "heading 'Ask a rep, to begin' is out of place",
    ),
    ("- Where would you like to begin?", "", "no question below this heading"),
    ("- Where would you like to begin?", "- Would you like to begin?", "question is closed"),
    ("- Where would you like", "  - Where would you like", None),
    ("- Where would you like to begin?", "- Where to start?\n  - How?", "a block within a block"),
    ("- Where would you like to begin?", "1. Where would you like to begin?", "ordered list"),
    ("- Where would you like to begin?", "- Where would you begin with {deal}?", "has no fallback"),
    ("- Where would you like to begin?", "- What did your rep say?", "speaks of a rep"),
    ("- Where would you like to begin?", "<!-- later -->\n\n- Where to begin?", "html block has no place"),
    ("- Which part of {topic|this} matters most?", "- Where would you want to begin?", None),
    ("- Which part of {topic|this} matters most?", "- Where would you like to begin now?", "too like"),
]


@pytest.mark.parametrize(("old", "new", "what"), FLAWS)
def test_each_flaw_is_told_with_its_line_and_how_to_mend_it(
    files: Files, old: str, new: str, what: str | None
) -> None:
    assert old in MODEL
    files.write("two-step.md", MODEL.replace(old, new, 1))
    problems = files.problems()
    if what is None:
        assert problems == []
        return
    found = [problem for problem in problems if what in problem.what]
    assert found, [str(problem) for problem in problems]
    assert re.fullmatch(r"\S+two-step\.md:\d+: .+; .+", str(found[0]))
    assert len(str(found[0]).splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("version: 3", "version: 0"),
        ("    year: 1999", "    year: soon"),
        ("Topics: accountability", "Topics: golf"),
        ("- Where would you like to begin?", "- Why begin?"),
        ("## The step", "## The end"),
        ("> Perhaps what was agreed was not quite the step that {they} would choose.", "> Perhaps."),
    ],
)
def test_the_line_is_the_one_that_is_wrong(files: Files, line: str, changed: str) -> None:
    number = MODEL.splitlines().index(line) + 1
    files.write("two-step.md", MODEL.replace(line, changed))
    assert number in [problem.line for problem in files.problems()]


def test_stages_keep_their_order(files: Files) -> None:
    head, aim, step = re.split(r"(?=^## )", MODEL, flags=re.MULTILINE)
    files.write("two-step.md", head + step + aim)
    assert "stage 'The step' is out of order" in [problem.what for problem in files.problems()]
    files.write("two-step.md", head + aim)
    assert "stage 'The step' has no section" in [problem.what for problem in files.problems()]
    files.write("two-step.md", head + aim + aim + step)
    assert "stage 'The aim' comes twice" in [problem.what for problem in files.problems()]


def test_a_lens_or_idea_names_a_phase_with_its_questions(files: Files) -> None:
    files.write("an-idea.md", IDEA.replace(" (explore)", ""))
    assert [p.what for p in files.problems()] == ["no phase, and only a model has stages"]
    files.write("an-idea.md", IDEA.replace("explore", "middle"))
    assert [p.what for p in files.problems()] == ["phase 'middle' is unknown"]


def test_an_id_belongs_to_one_file(files: Files) -> None:
    files.write("second.md", IDEA.replace("- How did", "- What came of it before"))
    (problem,) = [p for p in files.problems() if "taken" in p.what]
    assert (Path(problem.path).name, problem.line) == ("second.md", 2)
    assert "an-idea.md" in problem.what


def test_one_broken_file_and_nothing_is_loaded(files: Files) -> None:
    files.write("an-idea.md", IDEA.replace("- How did", "- Did"))
    with pytest.raises(ContentError, match=r"an-idea\.md:\d+: question is closed; begin with"):
        load_knowledge([files.folder], files.topics, files.glossary)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no front matter"),
        ("# Two Step", "no front matter"),
        ("---\nid: a", "front matter has no end"),
        ("---\n---\n", "front matter holds no fields"),
        ("---\n- a\n---\n", "front matter holds no fields"),
        ("---\na: &x 1\nb: *x\n---\n", "refers to an anchor"),
        ("---\na: &x [*x]\n---\n", "refers to an anchor"),
        ("---\nid: \x00\n---\n", "not YAML"),
    ],
)
def test_a_file_that_is_no_framework_is_told(files: Files, text: str, what: str) -> None:
    files.write("two-step.md", text)
    assert what in files.problems()[0].what


def test_text_in_another_encoding_is_told_with_its_line(files: Files) -> None:
    (files.folder / "two-step.md").write_bytes(b"---\nid: caf\xe9\n---\n")
    (problem,) = files.problems()
    assert (problem.line, problem.what) == (2, "not UTF-8 text")


def test_a_folder_that_is_missing_or_empty_is_a_wrong_setting(files: Files, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="doesn't exist"):
        load_knowledge([tmp_path / "nowhere"], files.topics, files.glossary)
    with pytest.raises(ConfigurationError, match="is a file; name the folder"):
        load_knowledge([files.folder / "two-step.md"], files.topics, files.glossary)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigurationError, match="no framework file"):
        load_knowledge([tmp_path / "empty"], files.topics, files.glossary)


@pytest.mark.parametrize("text", ["", "time", "- time\n- 3", "a: b", "- [", "- time\n- "])
def test_a_list_of_topics_that_is_none_is_told(files: Files, text: str) -> None:
    files.topics.write_text(text)
    with pytest.raises(ContentError, match="the list of topics can't be read"):
        files.problems()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("Source: Ann Author, A Book (1999)\n", "", "'Quota' has no source"),
        ("A Book (1999)", "A Book", "the source of 'Quota'"),
        (" It is for measuring.", "", "told in 1 sentences"),
        ("sales target, target", "quota", "'quota' is in the glossary already"),
        ("## Quota", "### Quota", "no term"),
        ("Also:", "- Also:", "out of place"),
    ],
)
def test_each_flaw_of_the_glossary_is_told(files: Files, old: str, new: str, what: str) -> None:
    files.glossary.write_text(GLOSSARY.replace(old, new))
    assert any(what in problem.what for problem in files.problems())


_LINES = MODEL.splitlines()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.randoms(use_true_random=False), st.text(max_size=40))
def test_a_file_torn_to_pieces_is_told_and_never_a_fault(
    files: Files, chance: random.Random, scrap: str
) -> None:
    lines = list(_LINES)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(lines))
        tear = chance.choice(["drop", "double", "scrap", "swap", "indent"])
        if tear == "drop" and len(lines) > 1:
            del lines[place]
        elif tear == "double":
            lines.insert(place, lines[place])
        elif tear == "scrap":
            lines[place] = scrap
        elif tear == "indent":
            lines[place] = "    " + lines[place]
        else:
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
    (files.folder / "two-step.md").write_bytes("\n".join(lines).encode("utf-8", "replace"))
    for problem in files.problems():
        assert problem.line >= 1
        assert problem.mend
        assert len(str(problem).splitlines()) == 1
