"""Text as any database takes it."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

REPLACEMENT = "\ufffd"
# PostgreSQL refuses NUL; half a surrogate pair, which JSON can carry, is no character in UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_Any = TypeVar("_Any")


def storable(value: _Any) -> _Any:
    """The same, with a replacement character for each one that can't be kept; values are walked through."""
    kept: Any = value
    if isinstance(value, str):
        kept = _UNSTORABLE.sub(REPLACEMENT, value) if _UNSTORABLE.search(value) else value
    elif isinstance(value, tuple):
        kept = tuple(storable(part) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: getattr(value, part.name) for part in fields(value)}
        kept = replace(value, **{name: storable(part) for name, part in parts.items()})
    return kept  # type: ignore[no-any-return]  # each branch gives back the type it was given
