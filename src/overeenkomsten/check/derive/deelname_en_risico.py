"""Derived facts of the plan for a neighbourhood: how far participation is, and which risks weigh most."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Record, Value

WEIGHTS = {"klein": 1, "midden": 2, "groot": 3}
"""How much a chance or a consequence counts; a risk weighs the one times the other."""


def _deelname(basis: Basis) -> tuple[Decimal, Decimal] | None:
    """(addresses with a signed declaration, addresses that can be connected); None when either is unknown."""
    signed = basis.facts.number("deelname.stand.getekend")
    connectable = basis.facts.number("deelname.stand.aansluitbaar")
    if signed is None or not connectable:
        return None
    return signed, connectable


def _deelname_pct(basis: Basis) -> Value | None:
    """Signed declarations per hundred addresses that can be connected, one decimal, never rounded up.

    Rounded up, 69.96 would read as the 70 that has not been reached.
    """
    counted = _deelname(basis)
    if counted is None:
        return None
    signed, connectable = counted
    share = (100 * signed / connectable).quantize(Decimal("0.1"), rounding=ROUND_DOWN)
    return int(share) if share == int(share) else share


def _deelname_tekort(basis: Basis) -> Value | None:
    """Declarations that are still missing to reach the least participation; 0 when it is reached."""
    counted = _deelname(basis)
    threshold = basis.facts.number("oplossing.warmtenet.minimum_deelname_pct")
    if counted is None or threshold is None:
        return None
    signed, connectable = counted
    needed = threshold * connectable / 100
    whole = int(needed) if needed == int(needed) else int(needed) + 1
    return max(whole - int(signed), 0)


def _grootste_risicos(basis: Basis) -> Value | None:
    """The risks that weigh most, heaviest first, `aantal_risicos` at most; equal ones as in the dossier."""
    most = basis.instelling.number("aantal_risicos")
    risks = sorted(basis.facts.records("risicos"), key=_weight, reverse=True)
    return tuple(risks if most is None else risks[: int(most)]) or None


def _weight(risk: Record) -> int:
    return WEIGHTS.get(risk.text("kans"), 0) * WEIGHTS.get(risk.text("gevolg"), 0)


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="deelname_pct",
        bron="SP-3.A7, SP-3.D3: een percentage heeft een teller, een noemer en een peildatum",
        betekent="het deel van de adressen met een getekende verklaring",
        leest=("deelname.stand.getekend", "deelname.stand.aansluitbaar"),
        grenzen=(
            {"deelname.stand.getekend": 0, "deelname.stand.aansluitbaar": 480},
            {"deelname.stand.getekend": 480, "deelname.stand.aansluitbaar": 480},
        ),
        bereken=_deelname_pct,
    ),
    Afgeleid(
        naam="deelname_tekort",
        bron="SP-3.A7: hoeveel verklaringen er nog nodig zijn",
        betekent="het aantal verklaringen dat nog nodig is",
        leest=(
            "deelname.stand.getekend",
            "deelname.stand.aansluitbaar",
            "oplossing.warmtenet.minimum_deelname_pct",
        ),
        grenzen=tuple(
            {
                "deelname.stand.getekend": signed,
                "deelname.stand.aansluitbaar": 480,
                "oplossing.warmtenet.minimum_deelname_pct": 70,
            }
            for signed in (335, 336)
        ),
        bereken=_deelname_tekort,
    ),
    Afgeleid(
        naam="grootste_risicos",
        bron="PP-8, UP-18: de tien grootste risico’s; huisregel: gewicht is kans maal gevolg",
        betekent="de grootste risico’s",
        leest=("risicos",),
        grenzen=(
            {
                "risicos": [
                    {"omschrijving": "te weinig deelnemers", "kans": "midden", "gevolg": "groot"},
                    {"omschrijving": "het werk loopt uit", "kans": "klein", "gevolg": "klein"},
                ]
            },
            {"risicos": None},
        ),
        bereken=_grootste_risicos,
    ),
)
"""In the order in which they are computed, after those of `teksten`."""
