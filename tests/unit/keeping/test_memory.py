"""What a completed turn adds to the card, and what its owner does to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from assistant.bootstrap import Stores, build_unkept
from assistant.domain.conversation import Carried
from assistant.domain.kept import KeptConversation, TurnState
from assistant.domain.owner import LOCAL, Owner
from assistant.domain.remembered import DAYS_ABOUT_OTHERS, EntryKind
from assistant.errors import UsageError
from assistant.keeping.memory import Correction, Memory, remember
from tests.unit.remembering.talks import BEGAN, MONDAY, Said, kept

ANNA = Owner("anna")


@pytest.fixture
async def stores() -> Stores:
    stores = build_unkept()
    for id in ("conv_1", "conv_2"):
        await stores.conversations.create(kept(id=id))
    return stores


def memory_on(stores: Stores, today: date = MONDAY, now: datetime = BEGAN) -> Memory:
    return Memory(stores.memory, lambda: now, lambda: today)


async def told(stores: Stores, *said: Said, id: str = "conv_1", carried: Sequence[Carried] = ()) -> None:
    """Each turn completed in order, as they would be."""
    whole = kept(*said, id=id, carried=carried)
    for number in range(1, len(said) + 1):
        part = replace(whole, turns=whole.turns[:number])
        await remember(stores.memory, part, BEGAN, MONDAY)


async def texts(stores: Stores) -> list[str]:
    return [entry.text for entry in await stores.memory.entries(LOCAL, BEGAN)]


async def test_noticing_twice_writes_once(stores: Stores) -> None:
    await told(stores, "I'll draft the offer on Friday", "thanks")
    await told(stores, "I'll draft the offer on Friday", "thanks")
    assert await texts(stores) == ["I'll draft the offer on Friday"]


async def test_a_struck_entry_is_not_proposed_again(stores: Stores) -> None:
    await told(stores, "Jonas is my rep")
    memory = memory_on(stores)
    (line,) = await memory.lines(LOCAL)
    await memory.correct(LOCAL, line.entry.id, Correction(struck=True))
    await told(stores, "Jonas is my rep", "Jonas called")
    await told(stores, "Jonas is my rep", id="conv_2")
    (line,) = await memory.lines(LOCAL)
    assert line.entry.struck
    assert await memory.carried(LOCAL) == ()


async def test_a_correction_is_not_overwritten_and_is_taken_over(stores: Stores) -> None:
    await told(stores, "Jonas called", "fine")
    memory = memory_on(stores)
    (line,) = await memory.lines(LOCAL)
    await memory.correct(LOCAL, line.entry.id, Correction(text="Jonas, who runs Graz"))
    await told(stores, "Jonas called", "fine", "Jonas is my rep")
    await told(stores, "Jonas is my rep", id="conv_2")
    assert await texts(stores) == ["Jonas, who runs Graz"] * 2


async def test_what_was_deleted_does_not_come_back_with_the_next_turn(stores: Stores) -> None:
    await told(stores, "I'll draft the offer on Friday")
    memory = memory_on(stores)
    (line,) = await memory.lines(LOCAL)
    assert await memory.remove(LOCAL, line.entry.id)
    await told_last(stores, "I'll draft the offer on Friday", "thanks, that helps")
    assert await texts(stores) == []


async def told_last(stores: Stores, *said: Said) -> None:
    await remember(stores.memory, kept(*said), BEGAN, MONDAY)


async def test_more_of_the_same_takes_the_place_of_less(stores: Stores) -> None:
    await told(stores, "Jonas called. I'll ask him who signs", ("Jonas is my rep", "When will you ask?"))
    assert await texts(stores) == ["I'll ask him who signs", "Jonas, my rep"]
    await told_last(
        stores,
        "Jonas called. I'll ask him who signs",
        ("Jonas is my rep", "When will you ask?"),
        "On Friday.",
    )
    entries = await stores.memory.entries(LOCAL, BEGAN)
    assert [(e.text, e.due and str(e.due), e.turn) for e in entries] == [
        ("I'll ask him who signs", "2026-12-04", 1),
        ("Jonas, my rep", None, 2),
    ]


async def test_what_came_from_words_said_otherwise_since_goes(stores: Stores) -> None:
    await told(stores, "fine", "I'll draft the offer on Friday")
    await told_last(stores, "fine", "I'll call Acme on Friday")
    assert await texts(stores) == ["I'll call Acme on Friday"]


async def test_what_was_interrupted_is_noticed_with_the_next_complete_turn(stores: Stores) -> None:
    whole = kept("I'll draft the offer on Friday", "and so on")
    cut = replace(whole.turns[0], state=TurnState.INTERRUPTED, reply=None)
    await remember(stores.memory, replace(whole, turns=(cut,)), BEGAN, MONDAY)
    assert await texts(stores) == []
    await remember(stores.memory, replace(whole, turns=(cut, whole.turns[1])), BEGAN, MONDAY)
    assert await texts(stores) == ["I'll draft the offer on Friday"]


def later(entry: str, *said: Said) -> KeptConversation:
    brought = Carried(entry, "I'll ask procurement tomorrow", "commitment", date(2026, 12, 1))
    return kept(*said, id="conv_2", began=BEGAN + timedelta(days=7), carried=[brought])


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        (("I asked procurement, and it's the CFO",), True),
        (
            (
                ("hi", "Last time you meant to “ask procurement tomorrow”. What came of it?"),
                "The CFO signs.",
            ),
            True,
        ),
        ((("hi", "Last time you meant to “ask procurement tomorrow”. What came of it?"),), False),
        (("Something else is on my mind",), False),
    ],
)
async def test_a_commitment_that_was_spoken_of_is_told(
    stores: Stores, said: tuple[Said, ...], is_told: bool
) -> None:
    await told(stores, "I'll ask procurement tomorrow")
    (entry,) = await stores.memory.entries(LOCAL, BEGAN)
    await remember(stores.memory, later(entry.id, *said), BEGAN, MONDAY + timedelta(days=7))
    entries = {e.id: e for e in await stores.memory.entries(LOCAL, BEGAN)}
    assert entries[entry.id].told is is_told


async def test_before_its_day_it_is_not_told(stores: Stores) -> None:
    await told(stores, "I'll ask procurement tomorrow")
    (entry,) = await stores.memory.entries(LOCAL, BEGAN)
    await remember(stores.memory, later(entry.id, "procurement gets asked tomorrow"), BEGAN, MONDAY)
    assert [e.told for e in await stores.memory.entries(LOCAL, BEGAN)] == [False]


async def test_in_a_conversation_that_goes_on_it_is_told_as_well(stores: Stores) -> None:
    await told(stores, "I'll ask procurement tomorrow")
    talk = kept(
        "I'll ask procurement tomorrow", "I asked procurement: the CFO signs", apart=timedelta(days=3)
    )
    await remember(stores.memory, talk, BEGAN, MONDAY + timedelta(days=3))
    assert [e.told for e in await stores.memory.entries(LOCAL, BEGAN)] == [True]


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (Correction(text="Jonas, who is on a PIP"), "health, family or discipline"),
        (Correction(text=" "), "1 to 400"),
        (Correction(text="x" * 401), "1 to 400"),
        (Correction(due=MONDAY, sets_due=True), "only a commitment"),
    ],
)
async def test_what_a_correction_may_not_be(stores: Stores, correction: Correction, why: str) -> None:
    await told(stores, "Jonas is my rep")
    memory = memory_on(stores)
    (line,) = await memory.lines(LOCAL)
    with pytest.raises(UsageError, match=why):
        await memory.correct(LOCAL, line.entry.id, correction)
    assert await texts(stores) == ["Jonas, my rep"]


async def test_a_day_is_set_and_taken_away(stores: Stores) -> None:
    await told(stores, "I'll draft the offer")
    memory = memory_on(stores)
    (line,) = await memory.lines(LOCAL)
    for day in (date(2026, 12, 24), None):
        changed = await memory.correct(LOCAL, line.entry.id, Correction(due=day, sets_due=True))
        assert changed
        assert changed.entry.due == day


async def test_words_that_come_to_be_about_somebody_expire_as_others_do(stores: Stores) -> None:
    await told(stores, "I'll draft the offer")
    memory = memory_on(stores)
    (line,) = await memory.lines(LOCAL)
    changed = await memory.correct(LOCAL, line.entry.id, Correction(text="I'll draft it with Jonas"))
    assert changed
    assert changed.entry.expires == changed.entry.made + timedelta(days=DAYS_ABOUT_OTHERS)


async def test_nobody_reaches_anothers(stores: Stores) -> None:
    await told(stores, "Jonas is my rep")
    memory = memory_on(stores)
    (line,) = await memory.lines(LOCAL)
    assert await memory.lines(ANNA) == ()
    assert await memory.correct(ANNA, line.entry.id, Correction(struck=True)) is None
    assert not await memory.remove(ANNA, line.entry.id)
    assert await memory.remove_all(ANNA) == 0
    assert len(await memory.lines(LOCAL)) == 1


async def test_all_of_it_is_removed_and_counted_by_lines(stores: Stores) -> None:
    await told(stores, "Jonas is my rep. I'll draft the offer")
    await told(stores, "Jonas is my rep", id="conv_2")
    assert await memory_on(stores).remove_all(LOCAL) == 2
    assert await texts(stores) == []


async def test_after_ninety_days_what_tells_of_others_is_gone(stores: Stores) -> None:
    await told(stores, "Jonas is my rep. My goal is to become a lead")
    late = memory_on(stores, now=BEGAN + timedelta(days=DAYS_ABOUT_OTHERS))
    assert [line.entry.kind for line in await late.lines(LOCAL)] == [EntryKind.AIM]


async def test_a_cadence_is_set_shown_and_ended(stores: Stores) -> None:
    memory = memory_on(stores)
    made = await memory.set_cadence(LOCAL, 14)
    assert (made.every_days, made.next) == (14, date(2026, 12, 14))
    assert [due.day for due in await memory.due(LOCAL)] == [date(2026, 12, 14)]
    assert await memory.due(ANNA) == ()
    assert await memory.end_cadence(LOCAL)
    assert not await memory.end_cadence(LOCAL)
