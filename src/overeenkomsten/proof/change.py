"""A dossier in; for clauses that its agreement does not have, the smallest change that would bring each of them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from overeenkomsten.check.overrides import prepare
from overeenkomsten.check.read import RawDossier
from overeenkomsten.errors import InputRejected
from overeenkomsten.library.schema_model import OVERRIDES
from overeenkomsten.model.dossier import Status
from overeenkomsten.model.selection import Verdict
from overeenkomsten.pipeline import Desk, Result, examine
from overeenkomsten.proof.bench import Bench, Run, Side
from overeenkomsten.proof.data import Difference, Tree, differences
from overeenkomsten.proof.moves import Moves
from overeenkomsten.proof.repair import Repairs
from overeenkomsten.proof.search import Search
from overeenkomsten.proof.targets import Kind, Target, targets
from overeenkomsten.proof.values import Values

_BUDGET = 40
"""Dossiers that are tried for one clause before we say that we found nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """How a clause would come in."""

    clause_id: str
    changes: tuple[Difference, ...]
    """From the dossier as it is; empty = no small change was found."""


def ways_in(raw: RawDossier, desk: Desk, result: Result, clause_ids: Sequence[str] = ()) -> Mapping[str, WayIn]:
    """Clause id -> the smallest change found, for each clause that is nowhere in the agreement; in its order.

    `clause_ids` empty = all of those. What is already wrong with the dossier may stay wrong; a change after which
    something new would stop the document is no way in.
    """
    search = _Search(raw, desk, result)
    return {found.clause_id: found for found in search.all(clause_ids)}


class _Search:
    def __init__(self, raw: RawDossier, desk: Desk, result: Result) -> None:
        kind = result.dossier.document_type
        prepared = prepare(raw, document_type=kind, status=Status.CONCEPT, contact=desk.contact)
        tree = {name: value for name, value in prepared.data.items() if name != OVERRIDES}
        blueprint = desk.library.blueprints[kind]
        every = targets(desk.library, blueprint)
        self._result = result
        self._clauses = {target.clause_id: target for target in every if target.kind is Kind.CLAUSULE}
        tolerated = frozenset(finding.rule for finding in result.agreement.findings)
        bench = Bench(desk, every, tolerated=tolerated)
        self._desk, self._bench = desk, bench
        values = Values(desk.schema, kind)
        self._search = Search(bench, Moves(desk.schema, values), Repairs(desk.schema, values, bench))
        self._start = bench.run(tree)

    def all(self, clause_ids: Sequence[str]) -> Iterator[WayIn]:
        for clause_id in self._left_out():
            target = self._clauses.get(clause_id)
            if clause_ids and clause_id not in clause_ids:
                continue
            yield WayIn(clause_id=clause_id, changes=self._changes(target) if target is not None else ())

    def _left_out(self) -> Iterator[str]:
        """Clauses that fit nobody and nothing, in the order of the document."""
        choices = self._result.selection.choices
        there = {choice.clause.id for choice in choices if choice.reason.verdict is not Verdict.NEE}
        yield from dict.fromkeys(choice.clause.id for choice in choices if choice.clause.id not in there)

    def _changes(self, target: Target) -> tuple[Difference, ...]:
        found = self._reached(target)
        if found is None:
            return ()
        nearest = self._search.nearest(target, Side.MET, self._start, found)
        return differences(self._start.tree, nearest.tree) if self._is_sound(nearest.tree) else ()

    def _reached(self, target: Target) -> Run | None:
        if self._start.dossier is None:
            return None
        found = self._search.reach(target, Side.MET, (self._start,), _BUDGET)
        return found or self._bench.witness(target, Side.MET)

    def _is_sound(self, tree: Tree) -> bool:
        """Whether the changed dossier is stopped by nothing that did not stop it before, in its own status."""
        raw = RawDossier(data=tree, text="{}", name="", sha256="")
        dossier = self._result.dossier
        try:
            changed = examine(raw, self._desk, document_type=dossier.document_type, status=dossier.status)
        except InputRejected:
            return False
        before, after = (
            {(finding.rule, finding.path) for finding in result.agreement.findings if finding.stops}
            for result in (self._result, changed)
        )
        return after <= before
