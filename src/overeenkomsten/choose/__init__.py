"""Dossier x Library -> Selection: which clauses and leden come in, and why."""

from overeenkomsten.choose.judge import judge
from overeenkomsten.choose.select import select

__all__ = ["judge", "select"]
