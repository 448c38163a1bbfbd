"""A dossier as JSON in; what the pipeline makes of it out: which targets are in, which are out, and what is wrong.

A run goes through the real pipeline. A concept is not composed, because composing changes nothing in what is chosen;
`prove` makes every dossier that it reports in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from overeenkomsten.check.read import RawDossier
from overeenkomsten.choose import judge, select
from overeenkomsten.choose.loops import turns
from overeenkomsten.errors import InputRejected
from overeenkomsten.model.clause import Block, Item
from overeenkomsten.model.dossier import Dossier, Missing, Status
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.model.scope import Scope
from overeenkomsten.model.selection import ChosenBlock, Reason, Selection, Verdict
from overeenkomsten.pipeline import Desk, assemble, check
from overeenkomsten.proof.data import Tree, key
from overeenkomsten.proof.targets import Kind, Target


class Side(StrEnum):
    """Whether a target is in or out. The values are what users read."""

    MET = "met"
    ZONDER = "zonder"

    @property
    def other(self) -> Side:
        """The opposite."""
        return Side.ZONDER if self is Side.MET else Side.MET


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Run:
    """One dossier and what became of it."""

    tree: Tree
    dossier: Dossier | None
    """None: refused before anything could be judged."""
    wrong: tuple[Finding, ...]
    """What makes the dossier no witness: why it was refused, and every `fout`."""
    missing: tuple[Missing, ...]
    seen: Mapping[Target, frozenset[Side]] = field(repr=False)
    """Both sides where a loop has an element of each."""
    undecided: frozenset[Target] = field(default=frozenset(), repr=False)
    """Judged, but something that the document needs is still missing."""

    @property
    def valid(self) -> bool:
        """Whether it can bear witness."""
        return self.dossier is not None and not self.wrong

    def shows(self, target: Target, side: Side) -> bool:
        """Whether it is a witness of that side."""
        return self.valid and side in self.seen.get(target, frozenset())


class Bench:
    """Runs dossiers of one document type; each only once."""

    def __init__(self, desk: Desk, targets: Sequence[Target], *, tolerated: frozenset[str] = frozenset()) -> None:
        """`tolerated`: rules that a dossier may break and still count, because the one to start from does."""
        self._desk = desk
        self._tolerated = tolerated
        self._targets = {(target.owner, target.kind is Kind.ELEMENT): target for target in targets}
        self._runs: dict[str, Run] = {}
        self._first: dict[tuple[Target, Side], Run] = {}
        self.count = 0
        """Dossiers that went through the pipeline."""

    def run(self, tree: Tree) -> Run:
        """The run of a dossier."""
        name = key(tree)
        if name not in self._runs:
            self.count += 1
            self._runs[name] = self._run(tree)
            self._remember(self._runs[name])
        return self._runs[name]

    def witness(self, target: Target, side: Side) -> Run | None:
        """The first valid run that showed that side; None when there is none yet."""
        return self._first.get((target, side))

    def _remember(self, run: Run) -> None:
        if run.valid:
            for target, sides in run.seen.items():
                for side in sides:
                    self._first.setdefault((target, side), run)

    def _run(self, tree: Tree) -> Run:
        raw = RawDossier(data=tree, text="{}", name="", sha256="")
        try:
            dossier = check(raw, self._desk)
        except InputRejected as refusal:
            return Run(tree=tree, dossier=None, wrong=refusal.findings, missing=(), seen={})
        findings: Sequence[Finding] = dossier.findings
        if dossier.status is Status.CONCEPT:
            selection = select(dossier, self._desk.library)
        else:
            result = assemble(dossier, self._desk)
            selection, findings = result.selection, result.agreement.findings
        wrong = tuple(
            finding
            for finding in findings
            if (finding.severity is Severity.FOUT or finding.stops) and finding.rule not in self._tolerated
        )
        seen: dict[Target, set[Side]] = {}
        undecided: set[Target] = set()
        for owner, element, reason in _verdicts(selection, dossier):
            target = self._targets.get((owner, element))
            if target is None:
                continue
            if reason.verdict is Verdict.ONBEKEND:
                undecided.add(target)
            else:
                seen.setdefault(target, set()).add(Side.MET if reason.verdict is Verdict.JA else Side.ZONDER)
        return Run(
            tree=tree,
            dossier=dossier,
            wrong=wrong,
            missing=dossier.missing,
            seen={target: frozenset(sides) for target, sides in seen.items()},
            undecided=frozenset(undecided),
        )


def _verdicts(selection: Selection, dossier: Dossier) -> Iterator[tuple[int, bool, Reason]]:
    """(`Target.owner`, whether it is about an element of a loop, the verdict)."""
    scope = Scope(dossier)
    contents = selection.blueprint.table_of_contents
    if not isinstance(contents, bool):
        yield id(selection.blueprint), False, judge(contents, scope)
    for section in selection.blueprint.sections:
        if section.loop is not None and section.only_if is not None:
            for _, inner in turns(section.loop, scope):
                yield id(section), True, judge(section.only_if, inner)
    for choice in selection.choices:
        there = judge(choice.section.when, choice.scope)
        yield id(choice.section), False, there
        if there.verdict is Verdict.JA:
            yield id(choice.clause), False, choice.reason
        if choice.reason.verdict is Verdict.JA:
            yield from _elements(choice.clause.blocks, choice.scope)
            yield from _in_blocks(choice.blocks)


def _in_blocks(blocks: Sequence[ChosenBlock]) -> Iterator[tuple[int, bool, Reason]]:
    for chosen in blocks:
        if not chosen.gap:
            yield id(chosen.block), False, chosen.reason
        if isinstance(chosen.block, Item) and chosen.reason.verdict is Verdict.JA:
            yield from _elements(chosen.block.children, chosen.scope)
        yield from _in_blocks(chosen.children)


def _elements(blocks: Sequence[Block], scope: Scope) -> Iterator[tuple[int, bool, Reason]]:
    """Of the loops with `als` among `blocks`: every element, also those that the selection leaves out."""
    for block in blocks:
        if block.loop is not None and block.only_if is not None and judge(block.when, scope).verdict is Verdict.JA:
            for _, inner in turns(block.loop, scope):
                yield id(block), True, judge(block.only_if, inner)
