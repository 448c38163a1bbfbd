"""Agreement -> plain text: what is in the Word document, word for word, with the numbers that Word will show.

One line per paragraph, cells of a table row joined with " | ", a blank line before each heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.model.agreement import Agreement, Block, Part, line_text
from overeenkomsten.model.dossier import Status

OPEN_POINTS = "Open punten"


def to_text(agreement: Agreement) -> str:
    """The agreement as text, with a line end at the end.

    Spaces that keep "10 Werkdagen" on one line in Word are ordinary ones here, so that a search finds them.
    """
    return ("\n".join(_lines(agreement)) + "\n").replace("\xa0", " ")


def part_lines(part: Part) -> Iterator[str]:
    """Heading and blocks of one part."""
    heading = " ".join(text for text in (part.number, line_text(part.title)) if text)
    if heading:
        yield heading
    for block in part.blocks:
        yield from _block(block)


def _lines(agreement: Agreement) -> Iterator[str]:
    yield agreement.title
    if agreement.subtitle:
        yield agreement.subtitle
    for section in agreement.sections:
        yield ""
        if section.title:
            yield f"{section.number} {section.title}".strip()
        for place, part in enumerate(section.parts):
            if (place or section.number) and (part.title or section.kind in ("ondertekening", "partijen")):
                yield ""
            yield from part_lines(part)
    if agreement.status is Status.CONCEPT and agreement.open_points:
        yield ""
        yield OPEN_POINTS
        for point in agreement.open_points:
            where = f" ({', '.join(point.articles)})" if point.articles else ""
            yield f"- {point.text}{where}"


def _block(block: Block) -> Iterator[str]:
    if block.table is not None:
        if block.table.header:
            yield " | ".join(line_text(cell) for cell in block.table.header)
        for row in block.table.rows:
            yield " | ".join(line_text(cell) for cell in row)
        return
    text = line_text(block.line)
    yield f"{block.number} {text}" if block.number else text
