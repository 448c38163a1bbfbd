"""What the dossier schema says about every field, read once."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.files import schemas
from overeenkomsten.library.schema_model import SchemaModel, load_schema


@pytest.fixture(scope="module")
def model() -> SchemaModel:
    return load_schema(schemas())


def test_the_real_schema(model: SchemaModel) -> None:
    assert len(model.fields) > 500
    assert model.titles["partijen.zetel"]
    assert model.labels["partijen.rechtsvorm"]["cooperatie"] == "coöperatie"
    assert model.kinds["document.datum"] == "datum"
    assert model.kinds["financien.begroting.totaal"] == "bedrag"
    assert model.kinds["oplossing.technieken"] == "keuze"
    assert {"oplossing.technieken", "partijen"} <= model.lists
    assert {"gemeente.partij_id", "taken.uitvoerend", "financien.dekking.bron.partij"} <= model.references
    assert {"financien.dekking.bron", "governance.stuurgroep.leden"} <= model.involved
    assert len(model.document_types) == 11
    assert not [path for path in model.fields if path.startswith("documenten.")]


def test_every_field_explains_itself(model: SchemaModel) -> None:
    assert [path for path, title in model.titles.items() if not title] == []
    assert [path for path, text in model.descriptions.items() if not text] == []
    assert [f.path for f in model.fields.values() if set(f.labels) != set(f.choices)] == []


def test_needs_name_document_types_that_exist(model: SchemaModel) -> None:
    known = {"*", *model.document_types} | {
        f"samenwerkingsovereenkomst:{variant}" for variant in ("kort", "uitgebreid")
    }
    assert {kind for field in model.fields.values() for kind in field.needed_by} <= known
    assert {field.refers_to for field in model.fields.values()} == {"", "partijen"}


@pytest.mark.parametrize(
    "written",
    [
        "partijen.zetel",
        "partijen[].zetel",
        "partijen[2].zetel",
        "partijen.0.zetel",
        "/partijen/0/zetel",
        "documenten.intentieovereenkomst.partijen.1.zetel",
        " partijen.zetel. ",
    ],
)
def test_look_up_takes_a_path_as_people_write_it(model: SchemaModel, written: str) -> None:
    found = model.look_up(written)
    assert found is not None
    assert found.path == "partijen.zetel"


def test_look_up_suggests(model: SchemaModel) -> None:
    assert model.look_up("partijen.zetl") is None
    assert model.suggestions("partijen.zetl")[0] == "partijen.zetel"
    assert model.suggestions("zetel")[0] == "partijen.zetel"
    assert "partijen.rechtsvorm" in model.suggestions("rechtsvrm")
    assert len(model.suggestions("naam")) == 5
    assert model.suggestions("qqqqqqqq") == ()


def test_loaded_once_and_fit_to_travel(model: SchemaModel) -> None:
    assert load_schema(schemas()) is model
    assert pickle.loads(pickle.dumps(model)).titles == model.titles


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (None, "schema-bestand"),
        ("{", "schema-bestand"),
        ("[]", "schema-bestand"),
        (json.dumps({"properties": {"a": {"$ref": "weg.schema.json"}}}), "schema-ref"),
        (json.dumps({"properties": {"a": {"$ref": "#/$defs/weg"}}}), "schema-ref"),
    ],
)
def test_a_broken_schema_is_ours(tmp_path: Path, content: str | None, rule: str) -> None:
    if content is not None:
        (tmp_path / "dossier.schema.json").write_text(content, encoding="utf-8")
    with pytest.raises(LibraryBroken) as caught:
        load_schema(tmp_path)
    assert caught.value.rule == rule
