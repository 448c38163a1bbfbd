"""What was chosen for one document, what was not, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from overeenkomsten.model.clause import Block, Clause, TableRow
from overeenkomsten.model.library import Blueprint, Section, Term
from overeenkomsten.model.scope import Scope


class Verdict(StrEnum):
    """Three-valued: `onbekend` when a needed fact is still missing."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A verdict with its explanation."""

    verdict: Verdict
    because: str
    """In Dutch: "soort oplossing (oplossing.hoofdtype) is 'individueel'"; "altijd" when there is no condition."""
    flips: str = ""
    """What would make it the other way round; empty when nothing in the dossier would."""
    paths: tuple[str, ...] = ()
    """Dotted paths that were read."""
    open_paths: tuple[str, ...] = ()
    """Needed and missing: why it is `onbekend`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenRow:
    """One row of a table, with the loop variables that it is filled in with."""

    row: TableRow
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenBlock:
    """A lid, onderdeel, paragraph or table, once for each turn of its loop."""

    block: Block
    scope: Scope
    reason: Reason
    first: bool = True
    """False for the second and later turns of a loop: only the first can be referred to."""
    gap: bool = False
    """True: stands for a list that is needed and still empty."""
    children: tuple[ChosenBlock, ...] = ()
    rows: tuple[ChosenRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One clause of the blueprint and what became of it."""

    section: Section
    clause: Clause
    """The version that is valid on the date of the document."""
    reason: Reason
    scope: Scope
    subject: str = ""
    """Path of the element when the section repeats (`partijen.1`); else empty."""
    blocks: tuple[ChosenBlock, ...] = ()
    """With those that are left out, so that each can be explained; empty when the clause is not chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """All clauses of the blueprint, in order, chosen or not."""

    blueprint: Blueprint
    choices: tuple[Choice, ...]
    table_of_contents: bool
    terms: tuple[Term, ...]
    """Defined terms that the chosen text uses and that the list of terms defines, by alphabet."""
