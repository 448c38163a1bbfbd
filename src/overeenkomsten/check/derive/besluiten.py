"""Derived facts about the decisions that an agreement still waits for."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Record, Value

TOTSTANDKOMING = "totstandkoming"
"""Without the decision there is no agreement yet: the default (HR 1-6-2012, Almere)."""

OPSCHORTEND = "opschortend"
"""There is an agreement, but it works only after the decision (BW 6:21-6:23)."""

COLLEGE = "het college van burgemeester en wethouders"
RAAD = "de gemeenteraad"

SLUITEN = "het sluiten van deze overeenkomst"

RAADSBESLUITEN = {
    "wensen_bedenkingen": "wensen en bedenkingen, voor het besluit van het college",
    "krediet": "het geld van de gemeente",
    "vaststellen": "wat de raad zelf vaststelt",
}
"""What the council does in each of its roles, as it reads in a list of decisions."""


def _planned_by_municipality(basis: Basis) -> Iterator[Record]:
    """The decision of the college and what the council has to do, as far as they are planned."""
    making = basis.facts.record("gemeente.besluitvorming")
    party = basis.eerder.record("gemeente")
    if not party.fields:  # not said yet which party it is
        party = Record(party.path, {"naam": "de gemeente"})
    council = making.record("raad")
    if council.text("status") == "gepland":
        roles = frozenset(making.texts("raad_rollen"))
        kind = council.text("voorwaarde") or TOTSTANDKOMING
        for role, what in RAADSBESLUITEN.items():
            if role in roles:
                own = TOTSTANDKOMING if role == "wensen_bedenkingen" else kind
                yield _decision(council, party, RAAD, what, own)
    college = making.record("college")
    if making.text("grondslag") == "collegebesluit" and college.text("status") == "gepland":
        yield _decision(college, party, COLLEGE, SLUITEN, TOTSTANDKOMING)


def _decision(source: Record, party: Record, body: str, what: str, kind: str) -> Record:
    own: dict[str, Value] = {"partij": party, "orgaan": body, "soort": what}
    return Record(source.path, {**source.fields, **own, "is_opschortend": kind == OPSCHORTEND})


def _planned_by_others(basis: Basis) -> Iterator[Record]:
    for decision in basis.eerder.records("open_besluiten"):
        yield Record(decision.path, {**decision.fields, "is_opschortend": decision.text("voorwaarde") == OPSCHORTEND})


def _nodige_besluiten(basis: Basis) -> Value | None:
    """Every decision that is still planned, each with `partij`, `orgaan`, `soort`, `datum` and `is_opschortend`.

    Those of the municipality come from `gemeente.besluitvorming`; absent when all decisions have been taken.
    """
    return (*_planned_by_municipality(basis), *_planned_by_others(basis)) or None


_GRENZEN = (
    {
        "gemeente.besluitvorming.grondslag": "collegebesluit",
        "gemeente.besluitvorming.college.status": "gepland",
    },
    {
        "gemeente.besluitvorming.grondslag": "collegebesluit",
        "gemeente.besluitvorming.college.status": "genomen",
        "gemeente.besluitvorming.raad_rollen": ["informeren"],
        "partijen.besluiten": [{"orgaan": "bestuur", "soort": "instemming", "status": "genomen"}],
    },
    {
        "gemeente.besluitvorming.raad_rollen": ["krediet"],
        "gemeente.besluitvorming.raad.status": "gepland",
        "gemeente.besluitvorming.raad.voorwaarde": "opschortend",
    },
    {
        "gemeente.besluitvorming.grondslag": "collegebesluit",
        "gemeente.besluitvorming.college.status": "genomen",
        "gemeente.besluitvorming.raad_rollen": ["krediet"],
        "gemeente.besluitvorming.raad.status": "gepland",
        "gemeente.besluitvorming.raad.voorwaarde": "opschortend",
        "partijen.besluiten": [{"orgaan": "bestuur", "soort": "instemming", "status": "genomen"}],
    },
)

_LEEST = (
    "afg.gemeente",
    "afg.open_besluiten",
    "gemeente.besluitvorming.grondslag",
    "gemeente.besluitvorming.college.status",
    "gemeente.besluitvorming.raad_rollen",
    "gemeente.besluitvorming.raad.status",
    "gemeente.besluitvorming.raad.voorwaarde",
)

AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="nodige_besluiten",
        bron="BS-08, SOK-22: besluit, orgaan, uiterste datum en soort voorwaarde",
        betekent="er zijn nog besluiten nodig",
        leest=_LEEST,
        grenzen=_GRENZEN,
        bereken=_nodige_besluiten,
    ),
)
"""In the order in which they are computed, after those of `teksten`."""
