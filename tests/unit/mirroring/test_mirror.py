"""What the mirror holds up: the lines, what opened the other one up, and what was passed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.mirror import LineKind
from assistant.mirroring.bands import BANDS
from assistant.mirroring.leader import Leader
from assistant.mirroring.mirror import Picture, picture_of_plan, picture_of_talk
from assistant.mirroring.transcripts import planned
from assistant.mirroring.weight import Weight, takes_up, weighty
from tests.unit.mirroring.talks import talk

pytestmark = pytest.mark.usefixtures("marked_lines")
LONG = (
    "First the buyer smiled through slides, afterwards procurement joined, questions turned sour, "
    "nobody spoke afterwards."
)


def picture(*said: tuple[str, str]) -> Picture:
    return picture_of_talk(talk(*said), Leader("Anna"))


def test_lines_are_those_of_the_leader_that_ask_or_tell() -> None:
    seen = picture(
        ("Anna", "Good morning. | How was it?"),
        ("Jonas", "Did you read it?"),
        ("Anna", "Send it to me! | And the numbers??"),
        ("Jonas", "Yes."),
        ("Anna", "Is it three =?"),
    )
    assert [(line.quote.line, line.quote.text) for line in seen.lines] == [
        (1, "How was it?"), (3, "Send it to me!"), (3, "And the numbers??"), (5, "Is it three =?"),
    ]  # fmt: skip
    assert dict(seen.kinds) == {**dict.fromkeys(LineKind, 0), LineKind.OPEN: 1, LineKind.DIRECTIVE: 1,
                                LineKind.STACKED: 1, LineKind.CLOSED: 1}  # fmt: skip
    assert (seen.facts, seen.questions) == (1, 3)
    assert [line.is_worth_another for line in seen.lines] == [False, True, True, False]


def test_the_nod_before_a_line_is_no_part_of_it() -> None:
    seen = picture(("Jonas", "So."), ("Anna", "Okay. What now? | Fine?"), ("Jonas", "Hm."))
    assert [line.quote.text for line in seen.lines] == ["What now?", "Fine?"]


def test_reflections_are_held_against_questions() -> None:
    seen = picture(
        ("Anna", "How was it?"),
        ("Jonas", "It was the price"),
        ("Anna", "So the price | So nothing. | What else?"),
        ("Jonas", "The demo"),
        ("Anna", "So the demo"),
    )
    assert (seen.reflections, seen.questions, seen.reflections_to_questions) == (2, 2, 1.0)
    assert picture(("Anna", "Hello."), ("Jonas", "Hello.")).reflections_to_questions is None


def test_turns_that_advise_or_direct_are_counted_once() -> None:
    seen = picture(("Anna", "Call her! | Why not call #"), ("Jonas", "Hm, no."), ("Anna", "How so?"))
    assert (seen.telling_turns, seen.turns, seen.telling_share) == (1, 2, 0.5)


def test_what_opened_the_other_up_comes_before_what_told_most_that_was_new() -> None:
    again = (
        "the price the price the price the price the price the price the price the price the price the price"
    )
    seen = picture(
        ("Anna", "Did it go well =?"),
        ("Jonas", "Yes."),
        ("Anna", "Fine. | What happened in the room?"),
        ("Jonas", LONG),
        ("Anna", "And the price =?"),
        ("Jonas", again),
    )
    opened = seen.opened
    assert opened is not None
    assert (opened.quote.text, opened.quote.line, opened.kind) == (
        "What happened in the room?",
        3,
        LineKind.OPEN,
    )
    assert (opened.answer.text, opened.words, opened.usual) == (LONG, 15, 15)


def test_a_reflection_may_open_somebody_up() -> None:
    seen = picture(
        ("Anna", "Hi?"),
        ("Jonas", "Hm no."),
        ("Anna", "Ok. | So it was hard."),
        ("Jonas", LONG + " It ended."),
    )
    assert seen.opened is not None
    assert (seen.opened.quote.text, seen.opened.kind) == ("So it was hard.", None)


def test_short_answers_opened_nothing_up() -> None:
    assert picture(("Anna", "How?"), ("Jonas", "Fine.")).opened is None
    assert picture(("Jonas", LONG), ("Anna", "How?")).opened is None


def test_what_was_said_and_not_taken_up_is_quoted_with_what_came_next() -> None:
    seen = picture(
        ("Anna", "How are things?"),
        ("Jonas", "The pipeline is full. Honestly I feel worn out by it. Tuesday is the demo."),
        ("Anna", "Which accounts close in March?"),
        ("Jonas", "Two of them."),
        ("Anna", "Names?"),
    )
    [passed] = seen.passed
    assert passed.weight is Weight.FEELING
    assert (passed.said.text, passed.said.line) == ("Honestly I feel worn out by it.", 2)
    assert (passed.then.text, passed.then.line) == ("Which accounts close in March?", 3)


@pytest.mark.parametrize(
    "then",
    [
        ["What wears you out there?"],
        ["That sounds like a lot.", "What else?"],
        ["Tell me more?"],
        ["What makes that so?"],
        ["How come?"],
        ["Which accounts close in March?", "You said you're worn out. What would help?"],
    ],
)
def test_any_sign_of_taking_up_counts_also_a_turn_later(then: list[str]) -> None:
    said = [("Anna", "How?"), ("Jonas", "Honestly I feel worn out.")]
    for text in then:
        said += [("Anna", text), ("Jonas", "Two of them.")]
    assert picture(*said).passed == ()


def test_what_ends_a_talk_was_not_passed_over() -> None:
    assert picture(("Anna", "How?"), ("Jonas", "I feel worn out.")).passed == ()


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("I'm worried about the number.", Weight.FEELING),
        ("i cant sleep since the call", Weight.FEELING),
        ("My father died in May.", Weight.FEELING),
        ("I was really proud of that one.", Weight.FEELING),
        ("Their budget got frozen last week.", Weight.FACT),
        ("They went with Oracle in the end.", Weight.FACT),
        ("Our champion left.", Weight.FACT),
        ("We lost the Acme renewal.", Weight.FACT),
        ("A recruiter rang me.", Weight.FACT),
        ("It's fine, I guess.", Weight.HINT),
        ("im not sure i want this role", Weight.HINT),
        ("I've been wondering whether I fit here.", Weight.HINT),
        ("I sent the proposal on Monday.", None),
        ("We went with them to the plant.", None),
        ("That is great, thanks.", None),
        ("I went with the CFO to lunch.", None),
        ("I lost my login.", None),
        ("My manager left early.", None),
        ("Are you worried?", None),
        ("I'm not worried.", None),
        ("She is leaving a voicemail.", None),
        ("", None),
    ],
)
def test_what_weighs(text: str, weight: Weight | None) -> None:
    found = weighty(text)
    assert (found.kind if found else None) is weight


def test_a_feeling_goes_before_a_fact_and_a_later_one_before_an_earlier() -> None:
    found = weighty("I'm afraid of it. Their budget is frozen. I feel stuck. Never mind.")
    assert found is not None
    assert found.sentence == "I feel stuck."


def test_a_word_in_common_is_a_substantial_one() -> None:
    assert takes_up("And the procurement side?", "Procurement scares me.")
    assert not takes_up("And the forecast?", "The quota scares me.")
    assert not takes_up("Good. Now, the forecast, is it done?", "I'm scared of the quota.")


def test_a_plan_has_its_lines_and_nothing_else() -> None:
    seen = picture_of_plan(planned(["How was it? | And why??", "Send it!", ""]))
    assert [line.reading.kind for line in seen.lines] == [LineKind.STACKED, LineKind.DIRECTIVE, LineKind.OPEN]
    assert (seen.leader, seen.opened, seen.passed, seen.shares) == (None, None, (), ())
    assert seen.share_of_words is None


def test_the_bands_are_figures_of_the_picture() -> None:
    assert {band.figure: (band.good, band.poor) for band in BANDS} == {
        "advice": (0.017, 0.15), "reflections_to_questions": (0.99, 0.26), "share_of_words": (0.52, 0.62),
    }  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["Anna", "Jonas", "Mia"]), st.text(max_size=40)), max_size=12))
def test_any_talk_has_a_picture(said: list[tuple[str, str]]) -> None:
    seen = picture(*said)
    assert sum(seen.kinds.values()) == len(seen.lines)
    assert 0 <= seen.telling_turns <= seen.turns
