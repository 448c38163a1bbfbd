"""`verklaar`: which clauses are in the document, why, and what would change it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from overeenkomsten.check import RawDossier, read
from overeenkomsten.compose.plain import part_lines
from overeenkomsten.errors import InputRejected
from overeenkomsten.model import dutch
from overeenkomsten.model.agreement import Part, line_text
from overeenkomsten.model.clause import Item
from overeenkomsten.model.scope import without_places
from overeenkomsten.model.selection import Choice, ChosenBlock, Verdict
from overeenkomsten.pipeline import Desk, Result, examine
from overeenkomsten.publish.manifest import finding_json
from overeenkomsten.ui.cli.dutch import DutchCommand
from overeenkomsten.ui.cli.options import (
    format_option,
    library_option,
    open_desk,
    status_option,
    type_option,
)
from overeenkomsten.ui.cli.report import counted, unknown_clause, variant_line
from overeenkomsten.ui.cli.settings import read_settings

if TYPE_CHECKING:
    from overeenkomsten.proof.change import WayIn

_MARK = {Verdict.JA: "✓", Verdict.NEE: "–", Verdict.ONBEKEND: "?"}


@click.command(cls=DutchCommand, name="verklaar")
@click.argument("dossier", metavar="DOSSIER")
@type_option
@status_option
@library_option
@click.option("--clausule", "clause_id", metavar="ID", help="Alleen deze clausule, met tekst, bronnen en toelichting.")
@click.option(
    "--verschil", "other", metavar="DOSSIER2", help="Wat anders is in de overeenkomst van DOSSIER2, en waardoor."
)
@click.option(
    "--wijzigingen", "with_changes", is_flag=True,
    help="Zoek ook de kleinste verandering waardoor elke weggelaten clausule erin komt. Dat duurt een halve minuut.",
)  # fmt: skip
@format_option("tekst", "json", default="tekst")
def command(
    dossier: str,
    document_type: str | None,
    status: str | None,
    library_folder: Path | None,
    clause_id: str | None,
    other: str | None,
    with_changes: bool,
    output_format: str,
) -> int:
    """Laat van elke clausule zien of ze erin staat, waarom, en wat dat zou veranderen.

    Met --verschil: wat er verandert van DOSSIER naar DOSSIER2, en welke velden dat doen.
    """
    if other is not None and (clause_id is not None or with_changes):
        raise click.UsageError("--verschil gaat over het hele document: laat --clausule en --wijzigingen weg.")
    desk = open_desk(library_folder, read_settings())
    raw: RawDossier
    try:
        raw = read(dossier)
        result = examine(raw, desk, document_type=document_type or "", status=status or "")
        if other is not None:
            second = examine(read(other), desk, document_type=result.dossier.document_type, status=status or "")
            return _compare(result, second, dossier, other, output_format)
    except InputRejected as error:
        if output_format == "json":
            found = [finding_json(finding, with_file=True) for finding in error.findings]
            click.echo(json.dumps({"clausules": [], "bevindingen": found}, ensure_ascii=False, indent=2))
        raise
    choices = [choice for choice in result.selection.choices if clause_id in (None, choice.clause.id)]
    if not choices:
        message = f"De clausule '{clause_id}' hoort niet bij deze {result.dossier.document_type}."
        known = (choice.clause.id for choice in result.selection.choices)
        raise InputRejected([unknown_clause(message, str(clause_id), known, "laat --clausule weg.")])
    ways = _ways_in(raw, desk, result, clause_id) if with_changes or clause_id is not None else {}
    if output_format == "json":
        answer = {
            "dossier": dossier,
            "type": result.dossier.document_type,
            "status": str(result.dossier.status),
            "clausules": [{**_as_json(choice, result), **_change_json(choice, ways)} for choice in choices],
            "bevindingen": [finding_json(finding, with_file=True) for finding in result.agreement.findings],
        }
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    elif clause_id is None:
        if variant := variant_line(result.dossier):
            click.echo(dutch.capital(variant) + ".")
        for choice in _in_short(choices):
            _print_short(choice, result)
            _print_way(choice, ways, desk)
    else:
        for choice in choices:
            _print_whole(choice, result)
            _print_way(choice, ways, desk)
    return 0


def _ways_in(raw: RawDossier, desk: Desk, result: Result, clause_id: str | None) -> Mapping[str, WayIn]:
    from overeenkomsten.proof.change import ways_in

    return ways_in(raw, desk, result, (clause_id,) if clause_id is not None else ())


def _print_way(choice: Choice, ways: Mapping[str, WayIn], desk: Desk) -> None:
    from overeenkomsten.proof.words import difference_in_words

    way = ways.get(choice.clause.id)
    if way is None:
        return
    if not way.changes:
        click.echo("    Geen kleine verandering gevonden waardoor zij erin komt.")
    for place, difference in enumerate(way.changes):
        start = "Zij komt erin als: " if not place else "en: "
        click.echo(f"    {start}{difference_in_words(difference, desk.schema)}")


def _change_json(choice: Choice, ways: Mapping[str, WayIn]) -> dict[str, Any]:
    way = ways.get(choice.clause.id)
    if way is None:
        return {}
    return {"kleinste_verandering": [{"pad": d.path, "van": d.before, "naar": d.after} for d in way.changes]}


def _compare(one: Result, second: Result, name: str, other: str, output_format: str) -> int:
    """Print what differs; 0 also when nothing does."""
    from overeenkomsten.proof.difference import differences

    found = differences(one, second)
    if output_format == "json":
        answer = {
            "van": name,
            "naar": other,
            "type": one.dossier.document_type,
            "verschillen": list(map(asdict, found)),
        }
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    for difference in found:
        about = f" [{difference.subject}]" if difference.subject else ""
        click.secho(
            f"{difference.change.capitalize()}: {difference.clause_id}{about} {difference.title}".rstrip(), bold=True
        )
        for cause in difference.causes:
            click.echo(f"  door {cause.title} ({cause.path}): {cause.before or 'leeg'} → {cause.after or 'leeg'}")
        if difference.change == "anders":
            for line in difference.removed:
                click.secho(f"  - {line}", fg="red")
            for line in difference.added:
                click.secho(f"  + {line}", fg="green")
    click.echo(f"{counted(len(found), 'clausule verschilt', 'clausules verschillen')}." if found else "Geen verschil.")
    return 0


def _part(choice: Choice, result: Result) -> Part | None:
    for section in result.agreement.sections:
        for part in section.parts:
            if (part.clause_id, part.subject) == (choice.clause.id, choice.subject):
                return part
    return None


def _subject(choice: Choice, result: Result) -> str:
    """Whom it is about, where a section repeats: the name of the party, or its id while it has none."""
    if not choice.subject:
        return ""
    facts = result.dossier.facts.record(choice.subject)
    return next((text for field in ("naam", "titel", "id") if (text := facts.text(field))), choice.subject)


def _in_short(choices: list[Choice]) -> list[Choice]:
    """Where a section repeats, a clause that fits nobody is told once, and not at those whom another one fits."""
    chosen = {choice.clause.id for choice in choices if choice.reason.verdict is not Verdict.NEE}
    told: set[str] = set()
    shown = []
    for choice in choices:
        if choice.subject and choice.reason.verdict is Verdict.NEE:
            if choice.clause.id in chosen | told:
                continue
            told.add(choice.clause.id)
        shown.append(choice)
    return shown


def _print_short(choice: Choice, result: Result) -> None:
    part = _part(choice, result)
    place = part.number if part is not None and part.number else choice.section.kind
    subject = f" [{_subject(choice, result)}]" if choice.subject and choice.reason.verdict is not Verdict.NEE else ""
    click.echo(f"{_MARK[choice.reason.verdict]} {choice.clause.id}{subject} ({place}): {_sentence(choice)}")


def _sentence(choice: Choice) -> str:
    words = {Verdict.JA: "gekozen", Verdict.NEE: "niet gekozen", Verdict.ONBEKEND: "nog te kiezen"}
    sentence = f"{words[choice.reason.verdict]}: {choice.reason.because}."
    if not choice.reason.flips:
        return sentence
    return f"{sentence} {'Niet' if choice.reason.verdict is Verdict.JA else 'Wel'} als {choice.reason.flips}."


def _print_whole(choice: Choice, result: Result) -> None:
    clause = choice.clause
    click.secho(f"{clause.id} (versie {clause.version}, geldig vanaf {clause.valid_from})", bold=True)
    click.echo(_sentence(choice))
    for path in _hangs_on(choice, result):
        title = result.dossier.titles.get(without_places(path)) or path
        click.echo(f"Hangt af van: {title} ({path})")
    click.echo(f"Bron: {'; '.join(str(source) for source in clause.sources)}")
    if clause.jt:
        click.echo("Juridisch te toetsen.")
    click.echo(f"Toelichting: {clause.explanation}")
    click.echo(f"In gewone taal: {clause.plain_words}")
    part = _part(choice, result)
    if part is not None:
        click.echo("\n" + "\n".join(part_lines(part)))
    left_out = [block for block in _all(choice.blocks) if block.reason.verdict is not Verdict.JA]
    if left_out:
        click.echo("\nNiet in de tekst:")
        for block in left_out:
            click.echo(f"  regel {block.block.line}: {block.reason.because}. Wel als {block.reason.flips}.")


def _hangs_on(choice: Choice, result: Result) -> tuple[str, ...]:
    """The fields that decide whether the clause is there: a derived fact stands for those it is computed from."""
    found: dict[str, None] = {}
    for path in choice.reason.paths:
        steps = path.split(".")
        behind = result.dossier.reads.get(steps[1], ()) if steps[0] == "afg" and len(steps) > 1 else (path,)
        found |= dict.fromkeys(behind)
    return tuple(path for path in found if not path.startswith("afg."))


def _all(blocks: tuple[ChosenBlock, ...]) -> Iterator[ChosenBlock]:
    for block in blocks:
        yield block
        yield from _all(block.children)


def _as_json(choice: Choice, result: Result) -> dict[str, Any]:
    part = _part(choice, result)
    clause = choice.clause
    return {
        "id": clause.id,
        "versie": clause.version,
        "deel": choice.section.kind,
        "over": _subject(choice, result) or None,
        "gekozen": choice.reason.verdict is Verdict.JA,
        "oordeel": str(choice.reason.verdict),
        "reden": choice.reason.because,
        "anders_als": choice.reason.flips,
        "nummer": part.number if part is not None else None,
        "titel": line_text(part.title) if part is not None else None,
        "bron": [str(source) for source in clause.sources],
        "juridisch_te_toetsen": clause.jt,
        "toelichting": clause.explanation,
        "gewone_taal": clause.plain_words,
        "gelezen": list(choice.reason.paths),
        "leden": [
            {
                "anker": block.block.anchor if isinstance(block.block, Item) else "",
                "regel": block.block.line,
                "gekozen": block.reason.verdict is Verdict.JA,
                "reden": block.reason.because,
                "anders_als": block.reason.flips,
            }
            for block in _all(choice.blocks)
            if block.block.when is not None
        ],
    }
