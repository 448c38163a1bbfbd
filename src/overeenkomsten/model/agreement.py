"""The complete agreement: every word, number and reference in place. All that publish, text and HTML need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from overeenkomsten.model.dossier import Status
from overeenkomsten.model.finding import Finding
from overeenkomsten.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Final text. `\\n` is a line break within the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A visible gap: "[nog invullen: zetel]" or "[nog te kiezen: ...]"."""

    text: str
    """With its brackets."""
    path: str
    """Dotted path of the value that is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """A reference to an article, lid, chapter or annex; in Word a field."""

    text: str
    """What it reads now: "Artikel 3" for an article, "3.2" for a lid, "4" for a chapter."""
    anchor: str
    """Bookmark name of the target."""
    word: str = ""
    """What stands before it when the number alone is no reference: "Artikel" for a lid, "Hoofdstuk" for a chapter."""


Inline: TypeAlias = "Run | Blank | CrossReference"
Line: TypeAlias = "tuple[Inline, ...]"


def line_text(line: Line) -> str:
    """The words of a line, without their looks."""
    return "".join(inline.text for inline in line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with the same number of cells in every row."""

    header: tuple[Line, ...]
    """Empty = no header row."""
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, or one table."""

    kind: str
    """`lid`, `alinea` (no number), `onderdeel`, `subonderdeel`, `partij`, `overweging`, `punt` and `puntonderdeel`
    (in an annex), `opsomming` (in a chapter) or `tabel`."""
    number: str = ""
    """As Word will show it: "3.1", "a.", "i.", "1.", "-"; empty for `alinea` and `tabel`."""
    line: Line = ()
    anchor: str = ""
    """Bookmark name; empty = nothing refers to it."""
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What became of one clause: an article, a party, a recital group, a signature block, an annex."""

    clause_id: str
    version: int
    kind: str
    """Kind of its section, as in `model.library.Section`."""
    number: str
    """"Artikel 3", "Bijlage 1" or "4.2"; empty where the part has no number."""
    title: Line
    """Heading; empty = none."""
    blocks: tuple[Block, ...]
    anchor: str
    """Bookmark name of the heading; always set for articles and annexes."""
    sources: tuple[Source, ...]
    jt: bool
    explanation: str
    plain_words: str
    reason: str
    """Why it is in, in Dutch."""
    paths: tuple[str, ...]
    """Dotted paths of the values it uses."""
    findings: tuple[Finding, ...] = ()
    """Of rules that looked at one of those paths."""
    subject: str = ""
    """Path of the party it is about (`partijen.1`) where the section repeats; else empty."""
    subject_id: str = ""
    """Id of that party (`ini`); empty when there is none."""
    remarks: tuple[str, ...] = ()
    """Remarks of people at this article (`opmerkingen` in the dossier)."""
    place: str = ""
    """What people call the place where it stands: "Artikel 3", "Hoofdstuk 4", "Ondertekening"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSection:
    """A section of the document with its heading."""

    kind: str
    title: str
    parts: tuple[Part, ...]
    number: str = ""
    """"3" of a chapter, "Bijlage 2" of an annex of several parts; empty for other sections."""
    anchor: str = ""
    """Bookmark name of the heading of a chapter or annex; empty for other sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """Something that still has to be filled in or chosen."""

    path: str
    text: str
    """"Zetel van de coöperatie: In welke plaats ...?" """
    articles: tuple[str, ...]
    """Where it shows: "Artikel 3"; empty when the text does not show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One document, complete."""

    document_type: str
    title: str
    """"Intentieovereenkomst"."""
    subtitle: str
    """Name of the project."""
    status: Status
    reference: str
    """`document.kenmerk`; empty when there is none."""
    version: str
    """`document.versie`; empty when there is none."""
    day: date | None
    """`document.datum`; None while open."""
    table_of_contents: bool
    sections: tuple[AgreementSection, ...]
    open_points: tuple[OpenPoint, ...]
    findings: tuple[Finding, ...]
    """All findings of the dossier, with the articles that they touch."""

    def parts(self, kind: str) -> tuple[Part, ...]:
        """The parts of all sections of that kind, in order."""
        return tuple(part for section in self.sections if section.kind == kind for part in section.parts)

    @property
    def articles(self) -> tuple[Part, ...]:
        """The numbered articles, in order."""
        return self.parts("artikelen")
