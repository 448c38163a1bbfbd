"""`styles.xml` and `numbering.xml` in; the number that Word puts before each paragraph out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from overeenkomsten.model.counting import letter, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def counted(value: int, number_format: str) -> str:
    """A number as Word writes it in a format.

    >>> counted(28, "lowerLetter"), counted(9, "upperRoman"), counted(3, "decimal")
    ('bb', 'IX', '3')
    """
    match number_format:
        case "lowerLetter" | "upperLetter":
            text = letter(value)
        case "lowerRoman" | "upperRoman":
            text = roman(value)
        case "none":
            text = ""
        case _:
            text = str(value)
    return text.upper() if number_format.startswith("upper") else text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    format: str
    text: str
    start: int
    restart: int | None
    """Starts again after this level or a higher one (0 = the highest); None = the level just above."""
    legal: bool
    """True: numbers of higher levels in digits."""
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """One `w:num`: a use of an abstract list."""

    abstract: str
    levels: dict[int, _Level]
    overrides: dict[int, int]
    """Level -> number at which this use of the list starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style, as far as numbers go."""

    name: str
    based_on: str
    list_id: str
    """Empty = says nothing about a list; "0" = has none."""
    level: int | None


def value(element: etree._Element | None, path: str = "") -> str:
    """`w:val` of a child; empty when it is not there."""
    found = element.find(path, {"w": W[1:-1]}) if element is not None and path else element
    return (found.get(f"{W}val") or "") if found is not None else ""


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """Id -> style, for the paragraph styles."""
    if root is None:
        return {}
    return {
        style.get(f"{W}styleId", ""): Style(
            name=value(style, "w:name"),
            based_on=value(style, "w:basedOn"),
            list_id=value(style, "w:pPr/w:numPr/w:numId"),
            level=_number(value(style, "w:pPr/w:numPr/w:ilvl")),
        )
        for style in root.iterfind(f"{W}style")
        if style.get(f"{W}type") == "paragraph"
    }


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?\d+", text) else None


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {
        _number(level.get(f"{W}ilvl", "")) or 0: _Level(
            format=value(level, "w:numFmt") or "decimal",
            text=value(level, "w:lvlText"),
            start=1 if (start := _number(value(level, "w:start"))) is None else start,
            restart=_number(value(level, "w:lvlRestart")),
            legal=level.find(f"{W}isLgl") is not None,
            style=value(level, "w:pStyle"),
        )
        for level in abstract.iterfind(f"{W}lvl")
    }


def _read_lists(root: etree._Element | None) -> dict[str, _List]:
    if root is None:
        return {}
    abstracts = {a.get(f"{W}abstractNumId", ""): _levels(a) for a in root.iterfind(f"{W}abstractNum")}
    lists: dict[str, _List] = {}
    for num in root.iterfind(f"{W}num"):
        abstract = value(num, "w:abstractNumId")
        overrides = {
            _number(override.get(f"{W}ilvl", "")) or 0: start
            for override in num.iterfind(f"{W}lvlOverride")
            if (start := _number(value(override, "w:startOverride"))) is not None
        }
        lists[num.get(f"{W}numId", "")] = _List(
            abstract=abstract, levels=abstracts.get(abstract, {}), overrides=overrides
        )
    return lists


@dataclass(slots=True)
class Numbering:
    """Counts through one document; ask for the paragraphs in their order."""

    styles: dict[str, Style]
    lists: dict[str, _List]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """Abstract list -> level -> number of the last paragraph there."""
    begun: set[tuple[str, int]] = field(default_factory=set)
    """Lists with a start of their own that have used it, per level."""

    @classmethod
    def read(cls, styles: etree._Element | None, numbering: etree._Element | None) -> Numbering:
        """From the roots of the two parts; None where the document has no such part."""
        return cls(styles=read_styles(styles), lists=_read_lists(numbering))

    def number(self, paragraph: etree._Element) -> str:
        """The number before a paragraph, without the tab; "-" for a bullet, empty for none."""
        style = value(paragraph, "w:pPr/w:pStyle")
        list_id = value(paragraph, "w:pPr/w:numPr/w:numId")
        level = _number(value(paragraph, "w:pPr/w:numPr/w:ilvl"))
        chain = self._chain(style)
        if not list_id:
            list_id = next((s.list_id for s in chain.values() if s.list_id), "")
        listed = self.lists.get(list_id)
        if listed is None:
            return ""
        if level is None:
            linked = (n for n, candidate in listed.levels.items() if candidate.style in chain)
            inherited = (s.level for s in chain.values() if s.level is not None)
            level = next(linked, next(inherited, 0))
        return self._next(list_id, listed, level)

    def _chain(self, style: str) -> dict[str, Style]:
        """The style and those it is based on, nearest first."""
        chain: dict[str, Style] = {}
        while style in self.styles and style not in chain:
            chain[style] = self.styles[style]
            style = self.styles[style].based_on
        return chain

    def _next(self, list_id: str, listed: _List, level: int) -> str:
        if level not in listed.levels:
            return ""
        counts = self.counts.setdefault(listed.abstract, {})
        if level in listed.overrides and (list_id, level) not in self.begun:
            self.begun.add((list_id, level))
            counts[level] = listed.overrides[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else listed.levels[level].start
        for lower in [n for n in counts if n > level]:
            restart = listed.levels[lower].restart if lower in listed.levels else None
            if restart is None or level < restart:
                del counts[lower]
        here = listed.levels[level]
        if here.format == "bullet":
            return "-"

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = listed.levels.get(at, here)
            return counted(counts.get(at, other.start), "decimal" if here.legal else other.format)

        return re.sub(r"%(\d)", shown, here.text)
