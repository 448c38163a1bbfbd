"""`uitleg`: the help text of a field."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from overeenkomsten.errors import InputRejected
from overeenkomsten.library.files import schemas
from overeenkomsten.library.schema_model import OVERRIDES, Field, SchemaModel, load_schema
from overeenkomsten.model.dutch import capital
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.ui.cli.dutch import DutchCommand

_KINDS = {
    "tekst": "tekst",
    "getal": "getal",
    "bedrag": "bedrag in euro",
    "datum": "datum (jjjj-mm-dd)",
    "ja_nee": "true (ja) of false (nee)",
    "keuze": "keuze",
    "object": "groep velden",
    "lijst": "lijst",
}
_PLURALS = {"tekst": "teksten", "getal": "getallen", "datum": "datums", "keuze": "keuzes", "object": "groepen velden"}


@click.command(cls=DutchCommand, name="uitleg")
@click.argument("pad", metavar="[PAD]", default="")
def command(pad: str) -> int:
    """Lees wat een veld betekent, bijvoorbeeld: overeenkomsten uitleg partijen.rechtsvorm

    Zonder PAD ziet u de onderdelen van een dossier.
    """
    schema = load_schema(schemas())
    field = schema.look_up(pad) if pad else schema.root
    if field is None:
        raise InputRejected([_unknown(pad, schema)])
    _print(field, schema)
    return 0


def _unknown(path: str, schema: SchemaModel) -> Finding:
    near = schema.suggestions(path)
    return Finding(
        rule="veld-onbekend",
        severity=Severity.FOUT,
        message=f"Het veld '{path}' bestaat niet.",
        hint=f"Bedoelt u {' of '.join(near)}?" if near else "Alle onderdelen: overeenkomsten uitleg",
    )


def _print(field: Field, schema: SchemaModel) -> None:
    if field.path:
        click.secho(f"{capital(field.title)}  ({field.path})", bold=True)
        click.echo(field.description)
        if field.explanation:
            click.echo(f"\n{field.explanation}")
        click.echo(f"\nVorm: {_shape(field)}")
    if field.choices:
        click.echo("Kies uit:")
        _columns({choice: field.labels.get(choice, "") for choice in field.choices})
    if field.examples:
        examples = (json.dumps(example, ensure_ascii=False, default=str) for example in field.examples)
        click.echo(f"Voorbeeld: {'; '.join(examples)}")
    if field.needed_by:
        words = "elk document" if "*" in field.needed_by else ", ".join(field.needed_by)
        click.echo(f"Nodig voor: {words}" + (", onder een voorwaarde" if field.needed_if else ""))
    if field.path == OVERRIDES:
        click.echo("Velden: de soorten document, en daaronder dezelfde onderdelen als in het dossier zelf:")
        _columns(dict.fromkeys(schema.document_types, ""))
    elif field.children:
        click.echo("Velden:" if field.path else "Onderdelen van een dossier:")
        _columns({name: child.title for name, child in field.children.items() if name != "$schema"})


def _shape(field: Field) -> str:
    kind = _KINDS.get(field.kind, field.kind)
    if field.many:
        kind = f"lijst van {_PLURALS.get(field.kind, kind)}"
    return f"{kind}, in {field.unit}" if field.unit else kind


def _columns(rows: Mapping[str, str]) -> None:
    width = max(len(name) for name in rows)
    for name, text in rows.items():
        click.echo(f"  {name:<{width}}  {text}".rstrip())
