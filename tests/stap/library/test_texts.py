"""What the texts of a clause stand in."""

from __future__ import annotations

from bouw import clause

from overeenkomsten.library.texts import places
from overeenkomsten.model.clause import Words

POSTS = """{voor="post in posten" totaal}

| Kosten | Bedrag |
|---|---|
| drukwerk | 12 |
| Totaal | som |
"""


def test_a_total_stands_outside_the_loop_of_its_table() -> None:
    loops = {
        piece.text: len(place.loops)
        for place in places(clause("geld.posten", POSTS))
        for piece in place.text
        if isinstance(piece, Words)
    }
    assert (loops["drukwerk"], loops["som"]) == (1, 0)
