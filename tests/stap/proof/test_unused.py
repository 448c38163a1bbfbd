"""Fields that change nothing: found, but never accused wrongly."""

from __future__ import annotations

from pathlib import Path

from kleine_bibliotheek import IO, desk

from overeenkomsten.library.files import schemas
from overeenkomsten.library.schema_model import load_schema
from overeenkomsten.proof.fields import belongs_to
from overeenkomsten.proof.schema_place import place_of_field
from overeenkomsten.proof.unused import unused_fields

SCHEMA = load_schema(schemas())


def unused(folder: Path, body: str, front: str = "", section: str = "soort: artikelen") -> set[str]:
    small = desk(folder, {"proef.los": body}, fronts={"proef.los": front}, section=section)
    return {problem.message.split("'")[1] for problem in unused_fields(small.library, small.schema)}


def test_a_field_that_nothing_reads_is_named_with_its_line(tmp_path: Path) -> None:
    small = desk(tmp_path, {"proef.los": "1. Tekst."})
    found = {problem.message.split("'")[1]: problem for problem in unused_fields(small.library, small.schema)}
    problem = found["communicatie.persbericht"]
    assert problem.rule == "veld-ongebruikt"
    name, _, line = problem.place.partition(":")
    text = (schemas().parent / name).read_text(encoding="utf-8").splitlines()
    assert '"persbericht"' in text[int(line) - 1]


def test_a_text_a_condition_a_loop_and_an_anchor_of_a_loop_are_uses(tmp_path: Path) -> None:
    body = (
        '1. {{ communicatie.persbericht }}. {wanneer="ondertekening.exemplaren > 2"}\n'
        '2. {{ stap.omschrijving }}. {voor="stap in planning.vervolgstappen" als="stap.gereed"}'
    )
    before = unused(tmp_path / "zonder", "1. Tekst.")
    after = unused(tmp_path / "met", body)
    assert {"communicatie.persbericht", "planning.vervolgstappen"} <= before
    assert not {"communicatie.persbericht", "planning.vervolgstappen.omschrijving"} & after
    assert "planning.vervolgstappen.gereed" not in after


def test_fields_below_an_element_of_a_derived_list_are_uses(tmp_path: Path) -> None:
    section = "soort: partijen\nvoor: partij in afg.ondertekenaars"
    before = unused(tmp_path / "zonder", "1. Tekst.")
    after = unused(tmp_path / "met", "1. {{ partij.adres }}.", section=section)
    assert "partijen.adres" in before
    assert "partijen.adres" not in after


def test_what_is_only_for_documents_without_a_text_is_left_alone(tmp_path: Path) -> None:
    assert not {path for path in unused(tmp_path, "1. Tekst.") if path.startswith(("beheer", "subsidie.", "opdracht."))}


def test_what_rules_and_the_schema_itself_read_is_used(tmp_path: Path) -> None:
    found = unused(tmp_path, "1. Tekst.")
    assert "financien.begroting.totaal" not in found
    assert "initiatief.representatie" not in found  # R-49, or another field depends on it


def test_a_field_belongs_where_it_is_needed_or_else_where_its_neighbours_are() -> None:
    io = belongs_to(SCHEMA, IO)
    assert "juridisch.bindendheid" in io
    assert "beheer.besluitdatum" not in io
    assert "project.aanleiding" in io


def test_a_field_is_found_behind_references_and_in_lists() -> None:
    for path in ("partijen.vertegenwoordigers.naam", "document.type", "uitvoeringsplan.vergunningen.soort"):
        name, _, line = place_of_field(SCHEMA.files, path).partition(":")
        text = (schemas().parent / name).read_text(encoding="utf-8").splitlines()
        assert f'"{path.rpartition(".")[2]}"' in text[int(line) - 1]
