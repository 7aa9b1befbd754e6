"""A sheet that would spill, step by step made shorter until it stays on one page; no word is lost.

First the words that stand in two parts stand in one, then lines run on behind one another, then the picture,
whose words stand in the lists beside it, is left off. What is too long even then goes on on a second page.
"""

from collections.abc import Iterator
from dataclasses import replace

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.sheets.fitting import Fit, fit

FEWEST_RUN_ON = 3
"""Lines of a part that are run together; two are no shorter for it."""


def tightened(sheet: Sheet) -> tuple[Sheet, Fit]:
    """The first form of a sheet that stays on one page, and its type; else the shortest."""
    found = sheet, fit(sheet)
    for form in _forms(sheet):
        if found[1].is_one_page:
            break
        found = form, fit(form)
    return found


def _forms(sheet: Sheet) -> Iterator[Sheet]:
    once = _once(sheet)
    yield once
    together = replace(once, parts=tuple(map(_run_on, once.parts)))
    yield together
    yield replace(together, parts=tuple(replace(part, picture=None) for part in together.parts))


def _once(sheet: Sheet) -> Sheet:
    """What an earlier part holds already isn't said again; a part that would stand empty keeps its words."""
    before: list[str] = []
    parts: list[SheetPart] = []
    for part in sheet.parts:
        new = tuple(e for e in part.entries if e.turn is None or not any(e.text in held for held in before))
        before += [e.text for e in part.entries if e.turn is not None]
        parts.append(replace(part, entries=new or part.entries))
    return replace(sheet, parts=tuple(parts))


def _run_on(part: SheetPart) -> SheetPart:
    """What was said, one line behind the other; words of ours and what rests on a source keep their lines."""
    said = [e for e in part.entries if e.turn is not None and not (e.framework or e.citation)]
    if len(said) < FEWEST_RUN_ON or len(said) < len(part.entries):
        return part
    *others, last = (e.text for e in said)
    text = (
        "".join(f"{each} " if each.endswith((".", "!", "?", "…")) else f"{each}; " for each in others) + last
    )
    return replace(part, entries=(SheetEntry(text, said[0].turn),))
