"""Our own sources (front matter, blueprints, terms, ...) held against their JSON Schemas."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.files import schemas

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator


@cache
def _validator(name: str) -> Validator:
    from jsonschema import Draft202012Validator  # slow to import, and not needed to show a help page

    schema = json.loads((schemas() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def check_shape(data: Any, schema: str, place: str) -> None:
    """LibraryBroken (`bron-vorm`) when `data` is not as `schemas/<schema>.schema.json` says."""
    for error in _validator(schema).iter_errors(_plain(data)):
        where = ".".join(str(step) for step in error.absolute_path)
        raise LibraryBroken(place, "bron-vorm", f"{where or 'het geheel'}: {_dutch(error)}")


def _dutch(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "required":
            missing = [name for name in wanted if name not in instance]
            return f"{', '.join(missing)} ontbreekt"
        case "additionalProperties":
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            unknown = [name for name in instance if name not in known]
            return f"{', '.join(unknown)} bestaat hier niet; wel: {', '.join(known)}"
        case "enum":
            return f"{instance!r} kan niet; kies uit {', '.join(map(str, wanted))}"
        case "pattern":
            return f"{instance!r} heeft niet de goede vorm ({wanted})"
        case "type":
            return f"hier hoort iets anders dan {instance!r} ({wanted})"
        case "minLength" | "maxLength" | "minItems" | "minimum":
            return f"{instance!r} is te kort, te lang of te klein (grens: {wanted})"
        case _:
            return error.message


def _plain(value: Any) -> Any:
    """YAML values as JSON would hold them: a date is its ISO text."""
    if isinstance(value, dict):
        return {str(key): _plain(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_plain(below) for below in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
