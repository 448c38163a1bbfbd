"""The two looks, and the words of Word's style XML. Part of `tools/huisstijl.py`.

Sizes are in points, distances in twips (1/1440 inch, 567 to the centimetre).
"""

from __future__ import annotations

from dataclasses import dataclass

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TEXT_LEFT = 709
"""Left edge of all running text, 1.25 cm: wide enough for "12.10"."""
TEXT_WIDTH = 9072
"""A4 less two margins of 2.5 cm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What differs between two shells."""

    name: str
    body: str
    """Font of the running text; one that Word has and for which LibreOffice has a metric-equal replacement."""
    heading: str
    ink: str
    """Colour of headings, RRGGBB."""
    accent: str
    """Colour of lines and of the numbers of articles."""
    grey: str
    """Colour of header, footer and other by-text; at least 4.5 : 1 on white."""
    shade: str
    """Background of header rows."""
    bar: bool
    """True: a bar of `ink` above the title and along the top of the next pages."""
    title_size: int
    line: int
    """Height of a line of running text in 240ths of what the font asks for: Calibri asks for more than Cambria."""
    text_size: float
    """Of the running text: 10, as in most printed agreements."""


THEMES = (
    Theme(
        name="neutraal",
        body="Cambria",
        heading="Cambria",
        ink="1F2A36",
        accent="8A6D3B",
        grey="5F6368",
        shade="F1EEE8",
        bar=False,
        title_size=26,
        line=257,
        text_size=10,
    ),
    Theme(
        name="gemeente",
        body="Calibri",
        heading="Calibri",
        ink="0B4A6F",
        accent="1E7B74",
        grey="55606A",
        shade="E3EEF3",
        bar=True,
        title_size=28,
        line=244,
        text_size=10,
    ),
)


def fonts(name: str) -> str:
    """`w:rFonts` that names the font for every script."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def size(points: float) -> str:
    """`w:sz` and its twin for complex scripts; Word counts in half points."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def spacing(before: float = 0, after: float = 0, line: int = 0, rule: str = "auto") -> str:
    """`w:spacing`; before and after in points, line in 240ths of a line (or twips when the rule is `exact`).

    Line 0 = that of the running text.
    """
    height = f' w:line="{line}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def indent(left: int, hanging: int = 0) -> str:
    """`w:ind` in twips."""
    return f'<w:ind w:left="{left}"' + (f' w:hanging="{hanging}"/>' if hanging else "/>")


def paragraph(
    style: str,
    ppr: str,
    rpr: str = "",
    *,
    name: str = "",
    based_on: str = "Standaard",
    follow: str = "",
    priority: int = 1,
) -> str:
    """One paragraph style. `name` is only given for Word's own styles, which Word knows by their English name."""
    custom = "" if name else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    after = f'<w:next w:val="{follow}"/>' if follow else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style}"><w:name w:val="{name or style}"/>{based}{after}'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def character(style: str, rpr: str, *, name: str = "") -> str:
    """One character style."""
    custom = "" if name else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style}"><w:name w:val="{name or style}"/>'
        f'<w:basedOn w:val="Standaardletter"/><w:uiPriority w:val="2"/><w:qFormat/><w:rPr>{rpr}</w:rPr></w:style>'
    )


def numbered(list_id: int, level: int = 0) -> str:
    """`w:numPr` of a style; level 0 is left out because that is what Word writes."""
    at = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{at}<w:numId w:val="{list_id}"/></w:numPr>'


def shading(colour: str) -> str:
    """`w:shd`: the background of a paragraph."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'
