"""Numbering of a Word shell: `numbering.xml`. Part of `tools/huisstijl.py`.

Seven lists, each level tied to a paragraph style, so that choosing a style is choosing a number. A level starts again
after every paragraph of a higher level: leden per article, onderdelen per lid, without any instruction in the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from huisstijl_thema import HEAD, TEXT_LEFT, Theme, W


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list."""

    style: str
    format: str
    """`decimal`, `lowerLetter`, `lowerRoman` or `bullet`."""
    text: str
    """`%1` is the number of the first level."""
    left: int
    hanging: int
    rpr: str = ""
    """Look of the number alone."""


def _level(index: int, level: Level) -> str:
    style = f'<w:pStyle w:val="{level.style}"/>' if level.style else ""
    look = f"<w:rPr>{level.rpr}</w:rPr>" if level.rpr else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>{style}'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr>{look}</w:lvl>'
    )


def _list(number: int, levels: tuple[Level, ...]) -> str:
    # Word wants an id that differs per list and stays the same from save to save; any eight hexadecimal digits do.
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x1A2B3C00 + number:08X}"/>'
        '<w:multiLevelType w:val="multilevel"/>'
        f'<w:tmpl w:val="{0x4D5E6F00 + number:08X}"/>'
        + "".join(_level(index, level) for index, level in enumerate(levels))
        + "</w:abstractNum>"
    )


def numbering(theme: Theme) -> str:
    """`word/numbering.xml`: 1 articles, 2 parties, 3 recitals, 4 annexes, 5 open points, 6 chapters, 7 bullets.

    The no-break space keeps "Artikel 4" on one line where it is referred to: Word's reference repeats this text.
    """
    # Headings have no colour of their own for the number: it follows the paragraph, also when that is marked red.
    grey = f'<w:color w:val="{theme.grey}"/>'
    text, step = TEXT_LEFT, 454
    lists = (
        (
            Level(style="Artikel", format="decimal", text="Artikel\u00a0%1", left=1304, hanging=1304),
            Level(style="Lid", format="decimal", text="%1.%2", left=text, hanging=text, rpr=grey),
            Level(style="Onderdeel", format="lowerLetter", text="%3.", left=text + step, hanging=step, rpr=grey),
            Level(
                style="Subonderdeel",
                format="lowerRoman",
                text="%4.",
                left=text + 2 * step,
                hanging=step,
                rpr=grey,
            ),
        ),
        (
            Level(style="Partij", format="decimal", text="%1.", left=text, hanging=text, rpr=grey),
            Level(
                style="Partijonderdeel",
                format="lowerLetter",
                text="%2.",
                left=text + step,
                hanging=step,
                rpr=grey,
            ),
        ),
        (
            Level(style="Overweging", format="lowerLetter", text="%1.", left=text, hanging=text, rpr=grey),
            Level(
                style="Overwegingonderdeel",
                format="lowerRoman",
                text="%2.",
                left=text + step,
                hanging=step,
                rpr=grey,
            ),
        ),
        (
            Level(style="Bijlage", format="decimal", text="Bijlage\u00a0%1", left=1304, hanging=1304),
            Level(style="Punt", format="decimal", text="%2.", left=text, hanging=text, rpr=grey),
            Level(style="Puntonderdeel", format="lowerLetter", text="%3.", left=text + step, hanging=step, rpr=grey),
            Level(
                style="Puntsubonderdeel",
                format="lowerRoman",
                text="%4.",
                left=text + 2 * step,
                hanging=step,
                rpr=grey,
            ),
        ),
        (Level(style="Openpunt", format="bullet", text="–", left=340, hanging=340, rpr=grey),),
        (
            Level(style="Hoofdstuk", format="decimal", text="%1", left=text, hanging=text),
            Level(style="Paragraaf", format="decimal", text="%1.%2", left=text, hanging=text),
        ),
        (Level(style="Opsomming", format="bullet", text="•", left=text + 284, hanging=284, rpr=grey),),
    )
    bodies = "".join(_list(number, levels) for number, levels in enumerate(lists, start=1))
    uses = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(lists) + 1)
    )
    return f"{HEAD}<w:numbering {W}>{bodies}{uses}</w:numbering>"
