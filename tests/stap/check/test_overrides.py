"""Overrides per document type, dropping what is empty, and where things stood."""

from __future__ import annotations

import json

from overeenkomsten.check.overrides import prepare, strip
from overeenkomsten.check.read import read
from overeenkomsten.model.finding import Finding, Severity


def test_strip_drops_all_that_is_empty_and_nothing_else() -> None:
    data = {
        "a": None, "b": "", "c": " \t\n\u00a0", "d": [], "e": {}, "f": {"g": [None, {"h": ""}]},
        "nul": 0, "nee": False, "tekst": " x ", "lijst": [0, "", False, [], "y"],
    }  # fmt: skip
    assert strip(data) == {"nul": 0, "nee": False, "tekst": " x ", "lijst": [0, False, "y"]}
    assert strip({}) == {}
    assert strip({"a": {"b": None}}) == {}


def test_objects_merge_and_everything_else_replaces() -> None:
    data = {
        "document": {"type": "io", "status": "concept", "datum": "2027-01-01", "versie": "1"},
        "taken": ["a", "b"],
        "geld": {"totaal": 1},
        "documenten": {
            "io": {"document": {"datum": "2028-01-01", "versie": None}, "taken": ["c"], "geld": None},
            "sok": {"document": {"datum": "2029-01-01"}, "plan": {"start": "x"}, "geld": {"jaar": 2}},
        },
    }
    text = json.dumps(data)
    own = prepare(read(text.encode()))
    assert own.document_type == "io"
    assert own.data == {
        "document": {"type": "io", "status": "concept", "datum": "2028-01-01"},
        "taken": ["c"],
        "documenten": {"sok": data["documenten"]["sok"]},  # type: ignore[index]
    }
    other = prepare(read(text.encode()), document_type="sok", status="definitief")
    assert other.document_type == "sok"
    assert other.data == {
        "document": {"type": "sok", "status": "definitief", "datum": "2029-01-01", "versie": "1"},
        "taken": ["a", "b"],
        "geld": {"totaal": 1, "jaar": 2},
        "plan": {"start": "x"},
        "documenten": {"io": {"document": {"datum": "2028-01-01"}, "taken": ["c"]}},
    }
    assert json.dumps(data) == text


def test_type_and_status_are_written_when_the_document_is_absent() -> None:
    prepared = prepare(read(b"{}"), document_type="io", status="concept")
    assert prepared.data == {"document": {"type": "io", "status": "concept"}}
    assert prepared.line("document.type") is None


def test_strange_overrides_stay_for_the_schema_to_refuse() -> None:
    for strange in ('"x"', "[1]", '{"io": 3}', '{"io": [1]}'):
        text = f'{{"document": {{"type": "io"}}, "documenten": {strange}}}'
        assert prepare(read(text.encode())).data["documenten"] == json.loads(strange)
    assert prepare(read(b'{"document": ["x"]}'), document_type="io").data == {"document": ["x"]}
    assert prepare(read(b'{"document": {"type": 3}}')).document_type == ""


TEXT = b"""{
 "document": {"type": "io",
  "datum": "2027-01-01"},
 "partijen": [
  null,
  {"id": "a", "tekenaars": [
   "",
   {},
   {"naam": "x"}]},
  {},
  {"id": "b"}
 ],
 "documenten": {"io": {
  "document": {
   "datum": "2028-01-01"},
  "plan": {"keten": [null,
   "b"]},
  "taken": [
   {"id": "t"}]
 }}
}"""


def test_places_point_into_the_file() -> None:
    prepared = prepare(read(TEXT, "d.json"))
    assert prepared.data["partijen"] == [{"id": "a", "tekenaars": [{"naam": "x"}]}, {"id": "b"}]
    lines = {
        "document.type": 2,
        "document.datum": 15,
        "document.status": 2,  # absent: where it belongs
        "partijen.0.id": 6,
        "partijen.0.tekenaars.0.naam": 9,
        "partijen.1.id": 11,
        "plan.keten.0": 17,
        "taken.0.id": 19,
        "weg": None,
    }
    assert {path: prepared.line(path) for path in lines} == lines
    placed = prepared.placed(
        Finding(rule="R-1", severity=Severity.TIP, message="", path="partijen.1.id", paths=("partijen.1.id",))
    )
    assert (placed.file, placed.line) == ("d.json", 11)
