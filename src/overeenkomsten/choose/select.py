"""A dossier and a library -> the selection: every clause of the blueprint, chosen or not, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.choose.expand import expand
from overeenkomsten.choose.judge import judge
from overeenkomsten.choose.loops import turns, waiting
from overeenkomsten.choose.terms import TERMS, used_terms
from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.clauses import condition_of, in_force
from overeenkomsten.library.texts import places
from overeenkomsten.model.clause import Clause
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.library import Blueprint, Library, Section
from overeenkomsten.model.scope import Scope
from overeenkomsten.model.selection import Choice, Selection, Verdict


def select(dossier: Dossier, library: Library) -> Selection:
    """All clauses of the blueprint of `dossier.document_type`, in order, with verdicts and expanded blocks."""
    blueprint = library.blueprints.get(dossier.document_type)
    if blueprint is None:
        raise LibraryBroken(
            "templates/documenten", "blauwdruk-ontbreekt", f"er is geen blauwdruk '{dossier.document_type}'"
        )
    scope = Scope(dossier)
    choices = tuple(_choices(blueprint, library, scope))
    terms = used_terms(choices, library, scope)
    choices = tuple(
        expand(choice, terms) if choice.blocks and _lists_terms(choice.clause) else choice for choice in choices
    )
    return Selection(
        blueprint=blueprint, choices=choices, table_of_contents=_has_contents(blueprint, scope), terms=terms
    )


def _has_contents(blueprint: Blueprint, scope: Scope) -> bool:
    wanted = blueprint.table_of_contents
    return wanted if isinstance(wanted, bool) else judge(wanted, scope).verdict is Verdict.JA


def _choices(blueprint: Blueprint, library: Library, scope: Scope) -> Iterator[Choice]:
    for section in blueprint.sections:
        gap = waiting(section.loop, scope) if section.loop is not None else None
        if gap is not None:
            clause = _version(section.clauses[0], library, blueprint, scope)
            yield Choice(section=section, clause=clause, reason=gap, scope=scope)
        for subject, inner in _turns(section, scope):
            for clause_id in section.clauses:
                clause = _version(clause_id, library, blueprint, scope)
                reason = judge(condition_of(clause, section.when), inner)
                choice = Choice(section=section, clause=clause, reason=reason, scope=inner, subject=subject)
                yield expand(choice, ()) if reason.verdict is Verdict.JA else choice


def _turns(section: Section, scope: Scope) -> Iterator[tuple[str, Scope]]:
    """(path of the element, scope with the element) for each turn of a section; one turn when it does not repeat."""
    if section.loop is None:
        yield "", scope
        return
    for path, inner in turns(section.loop, scope):
        if judge(section.only_if, inner).verdict is not Verdict.NEE:
            yield path, inner


def _version(clause_id: str, library: Library, blueprint: Blueprint, scope: Scope) -> Clause:
    """The version in force on the date of the document; the oldest when the document is older than the library."""
    versions = library.clauses.get(clause_id)
    if not versions:
        raise LibraryBroken(blueprint.file, "clausule-onbekend", f"de clausule '{clause_id}' bestaat niet")
    return in_force(scope.dossier.legal_day, versions)


def _lists_terms(clause: Clause) -> bool:
    return any(loop.path == TERMS for place in places(clause) for loop in place.loops)
