"""Whatever is said comes back as it was said, and replies field by field."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.bootstrap import Stores
from assistant.domain.guard import Finding, FindingKind
from assistant.domain.kept import SaidTurn
from assistant.domain.turn import Citation, MoveKind, Reply, WriterName
from tests.integration.store.samples import (
    MIRA,
    NOW,
    SOON,
    a_conversation,
    a_release,
    an_entry,
    begun,
    turns,
)

TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
"""Any characters: NUL, halves of pairs, what isn't assigned."""
NUMBERS = count()
few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

replies = st.builds(
    Reply,
    text=TEXT,
    stage=TEXT,
    move=st.sampled_from(MoveKind),
    writer=st.sampled_from(WriterName),
    citations=st.lists(st.builds(Citation, TEXT, TEXT, TEXT), max_size=3).map(tuple),
    findings=st.lists(st.builds(Finding, st.sampled_from(FindingKind), TEXT, TEXT), max_size=3).map(tuple),
    notice=st.none() | TEXT,
    model_calls=st.integers(0, 9),
    prompt_tokens=st.integers(0, 10**6),
    completion_tokens=st.integers(0, 10**6),
)


def kept(text: str) -> str:
    """What no database takes is replaced, character by character."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


@few
@given(said=TEXT, pieces=st.lists(TEXT, max_size=4), title=TEXT)
@example(said="Ich weiß nicht … 👩‍👧‍👦 \u202e%s'; --\r\n", pieces=["\\u0000", "{}", ""], title="a\0b\ud83d")
@example(said="\U0001f600 wörter " * 20_000, pieces=["x" * 200_000], title="")
async def test_any_text_comes_back(stores: Stores, said: str, pieces: list[str], title: str) -> None:
    id = f"talk {next(NUMBERS)}"
    await stores.conversations.create(a_conversation(id=id, title=title))
    begun = await stores.conversations.begin(MIRA, id, SaidTurn(said, said[:99], said), NOW, SOON)
    assert begun.turn
    assert await stores.conversations.interrupt(MIRA, begun.turn.id, 1, pieces)
    found = await stores.conversations.conversation(MIRA, id)
    assert found
    [turn] = found.turns
    assert (found.title, turn.said, turn.pieces) == (kept(title), kept(said), tuple(map(kept, pieces)))
    assert (turn.key, turn.fingerprint) == (kept(said[:99]), kept(said))
    assert turn.said == begun.turn.said


@few
@given(reply=replies)
async def test_any_reply_comes_back(stores: Stores, reply: Reply) -> None:
    id = f"talk {next(NUMBERS)}"
    await stores.conversations.create(a_conversation(id=id))
    begun = await stores.conversations.begin(MIRA, id, SaidTurn("Yes."), NOW, SOON)
    assert begun.turn
    assert await stores.conversations.complete(MIRA, begun.turn.id, 1, [], reply)
    found = await stores.conversations.conversation(MIRA, id)
    assert found
    back = found.turns[0].reply
    assert back == replace(
        reply,
        text=kept(reply.text),
        stage=kept(reply.stage),
        citations=tuple(Citation(kept(c.id), kept(c.framework), kept(c.source)) for c in reply.citations),
        findings=tuple(Finding(f.kind, kept(f.span), kept(f.why)) for f in reply.findings),
        notice=None if reply.notice is None else kept(reply.notice),
    )
    assert isinstance(back.move, MoveKind)
    assert all(isinstance(finding.kind, FindingKind) for finding in back.findings)


async def test_a_retry_is_known_by_a_key_that_had_to_be_mended(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    said = SaidTurn("Well\0", "k\0", "f\ud800")
    turn = await begun(stores, said)
    answer = await stores.conversations.begin(MIRA, "talk", said, NOW, SOON)
    assert (answer.beginning, answer.turn) == ("in-flight", turn)


@pytest.mark.parametrize("id", ["talk\0", "\ud800", "💥", "", "x" * 100_000, "talk' OR 1=1 --"])
async def test_odd_ids_are_only_not_there(stores: Stores, id: str) -> None:
    await stores.conversations.create(a_conversation())
    assert await stores.conversations.conversation(MIRA, id) is None
    assert not await stores.conversations.delete(MIRA, id)
    assert not await stores.memory.remove(MIRA, id)
    assert await turns(stores) == ()


async def test_entries_and_releases_hold_any_text_too(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    await stores.memory.put(an_entry(text="a\0\U0001f600", due=date(2026, 12, 1)))
    await stores.pages.release(a_release(title="t\ud800", text="é\0" * 1000))
    assert await stores.pages.edit(MIRA, "talk", '{"a":"\0"}')
    [entry] = await stores.memory.entries(MIRA, NOW)
    [release] = await stores.pages.released_by(MIRA)
    assert entry.text == "a\ufffd\U0001f600"
    assert (release.title, release.text) == ("t\ufffd", "é\ufffd" * 1000)
    assert await stores.pages.edited(MIRA, "talk") == '{"a":"\ufffd"}'
