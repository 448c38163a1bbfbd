"""One dossier in, findings out: what a careful lawyer of a municipality would check, one function per rule."""

from __future__ import annotations

from collections.abc import Mapping

from overeenkomsten.check.rules import (
    besluiten,
    deelname,
    geld,
    governance,
    kern,
    mededinging,
    partijen,
    privacy,
    rollen,
    soort,
    tekenen,
    warmtewet,
    wijk,
)
from overeenkomsten.check.rules.regel import Regel, Zaak, bevinding, leesvolgorde
from overeenkomsten.model.finding import Finding

__all__ = ["ELDERS", "REGELS", "Regel", "Zaak", "judge"]

REGELS: tuple[Regel, ...] = tuple(
    rule
    for module in (
        tekenen,
        partijen,
        kern,
        besluiten,
        soort,
        warmtewet,
        rollen,
        wijk,
        deelname,
        geld,
        mededinging,
        privacy,
        governance,
    )
    for rule in vars(module).values()
    if isinstance(rule, Regel)
)
"""Every rule, in the order of the modules."""

ELDERS: Mapping[str, str] = {
    "R-91": "a reference to a party that does not exist is found while the dossier is read, and always stops it",
    "R-92": "a blank is only known after composition",
}
"""Rules that are kept elsewhere, and why."""


def judge(zaak: Zaak) -> tuple[Finding, ...]:
    """All findings of the rules about this dossier, in the order of the dossier."""
    findings = [bevinding(rule, signal, zaak.status) for rule in REGELS for signal in rule.kijk(zaak)]
    return tuple(sorted(findings, key=lambda finding: tuple(leesvolgorde(zaak.facts, finding.path))))
