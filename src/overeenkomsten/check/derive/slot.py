"""Derived facts for the last articles of an agreement: who wears two hats, what came before."""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Value

INTENTIES = frozenset({"intentieovereenkomst", "herbekrachtiging"})
"""Documents that a cooperation agreement replaces or completes."""


def _dubbele_petten(basis: Basis) -> Value | None:
    """People in the initiative who also have an office at the municipality; absent when there are none."""
    return (
        tuple(
            hat
            for hat in basis.facts.records("initiatief.belangen")
            if hat.text("publieke_functie") not in {"", "geen"}
        )
        or None
    )


def _lopende_intenties(basis: Basis) -> Value | None:
    """Earlier declarations of intent that still run; absent when there are none."""
    return (
        tuple(
            document
            for document in basis.facts.records("eerdere_documenten")
            if document.text("type") in INTENTIES and document.text("status") == "lopend"
        )
        or None
    )


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="dubbele_petten",
        bron="BS-32, Gemeentewet 28 en 58, Awb 2:4",
        betekent="iemand in het initiatief heeft ook een functie bij de gemeente",
        leest=("initiatief.belangen",),
        grenzen=(
            {"initiatief.belangen": [{"functie_in_initiatief": "lid", "publieke_functie": "raadslid"}]},
            {"initiatief.belangen": [{"functie_in_initiatief": "lid", "publieke_functie": "geen"}]},
        ),
        bereken=_dubbele_petten,
    ),
    Afgeleid(
        naam="lopende_intenties",
        bron="BS-34, R-116: vervalt de intentieovereenkomst of blijft zij gelden",
        betekent="er loopt nog een intentieovereenkomst",
        leest=("eerdere_documenten",),
        grenzen=(
            {"eerdere_documenten": [{"type": "intentieovereenkomst", "datum": "2026-01-15", "status": "lopend"}]},
            {"eerdere_documenten": None},
        ),
        bereken=_lopende_intenties,
    ),
)
"""In the order in which they are computed, after those of `besluiten`."""
