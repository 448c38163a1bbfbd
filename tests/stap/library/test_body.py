"""The whitelisted Markdown of clause bodies."""

from __future__ import annotations

import pytest
from bouw import fail

from overeenkomsten.library.body import parse_body, parse_text
from overeenkomsten.model.clause import Expression, Filter, Item, Loop, TableBlock, TermUse, Words


def items(body: str) -> list[Item]:
    return [block for block in parse_body(body, 1, fail) if isinstance(block, Item)]


def test_leden_onderdelen_and_subonderdelen() -> None:
    (lid,) = items("1. Boven:\n   1. eerste;\n      1. diep;\n   2. tweede;\n")
    first, second = (child for child in lid.children if isinstance(child, Item))
    assert [first.text[0], second.text[0]] == [Words(text="eerste;"), Words(text="tweede;")]
    assert len(first.children) == 1


def test_attributes_belong_to_the_item_they_end() -> None:
    lid, paragraph = items(
        '1. Tekst {{ stap.wie }}. {#stap wanneer="a.b == \'x\'" voor="stap in planning.stappen" als="stap.wie"}\n\n'
        'Los. {wanneer="c"}\n'
    )
    assert (lid.anchor, lid.loop) == ("stap", Loop(variable="stap", path="planning.stappen"))
    assert lid.when is not None
    assert lid.only_if is not None
    assert lid.text[-1] == Words(text=".")
    assert not paragraph.numbered
    assert paragraph.when is not None


def test_a_pipe_in_a_filter_does_not_split_a_cell() -> None:
    (table,) = parse_body(
        '{voor="k in kansen"}\n\n| Kans | Datum |\n|---|---|\n| {{ k.wat }} | {{ k.dag | datum }} |\n', 1, fail
    )
    assert isinstance(table, TableBlock)
    assert table.loop == Loop(variable="k", path="kansen")
    assert table.rows[0].cells[1] == (Expression(path="k.dag", filters=(Filter("datum"),)),)


def test_an_empty_header_and_empty_cells() -> None:
    (table,) = parse_body("| | |\n|---|---|\n| Naam | {{ a }} |\n| Handtekening | |\n", 1, fail)
    assert isinstance(table, TableBlock)
    assert table.header == ((), ())
    assert table.rows[1].cells == ((Words(text="Handtekening"),), ())


def test_the_total_is_the_last_row_of_a_repeating_table() -> None:
    (table,) = parse_body(
        '{voor="p in posten" totaal}\n\n| Wat | Hoeveel |\n|---|---|\n| {{ p.a }} | {{ p.b }} |\n| Totaal | 3 |\n',
        1,
        fail,
    )
    assert isinstance(table, TableBlock)
    assert len(table.rows) == 1
    assert table.total is not None
    assert table.total.cells == ((Words(text="Totaal"),), (Words(text="3"),))


def test_an_anchor_may_be_called_totaal() -> None:
    (lid,) = items("1. Samen. {#totaal}")
    assert lid.anchor == "totaal"


def test_bold_reaches_into_expressions_and_terms() -> None:
    pieces = parse_text('hierna: **{{ partij }}** en *{{ begrip("werkdag") }}*', 1, fail)
    assert pieces[1] == Expression(path="partij", bold=True)
    assert pieces[3] == TermUse(name="werkdag", italic=True)


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("# Kop", "opmaak-verboden"),
        ("- streepje", "opmaak-verboden"),
        ("`code`", "opmaak-verboden"),
        ("[link](https://example.org)", "opmaak-verboden"),
        ("> citaat", "opmaak-verboden"),
        ("{% if x %}a{% endif %}", "expressie-fout"),
        ("{{ a.b() }}", "expressie-fout"),
        ("{{ 7*7 }}", "expressie-fout"),
        ("{{ a | nu() + 1 }}", "expressie-fout"),
        ("{{ a", "expressie-fout"),
        ('Tekst. {wanneer="a =="}', "voorwaarde-fout"),
        ('Tekst. {voor="a"}', "lus-fout"),
        ("Tekst. {totaal}", "attribuut-fout"),
        ("{totaal}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", "attribuut-fout"),
        ('{voor="p in posten" totaal}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n', "attribuut-fout"),
    ],
)
def test_refused(body: str, rule: str) -> None:
    with pytest.raises(AssertionError, match=rule):
        parse_body(body, 1, fail)
