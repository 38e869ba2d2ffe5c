"""What every table is made of. The SQL is portable; `Instant` and the missing rowids are all that knows of a dialect."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, MetaData, String
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware UTC time kept as ISO 8601 text, which sorts as time does."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key(name: str = "id", **options: Any) -> Column[str]:
    """A column that tells the rows apart."""
    return Column(name, String, primary_key=True, **options)


def removed() -> Column[bool]:
    """Whether the row was taken away, and may be put back."""
    return Column("removed", Boolean, nullable=False, default=False)
