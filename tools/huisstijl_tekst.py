"""The text of a Word shell: `word/document.xml`, with docxtpl's tags. Part of `tools/huisstijl.py`."""

from __future__ import annotations

from huisstijl_delen import cell, p, row, table_properties, tag, tag_row
from huisstijl_rand import R, low
from huisstijl_thema import HEAD, TEXT_LEFT, TEXT_WIDTH, Theme, W

COLUMNS: dict[int, tuple[int, ...]] = {
    2: (36, 64),
    3: (36, 32, 32),
    4: (28, 24, 24, 24),
    5: (22, 20, 20, 19, 19),
    6: (20, 16, 16, 16, 16, 16),
}
"""Share of the width per column: the first one names what the row is about."""
NARROW = 13
"""Share of a first column that only holds something short, such as the number of a step."""
WIDE = 4
"""Columns from which a table takes the whole width, so that "Eindverantwoordelijk" fits in one."""
TEXT_STYLES = (
    *("Lid", "Alinea", "Onderdeel", "Subonderdeel", "Inleiding"),
    *("Partij", "Partijonderdeel", "Overweging", "Overwegingonderdeel"),
    *("Opsomming", "Punt", "Puntonderdeel", "Puntsubonderdeel"),
)
"""Styles of running text; in lower case the name of the kind of block."""
ANNOUNCING = ("Lid", "Alinea", "Onderdeel", "Inleiding", "Partij", "Overweging", "Punt", "Puntonderdeel")
"""Those that may announce a list or a table, and then stay on one page with the start of it."""


def table(shares: tuple[int, ...], theme: Theme, left: int) -> str:
    """The table for columns with these shares: header row repeated on every page, rows in one piece."""
    count = len(shares)
    left = 0 if count >= WIDE else left
    widths = tuple((TEXT_WIDTH - left) * share // 100 for share in shares)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{theme.shade}"/>'
    head = "".join(
        cell(width, p("Tabelkop", f"{{{{r blok.koprij[{at}] }}}}"), shade) for at, width in enumerate(widths)
    )
    body = "".join(cell(width, p("Tabeltekst", f"{{{{r rij.cellen[{at}] }}}}")) for at, width in enumerate(widths))
    return (
        f"<w:tbl>{table_properties('Tabel', widths, left)}"
        + tag_row("if blok.koprij", count)
        + row(head, "<w:tblHeader/>")
        + tag_row("endif", count)
        + tag_row("for rij in blok.rijen", count)
        + row(body)
        + tag_row("endfor", count)
        + "</w:tbl>"
    )


def tables(theme: Theme, left: int) -> str:
    """The table of a block, whatever its number of columns."""
    shapes: list[tuple[str, tuple[int, ...]]] = []
    for count, shares in COLUMNS.items():
        narrow = (NARROW, *((100 - NARROW) // (count - 1) for _ in shares[1:]))
        shapes += [(f"blok.kolommen == {count} and blok.smal", narrow), (f"blok.kolommen == {count}", shares)]
    parts = [
        tag(f"{'if' if at == 0 else 'elif'} {test}") + table(shares, theme, left)
        for at, (test, shares) in enumerate(shapes)
    ]
    # Two tables without a paragraph between them would become one table in Word.
    return "".join(parts) + tag("endif") + p("Tabelwit")


def blocks_macro(theme: Theme) -> str:
    """Defines `tekst(blokken)`: every kind of block in the paragraph style of that kind."""
    variants = [(style, announces) for style in TEXT_STYLES for announces in (True, False)]
    kinds = [
        (f"blok.soort == '{style.lower()}'" + (" and blok.bij_volgende" if announces else ""), style, announces)
        for style, announces in variants
        if style in ANNOUNCING or not announces
    ]
    cases = "".join(
        tag(f"{'if' if at == 0 else 'elif'} {test}")
        + p(style, "{{r blok.tekst }}", ppr="<w:keepNext/>" if announces else "")
        for at, (test, style, announces) in enumerate(kinds)
    )
    return (
        tag("macro tekst(blokken)")
        + tag("for blok in blokken")
        + cases
        + tag("else")
        + tables(theme, TEXT_LEFT)
        + tag("endif")
        + tag("endfor")
        + tag("endmacro")
    )


RED = '<w:b/><w:bCs/><w:color w:val="B3261E"/>'
"""For the number of a heading. Not the style Foutmarkering: with that LibreOffice forgets that headings are bold."""


def signature_table() -> str:
    """Label and value; the last row is the place for the signature. The whole stays on one page."""
    widths = (2948, 5415)
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
        + row(cells('<w:keepNext w:val="0"/>'), '<w:trHeight w:val="680" w:hRule="atLeast"/>')
        + tag_row("else", 2)
        + row(cells(""), '<w:trHeight w:val="227" w:hRule="atLeast"/>')
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


def part_heading(style: str) -> str:
    """The heading of a part, when it has one."""
    return tag("if deel.kop") + p(style, "{{r deel.kop }}") + tag("endif")


def simple_section(slot: str, style: str) -> str:
    """Heading, and per part its heading (if any) and its blocks."""
    return (
        section_head(slot)
        + tag(f"for deel in {slot}.delen")
        + between()
        + part_heading(style)
        + p("Sjabloontag", "{{p tekst(deel.blokken) }}")
        + tag("endfor")
    )


def title_block(theme: Theme) -> str:
    """Title, subtitle and the texts of the title page."""
    above = low("Balk", 260, before=480) if theme.bar else ""
    below = "" if theme.bar else low("Lijn", 20) + low("Tabelwit", 320)
    return (
        above
        + p("Titel", "{{ titel }}")
        + tag("if ondertitel")
        + p("Ondertitel", "{{ ondertitel }}")
        + tag("endif")
        + below
        + section_head("titelblad")
        + tag("for deel in titelblad.delen")
        + between()
        + part_heading("Tussenkop")
        + tag("for blok in deel.blokken")
        + tag("if blok.soort == 'tabel'")
        + tables(theme, 0)
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


def chapters() -> str:
    """Chapters: their heading, then the paragraphs in them with theirs."""

    def headings(mark: str) -> str:
        return (
            tag("if deel.niveau == 1")
            + p("Hoofdstuk", "{{r deel.kop }}", mark=mark)
            + tag("elif deel.kop")
            + p("Paragraaf", "{{r deel.kop }}", mark=mark)
            + tag("endif")
        )

    return (
        section_head("hoofdstukken")
        + tag("for deel in hoofdstukken.delen")
        + tag("if deel.fout")
        + headings(RED)
        + tag("else")
        + headings("")
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
        + part_heading("Handtekeningkop")
        + tag("for blok in deel.blokken")
        + tag("if blok.soort == 'tabel'")
        + signature_table()
        + low("Tabelwit", 140)
        + tag("elif blok.soort == 'handtekening'")
        + p("Handtekening", "{{r blok.tekst }}")
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
        + tag("elif deel.nummer and (deel.blokken or not bijlagen.kop)")
        + p("Bijlagekop", "{{r deel.kop }}")
        + tag("elif deel.nummer")
        + p("Bijlage", "{{r deel.kop }}")
        + tag("elif deel.kop")
        + p("Bijlagetussenkop", "{{r deel.kop }}")
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
        + chapters()
        + signatures()
        + annexes()
        + open_points()
    )
    return (
        f"{HEAD}<w:document {W} {R}><w:body>{body}<w:sectPr>{references}"
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1361" w:right="1417" w:bottom="1191" w:left="1417" '
        f'w:header="{567 if theme.bar else 737}" w:footer="624" w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )
