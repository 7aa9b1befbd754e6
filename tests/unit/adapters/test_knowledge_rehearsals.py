"""Invented reps from files: each flaw is told with its file and line, and what ships is sound."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.knowledge_rehearsals import folders_of, load_cast, survey_cast
from assistant.errors import ContentError
from assistant.rehearsing.in_character import flaw
from assistant.rehearsing.invented import Cast, Manner
from assistant.shipped import shipped_folder

LINES = "".join(f'  {manner}: ["{manner} one.", "{manner} two.", "{manner} three."]\n' for manner in Manner)
TEMPERAMENT = f"""\
id: calm
version: 1
name: Calm
summary: Stays calm.
voice: Even.
needs: 1
lines:
{LINES}"""
SITUATION = """\
id: move
version: 1
name: A move
names: [Ada, Bo, Cy]
scene: "{name} has moved."
excuses: ["It was late.", "It was far.", "It was new."]
threads:
  - id: road
    subject: the road
    about: [road, way, car]
    short: ["Long.", "Dry."]
    layers:
      - tells: "It was long."
        more: "Very long."
      - tells: "It was dark."
        more: "Very dark."
  - id: house
    subject: the house
    about: [house, door, roof]
    short: ["Big.", "Old."]
    layers:
      - tells: "It was big."
        more: "Very big."
      - tells: "It was old."
        more: "Very old."
"""


@pytest.fixture(scope="module")
def shipped() -> Cast:
    return load_cast([shipped_folder("knowledge") / "rehearsals"])


def written(folder: Path, temperament: str = TEMPERAMENT, situation: str = SITUATION) -> Path:
    for kind, name, text in (("temperaments", "calm", temperament), ("situations", "move", situation)):
        (folder / kind).mkdir(exist_ok=True)
        (folder / kind / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_sound_files(tmp_path: Path) -> None:
    cast = load_cast([written(tmp_path)])
    assert cast.temperaments["calm"].lines[Manner.HELLO] == ("hello one.", "hello two.", "hello three.")
    road = cast.matters["move"].threads[0]
    assert (road.about, road.short) == (("road", "way", "car"), ("Long.", "Dry."))
    assert [(layer.tells, layer.more) for layer in road.layers] == [
        ("It was long.", "Very long."),
        ("It was dark.", "Very dark."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "at", "what"),
    [
        ("needs: 1", "needs: 3", "needs: 3", "`needs`"),
        ("needs: 1", "needs: one", "needs: one", "`needs`"),
        ("needs: 1\n", "", "id: calm", "field `needs` is missing"),
        ("needs: 1", "needs: 1\nmood: good", "mood: good", "unknown field `mood`"),
        ("needs: 1", "needs: 1\nneeds: 2", "needs: 2", "field `needs` comes twice"),
        ("id: calm", "id: Calm", "id: Calm", "isn't of the right form"),
        ("id: calm", "id: other", "id: other", "isn't the file's name"),
        ("Stays calm.", "Stays calm. Always.", "summary:", "has 2 sentences"),
        ("  closed:", "  shut:", "  shut:", "unknown manner `shut`"),
        ("  closed:", "  shut:", "lines:", "no lines for `closed`"),
        ('"closed one.", ', "", "  closed:", "`closed` has 2 lines"),
        ("closed two.", "closed one.", "  closed:", "comes twice"),
        ("closed two.", "That's a great question.", "  closed:", "it coaches"),
        ("closed two.", "I'm only an AI.", "  closed:", "out of the role"),
        ("closed two.", "I was on maternity leave.", "  closed:", "keeps away from"),
        ('"closed two."', "2", "  closed:", "what is no text"),
        ('"closed two."', "*one", "  closed:", "is no YAML"),
    ],
)
def test_a_flaw_in_a_temperament(tmp_path: Path, old: str, new: str, at: str, what: str) -> None:
    broken = TEMPERAMENT.replace(old, new, 1)
    _, problems = survey_cast(written(tmp_path, temperament=broken))
    assert any(
        what in str(p) and p.line == line_of(broken, at) and p.path.endswith("calm.yaml") for p in problems
    ), [str(p) for p in problems]
    with pytest.raises(ContentError):
        load_cast([tmp_path])


@pytest.mark.parametrize(
    ("old", "new", "at", "what"),
    [
        ("{name} has", "Somebody has", "scene:", "doesn't name the rep"),
        ("{name} has", "{name} of {place} has", "scene:", "doesn't name the rep"),
        ("[Ada, Bo, Cy]", "[Ada, Bo]", "names:", "too few"),
        ("[Ada, Bo, Cy]", "[Ada, Bo, Ada]", "names:", "comes twice"),
        ("[Ada, Bo, Cy]", "[ada, Bo, Cy]", "names:", "right form"),
        ("It was far.", "Have you tried walking?", "excuses:", "it coaches"),
        ("id: house", "id: road", "id: road\n    subject: the house", "comes twice"),
        ("[road, way, car]", "[The Road, way, car]", "about:", "right form"),
        ('["Long.", "Dry."]', '["Long."]', "short:", "too few"),
        ("It was dark.", "word " * 40 + "more", "word", "more than 40 words"),
        ("Very dark.", "My therapist drove.", "My therapist", "keeps away from"),
        ("threads:", "threads: &all", "threads", ""),
    ],
)
def test_a_flaw_in_a_situation(tmp_path: Path, old: str, new: str, at: str, what: str) -> None:
    broken = SITUATION.replace(old, new, 1)
    _, problems = survey_cast(written(tmp_path, situation=broken))
    if not what:
        assert not problems, "an anchor that nothing refers to does no harm"
        return
    assert any(
        what in str(p) and p.line == line_of(broken, at) and p.path.endswith("move.yaml") for p in problems
    ), [str(p) for p in problems]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words", "a: [", "a: &x [*x]\n", "\ta: b"])
def test_what_is_no_file_of_fields(tmp_path: Path, text: str) -> None:
    _, problems = survey_cast(written(tmp_path, situation=text))
    assert problems


def test_an_empty_folder_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no temperaments here"):
        load_cast([tmp_path])


def test_a_teams_own_takes_the_place_of_ours(tmp_path: Path, shipped: Cast) -> None:
    team = tmp_path / "rehearsals"
    team.mkdir()
    written(team, TEMPERAMENT.replace("id: calm", "id: calm"))
    folders = folders_of([shipped_folder("knowledge"), tmp_path, tmp_path / "none"])
    cast = load_cast(folders)
    assert set(cast.temperaments) == {*shipped.temperaments, "calm"}
    assert set(cast.matters) == {*shipped.matters, "move"}


@given(st.text(max_size=300))
def test_any_file_is_read_or_its_flaw_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("cast")
    (folder / "situations").mkdir()
    (folder / "situations" / "move.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    cast, problems = survey_cast(folder)
    assert problems
    assert not cast.matters


def test_there_are_enough_reps_and_each_subject_can_be_asked_for(shipped: Cast) -> None:
    assert len(shipped.temperaments) * len(shipped.matters) >= 8
    names = shipped.names
    assert len(names) == len(set(names))
    for matter in shipped.matters.values():
        words = [set(thread.about) for thread in matter.threads]
        assert all(own - set().union(*(other for other in words if other is not own)) for own in words), (
            matter.id
        )


def test_whatever_a_shipped_rep_may_say_stays_in_the_role(shipped: Cast) -> None:
    for temperament in shipped.temperaments.values():
        for before in temperament.lines[Manner.BEFORE]:
            for matter in shipped.matters.values():
                told = [f"{before} {layer.tells}" for thread in matter.threads for layer in thread.layers]
                assert [text for text in told if flaw(text)] == []
