"""The plumbing of a package and parts to add in, changed content types and relationships out.

A Word package names every part twice: its content type in `[Content_Types].xml`, and a relationship from the part
that uses it in that part's `.rels` file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from xml.sax.saxutils import quoteattr

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "document"
PACKAGE = "package"

_EMPTY_RELATIONSHIPS = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Link:
    """How a part hangs in the package."""

    name: str
    """`customXml/item1.xml`: no leading slash."""
    content_type: str
    """`application/xml`."""
    relationship_type: str
    """The URI that says what the part is to its source."""
    source: str = DOCUMENT
    """Where the relationship starts: `document`, `package`, or the name of another part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraPart:
    """A part to put in beside those of the shell. One with the name of a part of the shell replaces it."""

    name: str
    """`docProps/core.xml`: no leading slash."""
    content_type: str
    relationship_type: str
    """The URI that says what the part is to its source."""
    data: bytes
    source: str = DOCUMENT
    """Where the relationship starts: `document`, `package`, or the name of another part."""

    @property
    def link(self) -> Link:
        """The part without its content."""
        return Link(self.name, self.content_type, self.relationship_type, self.source)


def hang_in(files: Mapping[str, bytes], document: str, links: Iterable[Link]) -> dict[str, bytes]:
    """The files of the plumbing that change when `links` come in, under their names.

    `files` are those of the package, `document` is the name of its main part. A relationship that is there already
    is kept as it is; a new one gets the first free `rId`.
    """
    changed: dict[str, bytes] = {}
    for link in links:
        types = changed.get(CONTENT_TYPES, files[CONTENT_TYPES])
        changed[CONTENT_TYPES] = _with_type(types, link)
        source = {DOCUMENT: document, PACKAGE: ""}.get(link.source, link.source)
        rels = relationships_of(source)
        before = changed.get(rels, files.get(rels, _EMPTY_RELATIONSHIPS))
        changed[rels] = _with_relationship(before, source, link)
    return changed


def relationships_of(part: str) -> str:
    """The name of the file with the relationships of `part`; `""` is the package itself.

    >>> relationships_of("word/document.xml"), relationships_of("")
    ('word/_rels/document.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _with_type(types: bytes, link: Link) -> bytes:
    text = types.decode("utf-8")
    override = f"<Override PartName={quoteattr('/' + link.name)} ContentType={quoteattr(link.content_type)}/>"
    for old in re.findall(r"<Override\b[^>]*/>", text):
        if _attribute(old, "PartName").lower() == f"/{link.name}".lower():
            return text.replace(old, override).encode("utf-8")
    return text.replace("</Types>", f"{override}</Types>").encode("utf-8")


def _with_relationship(rels: bytes, source: str, link: Link) -> bytes:
    text = re.sub(r"(<Relationships\b[^>]*)/>", r"\1></Relationships>", rels.decode("utf-8"))
    folder = posixpath.dirname(source)
    used = set()
    for old in re.findall(r"<Relationship\b[^>]*/>", text):
        target = posixpath.normpath(posixpath.join("/", folder, _attribute(old, "Target")))
        if target == f"/{link.name}" and _attribute(old, "Type") == link.relationship_type:
            return rels
        used.add(_attribute(old, "Id"))
    number = next(n for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    target = posixpath.relpath(f"/{link.name}", f"/{folder}")
    new = f'<Relationship Id="rId{number}" Type={quoteattr(link.relationship_type)} Target={quoteattr(target)}/>'
    return text.replace("</Relationships>", f"{new}</Relationships>").encode("utf-8")


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\b{name}=(\"[^\"]*\"|'[^']*')", tag)
    return unescape(found[1][1:-1]) if found else ""
