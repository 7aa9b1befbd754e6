"""Causes at the start and at the end, in the words they were named with."""

from assistant.domain.causes import Cause
from assistant.sheets.reviewing import in_words
from tests.unit.sheets.grounds import INSIDE, OUTSIDE, a_page, a_part, lines

TOLD = (
    "Lost Kestrel, procurement froze the budget",
    "Looking at all of it again, what would you say led to it?",
    "well, I never met their CFO. timing too",
)


def test_each_stands_where_it_was_named_with_where_it_lies() -> None:
    page = a_page("lost-deal", *TOLD, causes=(OUTSIDE, INSIDE))
    assert lines(page, "causes-start") == ["procurement froze the budget (outside, beyond reach, seen)"]
    assert lines(page, "causes-end") == ["I never met their CFO (inside, within reach, seen)", "timing too"]
    assert [entry.turn for entry in a_part(page, "causes-end").entries] == [2, 2]


AS_IT_LOOKS = "What led to it, as it looks to you now?"
OTHER_KIND = "Taking that as given, what part, if any, was yours?"


def test_the_start_ends_with_the_first_question_about_causes() -> None:
    page = a_page("lost-deal", TOLD[0], AS_IT_LOOKS, "I never met their CFO", causes=(OUTSIDE, INSIDE))
    assert lines(page, "causes-start") == ["procurement froze the budget (outside, beyond reach, seen)"]
    assert lines(page, "causes-end") == ["I never met their CFO (inside, within reach, seen)"]
    page = a_page("lost-deal", TOLD[0], OTHER_KIND, "I never met their CFO", causes=(OUTSIDE, INSIDE))
    assert lines(page, "causes-end") == ["I never met their CFO (inside, within reach, seen)"]


def test_where_none_was_named_before_the_answer_to_the_plain_question_is_the_start() -> None:
    page = a_page("lost-deal", "lost it", AS_IT_LOOKS, "I never met their CFO", causes=(INSIDE,))
    assert lines(page, "causes-start") == ["I never met their CFO (inside, within reach, seen)"]
    assert lines(page, "causes-end") == []
    assert a_part(page, "causes-end").asks


def test_what_is_said_again_stands_on_both_sides() -> None:
    said = (TOLD[0], TOLD[1], "procurement froze the budget. I never met their CFO")
    page = a_page("lost-deal", *said, causes=(OUTSIDE, INSIDE))
    assert len(lines(page, "causes-start")) == 1
    assert len(lines(page, "causes-end")) == 2
    page = a_page("lost-deal", *said, causes=(OUTSIDE, OUTSIDE, INSIDE))
    assert len(lines(page, "causes-end")) == 2


def test_what_was_done_as_well_as_one_could_is_no_cause() -> None:
    page = a_page("lost-deal", TOLD[0], TOLD[1], "I did what I could", causes=(OUTSIDE,))
    assert lines(page, "causes-end") == []
    assert "I did what I could" in lines(page, "story")


def test_what_wasn_t_said_is_no_cause() -> None:
    invented = Cause("the moon", None, None, None, None)
    page = a_page("lost-deal", *TOLD, causes=(invented,))
    assert "moon" not in repr(page)
    assert a_part(page, "causes-start").asks


def test_the_picture_lays_both_side_by_side() -> None:
    drawn: list[object] = []

    def chart(start: object, end: object) -> str:
        drawn.append((start, end))
        return "<svg/>"

    page = a_page("lost-deal", *TOLD, causes=(OUTSIDE, INSIDE), chart=chart)
    assert a_part(page, "causes-end").picture == "<svg/>"
    assert drawn == [([OUTSIDE], [INSIDE])]
    assert a_part(a_page("lost-deal", TOLD[0], causes=(OUTSIDE,), chart=chart), "causes-end").picture is None
    assert a_part(a_page("lost-deal", *TOLD, causes=(OUTSIDE, INSIDE)), "causes-end").picture is None


def test_what_the_words_don_t_tell_is_left_out() -> None:
    assert in_words(Cause("luck", None, None, None, None)) == ""
    assert in_words(INSIDE) == "inside, within reach, seen"


def test_under_a_heading_of_its_own() -> None:
    page = a_page("lost-deal", "causes now: procurement froze the budget", causes=(OUTSIDE,))
    assert lines(page, "causes-end") == ["procurement froze the budget (outside, beyond reach, seen)"]
    assert lines(page, "causes-start") == []
