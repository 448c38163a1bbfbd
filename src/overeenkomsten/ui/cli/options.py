"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.ui.cli.settings import SETTINGS_FILE, Settings, check_parameters

if TYPE_CHECKING:
    from overeenkomsten.pipeline import Desk

TYPES = (
    "intentieovereenkomst",
    "herbekrachtiging",
    "opdrachtverlening",
    "subsidieovereenkomst",
    "samenwerkingsovereenkomst",
    "projectplan",
    "uitvoeringsplan",
    "deelnameverklaring",
    "realisatieovereenkomst",
    "beheerovereenkomst",
    "afsluitingsovereenkomst",
)
STATUSES = ("concept", "ter_besluitvorming", "definitief")

dossier_argument = click.argument("dossiers", metavar="DOSSIER...", nargs=-1, required=True)
type_option = click.option(
    "--type", "document_type", type=click.Choice(TYPES), help="Soort document; anders zegt het dossier het.",
    metavar="TYPE",
)  # fmt: skip
status_option = click.option(
    "--status", type=click.Choice(STATUSES), metavar="STATUS",
    help="concept, ter_besluitvorming of definitief; anders zegt het dossier het.",
)  # fmt: skip
library_option = click.option(
    "--bibliotheek", "library_folder", type=click.Path(path_type=Path), metavar="MAP",
    help="Map met eigen clausules van de gemeente, over de onze heen.",
)  # fmt: skip


def format_option(*choices: str, default: str) -> Callable[[Any], Any]:
    """`--formaat`, one value."""
    return click.option(
        "--formaat", "output_format", type=click.Choice(choices), default=default, metavar="FORMAAT",
        help=f"{' of '.join(choices)}; standaard {default}.",
    )  # fmt: skip


def open_desk(library_folder: Path | None, settings: Settings) -> Desk:
    """Library and schema, read; what the command line says goes before the settings."""
    from overeenkomsten.library.files import schemas, templates
    from overeenkomsten.library.load import load_library
    from overeenkomsten.library.schema_model import load_schema
    from overeenkomsten.pipeline import Desk

    if library_folder is not None and not library_folder.is_dir():
        raise click.UsageError(f"--bibliotheek: de map {library_folder} bestaat niet.")
    own = library_folder or settings.library_folder
    if own is not None and not own.is_dir():
        raise LibraryBroken(SETTINGS_FILE, "map-ontbreekt", f"bij 'bibliotheek' staat {own}, maar die map is er niet")
    library = load_library([templates(), own] if own is not None else [templates()])
    check_parameters(settings, library.parameters)
    today = date.today()  # noqa: DTZ011 - the day as the user sees it; only for a dossier without any date
    return Desk(library=library, schema=load_schema(schemas()), settings=settings.parameters, today=today)
