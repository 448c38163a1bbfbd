"""A Word shell (`.docx` with docxtpl's tags) in; a compiled shell out, that makes a `.docx` for every context.

docxtpl opens, patches and compiles its template again for every document, and spends nine tenths of its time on it.
Here that happens once, in the constructor; a document is then text, and what never changes is already deflated.

The parts are those that docxtpl 0.20 makes with autoescape and `StrictUndefined`, except that
- `{_{` in a value stays as it is, and BEL, form feed and other characters that XML cannot hold are errors;
- tags whose result is no XML are an error, where docxtpl drops what it cannot read, in silence;
- footnotes are filled in once; docxtpl does it once per section, and so takes tags in values for its own;
- a shell without core properties gets the date 1980-01-01 there, not the time of the day;
- templates run in Jinja's sandbox.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.publish.shell.extra_parts import ExtraPart, Link, hang_in
from overeenkomsten.publish.shell.package import Compressor, Packed, deflate, join, pack
from overeenkomsten.publish.shell.parts import BodyPart, FootnotesPart, MarginPart, PropertiesPart, ShellPart
from overeenkomsten.publish.shell.styles import read_styles

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, RuntimeError, EOFError),  # no zip, a damaged or an encrypted one
    *(etree.XMLSyntaxError, AttributeError, KeyError, ValueError),  # a zip with something else in it
)


class CompiledShell:
    """A shell, ready to make any number of documents. Rendering changes nothing in it."""

    def __init__(self, path: Path | str, compress: Compressor = deflate) -> None:
        """Raises `LibraryBroken` (`shell-geen-docx`, `shell-syntax`), naming part and paragraph."""
        self.path = Path(path)
        template, data = _open(self.path)
        self.hash = hashlib.sha256(data).hexdigest()
        """SHA-256 of the file, in hexadecimal."""
        parts = dict(_parts(self.path.name, template))
        self.variables = frozenset[str]().union(*(part.variables for part in parts.values()))
        """Top-level names that the tags use and do not set themselves."""
        self._document = _name(template.docx.part)
        self._files = _files(template)
        self._files |= {name: part.render({}) for name, part in parts.items() if part.constant}
        self.styles = read_styles(self._files, _texts(data))
        self._compress = compress
        self._parts = {name: part for name, part in parts.items() if not part.constant}
        self._packed = {name: pack(name, data, compress) for name, data in self._files.items()}
        # The parts that come in are the same kind for every document: their plumbing need not be made each time.
        self._plumbing = lru_cache(maxsize=8)(self._hang_in)

    def render(self, context: Mapping[str, object], extra: Sequence[ExtraPart] = ()) -> bytes:
        """The `.docx` for these values, with the `extra` parts in it; the same input gives the same bytes.

        Raises `LibraryBroken` (`shell-variabele-ontbreekt`, ...), naming variable, tag and paragraph. A part that
        `extra` replaces is not filled in, so its variables need not be there.
        """
        given = {part.name: part.data for part in extra}
        if len(given) < len(extra):
            raise ValueError("two extra parts have one name")
        files = self._packed | self._plumbing(tuple(part.link for part in extra))
        for name, part in self._parts.items():
            if name not in given:
                files[name] = pack(name, part.render(context), self._compress)
        files |= {name: pack(name, data, self._compress) for name, data in given.items()}
        return join(files.values())

    def _hang_in(self, links: tuple[Link, ...]) -> dict[str, Packed]:
        changed = hang_in(self._files, self._document, links)
        return {name: pack(name, data, self._compress) for name, data in changed.items()}


def _open(path: Path) -> tuple[Any, bytes]:
    """The shell as an opened `DocxTemplate`, and its bytes."""
    from docxtpl import DocxTemplate

    try:
        data = path.read_bytes()
        template = DocxTemplate(io.BytesIO(data))
        template.render_init()
        _ = template.docx.element.body.tag, template.docx.element.nsmap["w"]
    except OSError as error:
        message = "Het bestand is niet te lezen. Staat het er, en mag u het openen?"
        raise LibraryBroken(str(path), "shell-geen-docx", message) from error
    except _UNREADABLE as error:
        message = "Dit is geen Word-document (.docx). Een sjabloon (.dotx) slaat u in Word eerst op als .docx."
        if isinstance(error, KeyError):
            message = f"In dit Word-document ontbreekt een onderdeel ({error.args[0]}). Sla het in Word opnieuw op."
        raise LibraryBroken(str(path), "shell-geen-docx", message) from error
    return template, data


def _parts(shell: str, template: Any) -> list[tuple[str, ShellPart]]:
    """Every part that docxtpl fills in, under its name, in docxtpl's order."""
    document = template.docx.part
    name = _name(document)
    parts: list[tuple[str, ShellPart]] = [
        (name, BodyPart(f"{shell}:{name}", template.docx.element, template.get_xml()))
    ]
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(kind):
            name = _name(part)
            parts.append((name, MarginPart(f"{shell}:{name}", template.get_part_xml(part))))
    properties = _core_properties(document)
    name = _name(properties)
    parts.append((name, PropertiesPart(f"{shell}:{name}", properties.element)))
    for part in document.package.parts:
        if part.content_type == _FOOTNOTES:
            name = _name(part)
            parts.append((name, FootnotesPart(f"{shell}:{name}", part.blob)))
    return parts


def _core_properties(document: Any) -> Any:
    """The part with the core properties; docxtpl makes one where there is none, with the time of the day in it."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    core = RELATIONSHIP_TYPE.CORE_PROPERTIES
    if not any(rel.reltype == core for rel in document.package.rels.values()):
        document.package.core_properties.modified = datetime(1980, 1, 1, tzinfo=UTC)
    return document.package.part_related_by(core)


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def _files(template: Any) -> dict[str, bytes]:
    """All files of the package as python-docx writes them, in its order: `[Content_Types].xml` first."""
    buffer = io.BytesIO()
    template.docx.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        return {name: package.read(name) for name in package.namelist()}


def _texts(data: bytes) -> list[bytes]:
    """The parts of the shell that have paragraphs, as they are before anything is filled in."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [package.read(name) for name in package.namelist() if re.fullmatch(r"word/[a-z]+\d*\.xml", name)]
