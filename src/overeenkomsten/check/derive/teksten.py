"""Derived facts that only the texts of clauses need."""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Record, Value

GEVESTIGDE_RECHTSVORMEN = frozenset({"vereniging", "stichting", "cooperatie", "bv", "nv"})
"""Legal forms with statutes or a deed: what tells an established initiative from one that has just begun."""

RAADSROLLEN_VOORAF = frozenset({"wensen_bedenkingen"})
"""Roles in which the council comes before the agreement; a decision on money or a plan may come later."""

ROLSCHETSEN = frozenset({"rolschets", "bijlage_rolmatrix"})
"""Annexes that say who does what."""


def _tekenvolgorde(basis: Basis) -> Value | None:
    """The signing parties in the order in which they sign; who is not named signs after those who are."""
    asked = basis.facts.texts("ondertekening.volgorde")
    places = {party_id: place for place, party_id in enumerate(asked)}
    signing = basis.eerder.records("ondertekenaars")
    return tuple(sorted(signing, key=lambda party: places.get(party.text("id"), len(places))))


def _partijen_in_oprichting(basis: Basis) -> Value | None:
    """The signing parties that still have to be founded; absent when there are none."""
    return tuple(p for p in basis.eerder.records("ondertekenaars") if p.flag("in_oprichting")) or None


def _partijen_met_doelen(basis: Basis) -> Value | None:
    """The signing parties that name goals of their own; absent when none does."""
    return tuple(p for p in basis.eerder.records("ondertekenaars") if p.has("doelen")) or None


def _partijen_met_correspondentie(basis: Basis) -> Value | None:
    """The signing parties that gave an address for official messages; absent when none did."""
    return tuple(p for p in basis.eerder.records("ondertekenaars") if p.has("correspondentie")) or None


def _open_besluiten(basis: Basis) -> Value | None:
    """Planned decisions of the signing parties other than the municipality, each with its `partij`."""
    return (
        tuple(
            Record(decision.path, {**decision.fields, "partij": party})
            for party in basis.eerder.records("ondertekenaars")
            if party.text("soort") != "gemeente"
            for decision in party.records("besluiten")
            if decision.text("status") == "gepland"
        )
        or None
    )


def _raad_moet_nog(basis: Basis) -> Value | None:
    """The council has to be heard before the decision to conclude the agreement, and has not yet been."""
    roles = frozenset(basis.facts.texts("gemeente.besluitvorming.raad_rollen"))
    done = basis.facts.text("gemeente.besluitvorming.raad.status") in {"genomen", "niet_nodig"}
    return bool(roles & RAADSROLLEN_VOORAF) and not done


def _initiatief_is_gevestigd(basis: Basis) -> Value | None:
    """The initiative is an organisation with statutes that exists."""
    initiative = basis.eerder.record("initiatief")
    return initiative.text("rechtsvorm") in GEVESTIGDE_RECHTSVORMEN and not initiative.flag("in_oprichting")


def _heeft_kaart(basis: Basis) -> Value | None:
    """A map is among the annexes."""
    return any(annex.text("soort") == "kaart" for annex in basis.facts.records("bijlagen"))


def _rollen_bijgevoegd(basis: Basis) -> Value | None:
    """The parties bring their own table of roles as an annex, so that ours would be a second one."""
    return any(annex.text("soort") in ROLSCHETSEN for annex in basis.facts.records("bijlagen"))


def _reactietermijn_werkdagen(basis: Basis) -> Value | None:
    """Working days in which the municipality answers: as agreed, else the term of the library."""
    agreed = basis.facts.number("gemeente.reactietermijn_werkdagen")
    return agreed if agreed is not None else basis.instelling.number("reactietermijn_werkdagen")


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="tekenvolgorde",
        betekent="partijen die tekenen, op volgorde",
        bron="eigen begrip: de volgorde die partijen voor het tekenen kiezen",
        leest=("afg.ondertekenaars", "partijen.id", "ondertekening.volgorde"),
        grenzen=({"ondertekening.volgorde": ["ini", "gem"]}, {"ondertekening.volgorde": None}),
        bereken=_tekenvolgorde,
    ),
    Afgeleid(
        naam="partijen_in_oprichting",
        bron="BW 2:93, 2:203; SP-1.D3: wie tekent namens een organisatie die er nog niet is",
        betekent="organisaties in oprichting",
        leest=("afg.ondertekenaars", "partijen.in_oprichting"),
        grenzen=({"partijen.in_oprichting": True}, {"partijen.in_oprichting": False}),
        bereken=_partijen_in_oprichting,
    ),
    Afgeleid(
        naam="partijen_met_doelen",
        bron="SP-1.D1: partijen kennen elkaars doelen",
        betekent="partijen met eigen doelen",
        leest=("afg.ondertekenaars", "partijen.doelen"),
        grenzen=({"partijen.doelen": ["lage woonlasten"]}, {"partijen.doelen": None}),
        bereken=_partijen_met_doelen,
    ),
    Afgeleid(
        naam="partijen_met_correspondentie",
        bron="BS-42: adressen voor officiële berichten",
        betekent="partijen met een adres voor berichten",
        leest=("afg.ondertekenaars", "partijen.correspondentie"),
        grenzen=(
            {"partijen.correspondentie": {"t_a_v": "de projectleider"}},
            {"partijen.correspondentie": None},
        ),
        bereken=_partijen_met_correspondentie,
    ),
    Afgeleid(
        naam="open_besluiten",
        bron="R-90, BS-08: besluiten van andere partijen die nog moeten vallen",
        betekent="besluiten van partners die nog moeten vallen",
        leest=("afg.ondertekenaars", "partijen.soort", "partijen.besluiten"),
        grenzen=(
            {"partijen.besluiten": [{"orgaan": "bestuur", "soort": "instemming", "status": "gepland"}]},
            {"partijen.besluiten": [{"orgaan": "bestuur", "soort": "instemming", "status": "genomen"}]},
        ),
        bereken=_open_besluiten,
    ),
    Afgeleid(
        naam="raad_moet_nog",
        bron="Gemeentewet 169 lid 4; R-24b",
        betekent="de raad moet nog aan bod komen",
        leest=("gemeente.besluitvorming.raad_rollen", "gemeente.besluitvorming.raad.status"),
        grenzen=(
            {
                "gemeente.besluitvorming.raad_rollen": ["wensen_bedenkingen"],
                "gemeente.besluitvorming.raad.status": "gepland",
            },
            {
                "gemeente.besluitvorming.raad_rollen": ["wensen_bedenkingen"],
                "gemeente.besluitvorming.raad.status": "genomen",
            },
            {"gemeente.besluitvorming.raad_rollen": ["informeren"]},
        ),
        bereken=_raad_moet_nog,
    ),
    Afgeleid(
        naam="initiatief_is_gevestigd",
        bron="SP-0.V1, SP-1.H2: van losse groep tot professionele coöperatie",
        betekent="het initiatief is een gevestigde organisatie",
        leest=("initiatief.partij_id", "partijen.rechtsvorm", "partijen.in_oprichting"),
        grenzen=(
            {"partijen.rechtsvorm": "informele_groep"},
            {"partijen.rechtsvorm": "cooperatie", "partijen.in_oprichting": False},
            {"partijen.rechtsvorm": "cooperatie", "partijen.in_oprichting": True},
        ),
        bereken=_initiatief_is_gevestigd,
    ),
    Afgeleid(
        naam="heeft_kaart",
        bron="SP-1.A4: het gebied staat op een kaart",
        betekent="er is een kaart bij",
        leest=("bijlagen.soort",),
        grenzen=(
            {"bijlagen": [{"titel": "Kaart werkgebied", "soort": "kaart", "openbaar": True}]},
            {"bijlagen": None},
        ),
        bereken=_heeft_kaart,
    ),
    Afgeleid(
        naam="rollen_bijgevoegd",
        bron="SP-1.R, SP-2.D3: een rolschets of rolmatrix van partijen zelf",
        betekent="partijen voegen zelf een rolverdeling toe",
        leest=("bijlagen.soort",),
        grenzen=(
            {"bijlagen": [{"titel": "Rolschets", "soort": "rolschets", "openbaar": True}]},
            {"bijlagen": None},
        ),
        bereken=_rollen_bijgevoegd,
    ),
    Afgeleid(
        naam="reactietermijn_werkdagen",
        bron="SP-1.H1: reageer snel; huisregel: de termijn van het dossier, anders die van de bibliotheek",
        betekent="reactietermijn in Werkdagen",
        leest=("gemeente.reactietermijn_werkdagen",),
        grenzen=({"gemeente.reactietermijn_werkdagen": 10}, {"gemeente.reactietermijn_werkdagen": None}),
        bereken=_reactietermijn_werkdagen,
    ),
)
"""In the order in which they are computed, after those of `regels`."""
