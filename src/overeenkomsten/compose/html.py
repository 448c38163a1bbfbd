"""Agreement -> a self-contained HTML page: the preview, readable without Word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from overeenkomsten.compose.plain import OPEN_POINTS
from overeenkomsten.model.agreement import Agreement, AgreementSection, Blank, Block, CrossReference, Line, Part, Run
from overeenkomsten.model.dossier import Status

_PAGE = Markup("""<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 Calibri, Carlito, "Segoe UI", sans-serif; color: #1b1f24; background: #fff; }}
main {{ max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ margin: 0; }} .ondertitel {{ margin: 0 0 1.5rem; font-size: 1.25rem; color: #5f6368; }}
h2 {{ margin: 2.2rem 0 .6rem; }} h3 {{ margin: 1.5rem 0 .4rem; font-size: 1.05rem; }}
p {{ margin: .3rem 0; }}
p:has(> .nummer) {{ padding-left: 2.6rem; text-indent: -2.6rem; }}
.nummer {{ display: inline-block; min-width: 2.35rem; text-indent: 0; color: #5f6368; }}
.artikelen .alinea {{ margin-left: 2.6rem; }} p.partijonderdeel, p.onderdeel {{ margin-left: 2.6rem; }}
p.subonderdeel {{ margin-left: 5.2rem; }} p.puntonderdeel {{ margin-left: 2.6rem; }}
p.puntsubonderdeel {{ margin-left: 5.2rem; }}
mark {{ background: #ffefa6; }}
table {{ border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .95rem; }}
th, td {{ border-bottom: 1px solid #c9cdd2; padding: .3rem .5rem; text-align: left; vertical-align: top; }}
thead th {{ background: #f1eee8; }}
@media print {{ main {{ margin: 0; max-width: none; }} h2, h3 {{ break-after: avoid; }} }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
""")


def to_html(agreement: Agreement) -> str:
    """The agreement as one HTML page; every value escaped."""
    body = Markup("\n").join(_body(agreement))
    return str(_PAGE.format(title=f"{agreement.title} {agreement.subtitle}".strip(), body=body))


def _body(agreement: Agreement) -> Iterator[Markup]:
    yield Markup("<h1>{}</h1>").format(agreement.title)
    if agreement.subtitle:
        yield Markup('<p class="ondertitel">{}</p>').format(agreement.subtitle)
    for section in agreement.sections:
        yield from _section(section)
    if agreement.status is Status.CONCEPT and agreement.open_points:
        items = Markup("").join(
            Markup("<li>{}</li>").format(point.text + (f" ({', '.join(point.articles)})" if point.articles else ""))
            for point in agreement.open_points
        )
        yield Markup("<h2>{}</h2>\n<ul>{}</ul>").format(OPEN_POINTS, items)


def _section(section: AgreementSection) -> Iterator[Markup]:
    yield Markup('<section class="{}">').format(section.kind)
    if section.title:
        anchor = Markup(' id="{}"').format(section.anchor) if section.anchor else Markup("")
        yield Markup("<h2{}>{}</h2>").format(anchor, f"{section.number} {section.title}".strip())
    for part in section.parts:
        yield from part_html(part)
    yield Markup("</section>")


def part_html(part: Part) -> Iterator[Markup]:
    """Heading and blocks of one part."""
    if part.title or part.number:
        anchor = Markup(' id="{}"').format(part.anchor) if part.anchor else Markup("")
        heading = Markup(" ").join(text for text in (escape(part.number), _line(part.title)) if text)
        yield Markup("<h3{}>{}</h3>").format(anchor, heading)
    for is_table, blocks in groupby(part.blocks, key=lambda block: block.table is not None):
        yield from (_table(block) if is_table else _paragraph(block) for block in blocks)


def _paragraph(block: Block) -> Markup:
    anchor = Markup(' id="{}"').format(block.anchor) if block.anchor else Markup("")
    number = Markup('<span class="nummer">{}</span> ').format(block.number) if block.number else Markup("")
    return Markup('<p class="{}"{}>{}{}</p>').format(block.kind, anchor, number, _line(block.line))


def _table(block: Block) -> Markup:
    table = block.table
    if table is None:
        return Markup("")
    head = Markup("")
    if table.header:
        cells = Markup("").join(Markup('<th scope="col">{}</th>').format(_line(cell)) for cell in table.header)
        head = Markup("<thead><tr>{}</tr></thead>").format(cells)
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(_line(cell)) for cell in row))
        for row in table.rows
    )
    return Markup("<table>{}<tbody>{}</tbody></table>").format(head, rows)


def _line(line: Line) -> Markup:
    return Markup("").join(_inline(inline) for inline in line)


def _inline(inline: Run | Blank | CrossReference) -> Markup:
    text = Markup("<br>").join(escape(part) for part in inline.text.split("\n"))
    match inline:
        case Blank():
            return Markup("<mark>{}</mark>").format(text)
        case CrossReference():
            return Markup('<a href="#{}">{}</a>').format(inline.anchor, text)
        case Run(bold=bold, italic=italic):
            text = Markup("<strong>{}</strong>").format(text) if bold else text
            return Markup("<em>{}</em>").format(text) if italic else text
