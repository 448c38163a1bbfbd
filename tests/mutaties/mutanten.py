"""A library in; the same library with one mistake in it, over and over, out.

The mistakes are those that an author makes: a condition the wrong way round, a clause or a lid that fell out, two
variants that changed places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from overeenkomsten.library.clauses import condition_of
from overeenkomsten.model.clause import Block, Clause, Item
from overeenkomsten.model.condition import And, Compare, Condition, Literal, Not, Path
from overeenkomsten.model.library import Blueprint, Library, Section

FLIPPED = "voorwaarde omgedraaid"
DROPPED_CLAUSE = "clausule weg"
DROPPED_BLOCK = "lid weg"
SWAPPED = "varianten verwisseld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One mistake."""

    kind: str
    place: str
    """`file:line`."""
    clause_ids: frozenset[str]
    """The clauses that it touches; empty = all of the document."""
    document_types: tuple[str, ...]
    """The documents in which it may show."""
    block: int | None = None
    """`id()` of the block that it is about; None = not about one."""
    make: Callable[[], Library]
    """The library with the mistake."""

    def __str__(self) -> str:
        return f"{self.place}: {self.kind}"


def mutants(library: Library) -> tuple[Mutant, ...]:
    """Every mutant of the library, in the order of its clauses."""
    return (
        *_of_blueprints(library),
        *(found for versions in library.clauses.values() for clause in versions for found in _of(clause, library)),
        *_swapped_clauses(library),
    )


# --- clauses and blocks


def _of(clause: Clause, library: Library) -> Iterator[Mutant]:
    types = tuple(blueprint.document_type for blueprint in library.blueprints.values() if clause.id in _ids(blueprint))

    def mutant(kind: str, changed: Clause, block: Block | None = None) -> Mutant:
        return Mutant(
            kind=kind,
            place=f"{clause.file}:{block.line if block is not None else 2}",
            block=id(block) if block is not None else None,
            clause_ids=frozenset({clause.id}),
            document_types=types,
            make=lambda: _with(library, clause, changed),
        )

    condition = condition_of(clause)
    if condition is not None:
        yield mutant(FLIPPED, replace(clause, when=Not(condition), phases=(), solutions=()))
    for path, block in _walk(clause.blocks):
        if block.when is not None:
            changed = _put(clause.blocks, path, replace(block, when=Not(block.when)))
            yield mutant(FLIPPED, replace(clause, blocks=changed), block)
        if block.only_if is not None:
            changed = _put(clause.blocks, path, replace(block, only_if=Not(block.only_if)))
            yield mutant(f"{FLIPPED} (als)", replace(clause, blocks=changed), block)
        if block.when is not None or block.only_if is not None:
            yield mutant(DROPPED_BLOCK, replace(clause, blocks=_put(clause.blocks, path, None)), block)
    for (one, first), (other, second) in pairwise(_walk(clause.blocks)):
        if one[:-1] == other[:-1] and exclude_each_other(first.when, second.when):
            changed = _put(clause.blocks, one, replace(first, when=second.when))
            changed = _put(changed, other, replace(second, when=first.when))
            yield mutant(SWAPPED, replace(clause, blocks=changed), first)


def _walk(blocks: Sequence[Block], above: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Block]]:
    """(places from the outermost block on, block); blocks of one list stay neighbours."""
    placed = [((*above, place), block) for place, block in enumerate(blocks)]
    yield from placed
    for path, block in placed:
        if isinstance(block, Item):
            yield from _walk(block.children, path)


def _put(blocks: tuple[Block, ...], path: tuple[int, ...], changed: Block | None) -> tuple[Block, ...]:
    """`blocks` with another block at a path; None takes it out."""
    first, *rest = path
    old = blocks[first]
    if rest and isinstance(old, Item):
        changed = replace(old, children=_put(old.children, tuple(rest), changed))
    return (*blocks[:first], *(() if changed is None else (changed,)), *blocks[first + 1 :])


def _with(library: Library, clause: Clause, changed: Clause) -> Library:
    versions = tuple(changed if version is clause else version for version in library.clauses[clause.id])
    return replace(library, clauses={**library.clauses, clause.id: versions})


# --- blueprints


def _of_blueprints(library: Library) -> Iterator[Mutant]:
    for blueprint in library.blueprints.values():
        if not isinstance(blueprint.table_of_contents, bool):
            flipped = replace(blueprint, table_of_contents=Not(blueprint.table_of_contents))
            yield _blueprint(f"{FLIPPED} (inhoudsopgave)", library, flipped, ())
        for place, section in enumerate(blueprint.sections):
            for field in ("when", "only_if"):
                condition = getattr(section, field)
                if condition is not None:
                    changed = replace(section, **{field: Not(condition)})
                    yield _blueprint(FLIPPED, library, _section(blueprint, place, changed), section.clauses)
            for clause_id in section.clauses:
                left = tuple(other for other in section.clauses if other != clause_id)
                dropped = _section(blueprint, place, replace(section, clauses=left) if left else None)
                yield _blueprint(f"{DROPPED_CLAUSE}: {clause_id}", library, dropped, (clause_id,))


def _blueprint(kind: str, library: Library, changed: Blueprint, clause_ids: tuple[str, ...]) -> Mutant:
    return Mutant(
        kind=kind,
        place=changed.file,
        clause_ids=frozenset(clause_ids),
        document_types=(changed.document_type,),
        make=lambda: replace(library, blueprints={**library.blueprints, changed.document_type: changed}),
    )


def _section(blueprint: Blueprint, place: int, changed: Section | None) -> Blueprint:
    sections = blueprint.sections
    inner = () if changed is None else (changed,)
    return replace(blueprint, sections=(*sections[:place], *inner, *sections[place + 1 :]))


def _ids(blueprint: Blueprint) -> frozenset[str]:
    return frozenset(clause_id for section in blueprint.sections for clause_id in section.clauses)


# --- variants


def _swapped_clauses(library: Library) -> Iterator[Mutant]:
    """Neighbours in a section that are never both there: each gets the condition of the other."""
    seen: set[frozenset[str]] = set()
    for blueprint in library.blueprints.values():
        for section in blueprint.sections:
            for one, other in pairwise(section.clauses):
                pair = frozenset({one, other})
                first, second = (library.clauses[name][-1] for name in (one, other))
                if pair not in seen and exclude_each_other(condition_of(first), condition_of(second)):
                    seen.add(pair)
                    yield _swap(first, second, library)


def _swap(first: Clause, second: Clause, library: Library) -> Mutant:
    def make() -> Library:
        swapped = library
        for clause, other in ((first, second), (second, first)):
            changed = replace(clause, when=other.when, phases=other.phases, solutions=other.solutions)
            swapped = _with(swapped, clause, changed)
        return swapped

    both = frozenset({first.id, second.id})
    types = tuple(b.document_type for b in library.blueprints.values() if both & _ids(b))
    place = f"{first.file}:2"
    return Mutant(
        kind=f"{SWAPPED}: {first.id} en {second.id}", place=place, clause_ids=both, document_types=types, make=make
    )


def exclude_each_other(one: Condition | None, other: Condition | None) -> bool:
    """Whether two conditions can be seen never to hold together.

    >>> from overeenkomsten.library.conditions import parse_condition as parse
    >>> exclude_each_other(parse("a == 'x' and b"), parse("a == 'y'")), exclude_each_other(parse("a"), parse("b"))
    (True, False)
    >>> exclude_each_other(parse("not a"), parse("b and a"))
    True
    """
    if one is None or other is None:
        return False
    return any(_opposite(left, right) for left in _parts(one) for right in _parts(other))


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return (
        tuple(part for one in condition.operands for part in _parts(one))
        if isinstance(condition, And)
        else (condition,)
    )


def _opposite(one: Condition, other: Condition) -> bool:
    if Not(one) == other or Not(other) == one:
        return True
    if not (isinstance(one, Compare) and isinstance(other, Compare) and one.left == other.left):
        return False
    if {one.operator, other.operator} in ({"==", "!="}, {"in", "not in"}):
        return one.right == other.right
    values = [_values(compare) for compare in (one, other)]
    return isinstance(one.left, Path) and all(values) and not values[0] & values[1]


def _values(compare: Compare) -> frozenset[object]:
    """The literals of which the path has to be one."""
    if compare.operator not in ("==", "in") or not isinstance(compare.right, Literal):
        return frozenset()
    value = compare.right.value
    return frozenset(value) if isinstance(value, tuple) else frozenset({value})
