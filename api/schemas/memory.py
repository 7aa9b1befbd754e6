"""What ``/v1/memory``, ``/v1/cadence`` and ``/v1/due`` read and answer. Unknown fields are refused."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr
from pydantic_core import PydanticCustomError

from api.schemas.requests import whole_characters
from assistant.domain.remembered import Cadence, EntryKind
from assistant.keeping.memory import Correction
from assistant.remembering.card import Line
from assistant.remembering.due import FEWEST_DAYS, MOST_DAYS, Due


def _as_words(text: str) -> str:
    text = " ".join(whole_characters(text).split())
    if not text:
        raise PydanticCustomError("blank", "an entry needs words; to take it off, send 'struck': true")
    return text


Words = Annotated[StrictStr, AfterValidator(_as_words)]


class SourceField(BaseModel):
    """Where an entry was said."""

    conversation: str
    turn: int
    said: datetime


class EntryField(BaseModel):
    """One line of the card. ``carried``: whether a conversation that begins now would bring it along.

    ``heeded``: of a preference, whether it is sure to be heeded while it isn't struck out; else null.
    """

    id: str
    object: Literal["memory.entry"] = "memory.entry"
    kind: EntryKind
    text: str
    sources: list[SourceField]
    due: date | None
    expires: datetime | None
    struck: bool
    told: bool
    carried: bool
    heeded: bool | None

    @classmethod
    def of(cls, line: Line, carried: bool) -> "EntryField":
        expires = [entry.expires for entry in line.entries]
        return cls(
            id=line.entry.id,
            kind=line.entry.kind,
            text=line.entry.text,
            sources=[
                SourceField(conversation=entry.conversation, turn=entry.turn, said=entry.made)
                for entry in line.entries
            ],
            due=line.entry.due,
            expires=None if None in expires else max(each for each in expires if each is not None),
            struck=line.entry.struck,
            told=line.entry.told,
            carried=carried,
            heeded=line.is_heeded,
        )


class Card(BaseModel):
    object: Literal["memory"] = "memory"
    data: list[EntryField]


class Corrected(BaseModel):
    """What is left out stays. ``due``: null takes the day away."""

    model_config = ConfigDict(extra="forbid")

    text: Words | None = None
    struck: StrictBool | None = None
    due: date | None = None

    def correction(self) -> Correction:
        return Correction(self.text, self.struck, self.due, "due" in self.model_fields_set)


class CorrectedEntry(Corrected):
    """An entry of a whole card. What ``GET`` gave along besides may come back; it is ignored."""

    id: StrictStr
    object: Any = None
    kind: Any = None
    sources: Any = None
    expires: Any = None
    told: Any = None
    carried: Any = None
    heeded: Any = None


class CorrectedCard(BaseModel):
    model_config = ConfigDict(extra="forbid")

    object: Any = None
    data: list[CorrectedEntry] = Field(max_length=1000)


class Removed(BaseModel):
    """``removed``: how many lines of the card there were."""

    object: Literal["memory"] = "memory"
    removed: int


class NewCadence(BaseModel):
    """``next``: the first day to come back; without it, ``every_days`` from today."""

    model_config = ConfigDict(extra="forbid")

    every_days: Annotated[StrictInt, Field(ge=FEWEST_DAYS, le=MOST_DAYS)]
    next: date | None = None


class CadenceField(BaseModel):
    object: Literal["cadence"] = "cadence"
    every_days: int
    next: date

    @classmethod
    def of(cls, cadence: Cadence, next: date) -> "CadenceField":
        return cls(every_days=cadence.every_days, next=next)


class DueField(BaseModel):
    """``entry`` and ``text`` of a commitment; both null for a day to come back."""

    day: date
    has_come: bool
    entry: str | None
    text: str | None

    @classmethod
    def of(cls, due: Due, today: date) -> "DueField":
        return cls(day=due.day, has_come=due.day <= today, entry=due.entry, text=due.text)


class DueList(BaseModel):
    object: Literal["list"] = "list"
    data: list[DueField]
