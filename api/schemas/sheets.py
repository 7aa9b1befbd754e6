"""What ``/v1/conversations/{id}/sheet`` takes: an owner's edits to a page."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictStr

from api.schemas.requests import whole_characters

MOST_LINES = 200


def _as_line(text: str) -> str:
    return " ".join(whole_characters(text).split())


Line = Annotated[StrictStr, AfterValidator(_as_line)]
Lines = Annotated[list[Line], Field(max_length=MOST_LINES)]


class SheetEdits(BaseModel):
    """All edits to the page, in place of those before. A part that isn't named stands as it was said."""

    model_config = ConfigDict(extra="forbid")

    parts: dict[StrictStr, Lines] = Field(default_factory=dict)
    """Lines by a part's id, in place of all that stands there; an empty list leaves it empty."""
    struck: Lines = Field(default_factory=list)
    """Matters of themes that don't fit."""
