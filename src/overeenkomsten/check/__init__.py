"""JSON -> Dossier with findings: read, schema, overrides, facts, derived facts, what is missing, rules."""

from overeenkomsten.check.dossier import assess, gaps, refuse_unknown, unseen_remarks
from overeenkomsten.check.read import RawDossier, read

__all__ = ["RawDossier", "assess", "gaps", "read", "refuse_unknown", "unseen_remarks"]
