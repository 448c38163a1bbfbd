"""Derived facts about costs and cover: the sums that stand below the tables of the budget."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.money import Money

IN_NATURA = frozenset({"gemeente_uren", "natura", "vrijwilligersuren"})
"""Kinds of cover that are not money: their amount is an estimate."""

POSTEN = "financien.begroting.posten"
DEKKING = "financien.dekking"


def _sum(entries: Iterable[Record]) -> Money | None:
    """What all amounts make together; None while one is missing, because a sum with a hole says too little."""
    total = Money(0)
    for entry in entries:
        amount = entry.money("bedrag")
        if amount is None:
            return None
        total += amount
    return total


def _kosten_totaal(basis: Basis) -> Value | None:
    """All budget items together; absent while there are none, or an amount is missing."""
    posts = basis.facts.records(POSTEN)
    return _sum(posts) if posts else None


def _dekking_totaal(basis: Basis) -> Value | None:
    """All cover together; absent while there is none, or an amount is missing."""
    entries = basis.facts.records(DEKKING)
    return _sum(entries) if entries else None


def _of_status(basis: Basis, status: str) -> Value | None:
    """What the cover of one degree of certainty makes; absent while there is no cover, or an amount is missing."""
    entries = basis.facts.records(DEKKING)
    return _sum(entry for entry in entries if entry.text("status") == status) if entries else None


def _kosten_zonder_dekking(basis: Basis) -> Value | None:
    """By how much the costs exceed the cover; absent when they do not."""
    costs, cover = basis.eerder.money("kosten_totaal"), basis.eerder.money("dekking_totaal")
    return costs - cover if costs is not None and cover is not None and costs > cover else None


def _dekking_boven_kosten(basis: Basis) -> Value | None:
    """By how much the cover exceeds the costs; absent when it does not."""
    costs, cover = basis.eerder.money("kosten_totaal"), basis.eerder.money("dekking_totaal")
    return cover - costs if costs is not None and cover is not None and cover > costs else None


def _dekking_met_posten(basis: Basis) -> Value | None:
    """The cover that is for certain items of the budget, each with their names as `posten`; absent when none is."""
    names = {post.text("id"): post.text("omschrijving") for post in basis.facts.records(POSTEN)}
    found = []
    for entry in basis.facts.records(DEKKING):
        items = tuple(names[i] for i in entry.texts("post_ids") if i in names)
        if items:
            found.append(Record(entry.path, {**entry.fields, "posten": items}))
    return tuple(found) or None


def _dekking_in_natura(basis: Basis) -> Value | None:
    """Part of the cover is hours or goods."""
    return any(entry.text("soort") in IN_NATURA for entry in basis.facts.records(DEKKING))


def _een_post(**more: object) -> list[dict[str, object]]:
    return [{"id": "p1", "omschrijving": "drukwerk", "bedrag": 1000, **more}]


def _een_bijdrage(**more: object) -> list[dict[str, object]]:
    whole = {"bron": {"naam": "de provincie"}, "soort": "provinciesubsidie", "bedrag": 1000, "status": "toegezegd"}
    return [{**whole, **more}]


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="kosten_totaal",
        bron="SP-2.R, R-13: de som van de kostenposten",
        betekent="het totaal van de kosten",
        leest=(POSTEN,),
        grenzen=({POSTEN: _een_post()}, {POSTEN: None}),
        bereken=_kosten_totaal,
    ),
    Afgeleid(
        naam="dekking_totaal",
        bron="SP-2.R, R-17: de som van de dekking",
        betekent="het totaal van de dekking",
        leest=(DEKKING,),
        grenzen=({DEKKING: _een_bijdrage()}, {DEKKING: None}),
        bereken=_dekking_totaal,
    ),
    *(
        Afgeleid(
            naam=f"dekking_{status}",
            bron="BS-16: status per dekkingsbron",
            leest=(DEKKING, "financien.dekking.status"),
            grenzen=({DEKKING: _een_bijdrage(status=status)}, {DEKKING: None}),
            bereken=partial(_of_status, status=status),
        )
        for status in ("toegezegd", "voorwaardelijk", "aangevraagd", "verwacht")
    ),
    Afgeleid(
        naam="kosten_zonder_dekking",
        bron="R-17: wat aan de dekking ontbreekt",
        betekent="de dekking is lager dan de kosten",
        leest=("afg.kosten_totaal", "afg.dekking_totaal"),
        grenzen=(
            {POSTEN: _een_post(bedrag=1500), DEKKING: _een_bijdrage()},
            {POSTEN: _een_post(), DEKKING: _een_bijdrage()},
        ),
        bereken=_kosten_zonder_dekking,
    ),
    Afgeleid(
        naam="dekking_boven_kosten",
        bron="R-17: wat er aan dekking over is",
        betekent="de dekking is hoger dan de kosten",
        leest=("afg.kosten_totaal", "afg.dekking_totaal"),
        grenzen=(
            {POSTEN: _een_post(), DEKKING: _een_bijdrage(bedrag=1500)},
            {POSTEN: _een_post(), DEKKING: _een_bijdrage()},
        ),
        bereken=_dekking_boven_kosten,
    ),
    Afgeleid(
        naam="dekking_met_posten",
        bron="BS-16: geld dat alleen voor genoemde posten is",
        betekent="de dekking, met de posten waarvoor zij is",
        leest=(DEKKING, POSTEN),
        grenzen=(
            {POSTEN: _een_post(), DEKKING: _een_bijdrage(post_ids=["p1"])},
            {POSTEN: _een_post(), DEKKING: _een_bijdrage()},
        ),
        bereken=_dekking_met_posten,
    ),
    Afgeleid(
        naam="dekking_in_natura",
        bron="A.4, dekking.soort: uren en spullen tellen mee voor hun geschatte waarde",
        betekent="een deel van de dekking is uren of spullen",
        leest=("financien.dekking.soort",),
        grenzen=({DEKKING: _een_bijdrage(soort="natura")}, {DEKKING: _een_bijdrage()}),
        bereken=_dekking_in_natura,
    ),
)
"""In the order in which they are computed, after those of `regels`."""
