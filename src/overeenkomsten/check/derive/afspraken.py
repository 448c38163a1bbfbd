"""Derived facts for the opening articles of a cooperation agreement: who is new, and who promises a result."""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Value

INTENTIES = frozenset({"intentieovereenkomst", "herbekrachtiging"})
"""Earlier documents in which parties laid down an intention."""


def _nieuwe_partners(basis: Basis) -> Value | None:
    """The partners that sign now and were no party to an earlier intention; absent when none is, or nobody knows.

    As long as no earlier intention names its parties, nobody is new.
    """
    earlier = [
        frozenset(document.texts("partij_ids"))
        for document in basis.facts.records("eerdere_documenten")
        if document.text("type") in INTENTIES and document.has("partij_ids")
    ]
    if not earlier:
        return None
    known = frozenset[str]().union(*earlier)
    return tuple(party for party in basis.eerder.records("partners") if party.text("id") not in known) or None


def _resultaattaken(basis: Basis) -> Value | None:
    """The tasks for which a party promises the result; absent when there are none."""
    return tuple(task for task in basis.facts.records("taken") if task.text("verbintenis") == "resultaat") or None


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="nieuwe_partners",
        bron="BS-03, SP-2.T2: bij een nieuwe partner hoort een reden",
        leest=("afg.partners", "eerdere_documenten.type", "eerdere_documenten.partij_ids"),
        grenzen=(
            {
                "eerdere_documenten": [
                    {
                        "type": "intentieovereenkomst",
                        "datum": "2026-01-15",
                        "einddatum": "2027-01-15",
                        "status": "lopend",
                        "partij_ids": ["gem", "ini"],
                    }
                ]
            },
            {"eerdere_documenten": None},
        ),
        bereken=_nieuwe_partners,
    ),
    Afgeleid(
        naam="resultaattaken",
        bron="BS-07: een resultaat alleen voor genoemde taken",
        leest=("taken.verbintenis",),
        grenzen=({"taken.verbintenis": "resultaat"}, {"taken.verbintenis": "inspanning"}),
        bereken=_resultaattaken,
    ),
)
"""In the order in which they are computed, after those of `regels` and `teksten`."""
