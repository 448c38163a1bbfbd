"""Prepared data in; everything that is wrong with its shape out, in order of the file.

The JSON Schema validator finds the errors; each becomes one finding with a stable rule id and Dutch words. One
mistake is one finding: when a value has the wrong type, its length and pattern are not mentioned as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from overeenkomsten.check.messages import Words, date_problem, head, missing_key, unknown_key, words
from overeenkomsten.check.overrides import Prepared
from overeenkomsten.check.positions import Steps
from overeenkomsten.check.references import check_references, ids_in
from overeenkomsten.check.strangers import empty_strangers
from overeenkomsten.errors import InputRejected
from overeenkomsten.library.schema_model import SchemaModel
from overeenkomsten.model.finding import Finding, Severity

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

RULES = (
    "schema-type",
    "schema-onbekende-sleutel",
    "schema-keuze",
    "schema-datum",
    "schema-bedrag",
    "schema-patroon",
    "schema-lengte",
    "schema-bereik",
    "schema-verplicht",
    "schema-vorm",
    "schema-dubbel",
    "R-91",
)
"""Ids of the findings about the shape of a dossier; each of them stops, whatever the status."""

MAX_FINDINGS = 200
"""After so many mistakes the check stops: such a file is no dossier."""

_FIRST = ("type", "enum", "const", "format", "eenheid", "pattern")
"""Of several errors about one value the first of these is told; any other comes after."""


@dataclass(frozen=True, slots=True)
class _Mistake:
    steps: Steps
    keyword: str
    words: Words


def require_shape(prepared: Prepared, model: SchemaModel) -> None:
    """Raises `InputRejected` with all findings of `check_shape`, when there are any."""
    findings = check_shape(prepared, model)
    if findings:
        raise InputRejected(findings)


def check_shape(prepared: Prepared, model: SchemaModel) -> tuple[Finding, ...]:
    """All mistakes of shape and all references to nobody (`RULES`), in order of the file. Every one of them stops."""
    told: dict[Steps, _Mistake] = {}
    parties = ids_in(prepared.data, "partijen")
    data: Any = prepared.data  # Decimal is more than the validator's types know
    for error in _validator(model).iter_errors(data):
        for mistake in _mistakes(error, model, parties):
            known = told.get(mistake.steps)
            if known is None or _rank(mistake.keyword) < _rank(known.keyword):
                told[mistake.steps] = mistake
        if len(told) >= MAX_FINDINGS:
            break
    kind = ("document", "type")
    if not prepared.document_type and not any(steps in told for steps in (kind, kind[:1])):
        told[kind] = _Mistake(kind, "required", missing_key("document.type", model.look_up("document.type")))
    found = [(mistake.steps, _finding(mistake)) for mistake in told.values()]
    found += [(tuple(finding.path.split(".")), finding) for finding in check_references(prepared, model)]
    found += [(steps, _finding(mistake)) for steps, mistake in _strangers(prepared, model)]
    if not found:
        return ()
    found.sort(key=lambda pair: prepared.offset(pair[0]))
    del found[MAX_FINDINGS:]
    return tuple(replace(finding, file=prepared.raw.name, line=prepared.line(steps)) for steps, finding in found)


def _strangers(prepared: Prepared, model: SchemaModel) -> Iterator[tuple[Steps, _Mistake]]:
    for steps, field in empty_strangers(prepared.raw.data, model):
        allowed = [name for name in field.children if name != "$schema"] or list(model.document_types)
        yield steps, _Mistake(steps, "additionalProperties", unknown_key(steps[-1], field.path, allowed, model))


def _finding(mistake: _Mistake) -> Finding:
    said = mistake.words
    path = _dotted(mistake.steps)
    return Finding(
        rule=said.rule,
        severity=Severity.FOUT,
        message=said.message,
        hint=said.hint,
        path=path,
        paths=(path,),
        stops=True,
    )


def _dotted(steps: Steps) -> str:
    """The dotted path, up to a key that would not survive in one (`a.b`, an empty key)."""
    kept = []
    for step in steps:
        if not step or "." in step:
            break
        kept.append(step)
    return ".".join(kept)


def _rank(keyword: str) -> int:
    return _FIRST.index(keyword) if keyword in _FIRST else len(_FIRST)


def _mistakes(error: ValidationError, model: SchemaModel, parties: tuple[str, ...]) -> Iterator[_Mistake]:
    """The separate mistakes in one error of the validator."""
    steps = tuple(str(step) for step in error.absolute_path)
    path = _dotted(steps)
    field = model.look_up(path) if path else None
    value: Any = error.instance
    schema = error.schema if isinstance(error.schema, dict) else {}
    keyword = str(error.validator or "false")
    if keyword in ("additionalProperties", "unevaluatedProperties") and isinstance(value, dict):
        allowed = _allowed(schema, field.children if field else model.root.children)
        for key in value:
            if key not in allowed:
                yield _Mistake((*steps, key), keyword, unknown_key(key, path, allowed, model))
    elif keyword == "required" and isinstance(value, dict):
        required: Any = error.validator_value
        for key in required:
            if key not in value:
                below = f"{path}.{key}" if path else str(key)
                yield _Mistake((*steps, str(key)), keyword, missing_key(below, model.look_up(below)))
    elif keyword in ("oneOf", "anyOf") and error.context and not (field and field.involved):
        for closest in _best_branch(error):
            yield from _mistakes(closest, model, parties)
    elif keyword == "not" and isinstance(schema.get("melding"), str):  # what is excluded, only the schema can say
        said = Words("schema-vorm", f"{head(path, field.title if field else path)}: {schema['melding']}")
        yield _Mistake(steps, keyword, said)
    else:
        yield _Mistake(steps, keyword, words(keyword, error.validator_value, value, path, field, parties))


def _allowed(schema: Any, children: Any) -> list[str]:
    return list(schema.get("properties") or children)


def _best_branch(error: ValidationError) -> list[ValidationError]:
    """Of the alternatives the one that comes closest: right type first, then fewest mistakes."""
    branches: dict[object, list[ValidationError]] = {}
    for below in error.context or ():
        branches.setdefault(below.schema_path[0], []).append(below)

    def distance(errors: list[ValidationError]) -> tuple[bool, int]:
        return any(e.validator == "type" and e.absolute_path == error.absolute_path for e in errors), len(errors)

    return min(branches.values(), key=distance)


@lru_cache(maxsize=8)
def _validator(model: SchemaModel) -> Validator:
    """Built once for each schema: building costs more than twenty checks."""
    from jsonschema import Draft202012Validator, FormatChecker, validators
    from jsonschema.exceptions import ValidationError
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    def number(_: object, value: object) -> bool:
        return isinstance(value, int | Decimal) and not isinstance(value, bool)

    def integer(_: object, value: object) -> bool:
        return number(_, value) and Decimal(str(value)) % 1 == 0

    def unit(_: Any, wanted: Any, value: Any, __: Any) -> Iterator[ValidationError]:
        if wanted == "euro" and isinstance(value, Decimal) and value * 100 % 1 != 0:
            yield ValidationError("more than two decimals")

    def pattern(_: Any, wanted: str, value: Any, __: Any) -> Iterator[ValidationError]:
        if isinstance(value, str) and not _compiled(wanted).search(value):
            yield ValidationError("other form")

    def unique(_: Any, wanted: bool, value: Any, __: Any) -> Iterator[ValidationError]:
        # The library's own way compares every element with every other one.
        if wanted and isinstance(value, list) and len({repr(item) for item in value}) < len(value):
            yield ValidationError("the same twice")

    formats = FormatChecker(formats=())
    formats.checks("date")(lambda value: not isinstance(value, str) or not date_problem(value))
    extend: Any = validators.extend
    kind = extend(
        Draft202012Validator,
        validators={"eenheid": unit, "pattern": pattern, "uniqueItems": unique},
        type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many({"number": number, "integer": integer}),
    )
    # A file that names its `$schema` would be checked by the library's own validator, without our keywords.
    registry: Registry[Any] = Registry().with_resources(
        (uri, DRAFT202012.create_resource({key: value for key, value in content.items() if key != "$schema"}))
        for uri, content in model.files.documents.items()
    )
    built: Validator = kind({"$ref": model.files.uri}, registry=registry.crawl(), format_checker=formats)
    return built


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as the form's validator reads it: `\\d` is 0-9, and `$` is the very end, not before a line end."""
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern), re.ASCII)
