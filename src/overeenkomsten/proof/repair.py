"""A dossier with something wrong in it in; what would put it right out.

What is missing gets the value of the schema. A finding of a rule names the fields that it looked at, so one of them can
change: to another choice, to what the others add up to, to a day next to theirs, or away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from overeenkomsten.check.read import Json
from overeenkomsten.library.schema_model import Field, SchemaModel
from overeenkomsten.model.finding import Finding
from overeenkomsten.proof.bench import Bench, Run
from overeenkomsten.proof.data import Tree, key, value_at, with_value
from overeenkomsten.proof.moves import Move
from overeenkomsten.proof.values import Values

_ROUNDS = 6
"""Times that filling in may ask for more to fill in."""
_FILL = frozenset({"schema-verplicht", "schema-nodig", "R-92"})
"""Findings that say: something is missing here."""
_DAYS = (1, -1, 30, -30, 365, -365)


@dataclass(frozen=True, slots=True)
class Repairs:
    """Repairs for the dossiers of one document type."""

    schema: SchemaModel
    values: Values
    bench: Bench

    def settled(self, tree: Tree) -> Run:
        """The run of the dossier after everything that it needs has been filled in."""
        run = self.bench.run(tree)
        for _ in range(_ROUNDS):
            filled = self._filled(run)
            if filled is run.tree:
                break
            run = self.bench.run(filled)
        return run

    def _filled(self, run: Run) -> Tree:
        paths = [missing.path for missing in run.missing]
        paths += [finding.path for finding in run.wrong if finding.rule in _FILL]
        tree = run.tree
        for path in dict.fromkeys(paths):
            field = self.schema.look_up(path)
            if field is not None and value_at(tree, path) is None:
                tree = with_value(tree, path, self.values.usual(field, tree))
        return tree if key(tree) != key(run.tree) else run.tree

    def moves(self, run: Run) -> Iterator[Move]:
        """Moves that may take the first of the findings away."""
        for finding in run.wrong[:2]:
            yield from self._for(finding, run.tree)

    def _for(self, finding: Finding, tree: Tree) -> Iterator[Move]:
        paths = finding.paths or (finding.path,)
        for path in paths:
            field = self.schema.look_up(path)
            if field is None or path == "document.type":
                continue
            others = [value_at(tree, other) for other in paths if other != path]
            for value in self._instead(field, value_at(tree, path), others, tree):
                yield ((path, value),)
            yield from self._below(field, path, value_at(tree, path), others, tree)
            above = path.rpartition(".")
            if above[2].isdigit():
                yield ((path, None),)

    def _instead(self, field: Field, now: Json, others: list[Json], tree: Tree) -> Iterator[Json]:
        if field.kind in ("getal", "bedrag") and not field.many:
            for other in others:
                yield from _sums(other)
        if field.kind == "datum" and not field.many:
            for other in others:
                day = _day(other)
                if day is not None:
                    yield from ((day + timedelta(days=shift)).isoformat() for shift in _DAYS)
        yield from (value for value in self.values.several(field, tree) if key(value) != key(now))

    def _below(self, field: Field, path: str, now: Json, others: list[Json], tree: Tree) -> Iterator[Move]:
        """Changes within an object, or within each object of a list."""
        if isinstance(now, list):
            for place, item in enumerate(now):
                if isinstance(item, dict):
                    yield from self._below(field, f"{path}.{place}", item, others, tree)
        elif isinstance(now, dict) and not field.involved:
            for child in field.children.values():
                if child.kind != "object":
                    for value in self._instead(child, now.get(child.name), others, tree):
                        yield ((f"{path}.{child.name}", value),)


def _sums(value: Json) -> Iterator[Json]:
    """What numbers add up to: the number itself, those of an object (all, or all but one), those in a list by name.

    >>> list(_sums({"koop": 2, "huur": 3, "vve": 1})), list(_sums([{"bedrag": 2}, {"bedrag": 5}]))
    ([6, 4, 3, 5], [7])
    """
    if _is_number(value):
        yield value
    elif isinstance(value, dict):
        numbers = [number for number in value.values() if isinstance(number, int | Decimal) and _is_number(number)]
        if numbers:
            yield sum(numbers)
            yield from (sum(numbers) - number for number in numbers if len(numbers) > 1)
    elif isinstance(value, list):
        names = dict.fromkeys(name for item in value if isinstance(item, dict) for name in item)
        for name in names:
            found = [item.get(name) for item in value if isinstance(item, dict)]
            numbers = [number for number in found if isinstance(number, int | Decimal) and _is_number(number)]
            if numbers:
                yield sum(numbers)


def _is_number(value: Json) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _day(value: Json) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
