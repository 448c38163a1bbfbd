"""A finished or edited `.docx` in; its text out, as a reader sees it, with the numbers that Word computes.

The text has the layout of `compose.plain`, so that what came back can be held against what went out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from overeenkomsten.errors import InputRejected
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.review.numbering import Numbering, W, value

MANIFEST_ROOT = "{urn:overeenkomsten:manifest:1}manifest"

_BUILT_IN = {"Title": "Titel", "Subtitle": "Ondertitel", "toc 1": "Inhoud", "Normal": "Standaard"}
"""Word's own styles -> our names for them."""
_LEFT_OUT = ("Inhoudkop", "TOC Heading")
_SPACED = (
    *("Kop", "Artikel", "Hoofdstuk", "Paragraaf", "Bijlage", "Bijlagekop", "Bijlagetussenkop"),
    *("Handtekening", "Partij"),
)
"""Styles of paragraphs that have a blank line before them in plain text."""
_SHOWN_LENGTH = 60
_LARGEST = 64 * 1024 * 1024
"""Bytes of one part, unpacked: a few hundred times the longest agreement."""


def read_text(docx: bytes) -> str:
    """The text of the body, one line per paragraph or table row, with a line end at the end.

    Spaces that keep words together are ordinary ones, as in the plain text of an agreement.
    Left out: header, footer, comments, table of contents, empty paragraphs and deleted text of tracked changes.
    Raises `InputRejected` (`docx-onleesbaar`) when it is no Word document.
    """
    lines: list[str] = []
    for item in _items(docx):
        if isinstance(item, _Row):
            lines.append(" | ".join(item.cells))
        elif item.text and not item.style.startswith(("Inhoud", "toc ")) and item.style not in _LEFT_OUT:
            if item.style in _SPACED:
                lines.append("")
            lines.append(f"{item.number} {item.text}" if item.number else item.text)
    return ("\n".join(lines) + "\n").replace("\xa0", " ")


def read_structure(docx: bytes) -> str:
    """One line per paragraph with text: style, number and how it begins. The same for every shell of one structure."""
    paragraphs: list[_Paragraph] = []
    for item in _items(docx):
        paragraphs += item.paragraphs if isinstance(item, _Row) else (item,)
    return "\n".join(_structure_line(paragraph) for paragraph in paragraphs if paragraph.text) + "\n"


def read_manifest(docx: bytes) -> str | None:
    """The manifest (JSON text) that travels inside the file; None when there is none."""
    package = _open(docx)
    for name in sorted(package.namelist()):
        if name.startswith("customXml/item") and "Props" not in name:
            root = _part(package, name)
            if root is not None and root.tag == MANIFEST_ROOT:
                return root.text or ""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    style: str
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    cells: tuple[str, ...]
    paragraphs: tuple[_Paragraph, ...]


def _structure_line(paragraph: _Paragraph) -> str:
    text = " ".join(paragraph.text.split())
    shown = text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"
    return f"{paragraph.style:<20} {paragraph.number:<11} {shown}".rstrip()


def _items(docx: bytes) -> Iterator[_Paragraph | _Row]:
    package = _open(docx)
    document = _part(package, "word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise _unreadable()
    numbering = Numbering.read(_part(package, "word/styles.xml"), _part(package, "word/numbering.xml"))
    yield from _within(body, numbering)


def _within(parent: etree._Element, numbering: Numbering) -> Iterator[_Paragraph | _Row]:
    for child in parent:
        if child.tag == f"{W}p":
            yield _paragraph(child, numbering)
        elif child.tag == f"{W}tr":
            yield _row(child, numbering)
        elif child.tag in (f"{W}tbl", f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"):
            yield from _within(child, numbering)


def _row(row: etree._Element, numbering: Numbering) -> _Row:
    cells: list[str] = []
    paragraphs: list[_Paragraph] = []
    for cell in row.iter(f"{W}tc"):
        inside = [_paragraph(p, numbering) for p in cell.iterfind(f".//{W}p")]
        cells.append("\n".join(f"{p.number} {p.text}" if p.number else p.text for p in inside))
        paragraphs += inside
    return _Row(cells=tuple(cells), paragraphs=tuple(paragraphs))


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> _Paragraph:
    style_id = value(paragraph, "w:pPr/w:pStyle")
    name = numbering.styles[style_id].name if style_id in numbering.styles else style_id
    return _Paragraph(
        style=_BUILT_IN.get(name, name),
        number=numbering.number(paragraph),
        text="".join(_words(paragraph, _Fields())),
    )


class _Fields:
    """Where we are in fields, which may be nested: their code is no text, their result is."""

    def __init__(self) -> None:
        self._open: list[bool] = []
        """Per field, outermost first: True while in its code."""

    @property
    def in_code(self) -> bool:
        return any(self._open)

    def step(self, kind: str | None) -> None:
        if kind == "begin":
            self._open.append(True)
        elif kind == "separate" and self._open:
            self._open[-1] = False
        elif kind == "end" and self._open:  # a field over several paragraphs began in an earlier one
            self._open.pop()


def _words(parent: etree._Element, fields: _Fields) -> Iterator[str]:
    for child in parent:
        tag = child.tag
        if tag == f"{W}fldChar":
            fields.step(child.get(f"{W}fldCharType"))
        elif tag in _TEXT or tag == f"{W}br":
            if not fields.in_code:
                yield _word(child)
        elif tag not in _NO_TEXT:
            yield from _words(child, fields)


_TEXT = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}t": ""}
_NO_TEXT = {f"{W}{name}" for name in ("pPr", "rPr", "instrText", "del", "moveFrom", "pict", "drawing", "object")}


def _word(element: etree._Element) -> str:
    if element.tag == f"{W}br":
        return "\n" if element.get(f"{W}type") in (None, "textWrapping") else ""
    return _TEXT[element.tag] or element.text or ""


def _open(docx: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(docx))
    except zipfile.BadZipFile as error:
        raise _unreadable() from error


def _part(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The root of a part; None when there is no such part. The file comes from outside: nothing in it is fetched."""
    try:
        if package.getinfo(name).file_size > _LARGEST:
            raise _unreadable()
        data = package.read(name)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except KeyError:
        return None
    except (etree.XMLSyntaxError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise _unreadable() from error


def _unreadable() -> InputRejected:
    message = (
        "Dit is geen Word-document (.docx) dat wij kunnen lezen. Open het in Word en sla het opnieuw op als .docx."
    )
    return InputRejected((Finding(rule="docx-onleesbaar", severity=Severity.FOUT, message=message, stops=True),))
