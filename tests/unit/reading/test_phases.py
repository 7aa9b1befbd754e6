"""Where a conversation stands: forward, back, or where it was asked to go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Framework, Kind, Knowledge, Phase, Stage
from assistant.domain.reading import Asked
from assistant.reading import phases
from assistant.reading.phases import Standing
from tests.unit.briefs import AIMS, GROW, KNOWLEDGE, LENS, NODS, SOURCE, YES

NAMES = phases.stage_names(KNOWLEDGE)
STORY = ("Marcus nods at everything in our 1:1s", "then nothing happens for a week", "he did the same in May")


def standing(*said: str, minutes: int | None = None, has_landed: bool = False) -> Standing:
    return phases.standing(said, minutes, NAMES, has_landed)


def test_a_first_message_names_the_aim() -> None:
    assert standing(STORY[0]).phase is Phase.AIM


def test_what_is_told_moves_it_on() -> None:
    found = [standing(*[f"{text}, once more" for text in STORY * 3][:n]).phase for n in range(1, 9)]
    order = [phases.ORDER.index(phase) for phase in found]
    assert order == sorted(order)
    assert set(found) == set(Phase)


def test_it_moves_faster_when_minutes_are_short() -> None:
    def reached(minutes: int | None) -> int:
        return phases.ORDER.index(standing(*STORY, minutes=minutes).phase)

    assert reached(4) > reached(None)
    assert reached(25) == reached(None)


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("I could start with the renewal", Phase.WIDEN),
        ("maybe I ask him about May", Phase.WIDEN),
        ("I'll ask him on Monday", Phase.LAND),
        ("that's enough for now", Phase.LAND),
        ("let me sleep on it", Phase.LAND),
        ("I'd like him to say no for once", Phase.EXPLORE),
        ("let's go back to the goal", Phase.AIM),
        ("skip to options", Phase.WIDEN),
    ],
)
def test_some_words_say_where_it_is(text: str, phase: Phase) -> None:
    assert standing(STORY[0], text).phase is phase


@pytest.mark.parametrize("text", ["actually, the real problem is his boss", "wait, that's not the issue"])
def test_when_the_matter_turns_it_goes_back(text: str) -> None:
    assert standing(STORY[0], "I could start with the renewal", text).phase is Phase.EXPLORE


@pytest.mark.parametrize("text", ["ok", "give me three questions for him", "what should I do?", "hm"])
def test_what_tells_nothing_moves_nothing(text: str) -> None:
    assert standing(*STORY[:2], text).phase is standing(*STORY[:2]).phase


def test_after_a_landing_something_new_is_explored() -> None:
    said = (*STORY, "I'll ask him on Monday", "he has been sick since, by the way")
    assert standing(*said, has_landed=False).phase is Phase.LAND
    assert standing(*said, has_landed=True).phase is Phase.EXPLORE


def test_a_landing_question_counts_once_it_was_answered() -> None:
    landing = Asked("What will you do?", frozenset(), YES.questions[0], YES)
    assert not phases.has_landed([landing], "So. What will you do?")
    assert phases.has_landed([landing], "And then? How did he take it?")
    assert not phases.has_landed([Asked("What else?", frozenset(), NODS.questions[0], NODS)], "")
    listed = Asked("What will you do?", frozenset(), YES.questions[0], YES, listed=True)
    assert not phases.has_landed([listed], "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He nods and leaves.", "He nods and leaves."),
        ("Give me three questions for him. He nods and then leaves.", "He nods and then leaves."),
        ("what should I do?", ""),
        ("ok then", ""),
        ("", ""),
    ],
)
def test_what_a_message_tells(text: str, told: str) -> None:
    assert phases.told(text) == told
    assert phases.is_substance(text) is bool(told)


class TestGuide:
    REVIEW = Framework(
        "after-action-review", "After-action review", 1, Kind.MODEL, "", "", "", (), (SOURCE,),
        (Stage("happened", "What happened", Phase.EXPLORE), Stage("next", "Next", Phase.LAND)), (AIMS,),
    )  # fmt: skip
    BOTH = Knowledge((GROW, REVIEW, LENS), ())

    def test_a_reps_ended_deal_is_reviewed(self) -> None:
        assert phases.guide(["we lost it"], Role.REP, "lost", self.BOTH) is self.REVIEW
        assert phases.guide(["we lost it"], Role.LEADER, "lost", self.BOTH) is GROW
        assert phases.guide(["a demo"], Role.REP, None, self.BOTH) is GROW

    @pytest.mark.parametrize("wish", ["can we use GROW for this", "let's try grow", "do the GROW with me"])
    def test_a_framework_named_is_followed(self, wish: str) -> None:
        assert phases.guide(["we lost it", wish, "so"], Role.REP, "lost", self.BOTH) is GROW

    def test_to_grow_is_no_wish(self) -> None:
        assert phases.guide(["he wants to grow, with time"], Role.REP, "lost", self.BOTH) is self.REVIEW

    def test_without_the_usual_one_another_model_guides(self) -> None:
        assert phases.guide(["x"], Role.LEADER, None, Knowledge((LENS, self.REVIEW), ())) is self.REVIEW

    def test_the_stage_is_the_guides_own(self) -> None:
        assert phases.stage_at(GROW, Standing(Phase.WIDEN, 0)) == "options"
        assert phases.stage_at(self.REVIEW, Standing(Phase.AIM, 0)) == "happened"
        assert phases.stage_at(self.REVIEW, Standing(Phase.WIDEN, 3)) == "happened"
        assert phases.stage_at(self.REVIEW, Standing(Phase.LAND, 9)) == "next"


def test_stages_can_be_asked_for_by_name_or_id() -> None:
    assert NAMES["reality"] is Phase.EXPLORE
    assert NAMES["will"] is Phase.LAND


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6), st.none() | st.integers(0, 30), st.booleans())
def test_any_transcript_stands_somewhere(said: list[str], minutes: int | None, landed: bool) -> None:
    found = phases.standing(said, minutes, NAMES, landed)
    assert found.phase in Phase
    assert phases.stage_at(GROW, found) in {stage.id for stage in GROW.stages}
