"""`genereer`: the agreement of each dossier, as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from overeenkomsten.check import RawDossier, read
from overeenkomsten.compose import to_html, to_text
from overeenkomsten.errors import InputRejected
from overeenkomsten.model.agreement import Agreement
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.pipeline import Desk, Result, make
from overeenkomsten.publish.files import write_all
from overeenkomsten.publish.outputs import FORMATS, Look, contents
from overeenkomsten.ui.cli.dutch import DutchCommand
from overeenkomsten.ui.cli.options import (
    TYPES,
    dossier_argument,
    library_option,
    open_desk,
    open_shell,
    shell_option,
    status_option,
)
from overeenkomsten.ui.cli.report import counted, print_findings, variant_line
from overeenkomsten.ui.cli.settings import read_settings

WRITERS = {"tekst": to_text, "html": to_html}


@click.command(cls=DutchCommand, name="genereer")
@dossier_argument
@click.option(
    "-o",
    "--uit",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Map voor de bestanden.",
)
@click.option(
    "--type", "types", type=click.Choice(TYPES), multiple=True, metavar="TYPE",
    help="Soort document, ook meer dan een; anders zegt het dossier het.",
)  # fmt: skip
@status_option
@click.option(
    "--formaat", "formats", type=click.Choice(FORMATS), multiple=True, default=("docx",), metavar="FORMAAT",
    help="docx, tekst, html of json, ook meer dan een; standaard docx.",
)  # fmt: skip
@shell_option
@library_option
@click.option("--stil", is_flag=True, help="Noem alleen wat is gemaakt, niet wat er over het dossier te zeggen is.")
@click.option("--zonder-opmerkingen", is_flag=True, help="Geen opmerkingen in de kantlijn van een concept.")
def command(
    dossiers: tuple[str, ...],
    folder: Path,
    types: tuple[str, ...],
    status: str | None,
    formats: tuple[str, ...],
    shell_name: str | None,
    library_folder: Path | None,
    stil: bool,
    zonder_opmerkingen: bool,
) -> int:
    """Maak de overeenkomst van een of meer dossiers, in Word of als tekst.

    In een concept zijn lege plekken zichtbaar. Een definitief document komt er alleen als alles klopt.
    """
    settings = read_settings()
    desk = open_desk(library_folder, settings)
    shell = open_shell(shell_name, settings) if "docx" in formats else None
    look = Look(shell=shell, comments=not zonder_opmerkingen, formats=tuple(dict.fromkeys(formats)))
    refused = 0
    made: dict[str, str] = {}
    for job in _jobs(dossiers, types):
        refused += not _make(job, status or "", folder, desk, look, made, quiet=stil)
    return 1 if refused else 0


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    document_type: str


def _jobs(dossiers: tuple[str, ...], types: tuple[str, ...]) -> Iterator[_Job]:
    for name in dossiers:
        for document_type in types or ("",):
            yield _Job(name, document_type)


def _make(job: _Job, status: str, folder: Path, desk: Desk, look: Look, made: dict[str, str], *, quiet: bool) -> bool:
    """Whether the files of one job were made; what stopped it has been printed.

    `made`: first part of the file names -> dossier, of the jobs before; this one is added.
    """
    try:
        raw: RawDossier = read(job.name)
        result = make(raw, desk, document_type=job.document_type, status=status)
        _claim(f"{result.dossier.stem}-{result.dossier.document_type}", job.name, made)
    except InputRejected as error:
        print_findings(error.findings)
        click.echo(f"{job.name}: niets gemaakt. Verbeter dit en probeer het opnieuw.", err=True)
        return False
    if not quiet:
        print_findings(result.agreement.findings)
    paths = write_all(folder, contents(result.agreement, result.dossier, WRITERS, desk.library, look))
    click.echo(_summary(result, paths))
    return True


def _size(agreement: Agreement) -> str:
    """How much there is: articles, or the chapters of a plan."""
    chapters = sum(section.kind == "hoofdstuk" for section in agreement.sections)
    if chapters:
        return counted(chapters, "hoofdstuk", "hoofdstukken")
    return counted(len(agreement.articles), "artikel", "artikelen")


def _claim(base: str, name: str, made: dict[str, str]) -> None:
    """Two dossiers that would get the same file names must not overwrite each other."""
    if base in made:
        finding = Finding(
            rule="bestand-dubbel",
            severity=Severity.FOUT,
            message=f"{base} is zojuist al gemaakt, van {made[base]}. Dat bestand blijft zoals het is.",
            hint="Geef een van de dossiers een andere naam, of maak ze apart, ieder met een eigen map achter -o.",
            file=name,
            stops=True,
        )
        raise InputRejected([finding])
    made[base] = name


def _summary(result: Result, paths: tuple[Path, ...]) -> str:
    agreement = result.agreement
    numbers = ", ".join(
        (
            _size(agreement),
            counted(len(agreement.open_points), "open punt", "open punten"),
            *(
                counted(sum(f.severity is severity for f in agreement.findings), one, more)
                for severity, one, more in (
                    (Severity.FOUT, "fout", "fouten"),
                    (Severity.WAARSCHUWING, "waarschuwing", "waarschuwingen"),
                )
            ),
        )
    )
    title = f"{agreement.title} {agreement.subtitle}".strip()
    variant = variant_line(result.dossier)
    return "\n  ".join(filter(None, (f"{title} ({agreement.status}): {numbers}", variant, f"open: {paths[0]}")))
