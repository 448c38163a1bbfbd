"""The clause library as one value: clauses, blueprints, terms and parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from overeenkomsten.model.clause import Clause, Loop, Text
from overeenkomsten.model.condition import Condition
from overeenkomsten.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a blueprint: which clauses, in which order."""

    kind: str
    """`titelblad`, `partijen`, `overwegingen`, `artikelen`, `hoofdstuk`, `ondertekening`, `bijlagen` or `bijlage`.

    In `artikelen` and `bijlagen` every clause is an article or an annex of its own; a `hoofdstuk` or `bijlage` is one
    chapter or annex as a whole, with its clauses as paragraphs.
    """
    title: str
    """Heading above it; empty = none. That of a `hoofdstuk` or `bijlage` gets the number."""
    loop: Loop | None
    """The clauses are chosen once for each element, for example for each party; None = once."""
    only_if: Condition | None
    clauses: tuple[str, ...]
    """Clause ids in order."""
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """Which clauses a document type is made of."""

    document_type: str
    title: str
    """Name of the document, "Intentieovereenkomst"."""
    subtitle: Text
    table_of_contents: Condition | bool
    """Whether there is one, or when."""
    guiding_questions: bool
    """Gaps ask the question of the field instead of naming it: the document is also a working paper."""
    sections: tuple[Section, ...]
    file: str
    phases: tuple[str, ...]
    """Phases in which this document is usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A defined term of the library."""

    name: str
    """Key: `werkdag`."""
    text: str
    """As it stands in a sentence, with its capital: "Werkdag"."""
    definition: Text
    """What it means; empty when the term is defined in the text itself (`defined_in`)."""
    defined_in: str
    """Clause id that defines it ("hierna: ..."); empty when the list of terms does."""
    sources: tuple[Source, ...]
    when: Condition | None = None
    """A term may have several definitions with complementary conditions; None = always."""
    file: str = "begrippen.yaml"
    """File it came from, for messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A legal amount or an editorial threshold with the date from which it holds."""

    name: str
    unit: str
    """`euro`, `dagen`, `maanden`, `aantal` or `procent`."""
    description: str
    """What it is for, in Dutch."""
    kind: str
    """`wettelijk` or `redactioneel` (the municipality may set it)."""
    values: tuple[tuple[date, Decimal, Source], ...]
    """(valid from, value, source), oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """How a party is called in the text: "de Gemeente"."""

    article: str
    """`de` or `het`; empty when the designation is a full name."""
    noun: str

    def __str__(self) -> str:
        return f"{self.article} {self.noun}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """Something that a lawyer looks at in every document, also when no rule reports anything."""

    question: str
    """In Dutch, as a question."""
    document_types: tuple[str, ...]
    """Empty = all."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A heading of the Stappenplan that clauses and rules point at."""

    code: str
    """`SP-2.R`."""
    heading: str
    content: str
    """What it says, in our own words."""
    fields: tuple[str, ...]
    """Paths of the questions of the dossier whose help text is about it."""
    not_applicable: str
    """Why nothing in the library is about it; empty = something should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything the legal department owns, read once."""

    clauses: Mapping[str, tuple[Clause, ...]]
    """Id -> versions by validity, oldest first."""
    blueprints: Mapping[str, Blueprint]
    terms: Mapping[str, tuple[Term, ...]]
    parameters: Mapping[str, Parameter]
    designations: Mapping[str, Designation]
    """`partij.soort` -> how such a party is called."""
    checkpoints: tuple[Checkpoint, ...] = ()
    """The fixed list for the lawyer, in order."""
    steps: Mapping[str, Step] = field(default_factory=dict)
    """Code -> heading of the Stappenplan, in its order."""
    hash: str
    """SHA-256 over all files, hexadecimal."""

    def checkpoints_of(self, document_type: str) -> tuple[Checkpoint, ...]:
        """What a lawyer looks at in every document of this type."""
        return tuple(c for c in self.checkpoints if not c.document_types or document_type in c.document_types)
