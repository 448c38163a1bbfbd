"""One document type in; for every condition in it a dossier that meets it and one that does not, out.

A condition that nobody can meet, or that nobody can fail, is a mistake: the text behind it is never there, or always.
The dossiers are searched for, not written by hand, and each goes through the whole pipeline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from overeenkomsten.compose.agreement import lines
from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.lint import Problem
from overeenkomsten.model.agreement import Blank, Part
from overeenkomsten.model.library import Blueprint
from overeenkomsten.model.scope import without_places
from overeenkomsten.pipeline import Desk, Result, assemble
from overeenkomsten.proof.bench import Bench, Run, Side
from overeenkomsten.proof.data import Difference, Tree, differences
from overeenkomsten.proof.moves import Moves
from overeenkomsten.proof.repair import Repairs
from overeenkomsten.proof.search import Search
from overeenkomsten.proof.start import starts
from overeenkomsten.proof.targets import Kind, Target, targets
from overeenkomsten.proof.values import Values
from overeenkomsten.proof.words import condition_in_words

_BUDGET = 120
"""Dossiers that one search may try before it gives up."""
_SMALL_BUDGET = 30
"""The same, for a nearer dossier when there is one already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One condition, and a dossier on either side of it."""

    document_type: str
    kind: Kind
    clause_id: str
    """Empty for a part of the blueprint."""
    place: str
    """`file:line`."""
    condition: str
    """As an author would write it, without what the document type alone decides."""
    start: str
    """Name of the dossier of the search that the one with it resembles most."""
    changes: tuple[Difference, ...]
    """From that dossier to the one with it."""
    included: Tree = field(repr=False)
    """A valid dossier with it."""
    left_out: Tree = field(repr=False)
    """A valid dossier without it."""
    difference: tuple[Difference, ...]
    """From the one with it to the one without; empty: one dossier, with it for one element of a list and without it
    for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unproven:
    """One condition without a dossier on one of its sides."""

    document_type: str
    kind: Kind
    clause_id: str
    place: str
    condition: str
    side: Side
    """The side that nobody can be on."""
    needed: bool
    """True: what it asks for is needed in this document, so that in its place the choice can only be open."""

    @property
    def problem(self) -> Problem:
        """The same, as a problem of the library."""
        how = "nooit" if self.side is Side.MET else "altijd"
        why = ", want wat hier wordt gevraagd is in dit document altijd nodig" if self.needed else ""
        message = f"'{self.document_type}': dit is {how} te zien{why}: {self.condition}"
        return Problem(place=self.place, rule="bereik-onbewezen", message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A gap in the text of a witness, for a value that its document does not need.

    No mistake of the library in itself: the dossier may be an odd one. But a final document is refused for it.
    """

    document_type: str
    clause_id: str
    path: str
    """Dotted path without list places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of (a part of) one document type."""

    witnesses: tuple[Witness, ...]
    unproven: tuple[Unproven, ...]
    gaps: tuple[Gap, ...]
    problems: tuple[Problem, ...]
    """Everything else that came to light."""
    runs: int
    """Dossiers that were tried."""
    starts: Mapping[str, Tree] = field(repr=False)
    """Name -> a valid dossier that searches began from."""


def search_witnesses(
    desk: Desk, blueprint: Blueprint, part: int = 0, parts: int = 1, step: Callable[[], None] = lambda: None
) -> Outcome:
    """Witnesses for the targets of a document type: of all, or of one of `parts` equal parts of them.

    `step` is called after every target. Dossiers of one part know nothing of the others, so that the same library
    gives the same witnesses on any machine.
    """
    return _Prover(desk, blueprint, part, parts).prove(step)


class _Prover:
    def __init__(self, desk: Desk, blueprint: Blueprint, part: int, parts: int) -> None:
        self._desk, self._blueprint = desk, blueprint
        every = targets(desk.library, blueprint)
        self._targets = every[len(every) * part // parts : len(every) * (part + 1) // parts]
        self._bench = Bench(desk, self._targets)
        values = Values(desk.schema, blueprint.document_type)
        self._repairs = Repairs(desk.schema, values, self._bench)
        self._search = Search(self._bench, Moves(desk.schema, values), self._repairs)
        self._values = values
        self._problems: list[Problem] = []
        self._unproven: list[Unproven] = []
        self._found_gaps: dict[Gap, None] = {}
        self._composed: set[Run] = set()

    def prove(self, step: Callable[[], None]) -> Outcome:
        found: list[Witness] = []
        started = starts(self._blueprint, self._desk.schema, self._values, self._repairs)
        if not started and self._targets:
            message = f"er is geen geldig dossier te maken voor '{self._blueprint.document_type}'"
            self._problems.append(Problem(place=self._blueprint.file, rule="bereik-onbewezen", message=message))
        dead: list[Target] = []
        for target in self._targets if started else ():
            if not any(_within(target, other) for other in dead):
                witness = self._witness(target, started, dead)
                found += [witness] if witness is not None else []
            step()
        return Outcome(
            witnesses=tuple(found),
            unproven=tuple(self._unproven),
            gaps=tuple(self._found_gaps),
            problems=tuple(dict.fromkeys(self._problems)),
            runs=self._bench.count,
            starts={name: run.tree for name, run in started.items()},
        )

    def _witness(self, target: Target, started: Mapping[str, Run], dead: list[Target]) -> Witness | None:
        included = self._bench.witness(target, Side.MET)
        left_out = self._bench.witness(target, Side.ZONDER)
        if included is None:
            near = (left_out,) if left_out is not None else ()
            included = self._reach(target, Side.MET, near, started)
        if included is None:
            dead.append(target)
            self._give_up(target, Side.MET, left_out)
            return None
        if left_out is None:
            left_out = self._reach(target, Side.ZONDER, (included,), started)
        if left_out is None:
            self._give_up(target, Side.ZONDER, included)
            return None
        included, left_out = self._nearest(target, included, left_out)
        for run in (included, left_out):
            self._compose(run)
        changes = {name: differences(run.tree, included.tree) for name, run in started.items()}
        start = min(changes, key=lambda name: len(changes[name]))
        return Witness(
            document_type=target.document_type,
            kind=target.kind,
            clause_id=target.clause_id,
            place=target.place,
            condition=condition_in_words(target.condition),
            start=start,
            changes=changes[start],
            included=included.tree,
            left_out=left_out.tree,
            difference=differences(included.tree, left_out.tree),
        )

    def _reach(self, target: Target, side: Side, near: Sequence[Run], started: Mapping[str, Run]) -> Run | None:
        """From what is near, and when that leads nowhere from all that the search started with."""
        found = self._search.reach(target, side, near, _BUDGET) if near else None
        return found or self._search.reach(target, side, tuple(started.values()), _BUDGET)

    def _nearest(self, target: Target, included: Run, left_out: Run) -> tuple[Run, Run]:
        """A pair that differs as little as can be found."""
        for run in (included, left_out):
            if run.shows(target, Side.MET) and run.shows(target, Side.ZONDER):
                return run, run
        best = _Pair(included, left_out)
        for near, side in ((included, Side.ZONDER), (left_out, Side.MET)):
            if best.size > 1:
                found = self._search.reach(target, side, (near,), _SMALL_BUDGET)
                if found is not None:
                    best = min(best, _Pair(near, found) if side is Side.ZONDER else _Pair(found, near), key=_size)
        if best.size > 1:
            nearer = self._search.nearest(target, Side.ZONDER, best.included, best.left_out)
            best = min(best, _Pair(best.included, nearer), key=_size)
        return best.included, best.left_out

    def _compose(self, run: Run) -> None:
        """The second half of the pipeline, for a dossier that will be shown: every text in it must be possible."""
        if run.dossier is None or run in self._composed:
            return
        self._composed.add(run)
        try:
            result = assemble(run.dossier, self._desk)
        except LibraryBroken as broken:
            self._problems.append(Problem(place=broken.place, rule=broken.rule, message=broken.message))
            return
        if not self._blueprint.guiding_questions:
            self._found_gaps |= dict.fromkeys(self._gaps(result))

    def _gaps(self, result: Result) -> Iterator[Gap]:
        """Gaps in the text for what the document does not need: a final document would be refused for them."""
        needed = [missing.path for missing in result.dossier.missing]
        for section in result.agreement.sections:
            for part in section.parts:
                for blank in _blanks(part):
                    if not any(blank.path == path or blank.path.startswith(path + ".") for path in needed):
                        path = without_places(blank.path)
                        yield Gap(document_type=self._blueprint.document_type, clause_id=part.clause_id, path=path)

    def _give_up(self, target: Target, side: Side, known: Run | None) -> None:
        self._unproven.append(
            Unproven(
                document_type=target.document_type,
                kind=target.kind,
                clause_id=target.clause_id,
                place=target.place,
                condition=condition_in_words(target.condition),
                side=side,
                needed=known is not None and self._search.undecided(target, side, known),
            )
        )


def _blanks(part: Part) -> Iterator[Blank]:
    for line in (part.title, *(line for block in part.blocks for line in lines(block))):
        yield from (inline for inline in line if isinstance(inline, Blank))


class _Pair:
    """A dossier with it and one without."""

    __slots__ = ("included", "left_out", "size")

    def __init__(self, included: Run, left_out: Run) -> None:
        self.included, self.left_out = included, left_out
        self.size = len(differences(included.tree, left_out.tree))


def _size(pair: _Pair) -> int:
    return pair.size


def _within(target: Target, dead: Target) -> bool:
    """Whether a target is only asked where `dead` holds: what is never there need not be told twice."""
    return target.way[: len(dead.way) + 1] == (*dead.way, dead.condition)
