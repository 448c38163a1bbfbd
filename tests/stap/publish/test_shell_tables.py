"""The quick look at tables against docxtpl's `fix_tables`: it may say yes too often, never no too often."""

from __future__ import annotations

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from shell_sjabloon import W, p, tbl, tc, tr

from overeenkomsten.publish.shell.tables import needs_fixing

CELL = st.sampled_from(
    [
        tc("a"),
        tc("b", properties='<w:gridSpan w:val="2"/>'),
        tc("c", properties='<w:gridSpan w:val="3"/><w:vMerge/>'),
        f"<w:tc>{p('zonder eigenschappen')}</w:tc>",
        f'<w:tc w:id="1">{p("tblGrid en Change")}</w:tc>',
    ]
)
ROW = st.lists(CELL, max_size=4).map(lambda cells: tr(*cells) if cells else "<w:tr/>")
TABLE = st.builds(lambda rows, columns: tbl(*rows, columns=columns), st.lists(ROW, max_size=3), st.integers(1, 5))
NESTED = st.builds(lambda outer, inner: tbl(tr(outer, tc(inner, p("x")))), CELL, TABLE)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.one_of(TABLE, NESTED, st.just(p("&lt;w:tbl&gt;"))), max_size=3))
def test_no_means_that_docxtpl_changes_nothing(tables: list[str]) -> None:
    xml = f'<w:body xmlns:w="{W}">{"".join(tables)}</w:body>'
    if not needs_fixing(xml):
        before = etree.tostring(etree.fromstring(xml), method="c14n")
        assert etree.tostring(DocxTemplate("").fix_tables(xml), method="c14n") == before


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (tbl(tr("a", "b")), False),
        (tbl(tr("a", "b"), tr(tc("a", properties='<w:gridSpan w:val="2"/>'))), False),
        (tbl(tr("a", "b", "c")), True),
        (tbl(tr("a")), True),
        (tbl(tr("a", "b")) + p("x") + tbl(tr("a")), True),
        (f"<w:tbl>{tr('a')}</w:tbl>", True),
        (p("geen tabel"), False),
    ],
)
def test_ordinary_tables_are_told_apart(table: str, expected: bool) -> None:
    assert needs_fixing(table) is expected
