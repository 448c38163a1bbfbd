"""Printed values that may be absent: what counts as sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from bouw import clause, library

from overeenkomsten.check.derive import derived_facts
from overeenkomsten.library.files import schemas
from overeenkomsten.library.guards import unguarded
from overeenkomsten.library.schema_model import load_schema
from overeenkomsten.model.clause import Loop
from overeenkomsten.model.library import Library

SCHEMA = load_schema(schemas())
READS: Mapping[str, tuple[str, ...]] = {fact.naam: fact.leest for fact in derived_facts()}
IO = "intentieovereenkomst"


def as_document(built: Library, kind: str, **section: object) -> Library:
    (blueprint,) = built.blueprints.values()
    sections = tuple(replace(one, **section) for one in blueprint.sections)  # type: ignore[arg-type]
    return replace(built, blueprints={kind: replace(blueprint, document_type=kind, sections=sections)})


def found(body: str, kind: str = IO, *, wanneer: str = "", loop: Loop | None = None, ask: bool = False) -> list[str]:
    built = as_document(library(clause("proef.los", body, wanneer=wanneer)), kind, loop=loop)
    blueprints = {name: replace(one, guiding_questions=ask) for name, one in built.blueprints.items()}
    return [one.path for one in unguarded(replace(built, blueprints=blueprints), SCHEMA, READS)]


@pytest.mark.parametrize(
    "body",
    [
        "1. {{ project.naam }}.",  # always needed
        '1. {{ document.kenmerk | standaard("geen") }}.',
        '1. {{ document.kenmerk }}. {wanneer="document.kenmerk"}',
        "1. {{ document.kenmerk }}. {wanneer=\"taken and document.kenmerk == 'A'\"}",
        '1. {{ document.kenmerk }}. {wanneer="not (taken or not document.kenmerk)"}',
        '1. Hier:\n   1. {{ document.kenmerk }}; {wanneer="taken"}\n   2. dat. {wanneer="taken"}'.replace(
            '{wanneer="taken"}', '{wanneer="document.kenmerk"}'
        ),
        '1. {{ eerder.kenmerk }}. {voor="eerder in eerdere_documenten" als="eerder.kenmerk"}',
        "1. {{ afg.instelling.drempel_raad }}.",
        '1. {{ partij.naam }}. {voor="partij in afg.ondertekenaars"}',
        '1. {{ p.doelen }}. {voor="p in afg.partijen_met_doelen"}',  # chosen because they have them
        "1. {{ document.kenmerk }}. {wanneer=\"document.type == 'uitvoeringsplan'\"}",  # not in this document
    ],
)
def test_sure(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ("1. {{ document.kenmerk }}.", "document.kenmerk"),
        ('1. {{ document.kenmerk }}. {wanneer="document.versie"}', "document.kenmerk"),
        ('1. {{ document.kenmerk }}. {wanneer="document.versie or document.kenmerk"}', "document.kenmerk"),
        ("1. {{ document.kenmerk }}. {wanneer=\"document.kenmerk != 'A'\"}", "document.kenmerk"),
        ('1. {{ document.kenmerk }}. {wanneer="not document.kenmerk"}', "document.kenmerk"),
        ('1. {{ eerder.kenmerk }}. {voor="eerder in eerdere_documenten"}', "eerder.kenmerk"),
    ],
)
def test_unsure(body: str, path: str) -> None:
    assert found(body) == [path]


def test_the_condition_of_the_clause_counts() -> None:
    assert found("1. {{ document.kenmerk }}.", wanneer="document.kenmerk") == []


def test_what_one_variant_needs_is_sure_where_the_variant_is_chosen() -> None:
    path = next(
        field.path
        for field in SCHEMA.fields.values()
        if field.needed_by == ("samenwerkingsovereenkomst:uitgebreid",)
        and not any(SCHEMA.fields[above].many or SCHEMA.fields[above].optional for above in _above(field.path))
        and field.kind == "tekst"
    )
    sok = "samenwerkingsovereenkomst"
    assert found(f"1. {{{{ {path} }}}}.", sok) == [path]
    assert found(f"1. {{{{ {path} }}}}. {{wanneer=\"afg.sok_variant == 'uitgebreid'\"}}", sok) == []


def _above(path: str) -> list[str]:
    steps = path.split(".")
    return [".".join(steps[:length]) for length in range(1, len(steps))]


def test_where_gaps_are_questions_nothing_is_unguarded() -> None:
    assert found("1. {{ document.kenmerk }}.", ask=True) == []
