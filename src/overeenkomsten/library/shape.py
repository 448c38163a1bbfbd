"""Our own sources (front matter, blueprints, terms, ...) held against their JSON Schemas."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.files import schemas


@cache
def _validator(name: str) -> Validator:
    schema = json.loads((schemas() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def check_shape(data: Any, schema: str, place: str) -> None:
    """LibraryBroken (`bron-vorm`) when `data` is not as `schemas/<schema>.schema.json` says."""
    for error in _validator(schema).iter_errors(_plain(data)):
        where = ".".join(str(step) for step in error.absolute_path)
        raise LibraryBroken(place, "bron-vorm", f"{where or 'het geheel'}: {error.message}")


def _plain(value: Any) -> Any:
    """YAML values as JSON would hold them: a date is its ISO text."""
    if isinstance(value, dict):
        return {str(key): _plain(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_plain(below) for below in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
