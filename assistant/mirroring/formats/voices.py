"""Who speaks in a cue: by voice tags, as Teams has them, or by names before the words, as Zoom has them."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.mirror import Utterance
from assistant.mirroring.formats import BadLineError
from assistant.mirroring.formats.cues import Cue
from assistant.mirroring.formats.labels import Labelled, is_written_as_name, labelled, speakers
from assistant.mirroring.formats.markup import spoken, without_tags

_VOICE = re.compile(r"<v(?:\.[^\s<>.]+)*(?:\s+(?P<name>[^<>]*))?>|(?P<end></v>)")
_LONGEST = 60
"""Characters in a name at most."""
UNNAMED = "Somebody unnamed"
"""Whoever speaks before the first name."""


def utterances_of(cues: Sequence[Cue]) -> Iterator[Utterance]:
    """What was said, in the file's order, a cue or a voice each.

    Raises ``BadLineError`` where the file names nobody.
    """
    if any("<v" in cue.text and _VOICE.search(cue.text) for cue in cues):
        pieces = _by_voice(cues)
    else:
        pieces = _by_label(cues)
    speaker, has_name = UNNAMED, False
    for cue, name, text in pieces:
        speaker, has_name = name or speaker, has_name or bool(name)
        if words := spoken(without_tags(text)):
            yield Utterance(speaker, words, cue.line, cue.start, max(cue.start, cue.end))
    if not has_name:
        raise BadLineError(
            cues[0].line - 1 if cues else 1,
            "no cue says who speaks",
            "take the transcript with names, or put a name and a colon before what each one says",
        )


def _by_voice(cues: Sequence[Cue]) -> Iterator[tuple[Cue, str, str]]:
    for cue in cues:
        name, at = "", 0
        for tag in _VOICE.finditer(cue.text):
            yield cue, name, cue.text[at : tag.start()]
            if not tag["end"]:
                name = spoken(tag["name"] or "") or name
            at = tag.end()
        yield cue, name, cue.text[at:]


def _by_label(cues: Sequence[Cue]) -> Iterator[tuple[Cue, str, str]]:
    read = [(cue, line, _labelled(line)) for cue in cues for line in cue.text.split("\n")]
    names = speakers(label for _, _, label in read if label)
    if not names and (above := _names_above(cues)):
        yield from above
        return
    for cue, line, label in read:
        if label and label.key in names:
            yield cue, label.name, label.text
        else:
            yield cue, "", line


def _names_above(cues: Sequence[Cue]) -> list[tuple[Cue, str, str]]:
    """Names on a line of their own above the words, as in a transcript copied out of a Teams document."""
    parted = [(cue, *cue.text.strip().partition("\n")) for cue in cues]
    if all(text and len(name) <= _LONGEST and is_written_as_name(name) for _, name, _, text in parted):
        return [(cue, spoken(name), text) for cue, name, _, text in parted]
    return []


def _labelled(line: str) -> Labelled | None:
    return labelled(without_tags(line), framed=True)
