"""Folders with clauses, blueprints, terms and parameters -> `Library`.

A municipality's own folder has the same layout and comes last: a file with an id that exists replaces ours, a new id
adds one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.body import parse_loop, parse_text
from overeenkomsten.library.clauses import place_of, read_clause, read_condition, read_sources
from overeenkomsten.library.files import read_yaml
from overeenkomsten.library.shape import check_shape
from overeenkomsten.model.clause import Clause, Loop
from overeenkomsten.model.condition import Condition
from overeenkomsten.model.library import Blueprint, Checkpoint, Designation, Library, Parameter, Section, Step, Term

_BINARY = frozenset({".docx"})


def load_library(folders: Sequence[Path]) -> Library:
    """The library of `folders`, ours first; LibraryBroken at the first file that is wrong."""
    clauses: dict[str, tuple[Clause, ...]] = {}
    blueprints: dict[str, Blueprint] = {}
    terms: dict[str, tuple[Term, ...]] = {}
    parameters: dict[str, Parameter] = {}
    designations: dict[str, Designation] = {}
    checkpoints: tuple[Checkpoint, ...] = ()
    steps: dict[str, Step] = {}
    for folder in folders:
        if not folder.is_dir():
            raise LibraryBroken(str(folder), "map-ontbreekt", "deze map met clausules bestaat niet")
        for clause_id, versions in _clauses(folder / "clausules").items():
            clauses[clause_id] = _laid_over(clauses.get(clause_id, ()), versions)
        blueprints |= {blueprint.document_type: blueprint for blueprint in _blueprints(folder / "documenten")}
        terms |= dict(_terms(folder / "begrippen.yaml"))
        for file in sorted((folder / "parameters").glob("*.yaml")):
            parameters |= {parameter.name: parameter for parameter in _parameters(file)}
        designations |= dict(_designations(folder / "aanduidingen.yaml"))
        steps |= {step.code: step for step in _steps(folder / "stappenplan.yaml")}
        checkpoints = tuple(_checkpoints(folder / "toetspunten.yaml")) or checkpoints
    return Library(
        clauses=clauses,
        blueprints={name: _with_guests(blueprint, clauses) for name, blueprint in blueprints.items()},
        terms=terms,
        parameters=parameters,
        designations=designations,
        checkpoints=checkpoints,
        steps=steps,
        hash=_hash(folders),
    )


def _clauses(folder: Path) -> dict[str, tuple[Clause, ...]]:
    found: dict[str, tuple[Clause, ...]] = {}
    for path in sorted(folder.rglob("*.md")):
        clause = read_clause(path, folder)
        others = found.get(clause.id, ())
        if any(other.valid_from == clause.valid_from for other in others):
            raise LibraryBroken(
                clause.file,
                "geldigheid-overlap",
                f"'{clause.id}' heeft twee versies vanaf {clause.valid_from}",
            )
        found[clause.id] = tuple(sorted((*others, clause), key=lambda version: version.valid_from))
    return found


def _laid_over(ours: tuple[Clause, ...], own: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """A municipality's versions over ours: ours hold until the day on which the first of its own begins."""
    return (*(clause for clause in ours if clause.valid_from < own[0].valid_from), *own)


def _blueprints(folder: Path) -> Iterator[Blueprint]:
    for path in sorted(folder.glob("*.yaml")):
        place = place_of(path, folder.parent)
        data = read_yaml(path.read_text(encoding="utf-8"), place)
        check_shape(data, "blauwdruk", place)
        if data["type"] != path.stem:
            raise LibraryBroken(
                place, "blauwdruk-naam", f"het bestand heet '{path.stem}' maar het type is '{data['type']}'"
            )
        fail = _failer(place)
        yield Blueprint(
            document_type=data["type"],
            title=data["titel"],
            subtitle=parse_text(data["ondertitel"], 1, fail) if data.get("ondertitel") else (),
            table_of_contents=_contents(data.get("inhoudsopgave", False), place),
            guiding_questions=bool(data.get("invulvragen", False)),
            sections=tuple(_section(part, place) for part in data["delen"]),
            phases=tuple(data.get("fasen") or ()),
            file=place,
        )


def _with_guests(blueprint: Blueprint, clauses: Mapping[str, tuple[Clause, ...]]) -> Blueprint:
    """The blueprint with the clauses that place themselves in it (`na`): so one's own needs no copy of ours."""
    guests = {
        clause_id: versions[-1]
        for clause_id, versions in clauses.items()
        if versions[-1].after and blueprint.document_type in versions[-1].document_types
    }
    listed = {clause_id for section in blueprint.sections for clause_id in section.clauses}
    sections = blueprint.sections
    waiting = [clause for clause_id, clause in guests.items() if clause_id not in listed]
    while waiting:
        placed = [clause for clause in waiting if clause.after in listed]
        if not placed:  # the lint says which, and why
            break
        for clause in reversed(placed):  # of several behind the same clause, the first stays first
            sections = tuple(
                replace(section, clauses=_behind(clause.after, clause.id, section.clauses)) for section in sections
            )
        listed |= {clause.id for clause in placed}
        waiting = [clause for clause in waiting if clause.id not in listed]
    return replace(blueprint, sections=sections)


def _behind(host: str, guest: str, clauses: tuple[str, ...]) -> tuple[str, ...]:
    if host not in clauses:
        return clauses
    place = clauses.index(host) + 1
    return (*clauses[:place], guest, *clauses[place:])


def _section(data: Mapping[str, Any], place: str) -> Section:
    return Section(
        kind=data["soort"],
        title=str(data.get("kop") or ""),
        loop=_loop(data.get("voor"), place),
        only_if=read_condition(data.get("als"), place),
        when=read_condition(data.get("wanneer"), place),
        clauses=tuple(data["clausules"]),
    )


def _contents(value: str | bool, place: str) -> Condition | bool:
    return value if isinstance(value, bool) else read_condition(value, place) or False


def _loop(text: str | None, place: str) -> Loop | None:
    if not text:
        return None
    loop = parse_loop(text)
    if loop is None:
        raise LibraryBroken(place, "lus-fout", f"'voor: {text}' moet zijn: voor: naam in pad")
    return loop


def _terms(path: Path) -> Iterator[tuple[str, tuple[Term, ...]]]:
    data = _mapping(path, "begrippen")
    place = place_of(path, path.parent)
    fail = _failer(place)
    for name, entry in data.items():
        variants = entry.get("varianten") or [entry]
        yield (
            name,
            tuple(
                Term(
                    name=name,
                    text=entry["tekst"],
                    definition=parse_text(variant["definitie"], 1, fail) if variant.get("definitie") else (),
                    defined_in=entry.get("gedefinieerd_in", ""),
                    sources=read_sources(variant.get("bron") or entry.get("bron") or []),
                    when=read_condition(variant.get("wanneer"), place),
                    file=place,
                )
                for variant in variants
            ),
        )


def _parameters(path: Path) -> Iterator[Parameter]:
    for name, entry in _mapping(path, "parameters").items():
        values = sorted(
            (value["geldig_vanaf"], Decimal(str(value["waarde"])), read_sources([value["bron"]])[0])
            for value in entry["waarden"]
        )
        yield Parameter(
            name=name,
            unit=entry["eenheid"],
            kind=entry["soort"],
            description=str(entry.get("omschrijving", "")),
            values=tuple(values),
        )


def _designations(path: Path) -> Iterator[tuple[str, Designation]]:
    for kind, entry in _mapping(path, "aanduidingen").items():
        yield kind, Designation(article=entry["lidwoord"], noun=entry["naam"])


def _checkpoints(path: Path) -> Iterator[Checkpoint]:
    """A list of one's own replaces ours: who adds a point copies the others, and sees what is asked."""
    for entry in _checked(path, "toetspunten") or []:
        yield Checkpoint(
            question=" ".join(entry["punt"].split()),
            document_types=tuple(entry.get("documenten") or ()),
            sources=read_sources(entry["bron"]),
        )


def _steps(path: Path) -> Iterator[Step]:
    for code, entry in _mapping(path, "stappenplan").items():
        yield Step(
            code=code,
            heading=entry["kop"],
            content=entry["inhoud"],
            fields=tuple(entry.get("velden") or ()),
            not_applicable=entry.get("niet_van_toepassing", ""),
        )


def _mapping(path: Path, schema: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _checked(path, schema) or {}
    return found


def _checked(path: Path, schema: str) -> Any:
    """What a YAML file holds, checked against its schema; None when there is no such file or nothing in it."""
    if not path.is_file():
        return None
    place = place_of(path, path.parent)
    data = read_yaml(path.read_text(encoding="utf-8"), place)
    if data is not None:
        check_shape(data, schema, place)
    return data


def _failer(place: str) -> Any:
    return lambda line, rule, message: LibraryBroken(place, rule, message)


def _hash(folders: Sequence[Path]) -> str:
    """Over names and contents of all sources, so that any change in the library shows; shells have their own."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in _BINARY and not path.name.startswith("."):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
