"""Findings and counts -> lines on the terminal. Messages go to stderr, results to stdout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from overeenkomsten.model import dutch
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.model.money import Money

if TYPE_CHECKING:
    from overeenkomsten.pipeline import Desk

_COLOUR = {Severity.FOUT: "red", Severity.WAARSCHUWING: "yellow", Severity.TIP: "cyan"}


def print_findings(findings: Iterable[Finding]) -> None:
    """Each finding with its place, what is the matter and where that comes from, on stderr."""
    for finding in findings:
        head = click.style(f"{finding.severity} {finding.rule}", fg=_COLOUR[finding.severity], bold=True)
        click.echo(f"{head}  {_place(finding)}", err=True)
        click.echo(_indented(finding.message), err=True)
        if finding.hint:
            click.echo(_indented(finding.hint), err=True)
        extra = [f"bron: {finding.source}" if finding.source else "", "juridisch te toetsen" if finding.jt else ""]
        if any(extra):
            click.echo(_indented(click.style("; ".join(text for text in extra if text), dim=True)), err=True)


def _place(finding: Finding) -> str:
    parts = [finding.file]
    if finding.line is not None:
        parts.append(f"regel {finding.line}" + (f", kolom {finding.column}" if finding.column is not None else ""))
    parts.append(finding.pointer)
    return "  ".join(part for part in parts if part)


def _indented(text: str) -> str:
    return "\n".join("    " + line for line in text.split("\n"))


def variant_line(dossier: Dossier) -> str:
    """Which variant of the document it became, and why; empty for a document that has only one."""
    if dossier.document_type != "samenwerkingsovereenkomst":
        return ""
    because = dossier.afg.text("sok_variant_reden")
    return f"variant: {dossier.afg.text('sok_variant')}, {f'want {because}' if because else 'zoals het dossier zegt'}"


def print_lawyers_list(desk: Desk, dossiers: Sequence[Dossier]) -> None:
    """The thresholds that a municipality sets itself, and what a lawyer looks at in every document."""
    own = [parameter for parameter in desk.library.parameters.values() if parameter.kind == "redactioneel"]
    click.secho("\nDrempels en termijnen die de gemeente zelf kiest (geen wettelijke grens):", bold=True)
    for parameter in own:
        values = dict.fromkeys(_parameter(dossier, parameter.name) for dossier in dossiers)
        set_by = " (uit overeenkomsten.toml)" if parameter.name in desk.settings else ""
        click.echo(f"  {parameter.name}: {' / '.join(values)}{set_by}  {parameter.description}")
    types = dict.fromkeys(dossier.document_type for dossier in dossiers)
    points = dict.fromkeys(point for document_type in types for point in desk.library.checkpoints_of(document_type))
    click.secho("\nAltijd juridisch te toetsen, ook zonder melding:", bold=True)
    for number, point in enumerate(points, start=1):
        click.echo(f"  {number}. {point.question} ({'; '.join(map(str, point.sources))})")


def _parameter(dossier: Dossier, name: str) -> str:
    value = dossier.afg.record("instelling").at(name)
    return dutch.euros(value) if isinstance(value, Money) else str(value)


def counts(findings: Sequence[Finding]) -> str:
    """ "2 fouten, 1 waarschuwing, 3 tips"; "geen bevindingen" when there are none."""
    number = Counter(finding.severity for finding in findings)
    words = (
        (Severity.FOUT, "fout", "fouten"),
        (Severity.WAARSCHUWING, "waarschuwing", "waarschuwingen"),
        (Severity.TIP, "tip", "tips"),
    )
    parts = [counted(number[severity], one, more) for severity, one, more in words if number[severity]]
    return ", ".join(parts) or "geen bevindingen"


def counted(number: int, one: str, more: str) -> str:
    """ "1 fout", "2 fouten"."""
    return f"{number} {one if number == 1 else more}"


def unknown_clause(message: str, clause_id: str, known: Iterable[str], elsewhere: str) -> Finding:
    """The finding for a clause that was asked for by name and is not there; `elsewhere` = where all names stand."""
    from overeenkomsten.check.messages import nearest

    near = nearest(clause_id, known)
    return Finding(
        rule="clausule-onbekend",
        severity=Severity.FOUT,
        message=message,
        hint=f"Bedoelt u '{near}'?" if near else f"Alle clausules: {elsewhere}",
    )
