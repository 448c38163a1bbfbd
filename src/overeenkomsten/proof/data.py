"""A dossier as JSON in; the same dossier with one thing different, or what two dossiers differ in, out.

Nothing is ever changed in place: a changed dossier shares with the old one all that stayed the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from overeenkomsten.check.read import Json

Tree: TypeAlias = "dict[str, Json]"
"""A dossier, or a part of one. Not to be changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place where two dossiers differ."""

    path: str
    """Dotted path, list places as numbers: `partijen.1.rechtsvorm`."""
    before: Json
    """None = absent."""
    after: Json
    """None = absent."""


def value_at(tree: Json, path: str) -> Json:
    """The value at a dotted path; None when absent.

    >>> value_at({"partijen": [{"id": "gem"}]}, "partijen.0.id"), value_at({}, "partijen.0.id")
    ('gem', None)
    """
    found = tree
    for step in path.split("."):
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, list) and step.isdigit() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found


def with_value(tree: Tree, path: str, value: Json) -> Tree:
    """`tree` with `value` at `path`; None takes it away. In a list, a place one past the end adds to it.

    What does not exist on the way is made: an object, or a list where the next step is a number.

    >>> with_value({"a": 1}, "b.0.c", 2), with_value({"a": {"b": [1, 2]}}, "a.b.0", None)
    ({'a': 1, 'b': [{'c': 2}]}, {'a': {'b': [2]}})
    """
    changed = _changed(tree, path.split("."), value)
    return changed if isinstance(changed, dict) else {}


def _changed(tree: Json, steps: list[str], value: Json) -> Json:
    if not steps:
        return value
    step, *rest = steps
    if step.isdigit() and not isinstance(tree, dict):
        items = list(tree) if isinstance(tree, list) else []
        place = min(int(step), len(items))
        below = _changed(items[place] if place < len(items) else None, rest, value)
        items[place : place + 1] = [] if below in (None, {}, []) else [below]
        return items or None
    members = dict(tree) if isinstance(tree, dict) else {}
    below = _changed(members.get(step), rest, value)
    if below in (None, {}, []):
        members.pop(step, None)
    else:
        members[step] = below
    return members or None


def differences(before: Json, after: Json, path: str = "") -> tuple[Difference, ...]:
    """Where `after` differs from `before`, as small as can be; in a list of objects, element by element.

    >>> [(d.path, d.before, d.after) for d in differences({"a": {"b": 1}}, {"a": {"b": 2}, "c": [1]})]
    [('a.b', 1, 2), ('c', None, [1])]
    """
    return tuple(_differences(before, after, path))


def _differences(before: Json, after: Json, path: str) -> Iterator[Difference]:
    if before == after:
        return
    if (
        isinstance(before, dict)
        and isinstance(after, dict)
        and not ({"partij", "naam"} >= before.keys() | after.keys())
    ):
        for name in (*before, *(name for name in after if name not in before)):
            yield from _differences(before.get(name), after.get(name), f"{path}.{name}" if path else name)
    elif _objects(before) and _objects(after):
        one, other = (value if isinstance(value, list) else [] for value in (before, after))
        for place in range(max(len(one), len(other))):
            left = one[place] if place < len(one) else None
            right = other[place] if place < len(other) else None
            yield from _differences(left, right, f"{path}.{place}")
    else:
        yield Difference(path=path, before=before, after=after)


def _objects(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def key(value: Json) -> str:
    """A text that is the same for the same data, whatever the order of the keys."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=_number)


def as_json(tree: Tree) -> bytes:
    """The dossier as a file."""
    return json.dumps(tree, ensure_ascii=False, indent=2, default=_number).encode()


def _number(value: object) -> int | float:
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} does not stand in a dossier")
    return int(value) if value == value.to_integral_value() else float(value)
