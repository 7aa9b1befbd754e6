"""Questions somebody means to ask: a line each, with or without bullets, numbers and headings."""

import re
from collections.abc import Sequence

from assistant.domain.mirror import Utterance
from assistant.mirroring.formats.labels import is_written_as_name, labelled
from assistant.mirroring.formats.markup import spoken

PLANNED = "You"
_MARK = re.compile(
    r"[ \t]*(?:>[ \t]*)*(?:(?:[-*+•–—·▪◦☐☑✓]|\[[ xX]?\]|\(?\d{1,3}[.)]|[Qq](?:uestion)?[ \t]*\d{0,3}[.:)]"
    r"|\(?[a-zA-Z][)])[ \t]+)*"
)
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]|[^?!.]{1,80}:[ \t]*(?:\*\*|__)?[ \t]*$|[ \t]*[-=_*~]{3,}[ \t]*$")
_LONG = 60
"""From this many characters on a line may have been broken by the program that it comes from."""


def read_planned(lines: Sequence[str]) -> list[Utterance]:
    """One utterance a question. A line that goes on from the one above it is joined to it."""
    found: list[tuple[int, list[str]]] = []
    before, is_item = "", False
    for number, line in enumerate(lines, start=1):
        if not line.strip() or _HEADING.match(line):
            before, is_item = "", False
            continue
        mark = _end_of_mark(line)
        is_marked = mark > len(line) - len(line.lstrip())
        text = spoken(_without_label(line[mark:]).strip("*_ \t"))
        if found and not is_marked and ((is_item and line[0] in " \t") or _is_broken(before, line)):
            found[-1][1].append(text)
        else:
            is_item = is_marked
            if any(character.isalnum() for character in text):
                found.append((number, [text]))
        before = line
    return [Utterance(PLANNED, " ".join(parts), number) for number, parts in found]


def _without_label(line: str) -> str:
    """Without "Opening:" or "Jonas:" before the question."""
    label = labelled(line)
    return label.text if label and label.text and is_written_as_name(label.name) else line


def _is_broken(before: str, line: str) -> bool:
    """The line above breaks off where a program's margin was, and this one goes on."""
    end = before.rstrip()[-1:]
    return len(before) >= _LONG and (end.isalnum() or end == ",") and line.lstrip()[0].islower()


def _end_of_mark(line: str) -> int:
    mark = _MARK.match(line)
    return mark.end() if mark else 0
