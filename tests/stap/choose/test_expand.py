"""Repeating tables: a row for each turn, and the row with the total once."""

from __future__ import annotations

from bouw import clause, dossier, library

from overeenkomsten.choose.select import select
from overeenkomsten.model.clause import Expression
from overeenkomsten.model.selection import ChosenBlock, Verdict

POSTS = """{voor="post in posten" totaal}

| Kosten | Bedrag |
|---|---|
| {{ post.naam }} | {{ post.bedrag }} |
| Totaal | {{ som }} |
"""

BLOCK_OF_TWO = POSTS.replace(" totaal", "")


def blocks(body: str, facts: dict[str, object], missing: tuple[str, ...] = ()) -> tuple[ChosenBlock, ...]:
    (choice,) = select(dossier(facts, missing=missing), library(clause("geld.posten", body))).choices
    return choice.blocks


def paths(block: ChosenBlock) -> list[str]:
    """Where the last cell of each row leads."""
    last = [(row.row.cells[-1][0], row.scope) for row in block.rows]
    return [scope.find(piece.path).path for piece, scope in last if isinstance(piece, Expression)]


def test_the_total_stands_once_below_the_turns() -> None:
    (block,) = blocks(POSTS, {"posten": [{"naam": "zaal"}, {"naam": "drukwerk"}], "som": 12})
    assert paths(block) == ["posten.0.bedrag", "posten.1.bedrag", "som"]


def test_without_the_mark_all_rows_repeat() -> None:
    (block,) = blocks(BLOCK_OF_TWO, {"posten": [{"naam": "zaal"}, {"naam": "drukwerk"}], "som": 12})
    assert paths(block) == ["posten.0.bedrag", "som", "posten.1.bedrag", "som"]


def test_no_turns_no_total() -> None:
    assert blocks(POSTS, {"som": 12}) == ()


def test_a_list_that_is_needed_and_empty_is_one_gap_without_total() -> None:
    (block,) = blocks(POSTS, {"som": 12}, missing=("posten",))
    assert (block.gap, block.reason.verdict, block.rows) == (True, Verdict.ONBEKEND, ())
