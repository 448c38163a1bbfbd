"""The syntax tree of a condition: data, never code. Parsed once, evaluated many times.

A condition is about paths, literals, comparisons, `in`, `and`, `or` and `not`. A path starts at the dossier
(`planning.einddatum`), at the derived facts (`afg.is_collectief`) or at a loop variable (`partij.soort`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Path:
    """A dotted path; the first step may be a loop variable."""

    path: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, number, yes/no, or list of those."""

    value: str | int | Decimal | bool | tuple[str | int | Decimal, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """`left operator right`; operator is one of `== != < <= > >= in`, or `not in`."""

    left: Path | Literal
    operator: str
    right: Path | Literal


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    operand: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    operands: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    operands: tuple[Condition, ...]


Condition: TypeAlias = "Path | Compare | Not | And | Or"
"""A bare path means: true for a yes/no, filled in for anything else."""
