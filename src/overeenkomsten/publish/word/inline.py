"""A line of an agreement in; the XML of Word runs out, safe to put into a shell with `{{r }}`.

This is the only XML of a document that we write ourselves; everything around it stands in the shell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from markupsafe import Markup

from overeenkomsten.model.agreement import Blank, CrossReference, Inline, Line, Run

BLANK_STYLE = "Invulplek"
"""Character style of what still has to be filled in."""
ERROR_STYLE = "Foutmarkering"
"""Character style of the heading of an article with a mistake."""

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def plain(text: str) -> str:
    """`text` on one line and without characters that XML cannot hold: for properties, headers and attributes.

    >>> plain("Wonen\\n& \\x07Wijken")
    'Wonen & Wijken'
    """
    return " ".join(_ILLEGAL.sub("", text).split())


def escaped(text: str) -> str:
    """`text` as XML text or attribute value; characters that XML cannot hold are dropped.

    >>> escaped("Wonen & Wijken <U.A.>\\x07")
    'Wonen &amp; Wijken &lt;U.A.&gt;'
    """
    return _ILLEGAL.sub("", text).translate(_SPECIAL)


def run(text: str, properties: str = "") -> str:
    """One run. A line end becomes a line break within the paragraph, a tab a tab of Word.

    >>> run("a\\nb")
    '<w:r><w:t xml:space="preserve">a</w:t><w:br/><w:t xml:space="preserve">b</w:t></w:r>'
    """
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    words = escaped(text.replace("\r\n", "\n"))
    words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def field(code: str, cached: str, properties: str = "") -> str:
    """A Word field with the text that it shows until Word or LibreOffice computes it again."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(cached, properties)}"
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


class Bookmarks:
    """Puts bookmarks around content; numbers them within one document, because Word wants every id once."""

    def __init__(self) -> None:
        self._ids: Iterator[int] = count(1)

    def around(self, name: str, content: str) -> str:
        """`content` with a bookmark; without `name` just the content."""
        if not name:
            return content
        number = next(self._ids)
        return f'<w:bookmarkStart w:id="{number}" w:name="{escaped(name)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def line_xml(line: Line, *, marked: bool = True, style: str = "") -> Markup:
    """The runs of a line.

    `marked`: blanks get their highlight (false in a document that has no blanks to show). `style`: a character style
    for all other runs; empty = that of the paragraph.
    """
    return Markup("".join(_inline_xml(inline, marked, style) for inline in line))


def _inline_xml(inline: Inline, marked: bool, style: str) -> str:
    base = f'<w:rStyle w:val="{style}"/>' if style else ""
    match inline:
        case Blank():
            return run(inline.text, f'<w:rStyle w:val="{BLANK_STYLE}"/>' if marked else base)
        case CrossReference():
            # No-break, as our shells number: "Artikel" stays with its number, before and after Word computes it.
            return field(reference_code(inline.anchor), inline.text.replace(" ", "\xa0"), base)
        case Run():
            bold = "<w:b/><w:bCs/>" if inline.bold else ""
            italic = "<w:i/><w:iCs/>" if inline.italic else ""
            return run(inline.text, base + bold + italic) if inline.text else ""


def reference_code(anchor: str) -> str:
    """The field code of a reference to the number of a paragraph."""
    # `\n` is the number as it stands there. `\r` and `\w` may put that of a higher level before it; LibreOffice 7.4
    # gives the same for all three (checked November 2026, test_word_echt.py).
    return f"REF {anchor} \\n \\h"
