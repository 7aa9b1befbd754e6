"""All that is one owner's: taken along as one archive, or deleted."""

import io
import json
import re
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from pydantic import TypeAdapter

from assistant.domain.kept import KeptConversation
from assistant.domain.owner import Owner
from assistant.domain.remembered import Cadence, EntryKind, MemoryEntry, Release
from assistant.keeping.exporting import as_json
from assistant.stores import ConversationStore, Cursor, MemoryStore, PageStore

FOLDER = "askfirst-export"
FORMAT = "askfirst-export/1"
PAGE = 200
LONGEST_NAME = 64
HEADINGS = {
    EntryKind.COMMITMENT: "What I meant to do",
    EntryKind.AIM: "What I'm after",
    EntryKind.DEAL: "Deals",
    EntryKind.PERSON: "People",
    EntryKind.PREFERENCE: "How I like to be talked with",
}
_ODD = re.compile(r"[^0-9A-Za-z_-]")
_MARKS = re.compile(r"[\\`*_\[\]<>#|~]")


@dataclass(frozen=True, slots=True)
class Belongings:
    owner: Owner
    conversations: tuple[KeptConversation, ...] = ()
    """With their turns, the oldest first."""
    entries: tuple[MemoryEntry, ...] = ()
    cadence: Cadence | None = None
    edits: Mapping[str, str] = field(default_factory=dict)
    """The owner's edits to pages as JSON, by the conversation's id."""
    releases: tuple[Release, ...] = ()
    """What the owner released; what others released to them isn't theirs to take."""


async def gather(
    conversations: ConversationStore, memory: MemoryStore, pages: PageStore, owner: Owner, now: datetime
) -> Belongings:
    kept = [whole async for whole in _whole(conversations, owner)]
    kept.sort(key=lambda conversation: (conversation.created, conversation.id))
    edits = {each.id: await pages.edited(owner, each.id) for each in kept}
    return Belongings(
        owner,
        tuple(kept),
        tuple(await memory.entries(owner, now)),
        await memory.cadence(owner),
        {id: edit for id, edit in edits.items() if edit is not None},
        tuple(await pages.released_by(owner)),
    )


async def _whole(conversations: ConversationStore, owner: Owner) -> AsyncIterator[KeptConversation]:
    after = None
    while True:
        page = await conversations.conversations(owner, PAGE, after)
        for listed in page:
            if whole := await conversations.conversation(owner, listed.id):
                yield whole
        if len(page) < PAGE:
            return
        after = Cursor.at(page[-1])


def archive(
    mine: Belongings,
    markdown: Callable[[KeptConversation], str],
    pages: Mapping[str, str],
    now: datetime,
) -> bytes:
    """A zip. ``markdown`` writes a conversation to read; ``pages`` are journeys' pages in Markdown, by id.

    The same belongings have the same names in it, and the same bytes but for the day it was made.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text, when in _files(mine, markdown, pages, now):
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", when.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            packed.writestr(info, text.encode("utf-8", "replace"))
    return written.getvalue()


def stem(conversation: KeptConversation) -> str:
    """What a conversation's files are called: its day and its id, and nothing of its matter."""
    return f"{conversation.created:%Y-%m-%d}_{_safe(conversation.id)}"


def _files(
    mine: Belongings,
    markdown: Callable[[KeptConversation], str],
    pages: Mapping[str, str],
    now: datetime,
) -> Iterator[tuple[str, str, datetime]]:
    """Name within the folder, text and time of each file."""
    yield "README.txt", _read_me(mine, now), now
    for kept in mine.conversations:
        name = stem(kept)
        yield f"conversations/{name}.json", as_json(kept), kept.touched
        yield f"conversations/{name}.md", markdown(kept), kept.touched
        if kept.id in pages:
            yield f"pages/{name}.md", pages[kept.id], kept.touched
        if kept.id in mine.edits:
            yield f"pages/{name}.edits.json", mine.edits[kept.id], kept.touched
    yield "memory/memory.json", _json(mine.entries), now
    yield "memory/memory.md", memory_markdown(mine.entries), now
    yield "memory/cadence.json", _json(mine.cadence), now
    for release in mine.releases:
        name = f"{release.released:%Y-%m-%d}_{_safe(release.id)}"
        yield f"releases/{name}.json", _json(release), release.released
        yield f"releases/{name}.md", _release_markdown(release), release.released


def memory_markdown(entries: Sequence[MemoryEntry]) -> str:
    """The card, by kind, each entry with where it came from."""
    blocks = ["# What Askfirst carries along"]
    for kind, heading in HEADINGS.items():
        found = [entry for entry in entries if entry.kind is kind]
        if found:
            blocks += [f"## {heading}", "\n".join(map(_entry_line, found))]
    return "\n\n".join(blocks if len(blocks) > 1 else [*blocks, "Nothing."]) + "\n"


def _entry_line(entry: MemoryEntry) -> str:
    notes = [f"for {entry.due}"] if entry.due else []
    notes += ["struck out"] if entry.struck else []
    notes += ["spoken of since"] if entry.told else []
    notes += [f"goes on {entry.expires:%Y-%m-%d}"] if entry.expires else []
    notes.append(f"said on {entry.made:%Y-%m-%d}, turn {entry.turn} of {entry.conversation}")
    return f"- {_plain(entry.text)} ({'; '.join(notes)})"


def _release_markdown(release: Release) -> str:
    title = " ".join(release.title.split())
    return (
        f"# {_plain(title)}\n\nReleased to {_plain(release.to)} on {release.released:%Y-%m-%d}."
        f"\n\n---\n\n{release.text}\n"
    )


def _read_me(mine: Belongings, now: datetime) -> str:
    return (
        f"{FORMAT}, made on {now:%Y-%m-%d}.\n\n"
        "All that Askfirst keeps of yours:\n\n"
        f"conversations/  {len(mine.conversations)}, each as JSON (everything) and Markdown (to read)\n"
        f"pages/          the pages that journeys left, and your edits to {len(mine.edits)} of them\n"
        f"memory/         {len(mine.entries)} entries that would be carried along, and when you come back\n"
        f"releases/       {len(mine.releases)}, what you gave to somebody else\n\n"
        "Not in it: what others released to you, which is theirs; your monthly answer to whether it was\n"
        "worth the time, which is kept without your name; and conversations that you marked not to be kept.\n"
        "Times are UTC. This file is yours now: askfirst forget can't reach it.\n"
    )


def _json(value: object) -> str:
    plain = TypeAdapter(type(value)).dump_python(value, mode="json") if value is not None else None
    if isinstance(value, tuple):
        plain = [TypeAdapter(type(each)).dump_python(each, mode="json") for each in value]
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _plain(text: str) -> str:
    """One line of Markdown that means just this text."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", " ".join(text.split()))


def _safe(id: str) -> str:
    """The id, or what stands for an odd one: it names a file on any system."""
    bare = id.removeprefix("conv_")
    is_plain = 0 < len(bare) <= LONGEST_NAME and not _ODD.search(bare)
    return bare if is_plain else sha256(id.encode("utf-8", "replace")).hexdigest()
