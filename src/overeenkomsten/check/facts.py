"""Data that has the right shape in; facts out.

Dates, amounts and numbers become what they are, and every object knows its own place.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from overeenkomsten.check.read import Json
from overeenkomsten.library.schema_model import OVERRIDES, Field, SchemaModel
from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.money import Money

_NO_FACTS = ("$schema", OVERRIDES)
"""Keys of the dossier that say nothing about this document: the overrides for it have been merged in."""


def to_facts(data: Mapping[str, Json], model: SchemaModel) -> Record:
    """The facts of data that passed `check_shape`. What is empty must have been dropped (`prepare` does)."""
    kept = {key: value for key, value in data.items() if key not in _NO_FACTS}
    return _record(kept, model.root, "")


def _record(data: Mapping[str, Json], field: Field | None, path: str) -> Record:
    fields: dict[str, Value] = {}
    for key, value in data.items():
        child = field.children.get(key) if field else None
        found = _value(value, child, f"{path}.{key}" if path else key)
        if found is not None:
            fields[key] = found
    return Record(path, fields)


def _value(value: Json, field: Field | None, path: str) -> Value | None:
    if isinstance(value, dict):
        return _record(value, field, path)
    if isinstance(value, list):
        below = (_value(item, field, f"{path}.{place}") for place, item in enumerate(value))
        return tuple(item for item in below if item is not None)
    kind = field.kind if field else ""
    if isinstance(value, str):
        return date.fromisoformat(value) if kind == "datum" else value
    if isinstance(value, bool) or value is None:
        return value
    if kind == "bedrag":
        return Money.from_euros(value)
    if isinstance(value, Decimal) and field and field.whole:
        return int(value)  # 3.0 is a whole number in JSON Schema
    return value
