"""A coach that makes pages of whatever it is given, for the commands that write them."""

from collections.abc import AsyncIterator, Mapping
from datetime import date

from assistant.domain.conversation import Conversation, Role
from assistant.domain.journey import Journey
from assistant.domain.sheet import Sheet, SheetDate, SheetEntry, SheetPart

HELP = "Call somebody who can be there."


def a_journey(id: str, role: Role) -> Journey:
    return Journey(
        id=id,
        name=id,
        version=1,
        summary="A page.",
        roles=(role,),
        guide="grow",
        most_turns=6,
        title="A page",
        parts=(),
    )


class PageCoach:
    """The first line of the notes is the title and the others are entries; an empty page asks."""

    def __init__(self) -> None:
        self.journeys: Mapping[str, Journey] = {
            "prepare": a_journey("prepare", Role.LEADER),
            "lost-deal": a_journey("lost-deal", Role.REP),
        }
        self.notes: list[str] = []
        self.short: list[bool] = []

    @property
    def coach(self) -> "PageCoach":
        return self

    async def from_notes(
        self, journey: str, role: Role, notes: str, *, is_short: bool = False
    ) -> Sheet | None:
        self.notes.append(notes)
        self.short.append(is_short)
        title, _, rest = notes.partition("\n")
        entries = tuple(SheetEntry(line, 1) for line in rest.split("\n") if line.strip())
        part = SheetPart("focus", "One focus", entries, None if entries else "What deserves the time?")
        dates = (SheetDate("next", "1:1", date(2025, 12, 9)),) if "Tuesday" in notes else ()
        return Sheet(journey, title.strip() or "1:1 with my rep", date(2025, 12, 2), (part,), dates)

    async def turn(self, conversation: Conversation) -> AsyncIterator[str]:
        yield HELP
