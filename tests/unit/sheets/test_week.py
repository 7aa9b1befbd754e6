"""Several 1:1s from short notes: whatever people write, in the order of time, and no line lost."""

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.sheets.jotted import When
from assistant.sheets.week import NotesLine, Week, read_week, told, week_occasions, week_sheets
from assistant.sheets.week_lines import Line, read_line

WEDNESDAY = date(2025, 12, 3)
TUE, THU, FRI = date(2025, 12, 9), date(2025, 12, 4), date(2025, 12, 5)
TEN, TWO = time(10), time(14)


@pytest.mark.parametrize(
    ("text", "name", "day", "at", "notes"),
    [
        ("Jonas Tue 10:00: says yes, nothing happens", "Jonas", TUE, TEN, "says yes, nothing happens"),
        ("Anna - 14h Weds - demo skills, new kid", "Anna", WEDNESDAY, TWO, "demo skills, new kid"),
        ("Priya: pipeline thin", "Priya", None, None, "pipeline thin"),
        ("10:00 – 10:30 1:1 Jonas / Maria", "Jonas / Maria", None, TEN, ""),
        ("Tue | 10:00 | Jonas | says yes", "Jonas", TUE, TEN, "says yes"),
        ("Tue\t10:00\tJonas 1:1\tRoom 3", "Jonas", TUE, TEN, "Room 3"),
        ("| Jonas | says yes | Tue | 10:00 |", "Jonas", TUE, TEN, "says yes"),
        ("jonas says yes, nothing happens", "Jonas", None, None, "says yes, nothing happens"),
        ("Will wants out", "Will", None, None, "wants out"),
        ("mark - quota", "Mark", None, None, "quota"),
        ("- Jonas (Tue 10am): demo", "Jonas", TUE, TEN, "demo"),
        ("- [ ] Jonas (Tue 10am): demo", "Jonas", TUE, TEN, "demo"),
        ("1. 1:1 with Anna Berg Thu 10-10:30 territory", "Anna Berg", THU, TEN, "territory"),
        ("Tue 10:00 Jonas says yes", "Jonas", TUE, TEN, "says yes"),
        ("Mon Jonas 10:00 late again", "Jonas", date(2025, 12, 8), TEN, "late again"),
        ("Jonas", "Jonas", None, None, ""),
        ("Jonas - says yes - Tue 10:00", "Jonas", TUE, TEN, "says yes"),
        ("Jonas: says yes (Tue 10:00)", "Jonas", TUE, TEN, "says yes"),
        ("Ludwig van der Berg, 14:00, slow follow-up", "Ludwig van der Berg", None, TWO, "slow follow-up"),
        ("Sam & Alex Wed 2pm - joint plan", "Sam & Alex", WEDNESDAY, TWO, "joint plan"),
        ("Dr. Meyer 10h: x", "Dr. Meyer", None, TEN, "x"),
        ("李雷 Tue 10:00: 说好", "李雷", TUE, TEN, "说好"),
        ("JONAS TUE 10:00 SAYS YES", "JONAS", TUE, TEN, "SAYS YES"),
        ("Jonas 30 min Tue 10:00 on pricing", "Jonas", TUE, TEN, "on pricing"),
        ("the new rep thu 10: onboarding", "The new rep", THU, TEN, "onboarding"),
        ("10am w/ Jonas re pipeline", "Jonas", None, TEN, "re pipeline"),
        ("Tue, 10:00, Jonas, says yes", "Jonas", TUE, TEN, "says yes"),
        ("April Tue 10:00 lost Acme", "April", TUE, TEN, "lost Acme"),
        ("May: quota", "May", None, None, "quota"),
    ],
)
def test_a_line_has_a_name_a_time_and_notes(
    text: str, name: str, day: date | None, at: time | None, notes: str
) -> None:
    read = read_line(text, WEDNESDAY)
    assert (read.name, read.when.day, read.when.at, read.notes) == (name, day, at, notes)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Jonas: wants to move Tuesday's call to 3pm", "wants to move Tuesday's call to 3pm"),
        ("Jonas: Tuesday, he called the CFO", "Tuesday, he called the CFO"),
        ("Jonas lost the deal on Tuesday", "lost the deal on Tuesday"),
        ("Jonas: the demo at 10:00 went wrong", "the demo at 10:00 went wrong"),
        ("Jonas: Acme 10:00 call went wrong", "Acme 10:00 call went wrong"),
        ("Jonas: 30% down", "30% down"),
    ],
)
def test_a_time_that_is_told_of_is_no_time_of_the_meeting(text: str, notes: str) -> None:
    assert read_line(text, WEDNESDAY) == Line("Jonas", When(), notes)


@pytest.mark.parametrize("text", ["pipeline is thin", "Says yes to everything", "Tue 10:00: pipeline", "???"])
def test_a_line_that_names_nobody_says_so(text: str) -> None:
    assert read_line(text, WEDNESDAY).name is None


NOTES = (
    "\ufeffPriya: pipeline thin\r\n"
    "Anna Fri 14h - demo skills\r\n"
    "\r\n"
    "Jonas Thu 10:00: says yes\r\n"
    "   and then nothing happens\r\n"
    "pipeline is thin\r\n"
    "Kim Fri 9:00\r\n"
    "Lee Fri: wants to move on\r\n"
    "Mo 10:00 new here\r\n"
    "Zoe: holiday\r\n"
    "\r\n"
)


def test_lines_come_by_time_and_those_without_one_last_as_given() -> None:
    week = read_week(NOTES, WEDNESDAY)
    assert [line.name for line in week.lines] == ["Jonas", "Kim", "Anna", "Lee", "Mo", "Priya", "Zoe"]
    assert [line.number for line in week.lines] == [4, 7, 2, 8, 9, 1, 10]
    assert [(each.number, each.text) for each in week.unread] == [(6, "pipeline is thin")]
    assert week.empty == (3,)


def test_an_indented_line_goes_on_with_the_one_above() -> None:
    [jonas] = [line for line in read_week(NOTES, WEDNESDAY).lines if line.name == "Jonas"]
    assert jonas.notes == "says yes\nand then nothing happens"


def test_an_indent_that_all_lines_share_is_none() -> None:
    week = read_week("   Jonas: a\n   Anna: b\n", WEDNESDAY)
    assert [line.name for line in week.lines] == ["Jonas", "Anna"]


def test_a_day_alone_holds_for_the_lines_below() -> None:
    week = read_week("## Friday\n10:00 Anna: demo\n9:30 Jonas\nThursday 4 December:\n- Kim 14h\n", WEDNESDAY)
    assert [(x.name, x.when.day, x.when.at) for x in week.lines] == [
        ("Kim", THU, TWO),
        ("Jonas", FRI, time(9, 30)),
        ("Anna", FRI, TEN),
    ]


def test_an_hour_alone_holds_for_the_next_line_only() -> None:
    week = read_week("Fri 5 Dec\n10:00 – 10:30\n1:1 Jonas\n9am\n1:1 Anna\nKim\n11:00\n", WEDNESDAY)
    assert [(x.name, x.when.day, x.when.at) for x in week.lines] == [
        ("Anna", FRI, time(9)),
        ("Jonas", FRI, TEN),
        ("Kim", FRI, None),
    ]
    assert week.lines[1].when.until == time(10, 30)
    assert [(each.number, each.text) for each in week.unread] == [(7, "11:00")]


@pytest.mark.parametrize(
    "text",
    [
        "Day\tTime\tName\tNotes\nTue\t14:00\tAnna\tdemo\nTue\t10:00\tJonas\tsays yes\n",
        "| Name | Day | Time | Notes |\n|:--|---|---|--:|\n| Anna | Tue | 14:00 | demo |\n"
        "| **Jonas** | Tue | 10:00 | says yes |",
        "Subject,Start Date,Start Time,End Date,End Time,Location,Description\r\n"
        '"1:1 Anna",9/12/2025,2:00 PM,9/12/2025,2:30 PM,Room 3,demo\r\n'
        '"1:1 with Jonas",09/12/2025,10:00,9/12/2025,10:30,,"says yes"\r\n',
        "Name;When;Notes\nAnna;Tue 14:00;demo\nJonas;Tue 10:00;says yes",
        "Rep,Date,Time,Comments\nAnna,2025-12-09,14:00,demo\nJonas,2025-12-09,10:00,says yes\n",
    ],
)
def test_a_table_from_elsewhere_is_read_by_its_headings(text: str) -> None:
    week = read_week(text, WEDNESDAY)
    assert [(x.name, x.when.day, x.when.at) for x in week.lines] == [("Jonas", TUE, TEN), ("Anna", TUE, TWO)]
    assert [x.notes.split("\n")[-1] for x in week.lines] == ["says yes", "demo"]
    assert not week.unread


def test_columns_that_are_not_used_are_told() -> None:
    week = read_week("Name,Time,Reminder\nAnna,10:00,True\n,11:00,False\n", WEDNESDAY)
    assert week.left_out == ("Reminder",)
    assert [each.number for each in week.unread] == [3]
    assert list(told(week)) == [
        "line 3: it names nobody, so it has no page; it is kept as it is",
        "line 2: nothing is said yet; its page asks",
        "columns left out: Reminder",
    ]


def make(line: NotesLine) -> Sheet:
    return Sheet(
        "prepare", f"1:1 with {line.name}", WEDNESDAY, (SheetPart("p", "P", (SheetEntry(line.notes, 1),)),)
    )


def test_there_is_a_sheet_for_each_with_its_time_and_one_that_says_what_is_on_when() -> None:
    week = read_week(NOTES, WEDNESDAY)
    cover, *pages = week_sheets(week, make, WEDNESDAY)
    assert [sheet.title for sheet in pages] == [f"1:1 with {line.name}" for line in week.lines]
    assert pages[0].parts[0] == SheetPart("when", "When", (SheetEntry("Thursday 4 December 2025, 10:00", 1),))
    assert pages[-1].part("when") is None
    assert [e.text for p in cover.parts for e in p.entries] == [
        "Thursday 4 December 2025, 10:00: Jonas",
        "Friday 5 December 2025, 09:00: Kim",
        "Friday 5 December 2025, 14:00: Anna",
        "Friday 5 December 2025: Lee",
        "10:00: Mo",
        "Priya",
        "Zoe",
        "Line 6, it names nobody: pipeline is thin",
    ]


def test_one_line_has_no_page_before_it() -> None:
    assert len(week_sheets(read_week("Jonas: x", WEDNESDAY), make, WEDNESDAY)) == 1


def test_a_calendar_gets_no_name_and_only_what_has_a_day() -> None:
    occasions = week_occasions(read_week(NOTES, WEDNESDAY))
    assert [(o.title, o.day, o.at) for o in occasions] == [
        ("1:1", THU, TEN),
        ("1:1", FRI, time(9)),
        ("1:1", FRI, TWO),
        ("1:1", FRI, None),
    ]
    assert len({o.id for o in occasions}) == 4


@given(st.lists(st.tuples(st.sampled_from(["Tue", "Wed 9:00", "14h", "Fri 8am", ""]), st.integers(0, 9))))
def test_nothing_but_time_moves_a_line(given_lines: list[tuple[str, int]]) -> None:
    text = "\n".join(f"Rep{chr(97 + n)} {when}: {'bad ' * n}note" for when, n in given_lines)
    lines = read_week(text, WEDNESDAY).lines
    keys = [
        (x.when.day is None and x.when.at is None, x.when.day or date.max, x.when.at or time.max)
        for x in lines
    ]
    assert keys == sorted(keys)
    for key in set(keys):
        numbers = [line.number for line, other in zip(lines, keys, strict=True) if other == key]
        assert numbers == sorted(numbers)


@given(st.text(max_size=200) | st.text(alphabet="Jonas Tue10:-,|\t\n;demo\"'", max_size=120))
def test_no_word_is_lost_whatever_is_pasted(text: str) -> None:
    week = read_week(text, WEDNESDAY)
    if week.left_out:
        return
    assert isinstance(week, Week)
    kept = " ".join([*(line.text for line in week.lines), *(each.text for each in week.unread)])
    headings = {"monday", "tuesday", "wednesday", "thursday", "friday", "today", "tomorrow"}
    for word in re.findall(r"[^\W\d_]{4,}", text):
        assert word in kept or word.lower() in headings or read_line(word, WEDNESDAY).when.day
