"""`nieuw`: a starter dossier with every field that the document needs, empty, and the schema set."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

from overeenkomsten.check.needs import needed_by
from overeenkomsten.errors import InputRejected
from overeenkomsten.library.files import schemas
from overeenkomsten.library.schema_model import OVERRIDES, Field, load_schema
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.publish.files import write_all
from overeenkomsten.ui.cli.dutch import DutchCommand
from overeenkomsten.ui.cli.options import TYPES

_PHASES = ("opstarten", "uitwerken", "ontwikkelen", "uitvoeren", "beheren")
_SOLUTIONS = ("nog_open", "individueel", "collectief", "combinatie")
_FIRST_PHASE = {"samenwerkingsovereenkomst": "uitwerken", "uitvoeringsplan": "ontwikkelen"}
_PARTIES = (
    {"id": "gem", "soort": "gemeente", "rechtsvorm": "publiekrechtelijk", "ondertekent": True, "in_oprichting": False},
    {"id": "ini", "soort": "bewonersinitiatief", "ondertekent": True, "in_oprichting": False},
)
"""An agreement always has these two; the user adds what is theirs."""


@click.command(cls=DutchCommand, name="nieuw")
@click.option("--type", "document_type", type=click.Choice(TYPES), default="intentieovereenkomst", metavar="TYPE",
              help="Soort document; standaard intentieovereenkomst.")  # fmt: skip
@click.option("--fase", "phase", type=click.Choice(_PHASES), metavar="FASE", help=f"{', '.join(_PHASES)}.")
@click.option(
    "--hoofdtype", "solution", type=click.Choice(_SOLUTIONS), metavar="TYPE", help=f"{', '.join(_SOLUTIONS)}."
)
@click.option("-o", "--uit", "path", type=click.Path(path_type=Path), default=Path("dossier.json"), metavar="BESTAND",
              help="Waar het komt; standaard dossier.json.")  # fmt: skip
def command(document_type: str, phase: str | None, solution: str | None, path: Path) -> int:
    """Maak een leeg dossier: alle velden die het document nodig heeft, om in te vullen."""
    if path.exists():
        raise InputRejected([_there_already(path)])
    schema = load_schema(schemas())
    data = _starter(schema.root, document_type)
    known = {
        "document": {
            "type": document_type,
            "fase": phase or _FIRST_PHASE.get(document_type, "opstarten"),
            "status": "concept",
        },
        "oplossing": {"hoofdtype": solution} if solution else {},
        "gemeente": {"partij_id": "gem"},
        "initiatief": {"partij_id": "ini"},
    }
    for section, values in known.items():
        data[section] = {**data.get(section, {}), **values}
    party = next(field for field in schema.root.children.values() if field.name == "partijen")
    data["partijen"] = [{**_starter(party, document_type), **values} for values in _PARTIES]
    content = json.dumps({"$schema": _schema_reference(path), **data}, ensure_ascii=False, indent=2) + "\n"
    write_all(path.parent, {path.name: content.encode()})
    click.echo(f"{path} is gemaakt. Vul het in; in Visual Studio Code ziet u bij elk veld de uitleg.")
    click.echo(f"Kijk wat er nog ontbreekt met: overeenkomsten controleer {path}")
    return 0


def _there_already(path: Path) -> Finding:
    return Finding(
        rule="bestand-bestaat",
        severity=Severity.FOUT,
        message=f"{path} bestaat al en blijft zoals het is.",
        hint="Kies met -o een andere naam.",
    )


def _starter(field: Field, document_type: str) -> dict[str, Any]:
    """Every field below `field` that this document always needs, with an empty value of its kind.

    What is needed only under a condition is left out: `controleer` asks for it as soon as the condition holds.
    A list of objects gets one empty element, which shows what belongs in it.
    """
    found: dict[str, Any] = {}
    for child in field.children.values():
        if child.path == OVERRIDES or child.name == "$schema" or child.relevant_if or child.needed_if or child.optional:
            continue
        if child.kind == "object":
            below = _starter(child, document_type)
            if not child.many and below:
                found[child.name] = below
            elif child.many and needed_by(child, document_type):
                found[child.name] = [below]
        elif needed_by(child, document_type):
            found[child.name] = [] if child.many else "" if child.kind in ("tekst", "keuze", "datum") else None
    return found


def _schema_reference(path: Path) -> str:
    """Where an editor finds the schema: relative, so that no name of a person or machine is in the file."""
    schema = schemas() / "dossier.schema.json"
    try:
        return Path(os.path.relpath(schema, path.resolve().parent)).as_posix()
    except ValueError:  # another drive, on Windows
        return schema.as_uri()
