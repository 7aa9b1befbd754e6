"""What a page is made from, for tests: a journey, what was said, and no passages found."""

from dataclasses import replace

from assistant.domain.causes import Basis, Cause, Locus, Reach
from assistant.domain.conversation import Carried
from assistant.domain.sheet import Sheet, SheetPart
from assistant.journeys.progress import progress
from assistant.ports import Guard
from assistant.sheets.filling import fill
from assistant.sheets.ground import Ground
from tests.unit.journeys.followed import TODAY, a_situation_on, bank, journey

OUTSIDE = Cause("procurement froze the budget", Locus.OUTSIDE, None, Reach.BEYOND, Basis.SEEN)
INSIDE = Cause("I never met their CFO", Locus.INSIDE, None, Reach.WITHIN, Basis.SEEN)


def a_ground(
    id: str, *texts: str, carried: tuple[Carried, ...] = (), guard: Guard | None = None, **given: object
) -> Ground:
    at = a_situation_on(id, *texts, carried=carried)
    at = replace(at, guard=guard) if guard else at
    done = progress(journey(id), at.conversation, bank())
    return Ground(journey(id), at, done, TODAY, **given)  # type: ignore[arg-type]  # fields by name


def a_page(id: str, *texts: str, is_short: bool = False, **given: object) -> Sheet:
    return fill(a_ground(id, *texts, **given), is_short)  # type: ignore[arg-type]  # fields by name


def a_part(sheet: Sheet, id: str) -> SheetPart:
    part = sheet.part(id)
    assert part is not None
    return part


def lines(sheet: Sheet, id: str) -> list[str]:
    return [entry.text for entry in a_part(sheet, id).entries]
