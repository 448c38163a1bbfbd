"""A library -> everything that is wrong with it, found without any dossier: what a proofreader of contracts would see.

Each problem has a stable rule id and a place (file:line). What cannot even be read is `LibraryBroken` before this.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from overeenkomsten.library.conditions import paths_of
from overeenkomsten.library.guards import unguarded
from overeenkomsten.library.origins import not_in_force_yet, without_source
from overeenkomsten.library.schema_model import SchemaModel
from overeenkomsten.library.texts import Place, places, references_in, terms_in
from overeenkomsten.model.clause import Clause, Expression, Item, Loop, Text, Words
from overeenkomsten.model.library import Blueprint, Library

_TYPED_NUMBER = re.compile(r"\b(artikel|lid|bijlage|overweging)\s+\d+(?!\d*[:.]\d)", re.IGNORECASE)
_STATUTE = re.compile(r"wet|Wet|verordening|AVG|BW|Awb|Woo|VWEU|Rv")
_TERM_LIST = "begrippen"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One mistake in the library."""

    place: str
    """`file:line`."""
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What clause text may call upon, beside the schema."""

    derived: frozenset[str]
    """Names of derived facts."""
    filters: frozenset[str]
    """Names of filters."""
    reads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a derived fact -> the paths that it reads."""


def lint(library: Library, schema: SchemaModel, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """All problems, by place."""
    found = [
        *_blueprints(library),
        *_terms(library),
        *_paths_outside(library, schema, vocabulary),
        *_unguarded(library, schema, vocabulary),
        *(Problem(place=place, rule="bron-ontbreekt", message=what) for place, what in without_source(library)),
        *(Problem(place=place, rule="geldigheid-gat", message=what) for place, what in not_in_force_yet(library)),
        *(
            problem
            for versions in library.clauses.values()
            for clause in versions
            for check in (_sources, _paths, _filters, _references, _numbers)
            for problem in check(clause, library, schema, vocabulary)
        ),
    ]
    return tuple(sorted(set(found)))


def _blueprints(library: Library) -> Iterator[Problem]:
    listed = {clause for blueprint in library.blueprints.values() for clause in _ids(blueprint)}
    for blueprint in library.blueprints.values():
        seen: set[str] = set()
        for clause_id in _ids(blueprint):
            versions = library.clauses.get(clause_id)
            if versions is None:
                near = difflib.get_close_matches(clause_id, library.clauses, n=1)
                hint = f"; bedoelt u '{near[0]}'?" if near else ""
                yield Problem(
                    place=blueprint.file, rule="clausule-onbekend", message=f"'{clause_id}' bestaat niet{hint}"
                )
            elif any(v.document_types and blueprint.document_type not in v.document_types for v in versions):
                message = f"'{clause_id}' noemt '{blueprint.document_type}' niet bij documenten"
                yield Problem(place=blueprint.file, rule="clausule-ander-document", message=message)
            if clause_id in seen:
                yield Problem(place=blueprint.file, rule="clausule-dubbel", message=f"'{clause_id}' staat er twee keer")
            seen.add(clause_id)
    for clause_id, versions in library.clauses.items():
        newest = versions[-1]
        hosts = [library.blueprints[name] for name in newest.document_types if name in library.blueprints]
        for host in hosts if newest.after else ():
            if newest.after not in _ids(host):
                message = f"'na: {newest.after}' staat niet in '{host.document_type}'"
                yield Problem(place=newest.file, rule="na-onbekend", message=message)
        if clause_id not in listed and not (newest.after and hosts):
            message = "geen enkel document noemt deze clausule"
            yield Problem(place=versions[0].file, rule="clausule-ongebruikt", message=message)


def _terms(library: Library) -> Iterator[Problem]:
    used: set[str] = set()
    for versions in library.clauses.values():
        for clause in versions:
            for place in places(clause):
                for name in terms_in(place.text):
                    used.add(name)
                    if name not in library.terms:
                        message = f"het begrip '{name}' staat niet in begrippen.yaml"
                        yield _at(clause, place.line, "begrip-onbekend", message)
    for name, terms in library.terms.items():
        for term in terms:
            used |= set(terms_in(term.definition))
            if term.defined_in and term.defined_in not in library.clauses:
                message = f"'{name}' zou zijn gedefinieerd in '{term.defined_in}', maar die clausule bestaat niet"
                yield Problem(place=term.file, rule="begrip-zonder-definitie", message=message)
            elif not term.definition and not term.defined_in:
                yield Problem(place=term.file, rule="begrip-zonder-definitie", message=f"'{name}' heeft geen definitie")
    for name in sorted(set(library.terms) - used):
        message = f"geen clausule gebruikt '{name}'"
        yield Problem(place=library.terms[name][0].file, rule="begrip-ongebruikt", message=message)


def _paths(clause: Clause, library: Library, schema: SchemaModel, vocabulary: Vocabulary) -> Iterator[Problem]:
    sections = [s for b in library.blueprints.values() for s in b.sections if clause.id in s.clauses]
    outer = [section.loop for section in sections if section.loop is not None]
    for place in places(clause):
        loops = [*outer, *place.loops]
        used = _expressions(place.text)
        used += [path for condition in place.conditions for path in paths_of(condition)]
        used += [loop.path for loop in place.loops]
        for path in used:
            problem = _path_problem(path, loops, schema, vocabulary)
            if problem:
                yield _at(clause, place.line, "pad-onbekend", problem)
    for path in paths_of(clause.when) if clause.when is not None else ():
        if problem := _path_problem(path, outer, schema, vocabulary):
            yield _at(clause, 2, "pad-onbekend", problem)


def _paths_outside(library: Library, schema: SchemaModel, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Paths that no clause holds: in the loops and conditions of blueprints, in subtitles, in definitions of terms."""
    for blueprint in library.blueprints.values():
        for section in blueprint.sections:
            loops = [section.loop] if section.loop is not None else []
            used = [loop.path for loop in loops]
            used += [path for when in (section.when, section.only_if) if when is not None for path in paths_of(when)]
            yield from _unknown(used, loops, blueprint.file, schema, vocabulary)
        yield from _unknown(_expressions(blueprint.subtitle), [], blueprint.file, schema, vocabulary)
    for terms in library.terms.values():
        for term in terms:
            used = [*_expressions(term.definition), *(paths_of(term.when) if term.when is not None else ())]
            yield from _unknown(used, [], term.file, schema, vocabulary)


def _unknown(
    paths: list[str], loops: list[Loop], place: str, schema: SchemaModel, vocabulary: Vocabulary
) -> Iterator[Problem]:
    for path in paths:
        if problem := _path_problem(path, loops, schema, vocabulary):
            yield Problem(place=place, rule="pad-onbekend", message=problem)


def _expressions(text: Text) -> list[str]:
    return [piece.path for piece in text if isinstance(piece, Expression)]


def _path_problem(path: str, loops: list[Loop], schema: SchemaModel, vocabulary: Vocabulary) -> str:
    """What is wrong with `path`; empty when it leads somewhere."""
    first, _, rest = path.partition(".")
    loop = next((loop for loop in reversed(loops) if loop.variable == first), None)
    if loop is not None:
        if loop.path == _TERM_LIST or loop.path.startswith("afg."):
            return ""
        outer = loops[: loops.index(loop)]
        if _path_problem(loop.path, outer, schema, vocabulary):
            return ""  # the loop itself has been told: one mistake is one problem
        path = f"{loop.path}.{rest}" if rest else loop.path
        if any(other.variable == path.partition(".")[0] for other in outer):
            return _path_problem(path, outer, schema, vocabulary)
    elif first == "afg":
        name = rest.partition(".")[0]
        return (
            ""
            if name in vocabulary.derived or name == "instelling"
            else f"het afgeleide feit 'afg.{name}' bestaat niet"
        )
    elif path == _TERM_LIST:
        return ""
    if schema.look_up(path) is not None:
        return ""
    near = schema.suggestions(path)
    return f"het pad '{path}' bestaat niet" + (f"; bedoelt u '{near[0]}'?" if near else "")


def _sources(clause: Clause, library: Library, schema: SchemaModel, vocabulary: Vocabulary) -> Iterator[Problem]:
    for source in clause.sources:
        if source.kind == "stappenplan" and library.steps and source.reference not in library.steps:
            message = f"'{source.reference}' is geen onderdeel van het Stappenplan (stappenplan.yaml)"
            yield _at(clause, 2, "bron-onbekend", message)


def _unguarded(library: Library, schema: SchemaModel, vocabulary: Vocabulary) -> Iterator[Problem]:
    for found in unguarded(library, schema, vocabulary.reads):
        message = (
            f"'{found.path}' hoeft in '{found.document_type}' niet te zijn ingevuld, en dan ontstaat een lege plek"
        )
        yield _at(found.clause, found.line, "pad-onbewaakt", message)


def _filters(clause: Clause, library: Library, schema: SchemaModel, vocabulary: Vocabulary) -> Iterator[Problem]:
    for place in places(clause):
        for piece in place.text:
            for applied in piece.filters if isinstance(piece, Expression) else ():
                if applied.name not in vocabulary.filters:
                    yield _at(clause, place.line, "filter-onbekend", f"het filter '{applied.name}' bestaat niet")


def _references(clause: Clause, library: Library, schema: SchemaModel, vocabulary: Vocabulary) -> Iterator[Problem]:
    documents = [b for b in library.blueprints.values() if clause.id in _ids(b)]
    for place in places(clause):
        for reference in references_in(place.text):
            for target in reference.targets:
                clause_id, _, anchor = target.partition("#")
                versions = library.clauses.get(clause_id)
                if versions is None:
                    yield _at(clause, place.line, "verwijzing-onbekend", f"'{clause_id}' bestaat niet")
                elif anchor and not all(any(anchor == item.anchor for item in _items(v)) for v in versions):
                    yield _at(clause, place.line, "verwijzing-onbekend", f"'{clause_id}' heeft geen lid '#{anchor}'")
                elif not reference.optional:
                    for version in versions:
                        yield from _uncertain(clause, place, version, anchor, documents)


def _uncertain(
    clause: Clause, place: Place, target: Clause, anchor: str, documents: list[Blueprint]
) -> Iterator[Problem]:
    """A single reference to what may not be there: its condition must be part of our own."""
    needed = {target.when} if target.when is not None else set()
    own = {clause.when, *place.conditions}
    for document in documents:
        if target.id not in _ids(document):
            message = f"'{target.id}' staat niet in '{document.document_type}'; gebruik verwijs_lijst"
            yield _at(clause, place.line, "verwijzing-onzeker", message)
        for section in document.sections:
            if section.when is not None and target.id in section.clauses and clause.id not in section.clauses:
                needed.add(section.when)
    needed |= {item.when for item in _items(target) if anchor and item.anchor == anchor and item.when is not None}
    if not needed <= own and target.id != clause.id:
        message = f"'{target.id}' is er niet altijd: neem haar voorwaarde over of gebruik verwijs_lijst"
        yield _at(clause, place.line, "verwijzing-onzeker", message)


def _numbers(clause: Clause, library: Library, schema: SchemaModel, vocabulary: Vocabulary) -> Iterator[Problem]:
    for place in places(clause):
        text = "".join(piece.text if isinstance(piece, Words) else "…" for piece in place.text)
        for match in _TYPED_NUMBER.finditer(text):
            if not _STATUTE.search(text[max(0, match.start() - 60) : match.end() + 80]):
                yield _at(
                    clause, place.line, "nummer-getypt", f"'{match[0]}': nummers komen uit verwijs, nooit uit de tekst"
                )


def _items(clause: Clause) -> Iterator[Item]:
    for place in places(clause):
        if place.item is not None:
            yield place.item


def _ids(blueprint: Blueprint) -> tuple[str, ...]:
    return tuple(clause_id for section in blueprint.sections for clause_id in section.clauses)


def _at(clause: Clause, line: int, rule: str, message: str) -> Problem:
    return Problem(place=f"{clause.file}:{line}", rule=rule, message=message)
