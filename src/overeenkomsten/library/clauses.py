"""One clause file -> `Clause`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.body import parse_body, parse_text
from overeenkomsten.library.conditions import ConditionError, parse_condition
from overeenkomsten.library.files import read_yaml
from overeenkomsten.library.shape import check_shape
from overeenkomsten.model.clause import Clause
from overeenkomsten.model.condition import And, Compare, Condition, Literal
from overeenkomsten.model.condition import Path as FactPath
from overeenkomsten.model.source import Source

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n(.*)\Z", re.DOTALL)


def read_clause(path: Path, folder: Path) -> Clause:
    """The clause in the file at `path`; its id must be its place under `folder` (`rubriek/naam.md`)."""
    place = place_of(path, folder.parent)
    match = _FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    if match is None:
        raise LibraryBroken(place, "clausule-vorm", "een clausule begint met gegevens tussen twee regels '---'")
    data = read_yaml(match[1], place, first_line=2)
    check_shape(data, "clausule", place)
    expected = ".".join(path.relative_to(folder).with_suffix("").parts).split("@")[0]
    if data["id"] != expected:
        raise LibraryBroken(f"{place}:2", "clausule-id", f"de id is '{data['id']}', maar de plaats zegt '{expected}'")
    body_line = match[1].count("\n") + 3

    def fail(line: int, rule: str, message: str) -> LibraryBroken:
        return LibraryBroken(f"{place}:{line}", rule, message)

    title = str(data.get("titel") or "")
    return Clause(
        id=data["id"],
        title=parse_text(title, 2, fail) if title else (),
        version=data["versie"],
        valid_from=data["geldig_vanaf"],
        document_types=tuple(data.get("documenten") or ()),
        phases=tuple(data.get("fasen") or ()),
        solutions=tuple(data.get("oplossingen") or ()),
        after=data.get("na", ""),
        when=read_condition(data.get("wanneer"), place),
        sources=read_sources(data["bron"]),
        jt=bool(data.get("jt", False)),
        explanation=_one_line(data["toelichting"]),
        plain_words=_one_line(data["gewone_taal"]),
        blocks=parse_body(match[2], body_line, fail),
        file=place,
    )


def place_of(path: Path, library: Path) -> str:
    """How messages name a file: from the library folder on, so that one's own and ours are told apart."""
    return f"{library.resolve().name}/{path.relative_to(library).as_posix()}"


def read_condition(text: str | None, place: str) -> Condition | None:
    """The condition of a front matter or blueprint; None when there is none."""
    if not text:
        return None
    try:
        return parse_condition(text)
    except ConditionError as error:
        raise LibraryBroken(place, "voorwaarde-fout", f'de voorwaarde "{text}" klopt niet: {error}') from error


def read_sources(entries: list[Mapping[str, Any]]) -> tuple[Source, ...]:
    """`[{wet: "BW 6:248"}, ...]` as sources."""
    return tuple(Source(kind, str(reference)) for entry in entries for kind, reference in entry.items())


def condition_of(clause: Clause, *around: Condition | None) -> Condition | None:
    """When the clause is chosen: phases, solutions and `wanneer` as one condition, after those `around` it.

    None = always.
    """
    parts: list[Condition] = [condition for condition in around if condition is not None]
    if clause.phases:
        parts.append(Compare(FactPath("document.fase"), "in", Literal(clause.phases)))
    if clause.solutions:
        parts.append(Compare(FactPath("oplossing.hoofdtype"), "in", Literal(clause.solutions)))
    if clause.when is not None:
        parts.append(clause.when)
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def in_force(day: date | None, versions: tuple[Clause, ...]) -> Clause:
    """Of versions, oldest first, the one that holds on `day`; None = the newest. Before them all, the oldest."""
    holding = [clause for clause in versions if day is None or clause.valid_from <= day]
    return holding[-1] if holding else versions[0]


def _one_line(text: str) -> str:
    return " ".join(str(text).split())
