"""Build the two Word shells in `templates/huisstijl/` without Word: `uv run tools/huisstijl.py`.

One description, two themes (`huisstijl_stijlen.THEMES`). The result is an ordinary `.docx` that a lawyer may open and
change in Word; from then on the file is the source and this script only the way we made the first one. It writes
plain XML, because the empty document of python-docx carries 790 kB of styles; the same input gives the same bytes.
What the tags in the text mean is in `docs/handleiding/huisstijl.md`.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from huisstijl_nummering import numbering
from huisstijl_rand import R, footer, header, run
from huisstijl_stijlen import HEAD, TEXT_LEFT, TEXT_WIDTH, THEMES, Theme, W, styles

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

COLUMNS: dict[int, tuple[int, ...]] = {
    2: (36, 64),
    3: (38, 31, 31),
    4: (31, 23, 23, 23),
    5: (28, 18, 18, 18, 18),
    6: (25, 15, 15, 15, 15, 15),
}
"""Share of the width per column: the first one names what the row is about."""


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
    """Head of a table with fixed columns."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def table(count: int, theme: Theme) -> str:
    """The table for `count` columns: header row repeated on every page, rows in one piece."""
    total = TEXT_WIDTH - TEXT_LEFT
    widths = tuple(total * share // 100 for share in COLUMNS[count])
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{theme.shade}"/>'
    head = "".join(
        cell(width, p("Tabelkop", f"{{{{r blok.koprij[{at}] }}}}"), shade) for at, width in enumerate(widths)
    )
    body = "".join(cell(width, p("Tabeltekst", f"{{{{r rij.cellen[{at}] }}}}")) for at, width in enumerate(widths))
    return (
        f"<w:tbl>{table_properties('Tabel', widths, TEXT_LEFT)}"
        + tag_row("if blok.koprij", count)
        + row(head, "<w:tblHeader/>")
        + tag_row("endif", count)
        + tag_row("for rij in blok.rijen", count)
        + row(body)
        + tag_row("endfor", count)
        + "</w:tbl>"
    )


def tables(theme: Theme) -> str:
    """The table of a block, whatever its number of columns."""
    parts = [
        tag(f"{'if' if at == 0 else 'elif'} blok.kolommen == {count}") + table(count, theme)
        for at, count in enumerate(COLUMNS)
    ]
    # Two tables without a paragraph between them would become one table in Word.
    return "".join(parts) + tag("endif") + p("Tabelwit")


def blocks_macro(theme: Theme) -> str:
    """Defines `tekst(blokken)`: every kind of block in the paragraph style of that kind."""
    kinds = (
        ("lid", "Lid"),
        ("alinea", "Alinea"),
        ("onderdeel", "Onderdeel"),
        ("subonderdeel", "Subonderdeel"),
        ("inleiding", "Inleiding"),
        ("partij", "Partij"),
        ("partijonderdeel", "Partijonderdeel"),
        ("overweging", "Overweging"),
        ("overwegingonderdeel", "Overwegingonderdeel"),
    )
    cases = "".join(
        tag(f"{'if' if at == 0 else 'elif'} blok.soort == '{kind}'") + p(style, "{{r blok.tekst }}")
        for at, (kind, style) in enumerate(kinds)
    )
    return (
        tag("macro tekst(blokken)")
        + tag("for blok in blokken")
        + cases
        + tag("else")
        + tables(theme)
        + tag("endif")
        + tag("endfor")
        + tag("endmacro")
    )


RED = '<w:b/><w:bCs/><w:color w:val="B3261E"/>'
"""For the number of a heading. Not the style Foutmarkering: with that LibreOffice forgets that headings are bold."""


def signature_table() -> str:
    """Label and value; the last row is the place for the signature. The whole stays on one page."""
    widths = (2268, 6095)
    line = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="9AA0A6"/></w:tcBorders>'
    low = '<w:vAlign w:val="bottom"/>'

    def cells(ppr: str) -> str:
        return cell(widths[0], p("Handtekeningveld", "{{r rij.cellen[0] }}", ppr=ppr), low) + cell(
            widths[1], p("Handtekeningveld", "{{r rij.cellen[1] }}", ppr=ppr), line + low
        )

    return (
        f"<w:tbl>{table_properties('Handtekeningtabel', widths, 0)}"
        + tag_row("for rij in blok.rijen", 2)
        + tag_row("if rij.laatste", 2)
        + row(cells('<w:keepNext w:val="0"/>'), '<w:trHeight w:val="1134" w:hRule="atLeast"/>')
        + tag_row("else", 2)
        + row(cells(""), '<w:trHeight w:val="397" w:hRule="atLeast"/>')
        + tag_row("endif", 2)
        + tag_row("endfor", 2)
        + "</w:tbl>"
    )


def section_head(slot: str, ppr: str = "") -> str:
    """The heading of a section, when it has one."""
    return tag(f"if {slot}.kop") + p("Kop", f"{{{{r {slot}.kop }}}}", ppr=ppr) + tag("endif")


def between() -> str:
    """The heading of a second section of the same kind."""
    return tag("if deel.tussenkop") + p("Kop", "{{r deel.tussenkop }}") + tag("endif")


def simple_section(slot: str, style: str) -> str:
    """Heading, and per part its heading (if any) and its blocks."""
    return (
        section_head(slot)
        + tag(f"for deel in {slot}.delen")
        + between()
        + tag("if deel.kop")
        + p(style, "{{r deel.kop }}")
        + tag("endif")
        + p("Sjabloontag", "{{p tekst(deel.blokken) }}")
        + tag("endfor")
    )


def title_block(theme: Theme) -> str:
    """Title, subtitle and the texts of the title page."""
    subtitle = p("Ondertitel", "{{ ondertitel }}")
    if not theme.band:
        # Without a subtitle the line under it would stand alone; in a band the empty paragraph is its lower edge.
        subtitle = tag("if ondertitel") + subtitle + tag("endif")
    return (
        p("Titel", "{{ titel }}")
        + subtitle
        + tag("for deel in titelblad.delen")
        + tag("for blok in deel.blokken")
        + tag("if blok.soort == 'tabel'")
        + tables(theme)
        + tag("else")
        + p("Titelgegeven", "{{r blok.tekst }}")
        + tag("endif")
        + tag("endfor")
        + tag("endfor")
    )


def contents() -> str:
    """Table of contents; the field itself is in the lines."""
    return (
        tag("if inhoudsopgave")
        + p("Inhoudkop", "Inhoud")
        + tag("for regel in inhoudsopgave")
        + p("Inhoud", "{{r regel.tekst }}")
        + tag("endfor")
        + tag("endif")
    )


def articles() -> str:
    """Articles; the heading is red where a rule reports a mistake."""
    return (
        section_head("artikelen")
        + tag("for deel in artikelen.delen")
        + between()
        + tag("if deel.fout")
        + p("Artikel", "{{r deel.kop }}", mark=RED)
        + tag("else")
        + p("Artikel", "{{r deel.kop }}")
        + tag("endif")
        + p("Sjabloontag", "{{p tekst(deel.blokken) }}")
        + tag("endfor")
    )


def signatures() -> str:
    """A block for each signatory, in one piece."""
    return (
        section_head("ondertekening")
        + tag("for deel in ondertekening.delen")
        + between()
        + tag("if deel.kop")
        + p("Handtekening", "{{r deel.kop }}")
        + tag("endif")
        + tag("for blok in deel.blokken")
        + tag("if blok.soort == 'tabel'")
        + signature_table()
        + p("Tabelwit")
        + tag("else")
        + p("Handtekeningtekst", "{{r blok.tekst }}")
        + tag("endif")
        + tag("endfor")
        + tag("endfor")
    )


def annexes() -> str:
    """Annexes: a line for one that is a paper of its own, a page for one that has its text here."""
    page = "<w:pageBreakBefore/>"
    return (
        tag("if bijlagen.nieuwe_pagina")
        + section_head("bijlagen", page)
        + tag("else")
        + section_head("bijlagen")
        + tag("endif")
        + tag("for deel in bijlagen.delen")
        + between()
        + tag("if deel.nieuwe_pagina")
        + p("Bijlagekop", "{{r deel.kop }}", ppr=page)
        + tag("elif deel.nummer and deel.blokken")
        + p("Bijlagekop", "{{r deel.kop }}")
        + tag("elif deel.nummer")
        + p("Bijlage", "{{r deel.kop }}")
        + tag("elif deel.kop")
        + p("Tussenkop", "{{r deel.kop }}")
        + tag("endif")
        + p("Sjabloontag", "{{p tekst(deel.blokken) }}")
        + tag("endfor")
    )


def open_points() -> str:
    """What still has to be filled in; only a concept has any."""
    return (
        tag("if open_punten")
        + p("Kop", "Open punten", ppr="<w:pageBreakBefore/>")
        + tag("for punt in open_punten")
        + p("Openpunt", "{{ punt.tekst }}{% if punt.plaats %} ({{ punt.plaats }}){% endif %}")
        + tag("endfor")
        + tag("endif")
    )


def document(theme: Theme) -> str:
    """`word/document.xml`."""
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part}_{kind}"/>'
        for part in ("header", "footer")
        for kind in ("default", "first")
    )
    body = (
        blocks_macro(theme)
        + title_block(theme)
        + contents()
        + simple_section("partijen", "Tussenkop")
        + simple_section("overwegingen", "Tussenkop")
        + articles()
        + signatures()
        + annexes()
        + open_points()
    )
    return (
        f"{HEAD}<w:document {W} {R}><w:body>{body}<w:sectPr>{references}"
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1588" w:right="1417" w:bottom="1417" w:left="1417" w:header="737" w:footer="624" '
        'w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)

CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{{ titel }}</dc:title>'
    "<dc:subject>{{ ondertitel }}</dc:subject><dc:identifier>{{ kenmerk }}</dc:identifier>"
    "<cp:keywords>{{ kenmerk }}</cp:keywords><dc:language>nl-NL</dc:language><cp:version>{{ versie }}</cp:version>"
    "</cp:coreProperties>"
)

APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>overeenkomsten</Application></Properties>"
)

PARTS = {
    "styles": ("styles.xml", "styles"),
    "numbering": ("numbering.xml", "numbering"),
    "settings": ("settings.xml", "settings"),
    "header_default": ("header1.xml", "header"),
    "header_first": ("header2.xml", "header"),
    "footer_default": ("footer1.xml", "footer"),
    "footer_first": ("footer2.xml", "footer"),
}
"""Relationship id -> file beside `document.xml`, kind."""


def content_types() -> str:
    """`[Content_Types].xml`."""
    overrides = "".join(
        f'<Override PartName="/word/{file}" ContentType="{MAIN}.{kind}+xml"/>' for file, kind in PARTS.values()
    )
    package = "application/vnd.openxmlformats-package"
    office = "application/vnd.openxmlformats-officedocument"
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{office}.extended-properties+xml"/></Types>'
    )


def relationships(*entries: tuple[str, str, str]) -> str:
    """A `.rels` part from (id, type, target)."""
    lines = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def shell(theme: Theme) -> dict[str, str]:
    """All parts of one shell: name in the package -> XML."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            ("rId1", f"{TYPES}/officeDocument", "word/document.xml"),
            ("rId2", core, "docProps/core.xml"),
            ("rId3", f"{TYPES}/extended-properties", "docProps/app.xml"),
        ),
        "word/document.xml": document(theme),
        "word/_rels/document.xml.rels": relationships(
            *((i, f"{TYPES}/{kind}", file) for i, (file, kind) in PARTS.items())
        ),
        "word/styles.xml": styles(theme),
        "word/numbering.xml": numbering(theme),
        "word/settings.xml": SETTINGS,
        "word/header1.xml": header(theme, first=False),
        "word/header2.xml": header(theme, first=True),
        "word/footer1.xml": footer(),
        "word/footer2.xml": footer(),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
    }


def write(path: Path, parts: dict[str, str]) -> None:
    """A `.docx` without anything of this moment or this machine in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, xml in parts.items():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, xml.encode("utf-8"))


def main() -> None:
    """Write `templates/huisstijl/<theme>.docx` for every theme."""
    folder = Path(__file__).parent.parent / "templates" / "huisstijl"
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        write(folder / f"{theme.name}.docx", shell(theme))


if __name__ == "__main__":
    main()
