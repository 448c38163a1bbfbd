"""`bibliotheek`: the clauses themselves: list them, show one, check them all."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from overeenkomsten.errors import InputRejected
from overeenkomsten.model.clause import Clause
from overeenkomsten.ui.cli.dutch import DutchCommand, DutchGroup
from overeenkomsten.ui.cli.options import library_option, open_desk
from overeenkomsten.ui.cli.report import unknown_clause
from overeenkomsten.ui.cli.settings import read_settings


@click.command(cls=DutchCommand, name="lijst")
@library_option
def list_command(library_folder: Path | None) -> int:
    """Noem alle clausules, met hun versie en wanneer ze gelden."""
    from overeenkomsten.check.derive import derived_names
    from overeenkomsten.library.clauses import condition_of
    from overeenkomsten.library.in_words import Wording

    desk = open_desk(library_folder, read_settings())
    wording = Wording(schema=desk.schema, derived=derived_names())
    for versions in desk.library.clauses.values():
        for clause in versions:
            mark = "  juridisch te toetsen" if clause.jt else ""
            version = f"versie {clause.version} vanaf {clause.valid_from}"
            condition = condition_of(clause)
            when = f"als {wording.condition(condition)}" if condition is not None else "altijd"
            click.echo(f"{clause.id}  {version}  {when}{mark}")
    return 0


@click.command(cls=DutchCommand, name="toon")
@click.argument("clause_id", metavar="ID")
@library_option
def show_command(clause_id: str, library_folder: Path | None) -> int:
    """Toon één clausule zoals zij in het bestand staat."""
    desk = open_desk(library_folder, read_settings())
    versions = desk.library.clauses.get(clause_id)
    if versions is None:
        message = f"De clausule '{clause_id}' bestaat niet."
        raise InputRejected(
            [unknown_clause(message, clause_id, desk.library.clauses, "overeenkomsten bibliotheek lijst")]
        )
    for clause in versions:
        _show(clause, library_folder)
    return 0


def _show(clause: Clause, library_folder: Path | None) -> None:
    from overeenkomsten.library.files import templates

    own = library_folder or read_settings().library_folder
    for folder in (own, templates()):
        path = folder.resolve().parent / clause.file if folder is not None else None
        if path is not None and path.is_file():
            click.echo(path.read_text(encoding="utf-8"))
            return


_COMMANDS = {"lijst": list_command, "toon": show_command}
_ELSEWHERE = {
    "controleer": "overeenkomsten.ui.cli.bibliotheek_controleer",
    "leesversie": "overeenkomsten.ui.cli.leesversie",
}
"""Commands in a module of their own, which is read when one is asked for."""


class _Library(DutchGroup):
    """A small group: its commands lie in this module."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _ELSEWHERE:
            found = import_module(_ELSEWHERE[cmd_name]).command
            return found if isinstance(found, click.Command) else None
        return _COMMANDS.get(cmd_name)


@click.command(
    cls=_Library,
    name="bibliotheek",
    modules={
        "lijst": ("", "Noem alle clausules."),
        "toon": ("", "Toon één clausule."),
        "controleer": ("", "Zoek fouten in de clausules."),
        "leesversie": ("", "Maak een Word-bestand met alle clausules en hun varianten."),
    },
)
def command() -> None:
    """Bekijk en controleer de clausules waaruit overeenkomsten bestaan."""
