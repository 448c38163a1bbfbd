"""Derived facts about decisions: what has to be decided before the parties are bound, gathered in one list."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Record, Value

SLUITEN = "sluiten van deze overeenkomst"
WENSEN = "wensen en bedenkingen geven"
COLLEGE = "het college van burgemeester en wethouders"
RAAD = "de gemeenteraad"
IN_MANDAAT = "genomen, in mandaat"

_BESLUITVORMING = "gemeente.besluitvorming"


def _besluiten_om_te_sluiten(basis: Basis) -> Value | None:
    """The decisions without which the agreement does not come about, party by party; absent when there are none.

    Each has `partij`, `soort`, `orgaan`, `datum`, `kenmerk` and `status`, as far as known. Those of the municipality
    come from `gemeente.besluitvorming`; what it repeats of them in the list of the party is left out.
    """
    return tuple(_decisions(basis)) or None


def _decisions(basis: Basis) -> Iterator[Record]:
    for party in basis.eerder.records("ondertekenaars"):
        covered: frozenset[str] = frozenset()
        if party.text("id") == basis.facts.text("gemeente.partij_id"):
            covered = frozenset({"college", "raad"})
            yield from _of_municipality(basis.facts.record(_BESLUITVORMING), party)
        for decision in party.records("besluiten"):
            if decision.text("status") != "niet_nodig" and decision.text("orgaan") not in covered:
                yield Record(decision.path, {**decision.fields, "partij": party})


def _of_municipality(decided: Record, party: Record) -> Iterator[Record]:
    if "wensen_bedenkingen" in decided.texts("raad_rollen"):
        council = decided.record("raad")
        yield Record(council.path, {"soort": WENSEN, "orgaan": RAAD, "partij": party, **council.fields})
    if decided.text("grondslag") == "mandaat":
        mandate = decided.record("mandaat")
        found: dict[str, Value | None] = {
            "soort": SLUITEN,
            "orgaan": mandate.text("mandataris"),
            "partij": party,
            "datum": mandate.day("besluitdatum"),
            "kenmerk": mandate.text("vindplaats"),
            "status": IN_MANDAAT,
        }
        yield Record(mandate.path, {name: value for name, value in found.items() if value is not None and value != ""})
    elif decided.text("grondslag") == "collegebesluit":
        college = decided.record("college")
        yield Record(college.path, {"soort": SLUITEN, "orgaan": COLLEGE, "partij": party, **college.fields})


_ALV = {"orgaan": "alv", "soort": "goedkeuring", "datum": "2027-04-22"}

AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="besluiten_om_te_sluiten",
        bron="BS-08, C.12 bijlage_besluitenlijst: besluiten van alle partijen die tekenen",
        leest=(
            "afg.ondertekenaars",
            "partijen.besluiten",
            "gemeente.partij_id",
            "gemeente.besluitvorming.grondslag",
            "gemeente.besluitvorming.raad_rollen",
            "gemeente.besluitvorming.college",
            "gemeente.besluitvorming.mandaat",
            "gemeente.besluitvorming.raad",
        ),
        grenzen=(
            {"gemeente.besluitvorming.grondslag": "collegebesluit"},
            {"gemeente.besluitvorming.grondslag": "mandaat"},
            {"gemeente.besluitvorming.raad_rollen": ["wensen_bedenkingen"]},
            {"gemeente.besluitvorming.raad_rollen": ["informeren"]},
            {"partijen.besluiten": [{**_ALV, "status": "gepland"}]},
            {"partijen.besluiten": [{**_ALV, "status": "niet_nodig"}]},
        ),
        bereken=_besluiten_om_te_sluiten,
    ),
)
"""In the order in which they are computed, after those of `regels`."""
