"""Walks over the texts of a clause: what the lint, and whoever wants to know what a clause uses, looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from overeenkomsten.model.clause import (
    Block,
    Clause,
    Expression,
    Item,
    Loop,
    Reference,
    TableBlock,
    TermUse,
    Text,
)
from overeenkomsten.model.condition import Condition

_TERM_OF_FILTER = {"werkdagen": "werkdag"}
"""A filter that prints a defined term is a use of it: `| werkdagen` reads "10 Werkdagen"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One text of a clause and what surrounds it."""

    text: Text
    line: int
    loops: tuple[Loop, ...] = ()
    """Loops around it, outermost first."""
    conditions: tuple[Condition, ...] = ()
    """`wanneer` and `als` under which it is there, outermost first; the clause's own left out."""
    item: Item | None = None
    """The lid or onderdeel whose text it is; None for a heading or a table cell."""


def places(clause: Clause) -> Iterator[Place]:
    """Every text of a clause: its heading, its items, its cells."""
    yield Place(text=clause.title, line=2)
    yield from _in_blocks(clause.blocks, (), ())


def _in_blocks(blocks: Sequence[Block], loops: tuple[Loop, ...], conditions: tuple[Condition, ...]) -> Iterator[Place]:
    for block in blocks:
        inner_loops = (*loops, block.loop) if block.loop is not None else loops
        inner = (*conditions, *(c for c in (block.when, block.only_if) if c is not None))
        if isinstance(block, TableBlock):
            for cells in (block.header, *(row.cells for row in block.rows)):
                for cell in cells:
                    yield Place(text=cell, line=block.line, loops=inner_loops, conditions=inner)
            for cell in block.total.cells if block.total is not None else ():
                yield Place(text=cell, line=block.line, loops=loops, conditions=inner)
        else:
            yield Place(text=block.text, line=block.line, loops=inner_loops, conditions=inner, item=block)
            yield from _in_blocks(block.children, inner_loops, inner)


def terms_in(text: Text) -> Iterator[str]:
    """Names of the defined terms that a text uses."""
    for piece in text:
        if isinstance(piece, TermUse):
            yield piece.name
        elif isinstance(piece, Expression):
            yield from (_TERM_OF_FILTER[f.name] for f in piece.filters if f.name in _TERM_OF_FILTER)


def references_in(text: Text) -> Iterator[Reference]:
    """The cross-references of a text."""
    yield from (piece for piece in text if isinstance(piece, Reference))
