"""The facts of a dossier as frozen values.

A missing key, `null`, `""`, `[]` and `{}` are the same: absent. They are dropped when the facts are built, so
nothing behind `check` ever has to ask twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from overeenkomsten.model.money import Money

Scalar: TypeAlias = "str | bool | int | Decimal | date | Money"
Value: TypeAlias = "Scalar | Record | tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Record:
    """One object of the dossier that knows its own place in it.

    >>> r = Record("planning", {"einddatum": date(2028, 2, 11), "stappen": (Record("planning.stappen.0", {}),)})
    >>> r.day("einddatum"), r.where("einddatum"), r.text("naam"), len(r.records("stappen"))
    (datetime.date(2028, 2, 11), 'planning.einddatum', '', 1)
    """

    path: str
    """Dotted path from the root of the dossier, list places as numbers: `partijen.0`; empty for the root."""
    fields: Mapping[str, Value] = field(default_factory=dict)
    """What is filled in; absent keys are not there."""

    def at(self, path: str) -> Value | None:
        """The value at a dotted path under this record; None when it is absent."""
        found: Value | None = self
        for step in path.split("."):
            if isinstance(found, Record):
                found = found.fields.get(step)
            elif isinstance(found, tuple) and step.isdigit() and int(step) < len(found):
                found = found[int(step)]
            else:
                return None
        return found

    def has(self, path: str) -> bool:
        """Whether something is filled in at `path` (0 and `false` are)."""
        return self.at(path) is not None

    def where(self, path: str) -> str:
        """The full dotted path of a path under this record."""
        return f"{self.path}.{path}" if self.path else path

    def text(self, path: str) -> str:
        """The text at `path`; empty when absent."""
        value = self.at(path)
        return value if isinstance(value, str) else ""

    def flag(self, path: str) -> bool | None:
        """The yes or no at `path`; None when absent."""
        value = self.at(path)
        return value if isinstance(value, bool) else None

    def whole(self, path: str) -> int | None:
        """The whole number at `path`; None when absent."""
        value = self.at(path)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def number(self, path: str) -> Decimal | None:
        """The number at `path`, whole or not; None when absent."""
        value = self.at(path)
        if isinstance(value, Decimal):
            return value
        return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, path: str) -> date | None:
        """The date at `path`; None when absent."""
        value = self.at(path)
        return value if isinstance(value, date) else None

    def money(self, path: str) -> Money | None:
        """The amount at `path`; None when absent."""
        value = self.at(path)
        return value if isinstance(value, Money) else None

    def record(self, path: str) -> Record:
        """The object at `path`; an empty one, that still knows its place, when absent."""
        value = self.at(path)
        return value if isinstance(value, Record) else Record(self.where(path), {})

    def records(self, path: str) -> tuple[Record, ...]:
        """The objects of the list at `path`, in order; empty when absent."""
        value = self.at(path)
        return tuple(v for v in value if isinstance(v, Record)) if isinstance(value, tuple) else ()

    def texts(self, path: str) -> tuple[str, ...]:
        """The texts of the list at `path`, in order; empty when absent."""
        value = self.at(path)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, tuple) else ()

    def walk(self) -> Iterator[tuple[str, Scalar]]:
        """Every filled-in scalar below this record, as (full dotted path, value), in order."""
        yield from _walk(self.path, self)


def _walk(path: str, value: Value) -> Iterator[tuple[str, Scalar]]:
    if isinstance(value, Record):
        for name, below in value.fields.items():
            yield from _walk(f"{path}.{name}" if path else name, below)
    elif isinstance(value, tuple):
        for place, below in enumerate(value):
            yield from _walk(f"{path}.{place}", below)
    else:
        yield path, value
