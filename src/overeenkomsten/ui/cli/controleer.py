"""`controleer`: findings and open points of dossiers, without making anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from overeenkomsten.check import read
from overeenkomsten.errors import InputRejected
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.pipeline import Desk, assemble, check
from overeenkomsten.publish.manifest import finding_json
from overeenkomsten.ui.cli.dutch import DutchCommand
from overeenkomsten.ui.cli.options import (
    dossier_argument,
    format_option,
    library_option,
    open_desk,
    read_settings,
    status_option,
    type_option,
)
from overeenkomsten.ui.cli.report import counted, counts, print_findings


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
        click.echo(json.dumps({"dossiers": [_as_json(*report) for report in reports]}, ensure_ascii=False, indent=2))
    else:
        for report in reports:
            _print(*report)
    return 1 if any(refused for _, _, _, refused in reports) else 0


Report = tuple[str, Dossier | None, tuple[Finding, ...], bool]


def _look(name: str, desk: Desk, document_type: str, status: str) -> Report:
    """(name, dossier or None when it cannot be read, findings, whether it would be refused)."""
    try:
        dossier = check(read(name), desk, document_type=document_type, status=status)
    except InputRejected as error:
        return name, None, error.findings, True
    if dossier.document_type in desk.library.blueprints:
        findings = assemble(dossier, desk).agreement.findings
    else:
        findings = dossier.findings
    return name, dossier, findings, any(finding.stops for finding in findings)


def _print(name: str, dossier: Dossier | None, findings: tuple[Finding, ...], refused: bool) -> None:
    print_findings(findings)
    if dossier is None:
        click.echo(f"{name}: {counts(findings)}. Er is nog niets te maken van dit dossier.")
        return
    if dossier.missing:
        click.echo(f"\nNog invullen voor de {dossier.document_type} ({len(dossier.missing)}):")
        for missing in dossier.missing:
            click.echo(f"  {missing.path}  {missing.title}. {missing.question}")
    gaps = counted(len(dossier.missing), "open punt", "open punten")
    verdict = "wordt zo niet gemaakt" if refused else "kan worden gemaakt"
    click.echo(f"\n{name}: {counts(findings)}, {gaps}. De {dossier.document_type} ({dossier.status}) {verdict}.")


def _as_json(name: str, dossier: Dossier | None, findings: tuple[Finding, ...], refused: bool) -> dict[str, Any]:
    return {
        "dossier": name,
        "type": dossier.document_type if dossier else None,
        "status": str(dossier.status) if dossier else None,
        "geweigerd": refused,
        "fouten": sum(finding.severity is Severity.FOUT for finding in findings),
        "bevindingen": [finding_json(finding) for finding in findings],
        "open_punten": [
            {"pad": missing.path, "titel": missing.title, "vraag": missing.question}
            for missing in (dossier.missing if dossier else ())
        ],
    }
