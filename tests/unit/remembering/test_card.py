"""The card and what a new conversation brings along of it."""

from dataclasses import replace
from datetime import date, timedelta

from assistant.domain.remembered import MemoryEntry
from assistant.remembering.card import as_it_stands, carried_for, line_of, lines, struck_in, without_words
from assistant.remembering.noticing import as_entry, notice
from tests.unit.remembering.talks import BEGAN, MONDAY, kept

LATER = BEGAN + timedelta(days=7)


def entries(*said: str, id: str = "conv_1", week: int = 0) -> list[MemoryEntry]:
    talk = kept(*said, id=id, began=BEGAN + timedelta(weeks=week))
    return [as_entry(p, talk) for p in notice(talk, MONDAY + timedelta(weeks=week))]


def test_commitments_come_first_by_their_day_and_five_is_the_most() -> None:
    found = entries(
        "I'll call Maria on Friday. I'll ask procurement tomorrow. I'll draft the offer. I'll book a room.",
        "My goal is to become a lead. Keep it short please. Jonas is my rep. Tom is my AE. The Acme deal.",
    )
    brought = carried_for(found, MONDAY)
    assert [(c.kind, c.text) for c in brought] == [
        ("commitment", "I'll ask procurement tomorrow"),
        ("commitment", "I'll call Maria on Friday"),
        ("commitment", "I'll draft the offer"),
        ("aim", "My goal is to become a lead"),
        ("deal", "the Acme deal"),
        ("preference", "Keep it short please"),
    ]


def test_how_one_likes_to_be_talked_with_comes_along_besides_the_latest_first() -> None:
    said = [
        "Keep it short please",
        "no jargon",
        "don't praise me",
        "Call me Nik",
        "no lists please",
        "be blunt",
    ]
    found = [entry for n, text in enumerate(said) for entry in entries(text, id=f"conv_{n}", week=n)]
    brought = [c.text for c in carried_for(found, MONDAY)]
    assert brought == ["be blunt", "no lists please", "Call me Nik", "don't praise me", "no jargon"]


def test_what_was_struck_out_is_told_of_the_talk_it_was_said_in() -> None:
    one, other = entries("Keep it short please. Call me Nik.")
    found = [replace(one, struck=True), other, *entries("no jargon", id="conv_2")]
    assert struck_in("conv_1", found) == ("Keep it short please",)
    assert struck_in("conv_2", found) == ()


def test_what_is_struck_out_told_or_expired_is_not_brought_along() -> None:
    one, other, person = entries("I'll ask procurement tomorrow. I'll draft the offer.", "Jonas is my rep")
    assert carried_for([replace(one, struck=True), other], MONDAY)[0].text == "I'll draft the offer"
    assert carried_for([replace(one, told=True)], MONDAY) == ()
    assert len(carried_for([person], MONDAY + timedelta(days=89))) == 1
    assert carried_for([person], MONDAY + timedelta(days=91)) == ()


def test_one_person_of_two_conversations_is_one_line_with_two_sources() -> None:
    found = [*entries("Jonas is my rep"), *entries("Jonas was late", id="conv_2", week=1)]
    (line,) = lines(found)
    assert line.entry.text == "Jonas, my rep"
    assert [e.conversation for e in line.entries] == ["conv_1", "conv_2"]
    assert line_of(found, found[1].id) == line
    assert line_of(found, "mem_no") is None
    struck = [replace(found[0], struck=True), found[1]]
    assert carried_for(struck, MONDAY) == ()


def test_a_correction_stands_for_the_line() -> None:
    found = [*entries("Jonas is my rep"), *entries("Jonas is my best rep", id="conv_2", week=1)]
    (line,) = lines([replace(found[0], text="Jonas, our man in Graz"), found[1]])
    assert line.entry.text == "Jonas, our man in Graz"


def test_the_same_step_in_two_conversations_is_two() -> None:
    assert len(lines([*entries("I'll call Acme"), *entries("I'll call Acme", id="conv_2", week=1)])) == 2


def test_what_was_brought_along_is_as_its_owner_has_it_now() -> None:
    (entry,) = entries("I'll draft the offer on Friday")
    brought = without_words(carried_for([entry], MONDAY))
    assert [(c.entry, c.text, c.due) for c in brought] == [(entry.id, "", None)]
    (now,) = as_it_stands(brought, [replace(entry, text="Draft it", due=date(2026, 12, 24))])
    assert (now.text, now.due) == ("Draft it", date(2026, 12, 24))
    assert as_it_stands(brought, [replace(entry, struck=True)]) == ()
    assert as_it_stands(brought, []) == ()
    assert as_it_stands(brought, [replace(entry, told=True)]) != ()
