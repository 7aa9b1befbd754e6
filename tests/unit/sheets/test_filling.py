"""A journey's page: what was said in its place, nothing invented, and what is open says so."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.conversation import Carried
from assistant.domain.sheet import SheetDate, SheetEntry
from assistant.sheets.markdown import to_markdown
from tests.fakes import WordGuard
from tests.unit.journeys.followed import TODAY, journey
from tests.unit.sheets.grounds import a_page, a_part, lines

AGENDA = "What would Jonas like to talk about this time?"
NOTES = """1:1 Jonas thu
agenda: comp plan
good: closed Orbis
focus: the Kestrel renewal
- late to 3 forecast calls
- I think he's looking around
must tell: travel frozen from Jan
unblock: legal on the Brandt contract by friday
also: he likes chess"""


def test_a_page_has_every_part_in_order_and_a_title() -> None:
    page = a_page("prepare", "1:1 with Jonas")
    assert (page.journey, page.title, page.made) == ("prepare", "1:1 with Jonas", TODAY)
    assert [part.id for part in page.parts] == [part.id for part in journey("prepare").parts]
    assert a_part(page, "agenda").heading == "What Jonas brings"
    assert a_page("prepare", "hi").title == "1:1 with my rep"


def test_notes_in_one_go() -> None:
    page = a_page("prepare", NOTES)
    assert lines(page, "agenda") == ["comp plan"]
    assert lines(page, "goes-well") == ["closed Orbis"]
    assert lines(page, "focus") == ["The deal", "the Kestrel renewal"]
    assert lines(page, "seen") == ["late to 3 forecast calls"]
    assert lines(page, "assumed") == ["I think he's looking around"]
    assert lines(page, "told") == ["travel frozen from Jan"]
    assert lines(page, "unblock") == ["legal on the Brandt contract by friday"]
    assert lines(page, "also") == ["he likes chess"]
    assert page.dates == (
        SheetDate("meeting", "1:1", date(2026, 11, 12)),
        SheetDate("unblock", "Time to look back", date(2026, 11, 6)),
    )


def test_an_empty_part_says_so_and_asks() -> None:
    page = a_page("prepare", "1:1 with Jonas")
    for id in (
        "agenda",
        "focus",
        "seen",
        "assumed",
        "told",
        "unblock",
        "goes-well",
        "questions",
        "last-time",
    ):
        part = a_part(page, id)
        assert part.entries == ()
        assert (part.asks or "").endswith("?"), id
    assert "Jonas" in (a_part(page, "agenda").asks or "")


def test_entries_keep_their_turn_and_ask_no_more() -> None:
    page = a_page("prepare", "1:1 with Jonas", AGENDA, "his comp plan, on friday")
    assert a_part(page, "agenda").entries == (SheetEntry("his comp plan, on friday", 2),)
    assert a_part(page, "agenda").asks is None


def test_three_questions_each_with_its_passage_and_source() -> None:
    entries = a_part(a_page("prepare", NOTES), "questions").entries
    assert len(entries) == 3
    for entry in entries:
        assert entry.turn is None
        assert entry.text.endswith("?")
        assert "/" in (entry.citation or "")
        assert ": " in (entry.framework or "")


def test_the_question_to_close_with_is_another_one() -> None:
    page = a_page("prepare", NOTES)
    (closing,) = a_part(page, "closing").entries
    assert closing.citation
    assert closing.text not in lines(page, "questions")


def test_lines_to_send_and_to_open_with_are_marked_as_suggestions() -> None:
    page = a_page("prepare", NOTES)
    for id in ("send-ahead", "opening"):
        (entry,) = a_part(page, id).entries
        assert (entry.turn, entry.citation, entry.framework) == (None, None, None)
        assert entry.text.startswith("“")
        assert "Jonas" in entry.text


def test_what_the_guard_refuses_is_on_no_page() -> None:
    page = a_page("prepare", NOTES, guard=WordGuard("?"))
    assert [part.id for part in page.parts if any(e.text.endswith(("?", "?”")) for e in part.entries)] == []
    assert a_part(page, "questions").asks


def test_room_is_room() -> None:
    part = a_part(a_page("prepare", "hi"), "room")
    assert (part.is_room, part.entries, part.asks) == (True, (), None)


def test_the_ten_minute_form_is_shorter() -> None:
    short = a_page("prepare", NOTES, is_short=True)
    assert [part.id for part in short.parts] == [p.id for p in journey("prepare").parts if p.is_short]
    assert 4 <= len(short.parts) < len(journey("prepare").parts)


def test_last_time_holds_what_was_brought_along_and_what_was_said_of_it() -> None:
    meant = Carried("m", "I'll ask him who signs", "commitment")
    aim = Carried("a", "more patience", "aim")
    page = a_page("prepare", "1:1 with Jonas", "What came of it?", "it's the CFO", carried=(meant, aim))
    assert lines(page, "last-time") == ["I'll ask him who signs", "it's the CFO"]
    assert [entry.turn for entry in a_part(page, "last-time").entries] == [None, 2]


@pytest.mark.parametrize(("about", "stands"), [((), True), (("Jonas",), True), (("Mia",), False)])
def test_what_was_meant_for_somebody_else_isnt_agreed_here(about: tuple[str, ...], stands: bool) -> None:
    meant = Carried("m", "I'll ask who signs", "commitment", about=about)
    page = a_page("prepare", "1:1 with Jonas. He nods.", carried=(meant,))
    assert ("I'll ask who signs" in lines(page, "last-time")) is stands


def test_danger_and_rights_stand_on_no_page() -> None:
    page = a_page(
        "prepare",
        "1:1 with Jonas. he missed two calls",
        AGENDA,
        "he told me he wants to kill himself",
        "I'm here",
        "he's off sick with depression and I want him gone",
    )
    whole = repr(page)
    assert "kill himself" not in whole
    assert "depression" not in whole


def test_of_notes_in_lines_the_others_are_kept_but_for_danger() -> None:
    notes = "agenda: accounts\nshe's on sick leave, depression\nfocus: the pitch"
    page = a_page("prepare", notes)
    assert "depression" not in repr(page)
    assert (lines(page, "agenda"), lines(page, "focus")[1:]) == (["accounts"], ["the pitch"])
    assert lines(a_page("prepare", "agenda: accounts\nhe said he'll kill himself"), "agenda") == []


def test_only_what_was_said_is_to_be_told() -> None:
    assert lines(a_page("prepare", "he missed two calls, his deals are late"), "told") == []


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), min_size=1, max_size=5))
def test_whatever_is_typed_nothing_is_invented(texts: list[str]) -> None:
    page = a_page("after", *texts)
    said = texts[::2]
    for part in page.parts:
        for entry in part.entries:
            if entry.turn is not None:
                assert entry.text in said[entry.turn - 1]
        assert bool(part.entries) != bool(part.asks)


def test_the_same_gives_the_same() -> None:
    assert a_page("prepare", NOTES) == a_page("prepare", NOTES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("my 1:1 with Jonas is on Thursday", date(2026, 11, 12)),
        ("1:1 tomorrow. he was late on Monday", date(2026, 11, 6)),
        ("he was late on Monday", None),
        ("1:1 Mirela, Thursday 14:00\nAcme: stuck since the 3rd", date(2026, 11, 12)),
        ("1:1 with Jonas on 2026-12-09.", date(2026, 12, 9)),
        ("1:1 with Jonas, he wants to talk about Friday's demo", None),
    ],
)
def test_the_day_of_the_meeting(text: str, found: date | None) -> None:
    days = {each.id: each.day for each in a_page("prepare", text).dates}
    assert days.get("meeting") == found


def test_a_customer_before_a_colon_is_part_of_the_line() -> None:
    page = a_page("prepare", "1:1 with Jonas on 2026-12-09.\nAcme: stuck in legal\nwants: a raise")
    assert lines(page, "unblock") == ["Acme: stuck in legal"]
    assert lines(page, "agenda") == ["a raise"]
    assert a_part(page, "also").entries == ()
    assert a_part(page, "focus").entries == ()


def test_of_a_message_only_the_sentences_go_that_coaching_stops_for() -> None:
    page = a_page("prepare", "1:1 with Ana. She told me she's pregnant. Her demos are great.")
    assert lines(page, "goes-well") == ["Her demos are great."]
    assert "pregnant" not in repr(page)
    page = a_page("prepare", "1:1 with Ana, she's the parental leave cover for Tom. Her demos are great.")
    assert "parental leave cover" in repr(page)
    page = a_page("prepare", "Her demos are great. She says she wants to kill herself.")
    assert a_part(page, "goes-well").entries == ()


def test_a_page_that_is_pasted_is_read_as_notes() -> None:
    first = a_page("prepare", NOTES)
    again = a_page("prepare", to_markdown(first))
    for id in ("agenda", "goes-well", "seen", "assumed", "told", "unblock"):
        assert lines(again, id) == lines(first, id)


def test_the_title_is_the_deal_that_was_lost() -> None:
    page = a_page("lost-deal", "Lost Kestrel.", "Which open deal came to mind?", "the Falcon deal")
    assert page.title == "Looking back at the Kestrel deal"


@pytest.mark.parametrize("notes", ["late again", "check in", "numbers"])
def test_a_few_words_about_nothing_in_particular_get_no_questions_for_anybody(notes: str) -> None:
    part = a_part(a_page("prepare", f"1:1 with Jonas\n{notes}"), "questions")
    assert part.entries == ()
    assert part.asks == (
        "Not enough is known yet for questions that fit only Jonas. "
        "What is one moment with Jonas that is on your mind?"
    )


def test_where_nothing_was_said_the_page_asks_what_it_is_about() -> None:
    part = a_part(a_page("prepare", "1:1 with Jonas on Thursday"), "questions")
    assert part.asks == "Not enough is known yet to choose questions. What is this 1:1 about?"


def test_one_matter_is_enough_for_questions() -> None:
    assert len(lines(a_page("prepare", "1:1 with Jonas\nfocus: the Kestrel renewal"), "questions")) == 3


def test_the_hour_of_the_meeting_goes_with_its_day() -> None:
    [meeting] = a_page("prepare", "1:1 with Jonas on Tuesday at 14:30").dates
    assert meeting == SheetDate("meeting", "1:1", date(2026, 11, 10), time(14, 30))


@pytest.mark.parametrize("when", ["at 14:30", "at 14:30-15:00", "2pm", "9-10am"])
def test_a_line_that_only_says_when_stands_on_no_part(when: str) -> None:
    page = a_page("prepare", f"1:1 with Jonas on Tuesday {when}")
    assert lines(page, "also") == []
    assert page.dates[0].at
