"""A target and a dossier in; how far the dossier is from being a witness, and what stands in the way, out.

The distance counts the comparisons that still have to turn. Where a loop offers a choice (any party may do), each turn
is a way of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from overeenkomsten.choose import judge
from overeenkomsten.choose.loops import turns
from overeenkomsten.model.clause import Loop
from overeenkomsten.model.condition import And, Compare, Condition, Not, Or, Path
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.scope import Scope
from overeenkomsten.model.selection import Verdict
from overeenkomsten.proof.bench import Side
from overeenkomsten.proof.targets import Step, Target

_MOST_TURNS = 8
"""Turns of one loop that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """A comparison that has to turn."""

    condition: Path | Compare
    holds: bool
    """How it has to be."""
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyLoop:
    """A list that needs an element."""

    loop: Loop
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to get there."""

    distance: int
    """0 = the condition is as wanted."""
    wants: tuple[Want | EmptyLoop, ...]


def ways(target: Target, side: Side, dossier: Dossier) -> tuple[Way, ...]:
    """Every way from a dossier to that side of a target, the shortest first; at least one."""
    if side is Side.MET:
        found = _along((*target.way, target.condition, *target.then), None, Scope(dossier))
    else:
        found = _along(target.way, target.condition, Scope(dossier))
    return tuple(sorted(found, key=lambda way: way.distance))


def _along(steps: Sequence[Step], fails: Condition | None, scope: Scope) -> Iterator[Way]:
    """`steps` have to hold, and then `fails` must not; None = nothing has to fail."""
    if not steps:
        yield Way(distance=0, wants=()) if fails is None else _gap(fails, False, scope)
        return
    step, *rest = steps
    if not isinstance(step, Loop):
        first = _gap(step, True, scope)
        for way in _along(rest, fails, scope):
            yield Way(distance=first.distance + way.distance, wants=(*first.wants, *way.wants))
        return
    scopes = [inner for _, inner in turns(step, scope)][:_MOST_TURNS]
    if not scopes:
        yield Way(distance=len(steps), wants=(EmptyLoop(loop=step, scope=scope),))
    for inner in scopes:
        yield from _along(rest, fails, inner)


def _gap(condition: Condition, holds: bool, scope: Scope) -> Way:
    match condition:
        case Path() | Compare():
            wanted = Verdict.JA if holds else Verdict.NEE
            if judge(condition, scope).verdict is wanted:
                return Way(distance=0, wants=())
            return Way(distance=1, wants=(Want(condition=condition, holds=holds, scope=scope),))
        case Not(operand):
            return _gap(operand, not holds, scope)
        case And(operands) | Or(operands):
            parts = [_gap(operand, holds, scope) for operand in operands]
            if isinstance(condition, And) == holds:  # all of them
                return Way(
                    distance=sum(part.distance for part in parts),
                    wants=tuple(want for part in parts for want in part.wants),
                )
            parts.sort(key=lambda part: part.distance)  # one of them is enough, so those that are far can wait
            wants = () if parts[0].distance == 0 else tuple(want for part in parts for want in part.wants)
            return Way(distance=parts[0].distance, wants=wants)
