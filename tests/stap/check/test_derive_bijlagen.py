"""The derived facts behind the annexes: sums, the timeline, the list of decisions, the documents that come along."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from feitenbouw import case, dossier

from overeenkomsten.model.facts import Record
from overeenkomsten.model.money import Money


def derived(changes: dict[str, Any], document_type: str = "samenwerkingsovereenkomst") -> Record:
    return case(dossier(changes, document_type)).afg


@pytest.mark.parametrize(
    ("name", "changes", "euros"),
    [
        ("kosten_totaal", {}, 10000),
        ("kosten_totaal", {"financien.begroting.posten.p1.bedrag": 0}, 4000),
        ("kosten_totaal", {"financien.begroting.posten.p1.bedrag": None}, None),
        ("kosten_totaal", {"financien.begroting.posten": None}, None),
        ("dekking_totaal", {}, 10000),
        ("dekking_totaal", {"financien.dekking": None}, None),
        ("dekking_totaal", {"financien.dekking.0.bedrag": None}, None),
        ("dekking_toegezegd", {}, 10000),
        ("dekking_toegezegd", {"financien.dekking.0.status": "verwacht"}, 4000),
        ("dekking_toegezegd", {"financien.dekking.0.bedrag": None}, None),
        ("dekking_verwacht", {}, 0),
        ("dekking_verwacht", {"financien.dekking": None}, None),
        ("dekking_aangevraagd", {"financien.dekking.1.status": "aangevraagd"}, 4000),
        ("dekking_voorwaardelijk", {"financien.dekking.1.status": "voorwaardelijk"}, 4000),
        ("kosten_zonder_dekking", {}, None),
        ("kosten_zonder_dekking", {"financien.dekking.0.bedrag": 5999.5}, 0.5),
        ("kosten_zonder_dekking", {"financien.dekking.0.bedrag": 6001}, None),
        ("dekking_boven_kosten", {}, None),
        ("dekking_boven_kosten", {"financien.dekking.0.bedrag": 6001}, 1),
        ("dekking_boven_kosten", {"financien.dekking.0.bedrag": 5999}, None),
    ],
)
def test_bedragen(name: str, changes: dict[str, Any], euros: float | None) -> None:
    assert derived(changes).at(name) == (None if euros is None else Money(int(euros * 100)))


def test_geld_voor_posten_noemt_hun_namen_en_blijft_op_zijn_plaats() -> None:
    changes = {"financien.dekking.0.post_ids": ["p1", "p2", "weg"], "financien.dekking.1.post_ids": None}
    (found,) = derived(changes).records("dekking_met_posten")
    assert (found.path, found.texts("posten")) == ("financien.dekking.0", ("advies", "avonden"))
    assert not derived({"financien.dekking": None}).has("dekking_met_posten")


@pytest.mark.parametrize("kind", ["gemeente_uren", "natura", "vrijwilligersuren"])
def test_uren_en_spullen_zijn_geen_geld(kind: str) -> None:
    assert derived({}).flag("dekking_in_natura") is False
    assert derived({"financien.dekking.1.soort": kind}).flag("dekking_in_natura") is True


def test_de_tijdlijn_staat_op_volgorde_van_datum() -> None:
    changes = {
        "planning.mijlpalen": [
            {"naam": "besluit", "datum": "2028-06-30", "verantwoordelijk": "gem", "go_nogo": True},
            {"naam": "start", "datum": "2027-06-01", "verantwoordelijk": "wie", "go_nogo": False},
            {"naam": "ooit"},
        ],
        "participatie.metingen.0.soort": "deelname",
        "investeringsbesluiten": [{"partij_id": "ini", "orgaan": "alv", "datum": "2028-12-01"}],
    }
    steps = derived(changes).records("tijdlijn")
    assert [(step.text("wat"), step.text("soort")) for step in steps] == [
        ("start", "mijlpaal"),
        ("Energieadvies", "taak"),
        ("Bewonersavonden", "taak"),
        ("telling van de deelname", "meting"),
        ("besluit", "go/no-go"),
        ("besluit over de investering", "besluit"),
    ]
    assert steps[0].path == "planning.mijlpalen.1"
    assert not steps[0].has("wie")
    assert steps[1].text("wie.naam") == "gemeente Waterveen"
    assert steps[4].day("datum") == date(2028, 6, 30)


def test_zonder_data_is_er_geen_tijdlijn() -> None:
    assert not derived({"taken": None, "participatie": None}).has("tijdlijn")


def decisions(changes: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (decision.text("partij.id"), decision.text("orgaan")) for decision in derived(changes).records("alle_besluiten")
    ]


COLLEGE = ("gem", "het college van burgemeester en wethouders")
RAAD = ("gem", "de gemeenteraad")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [COLLEGE, ("ini", "alv")]),
        ({"partijen.ini.besluiten.0.status": "niet_nodig"}, [COLLEGE]),
        ({"partijen.ini.ondertekent": False}, [COLLEGE]),
        (
            {"gemeente.besluitvorming.raad_rollen": ["wensen_bedenkingen", "krediet"]},
            [RAAD, RAAD, COLLEGE, ("ini", "alv")],
        ),
        ({"gemeente.besluitvorming.raad_rollen": ["vaststellen"]}, [RAAD, COLLEGE, ("ini", "alv")]),
        ({"gemeente.besluitvorming.grondslag": None}, [("ini", "alv")]),
        (
            {
                "partijen.gem.besluiten": [
                    {"orgaan": "college", "soort": "aangaan"},
                    {"orgaan": "bestuur", "soort": "advies"},
                ]
            },
            [COLLEGE, ("gem", "bestuur"), ("ini", "alv")],
        ),
    ],
)
def test_alle_besluiten(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert decisions(changes) == expected


def test_een_besluit_in_mandaat_heeft_de_gegevens_van_het_mandaat() -> None:
    mandate = {"regeling": "M", "vindplaats": "Gemeenteblad", "mandataris": "directeur", "besluitdatum": "2027-05-01"}
    changes = {"gemeente.besluitvorming": {"grondslag": "mandaat", "mandaat": mandate}}
    decision = derived(changes).records("alle_besluiten")[0]
    assert decision.path == "gemeente.besluitvorming.mandaat"
    assert (decision.text("orgaan"), decision.day("datum")) == ("directeur", date(2027, 5, 1))
    assert (decision.text("kenmerk"), decision.text("status")) == ("Gemeenteblad", "genomen, in mandaat")


def test_wensen_en_bedenkingen_gaan_altijd_vooraf() -> None:
    making = {"raad_rollen": ["wensen_bedenkingen", "krediet"], "raad": {"voorwaarde": "opschortend"}}
    found = derived({"gemeente.besluitvorming": {"grondslag": "collegebesluit", **making}}).records("alle_besluiten")
    kinds = [decision.text("soort_voorwaarde") for decision in found]
    assert kinds == ["totstandkoming", "opschortend", "totstandkoming", "totstandkoming"]


def test_investeringen_zijn_geen_voorwaarde_van_deze_overeenkomst() -> None:
    investment = {"partij_id": "derde", "orgaan": "bestuur", "datum": "2028-12-01", "status": "voorbereid"}
    *others, last = derived({"investeringsbesluiten": [investment]}).records("alle_besluiten")
    assert {decision.text("soort_voorwaarde") for decision in others} == {"totstandkoming"}
    assert (last.path, last.text("partij.id"), last.text("soort_voorwaarde")) == (
        "investeringsbesluiten.0",
        "derde",
        "geen",
    )


def annexes(kinds: list[str], document_type: str = "samenwerkingsovereenkomst", **changes: Any) -> list[str]:
    listed = [{"titel": kind, "soort": kind} for kind in kinds]
    found = derived({"bijlagen": listed, **changes}, document_type).records("losse_bijlagen")
    return [annex.text("soort") for annex in found]


def test_wat_het_document_zelf_maakt_komt_er_niet_los_bij() -> None:
    made = ["projectplan", "rolschets", "bijlage_rolmatrix", "bijlage_begroting", "bijlage_planning"]
    assert annexes(["kaart", "contactlijst", *made]) == ["kaart"]
    assert annexes([*made, "kaart"], "realisatieovereenkomst") == [*made, "kaart"]
    assert annexes(["contactlijst"], "realisatieovereenkomst") == []


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("projectplan", {"projectplan.relatie": "los"}),
        ("bijlage_besluitenlijst", {}),
        ("participatieplan", {}),
        ("bijlage_avg", {}),
        ("bijlage_deminimis", {"juridisch.staatssteun.regime": "deminimis"}),
        ("bijlage_deminimis", {"document.variant": "uitgebreid", "juridisch.staatssteun.regime": "daeb"}),
        ("toetredingsformulier", {"juridisch.toetreding.toegestaan": True}),
        ("toetredingsformulier", {"document.variant": "uitgebreid", "juridisch.toetreding.toegestaan": False}),
    ],
)
def test_wat_het_document_niet_zelf_maakt_blijft_los(kind: str, changes: dict[str, Any]) -> None:
    assert annexes([kind], **changes) == [kind]


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("bijlage_besluitenlijst", {"document.variant": "uitgebreid"}),
        ("participatieplan", {"document.variant": "uitgebreid"}),
        ("bijlage_avg", {"juridisch.avg.deelt_persoonsgegevens": True}),
        ("bijlage_deminimis", {"document.variant": "uitgebreid", "juridisch.staatssteun.regime": "deminimis_landbouw"}),
        ("toetredingsformulier", {"document.variant": "uitgebreid", "juridisch.toetreding.toegestaan": True}),
    ],
)
def test_wat_het_document_wel_maakt_is_niet_los(kind: str, changes: dict[str, Any]) -> None:
    assert annexes([kind], **changes) == []
