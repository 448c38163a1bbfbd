"""`bibliotheek leesversie`: the annotated model of the clauses, as a Word file."""

from __future__ import annotations

from pathlib import Path

import click

from overeenkomsten.library.in_words import Wording
from overeenkomsten.ui.cli.dutch import DutchCommand
from overeenkomsten.ui.cli.options import TYPES, library_option, open_desk, open_shell, shell_option
from overeenkomsten.ui.cli.settings import read_settings


@click.command(cls=DutchCommand, name="leesversie")
@click.option(
    "-o",
    "--uit",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="DOCX",
    help="Het Word-bestand dat u wilt maken.",
)
@click.option(
    "--type", "document_type", type=click.Choice(TYPES), metavar="TYPE",
    help="Alleen dit soort document, in de volgorde van dat document; anders alle clausules per rubriek.",
)  # fmt: skip
@shell_option
@library_option
def command(target: Path, document_type: str | None, shell_name: str | None, library_folder: Path | None) -> int:
    """Maak een Word-bestand met alle clausules: elke variant, wanneer die geldt, de bron en de toelichting.

    Om te lezen en te bespreken, niet om te tekenen.
    """
    from overeenkomsten.check.derive import derived_names
    from overeenkomsten.proof.annotated import annotated_model
    from overeenkomsten.publish.files import write_all
    from overeenkomsten.publish.word import render

    if target.suffix.lower() != ".docx":
        raise click.UsageError(f"-o: de naam van het bestand eindigt op .docx, niet op '{target.suffix or target}'.")
    settings = read_settings()
    desk = open_desk(library_folder, settings)
    if document_type and document_type not in desk.library.blueprints:
        known = ", ".join(desk.library.blueprints)
        raise click.UsageError(f"Voor '{document_type}' zijn er nog geen clausules. Wel voor: {known}.")
    model = annotated_model(desk.library, Wording(schema=desk.schema, derived=derived_names()), document_type or "")
    content = render(model, open_shell(shell_name, settings), manifest="{}")
    write_all(target.parent, {target.name: content})
    clauses = sum(len(section.parts) for section in model.sections)
    click.echo(f"{clauses} clausules in {len(model.sections)} hoofdstukken\n  open: {target}")
    return 0
