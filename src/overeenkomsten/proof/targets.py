"""A library in; every condition of one document type that somebody must be able to meet, and to fail, out.

A target is judged only where it is asked at all: a lid in a clause that is chosen, a clause in a section that is there.
So a lid that repeats the condition of its own clause can never be left out, and that shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from overeenkomsten.library.clauses import condition_of
from overeenkomsten.library.conditions import for_document
from overeenkomsten.model.clause import Block, Clause, Item, Loop, TableBlock
from overeenkomsten.model.condition import Condition
from overeenkomsten.model.library import Blueprint, Library, Section

Step: TypeAlias = "Loop | Condition"
"""On the way to a target: one turn of a loop, or a condition that holds."""


class Kind(StrEnum):
    """What the condition decides about. The values are what users read."""

    INHOUDSOPGAVE = "inhoudsopgave"
    DEEL = "deel"
    CLAUSULE = "clausule"
    LID = "lid"
    ONDERDEEL = "onderdeel"
    TABEL = "tabel"
    ELEMENT = "element"
    """`als`: which elements of a list count."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Target:
    """One condition in one document type."""

    document_type: str
    kind: Kind
    clause_id: str
    """Empty for a part of the blueprint itself."""
    place: str
    """`file:line`, or `file` for a blueprint."""
    way: tuple[Step, ...]
    """What must be so for the condition to be asked, outermost first."""
    condition: Condition
    """Without what the document type alone decides."""
    then: tuple[Step, ...]
    """What must be so as well before there is anything to see: a turn of the loop of the block itself."""
    owner: int
    """`id()` of the section, clause or block that the condition stands at: how an outcome is recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """A condition that no document type in which it stands can ever meet."""

    place: str
    clause_id: str
    kind: Kind


def targets(library: Library, blueprint: Blueprint) -> tuple[Target, ...]:
    """Every conditional part, clause, lid, onderdeel, table and filtered loop of a document, in its order."""
    return tuple(_Collector(library, blueprint).collect())


def impossible(library: Library) -> tuple[Impossible, ...]:
    """Clauses that a blueprint lists although the type rules them out; blocks that every type which lists them does."""
    found: list[Impossible] = []
    types: dict[str, list[str]] = {}
    for blueprint in library.blueprints.values():
        for clause_id in (clause_id for section in blueprint.sections for clause_id in section.clauses):
            types.setdefault(clause_id, []).append(blueprint.document_type)
            for clause in library.clauses.get(clause_id, ()):
                if for_document(condition_of(clause), blueprint.document_type) is False:
                    found.append(Impossible(place=f"{clause.file}:2", clause_id=clause_id, kind=Kind.CLAUSULE))
    for clause_id, names in types.items():
        for clause in library.clauses.get(clause_id, ()):
            for block, kind in _blocks(clause.blocks, Kind.LID):
                if all(for_document(block.when, name) is False for name in names):
                    found.append(Impossible(place=f"{clause.file}:{block.line}", clause_id=clause_id, kind=kind))
    return tuple(found)


def _blocks(blocks: Sequence[Block], kind: Kind) -> Iterator[tuple[Block, Kind]]:
    for block in blocks:
        if isinstance(block, Item):
            yield block, kind
            yield from _blocks(block.children, Kind.ONDERDEEL)
        else:
            yield block, Kind.TABEL


class _Collector:
    """Walks through one document type."""

    def __init__(self, library: Library, blueprint: Blueprint) -> None:
        self._library, self._blueprint = library, blueprint

    def collect(self) -> Iterator[Target]:
        contents = self._blueprint.table_of_contents
        if not isinstance(contents, bool):
            yield from self._target(Kind.INHOUDSOPGAVE, "", self._blueprint.file, (), contents, self._blueprint)
        for section in self._blueprint.sections:
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Target]:
        way: tuple[Step, ...] = ()
        place = self._blueprint.file
        if section.loop is not None:
            way = (section.loop,)
            yield from self._target(Kind.ELEMENT, "", place, way, section.only_if, section)
            way = self._further(way, section.only_if)
        yield from self._target(Kind.DEEL, "", place, way, section.when, section)
        way = self._further(way, section.when)
        for clause_id in section.clauses:
            for clause in self._library.clauses.get(clause_id, ()):
                yield from self._clause(clause, way)

    def _clause(self, clause: Clause, way: tuple[Step, ...]) -> Iterator[Target]:
        condition = condition_of(clause)
        yield from self._target(Kind.CLAUSULE, clause.id, f"{clause.file}:2", way, condition, clause)
        if for_document(condition, self._blueprint.document_type) is not False:
            yield from self._in_blocks(clause, clause.blocks, self._further(way, condition), Kind.LID)

    def _in_blocks(
        self, clause: Clause, blocks: Sequence[Block], way: tuple[Step, ...], kind: Kind
    ) -> Iterator[Target]:
        for block in blocks:
            place = f"{clause.file}:{block.line}"
            own = Kind.TABEL if isinstance(block, TableBlock) else kind
            turn = () if block.loop is None else (block.loop, *self._further((), block.only_if))
            yield from self._target(own, clause.id, place, way, block.when, block, turn)
            if for_document(block.when, self._blueprint.document_type) is False:
                continue
            inner = self._further(way, block.when)
            if block.loop is not None:
                inner = (*inner, block.loop)
                yield from self._target(Kind.ELEMENT, clause.id, place, inner, block.only_if, block)
                inner = self._further(inner, block.only_if)
            if isinstance(block, Item):
                yield from self._in_blocks(clause, block.children, inner, Kind.ONDERDEEL)

    def _target(
        self,
        kind: Kind,
        clause_id: str,
        place: str,
        way: tuple[Step, ...],
        condition: Condition | None,
        owner: object,
        then: tuple[Step, ...] = (),
    ) -> Iterator[Target]:
        left = for_document(condition, self._blueprint.document_type)
        if not isinstance(left, bool):
            yield Target(
                document_type=self._blueprint.document_type,
                kind=kind,
                clause_id=clause_id,
                place=place,
                way=way,
                condition=left,
                then=then,
                owner=id(owner),
            )

    def _further(self, way: tuple[Step, ...], condition: Condition | None) -> tuple[Step, ...]:
        left = for_document(condition, self._blueprint.document_type)
        return way if isinstance(left, bool) else (*way, left)
