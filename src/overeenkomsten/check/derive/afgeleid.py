"""What a derived fact is: its name, its source, what it reads, where it turns, and how it is computed.

A derived fact is read as `afg.<naam>` by rules, clauses and blueprints. What it reads and where it turns are
data, so that `verklaar` can say where a fact comes from and the search for witnesses knows what to try.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from overeenkomsten.model.facts import Record, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """All that a derived fact may look at."""

    document_type: str
    """`intentieovereenkomst`, ..."""
    facts: Record
    """The dossier, with the overrides for this document type merged in."""
    instelling: Record
    """The parameters in force: euro as Money, everything else as a number."""
    eerder: Record
    """The derived facts that were computed before this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afgeleid:
    """One derived fact."""

    naam: str
    """`is_collectief` is read as `afg.is_collectief`."""
    bron: str
    """Where it comes from: the Stappenplan, a statute, or our own reasoning."""
    betekent: str = ""
    """What it is called where people read conditions: "één systeem voor iedereen"; empty = its name."""
    leest: tuple[str, ...]
    """Dotted paths that it reads, without list places: `oplossing.technieken`;
    `afg.` for another derived fact."""
    grenzen: tuple[Mapping[str, object], ...] = ()
    """Sets of values at which it turns, as they would stand in the dossier; for searches."""
    bereken: Callable[[Basis], Value | None]
    """None = absent."""
