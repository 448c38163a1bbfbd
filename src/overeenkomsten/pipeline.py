"""One dossier, from raw to agreement: the only module that knows the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from overeenkomsten.check import RawDossier, assess, gaps, refuse_unknown, unseen_remarks
from overeenkomsten.choose import judge, select
from overeenkomsten.compose import blanks, compose
from overeenkomsten.errors import InputRejected
from overeenkomsten.library.schema_model import SchemaModel
from overeenkomsten.model.agreement import Agreement
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.library import Library
from overeenkomsten.model.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies ready for every dossier: read once, used for all."""

    library: Library
    schema: SchemaModel
    settings: Mapping[str, Decimal] = field(default_factory=dict)
    """Parameters that the municipality set itself: name -> value in the unit of the parameter."""
    contact: Mapping[str, str] = field(default_factory=dict)
    """Answers of the municipality for `gemeente.contact` in every dossier that leaves them open: field -> text."""
    today: date | None = None
    """Whose law holds when a dossier has no date at all; None = the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One dossier and what became of it."""

    dossier: Dossier
    selection: Selection
    agreement: Agreement


def check(raw: RawDossier, desk: Desk, *, document_type: str = "", status: str = "") -> Dossier:
    """The checked dossier with all its findings. InputRejected only for what is wrong in every status."""
    return assess(
        raw,
        desk.library,
        desk.schema,
        desk.settings,
        judge,
        document_type=document_type,
        status=status,
        today=desk.today,
        contact=desk.contact,
    )


def examine(raw: RawDossier, desk: Desk, *, document_type: str = "", status: str = "") -> Result:
    """The agreement with everything there is to say about it, also when something stops it.

    InputRejected when the dossier cannot be judged at all, or when there is no text for this kind of document.
    """
    dossier = check(raw, desk, document_type=document_type, status=status)
    refuse_unknown(dossier, desk.library)
    return assemble(dossier, desk)


def make(raw: RawDossier, desk: Desk, *, document_type: str = "", status: str = "") -> Result:
    """The agreement. InputRejected when something stops it in this status: then there is nothing to write."""
    result = examine(raw, desk, document_type=document_type, status=status)
    if any(finding.stops for finding in result.agreement.findings):
        raise InputRejected(result.agreement.findings)
    return result


def assemble(dossier: Dossier, desk: Desk) -> Result:
    """The second half of `examine`, for who already has a checked dossier that the library has a text for."""
    selection = select(dossier, desk.library)
    agreement = compose(selection, dossier, desk.library)
    shown = frozenset(part.clause_id for section in agreement.sections for part in section.parts)
    late = (*unseen_remarks(dossier, shown), *gaps(dossier, blanks(agreement)))
    agreement = replace(agreement, findings=(*agreement.findings, *late))
    return Result(dossier=dossier, selection=selection, agreement=agreement)
