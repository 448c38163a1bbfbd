"""Prepared data in; references to nobody (R-91) and ids that occur twice (`schema-dubbel`) out.

A misspelt party id is the most costly mistake in a dossier, because the text would give a task to nobody. It stops
every document, whatever its status.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from overeenkomsten.check.messages import head, nearest, shown
from overeenkomsten.check.overrides import Prepared
from overeenkomsten.check.read import Json
from overeenkomsten.library.schema_model import Field, SchemaModel
from overeenkomsten.model.finding import Finding, Severity

_MANY = 15
"""Ids that a message names at most."""


def check_references(prepared: Prepared, model: SchemaModel) -> tuple[Finding, ...]:
    """Findings `R-91` and `schema-dubbel`, without file and line. Values of the wrong type are passed over."""
    found: list[Finding] = []
    empty: set[str] = set()
    known: dict[str, tuple[str, ...]] = {}
    for path, field, value in walk_fields(dict(prepared.data), model.root):
        if not field.refers_to or not isinstance(value, str):
            continue
        if field.refers_to not in known:
            known[field.refers_to] = ids_in(prepared.data, field.refers_to)
        ids = known[field.refers_to]
        if value in ids or field.refers_to in empty or not isinstance(prepared.data.get(field.refers_to, []), list):
            continue  # a list that is no list has a finding of its own
        if not ids:  # one finding for all of them: the list is what is missing
            empty.add(field.refers_to)
        found.append(_dangling(path, field, value, ids))
    return (*_twice(prepared, model), *found)


def walk_fields(data: Json, field: Field, path: str = "") -> Iterator[tuple[str, Field, Json]]:
    """Every value that is no object and no list, with its dotted path and its field, in order of the data."""
    if isinstance(data, dict):
        for key, value in data.items():
            child = field.children.get(key)
            if child is not None:
                yield from walk_fields(value, child, f"{path}.{key}" if path else key)
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from walk_fields(value, field, f"{path}.{place}")
    else:
        yield path, field, data


def ids_in(data: Mapping[str, Json], name: str) -> tuple[str, ...]:
    """The ids in the list `name`, in order; passes over elements that are not as they should be."""
    listed = data.get(name)
    items = listed if isinstance(listed, list) else []
    ids = (item.get("id") for item in items if isinstance(item, dict))
    return tuple(found for found in ids if isinstance(found, str))


def _dangling(path: str, field: Field, value: str, ids: tuple[str, ...]) -> Finding:
    start = head(path, field.title)
    near = nearest(value, ids)
    if not ids:
        message = f"{start}: {shown(value)} verwijst naar iemand die er niet is, want «{field.refers_to}» is nog leeg."
        hint = f"Vul eerst «{field.refers_to}» in."
    else:
        meant = f" Bedoelt u «{near}»?" if near else ""
        message = f"{start}: {shown(value)} staat niet in de lijst «{field.refers_to}».{meant}"
        more = " en meer" if len(ids) > _MANY else ""
        hint = f"Kies uit: {', '.join(ids[:_MANY])}{more}. Of zet een nieuwe regel met dit id in de lijst."
    return Finding(
        rule="R-91",
        severity=Severity.FOUT,
        message=message,
        hint=hint,
        path=path,
        paths=(path,),
        source="consistentie",
        stops=True,
    )


def _twice(prepared: Prepared, model: SchemaModel) -> Iterator[Finding]:
    """Two elements of one list with the same id: nobody can tell which one is meant."""
    first: dict[tuple[str, str], str] = {}
    for path, field, value in walk_fields(dict(prepared.data), model.root):
        above, _, key = path.rpartition(".")
        listed, _, place = above.rpartition(".")
        if key != "id" or not place.isdigit() or not isinstance(value, str):
            continue
        known = first.setdefault((listed, value), path)
        if known != path:
            line = prepared.line(known)
            where = f"{known}, regel {line}" if line else known
            message = f"{head(path, field.title)}: {shown(value)} is al gebruikt ({where}). Kies een ander id."
            yield Finding(
                rule="schema-dubbel", severity=Severity.FOUT, message=message, path=path, paths=(path,), stops=True
            )
