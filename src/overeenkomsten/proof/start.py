"""A document type in; valid dossiers to start a search from out, made from nothing but the schema.

For each kind of solution there are two: one with only what the document needs, one with everything that is meant for
it. Values are the examples of the schema; what the rules object to is repaired.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from overeenkomsten.check.read import Json
from overeenkomsten.choose import judge
from overeenkomsten.library.conditions import parse_condition
from overeenkomsten.library.schema_model import OVERRIDES, Field, SchemaModel
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.facts import Record
from overeenkomsten.model.library import Blueprint
from overeenkomsten.model.scope import Binding, Scope
from overeenkomsten.model.selection import Verdict
from overeenkomsten.proof.bench import Run
from overeenkomsten.proof.data import Tree, value_at, with_value
from overeenkomsten.proof.fields import belongs_to
from overeenkomsten.proof.moves import applied
from overeenkomsten.proof.repair import Repairs
from overeenkomsten.proof.values import Values

_SOLUTION = "oplossing.hoofdtype"
_REPAIRS = 12
"""Repairs in a row, at most."""
_PARTIES: list[Json] = [
    {"id": "gem", "soort": "gemeente", "rechtsvorm": "publiekrechtelijk", "naam": "gemeente Voorbeeld",
     "ondertekent": True},
    {"id": "ini", "soort": "bewonersinitiatief", "naam": "Bewonersinitiatief Voorbeeld", "ondertekent": True},
]  # fmt: skip
"""What no schema can say: that there are two sides, and who they are."""


def starts(blueprint: Blueprint, schema: SchemaModel, values: Values, repairs: Repairs) -> Mapping[str, Run]:
    """Name -> a valid dossier; those that cannot be made valid are left out."""
    found: dict[str, Run] = {}
    solution = schema.look_up(_SOLUTION)
    for full in (False, True):
        tree = _skeleton(blueprint)
        for choice in solution.choices if solution is not None else ("",):
            run = repairs.settled(with_value(tree, _SOLUTION, choice) if choice else tree)
            if full:
                run = _everything(run, schema, values, repairs)
            run = repaired(run, repairs)
            if run.valid:
                found[f"{choice or 'gewoon'}, {'alles ingevuld' if full else 'alleen wat nodig is'}"] = run
                tree = run.tree  # the next one has most in common with it
    return found


def repaired(run: Run, repairs: Repairs) -> Run:
    """The run after as many repairs as make it better, one at a time."""
    for _ in range(_REPAIRS):
        if run.valid:
            break
        better = _better(run, repairs)
        if better is None:
            break
        run = better
    return run


def _better(run: Run, repairs: Repairs) -> Run | None:
    for move in repairs.moves(run):
        changed = repairs.settled(applied(run.tree, move))
        if changed.dossier is not None and (run.dossier is None or len(changed.wrong) < len(run.wrong)):
            return changed
    return None


def _skeleton(blueprint: Blueprint) -> Tree:
    document: dict[str, Json] = {"type": blueprint.document_type, "status": "concept"}
    phases = blueprint.phases[:1]
    return {
        "document": document | ({"fase": phases[0]} if phases else {}),
        "partijen": _PARTIES,
        "gemeente": {"partij_id": "gem"},
        "initiatief": {"partij_id": "ini"},
    }


def _everything(run: Run, schema: SchemaModel, values: Values, repairs: Repairs) -> Run:
    """The run with every field filled in that is meant for the document and that matters in it."""
    meant = belongs_to(schema, values.document_type)
    for _ in range(3):  # what is filled in may make other fields matter
        if run.dossier is None:
            break
        tree = run.tree
        for path, field in _open_fields(run.dossier, schema.root, run.dossier.facts, meant):
            if value_at(tree, path) is None:
                tree = with_value(tree, path, values.usual(field, tree, full=True))
        if tree is run.tree:
            break
        run = repairs.settled(tree)
    return run


def _open_fields(dossier: Dossier, field: Field, here: Record, meant: frozenset[str]) -> Iterator[tuple[str, Field]]:
    """(concrete path, field) of what is absent and could be filled in."""
    for child in field.children.values():
        if child.path not in meant or child.path == OVERRIDES or not _relevant(child, here, dossier):
            continue
        value = here.at(child.name)
        if isinstance(value, tuple):
            for item in value:
                if isinstance(item, Record):
                    yield from _open_fields(dossier, child, item, meant)
        elif isinstance(value, Record):
            if not child.involved:
                yield from _open_fields(dossier, child, value, meant)
        elif value is None and child.kind == "object" and not child.many and not child.involved:
            yield from _open_fields(dossier, child, Record(here.where(child.name)), meant)
        elif value is None:
            yield here.where(child.name), child


def _relevant(field: Field, here: Record, dossier: Dossier) -> bool:
    if not field.relevant_if:
        return True
    scope = Scope(dossier).with_binding("deze", Binding(here.path, here))
    return judge(parse_condition(field.relevant_if), scope).verdict is Verdict.JA
