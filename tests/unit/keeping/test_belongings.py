"""Everything of one owner's as one archive."""

import io
import json
import zipfile
from datetime import UTC, date, datetime

from assistant.bootstrap import Stores, build_unkept
from assistant.domain.owner import LOCAL, Owner
from assistant.domain.remembered import Cadence, Release
from assistant.keeping.belongings import archive, gather, memory_markdown
from assistant.remembering.noticing import as_entry, notice
from tests.unit.remembering.talks import BEGAN, MONDAY, kept

ANNA = Owner("anna")
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
TALK = kept("I'll ask *Jonas* on Monday", id="conv_abc")
THEIRS = kept("Umbrella is mine", id="conv_xyz", owner=ANNA)


async def filled() -> Stores:
    stores = build_unkept()
    for talk in (TALK, THEIRS):
        await stores.conversations.create(talk)
        for proposed in notice(talk, MONDAY):
            await stores.memory.put(as_entry(proposed, talk))
    await stores.pages.edit(LOCAL, TALK.id, '{"parts": {}}')
    await stores.memory.set_cadence(LOCAL, Cadence(LOCAL, 7, date(2026, 12, 7)))
    await stores.pages.release(Release("rel_1", LOCAL, ANNA, "For you", "Read *this*.", NOW, TALK.id))
    await stores.pages.release(Release("rel_2", ANNA, LOCAL, "For them", "Umbrella!", NOW))
    return stores


async def packed(stores: Stores, owner: Owner = LOCAL) -> dict[str, str]:
    mine = await gather(stores.conversations, stores.memory, stores.pages, owner, NOW)
    data = archive(mine, lambda talk: f"# {talk.turns[0].said}\n", {TALK.id: "# Page\n"}, NOW)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name).decode() for name in opened.namelist()}


async def test_all_that_is_mine_and_nothing_of_anybody_elses() -> None:
    files = await packed(await filled())
    assert set(files) == {
        "askfirst-export/README.txt",
        "askfirst-export/conversations/2026-11-30_abc.json",
        "askfirst-export/conversations/2026-11-30_abc.md",
        "askfirst-export/pages/2026-11-30_abc.md",
        "askfirst-export/pages/2026-11-30_abc.edits.json",
        "askfirst-export/memory/memory.json",
        "askfirst-export/memory/memory.md",
        "askfirst-export/memory/cadence.json",
        "askfirst-export/releases/2026-12-01_rel_1.json",
        "askfirst-export/releases/2026-12-01_rel_1.md",
    }
    assert "Umbrella" not in "".join(files.values())
    card = json.loads(files["askfirst-export/memory/memory.json"])
    assert {entry["text"] for entry in card} == {"I'll ask *Jonas* on Monday", "Jonas"}
    assert json.loads(files["askfirst-export/memory/cadence.json"])["every_days"] == 7
    talk = json.loads(files["askfirst-export/conversations/2026-11-30_abc.json"])
    assert talk["turns"][0]["said"] == "I'll ask *Jonas* on Monday"
    assert "Read *this*." in files["askfirst-export/releases/2026-12-01_rel_1.md"]


async def test_the_same_belongings_make_the_same_archive() -> None:
    first, second = await packed(await filled()), await packed(await filled())
    assert first == second


async def test_somebody_with_nothing_gets_an_archive_that_says_so() -> None:
    files = await packed(await filled(), Owner("nobody"))
    assert "Nothing." in files["askfirst-export/memory/memory.md"]
    assert "conversations/  0" in files["askfirst-export/README.txt"]


async def test_many_conversations_are_all_there() -> None:
    stores = build_unkept()
    for n in range(450):
        await stores.conversations.create(kept(id=f"conv_{n}", began=BEGAN.replace(microsecond=n)))
    mine = await gather(stores.conversations, stores.memory, stores.pages, LOCAL, NOW)
    assert len({talk.id for talk in mine.conversations}) == 450


def test_odd_ids_name_no_odd_files() -> None:
    data = archive(replace_id("../../etc/passwd"), lambda talk: "", {}, NOW)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert not any(".." in name for name in opened.namelist())


def replace_id(id: str):  # type: ignore[no-untyped-def]  # what an archive is made of
    from assistant.keeping.belongings import Belongings

    return Belongings(LOCAL, (kept("x", id=id),))


def test_the_card_to_read_has_its_sources() -> None:
    entries = [as_entry(p, TALK) for p in notice(TALK, MONDAY)]
    text = memory_markdown(entries)
    assert (
        "- I'll ask \\*Jonas\\* on Monday (for 2026-12-07; goes on 2027-02-28; said on 2026-11-30, turn 1"
        in text
    )
    assert "## People" in text
