"""Where on a page for a 1:1 the pieces of a short line belong. What can't be told stands under "Also"."""

from collections.abc import Iterator, Mapping

from assistant.reading import shorthand
from assistant.reading.keeping_off import fit_for_a_page
from assistant.reading.pieces import pieces
from assistant.sheets.focusing import named_alone

PARTS: Mapping[str, str] = {
    "told": "told",
    "last-time": "last-time",
    "agenda": "agenda",
    "unblock": "unblock",
    "goes-well": "goes-well",
    "assumed": "assumed",
    "unknown": "assumed",
    "seen": "seen",
    "happened": "seen",
    "focus": "focus",
    "commitment": "unblock",
}
"""By the kind of what is told, the part's id."""


def with_parts(notes: str) -> str:
    """The notes, word for word, with the id of its part before each piece of which one can tell."""
    if not fit_for_a_page([notes]):
        return notes
    return "\n".join(placed for line in notes.splitlines() for placed in _placed(line))


def part_of(text: str) -> str | None:
    """The part that a piece of such notes belongs to, where that is clear."""
    if kind := shorthand.kind(text):
        return PARTS[kind]
    return "focus" if named_alone(text) and shorthand.is_bare(text) else None


def _placed(line: str) -> Iterator[str]:
    found = pieces(line)
    parts = [part_of(piece.text) for piece in found]
    # A colon names a part or a matter already; what is put right must stand beside what it puts right.
    if ":" in line or not any(parts) or any(piece.takes_back for piece in found):
        yield line
        return
    for piece, part in zip(found, parts, strict=True):
        yield f"{part}: {piece.text}" if part else piece.text
