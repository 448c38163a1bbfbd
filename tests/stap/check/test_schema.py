"""The shape of a dossier: one finding for one mistake, with its rule and its place."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from overeenkomsten.check.facts import to_facts
from overeenkomsten.check.overrides import prepare
from overeenkomsten.check.read import read
from overeenkomsten.check.schema import check_shape, require_shape
from overeenkomsten.errors import InputRejected
from overeenkomsten.library.schema_model import SchemaModel
from overeenkomsten.model.facts import Record
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.model.money import Money

HEAD: dict[str, Any] = {"document": {"type": "intentieovereenkomst", "status": "concept"}, "partijen": [{"id": "gem"}]}


def found(model: SchemaModel, data: dict[str, Any] | str) -> tuple[Finding, ...]:
    text = data if isinstance(data, str) else json.dumps(HEAD | data)
    findings = check_shape(prepare(read(text.encode(), "d.json")), model)
    assert all(f.stops and f.severity is Severity.FOUT and f.file == "d.json" for f in findings)
    return findings


def rules(model: SchemaModel, data: dict[str, Any] | str) -> list[tuple[str, str]]:
    return [(f.rule, f.path) for f in found(model, data)]


@pytest.mark.parametrize(
    ("data", "rule", "path"),
    [
        ({"geld": 3}, "schema-type", "geld"),
        ({"geld": {"jaar": 2001.5}}, "schema-type", "geld.jaar"),
        ({"geld": {"jaar": "2001"}}, "schema-type", "geld.jaar"),
        ({"geld": {"jaar": True}}, "schema-type", "geld.jaar"),
        ({"geld": {"taken": "a"}}, "schema-type", "geld.taken"),
        ({"partijen": [{"id": "gem", "kvk_nummer": 90000001}]}, "schema-type", "partijen.0.kvk_nummer"),
        ({"partijen": [{"id": "gem", "ondertekent": "ja"}]}, "schema-type", "partijen.0.ondertekent"),
        ({"geld": {"bron": "gem"}}, "schema-type", "geld.bron"),
        ({"geld": {"bron": {"partij": "gem", "naam": "x"}}}, "schema-vorm", "geld.bron"),
        ({"geld": {"bron": {"partj": "gem"}}}, "schema-onbekende-sleutel", "geld.bron.partj"),
        ({"zetel": "x"}, "schema-onbekende-sleutel", "zetel"),
        ({"partijen": [{"id": "gem", "rechtsvorm": "coöperatie"}]}, "schema-keuze", "partijen.0.rechtsvorm"),
        ({"partijen": [{"id": "gem", "rechtsvorm": 1}]}, "schema-type", "partijen.0.rechtsvorm"),
        ({"plan": {"start": "2027-02-30"}}, "schema-datum", "plan.start"),
        ({"plan": {"start": "11-02-2027"}}, "schema-datum", "plan.start"),
        ({"plan": {"start": "20270211"}}, "schema-datum", "plan.start"),
        ({"plan": {"start": "0202-02-11"}}, "schema-datum", "plan.start"),
        ({"plan": {"start": "2027-02-11\n"}}, "schema-datum", "plan.start"),
        ({"plan": {"start": 2027}}, "schema-type", "plan.start"),
        ({"geld": {"totaal": 12.345}}, "schema-bedrag", "geld.totaal"),
        ({"geld": {"totaal": -1}}, "schema-bereik", "geld.totaal"),
        ({"geld": {"aandeel": 33.35}}, "schema-bereik", "geld.aandeel"),
        ({"geld": {"jaar": 2000}}, "schema-bereik", "geld.jaar"),
        ({"geld": {"taken": ["a", "b", "c"]}}, "schema-lengte", "geld.taken"),
        ({"geld": {"taken": ["a", "a"]}}, "schema-dubbel", "geld.taken"),
        ({"geld": {"vorm": "abcd"}}, "schema-lengte", "geld.vorm"),
        ({"geld": {"vorm": {"y": 1}}}, "schema-onbekende-sleutel", "geld.vorm.y"),
        ({"partijen": [{"id": "gem", "kvk_nummer": "123"}]}, "schema-patroon", "partijen.0.kvk_nummer"),
        ({"partijen": [{"id": "gem", "kvk_nummer": "12345678\n"}]}, "schema-patroon", "partijen.0.kvk_nummer"),
        ({"partijen": [{"id": "gem", "kvk_nummer": "١٢٣٤٥٦٧٨"}]}, "schema-patroon", "partijen.0.kvk_nummer"),
        ({"partijen": [{"naam": "x"}]}, "schema-verplicht", "partijen.0.id"),
        ({"partijen": [{"id": "gem"}, {"id": "gem"}]}, "schema-dubbel", "partijen.1.id"),
        ({"plan": {"wie": "gme"}}, "R-91", "plan.wie"),
        ({"plan": {"keten": ["gem", "ini"]}}, "R-91", "plan.keten.1"),
        ({"geld": {"bron": {"partij": "ini"}}}, "R-91", "geld.bron.partij"),
        ({"partijen": {"id": "gem"}, "plan": {"wie": "gem"}}, "schema-type", "partijen"),
        ({"documenten": {"sok": {"geld": {"jaar": 2001}}}}, "schema-onbekende-sleutel", "documenten.sok"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_finding(klein: SchemaModel, data: dict[str, Any], rule: str, path: str) -> None:
    assert rules(klein, data) == [(rule, path)]


def test_good_data_has_no_findings(klein: SchemaModel) -> None:
    good = {
        "$schema": "x",
        "geld": {"totaal": 0.1, "aandeel": 33.3, "jaar": 2001.0, "bron": {"naam": "provincie"}, "taken": ["b"]},
        "plan": {"start": "2028-02-29", "wie": "gem", "keten": ["gem", None, ""], "nota": {}},
        "partijen": [None, {"id": "gem", "kvk_nummer": "90000001", "naam": ""}],
    }  # fmt: skip
    assert found(klein, good) == ()


def test_without_a_document_type_there_is_nothing_to_make(klein: SchemaModel) -> None:
    assert rules(klein, "{}") == [("schema-verplicht", "document.type")]
    assert rules(klein, '{"document": {"status": "concept"}}') == [("schema-verplicht", "document.type")]
    assert rules(klein, '{"document": 3}') == [("schema-type", "document")]
    assert rules(klein, '{"document": {"type": "io", "status": "concept"}}') == [("schema-keuze", "document.type")]


def test_no_parties_is_one_finding(klein: SchemaModel) -> None:
    assert rules(klein, {"partijen": [], "plan": {"wie": "gem", "keten": ["a", "b"]}}) == [("R-91", "plan.wie")]


TEXT = """{
 "plan": {
  "wie": "gme",
  "start": "2027-02-30"},
 "partijen": [
  "",
  {"id": "gem", "nam": "x",
   "kvk": 1}],
 "document": {"status": "concept",
  "type": "intentieovereenkomst"},
 "a.b": 1,
 "documenten": {"intentieovereenkomst": {
   "plan": {"start": "morgen"}}}
}"""


def test_findings_are_in_order_of_the_file_with_their_lines(klein: SchemaModel) -> None:
    findings = found(klein, TEXT)
    assert [(f.rule, f.path, f.line) for f in findings] == [
        ("R-91", "plan.wie", 3),
        ("schema-onbekende-sleutel", "partijen.0.nam", 7),
        ("schema-onbekende-sleutel", "partijen.0.kvk", 8),
        ("schema-onbekende-sleutel", "", 11),
        ("schema-datum", "plan.start", 13),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"plan": {"start": "2027-02-30"}}, ["Startdatum (plan.start)", "bestaat niet"]),
        ({"plan": {"start": "1-2-2027"}}, ["2027-02-01"]),
        ({"partijen": [{"id": "gem", "rechtsvrm": "x"}]}, ["Bedoelt u «rechtsvorm»?"]),
        ({"kvk_nummer": "x"}, ["partijen.kvk_nummer"]),
        ({"partijen": [{"id": "gem", "rechtsvorm": "Coöperatie"}]}, ["Bedoelt u «cooperatie»?", "stichting"]),
        ({"partijen": [{"id": "gem", "kvk_nummer": "1"}]}, ["90000001"]),
        ({"geld": {"jaar": "€ 1.250,50"}}, ["schrijf 1250.50"]),
        ({"geld": {"bron": "gem"}}, ['schrijf {"partij": "gem"}.']),
        ({"geld": {"bron": "rijk"}}, ['{"partij": "rijk"}', '{"naam": "rijk"}']),
        ({"geld": {"taken": "a"}}, ['["a"]']),
        ({"plan": {"wie": "gme"}}, ["Bedoelt u «gem»?"]),
    ],
)
def test_messages_say_what_to_do(klein: SchemaModel, data: dict[str, Any], words: list[str]) -> None:
    (finding,) = found(klein, data)
    for word in words:
        assert word in finding.message


def test_hostile_values_do_not_break_the_messages(klein: SchemaModel) -> None:
    nasty = "x" * 10_000 + "\n{}%s"
    data = {nasty: 1, "": 1, "\u202e": 2, "plan": {"start": nasty, "wie": nasty, nasty: {}}, "geld": {nasty: [[[1]]]}}
    for finding in found(klein, data):
        assert len(finding.message) < 500
        assert "\n" not in finding.message


def test_require_shape_raises_them_all(klein: SchemaModel) -> None:
    with pytest.raises(InputRejected) as caught:
        require_shape(prepare(read(TEXT.encode(), "d.json")), klein)
    assert len(caught.value.findings) == 5


def test_to_facts_turns_json_into_what_it_means(klein: SchemaModel) -> None:
    data = HEAD | {
        "$schema": "x",
        "geld": {"totaal": 12.5, "aandeel": 33.3, "jaar": 2001.0, "taken": ["b"]},
        "plan": {"start": "2028-02-29", "wie": "gem"},
        "partijen": [{"id": "gem", "naam": "2027-01-01", "ondertekent": False, "tekenaars": [{"naam": "x"}]}],
        "documenten": {"samenwerkingsovereenkomst": {"plan": {"wie": "gem"}}},
    }
    prepared = prepare(read(json.dumps(data).encode()))
    facts = to_facts(prepared.data, klein)
    assert facts.day("plan.start") == date(2028, 2, 29)
    assert facts.money("geld.totaal") == Money(1250)
    assert facts.number("geld.aandeel") == Decimal("33.3")
    assert facts.whole("geld.jaar") == 2001
    assert facts.at("geld.taken") == ("b",)
    assert facts.text("partijen.0.naam") == "2027-01-01"
    assert facts.flag("partijen.0.ondertekent") is False
    assert facts.records("partijen")[0].records("tekenaars")[0] == Record("partijen.0.tekenaars.0", {"naam": "x"})
    assert set(facts.fields) == {"document", "geld", "plan", "partijen"}
