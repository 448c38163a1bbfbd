"""Whatever stands in a dossier: the check says something or the facts can be built; it never breaks."""

from __future__ import annotations

import json
import time
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from overeenkomsten.check.facts import to_facts
from overeenkomsten.check.needs import missing_facts
from overeenkomsten.check.overrides import prepare
from overeenkomsten.check.read import read
from overeenkomsten.check.schema import MAX_FINDINGS, check_shape
from overeenkomsten.library.files import schemas
from overeenkomsten.library.schema_model import Field, SchemaModel, load_schema

MODEL = load_schema(schemas())


def example(field: Field) -> Any:
    """A value for every field, from its own examples."""
    if field.children and field.involved:
        value: Any = {"naam": "provincie"}
    elif field.children:
        value = {key: example(child) for key, child in field.children.items()}
    else:
        value = field.choices[0] if field.choices else field.examples[0] if field.examples else "x"
        return [value] if field.many and not isinstance(value, list) else value
    return [value] if field.many else value


def full(model: SchemaModel) -> dict[str, Any]:
    data: dict[str, Any] = {key: example(child) for key, child in model.root.children.items() if key != "documenten"}
    data["document"] |= {"type": "samenwerkingsovereenkomst", "status": "concept"}
    return json.loads(json.dumps(data, default=float))  # type: ignore[no-any-return]


FULL = full(MODEL)


def paths(data: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [*([here] if here else []), *(path for key, below in items for path in paths(below, (*here, key)))]


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    data = deepcopy(FULL)
    holder: Any = data
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return data


def test_every_example_of_the_schema_has_the_shape_that_the_schema_asks() -> None:
    findings = check_shape(prepare(read(json.dumps(FULL).encode())), MODEL)
    assert [f.message for f in findings if f.rule != "R-91"] == []


SCALARS = (
    st.none() | st.booleans() | st.sampled_from([0, -1, 1.5, 10**14, "", " ", "x", "gem", "2027-02-30", "y" * 700])
)
STRANGE = st.recursive(
    SCALARS, lambda b: st.lists(b, max_size=3) | st.dictionaries(st.sampled_from(["id", "a.b", ""]), b), max_leaves=5
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(paths(FULL)), STRANGE, st.booleans())
def test_a_strange_value_anywhere_gives_findings_or_facts(path: tuple[Any, ...], value: Any, override: bool) -> None:
    data = (
        FULL | {"documenten": {"samenwerkingsovereenkomst": changed(path, value)}} if override else changed(path, value)
    )
    prepared = prepare(read(json.dumps(data).encode(), "d.json"))
    findings = [f for f in check_shape(prepared, MODEL) if f.rule != "R-91"]
    assert all(f.line for f in findings)
    if not findings:
        facts = to_facts(prepared.data, MODEL)
        asked = missing_facts(facts, MODEL, "samenwerkingsovereenkomst", "uitgebreid", lambda text, this: True)
        assert all(facts.at(point.path) is None for point in asked)


def test_a_flood_of_mistakes_ends() -> None:
    start = time.monotonic()
    flood: list[Any] = [{"id": "a", "x": [{}, {"y": 1}]}] * 20_000
    for key in ("partijen", "bijlagen", "risicos", "onbekend"):
        prepared = prepare(read(json.dumps({"document": {"type": "projectplan"}, key: flood}).encode()))
        assert 0 < len(check_shape(prepared, MODEL)) <= MAX_FINDINGS
    assert time.monotonic() - start < 30
