"""The styles of a shell: which it defines, which of them count, and which it asks for without defining them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ASKED = re.compile(rb'<w:(?:p|r|tbl)Style w:val="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class ShellStyles:
    """What `word/styles.xml` says, and what the texts of the shell make of it."""

    known: frozenset[str]
    """Ids and names of the styles that are defined."""
    undefined: frozenset[str]
    """Ids that paragraphs, runs and tables ask for and that are not defined: Word would fall back in silence."""
    numbered: frozenset[str]
    """Ids and names of paragraph styles that belong to a list, themselves or through the style they are based on."""


def read_styles(files: Mapping[str, bytes], texts: Iterable[bytes]) -> ShellStyles:
    """The styles in the package `files`; `texts` are the parts whose paragraphs are looked at."""
    data = files.get("word/styles.xml")
    styles = {style.get(f"{_WORD}styleId", ""): style for style in _elements(data)}
    numbered = [style for name, style in styles.items() if _counts(name, styles)]
    asked = {found.decode("utf-8") for text in texts for found in _ASKED.findall(text)}
    return ShellStyles(
        known=frozenset(name for style in styles.values() for name in _names(style)),
        undefined=frozenset(asked - set(styles)),
        numbered=frozenset(name for style in numbered for name in _names(style)),
    )


def _elements(data: bytes | None) -> list[Any]:
    return list(etree.fromstring(data).iter(f"{_WORD}style")) if data is not None else []


def _names(style: Any) -> list[str]:
    found = (style.get(f"{_WORD}styleId"), *(name.get(f"{_WORD}val") for name in style.iterfind(f"{_WORD}name")))
    return [name for name in found if name]


def _counts(name: str, styles: Mapping[str, Any]) -> bool:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        style = styles[name]
        if style.get(f"{_WORD}type") != "paragraph":
            return False
        if style.find(f"{_WORD}pPr/{_WORD}numPr") is not None:
            return True
        base = style.find(f"{_WORD}basedOn")
        name = base.get(f"{_WORD}val", "") if base is not None else ""
    return False
