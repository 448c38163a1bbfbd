"""Derived facts that only the texts of clauses need."""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid

AFGELEID: tuple[Afgeleid, ...] = ()
"""In the order in which they are computed, after those of `regels`."""
