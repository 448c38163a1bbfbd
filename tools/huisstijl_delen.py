"""Paragraphs, tags and table rows of a Word shell. Part of `tools/huisstijl.py`."""

from __future__ import annotations

from huisstijl_rand import run


def p(style: str, *content: str, ppr: str = "", mark: str = "") -> str:
    """One paragraph; `content` is text or tags, `mark` the formatting of the paragraph mark and so of the number."""
    look = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    inside = "".join(part if part.startswith("<") else run(part) for part in content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{ppr}{look}</w:pPr>{inside}</w:p>'


def tag(text: str) -> str:
    """A paragraph that holds only a tag, and disappears with it."""
    return p("Sjabloontag", "{%p " + text + " %}")


def cell(width: int, content: str, tcpr: str = "") -> str:
    """One table cell."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{tcpr}</w:tcPr>{content}</w:tc>'


def row(cells: str, trpr: str = "") -> str:
    """One row that never breaks over two pages."""
    return f"<w:tr><w:trPr><w:cantSplit/>{trpr}</w:trPr>{cells}</w:tr>"


def tag_row(text: str, count: int) -> str:
    """A row that holds only a tag, and disappears with it."""
    cells = cell(1000, p("Sjabloontag", "{%tr " + text + " %}"))
    return f"<w:tr>{cells}{cell(1000, p('Sjabloontag')) * (count - 1)}</w:tr>"


def table_properties(style: str, widths: tuple[int, ...], left: int) -> str:
    """Head of a table.

    The layout is not `fixed`: Word then makes a column wider when a word or an e-mail address does not fit in it.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="autofit"/>'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
