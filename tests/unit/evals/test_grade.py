from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.errors import DatasetError
from evals.grade import MEASURES, grade, read_sessions
from evals.transcript import Speaker, Transcript, Turn

GOOD = (
    ("coachee", "I know I should walk more. My boys want me on the field with them."),
    ("coach", "So it's about being on the field with your boys. What would that be like?"),
    ("coachee", "Great. But I'm scared my knee goes again."),
    ("coach", "You're scared of losing the knee, and you miss playing."),
    ("coachee", "Yeah. Twice a week I could do."),
    ("coach", "Twice a week. It's up to you how you start."),
)
POOR = (
    ("coachee", "I know I should walk more. My boys want me on the field with them."),
    ("coach", "Then why don't you? You need to walk every day, it prevents heart disease."),
    ("coachee", "Great. But I'm scared my knee goes again."),
    ("coach", "That's just an excuse. Get a brace and do it. If you don't, you'll end up in a wheelchair."),
    ("coachee", "Yeah. Twice a week I could do."),
    ("coach", "Yes, but twice isn't enough. You should go five times. I'd get up earlier."),
)


def session(*turns: tuple[str, str]) -> Transcript:
    return Transcript(id="s", turns=tuple(Turn(role=Speaker(role), content=text) for role, text in turns))


def test_coaching_scores_above_managing() -> None:
    good, poor = grade(session(*GOOD)), grade(session(*POOR))
    assert good.coaching > 0.8
    assert poor.coaching < 0.2
    assert good.figures["advice"] == 0
    assert poor.figures["advice"] == 1


def test_length_is_no_input() -> None:
    for turns in (GOOD, POOR):
        once, thrice = grade(session(*turns)), grade(session(*turns * 3))
        assert thrice.coaching == pytest.approx(once.coaching, abs=0.06)


def test_advice_that_was_welcome_is_none() -> None:
    asked = session(("coachee", "What should I do?"), ("coach", "You could ask her first."))
    allowed = session(
        ("coach", "Would you like an idea?"), ("coachee", "Yes."), ("coach", "You could ask her first.")
    )
    unasked = session(("coachee", "She went quiet."), ("coach", "You could ask her first."))
    assert [grade(s).figures["advice"] for s in (asked, allowed, unasked)] == [0, 0, 1]


def test_one_turn_stays_near_the_middle() -> None:
    for text in ("You need to stop smoking.", "You're worried about your lungs.", "What brings you in?"):
        seen = grade(session(("coach", text)))
        assert 0.3 < seen.coaching < 0.7
        assert "fewer than 3" in seen.note


@pytest.mark.parametrize("turns", [(), (("coachee", "Hello?"),), (("coach", "  "), ("coach", "Mm-hm."))])
def test_a_silent_coach_has_no_figures(turns: tuple[tuple[str, str], ...]) -> None:
    seen = grade(session(*turns))
    assert (seen.coaching, seen.figures) == (0.5, {})
    assert seen.note


def test_turns_in_a_row_are_one() -> None:
    split = [(role, part) for role, text in GOOD for part in text.split(". ", 1)]
    assert grade(session(*split)).figures["advice"] == grade(session(*GOOD)).figures["advice"]


def test_few_measures_each_with_a_reason() -> None:
    assert len(MEASURES) <= 10
    assert all(m.why and m.spread > 0 and m.weight for m in MEASURES)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["coach", "coachee"]), st.text(max_size=60)), max_size=8))
def test_grades_anything_within_bounds(turns: list[tuple[str, str]]) -> None:
    seen = grade(session(*turns))
    assert 0 <= seen.coaching <= 1
    assert all(0 <= rate <= 1 for rate in seen.figures.values())


def test_reads_sessions_with_more_than_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "sessions.jsonl"
    file.write_text('{"id": 7, "topic": "x", "turns": [{"role": "coach", "content": "Hi.", "at": 3}]}\n\n')
    read = read_sessions(file)
    assert [(s.id, s.turns[0].content) for s in read] == [("7", "Hi.")]


@pytest.mark.parametrize(
    "line", ["{", '{"id": "a"}', '{"id": "a", "turns": [{"role": "therapist", "content": "x"}]}']
)
def test_names_the_line_that_breaks(tmp_path: Path, line: str) -> None:
    file = tmp_path / "sessions.jsonl"
    file.write_text('{"id": "ok", "turns": []}\n' + line + "\n")
    with pytest.raises(DatasetError, match=r"sessions\.jsonl:2:"):
        read_sessions(file)
