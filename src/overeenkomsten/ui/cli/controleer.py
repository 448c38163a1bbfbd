"""`controleer`: findings and open points of dossiers, without making anything."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from overeenkomsten.check import read
from overeenkomsten.errors import InputRejected
from overeenkomsten.model import dutch
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.pipeline import Desk, assemble, check
from overeenkomsten.publish.manifest import finding_json, plain
from overeenkomsten.ui.cli.dutch import DutchCommand
from overeenkomsten.ui.cli.options import (
    dossier_argument,
    format_option,
    library_option,
    open_desk,
    status_option,
    type_option,
)
from overeenkomsten.ui.cli.report import counted, counts, print_findings, print_lawyers_list, variant_line
from overeenkomsten.ui.cli.settings import read_settings


@click.command(cls=DutchCommand, name="controleer")
@dossier_argument
@type_option
@status_option
@library_option
@format_option("tekst", "json", default="tekst")
def command(
    dossiers: tuple[str, ...],
    document_type: str | None,
    status: str | None,
    library_folder: Path | None,
    output_format: str,
) -> int:
    """Kijk dossiers na: wat klopt niet, wat ontbreekt nog, wat moet een jurist toetsen?"""
    desk = open_desk(library_folder, read_settings())
    reports = [_look(name, desk, document_type or "", status or "") for name in dossiers]
    if output_format == "json":
        click.echo(json.dumps({"dossiers": [_as_json(r, desk) for r in reports]}, ensure_ascii=False, indent=2))
    else:
        for report in reports:
            _print(report)
        readable = [report.dossier for report in reports if report.dossier is not None]
        if readable:
            print_lawyers_list(desk, readable)
    return 1 if any(report.refused for report in reports) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """What there is to say about one dossier."""

    name: str
    dossier: Dossier | None
    """None when it cannot be read."""
    findings: tuple[Finding, ...]
    refused: bool
    """Whether this document would not be made in this status."""
    has_text: bool = True
    """Whether the library has a text for this kind of document."""


def _look(name: str, desk: Desk, document_type: str, status: str) -> _Report:
    try:
        dossier = check(read(name), desk, document_type=document_type, status=status)
    except InputRejected as error:
        return _Report(name=name, dossier=None, findings=error.findings, refused=True)
    has_text = dossier.document_type in desk.library.blueprints
    findings = assemble(dossier, desk).agreement.findings if has_text else dossier.findings
    refused = any(finding.stops for finding in findings)
    return _Report(name=name, dossier=dossier, findings=findings, refused=refused, has_text=has_text)


def _print(report: _Report) -> None:
    print_findings(report.findings)
    dossier = report.dossier
    if dossier is None:
        click.echo(f"{report.name}: {counts(report.findings)}. Er is nog niets te maken van dit dossier.")
        return
    if dossier.missing:
        click.echo(f"\nNog invullen voor: {dossier.document_type} ({len(dossier.missing)})")
        for missing in dossier.missing:
            click.echo(f"  {missing.path}  {missing.title}. {missing.question}")
    if variant := variant_line(dossier):
        click.echo(f"\n{dutch.capital(variant)}.")
    gaps = counted(len(dossier.missing), "open punt", "open punten")
    verdict = "wordt zo niet gemaakt" if report.refused else "kan worden gemaakt"
    if not report.has_text:
        verdict = "voor dit soort document is er nog geen tekst"
    click.echo(
        f"\n{report.name}, {dossier.document_type} ({dossier.status}): {counts(report.findings)}, {gaps}; {verdict}."
    )


def _as_json(report: _Report, desk: Desk) -> dict[str, Any]:
    dossier = report.dossier
    return {
        "dossier": report.name,
        "type": dossier.document_type if dossier else None,
        "status": str(dossier.status) if dossier else None,
        "geweigerd": report.refused,
        "heeft_tekst": report.has_text,
        "fouten": sum(finding.severity is Severity.FOUT for finding in report.findings),
        "bevindingen": [finding_json(finding, with_file=True) for finding in report.findings],
        "open_punten": [
            {"pad": missing.path, "titel": missing.title, "vraag": missing.question}
            for missing in (dossier.missing if dossier else ())
        ],
        "variant": dossier.afg.text("sok_variant") if dossier else None,
        "variant_reden": dossier.afg.text("sok_variant_reden") if dossier else None,
        "instellingen": {
            parameter.name: plain(value)
            for parameter in desk.library.parameters.values()
            if dossier and parameter.kind == "redactioneel"
            if (value := dossier.afg.record("instelling").at(parameter.name)) is not None
        },
        "toetspunten": [point.question for point in desk.library.checkpoints_of(dossier.document_type)]
        if dossier
        else [],
    }
