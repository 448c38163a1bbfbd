"""Derived facts about who brings in what: the signing partners by kind, and measures in single homes."""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Value

WONINGTECHNIEKEN = frozenset(
    {"isolatie", "collectieve_inkoop", "warmtepomp_lucht", "warmtepomp_bodem", "hybride_warmtepomp"}
)
"""Techniques that an owner takes for one home, with a contract of their own."""


def _partners(basis: Basis, kind: str) -> Value | None:
    return tuple(p for p in basis.eerder.records("partners") if p.text("soort") == kind) or None


def _woningcorporaties(basis: Basis) -> Value | None:
    """The housing associations that sign; absent when there are none."""
    return _partners(basis, "woningcorporatie")


def _netbeheerders(basis: Basis) -> Value | None:
    """The network operators that sign; absent when there are none."""
    return _partners(basis, "netbeheerder")


def _warmtebedrijven(basis: Basis) -> Value | None:
    """The heat companies that sign; absent when there are none."""
    return _partners(basis, "warmtebedrijf")


def _heeft_woningmaatregelen(basis: Basis) -> Value | None:
    """Some homes get measures of their own, such as insulation or a heat pump."""
    return bool(WONINGTECHNIEKEN & frozenset(basis.facts.texts("oplossing.technieken")))


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="woningcorporaties",
        bron="SP-2.W6; BW 7:220: wie huurders in het werkgebied heeft en meetekent",
        betekent="woningcorporaties die meetekenen",
        leest=("afg.partners", "partijen.soort"),
        grenzen=({"partijen.soort": "woningcorporatie"}, {"partijen.soort": "kennispartij"}),
        bereken=_woningcorporaties,
    ),
    Afgeleid(
        naam="netbeheerders",
        bron="SP-2.W6, SP-3.A5: wie het net beheert en meetekent",
        betekent="netbeheerders die meetekenen",
        leest=("afg.partners", "partijen.soort"),
        grenzen=({"partijen.soort": "netbeheerder"}, {"partijen.soort": "kennispartij"}),
        bereken=_netbeheerders,
    ),
    Afgeleid(
        naam="warmtebedrijven",
        bron="SP-2.W6, SP-3.A5: wie warmte wil leveren en meetekent",
        betekent="warmtebedrijven die meetekenen",
        leest=("afg.partners", "partijen.soort"),
        grenzen=({"partijen.soort": "warmtebedrijf"}, {"partijen.soort": "kennispartij"}),
        bereken=_warmtebedrijven,
    ),
    Afgeleid(
        naam="heeft_woningmaatregelen",
        bron="SP-0.M2: een eigen oplossing per woning, ook naast een gezamenlijk systeem",
        betekent="maatregelen per woning",
        leest=("oplossing.technieken",),
        grenzen=({"oplossing.technieken": ["isolatie"]}, {"oplossing.technieken": ["warmtenet_mt"]}),
        bereken=_heeft_woningmaatregelen,
    ),
)
"""In the order in which they are computed, after those of `regels`."""
