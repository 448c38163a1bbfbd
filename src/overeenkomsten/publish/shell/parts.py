"""The parts of a shell that hold tags: the XML of a part in, a compiled part out that gives bytes for a context.

What docxtpl does to a part before Jinja runs happens here once; what it does afterwards only where there is something
to do, and then with its own functions. `tests/stap/publish/test_shell_docxtpl.py` holds the result against docxtpl.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Protocol
from xml.parsers import expat

from lxml import etree

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.publish.shell.places import visible
from overeenkomsten.publish.shell.tables import needs_fixing
from overeenkomsten.publish.shell.text import CompiledText

_PARAGRAPH = re.compile(r"<w:p([ >])")
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, escaped or not."""
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
"""How a shell writes braces that are no tag."""
_FIRST_DRAWING = 1000
"""docxtpl numbers the drawings of a document from the next."""


class ShellPart(Protocol):
    """A part of the package that is made anew for every document."""

    variables: frozenset[str]
    """Names that the context must have, unless a tag copes with their absence."""
    constant: bool
    """Whether it comes out the same for every context."""

    def render(self, context: Mapping[str, object]) -> bytes:
        """The part as it stands in the package. Raises `LibraryBroken`."""


class _WordText:
    """Word XML with docxtpl's tags."""

    def __init__(self, place: str, xml: str) -> None:
        from docxtpl import DocxTemplate

        self.place = place
        # docxtpl starts a line at each paragraph too, so that a line number says which paragraph.
        source = _PARAGRAPH.sub(r"\n<w:p\1", DocxTemplate("").patch_xml(xml))
        self.text = CompiledText(place, source, literal=_literal)
        self.variables, self.constant = self.text.variables, self.text.constant

    def render(self, context: Mapping[str, object]) -> str:
        text = self.text.render(context)
        if "\a" in text or "\f" in text:  # docxtpl would make paragraphs and pages of them
            raise _not_xml(self.place, text)
        if "\n" in text or "\t" in text:
            from docxtpl import DocxTemplate

            text = _without_line_starts(text)
            text = str(DocxTemplate("").resolve_listing(text))
        return text


class BodyPart:
    """The main document: its body is a template, what stands around it is not."""

    def __init__(self, place: str, root: etree._Element, body_xml: str) -> None:
        """`body_xml` is the body of `root` as docxtpl reads it."""
        self._text = _WordText(place, body_xml)
        self.variables, self.constant = self._text.variables, self._text.constant
        frame = deepcopy(root)
        body = frame.find(f"{{{root.nsmap['w']}}}body")
        mark = etree.Comment("body")
        assert body is not None
        frame.replace(body, mark)
        whole = etree.tostring(frame, encoding="UTF-8", standalone=True).decode("utf-8")
        self._head, _, self._tail = whole.partition(etree.tostring(mark, encoding="unicode", with_tail=False))

    def render(self, context: Mapping[str, object]) -> bytes:
        """See `ShellPart`."""
        place, body = self._text.place, self._text.render(context)
        data = _checked(place, f"{self._head}{body}{self._tail}")
        drawings = "docPr" in body
        if drawings or needs_fixing(body):
            return f"{self._head}{_mended(place, body, drawings)}{self._tail}".encode()
        return data


class MarginPart:
    """A header or a footer. docxtpl reads what it made once more, which drops blanks between elements."""

    def __init__(self, place: str, xml: str) -> None:
        """`xml` is the part as docxtpl reads it, without XML declaration."""
        self._text = _WordText(place, xml)
        self.variables, self.constant = self._text.variables, self._text.constant

    def render(self, context: Mapping[str, object]) -> bytes:
        """See `ShellPart`."""
        from docx.oxml.parser import parse_xml

        place, text = self._text.place, self._text.render(context)
        try:
            root = parse_xml(text.encode("utf-8"))
        except (UnicodeEncodeError, etree.XMLSyntaxError) as error:
            raise _not_xml(place, text, getattr(error, "position", (1, 0))) from error
        return etree.tostring(root, encoding="UTF-8", standalone=True)


class FootnotesPart:
    """The footnotes: the bytes of the part, XML declaration included, are the template."""

    def __init__(self, place: str, data: bytes) -> None:
        """`data` is the part as it stands in the shell."""
        try:
            xml = data.decode("utf-8")
        except UnicodeDecodeError as error:
            message = "De voetnoten staan niet in UTF-8. Sla de huisstijl in Word opnieuw op."
            raise LibraryBroken(place, "shell-geen-docx", message) from error
        self._text = _WordText(place, xml)
        self.variables, self.constant = self._text.variables, self._text.constant

    def render(self, context: Mapping[str, object]) -> bytes:
        """See `ShellPart`."""
        return _checked(self._text.place, self._text.render(context))


class PropertiesPart:
    """The core properties, of which docxtpl takes six as templates.

    As in docxtpl a value is escaped here although lxml escapes it again: "A & B" reads "A &amp; B" in Word.
    `publish.word` therefore puts in a `docProps/core.xml` of its own.
    """

    NAMES = ("author", "comments", "identifier", "language", "subject", "title")

    def __init__(self, place: str, root: etree._Element) -> None:
        """`root` is the root of the part."""
        from docx.opc.coreprops import CoreProperties

        self._place, self._root = place, deepcopy(root)
        properties = CoreProperties(self._root)
        texts = {n: CompiledText(f"{place} ({n})", getattr(properties, n)) for n in self.NAMES}
        self.variables = frozenset[str]().union(*(text.variables for text in texts.values()))
        self.constant = all(text.constant for text in texts.values())
        self._texts = texts

    def render(self, context: Mapping[str, object]) -> bytes:
        """See `ShellPart`."""
        from docx.opc.coreprops import CoreProperties

        root = deepcopy(self._root)
        properties = CoreProperties(root)
        for name, text in self._texts.items():
            value = text.render(context)
            if len(value) > 255:
                message = f"De eigenschap {name} heeft {len(value)} tekens; Word staat er 255 toe."
                raise LibraryBroken(self._place, "shell-eigenschap", message)
            try:
                setattr(properties, name, value)
            except ValueError as error:
                raise _not_xml(self._place, value) from error
        return etree.tostring(root, encoding="UTF-8", standalone=True)


def _literal(data: str) -> str:
    """The text between two tags as it shall come out: without our line starts, its escaped braces restored.

    docxtpl does this to the result, and so to the values as well; here `{_{` in a value stays what it is.
    """
    data = _without_line_starts(data)
    for written, meant in _ESCAPES:
        data = data.replace(written, meant)
    return data


def _without_line_starts(text: str) -> str:
    return text.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")


def _mended(place: str, body: str, drawings: bool) -> str:
    """The body after docxtpl's own work on table grids and drawing numbers."""
    from docxtpl import DocxTemplate

    template = DocxTemplate("")
    try:
        tree = template.fix_tables(body)
    except (AttributeError, TypeError, ValueError, ZeroDivisionError) as error:
        message = "Een tabel heeft geen kolommen, of kolommen zonder breedte; Word maakt die zelf, een ander niet."
        raise LibraryBroken(place, "shell-tabel", message) from error
    if drawings:
        template.docx_ids_index = _FIRST_DRAWING
        template.fix_docpr_ids(tree)
    return etree.tostring(tree, encoding="unicode")


def _checked(place: str, text: str) -> bytes:
    """The text as UTF-8, when it is well-formed XML: docxtpl would repair it silently, and drop what it must."""
    try:
        data = text.encode("utf-8")
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except UnicodeEncodeError as error:
        raise _not_xml(place, text) from error
    except expat.ExpatError as error:
        raise _not_xml(place, text, (error.lineno, error.offset)) from error
    return data


def _not_xml(place: str, text: str, at: tuple[int, int] = (1, 0)) -> LibraryBroken:
    """The error for text that is no XML; `at` is the line (from 1) and column where a parser gave up."""
    impossible = _IMPOSSIBLE.search(text)
    if impossible is not None:
        around = _around(_IMPOSSIBLE.sub("�", text), impossible.start())
        message = f'Een waarde heeft een teken dat in Word niet kan (U+{ord(impossible[0]):04X}): bij "{around}".'
        return LibraryBroken(place, "shell-teken", message)
    lines = text.splitlines(keepends=True)
    around = _around(text, sum(map(len, lines[: at[0] - 1])) + at[1])
    message = (
        "Wat de tags opleveren is geen geldige XML. Staat er een blok half in een tabel, "
        f'of zet een tag iets weg dat er nog moet staan? Kijk bij "{around}".'
    )
    return LibraryBroken(place, "shell-xml", message)


def _around(xml: str, place: int) -> str:
    """What a reader sees on either side of a place in XML, the halves of tags at the ends left out."""
    piece = xml[max(place - 400, 0) : place + 400]
    return visible(re.sub(r"^[^<>]*>", "", piece))
