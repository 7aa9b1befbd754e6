"""One line of a leader's notes: whom the 1:1 is with, when, and what there is to it.

The name and the time stand first, in either order and with any marks between them. What follows is the
note, word for word; days and times within it are part of it.
"""

import re
from dataclasses import dataclass
from datetime import date

from assistant.reading.lexicon import is_common, verbs
from assistant.reading.people import names
from assistant.sheets.jotted import Found, When, find, whole

MOST_WORDS = 4
"""Words of a name."""
_PARTICLES = frozenset("von van der den de del della da di la le el al bin ibn of y zu and & + / <>".split())
_BULLET = re.compile(r"\s*(?:[-*+•–—▪◦‣]|\d{1,3}[.)](?!\d))\s+(?:\[[ xX]\]\s*)?|\s*\[[ xX]\]\s+|\s*>\s*")
_KIND = re.compile(
    r"(?<!\w)(?:1\s?[:-]\s?1s?|1o1|1on1|1-on-1|121|one[- ](?:on|to)[- ]one|o3|meeting|call|catch[- ]?up|sync"
    r"|check-?in|coaching|session)(?!\w)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"^(?:with\b|w/|for\b|@)\s*|\s*(?:@|\bat|\bon)$", re.IGNORECASE)
_LONG = re.compile(r"(?<!\w)\d{1,3}\s?(?:min(?:ute)?s?|m|h(?:ou)?rs?|h)(?!\w)\.?", re.IGNORECASE)
"""How long it takes, which is neither a time nor a name."""
_MARKS = ' \t,;:|–—-·.()[]*_?"“”'
_PARTS = re.compile(r"\s*(?:[|\t]|:(?!\d))+\s*|\s+[-–—·]+\s+|\s*[,;]\s+|\s+[(\[]|[)\]]\s*")
_SURE_MARKS = frozenset(":|-–—\t")
_NO_NAME = re.compile(r"[?!:|\"“”]|\d\d|\s[-–—]+\s")
"""What stands between a name and something else, or in no name."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|&|\+|/|<>")
_OPEN = re.compile(r"^[\s:|,;·/)\]*_–—-]+")


@dataclass(frozen=True, slots=True)
class Line:
    name: str | None
    when: When
    notes: str


def read_line(text: str, today: date) -> Line:
    """``name`` is None where the line names nobody."""
    bullet = _BULLET.match(text)
    text = (text[bullet.end() :] if bullet else text).strip()
    if "\t" in text or text.count("|") > 1:
        return read_cells([cell.strip() for cell in re.split(r"[\t|]", text)], today)
    found = find(text, today)
    if found and not _is_told(text, found):
        before, rest = text[: found.start], _after(text, found.end)
        name = _only_name(before)
        if name is None and found.when.at:
            name = _only_words(before)
        if name is not None:
            named = (name, rest) if name else read_name(rest)
            return _with_later_hour(Line(named[0], found.when, named[1]), today)
    name, rest = read_name(text)
    last = find(rest, today) if rest else None
    if last and last.when.at and not rest[last.end :].strip(_MARKS) and _stands_apart(rest[: last.start]):
        return Line(name, last.when, rest[: last.start].rstrip(_MARKS))
    return Line(name, When(), rest)


def read_cells(cells: list[str], today: date) -> Line:
    """Cells of a table's row, in any order: those that are only a day or a time, one with the name, notes."""
    when, others = When(), list[str]()
    for cell in cells:
        if found := whole(cell, today):
            when = When(when.day or found.day, when.at or found.at, when.until or found.until)
        elif cell.strip(_MARKS):
            others.append(cell)
    named = next((cell for cell in others if _only_name(cell)), None)
    if named is not None:
        others.remove(named)
        return Line(_only_name(named), when, "\n".join(others))
    if not others:
        return Line(None, when, "")
    first = read_line(others[0], today)
    notes = "\n".join(filter(None, [first.notes, *others[1:]]))
    return Line(first.name, When(when.day or first.when.day, when.at or first.when.at, when.until), notes)


def read_name(text: str) -> tuple[str | None, str]:
    """The name that the text begins with, and the rest; None and the whole text where it names nobody."""
    mark = _PARTS.search(text.lstrip(_MARKS))
    start = text.lstrip(_MARKS)
    head = start[: mark.start()] if mark else start
    name = _only_name(head)
    is_sure = mark is not None and bool(_SURE_MARKS & set(mark[0]))
    if name and (is_sure or _is_name(name)):
        return name, _after(start, len(head))
    bare = _without_kind(start)
    words = list(_WORD.finditer(bare))
    taken = _leading(words)
    if taken:
        end = words[taken - 1].end()
        return _shown(bare[words[0].start() : end]), _after(bare, end)
    return None, text


def _only_name(text: str) -> str | None:
    """The text as a name; empty where nothing but marks and "1:1 with" stands there, None for other words."""
    bare = _without_kind(text).strip(_MARKS)
    words = [word[0] for word in _WORD.finditer(bare)]
    if not words:
        return None if any(map(str.isalnum, bare)) else ""
    if len(words) > MOST_WORDS or _NO_NAME.search(bare):
        return None
    capitals = all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    if capitals or len(words) == 1 or not any(is_common(word.lower()) for word in words):
        return _shown(bare)
    return None


def _only_words(text: str) -> str | None:
    """A few words before a time ("the new rep Thu 10:00"), where nothing is told by them."""
    bare = _without_kind(text).strip(_MARKS)
    words = bare.lower().split()
    if not 0 < len(words) <= MOST_WORDS or "," in bare or _NO_NAME.search(bare):
        return None
    return None if any(word in verbs().finite for word in words) else _shown(bare)


def _with_later_hour(line: Line, today: date) -> Line:
    """ "Mon Jonas 9:00": the hour stands after the name."""
    more = find(line.notes, today) if line.name and line.when.at is None else None
    if more is None or more.start or more.when.day or not more.when.at:
        return line
    return Line(line.name, When(line.when.day, more.when.at, more.when.until), _after(line.notes, more.end))


def _without_kind(text: str) -> str:
    """Without "1:1 with" and the like, which say what it is and not with whom."""
    text = _LONG.sub(" ", _KIND.sub(" ", text))
    while (bare := _JOINT.sub("", text.strip(_MARKS))) != text:
        text = bare
    return text


def _leading(words: "list[re.Match[str]]") -> int:
    """How many words, from the first, are a name though no mark ends it."""
    count = 0
    for word in words[:MOST_WORDS]:
        known = _is_name(word[0]) if count == 0 else word[0][0].isupper() and not is_common(word[0].lower())
        if not (known or (count and word[0].lower() in _PARTICLES - {"and", "of"})):
            break
        count += 1
    if count == 0 and words and names([words[0].string]):
        first = words[0][0]
        count = int(first[0].upper() + first[1:] in names([words[0].string]))
    return count


def _is_name(text: str) -> bool:
    return not all(is_common(word.lower()) for word in text.split())


def _is_told(text: str, found: Found) -> bool:
    """ "Jonas: Tuesday, he called": a day that the note begins with, and not when the 1:1 is."""
    before, after = text[: found.start].rstrip(), text[found.end :].lstrip()
    return found.when.at is None and before.endswith(":") and not (not after or after[0] in ":|–—-")


def _stands_apart(before: str) -> bool:
    return before.rstrip(" ")[-1:] in (*"([,;–—-|", "")


def _after(text: str, end: int) -> str:
    return _OPEN.sub("", text[end:]).strip()


def _shown(name: str) -> str:
    words = name.strip(_MARKS + "/&+<>").split()
    if not any(character.isupper() for character in name):
        words = [word if word in _PARTICLES or is_common(word) else word.capitalize() for word in words]
    shown = " ".join(words)
    return shown[:1].upper() + shown[1:]
