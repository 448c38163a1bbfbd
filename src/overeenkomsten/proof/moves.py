"""What stands in the way in; small changes of the dossier that may take it away, out.

A move sets a few values. Which ones: the literal of the comparison and the values either side of it, the choices and
examples of the schema, and for a derived fact the sets of values at which it turns (`grenzen`) and all that it reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import TypeAlias

from overeenkomsten.check.derive import derived_facts
from overeenkomsten.check.read import Json
from overeenkomsten.library.schema_model import SchemaModel
from overeenkomsten.model.condition import Compare, Literal, Path
from overeenkomsten.model.scope import Scope
from overeenkomsten.proof.data import Tree, value_at, with_value
from overeenkomsten.proof.distance import EmptyLoop, Want
from overeenkomsten.proof.values import Values, json_value

Move: TypeAlias = "tuple[tuple[str, Json], ...]"
"""(path, value) in order; None takes the value away."""

_DERIVED = {fact.naam: fact for fact in derived_facts()}
_DEPTH = 3
"""How far a derived fact is followed into the facts that it is made of."""
_MOST_PLACES = 6
"""Elements of one list that are tried."""
_MOST_ANSWERS = 4
"""Values that a new element is given in turn."""
_FIXED = ("document.type",)


def applied(tree: Tree, move: Move) -> Tree:
    """The dossier after a move."""
    for path, value in move:
        tree = with_value(tree, path, value)
    return tree


class Moves:
    """Moves for the dossiers of one document type."""

    def __init__(self, schema: SchemaModel, values: Values) -> None:
        self._schema, self._values = schema, values

    def towards(self, wants: Sequence[Want | EmptyLoop], tree: Tree) -> Iterator[Move]:
        """Moves that may turn one of the wants, and moves that add an element for which all of them hold; in turns."""
        yield from _in_turns(
            [
                *(
                    self._element(want, tree) if isinstance(want, EmptyLoop) else self._turning(want, tree)
                    for want in wants
                ),
                self._newcomers([want for want in wants if isinstance(want, Want)], tree),
            ]
        )

    def emptying(self, wants: Sequence[Want | EmptyLoop], tree: Tree) -> Iterator[Move]:
        """Moves that each take away one value that the wants look at, directly or through a derived fact."""
        for want in wants:
            paths = [path for path, _ in _sides(want)] if isinstance(want, Want) else []
            waiting = [(path, _DEPTH) for path in paths]
            while waiting:
                path, depth = waiting.pop(0)
                name = path.split(".")[1] if path.startswith("afg.") else ""
                if name and depth and name in _DERIVED:
                    waiting += [(read, depth - 1) for read in _DERIVED[name].leest]
                elif not name and path not in _FIXED:
                    owners = [] if any(step.isdigit() for step in path.split(".")) else _lists(path, self._schema)
                    for places in _places(owners, tree, newcomer=False):
                        yield ((_concrete(path, places), None),)

    # --- one comparison

    def _turning(self, want: Want, tree: Tree) -> Iterator[Move]:
        for path, around in _sides(want):
            if path.startswith("afg."):
                yield from self._derived(path.split(".")[1], around, tree, _DEPTH)
            else:
                for value in self._answers(want, path, around, tree):
                    yield ((path, value),)

    def _answers(self, want: Want, path: str, around: Json, tree: Tree) -> Iterator[Json]:
        """Values at `path` that may turn the comparison."""
        field = self._schema.look_up(path)
        if field is None or path in _FIXED:
            return
        now = value_at(tree, path)
        compare = want.condition if isinstance(want.condition, Compare) else None
        if compare is not None and isinstance(around, str | int | Decimal) and field.many:
            listed = now if isinstance(now, list) else []
            yield [around]
            yield [*listed, around]
            yield [value for value in listed if value != around]
        elif compare is not None:
            yield from _near(around)
        yield from self._values.several(field, tree)

    # --- derived facts

    def _derived(self, name: str, around: Json, tree: Tree, depth: int) -> Iterator[Move]:
        fact = _DERIVED.get(name)
        if fact is None or depth == 0:
            return
        for edge in fact.grenzen:
            yield from self._placed({path: json_value(value) for path, value in edge.items()}, tree)
        for path in fact.leest:
            if path.startswith("afg."):
                yield from self._derived(path.split(".")[1], around, tree, depth - 1)
            else:
                yield from self._read(path, around, tree)

    def _read(self, path: str, around: Json, tree: Tree) -> Iterator[Move]:
        """Every other value for something that a derived fact reads."""
        field = self._schema.look_up(path)
        if field is None or path in _FIXED:
            return
        numbers = field.kind in ("getal", "bedrag") and isinstance(around, int | Decimal)
        for value in (*(_near(around) if numbers else ()), *self._values.several(field, tree)):
            yield from self._placed({path: value}, tree)
        owner = _lists(path, self._schema)
        if owner:
            for places in _places(owner[:1], tree, newcomer=False):
                yield ((f"{owner[0]}.{places[owner[0]]}", None),)

    def _placed(self, wanted: Mapping[str, Json], tree: Tree) -> Iterator[Move]:
        """Values at paths without list places: in each element of the list in turn, and in a new one."""
        owners = list(dict.fromkeys(owner for path in wanted for owner in _lists(path, self._schema)))
        for places in _places(owners, tree, newcomer=True):
            yield tuple((_concrete(path, places), value) for path, value in wanted.items())

    # --- elements of lists

    def _element(self, empty: EmptyLoop, tree: Tree) -> Iterator[Move]:
        path = empty.scope.find(empty.loop.path).path
        if path.startswith("afg."):
            yield from self._derived(path.split(".")[1], None, tree, _DEPTH)
            return
        field = self._schema.look_up(path)
        if field is not None and field.many:
            yield ((f"{path}.0", self._values.item(field, tree)),)
            yield ((f"{path}.0", self._values.item(field, tree, full=True)),)

    def _newcomers(self, wants: Sequence[Want], tree: Tree) -> Iterator[Move]:
        """For each element that wants something: another one beside it, for which all the wants hold."""
        answers: dict[str, dict[str, list[Json]]] = {}
        for want in wants:
            for path, around in _sides(want):
                above, place, rest = _element_of(path)
                if place:
                    first = list(islice(self._answers(want, path, around, tree), _MOST_ANSWERS))
                    answers.setdefault(f"{above}.{place}", {})[rest] = first
        for element, wanted in answers.items():
            above = element.rpartition(".")[0]
            listed, field = value_at(tree, above), self._schema.look_up(above)
            if field is None or not isinstance(listed, list):
                continue
            for turn in range(max(len(found) for found in wanted.values())):
                item = self._values.item(field, tree)
                for rest, found in wanted.items():
                    if isinstance(item, dict) and found:
                        item = with_value(item, rest, found[min(turn, len(found) - 1)])
                yield ((f"{above}.{len(listed)}", item),)


def _in_turns(sources: list[Iterator[Move]]) -> Iterator[Move]:
    """One of each, then another of each: which want is the one to begin with, nobody knows."""
    while sources:
        for source in tuple(sources):
            move = next(source, None)
            if move is None:
                sources.remove(source)
            else:
                yield move


def _sides(want: Want) -> Iterator[tuple[str, Json]]:
    """(concrete path, what it is compared with) for each path of a comparison."""
    if isinstance(want.condition, Path):
        yield want.scope.find(want.condition.path).path, None
        return
    for side, other in ((want.condition.left, want.condition.right), (want.condition.right, want.condition.left)):
        if not isinstance(side, Path):
            continue
        path = want.scope.find(side.path).path
        if isinstance(other, Literal):
            values = other.value if isinstance(other.value, tuple) else (other.value,)
            for value in values:
                yield path, value
        else:
            yield path, json_value(_found(want.scope, other.path))


def _found(scope: Scope, path: str) -> object:
    return scope.find(path).value


def _near(value: Json) -> tuple[Json, ...]:
    """The value itself and those either side of it."""
    if isinstance(value, bool):
        return (value, not value)
    if isinstance(value, int | Decimal):
        return (value, value + 1, value - 1)
    day = _day(value)
    if day is not None:
        return (value, *((day + timedelta(days=shift)).isoformat() for shift in (1, -1)))
    return (value,) if value is not None else ()


def _day(value: Json) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _element_of(path: str) -> tuple[str, str, str]:
    """A path into a list as (the list, the place, the rest); empty when it leads into none."""
    steps = path.split(".")
    for at in range(len(steps) - 2, 0, -1):
        if steps[at].isdigit():
            return ".".join(steps[:at]), steps[at], ".".join(steps[at + 1 :])
    return "", "", ""


def _lists(path: str, schema: SchemaModel) -> list[str]:
    """The lists of objects that a path without places goes through, outermost first."""
    steps = path.split(".")
    above = [".".join(steps[:length]) for length in range(1, len(steps))]
    return [prefix for prefix in above if prefix in schema.lists]


def _places(owners: Sequence[str], tree: Tree, *, newcomer: bool) -> Iterator[dict[str, int]]:
    """Every choice of a place in each of the lists; with `newcomer` also the place just past the end."""
    if not owners:
        yield {}
        return
    *outer, last = owners
    for places in _places(outer, tree, newcomer=newcomer):
        listed = value_at(tree, _concrete(last, places))
        number = min(len(listed), _MOST_PLACES) if isinstance(listed, list) else 0
        for place in range(number):
            yield {**places, last: place}
        if newcomer:
            yield {**places, last: len(listed) if isinstance(listed, list) else 0}


def _concrete(path: str, places: Mapping[str, int]) -> str:
    """A path with its places filled in.

    >>> _concrete("partijen.besluiten.status", {"partijen": 1, "partijen.besluiten": 0})
    'partijen.1.besluiten.0.status'
    """
    done: list[str] = []
    plain: list[str] = []
    steps = path.split(".")
    for at, step in enumerate(steps):
        done.append(step)
        plain.append(step)
        place = places.get(".".join(plain))
        if place is not None and at < len(steps) - 1:
            done.append(str(place))
    return ".".join(done)
