"""JSON -> Dossier with findings: read, schema, overrides, facts, derived facts, what is missing, rules."""

from overeenkomsten.check.dossier import assess, refuse, refuse_blanks, refuse_unknown
from overeenkomsten.check.read import RawDossier, read

__all__ = ["RawDossier", "assess", "read", "refuse", "refuse_blanks", "refuse_unknown"]
