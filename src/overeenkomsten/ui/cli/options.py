"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from overeenkomsten.errors import LibraryBroken

if TYPE_CHECKING:
    from overeenkomsten.pipeline import Desk

SETTINGS_FILE = "overeenkomsten.toml"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the municipality set for itself in `overeenkomsten.toml`, in the folder where the command runs."""

    library_folder: Path | None = None
    """`bibliotheek`: folder with clauses of its own; None = only ours."""
    shell: Path | None = None
    """`huisstijl`: its Word shell; None = the neutral one."""
    parameters: dict[str, Decimal]
    """`[instellingen]`: parameters in their own units."""


def read_settings(folder: Path | None = None) -> Settings:
    """The settings of `folder` (the current one); the defaults when there is no file."""
    path = (folder or Path()) / SETTINGS_FILE
    if not path.is_file():
        return Settings(parameters={})
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        known = {"bibliotheek", "huisstijl", "instellingen"}
        if unknown := sorted(set(data) - known):
            raise LibraryBroken(
                str(path), "instelling-onbekend", f"'{unknown[0]}' bestaat niet; wel: {', '.join(sorted(known))}"
            )
        parameters = {name: Decimal(value) for name, value in data.get("instellingen", {}).items()}
    except (tomllib.TOMLDecodeError, InvalidOperation, TypeError, ValueError) as error:
        raise LibraryBroken(str(path), "instelling-fout", f"dit bestand is niet te lezen: {error}") from error
    return Settings(
        library_folder=path.parent / data["bibliotheek"] if "bibliotheek" in data else None,
        shell=path.parent / data["huisstijl"] if "huisstijl" in data else None,
        parameters=parameters,
    )


def open_desk(library_folder: Path | None, settings: Settings) -> Desk:
    """Library and schema, read; what the command line says goes before the settings."""
    from overeenkomsten.library.files import schemas, templates
    from overeenkomsten.library.load import load_library
    from overeenkomsten.library.schema_model import load_schema
    from overeenkomsten.pipeline import Desk

    own = library_folder or settings.library_folder
    library = load_library([templates(), own] if own is not None else [templates()])
    if unknown := sorted(set(settings.parameters) - set(library.parameters)):
        known = ", ".join(sorted(library.parameters))
        raise LibraryBroken(SETTINGS_FILE, "instelling-onbekend", f"'{unknown[0]}' bestaat niet; wel: {known}")
    return Desk(library=library, schema=load_schema(schemas()), settings=settings.parameters)
