"""`bibliotheek controleer`: all that is wrong with the clauses, and the proof that each of them can be reached."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.lint import Problem, Vocabulary, lint
from overeenkomsten.pipeline import Desk
from overeenkomsten.ui.cli.dutch import DutchCommand
from overeenkomsten.ui.cli.options import format_option, open_desk
from overeenkomsten.ui.cli.report import counted
from overeenkomsten.ui.cli.settings import read_settings

if TYPE_CHECKING:
    from overeenkomsten.proof import Progress, Proof, Witness


@click.command(cls=DutchCommand, name="controleer")
@click.argument("folder", metavar="[MAP]", required=False, type=click.Path(path_type=Path))
@click.option("--zonder-bewijs", "quick", is_flag=True, help="Alleen lezen: zoek geen dossiers bij elke voorwaarde.")
@click.option("--toon-bewijs", "show", is_flag=True, help="Noem bij elke voorwaarde wat haar waar en onwaar maakt.")
@format_option("tekst", "json", default="tekst")
def command(folder: Path | None, quick: bool, show: bool, output_format: str) -> int:
    """Zoek fouten in de clausules: onbekende velden, verwijzingen en begrippen, getypte nummers, en meer.

    Klopt de tekst, dan volgt het bewijs: bij elke voorwaarde een dossier waarin zij waar is en een waarin zij niet
    waar is. Zo is zeker dat geen lid er nooit staat, of altijd. Dat duurt ongeveer een minuut.

    MAP is een map met eigen clausules van de gemeente; die wordt samen met de onze bekeken.
    """
    if quick and show:
        raise click.UsageError("--toon-bewijs en --zonder-bewijs gaan niet samen.")
    settings = read_settings()
    desk = open_desk(folder, settings)
    problems = (*_read(desk), *_shells(folder or settings.library_folder))
    proof = None if quick or problems else _proved(desk)
    if proof is not None:
        problems = proof.problems
    if output_format == "json":
        click.echo(json.dumps(_as_json(desk, problems, proof), ensure_ascii=False, indent=2))
    else:
        _print(desk, problems, proof, show=show)
        if problems and proof is None and not quick:
            click.echo("Het bewijs bij de voorwaarden volgt als deze fouten weg zijn.", err=True)
    return 3 if problems else 0


def _read(desk: Desk) -> tuple[Problem, ...]:
    """What is wrong with the texts as they stand."""
    from overeenkomsten.check.derive import derived_facts
    from overeenkomsten.compose.filters import NAMES

    facts = derived_facts()
    vocabulary = Vocabulary(
        derived=frozenset(fact.naam for fact in facts), filters=NAMES, reads={fact.naam: fact.leest for fact in facts}
    )
    return lint(desk.library, desk.schema, vocabulary)


def _shells(own: Path | None) -> Iterator[Problem]:
    """What is wrong with the Word shells, ours and those of the municipality."""
    from overeenkomsten.library.files import templates
    from overeenkomsten.publish.shell import CompiledShell
    from overeenkomsten.publish.word import check_shell

    for folder in (templates(), own):
        for path in sorted((folder / "huisstijl").glob("*.docx")) if folder is not None else ():
            try:
                check_shell(CompiledShell(path))
            except LibraryBroken as broken:
                yield Problem(place=broken.place, rule=broken.rule, message=broken.message)


# --- the proof


def _proved(desk: Desk) -> Proof:
    from overeenkomsten.proof import prove

    with _progress() as progress:
        return prove(desk, progress=progress)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on a terminal; nothing where nobody is looking."""
    with click.progressbar(length=1, label="Bewijs", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show


# --- what is told


def _print(desk: Desk, problems: tuple[Problem, ...], proof: Proof | None, *, show: bool) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)
    if proof is not None and show:
        _print_witnesses(desk, proof)
    clauses = counted(len(desk.library.clauses), "clausule", "clausules")
    documents = counted(len(desk.library.blueprints), "document", "documenten")
    click.echo(f"{clauses}, {documents}: {counted(len(problems), 'fout', 'fouten') if problems else 'geen fouten'}.")
    if proof is not None:
        conditions = counted(len(proof.witnesses), "voorwaarde", "voorwaarden")
        click.echo(f"Bewezen: {conditions}, ieder met een dossier waarin zij waar is en een waarin zij niet waar is.")


def _print_witnesses(desk: Desk, proof: Proof) -> None:
    from overeenkomsten.proof import difference_in_words

    for witness in proof.witnesses:
        click.echo(f"{witness.place}  {witness.document_type}, {witness.kind}")
        click.echo(f"    {witness.condition}")
        for difference in witness.difference:
            click.echo(f"    {difference_in_words(difference, desk.schema)}")
        if not witness.difference:
            click.echo("    in één dossier: bij het ene element wel, bij het andere niet")
    for found in proof.decided:
        click.echo(f"{found.place}  {found.document_type}, {found.kind}: ligt hier vast, want het is hier altijd nodig")
    for gap in proof.gaps:
        click.echo(f"{gap.clause_id}  {gap.document_type}: {gap.path} kan een lege plek zijn, zonder dat het nodig is")


def _as_json(desk: Desk, problems: tuple[Problem, ...], proof: Proof | None) -> Mapping[str, Any]:
    told: dict[str, Any] = {
        "clausules": len(desk.library.clauses),
        "documenten": list(desk.library.blueprints),
        "fouten": [{"plaats": one.place, "soort": one.rule, "melding": one.message} for one in problems],
    }
    if proof is not None:
        told["bewijs"] = {
            "dossiers": proof.runs,
            "uitgangspunten": proof.starts,
            "getuigen": [_witness_json(witness) for witness in proof.witnesses],
            "ligt_vast": [
                {"document": found.document_type, "soort": found.kind, "plaats": found.place, "zonder_kant": found.side}
                for found in proof.decided
            ],
            "lege_plekken": [
                {"document": gap.document_type, "clausule": gap.clause_id, "pad": gap.path} for gap in proof.gaps
            ],
        }
    return told


def _witness_json(witness: Witness) -> Mapping[str, Any]:
    return {
        "document": witness.document_type,
        "soort": witness.kind,
        "clausule": witness.clause_id,
        "plaats": witness.place,
        "voorwaarde": witness.condition,
        "uitgangspunt": witness.start,
        "met": {change.path: change.after for change in witness.changes},
        "verschil": [
            {"pad": change.path, "met": change.before, "zonder": change.after} for change in witness.difference
        ],
    }
