"""A library in; every condition of one document type that somebody must be able to meet, and to fail, out.

A target is judged only where it is asked at all: a lid in a clause that is chosen, a clause in a section that is there.
So a lid that repeats the condition of its own clause can never be left out, and that shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from overeenkomsten.model.clause import Block, Clause, Item, Loop, TableBlock
from overeenkomsten.model.condition import And, Compare, Condition, Literal, Not, Or, Path
from overeenkomsten.model.library import Blueprint, Library, Section

Step: TypeAlias = "Loop | Condition"
"""On the way to a target: one turn of a loop, or a condition that holds."""

TYPE_PATH = "document.type"


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
                if _simplified(clause_condition(clause), blueprint.document_type) is False:
                    found.append(Impossible(place=f"{clause.file}:2", clause_id=clause_id, kind=Kind.CLAUSULE))
    for clause_id, names in types.items():
        for clause in library.clauses.get(clause_id, ()):
            for block, kind in _blocks(clause.blocks, Kind.LID):
                if all(_simplified(block.when, name) is False for name in names):
                    found.append(Impossible(place=f"{clause.file}:{block.line}", clause_id=clause_id, kind=kind))
    return tuple(found)


def clause_condition(clause: Clause) -> Condition | None:
    """Phase, solution and `wanneer` of a clause as one condition; None = always."""
    parts: list[Condition] = []
    if clause.phases:
        parts.append(Compare(Path("document.fase"), "in", Literal(clause.phases)))
    if clause.solutions:
        parts.append(Compare(Path("oplossing.hoofdtype"), "in", Literal(clause.solutions)))
    if clause.when is not None:
        parts.append(clause.when)
    return None if not parts else parts[0] if len(parts) == 1 else And(tuple(parts))


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
        condition = clause_condition(clause)
        yield from self._target(Kind.CLAUSULE, clause.id, f"{clause.file}:2", way, condition, clause)
        if _simplified(condition, self._blueprint.document_type) is not False:
            yield from self._in_blocks(clause, clause.blocks, self._further(way, condition), Kind.LID)

    def _in_blocks(
        self, clause: Clause, blocks: Sequence[Block], way: tuple[Step, ...], kind: Kind
    ) -> Iterator[Target]:
        for block in blocks:
            place = f"{clause.file}:{block.line}"
            own = Kind.TABEL if isinstance(block, TableBlock) else kind
            turn = () if block.loop is None else (block.loop, *self._further((), block.only_if))
            yield from self._target(own, clause.id, place, way, block.when, block, turn)
            if _simplified(block.when, self._blueprint.document_type) is False:
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
        left = _simplified(condition, self._blueprint.document_type)
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
        left = _simplified(condition, self._blueprint.document_type)
        return way if isinstance(left, bool) else (*way, left)


def _simplified(condition: Condition | None, document_type: str) -> Condition | bool:
    """The condition without its comparisons of `document.type`; a yes or no when that is all it asks.

    >>> from overeenkomsten.library.conditions import parse_condition as parse
    >>> _simplified(parse("document.type == 'a' and taken"), "a"), _simplified(parse("document.type in ['a']"), "b")
    (Path(path='taken'), False)
    """
    match condition:
        case None:
            return True
        case Compare(Path(path), operator, Literal(value)) if path == TYPE_PATH:
            there = document_type in value if isinstance(value, tuple) else document_type == value
            return there == (operator in ("==", "in"))
        case Not(operand):
            inner = _simplified(operand, document_type)
            return not inner if isinstance(inner, bool) else Not(inner)
        case And(operands):
            return _joined([_simplified(operand, document_type) for operand in operands], deciding=False)
        case Or(operands):
            return _joined([_simplified(operand, document_type) for operand in operands], deciding=True)
    return condition


def _joined(parts: list[Condition | bool], *, deciding: bool) -> Condition | bool:
    if any(part is deciding for part in parts):
        return deciding
    left = tuple(part for part in parts if not isinstance(part, bool))
    if len(left) < 2:
        return left[0] if left else not deciding
    return Or(left) if deciding else And(left)
