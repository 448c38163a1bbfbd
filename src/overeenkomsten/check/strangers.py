"""Misspelt keys with an empty value: the one mistake of shape that is gone once empty values are dropped.

Whoever starts from an empty dossier and changes a key by accident must hear of it before the value is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from overeenkomsten.check.overrides import is_empty
from overeenkomsten.check.positions import Steps
from overeenkomsten.check.read import Json
from overeenkomsten.library.schema_model import OVERRIDES, Field, SchemaModel


def empty_strangers(data: Mapping[str, Json], model: SchemaModel) -> Iterator[tuple[Steps, Field]]:
    """(steps in the file, the field that holds the key) for every unknown key whose value is empty."""
    yield from _in_object(data, model.root, (), model)


def _in_object(
    data: Mapping[str, Json], field: Field, steps: Steps, model: SchemaModel
) -> Iterator[tuple[Steps, Field]]:
    for key, value in data.items():
        below = field.children.get(key)
        if below is None:
            if is_empty(value):
                yield (*steps, key), field
        elif below.path == OVERRIDES:
            for kind, override in value.items() if isinstance(value, dict) else ():
                if kind not in model.document_types and is_empty(override):
                    yield (*steps, key, kind), below
                elif isinstance(override, dict):
                    yield from _in_object(override, model.root, (*steps, key, kind), model)
        elif isinstance(value, dict):
            yield from _in_object(value, below, (*steps, key), model)
        elif isinstance(value, list):
            for place, item in enumerate(value):
                if isinstance(item, dict):
                    yield from _in_object(item, below, (*steps, key, str(place)), model)
