"""The way of the lawyer: why a clause is in, clauses of our own, settings of our own."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import Any

import pytest
from werkplek import ROOT, TYPE, Workplace

from overeenkomsten.library.files import templates
from overeenkomsten.library.load import load_library

CLAUSE = """---
id: {id}
titel: {titel}
versie: 7
geldig_vanaf: 2026-11-01
documenten: [intentieovereenkomst]
bron:
  - huisregel: eigen tekst van de gemeente
toelichting: Zo heeft de raad het vastgesteld.
gewone_taal: Dit heeft de gemeenteraad zo gekozen.
---
1. {tekst}
"""


def own_clause(plek: Workplace, id_: str, tekst: str, *, titel: str = "Eigen artikel", map_: str = "eigen") -> None:
    text = CLAUSE.format(id=id_, titel=titel, tekst=tekst)
    plek.write(f"{map_}/clausules/{id_.replace('.', '/')}.md", text)


def blueprint_ids() -> list[str]:
    sections = load_library([templates()]).blueprints[TYPE].sections
    return [clause for section in sections for clause in section.clauses]


def explained(plek: Workplace, *arguments: str) -> list[dict[str, Any]]:
    seen = plek.run("verklaar", plek.dossier(), "--formaat", "json", *arguments)
    assert seen.code == 0
    found: list[dict[str, Any]] = json.loads(seen.out)["clausules"]
    return found


def test_verklaar_explains_every_clause_of_the_blueprint(plek: Workplace) -> None:
    clauses = explained(plek)
    assert {clause["id"] for clause in clauses} == set(blueprint_ids())
    for clause in clauses:
        assert isinstance(clause["gekozen"], bool)
        assert clause["reden"]
        assert clause["bron"]
        assert clause["oordeel"] in ("ja", "nee", "onbekend")
        assert clause["gekozen"] is (clause["oordeel"] == "ja")
    rejected = [clause for clause in clauses if not clause["gekozen"]]
    assert rejected
    assert all(clause["nummer"] is None for clause in rejected)


def test_verklaar_agrees_with_the_document(plek: Workplace) -> None:
    chosen = [(c["id"], c["nummer"]) for c in explained(plek) if c["nummer"] and c["nummer"].startswith("Artikel")]
    plek.run("genereer", plek.dossier(), "-o", "uit", "--formaat", "json", "--stil")
    made = [
        (part["clausule"], part["nummer"])
        for section in json.loads(plek.content("json"))["delen"]
        if section["soort"] == "artikelen"
        for part in section["onderdelen"]
    ]
    assert chosen == made


def test_verklaar_in_words(plek: Workplace) -> None:
    seen = plek.run("verklaar", plek.dossier())
    assert seen.code == 0
    assert len(seen.out.splitlines()) >= len(blueprint_ids())
    assert "rolverdeling.meedenken" in seen.out
    assert "niet gekozen: " in seen.out


def test_verklaar_one_clause(plek: Workplace) -> None:
    seen = plek.run("verklaar", plek.dossier(), "--clausule", "rolverdeling.gelijkwaardig")
    assert seen.code == 0
    for words in ("rolverdeling.gelijkwaardig (versie ", "gekozen: ", "Bron: ", "Toelichting: ", "In gewone taal: "):
        assert words in seen.out
    (explained_part,) = [c for c in explained(plek) if c["id"] == "rolverdeling.gelijkwaardig"]
    assert f"\n{explained_part['nummer']} {explained_part['titel']}\n" in seen.out


def test_verklaar_an_unknown_clause(plek: Workplace) -> None:
    seen = plek.run("verklaar", plek.dossier(), "--clausule", "rolverdeling.gelijkwardig")
    assert seen.code == 1
    assert "Bedoelt u 'rolverdeling.gelijkwaardig'?" in seen.err


def test_verklaar_refused_dossier(plek: Workplace) -> None:
    assert plek.run("verklaar", plek.write("wijk.json", "{}")).code == 1


def test_an_own_clause_replaces_ours(plek: Workplace) -> None:
    own_clause(plek, "slot.bepalingen", "Hier geldt de tekst van Waterveen.")
    seen = plek.run(
        "genereer", plek.dossier(), "-o", "uit", "--bibliotheek", "eigen",
        "--formaat", "tekst", "--formaat", "docx", "--stil",
    )  # fmt: skip
    assert seen.code == 0
    assert "Hier geldt de tekst van Waterveen." in plek.content("txt")
    account = json.loads(plek.content("manifest.json"))
    assert {"id": "slot.bepalingen", "versie": 7} in [
        {key: clause[key] for key in ("id", "versie")} for clause in account["clausules"]
    ]
    plek.run("genereer", plek.dossier(), "-o", "zonder", "--formaat", "tekst", "--stil")
    assert account["bibliotheek_sha256"] != json.loads(plek.content("manifest.json", "zonder"))["bibliotheek_sha256"]
    assert "Hier geldt de tekst van Waterveen." not in plek.content("txt", "zonder")


def with_own_article(plek: Workplace) -> None:
    """A clause with a new id, and a blueprint that lists it before the last article."""
    own_clause(plek, "waterveen.feest", "Partijen vieren wat lukt.", titel="Feest")
    ours = (ROOT / "templates" / "documenten" / f"{TYPE}.yaml").read_text(encoding="utf-8")
    line = "      - slot.bepalingen\n"
    assert line in ours
    plek.write(f"eigen/documenten/{TYPE}.yaml", ours.replace(line, f"      - waterveen.feest\n{line}"))


def test_an_own_clause_is_added(plek: Workplace) -> None:
    with_own_article(plek)
    clauses = {clause["id"]: clause for clause in explained(plek, "--bibliotheek", "eigen")}
    before = {clause["id"]: clause for clause in explained(plek)}
    assert clauses["waterveen.feest"]["gekozen"]
    assert clauses["waterveen.feest"]["nummer"] == before["slot.bepalingen"]["nummer"]
    assert clauses["slot.bepalingen"]["nummer"] == f"Artikel {int(before['slot.bepalingen']['nummer'].split()[1]) + 1}"


def test_an_overlay_is_linted_with_ours(plek: Workplace) -> None:
    with_own_article(plek)
    assert plek.run("bibliotheek", "controleer", "eigen", "--zonder-bewijs").code == 0
    own_clause(plek, "waterveen.feest", "Zij vieren {{ planning.einddatm }}.")
    seen = plek.run("bibliotheek", "controleer", "eigen")
    assert seen.code == 3
    assert "clausules/waterveen/feest.md:12: pad-onbekend: " in seen.err
    assert seen.out.strip().endswith(": 1 fout.")


def test_our_own_library_is_right(plek: Workplace) -> None:
    seen = plek.run("bibliotheek", "controleer", "--zonder-bewijs")
    assert (seen.code, seen.err) == (0, "")
    assert seen.out.strip().endswith("geen fouten.")


SMALL = """type: intentieovereenkomst
titel: Proef
delen:
  - soort: artikelen
    clausules: [waterveen.feest]
"""


@pytest.fixture
def small_library(plek: Workplace, monkeypatch: pytest.MonkeyPatch) -> str:
    """Ours is gone: a library of one clause, which is proved in a second."""
    own_clause(plek, "waterveen.feest", 'Er is feest.\n2. Met taart. {wanneer="communicatie.tekenmoment"}')
    plek.write(f"eigen/documenten/{TYPE}.yaml", SMALL)
    monkeypatch.setattr(import_module("overeenkomsten.proof.prove"), "unused_fields", lambda library, schema: ())
    monkeypatch.setattr("overeenkomsten.library.files.templates", lambda: plek.folder / "eigen")
    return "eigen"


def test_the_proof_is_told_in_words(plek: Workplace, small_library: str) -> None:
    seen = plek.run("bibliotheek", "controleer", small_library, "--toon-bewijs")
    assert (seen.code, seen.err) == (0, "")
    assert "clausules/waterveen/feest.md:13  intentieovereenkomst, lid\n    communicatie.tekenmoment\n" in seen.out
    assert "(communicatie.tekenmoment): " in seen.out
    assert "Bewezen: 1 voorwaarde," in seen.out


def test_the_proof_for_a_program(plek: Workplace, small_library: str) -> None:
    seen = plek.run("bibliotheek", "controleer", small_library, "--formaat", "json")
    told = json.loads(seen.out)
    assert (seen.code, told["fouten"]) == (0, [])
    (witness,) = told["bewijs"]["getuigen"]
    assert witness["plaats"].endswith("clausules/waterveen/feest.md:13")
    assert [change["pad"] for change in witness["verschil"]] == ["communicatie.tekenmoment"]
    start = told["bewijs"]["uitgangspunten"][TYPE][witness["uitgangspunt"]]
    assert start["document"]["type"] == TYPE


def test_a_lid_that_nobody_can_see_is_an_error(plek: Workplace, small_library: str) -> None:
    own_clause(plek, "waterveen.feest", 'Er is feest.\n2. Niet. {wanneer="taken and not taken"}')
    seen = plek.run("bibliotheek", "controleer", small_library)
    assert seen.code == 3
    assert "clausules/waterveen/feest.md:13: bereik-onbewezen: " in seen.err
    assert plek.run("bibliotheek", "controleer", small_library, "--zonder-bewijs").code == 0


def test_the_proof_waits_for_the_texts(plek: Workplace, small_library: str) -> None:
    own_clause(plek, "waterveen.feest", "Zij vieren {{ planning.einddatm }}.")
    seen = plek.run("bibliotheek", "controleer", small_library)
    assert seen.code == 3
    assert "pad-onbekend" in seen.err
    assert "Het bewijs bij de voorwaarden volgt" in seen.err
    assert "Bewezen" not in seen.out


def test_proof_and_no_proof_do_not_go_together(plek: Workplace) -> None:
    assert plek.run("bibliotheek", "controleer", "--zonder-bewijs", "--toon-bewijs").code == 2


def test_a_broken_library_is_not_the_fault_of_the_user(plek: Workplace) -> None:
    plek.write("eigen/clausules/slot/bepalingen.md", "geen gegevens vooraf\n")
    seen = plek.run("genereer", plek.dossier(), "-o", "uit", "--bibliotheek", "eigen")
    assert seen.code == 3
    assert "clausules/slot/bepalingen.md" in seen.err
    assert "clausule-vorm" in seen.err
    assert plek.made() == []


def test_a_library_that_is_not_there(plek: Workplace) -> None:
    seen = plek.run("genereer", plek.dossier(), "-o", "uit", "--bibliotheek", "weg")
    assert seen.code == 2
    assert "de map weg bestaat niet" in seen.err
    plek.write("overeenkomsten.toml", 'bibliotheek = "weg"\n')
    assert plek.run("genereer", plek.dossier(), "-o", "uit").code == 3


def test_lijst_and_toon(plek: Workplace) -> None:
    listed = plek.run("bibliotheek", "lijst")
    assert listed.code == 0
    assert {line.split()[0] for line in listed.out.splitlines()} == set(load_library([templates()]).clauses)
    shown = plek.run("bibliotheek", "toon", "slot.bepalingen")
    assert shown.out.strip() == (ROOT / "templates/clausules/slot/bepalingen.md").read_text(encoding="utf-8").strip()
    own_clause(plek, "slot.bepalingen", "Van Waterveen.")
    assert "Van Waterveen." in plek.run("bibliotheek", "toon", "slot.bepalingen", "--bibliotheek", "eigen").out


def test_toon_an_unknown_clause(plek: Workplace) -> None:
    seen = plek.run("bibliotheek", "toon", "slot.bepaling")
    assert seen.code == 1
    assert "Bedoelt u 'slot.bepalingen'?" in seen.err


def test_settings_of_the_municipality(plek: Workplace) -> None:
    """`overeenkomsten.toml` in the current folder: own clauses, own house style, own thresholds."""
    own_clause(plek, "slot.bepalingen", "Hier geldt de tekst van Waterveen.")
    (plek.folder / "stijl.docx").write_bytes((ROOT / "templates/huisstijl/gemeente.docx").read_bytes())
    plek.write("overeenkomsten.toml", 'bibliotheek = "eigen"\nhuisstijl = "stijl.docx"\n')
    path = plek.dossier()
    assert plek.run("genereer", path, "-o", "uit", "--formaat", "tekst", "--formaat", "docx", "--stil").code == 0
    assert "Hier geldt de tekst van Waterveen." in plek.content("txt")
    plek.run("genereer", path, "-o", "ander", "--huisstijl", "gemeente", "--stil")
    style = json.loads(plek.content("manifest.json"))["huisstijl_sha256"]
    assert style == json.loads(plek.content("manifest.json", "ander"))["huisstijl_sha256"]


def test_the_command_line_goes_before_the_settings(plek: Workplace) -> None:
    own_clause(plek, "slot.bepalingen", "Uit de instellingen.", map_="een")
    own_clause(plek, "slot.bepalingen", "Van de opdrachtregel.", map_="twee")
    plek.write("overeenkomsten.toml", 'bibliotheek = "een"\n')
    path = plek.dossier()
    plek.run("genereer", path, "-o", "uit", "--formaat", "tekst", "--bibliotheek", "twee", "--stil")
    assert "Van de opdrachtregel." in plek.content("txt")


def test_own_parameters(plek: Workplace) -> None:
    path = plek.dossier()
    data = json.loads(path.read_text(encoding="utf-8"))
    data["recht"].pop("instellingen", None)
    path.write_text(json.dumps(data), encoding="utf-8")
    plek.run("genereer", path, "-o", "uit", "--formaat", "tekst", "--stil")
    assert re.search(r"reageert binnen\s5\sWerkdagen", plek.content("txt"))
    plek.write("overeenkomsten.toml", "[instellingen]\nreactietermijn_werkdagen = 8\n")
    plek.run("genereer", path, "-o", "anders", "--formaat", "tekst", "--stil")
    assert re.search(r"reageert binnen\s8\sWerkdagen", plek.content("txt", "anders"))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('huistijl = "x"\n', "instelling-onbekend"),
        ("[instellingen]\ndrempel_rad = 5\n", "instelling-onbekend"),
        ("[instellingen]\ndrempel_raad = 'veel'\n", "instelling-fout"),
        ("bibliotheek =\n", "instelling-fout"),
    ],
)
def test_wrong_settings(plek: Workplace, text: str, rule: str) -> None:
    plek.write("overeenkomsten.toml", text)
    seen = plek.run("genereer", plek.dossier(), "-o", "uit", "--formaat", "tekst")
    assert seen.code == 3
    assert rule in seen.err
    assert plek.made() == []
