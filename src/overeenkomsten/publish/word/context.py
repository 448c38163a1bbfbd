"""Agreement -> what a Word shell can show: plain values, and lines as XML of runs.

`docs/handleiding/huisstijl.md` describes these values for whoever makes a shell; the names are Dutch because they
stand in the shell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.model import dutch
from overeenkomsten.model.agreement import Agreement, AgreementSection, Block, Line, OpenPoint, Part, Table, line_text
from overeenkomsten.model.dossier import Status
from overeenkomsten.model.finding import Severity
from overeenkomsten.publish.word.comments import Comments
from overeenkomsten.publish.word.inline import ERROR_STYLE, Bookmarks, escaped, field, line_xml, plain, run

SECTIONS: dict[str, tuple[str, ...]] = {
    "titelblad": ("titelblad",),
    "partijen": ("partijen",),
    "overwegingen": ("overwegingen",),
    "artikelen": ("artikelen",),
    "hoofdstukken": ("hoofdstuk",),
    "ondertekening": ("ondertekening",),
    "bijlagen": ("bijlage", "bijlagen"),
}
"""Places of a shell, in the order in which it shows them -> the kinds of section that stand there."""
SLOTS = {
    "titel": True,
    "ondertitel": False,
    "kenmerk": False,
    "versie": False,
    "datum": False,
    "status": False,
    "concept": True,
    "ter_besluitvorming": False,
    "inhoudsopgave": True,
    **dict.fromkeys(SECTIONS, True),
    "open_punten": True,
}
"""Every name that a shell may use -> whether it must."""
COLUMNS = range(2, 7)
"""Numbers of columns for which a shell has a table."""

KINDS = {
    "titelblad": {"alinea": "alinea"},
    "partijen": {"partij": "partij", "partijonderdeel": "partijonderdeel", "alinea": "alinea"},
    "overwegingen": {"overweging": "overweging", "subonderdeel": "overwegingonderdeel", "alinea": "alinea"},
    "artikelen": {kind: kind for kind in ("lid", "alinea", "onderdeel", "subonderdeel")},
    "ondertekening": {"alinea": "alinea"},
    "hoofdstuk": {"opsomming": "opsomming", "alinea": "alinea"},
    "bijlagen": {"alinea": "alinea"},
    "bijlage": {kind: kind for kind in ("punt", "puntonderdeel", "puntsubonderdeel", "alinea")},
}
"""Per kind of section: kind of block -> what the shell calls it. A table can stand anywhere."""
_DEPTH = {"onderdeel": 1, "partijonderdeel": 1, "puntonderdeel": 1, "opsomming": 1, "subonderdeel": 2, "tabel": 3}
"""Kind of block -> how deep it stands; 0 for the others."""
_SHORT = 8
"""Characters that fit in a narrow column."""
_LONG_ANNEX = 3
"""Blocks from which an annex is so long that the next one starts on a new page."""
_LONG_TABLE = 8
"""Rows that an annex may have and still stand below the signatures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`rij`: a row of a table."""

    cellen: tuple[Markup, ...]
    laatste: bool
    """Last row of its table; in a signature block the row to sign in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`blok`: a paragraph or a table."""

    soort: str
    """Kind of paragraph, `inleiding` (text before the numbered items), `handtekening` (who signs) or `tabel`."""
    tekst: Markup
    """Empty for a table."""
    bij_volgende: bool = False
    """Announces what follows: a list one level deeper, or a table."""
    kolommen: int = 0
    smal: bool = False
    """Table of which the first column only holds short texts."""
    koprij: tuple[Markup, ...] = ()
    rijen: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """`deel`: an article, a party, a signature block, an annex."""

    kop: Markup
    """Heading without number (Word makes that); empty = none."""
    nummer: str
    """"Artikel 3", to know that there is one; empty = none."""
    niveau: int
    """1 for the heading of an article, chapter or annex; 2 for what stands within a chapter or annex."""
    tussenkop: Markup
    """Heading of the section, where a second section of the same kind starts; empty elsewhere."""
    blokken: tuple[Piece, ...]
    fout: bool
    """Concept only: a rule reports a mistake here."""
    nieuwe_pagina: bool
    """An annex after a long one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """`artikelen`, `partijen`, ...: all sections of one kind."""

    kop: Markup
    delen: tuple[Segment, ...]
    nieuwe_pagina: bool


def build(agreement: Agreement, *, comments: bool) -> tuple[dict[str, Any], Comments]:
    """The values for the shell by name, and the comments that go with them."""
    concept = agreement.status is Status.CONCEPT
    context = _Context(agreement, comments=Comments(wanted=comments and concept), concept=concept)
    values: dict[str, Any] = {
        "titel": plain(agreement.title),
        "ondertitel": plain(agreement.subtitle),
        "kenmerk": plain(agreement.reference),
        "versie": plain(agreement.version),
        "datum": dutch.day(agreement.day) if agreement.day else "",
        "status": agreement.status.value,
        "concept": concept,
        "ter_besluitvorming": agreement.status is Status.TER_BESLUITVORMING,
        "open_punten": tuple(map(_open_point, agreement.open_points)) if concept else (),
        **{kind: context.slot(kind) for kind in SECTIONS},
    }
    values["inhoudsopgave"] = tuple(context.contents()) if agreement.table_of_contents else ()
    return values, context.comments


def _open_point(point: OpenPoint) -> dict[str, str]:
    return {"tekst": plain(point.text), "plaats": plain(", ".join(point.articles))}


class _Context:
    """Makes the values of one document: bookmarks and comments are numbered through it."""

    def __init__(self, agreement: Agreement, *, comments: Comments, concept: bool) -> None:
        self.comments = comments
        self._agreement = agreement
        self._concept = concept
        self._bookmarks = Bookmarks()
        self._signed = 0

    def slot(self, name: str) -> Slot:
        sections = self._sections(name)
        segments = tuple(self._segments(sections))
        kop = self._section_heading(sections[0]) if sections and not sections[0].number else Markup()
        apart = name == "bijlagen" and any(_is_long((part,)) for section in sections for part in section.parts)
        return Slot(kop=kop, delen=segments, nieuwe_pagina=apart)

    def _sections(self, name: str) -> list[AgreementSection]:
        return [section for section in self._agreement.sections if section.kind in SECTIONS[name]]

    def contents(self) -> Iterator[dict[str, object]]:
        """The lines of the table of contents; together they are one field, begun in the first, ended in the last."""
        entries = list(self._entries())
        code = 'TOC \\o "1-1" \\n \\h \\z \\u'
        begin, _, end = field(code, "\0").partition(run("\0"))
        for place, (text, anchor) in enumerate(entries):
            look = "" if "\t" in text else "<w:b/><w:bCs/>"
            link = f'<w:hyperlink w:anchor="{escaped(anchor)}" w:history="1">{run(text, look)}</w:hyperlink>'
            xml = f"{begin if place == 0 else ''}{link}{end if place == len(entries) - 1 else ''}"
            yield {"tekst": Markup(xml), "niveau": 1, "anker": anchor}

    def _entries(self) -> Iterator[tuple[str, str]]:
        for section in (section for name in SECTIONS if name != "titelblad" for section in self._sections(name)):
            if section.number:
                yield f"{section.number}\t{section.title}", section.anchor
                continue
            if section.title:
                yield section.title, self._section_anchor(section)
            for part in section.parts:
                if part.number:
                    yield f"{part.number}\t{line_text(part.title)}", part.anchor

    def _section_anchor(self, section: AgreementSection) -> str:
        return section.anchor or f"kop_{self._agreement.sections.index(section) + 1}"

    def _section_heading(self, section: AgreementSection) -> Markup:
        if not section.title:
            return Markup()
        return Markup(self._bookmarks.around(self._section_anchor(section), run(section.title)))

    def _segments(self, sections: list[AgreementSection]) -> Iterator[Segment]:
        before: tuple[Part, ...] = ()
        for number, section in enumerate(sections):
            if section.number:
                yield self._whole(section, apart=section.kind == "bijlage" and self._on_new_page(section, before))
                yield from (self._segment(part, Markup(), level=2, apart=False) for part in section.parts)
                before = section.parts
                continue
            for place, part in enumerate(section.parts):
                between = self._section_heading(section) if number and not place else Markup()
                yield self._segment(part, between, level=1, apart=part.kind == "bijlagen" and _is_long(before))
                before = (part,)

    def _on_new_page(self, section: AgreementSection, before: tuple[Part, ...]) -> bool:
        """In a long document every annex that is more than a line; in a short one only the first."""
        apart = _is_long(section.parts)
        return apart and (self._agreement.table_of_contents or not before)

    def _whole(self, section: AgreementSection, *, apart: bool) -> Segment:
        """The heading of a chapter or annex; its clauses follow as segments of level 2."""
        return Segment(
            kop=self._section_heading(section),
            nummer=section.number,
            niveau=1,
            tussenkop=Markup(),
            blokken=(),
            fout=False,
            nieuwe_pagina=apart,
        )

    def _segment(self, part: Part, between: Markup, *, level: int, apart: bool) -> Segment:
        wrong = self._concept and any(finding.severity is Severity.FOUT for finding in part.findings)
        heading = self._line(part.title, style=ERROR_STYLE if wrong else "")
        if heading or part.number:
            heading = Markup(self.comments.around(part, self._bookmarks.around(part.anchor, heading)))
        return Segment(
            kop=heading,
            nummer=part.number,
            niveau=level,
            tussenkop=between,
            blokken=tuple(self._pieces(part, commented=bool(heading), wrong=wrong and not heading)),
            fout=wrong,
            nieuwe_pagina=apart,
        )

    def _pieces(self, part: Part, *, commented: bool, wrong: bool) -> Iterator[Piece]:
        """`wrong`: the first line is marked, because there is no heading to mark."""
        counted = False
        signs = part.kind == "ondertekening" and any(block.table for block in part.blocks)
        for place, block in enumerate(part.blocks):
            if block.table is not None:
                yield from self._signatures(part, block.table) if signs else (self._table(part, block.table),)
                continue
            kind = KINDS[part.kind].get(block.kind)
            if kind is None:
                message = f"een blok '{block.kind}' kan niet in het deel '{part.kind}' staan"
                raise LibraryBroken(part.clause_id, "word-blok", message)
            counted = counted or bool(block.number)
            if kind == "alinea" and not counted and part.kind in ("partijen", "overwegingen"):
                kind = "inleiding"
            if signs and not place and not part.title:
                kind = "handtekening"
            text: str = self._bookmarks.around(
                block.anchor, self._line(block.line, style=ERROR_STYLE if wrong and not place else "")
            )
            if not commented:
                text, commented = self.comments.around(part, text), True
            yield Piece(
                soort=kind,
                tekst=Markup(text),
                bij_volgende=_announces(part.blocks[place : place + 2]),
            )

    def _table(self, part: Part, table: Table) -> Piece:
        width = _width(part, table, COLUMNS)
        return Piece(
            soort="tabel",
            tekst=Markup(),
            kolommen=width,
            smal=all(len(line_text(row[0])) <= _SHORT for row in (table.header, *table.rows) if row),
            koprij=tuple(self._line(cell) for cell in table.header),
            rijen=tuple(
                Row(cellen=tuple(map(self._line, row)), laatste=place == len(table.rows))
                for place, row in enumerate(table.rows, start=1)
            ),
        )

    def _signatures(self, part: Part, table: Table) -> Iterator[Piece]:
        """A table per signature: a table that repeats for several people starts again at its first label."""
        width = _width(part, table, range(2, 3))
        people: list[list[tuple[Line, ...]]] = []
        for row in (*((table.header,) if table.header else ()), *table.rows):
            if not people or line_text(row[0]) == line_text(people[0][0][0]):
                people.append([])
            people[-1].append(row)
        for rows in people:
            cells = [list(map(self._line, row)) for row in rows]
            self._signed += 1
            # Whose signature it is stands in the name, so that a signature field can be named after the party.
            name = "_".join(filter(None, ("handtekening", part.subject_id.replace("-", "_")[:20], str(self._signed))))
            cells[-1][-1] = Markup(self._bookmarks.around(name, cells[-1][-1]))
            yield Piece(
                soort="tabel",
                tekst=Markup(),
                kolommen=width,
                rijen=tuple(Row(cellen=tuple(row), laatste=row is cells[-1]) for row in cells),
            )

    def _line(self, line: Line, *, style: str = "") -> Markup:
        return line_xml(line, marked=self._concept, style=style)


def _is_long(parts: tuple[Part, ...]) -> bool:
    blocks = [block for part in parts for block in part.blocks]
    rows = sum(len(block.table.rows) for block in blocks if block.table is not None)
    return len(blocks) >= _LONG_ANNEX or rows > _LONG_TABLE


def _announces(blocks: tuple[Block, ...]) -> bool:
    """Whether the first of two blocks introduces the second."""
    depths = [_DEPTH.get(block.kind, 0) for block in blocks]
    return len(depths) == 2 and depths[0] < depths[1]


def _width(part: Part, table: Table, allowed: range) -> int:
    """The number of columns, when a shell has a table for it."""
    width = len(table.header or (table.rows[0] if table.rows else ()))
    if width not in allowed:
        limits = str(allowed[0]) if len(allowed) == 1 else f"{allowed[0]} tot en met {allowed[-1]}"
        message = f"een tabel heeft hier {limits} kolommen, deze heeft er {width}"
        raise LibraryBroken(part.clause_id, "word-tabel", message)
    return width
