"""`uitleg`: the help text of a field."""

from __future__ import annotations

import click

from overeenkomsten.errors import InputRejected
from overeenkomsten.library.files import schemas
from overeenkomsten.library.schema_model import Field, SchemaModel, load_schema
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
    _print(field)
    return 0


def _unknown(path: str, schema: SchemaModel) -> Finding:
    near = schema.suggestions(path)
    return Finding(
        rule="veld-onbekend",
        severity=Severity.FOUT,
        message=f"Het veld '{path}' bestaat niet.",
        hint=f"Bedoelt u {' of '.join(near)}?" if near else "Alle onderdelen: overeenkomsten uitleg",
    )


def _print(field: Field) -> None:
    if field.path:
        click.secho(f"{field.title}  ({field.path})", bold=True)
        click.echo(field.description)
        if field.explanation:
            click.echo(f"\n{field.explanation}")
        kind = _KINDS.get(field.kind, field.kind)
        click.echo(
            f"\nVorm: {'lijst van: ' if field.many else ''}{kind}" + (f", in {field.unit}" if field.unit else "")
        )
    if field.choices:
        click.echo("Kies uit:")
        for choice in field.choices:
            click.echo(f"  {choice}  {field.labels.get(choice, '')}".rstrip())
    if field.examples:
        click.echo(f"Voorbeeld: {'; '.join(str(example) for example in field.examples)}")
    if field.needed_by:
        words = "elk document" if "*" in field.needed_by else ", ".join(field.needed_by)
        click.echo(f"Nodig voor: {words}" + (", onder een voorwaarde" if field.needed_if else ""))
    if field.children:
        click.echo("Velden:" if field.path else "Onderdelen van een dossier:")
        width = max(len(name) for name in field.children)
        for name, child in field.children.items():
            click.echo(f"  {name:<{width}}  {child.title}")
