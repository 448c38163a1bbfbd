"""The way of the volunteer: `nieuw`, `uitleg`, `controleer`, and a first concept."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from werkplek import TYPE, Workplace

from overeenkomsten.library.files import schemas
from overeenkomsten.ui.cli.options import TYPES


def test_from_nothing_to_a_concept(plek: Workplace) -> None:
    made = plek.run("nieuw", "-o", "mijn-wijk.json")
    assert made.code == 0
    assert "overeenkomsten controleer mijn-wijk.json" in made.out
    checked = plek.run("controleer", "mijn-wijk.json")
    assert checked.code == 0
    assert f"{TYPE} (concept)" in checked.out
    assert "kan worden gemaakt." in checked.out
    assert "project.naam" in checked.out
    generated = plek.run("genereer", "mijn-wijk.json", "-o", "uit", "--formaat", "tekst", "--formaat", "docx")
    assert generated.code == 0
    text = plek.content("txt", stem="mijn-wijk")
    assert "[nog invullen: naam van het project]" in text
    assert "\nOpen punten\n" in text


@pytest.mark.parametrize("document_type", TYPES)
def test_a_starter_of_every_type_is_valid(plek: Workplace, document_type: str) -> None:
    assert plek.run("nieuw", "--type", document_type).code == 0
    data = json.loads(Path("dossier.json").read_text(encoding="utf-8"))
    assert data["document"]["type"] == document_type
    seen = plek.run("controleer", "dossier.json", "--formaat", "json")
    assert seen.code == 0
    (report,) = json.loads(seen.out)["dossiers"]
    assert report["type"] == document_type
    assert report["geweigerd"] is False
    assert report["open_punten"] != []


def test_the_starter_knows_its_schema(plek: Workplace) -> None:
    plek.run("nieuw", "-o", "wijken/noord.json", "--fase", "uitwerken", "--hoofdtype", "collectief")
    path = plek.folder / "wijken" / "noord.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert (path.parent / data["$schema"]).resolve() == (schemas() / "dossier.schema.json").resolve()
    assert data["document"]["fase"] == "uitwerken"
    assert data["oplossing"]["hoofdtype"] == "collectief"


def test_nieuw_never_overwrites(plek: Workplace) -> None:
    path = plek.write("wijk.json", "mijn werk")
    seen = plek.run("nieuw", "-o", path)
    assert seen.code == 1
    assert "bestand-bestaat" in seen.err
    assert path.read_text(encoding="utf-8") == "mijn werk"


def test_controleer_tells_all_mistakes_at_once(plek: Workplace) -> None:
    path = plek.write(
        "wijk.json",
        '{"document": {"type": "intentieovereenkomst", "status": "concept"},\n'
        ' "onzin": 1,\n "gemeente": {"partij_id": 7},\n "project": {"naam": "' + "x" * 500 + '"}}',
    )
    seen = plek.run("controleer", path, "--formaat", "json")
    assert seen.code == 1
    (report,) = json.loads(seen.out)["dossiers"]
    places = [(f["regel"], f["plaats"]["pointer"], f["plaats"]["regel"]) for f in report["bevindingen"]]
    assert places == [
        ("schema-onbekende-sleutel", "/onzin", 2),
        ("schema-type", "/gemeente/partij_id", 3),
        ("schema-lengte", "/project/naam", 4),
    ]
    assert all(finding["houdt_tegen"] and finding["melding"] for finding in report["bevindingen"])


def test_controleer_several(plek: Workplace) -> None:
    seen = plek.run("controleer", plek.dossier(), "weg.json")
    assert seen.code == 1
    assert "kersenhof.json, " in seen.out
    assert "weg.json: 1 fout. Er is nog niets te maken" in seen.out


@pytest.mark.parametrize(("status", "code"), [("concept", 0), ("ter_besluitvorming", 0), ("definitief", 1)])
def test_controleer_in_another_status(plek: Workplace, status: str, code: int) -> None:
    """The example waits for a decision of the municipality: good for every status but the last."""
    seen = plek.run("controleer", plek.dossier(), "--status", status)
    assert seen.code == code
    assert ("wordt zo niet gemaakt" in seen.out) is (code == 1)


def test_controleer_makes_nothing(plek: Workplace) -> None:
    path = plek.dossier()
    plek.run("controleer", path)
    assert list(plek.folder.iterdir()) == [path]


def test_uitleg(plek: Workplace) -> None:
    seen = plek.run("uitleg", "partijen.rechtsvorm")
    assert seen.code == 0
    assert "echtsvorm van de partij  (partijen.rechtsvorm)" in seen.out
    assert re.search("^  cooperatie +coöperatie$", seen.out, re.MULTILINE)
    assert "Nodig voor: elk document" in seen.out


@pytest.mark.parametrize("path", ["partijen[].rechtsvorm", "/partijen/0/rechtsvorm", "partijen.3.rechtsvorm"])
def test_uitleg_takes_a_path_as_messages_write_it(plek: Workplace, path: str) -> None:
    assert plek.run("uitleg", path).out == plek.run("uitleg", "partijen.rechtsvorm").out


def test_uitleg_of_everything(plek: Workplace) -> None:
    seen = plek.run("uitleg")
    assert seen.code == 0
    assert seen.out.startswith("Onderdelen van een dossier:")


@pytest.mark.parametrize("path", ["partijen.rechtvorm", "partijen.rechtsvrm", "rechtsvorm"])
def test_uitleg_of_a_misspelt_field_suggests_the_right_one(plek: Workplace, path: str) -> None:
    seen = plek.run("uitleg", path)
    assert seen.code == 1
    assert "partijen.rechtsvorm" in seen.err


def test_uitleg_of_nonsense(plek: Workplace) -> None:
    seen = plek.run("uitleg", "qqqq")
    assert seen.code == 1
    assert "overeenkomsten uitleg" in seen.err
