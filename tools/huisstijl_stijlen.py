"""Styles of a Word shell: one theme in, `styles.xml` out. Part of `tools/huisstijl.py`.

Everything that the text of an agreement needs sits in a style, so that a lawyer who edits the result in Word only has
to choose a style, and never types a number.
"""

from __future__ import annotations

from huisstijl_thema import (
    HEAD,
    TEXT_LEFT,
    Theme,
    W,
    character,
    fonts,
    indent,
    numbered,
    paragraph,
    shading,
    size,
    spacing,
)


def title_styles(theme: Theme) -> str:
    """The title block of the first page.

    Lines are low paragraphs with a background: LibreOffice 7.4 draws the borders of paragraphs outside the tags of a
    PDF, so that the file is no PDF/UA any more (checked November 2026).
    """
    ink, accent = f'<w:color w:val="{theme.ink}"/>', f'<w:color w:val="{theme.accent}"/>'
    face = fonts(theme.heading)
    if theme.bar:
        title = spacing(8, 2, 252), face + "<w:b/><w:bCs/>" + ink
        subtitle = spacing(0, 10, 264), face + accent + size(16)
    else:
        title = spacing(10, 2, 252), face + ink
        subtitle = spacing(0, 10, 264), face + f'<w:color w:val="{theme.grey}"/>' + size(15)
    return (
        paragraph("Balk", "<w:keepNext/>" + shading(theme.ink) + spacing(0, 0, 280, "exact"), size(2))
        + paragraph("Lijn", shading(theme.accent) + spacing(0, 0, 20, "exact"), size(1))
        + paragraph(
            "Titel",
            f"<w:keepNext/><w:keepLines/>{title[0]}",
            title[1] + size(theme.title_size),
            name="Title",
            follow="Ondertitel",
        )
        + paragraph("Ondertitel", f"<w:keepLines/>{subtitle[0]}", subtitle[1], name="Subtitle")
        + paragraph("Titelgegeven", spacing(0, 2))
    )


def heading_styles(theme: Theme) -> str:
    """Headings; all of them in the navigation pane of Word."""
    ink = f'<w:color w:val="{theme.ink}"/>'
    bold = "<w:b/><w:bCs/>"
    face = fonts(theme.heading)
    keep = "<w:keepNext/><w:keepLines/>"
    outline = '<w:outlineLvl w:val="0"/>'
    tab = '<w:tabs><w:tab w:val="left" w:pos="1304"/></w:tabs>'
    return (
        paragraph(
            "Kop",
            keep + spacing(14, 4, 252) + outline,
            face + bold + ink + size(14),
            follow="Alinea",
        )
        + paragraph(
            "Artikel",
            keep + numbered(1) + tab + spacing(7, 1.5, 252) + indent(1304, 1304) + outline,
            face + bold + ink + size(11.5),
            follow="Lid",
        )
        + paragraph(
            "Hoofdstuk",
            keep + numbered(6) + spacing(18, 5, 264) + indent(TEXT_LEFT, TEXT_LEFT) + outline,
            face + bold + ink + size(14),
            follow="Alinea",
        )
        + paragraph(
            "Paragraaf",
            keep + numbered(6, 1) + spacing(9, 3, 252) + indent(TEXT_LEFT, TEXT_LEFT) + '<w:outlineLvl w:val="1"/>',
            face + bold + ink + size(11.5),
            follow="Alinea",
        )
        + paragraph(
            "Bijlage",
            numbered(4) + spacing(0, 4) + indent(1304, 1304),
            "",
        )
        + paragraph(
            "Bijlagekop",
            keep + spacing(18, 8, 264) + outline,
            face + bold + ink + size(13),
            based_on="Bijlage",
            follow="Alinea",
        )
        + paragraph("Inhoudkop", keep + spacing(18, 6, 264), face + bold + ink + size(13), follow="Inhoud")
        + paragraph(
            "Inhoud",
            '<w:tabs><w:tab w:val="left" w:pos="1304"/></w:tabs>' + spacing(0, 2) + indent(1304, 1304),
            name="toc 1",
            priority=39,
        )
    )


def text_styles(theme: Theme) -> str:
    """Running text: one left edge at 1.25 cm, numbers hang to the left of it."""
    text = TEXT_LEFT
    body = spacing(0, 2.5)
    return (
        paragraph("Partij", numbered(2) + spacing(3, 3) + indent(text, text))
        + paragraph("Partijonderdeel", numbered(2, 1) + spacing(0, 1.5) + indent(text + 454, 454))
        + paragraph("Overweging", numbered(3) + body + indent(text, text))
        + paragraph("Overwegingonderdeel", numbered(3, 1) + spacing(0, 1.5) + indent(text + 454, 454))
        + paragraph("Lid", numbered(1, 1) + spacing(0, 2) + indent(text, text))
        + paragraph("Alinea", body + indent(text))
        + paragraph("Onderdeel", numbered(1, 2) + spacing(0, 1.5) + indent(text + 454, 454))
        + paragraph("Subonderdeel", numbered(1, 3) + spacing(0, 2) + indent(text + 908, 454))
        + paragraph("Inleiding", body)
        + paragraph(
            "Tussenkop",
            "<w:keepNext/><w:keepLines/>" + spacing(8, 4),
            f'<w:b/><w:bCs/><w:color w:val="{theme.ink}"/>',
            follow="Alinea",
        )
        + paragraph("Bijlagetussenkop", indent(text), "", based_on="Tussenkop", follow="Alinea")
        + paragraph("Opsomming", numbered(7) + spacing(0, 1.5) + indent(text + 284, 284))
        + paragraph("Punt", numbered(4, 1) + body + indent(text, text))
        + paragraph("Puntonderdeel", numbered(4, 2) + spacing(0, 1.5) + indent(text + 454, 454))
        + paragraph("Puntsubonderdeel", numbered(4, 3) + spacing(0, 2) + indent(text + 908, 454))
        + paragraph("Openpunt", numbered(5) + spacing(0, 4) + indent(340, 340))
        + paragraph("Tabeltekst", spacing(1, 1, 252), size(9.5))
        + paragraph(
            "Tabelkop",
            "<w:keepNext/>" + spacing(2, 2, 252),
            "<w:b/><w:bCs/>" + f'<w:color w:val="{theme.ink}"/>' + size(9.5),
            based_on="Tabeltekst",
        )
        + paragraph("Sjabloontag", spacing(0, 0, 240), f'<w:color w:val="{theme.grey}"/>' + size(8), priority=98)
        + paragraph("Tabelwit", spacing(0, 0, 100, "exact"), size(4))
        + paragraph(
            "Handtekening",
            "<w:keepNext/><w:keepLines/>" + spacing(8, 1),
            f'<w:color w:val="{theme.ink}"/>',
            follow="Handtekeningtekst",
        )
        + paragraph("Handtekeningkop", "", "<w:b/><w:bCs/>", based_on="Handtekening", follow="Handtekeningtekst")
        + paragraph("Handtekeningtekst", "<w:keepNext/><w:keepLines/>" + spacing(0, 4))
        + paragraph("Handtekeningveld", "<w:keepNext/><w:keepLines/>" + spacing(1, 1, 252))
        + paragraph(
            "Koptekst",
            '<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>' + spacing(0, 0, 240),
            f'<w:color w:val="{theme.grey}"/>' + size(9),
            name="header",
            priority=99,
        )
        + paragraph(
            "Voettekst",
            '<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>' + spacing(6, 0, 240),
            f'<w:color w:val="{theme.grey}"/>' + size(9),
            name="footer",
            priority=99,
        )
        + paragraph("Opmerkingtekst", spacing(0, 3, 240), size(10), name="annotation text", priority=99)
    )


def character_styles() -> str:
    """Marks within a line."""
    return (
        character("Invulplek", '<w:shd w:val="clear" w:color="auto" w:fill="FFEFA6"/>')
        + character("Foutmarkering", '<w:color w:val="B3261E"/>')
        + character("Opmerkingverwijzing", size(8), name="annotation reference")
        + character("Hyperlink", "", name="Hyperlink").replace("<w:rPr></w:rPr>", "")
    )


def table_styles(theme: Theme) -> str:
    """`Tabel`: thin lines between the rows, a shaded header row. `Handtekeningtabel`: no lines at all."""

    def margins(top: int, left: int) -> str:
        return (
            f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
            f'<w:bottom w:w="{top}" w:type="dxa"/><w:right w:w="{left}" w:type="dxa"/></w:tblCellMar>'
        )

    thin = 'w:val="single" w:sz="4" w:space="0" w:color="C9CDD2"'
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{theme.accent}"'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins(0, 108)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="Tabel"><w:name w:val="Tabel"/>'
        '<w:basedOn w:val="Standaardtabel"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:top {strong}/><w:bottom {strong}/><w:insideH {thin}/></w:tblBorders>"
        f"{margins(28, 70)}</w:tblPr>"
        "</w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="Handtekeningtabel">'
        '<w:name w:val="Handtekeningtabel"/><w:basedOn w:val="Standaardtabel"/><w:uiPriority w:val="1"/>'
        f"<w:tblPr>{margins(20, 0)}</w:tblPr></w:style>"
    )


def styles(theme: Theme) -> str:
    """`word/styles.xml`."""
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        + fonts(theme.body)
        + size(theme.text_size)
        + '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'
        + "</w:rPr></w:rPrDefault>"
        + f"<w:pPrDefault><w:pPr>{spacing(0, 3, theme.line)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl/></w:pPr><w:rPr><w:lang w:val="nl-NL"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="Standaardletter">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="Geenlijst"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    return (
        f"{HEAD}<w:styles {W}>{defaults}{normal}{title_styles(theme)}{heading_styles(theme)}{text_styles(theme)}"
        f"{character_styles()}{table_styles(theme)}</w:styles>"
    )
