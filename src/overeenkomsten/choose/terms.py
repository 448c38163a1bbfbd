"""Which defined terms a document really uses: only those are listed, with the terms that their definitions use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from overeenkomsten.choose.judge import judge
from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.texts import terms_in
from overeenkomsten.model.clause import Item, TableBlock
from overeenkomsten.model.library import Library, Term
from overeenkomsten.model.scope import Scope
from overeenkomsten.model.selection import Choice, ChosenBlock, Verdict

TERMS = "begrippen"
"""Name of the list that a clause loops over to define the terms."""


def used_terms(choices: Iterable[Choice], library: Library, scope: Scope) -> tuple[Term, ...]:
    """The terms with a definition of their own that the chosen text uses, directly or through a definition."""
    waiting = [name for choice in choices if choice.reason.verdict is Verdict.JA for name in _names(choice)]
    found: dict[str, Term] = {}
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        term = _variant(name, library, scope)
        found[name] = term
        waiting += terms_in(term.definition)
    return tuple(sorted((t for t in found.values() if t.definition), key=lambda term: term.text.casefold()))


def _variant(name: str, library: Library, scope: Scope) -> Term:
    variants = library.terms.get(name)
    if not variants:
        raise LibraryBroken("begrippen.yaml", "begrip-onbekend", f"het begrip '{name}' staat niet in de lijst")
    fitting = [term for term in variants if judge(term.when, scope).verdict is Verdict.JA]
    return fitting[0] if fitting else variants[-1]


def _names(choice: Choice) -> Iterator[str]:
    yield from terms_in(choice.clause.title)
    for block in choice.blocks:
        yield from _in_block(block)


def _in_block(chosen: ChosenBlock) -> Iterator[str]:
    if chosen.reason.verdict is not Verdict.JA:
        return
    if isinstance(chosen.block, Item):
        yield from terms_in(chosen.block.text)
    if isinstance(chosen.block, TableBlock):
        for cells in (chosen.block.header, *(row.row.cells for row in chosen.rows)):
            for cell in cells:
                yield from terms_in(cell)
    for child in chosen.children:
        yield from _in_block(child)
