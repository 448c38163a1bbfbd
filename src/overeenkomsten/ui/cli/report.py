"""Findings and counts -> lines on the terminal. Messages go to stderr, results to stdout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import click

from overeenkomsten.model.finding import Finding, Severity

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
