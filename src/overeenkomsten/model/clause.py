"""A clause as its author wrote it: front matter as data, body as a small tree of text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from overeenkomsten.model.condition import Condition
from overeenkomsten.model.source import Source


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter behind a path: `| maanden`, `| standaard("x")`."""

    name: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Literal text of the author."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """`{{ pad | filter }}`: a value of the dossier."""

    path: str
    filters: tuple[Filter, ...] = ()
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """`{{ verwijs("id#lid") }}` (one target) or `{{ verwijs_lijst("a", "b#c") }}` (skips what is not there)."""

    targets: tuple[str, ...]
    optional: bool
    """True for `verwijs_lijst`: a target that is not in this document is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """`{{ begrip("werkgebied") }}`: a defined term; using it puts its definition into the document."""

    name: str
    bold: bool = False
    italic: bool = False


Piece: TypeAlias = "Words | Expression | Reference | TermUse"
Text: TypeAlias = "tuple[Piece, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """`voor="x in pad"`: once for each element of the list at `path`."""

    variable: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table in a clause."""

    cells: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table; with `loop` its body rows repeat, and `total` stands below them once."""

    header: tuple[Text, ...]
    """Texts of the header row; all empty = a table without header."""
    rows: tuple[TableRow, ...]
    total: TableRow | None = None
    """The last row of a repeating table that is marked `totaal`; it knows nothing of the loop."""
    loop: Loop | None = None
    only_if: Condition | None = None
    """`als`: judged for each turn of the loop."""
    when: Condition | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A lid, an onderdeel or a paragraph without number."""

    anchor: str = ""
    """Local id (`#opzeggen`); empty = cannot be referred to."""
    text: Text = ()
    numbered: bool = True
    """False for a plain paragraph."""
    when: Condition | None = None
    loop: Loop | None = None
    only_if: Condition | None = None
    children: tuple[Item | TableBlock, ...] = ()
    """Onderdelen of a lid, subonderdelen of an onderdeel, or a table below it."""
    line: int = 0


Block: TypeAlias = "Item | TableBlock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause file."""

    id: str
    """`rubriek.naam`, from its path."""
    title: Text
    """Heading; may hold expressions. Empty for a part without heading."""
    version: int
    valid_from: date
    document_types: tuple[str, ...]
    """The document types that may list it; empty = all."""
    phases: tuple[str, ...]
    """Phases in which it is chosen; empty = all."""
    solutions: tuple[str, ...]
    """Solution types (`oplossing.hoofdtype`) for which it is chosen; empty = all."""
    after: str
    """`na`: id of the clause behind which it places itself in each of its documents; empty = the blueprint lists it."""
    when: Condition | None
    """None = always."""
    sources: tuple[Source, ...]
    jt: bool
    """True: "juridisch te toetsen"."""
    explanation: str
    """`toelichting`: for the lawyer; why it is here and when to deviate."""
    plain_words: str
    """`gewone_taal`: for residents, B1."""
    blocks: tuple[Block, ...]
    file: str
    """File it came from, for messages."""
