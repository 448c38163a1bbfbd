"""Dossier in, derived facts out: what follows from what the user filled in, so that nobody has to type it."""

from __future__ import annotations

from collections.abc import Mapping

from overeenkomsten.check.derive import (
    afspraken,
    bekostiging,
    besluiten,
    besluitenlijst,
    bijlagen,
    deelname_en_risico,
    geld,
    inzet,
    omvang,
    regels,
    slot,
    sturing,
    teksten,
    tijdlijn,
    uitvoeringsplan,
)
from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Record, Value

_IN_ORDER = (
    regels,
    omvang,
    teksten,
    afspraken,
    bekostiging,
    besluiten,
    besluitenlijst,
    bijlagen,
    deelname_en_risico,
    geld,
    inzet,
    slot,
    sturing,
    tijdlijn,
    uitvoeringsplan,
)
"""A fact may use those of modules before its own."""

__all__ = ["Afgeleid", "Basis", "derive", "derived_facts", "derived_names"]


def derived_facts() -> tuple[Afgeleid, ...]:
    """All derived facts, in the order in which they are computed."""
    return tuple(fact for module in _IN_ORDER for fact in module.AFGELEID)


def derived_names() -> Mapping[str, str]:
    """Name of a derived fact -> what it is called where people read conditions."""
    return {fact.naam: fact.betekent for fact in derived_facts() if fact.betekent}


def derive(document_type: str, facts: Record, instelling: Record) -> Record:
    """The derived facts of one document, as the Record `afg`; `afg.instelling` holds the parameters in force.

    `instelling` has a field per parameter: euro as Money, all else as a number. A fact that cannot be
    known is absent. Records of the dossier keep their own path: `afg.initiatief` lies at `partijen.1`.
    """
    known: dict[str, Value] = {"instelling": Record("afg.instelling", instelling.fields)}
    for fact in derived_facts():
        basis = Basis(
            document_type=document_type, facts=facts, instelling=instelling, eerder=Record("afg", dict(known))
        )
        value = fact.bereken(basis)
        if value is not None and value != ():
            known[fact.naam] = value
    return Record("afg", known)
