"""Sheets as one HTML file: nothing fetched, no script, each sheet on one A4 or Letter page where it fits."""

from collections.abc import Sequence
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from assistant.domain.sheet import Sheet, SheetEntry
from assistant.sheets.tightening import tightened
from assistant.sheets.typed import tidied

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
RULES = 40
"""Ruled lines in the room for notes; as many show as there is room for."""

MONTHS = ("January February March April May June July August September October November December").split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def page(sheets: Sequence[Sheet]) -> str:
    """The whole file, for one sheet or for several that are each printed on a page of its own.

    What people typed is escaped; a part's picture, which the product made, stands as it is.
    """
    shown = [tidied(sheet) for sheet in sheets]
    template = _environment().get_template("page.html.j2")
    return template.render(sheets=[tightened(sheet) for sheet in shown])


def in_words(day: date) -> str:
    """A day as people write it, in whatever language the machine is set to.

    >>> in_words(date(2025, 12, 2))
    'Tuesday 2 December 2025'
    """
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def hours(at: time | None, until: time | None) -> str:
    """A time of day, or from when to when; empty for a whole day.

    >>> hours(time(10), time(10, 30))
    '10:00 to 10:30'
    """
    return " to ".join(f"{each:%H:%M}" for each in (at, until) if each)


def picture(svg: str) -> Markup:
    """An inline SVG as it is; anything else is only words."""
    return Markup(svg) if svg.lstrip().startswith("<svg") else escape(svg)  # see ``page``


def is_suggested(entry: SheetEntry) -> bool:
    """Words of the product's own that rest on no passage."""
    return entry.turn is None and entry.citation is None and entry.framework is None


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"in_words": in_words, "picture": picture}
    environment.tests |= {"suggested": is_suggested}
    environment.globals |= {"rules": RULES, "hours": hours}
    return environment
