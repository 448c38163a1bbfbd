"""Word XML in; whether docxtpl's `fix_tables` has anything to do there out.

A column loop can give a table more or fewer cells than its grid declares, and docxtpl then mends the grid. That
takes a parse of the whole document. Counting tags in the text tells that most documents need none of it.
"""

from __future__ import annotations

import re

_ROW = re.compile(r"<w:tr[ >]")
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"')


def needs_fixing(xml: str) -> bool:
    """Whether the grid of some table does not fit its rows. True as well when counting tags cannot tell."""
    start = xml.find("<w:tbl")
    while start >= 0:
        if xml[start + 6] in " >":
            end = xml.find("</w:tbl>", start)
            if _misfits(xml[start + 6 : end]):
                return True
            start = end
        start = xml.find("<w:tbl", start + 6)
    return False


def _misfits(table: str) -> bool:
    # Nested tables, cells in content controls, tracked changes and comments: more than counting can follow.
    if any(mark in table for mark in ("<w:tbl>", "<w:tbl ", "<w:sdt", "Change", "<!")):
        return True
    if "<w:tblGrid" not in table:
        return True
    columns = sum(table.count(f"<w:gridCol{end}") for end in (" ", ">", "/"))
    most_cells = most_columns = 0
    for row in _ROW.split(table)[1:]:
        cells = row.count("<w:tc>") + row.count("<w:tc ")
        spans = _SPAN.findall(row)
        if len(spans) != row.count("<w:gridSpan"):
            return True
        most_cells = max(most_cells, cells)
        most_columns = max(most_columns, cells - len(spans) + sum(map(int, spans)))
    return most_cells > columns or most_columns < columns
