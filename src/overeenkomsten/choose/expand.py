"""A chosen clause -> its blocks, once for each turn of their loops, each with the reason why it is in or out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from overeenkomsten.choose.judge import judge
from overeenkomsten.choose.loops import turns, waiting
from overeenkomsten.choose.terms import TERMS
from overeenkomsten.model.clause import Block, Loop, TableBlock
from overeenkomsten.model.library import Term
from overeenkomsten.model.scope import Binding, Scope
from overeenkomsten.model.selection import Choice, ChosenBlock, ChosenRow, Reason, Verdict


def expand(choice: Choice, terms: tuple[Term, ...]) -> Choice:
    """`choice` with its blocks expanded; `terms` are the elements of the list `begrippen`."""
    return replace(choice, blocks=tuple(_expand(choice.clause.blocks, choice.scope, terms)))


def _expand(blocks: Sequence[Block], scope: Scope, terms: tuple[Term, ...]) -> Iterator[ChosenBlock]:
    for block in blocks:
        reason = judge(block.when, scope)
        if reason.verdict is not Verdict.JA:
            yield ChosenBlock(block=block, scope=scope, reason=reason)
        elif isinstance(block, TableBlock):
            yield from _table(block, scope, reason, terms)
        elif block.loop is None:
            children = tuple(_expand(block.children, scope, terms))
            yield ChosenBlock(block=block, scope=scope, reason=reason, children=children)
        else:
            scopes, gap = _turns(block.loop, block, scope, terms)
            if gap is not None:
                yield ChosenBlock(block=block, scope=scope, reason=gap, gap=True)
            for place, inner in enumerate(scopes):
                children = tuple(_expand(block.children, inner, terms))
                yield ChosenBlock(block=block, scope=inner, reason=reason, first=place == 0, children=children)


def _table(block: TableBlock, scope: Scope, reason: Reason, terms: tuple[Term, ...]) -> Iterator[ChosenBlock]:
    if block.loop is None:
        rows = tuple(ChosenRow(row=row, scope=scope) for row in block.rows)
        yield ChosenBlock(block=block, scope=scope, reason=reason, rows=rows)
        return
    scopes, gap = _turns(block.loop, block, scope, terms)
    if gap is not None:
        yield ChosenBlock(block=block, scope=scope, reason=gap, gap=True)
    elif scopes:
        rows = tuple(ChosenRow(row=row, scope=inner) for inner in scopes for row in block.rows)
        total = (ChosenRow(row=block.total, scope=scope),) if block.total is not None else ()
        yield ChosenBlock(block=block, scope=scope, reason=reason, rows=rows + total)


def _turns(loop: Loop, block: Block, scope: Scope, terms: tuple[Term, ...]) -> tuple[list[Scope], Reason | None]:
    """The scopes of all turns; and, when the list is needed and still empty, the reason for one gap."""
    if loop.path == TERMS:
        return [scope.with_binding(loop.variable, Binding(f"{TERMS}.{term.name}", term)) for term in terms], None
    gap = waiting(loop, scope)
    if gap is not None:
        # A filtered loop shows no gap: the same list without filter shows it, and one gap is enough.
        return [], gap if block.only_if is None else None
    return [inner for _, inner in turns(loop, scope) if judge(block.only_if, inner).verdict is Verdict.JA], None
