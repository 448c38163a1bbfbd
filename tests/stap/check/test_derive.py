"""The derived facts: each definition at its boundaries."""

from __future__ import annotations

from typing import Any

import pytest
from feitenbouw import case, dossier, schema

from overeenkomsten.check.derive import derived_facts, regels
from overeenkomsten.model.facts import Record
from overeenkomsten.model.money import Money

MANY = [
    {"id": name, "soort": soort, "ondertekent": True, "naam": name}
    for name, soort in (("gem", "gemeente"), ("ini", "bewonersinitiatief"), ("a", "provincie"), ("b", "agrarier"))
]


def derived(changes: dict[str, Any], document_type: str = "samenwerkingsovereenkomst") -> Record:
    return case(dossier(changes, document_type)).afg


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("is_collectief", {}, False),
        ("is_collectief", {"oplossing.hoofdtype": "collectief"}, True),
        ("is_collectief", {"oplossing.technieken": ["warmtenet_lt"]}, True),
        ("is_collectief", {"oplossing.technieken": ["mestvergister"]}, True),
        ("is_collectief", {"oplossing.technieken": ["geothermie"]}, True),
        ("is_collectief", {"oplossing.technieken": ["aquathermie", "wko"]}, False),
        ("is_collectief", {"oplossing.technieken": ["groen_gas"]}, False),
        (
            "is_collectief",
            {"oplossing.technieken": ["groen_gas"], "oplossing.groen_gas.eigen_productie": True},
            True,
        ),
        ("is_collectief", {"oplossing.groen_gas.eigen_productie": True}, False),
        ("gasnet_blijft", {}, False),
        ("gasnet_blijft", {"oplossing.technieken": ["hybride_warmtepomp"]}, True),
        ("gasnet_blijft", {"oplossing.technieken": ["groen_gas"], "oplossing.aardgasnet_blijft": False}, False),
        ("gasnet_blijft", {"oplossing.aardgasnet_blijft": True}, True),
        ("grootschalige_inkoop", {"oplossing.individueel.verwacht_aantal_deelnemers": 100}, False),
        (
            "grootschalige_inkoop",
            {
                "oplossing.technieken": ["collectieve_inkoop"],
                "oplossing.individueel.verwacht_aantal_deelnemers": 99,
            },
            False,
        ),
        (
            "grootschalige_inkoop",
            {
                "oplossing.technieken": ["collectieve_inkoop"],
                "oplossing.individueel.verwacht_aantal_deelnemers": 100,
            },
            True,
        ),
        (
            "grootschalige_inkoop",
            {
                "oplossing.technieken": ["collectieve_inkoop"],
                "oplossing.individueel.verwacht_aantal_deelnemers": 50,
                "recht.instellingen.drempel_inkoop": 50,
            },
            True,
        ),
        ("sok_variant", {}, "kort"),
        ("sok_variant", {"document.variant": "uitgebreid"}, "uitgebreid"),
        ("sok_variant", {"document.variant": "kort", "oplossing.hoofdtype": "collectief"}, "kort"),
        ("sok_variant", {"oplossing.hoofdtype": "collectief"}, "uitgebreid"),
        ("sok_variant", {"partijen": MANY}, "uitgebreid"),
        ("sok_variant", {"partijen": MANY[:3]}, "kort"),
        ("sok_variant", {"financien.begroting.totaal": 100000}, "kort"),
        ("sok_variant", {"financien.begroting.totaal": 100000.01}, "uitgebreid"),
        ("wcw_categorie", {"oplossing.warmtenet.aantal_verbruikers": 100}, "geen"),
        ("wcw_categorie", {"oplossing.technieken": ["bronnet_zlt"]}, "onbekend"),
        *(
            (
                "wcw_categorie",
                {"oplossing.technieken": ["warmtenet_ht"], "oplossing.warmtenet.aantal_verbruikers": users},
                kind,
            )
            for users, kind in ((9, "tot_10"), (10, "klein"), (1500, "klein"), (1501, "groot"))
        ),
        (
            "wcw_categorie",
            {
                "oplossing.technieken": ["warmtenet_ht"],
                "oplossing.warmtenet.aantal_verbruikers": 9,
                "oplossing.aantal_beoogde_aansluitingen": 2000,
            },
            "tot_10",
        ),
        (
            "wcw_categorie",
            {"oplossing.technieken": ["warmtenet_ht"], "oplossing.aantal_beoogde_aansluitingen": 2000},
            "groot",
        ),
        ("gemeente_bijdrage", {}, Money.from_euros(6000)),
        ("gemeente_bijdrage", {"financien": None}, Money(0)),
        ("gemeente_bijdrage", {"financien.dekking.1.soort": "gemeente_uren"}, Money.from_euros(6000)),
        ("gemeente_bijdrage", {"financien.dekking.1.soort": "gemeente_lening"}, Money.from_euros(10000)),
        ("ingrijpend", {}, False),
        ("ingrijpend", {"gemeente.besluitvorming.ingrijpende_gevolgen": True}, True),
        ("ingrijpend", {"gemeente.besluitvorming.deelneming_in_rechtspersoon": True}, True),
        ("mogelijk_ingrijpend", {}, False),
        ("mogelijk_ingrijpend", {"financien.dekking.0.bedrag": 100000}, False),
        ("mogelijk_ingrijpend", {"financien.dekking.0.bedrag": 100001}, True),
        ("mogelijk_ingrijpend", {"financien.dekking.0.soort": "gemeente_garantie"}, True),
        ("mogelijk_ingrijpend", {"oplossing.hoofdtype": "collectief"}, True),
        (
            "mogelijk_ingrijpend",
            {"oplossing.hoofdtype": "collectief", "gemeente.besluitvorming.ingrijpende_gevolgen": True},
            False,
        ),
        ("is_personengroep", {}, False),
        ("is_personengroep", {"partijen.ini.rechtsvorm": "informele_groep"}, True),
        ("is_personengroep", {"partijen.ini.rechtsvorm": "natuurlijk_persoon"}, True),
        ("heeft_grond", {}, False),
        ("heeft_grond", {"juridisch.grond.aan_orde": True}, True),
        ("heeft_persoonsgegevens", {}, False),
        ("heeft_persoonsgegevens", {"juridisch.avg.deelt_persoonsgegevens": True}, True),
        ("consument", {}, False),
        ("consument", {"deelname.soort_deelnemer": "huurder"}, True),
        ("consument", {"deelname.soort_deelnemer": "eigenaar_bewoner"}, True),
        ("consument", {"deelname.soort_deelnemer": "verhuurder"}, False),
        ("consument", {"deelname.soort_deelnemer": "verhuurder", "deelname.bedrijfsmatig": False}, True),
    ],
)
def test_definitie(name: str, changes: dict[str, Any], expected: object) -> None:
    assert derived(changes).at(name) == expected


def test_een_collectief_plan_is_niet_bij_elk_document_mogelijk_ingrijpend() -> None:
    changes = {"oplossing.hoofdtype": "collectief"}
    assert derived(changes, "intentieovereenkomst").flag("mogelijk_ingrijpend") is False
    assert derived(changes, "realisatieovereenkomst").flag("mogelijk_ingrijpend") is True


def test_partijen_houden_hun_eigen_plaats() -> None:
    afg = derived({"partijen.derde.ondertekent": True})
    assert afg.record("gemeente").path == "partijen.0"
    assert afg.record("initiatief").path == "partijen.1"
    assert [party.path for party in afg.records("ondertekenaars")] == ["partijen.0", "partijen.1", "partijen.2"]
    assert [party.path for party in afg.records("partners")] == ["partijen.2"]


def test_wie_niet_is_aangewezen_ontbreekt() -> None:
    afg = derived({"initiatief.partij_id": None, "gemeente.partij_id": "derde", "partijen.derde.ondertekent": None})
    assert not afg.has("initiatief")
    assert not afg.has("gemeente")
    assert not afg.has("onbekend")


def test_een_leeg_dossier_heeft_afgeleide_feiten() -> None:
    afg = case({"document": {"type": "intentieovereenkomst", "status": "concept"}}).afg
    assert afg.text("wcw_categorie") == "geen"
    assert not afg.has("ondertekenaars")


def test_de_parameter_van_de_datum_telt() -> None:
    early = derived({"document.datum": "2023-06-01"}).money("instelling.max_vrijwilligersvergoeding")
    late = derived({}).money("instelling.max_vrijwilligersvergoeding")
    assert (early, late) == (Money.from_euros(1900), Money.from_euros(2100))


@pytest.mark.parametrize("fact", derived_facts(), ids=lambda fact: fact.naam)
def test_leest_bestaande_velden(fact: Any) -> None:
    """Every path that a fact says it reads exists, and so do its boundary paths."""
    assert fact.bron
    known = {f"afg.{other.naam}" for other in derived_facts()}
    for path in fact.leest:
        assert path in known or schema().look_up(path), path
    for boundary in fact.grenzen:
        for path in boundary:
            assert schema().look_up(path), path


def test_feiten_staan_in_volgorde() -> None:
    """A fact is computed after the facts that it uses."""
    seen: set[str] = set()
    for fact in regels.AFGELEID:
        used = {path.removeprefix("afg.") for path in fact.leest if path.startswith("afg.")}
        assert used <= seen, fact.naam
        seen.add(fact.naam)
