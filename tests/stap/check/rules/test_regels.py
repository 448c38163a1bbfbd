"""Every rule against its cases: `gevallen/*.yaml`, readable for a lawyer.

A case changes the base dossier and says which signals its rule gives: place -> severity as in the list of rules
(`fout`, `fout↓` for one that is a warning until the document is final, `JT` for one a lawyer has to look at).
Nothing expected = the rule is silent. The words of a message are never asserted.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from feitenbouw import MAP, case, dossier, place, prepared, schema, yaml
from jsonschema import Draft202012Validator

from overeenkomsten.check import rules
from overeenkomsten.check.derive import regels
from overeenkomsten.check.rules import ELDERS, REGELS, judge
from overeenkomsten.check.rules.regel import FOUT, WAARSCHUWING
from overeenkomsten.check.rules.soort import FASEN_BIJ
from overeenkomsten.check.schema import check_shape
from overeenkomsten.library.files import schemas, templates
from overeenkomsten.model.finding import Severity

STATUSES = ("concept", "ter_besluitvorming", "definitief")

TWEELINGEN = ("24", "63", "65", "71", "73", "78", "97", "60")
"""Numbers of rules with a second half: R-24 and R-24b."""


@dataclass(frozen=True, slots=True)
class Geval:
    """One case of one rule."""

    regel: str
    naam: str
    dossier: dict[str, Any]
    statussen: tuple[str, ...]
    verwacht: dict[str, str]
    """Path with list places -> severity as in the list of rules."""


def _cases() -> list[Geval]:
    found = []
    for file in sorted(MAP.glob("*.yaml")):
        for rule, entries in yaml(file).items() if file.name != "basis.yaml" else ():
            for entry in entries:
                data = dossier(entry.get("wijzig", {}), entry.get("type", "samenwerkingsovereenkomst"))
                expected = {place(data, path): words for path, words in entry.get("verwacht", {}).items()}
                found.append(Geval(rule, entry["geval"], data, tuple(entry.get("status", STATUSES)), expected))
    return found


GEVALLEN = _cases()


def _name(item: Geval) -> str:
    return f"{item.regel}: {item.naam}"


def _expected(words: str, status: str) -> tuple[Severity, bool, bool]:
    """(severity, jt, stops) in a document of this status."""
    severity = Severity(words.split()[0].removesuffix("↓"))
    if "↓" in words and status != "definitief":
        severity = WAARSCHUWING
    return severity, "JT" in words, severity is FOUT and status != "concept"


@pytest.mark.parametrize("item", GEVALLEN, ids=_name)
def test_geval(item: Geval) -> None:
    for status in item.statussen:
        found = [finding for finding in judge(case(item.dossier, status)) if finding.rule == item.regel]
        expected = {path: _expected(words, status) for path, words in item.verwacht.items()}
        assert {f.path: (f.severity, f.jt, f.stops) for f in found} == expected, status
        assert len(found) == len(expected), status


@pytest.mark.parametrize("item", GEVALLEN, ids=_name)
def test_geval_past_in_het_schema(item: Geval) -> None:
    """A case that the schema would refuse proves nothing about the rule."""
    assert check_shape(prepared(item.dossier), schema()) == ()


@pytest.mark.parametrize("item", [item for item in GEVALLEN if item.verwacht], ids=_name)
def test_signaal_is_compleet(item: Geval) -> None:
    """A finding names its source, speaks in sentences, and points at fields that exist."""
    for finding in judge(case(item.dossier, item.statussen[-1])):
        assert finding.source
        assert finding.message[0].isupper()
        assert finding.message.endswith(".")
        assert "_" not in finding.message
        assert "None" not in finding.message
        assert finding.path == finding.paths[0]
        for path in finding.paths:
            assert schema().look_up(path), path


@pytest.mark.parametrize("status", STATUSES)
def test_basis_is_zonder_signalen(status: str) -> None:
    assert judge(case(dossier({}), status)) == ()


def test_lijst_is_compleet() -> None:
    """R-01 to R-122, with their second halves, except what is kept elsewhere; from R-201 on, our own."""
    numbers = {f"R-{number:02}" for number in range(1, 123)} | {f"R-{number}b" for number in TWEELINGEN} | {"R-201"}
    assert {rule.id for rule in REGELS} == numbers - set(ELDERS)
    assert len({rule.id for rule in REGELS}) == len(REGELS)


@pytest.mark.parametrize("rule", REGELS, ids=lambda rule: rule.id)
def test_regel_heeft_bron_uitleg_en_gevallen(rule: Any) -> None:
    cases = [item for item in GEVALLEN if item.regel == rule.id]
    assert rule.bron
    assert re.match(rf"{rule.id}: \S", rule.uitleg)
    assert any(item.verwacht for item in cases)
    assert any(not item.verwacht for item in cases)


@pytest.mark.parametrize("kind", sorted(FASEN_BIJ))
def test_een_gat_breekt_geen_regel(kind: str) -> None:
    """Whatever is missing from a dossier, every rule has an answer."""
    whole = dossier({}, kind)
    judge(case({"document": {"type": kind, "status": "concept"}}))
    for path, _ in case(whole).facts.walk():
        if not path.startswith("document."):
            judge(case(dossier({path: None}, kind), "definitief"))


def test_fasen_bij_elk_soort_document() -> None:
    """R-100 knows every document type and no other."""
    assert set(FASEN_BIJ) == set(schema().document_types)


def test_parameters_bestaan_en_worden_gebruikt() -> None:
    """What rules and derived facts ask for is in `regels.yaml`, and nothing stands there that nobody asks for."""
    derived = Path(regels.__file__)
    files = [*Path(rules.__file__).parent.glob("*.py"), derived, derived.with_name("omvang.py")]
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    asked = re.findall(r'(?:grens|grensbedrag|na_dagen|na_maanden|instelling\.\w+)\(\s*"(\w+)"', source)
    asked += re.findall(r'"(wcw_\w+grens)"', source)
    assert set(asked) == set(yaml(templates() / "parameters" / "regels.yaml"))


def test_parameters_passen_in_hun_schema() -> None:
    """The file that a lawyer edits has the shape that its schema promises."""
    shape = json.loads((schemas() / "parameters.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(shape)
    Draft202012Validator(shape).validate(yaml(templates() / "parameters" / "regels.yaml"))


def test_elk_geval_hoort_bij_een_regel() -> None:
    assert {item.regel for item in GEVALLEN} == {rule.id for rule in REGELS}


def test_signalen_staan_in_de_volgorde_van_het_dossier() -> None:
    """What is filled in comes in its own order; what is missing after what is there."""
    changes = {"planning.einddatum": "2027-06-01", "gemeente.contact": None, "bijlagen": None}
    found = [finding.path for finding in judge(case(dossier(changes)))]
    assert found == ["gemeente.contact.functie", "taken.0.gereed", "taken.1.gereed", *found[3:]]
    assert "planning.einddatum" in found
