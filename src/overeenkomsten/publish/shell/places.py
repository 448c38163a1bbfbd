"""A line of a shell's XML, or an error of Jinja, in; Dutch words that say where it stands and what is wrong, out."""

from __future__ import annotations

import re
from html import unescape

from jinja2 import TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

from overeenkomsten.errors import LibraryBroken

_TAG = re.compile(r"({{.*?}}|{%.*?%}|{#.*?#})", re.DOTALL)
_WIDTH = 90
"""Characters of a paragraph to show on either side of the tag."""

_SYNTAX = (
    (
        r"Unexpected end of template.*following tags: (.*?)\. The innermost block .* is '(\w+)'",
        r"het blok '\2' is niet afgesloten: \1 ontbreekt",
    ),
    (r"Unexpected end of template.*", "een blok is niet afgesloten"),
    (
        r"Encountered unknown tag '(\w+)'.*innermost block that needs to be closed is '(\w+)'.*",
        r"de tag '\1' hoort hier niet: eerst moet het blok '\2' worden afgesloten",
    ),
    (r"Encountered unknown tag '(\w+)'.*", r"de tag '\1' bestaat niet, of er is geen blok dat ermee eindigt"),
    (r"No filter named '(.*?)'.*", r"het filter '\1' bestaat niet"),
    (r"No test named '(.*?)'.*", r"de toets '\1' bestaat niet"),
)


def visible(xml: str) -> str:
    """What a reader sees of a piece of Word XML with tags in it; white space is one space.

    >>> visible('<w:t>Aan </w:t><w:t>{% if a < 2 %}A &amp; B</w:t>')
    'Aan {% if a < 2 %}A & B'
    """
    pieces = _TAG.split(xml)
    pieces[::2] = [unescape(re.sub(r"<[^>]*>?", "", piece)) for piece in pieces[::2]]
    return " ".join("".join(pieces).split())


class Places:
    """The lines of one patched source: a line starts at each paragraph."""

    def __init__(self, part: str, source: str) -> None:
        """`part` is for the messages: file and part (`huis.docx:word/document.xml`)."""
        self._part = part
        self._lines = re.split(r"\r\n|\r|\n", source)

    def explain(self, error: Exception, line: int) -> LibraryBroken:
        """The error of Jinja, or of a value, at a line (from 1), as one of ours: in Dutch, with its place."""
        name = error.message or "" if isinstance(error, UndefinedError) else ""
        where, tag = self._around(line, name)
        if isinstance(error, SecurityError):
            return LibraryBroken(self._part, "shell-onveilig", f"Deze tag mag niet in een huisstijl: {where}.")
        if isinstance(error, UndefinedError):
            whole = re.search(rf"[\w.]*\b{re.escape(name)}\b", tag) if name else None
            missing = f"De variabele '{whole[0] if whole else name}'" if name else "Een waarde"
            return LibraryBroken(self._part, "shell-variabele-ontbreekt", f"{missing} bestaat niet: {where}.")
        if isinstance(error, TemplateSyntaxError | SyntaxError | RecursionError):
            message = f"Een tag klopt niet: {_dutch(error)}; kijk {where}."
            return LibraryBroken(self._part, "shell-syntax", message)
        problem = f"{type(error).__name__}: {error}"
        message = f"Een tag kan niet worden uitgerekend ({problem}): {where}."
        return LibraryBroken(self._part, "shell-uitdrukking", message)

    def _around(self, line: int, name: str) -> tuple[str, str]:
        """Words for the place of the tag on `line` that uses `name`, and that tag."""
        text = self._lines[min(max(line, 1), len(self._lines)) - 1]
        segments = text.split("</w:p>")
        uses = re.compile(rf"\b{re.escape(name)}\b")
        found = [(i, tag) for i, segment in enumerate(segments) for tag in _TAG.findall(segment)]
        place, tag = next((hit for hit in found if uses.search(hit[1])), found[0] if found else (0, ""))
        tag = " ".join(tag.split())
        inside = f'in "{tag}", ' if tag else ""
        if _words(segments[place]):
            return f'{inside}in de alinea "{_cut(visible(segments[place]), tag)}"', tag
        # A tag that stands alone, or took the place of its whole paragraph or row: what comes before it says where.
        earlier = "</w:p>".join((*self._lines[: max(line - 1, 0)], *segments[:place])).split("</w:p>")
        before = next((visible(segment) for segment in reversed(earlier) if _words(segment)), "")
        return inside + (f'na de alinea "{_cut(before, "")}"' if before else "aan het begin"), tag


def _words(xml: str) -> str:
    """What a reader sees beside the tags."""
    return _TAG.sub("", visible(xml)).strip()


def _cut(text: str, middle: str) -> str:
    """`text`, when it is long only what stands around `middle`."""
    start = max(text.find(middle), 0)
    first, last = max(start - _WIDTH, 0), start + len(middle) + _WIDTH
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def _dutch(error: Exception) -> str:
    message = str(error.message if isinstance(error, TemplateSyntaxError) else error)
    for english, dutch in _SYNTAX:
        if re.match(english, message):
            return re.sub(rf"{english}.*", dutch, message).replace(" or ", " of ")
    return f"hij is niet goed geschreven (Jinja zegt: {message})"
