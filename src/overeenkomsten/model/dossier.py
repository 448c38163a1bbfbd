"""The checked dossier of one document: what goes into selection and composition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.finding import Finding


class Status(StrEnum):
    """How far the document is (`document.status`); it decides what a missing value means."""

    CONCEPT = "concept"
    TER_BESLUITVORMING = "ter_besluitvorming"
    DEFINITIEF = "definitief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A value that this document needs and that is not filled in."""

    path: str
    """Dotted path where it belongs: `partijen.1.zetel`."""
    title: str
    """Title of the field in the schema: what the blank in the text says."""
    question: str
    """Help text of the field: what the list of open points says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One dossier, checked, for one document type. Facts are facts; `afg` is what follows from them."""

    document_type: str
    """`intentieovereenkomst`, ...: after `--type` and overrides."""
    status: Status
    """After `--status`."""
    facts: Record
    """The dossier with the overrides for this document type merged in."""
    afg: Record
    """Derived facts; `afg.instelling` holds the parameters in force."""
    missing: tuple[Missing, ...]
    """Needed and absent, in the order of the schema."""
    findings: tuple[Finding, ...]
    """Of the rules, in order of place."""
    labels: Mapping[str, Mapping[str, str]]
    """Schema path without list places (`oplossing.technieken`) -> enum value -> words for in a sentence."""
    titles: Mapping[str, str]
    """Schema path without list places -> title of the field."""
    questions: Mapping[str, str]
    """Schema path without list places -> the question that its help text begins with; absent when it asks nothing."""
    references: frozenset[str]
    """Schema paths without list places whose value is the id of a party."""
    reads: Mapping[str, tuple[str, ...]]
    """Name of a derived fact -> schema paths that it is computed from."""
    legal_day: date | None
    """The day whose law holds: clauses and parameters of that day are used. None = the newest."""
    file: str
    """Name of the dossier file as the user gave it; empty when it came otherwise."""
    stem: str
    """First part of the names of the files to be made."""
    input_hash: str
    """SHA-256 of the dossier file as read, hexadecimal."""

    def at(self, path: str) -> Value | None:
        """The value at a dotted path; `afg.` leads to the derived facts. None when absent."""
        if path == "afg":
            return self.afg
        if path.startswith("afg."):
            return self.afg.at(path.removeprefix("afg."))
        return self.facts.at(path)
