"""Derived facts about money in the texts: how much is sure, of which kinds it is, whether a fee is free of tax."""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Value
from overeenkomsten.model.money import Money


def _bedrag_toegezegd(basis: Basis) -> Value | None:
    """What the promised contributions add up to, zero when nothing is promised; absent while one has gaps."""
    entries = basis.facts.records("financien.dekking")
    if not entries or not all(entry.has("status") and entry.has("bedrag") for entry in entries):
        return None
    promised = (entry.money("bedrag") for entry in entries if entry.text("status") == "toegezegd")
    return sum((amount for amount in promised if amount is not None), Money(0))


def _dekking_soorten(basis: Basis) -> Value | None:
    """The kinds of contributions, each once; absent when there are none."""
    kinds = (entry.text("soort") for entry in basis.facts.records("financien.dekking"))
    return tuple(dict.fromkeys(kind for kind in kinds if kind)) or None


def _vergoeding_is_belastingvrij(basis: Basis) -> Value | None:
    """The fee of a volunteer stays within the amount that is free of tax."""
    amount = basis.facts.money("financien.vergoeding_initiatief.bedrag")
    most = basis.instelling.money("max_vrijwilligersvergoeding")
    return amount is not None and most is not None and amount <= most


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="bedrag_toegezegd",
        bron="SP-2.R, R-18: hoeveel van het geld echt is toegezegd",
        betekent="het bedrag dat is toegezegd",
        leest=("financien.dekking.bedrag", "financien.dekking.status"),
        grenzen=(
            {"financien.dekking": [{"soort": "natura", "bedrag": 500, "status": "toegezegd"}]},
            {"financien.dekking": [{"soort": "natura", "bedrag": 500, "status": "verwacht"}]},
        ),
        bereken=_bedrag_toegezegd,
    ),
    Afgeleid(
        naam="dekking_soorten",
        bron="BS-16: een lening of garantie van de gemeente vraagt eigen regels (Wet fido 2)",
        betekent="de soorten bijdragen in de dekking",
        leest=("financien.dekking.soort",),
        grenzen=tuple(
            {"financien.dekking": [{"soort": kind, "bedrag": 500, "status": "verwacht"}]}
            for kind in ("gemeente_lening", "gemeente_garantie", "gemeente_subsidie", "eigen_bijdrage_initiatief")
        ),
        bereken=_dekking_soorten,
    ),
    Afgeleid(
        naam="vergoeding_is_belastingvrij",
        bron="Wet op de loonbelasting 1964, artikel 2, zesde lid; R-108",
        betekent="of de vergoeding binnen het belastingvrije bedrag blijft",
        leest=("financien.vergoeding_initiatief.bedrag", "recht.instellingen.max_vrijwilligersvergoeding"),
        grenzen=(
            {
                "financien.vergoeding_initiatief.soort": "vrijwilligersvergoeding",
                "financien.vergoeding_initiatief.bedrag": 2100,
                "recht.instellingen.max_vrijwilligersvergoeding": 2100,
            },
            {
                "financien.vergoeding_initiatief.soort": "vrijwilligersvergoeding",
                "financien.vergoeding_initiatief.bedrag": 2101,
                "recht.instellingen.max_vrijwilligersvergoeding": 2100,
            },
        ),
        bereken=_vergoeding_is_belastingvrij,
    ),
)
"""In the order in which they are computed."""
