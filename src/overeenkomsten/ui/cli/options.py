"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.ui.cli.settings import SETTINGS_FILE, Settings, check_contact, check_parameters

if TYPE_CHECKING:
    from overeenkomsten.pipeline import Desk
    from overeenkomsten.publish.shell import CompiledShell

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

shell_option = click.option(
    "--huisstijl", "shell_name", metavar="DOCX",
    help="Word-bestand met de huisstijl van de gemeente; 'neutraal' en 'gemeente' zijn er al.",
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
    schema = load_schema(schemas())
    check_contact(settings, schema.fields["gemeente.contact"].children)
    return Desk(library=library, schema=schema, settings=settings.parameters, contact=settings.contact, today=today)


def open_shell(name: str | None, settings: Settings) -> CompiledShell:
    """The shell called `name` among ours, or the one in the file `name`; checked before anything is made.

    None = that of the settings, else the neutral one.
    """
    from overeenkomsten.library.files import templates
    from overeenkomsten.publish.shell import CompiledShell
    from overeenkomsten.publish.word import check_shell

    name = name or settings.shell or "neutraal"
    ours = {path.stem: path for path in sorted((templates() / "huisstijl").glob("*.docx"))}
    path = ours.get(name, Path(name))
    if not path.is_file():
        known = ", ".join(ours)
        raise click.UsageError(f"De huisstijl '{name}' bestaat niet. Er zijn: {known}; of noem een .docx-bestand.")
    shell = CompiledShell(path)
    check_shell(shell)
    return shell
