"""The derived fact behind the list of decisions: what has been and has to be decided, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Record, Value

TOTSTANDKOMING = "totstandkoming"
OPSCHORTEND = "opschortend"
GEEN = "geen"
"""No condition of this agreement: a decision on the investment comes later."""

IN_MANDAAT = "genomen, in mandaat"

ROLLEN_MET_BESLUIT = {
    "wensen_bedenkingen": "wensen en bedenkingen, voor het besluit van het college",
    "krediet": "het geld van de gemeente",
    "vaststellen": "wat de raad zelf vaststelt",
}
"""What the council does in each of its roles; one that is only informed decides nothing."""

VOORAF = "wensen_bedenkingen"
"""The role that comes before the decision of the college, so that it never suspends duties."""


def _alle_besluiten(basis: Basis) -> Value | None:
    """Every decision of the signing parties, taken or planned, then those on investments; absent when there are none.

    Each has `partij`, `soort`, `orgaan`, `datum`, `kenmerk`, `status` and `soort_voorwaarde`, as far as known. Those
    of the municipality come from `gemeente.besluitvorming`; what its list of decisions repeats of them is left out.
    """
    return (*_decisions(basis), *_investments(basis)) or None


def _decisions(basis: Basis) -> Iterator[Record]:
    for party in basis.eerder.records("ondertekenaars"):
        covered: frozenset[str] = frozenset()
        if party.text("id") == basis.facts.text("gemeente.partij_id"):
            covered = frozenset({"college", "raad"})
            yield from _of_municipality(basis.facts.record("gemeente.besluitvorming"), party)
        for decision in party.records("besluiten"):
            if decision.text("status") != "niet_nodig" and decision.text("orgaan") not in covered:
                yield _decision(decision, {"partij": party}, _kind(decision))


def _investments(basis: Basis) -> Iterator[Record]:
    parties = {party.text("id"): party for party in basis.facts.records("partijen")}
    for decision in basis.facts.records("investeringsbesluiten"):
        party = parties.get(decision.text("partij_id"))
        more: dict[str, Value] = {"soort": "investering", "soort_voorwaarde": GEEN}
        yield Record(decision.path, {**decision.fields, **more, **({"partij": party} if party is not None else {})})


def _of_municipality(making: Record, party: Record) -> Iterator[Record]:
    council, college, mandate = making.record("raad"), making.record("college"), making.record("mandaat")
    for role, what in ROLLEN_MET_BESLUIT.items():
        if role in making.texts("raad_rollen"):
            kind = TOTSTANDKOMING if role == VOORAF else _kind(council)
            yield _decision(council, {"partij": party, "soort": what, "orgaan": "de gemeenteraad"}, kind)
    closing: dict[str, Value] = {"partij": party, "soort": "het sluiten van deze overeenkomst"}
    if making.text("grondslag") == "collegebesluit":
        yield _decision(college, {**closing, "orgaan": "het college van burgemeester en wethouders"}, TOTSTANDKOMING)
    elif making.text("grondslag") == "mandaat":
        known = {"orgaan": "mandataris", "datum": "besluitdatum", "kenmerk": "vindplaats"}
        filled = {name: mandate.fields[field] for name, field in known.items() if field in mandate.fields}
        yield _decision(mandate, {**closing, **filled, "status": IN_MANDAAT}, TOTSTANDKOMING)


def _kind(source: Record) -> str:
    return OPSCHORTEND if source.text("voorwaarde") == OPSCHORTEND else TOTSTANDKOMING


def _decision(source: Record, more: Mapping[str, Value], kind: str) -> Record:
    return Record(source.path, {**source.fields, **more, "soort_voorwaarde": kind})


_ALV = {"orgaan": "alv", "soort": "goedkeuring", "datum": "2027-04-22"}

AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="alle_besluiten",
        bron="BS-08, C.12 bijlage_besluitenlijst: besluiten van alle partijen die tekenen",
        betekent="er zijn besluiten over deze overeenkomst",
        leest=(
            "afg.ondertekenaars",
            "partijen.besluiten",
            "gemeente.partij_id",
            "gemeente.besluitvorming.grondslag",
            "gemeente.besluitvorming.raad_rollen",
            "gemeente.besluitvorming.college",
            "gemeente.besluitvorming.mandaat",
            "gemeente.besluitvorming.raad",
            "investeringsbesluiten",
        ),
        grenzen=(
            {"gemeente.besluitvorming.grondslag": "collegebesluit"},
            {"gemeente.besluitvorming.grondslag": "mandaat"},
            {"gemeente.besluitvorming.raad_rollen": ["wensen_bedenkingen"]},
            {"gemeente.besluitvorming.raad_rollen": ["informeren"]},
            {
                "gemeente.besluitvorming.raad_rollen": ["krediet"],
                "gemeente.besluitvorming.raad.voorwaarde": "opschortend",
            },
            {"partijen.besluiten": [{**_ALV, "status": "gepland"}]},
            {"partijen.besluiten": [{**_ALV, "status": "niet_nodig"}]},
        ),
        bereken=_alle_besluiten,
    ),
)
"""In the order in which they are computed, after those of `regels`."""
