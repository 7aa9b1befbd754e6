"""Types of columns: text that any database takes, instants in UTC, values as JSON."""

from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

from assistant.adapters.store.storable import storable


class Words(TypeDecorator[str]):
    """Text. What can't be stored of it is replaced, in what is looked for as in what is written."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return storable(value)


class Instant(TypeDecorator[datetime]):
    """A moment: aware going in, UTC coming out. SQLite keeps no zone, so UTC is what it is given."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class AsJson(TypeDecorator[Any]):
    """A value of the domain, strictly as ``adapter`` writes and reads it."""

    impl = Text
    cache_ok = True

    def __init__(self, adapter: TypeAdapter[Any]) -> None:
        super().__init__()
        self.adapter = adapter

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else self.adapter.dump_json(storable(value)).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Raises ``pydantic.ValidationError`` for what another version wrote."""
        return None if value is None else self.adapter.validate_json(value, strict=True)
