"""A library in; the proof of the whole of it out: every document type, on as many processors as there are.

How the work is divided depends only on the library, so that the witnesses are the same on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue

from overeenkomsten.library.lint import Problem
from overeenkomsten.pipeline import Desk
from overeenkomsten.proof.data import Tree
from overeenkomsten.proof.targets import impossible, targets
from overeenkomsten.proof.unused import unused_fields
from overeenkomsten.proof.witnesses import Gap, Outcome, Unproven, Witness, search_witnesses

Progress = Callable[[int, int], None]
"""(conditions done, conditions in all)."""

_PART = 300
"""Conditions of one document type that are searched for together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found out about a library by using it."""

    witnesses: tuple[Witness, ...]
    """In the order of the documents."""
    decided: tuple[Unproven, ...]
    """Conditions that are open in one document and that another one decides, because it needs what they ask for."""
    gaps: tuple[Gap, ...]
    """What a lawyer may want to look at: values that are not needed, and without which a text has a gap."""
    problems: tuple[Problem, ...]
    """By place: `bereik-onbewezen`, `veld-ongebruikt`, and what only shows when a text is composed."""
    runs: int
    """Dossiers that were tried."""
    starts: Mapping[str, Mapping[str, Tree]] = field(repr=False)
    """Document type -> name -> a valid dossier that searches began from."""


@dataclass(frozen=True, slots=True)
class _Job:
    document_type: str
    part: int
    parts: int


def prove(desk: Desk, *, workers: int = 0, progress: Progress | None = None) -> Proof:
    """Witnesses for every condition in the library, and everything that could not be proved.

    The settings of a municipality and the day of today do not count: it is the library that is proved.
    `workers` 0 = one for each processor.
    """
    desk = replace(desk, settings={}, contact={}, today=None)
    jobs, total = _jobs(desk)
    number = min(workers or os.cpu_count() or 1, len(jobs))
    outcomes = _here(desk, jobs, total, progress) if number <= 1 else _there(desk, jobs, total, progress, number)
    witnesses = tuple(witness for outcome in outcomes for witness in outcome.witnesses)
    proved = {(witness.kind, witness.place) for witness in witnesses}
    unproven = [found for outcome in outcomes for found in outcome.unproven]
    decided = tuple(found for found in unproven if found.needed and (found.kind, found.place) in proved)
    problems = {problem for outcome in outcomes for problem in outcome.problems}
    problems |= {found.problem for found in unproven if found not in decided}
    for found in impossible(desk.library):
        message = f"{found.kind} is nooit te zien: het soort document sluit dit uit"
        problems.add(Problem(place=found.place, rule="bereik-onbewezen", message=message))
    problems |= set(unused_fields(desk.library, desk.schema))
    return Proof(
        witnesses=witnesses,
        decided=decided,
        gaps=tuple(gap for outcome in outcomes for gap in outcome.gaps),
        problems=tuple(sorted(problems)),
        starts={job.document_type: outcome.starts for job, outcome in zip(jobs, outcomes, strict=True)},
        runs=sum(outcome.runs for outcome in outcomes),
    )


def _jobs(desk: Desk) -> tuple[list[_Job], int]:
    jobs, total = [], 0
    for kind, blueprint in desk.library.blueprints.items():
        number = len(targets(desk.library, blueprint))
        parts = max(1, -(-number // _PART))
        jobs += [_Job(kind, part, parts) for part in range(parts)]
        total += number
    return jobs, total


def _here(desk: Desk, jobs: Sequence[_Job], total: int, progress: Progress | None) -> list[Outcome]:
    done = iter(range(1, total + 1))

    def step() -> None:
        if progress is not None:
            progress(next(done), total)

    return [_search(desk, job, step) for job in jobs]


def _search(desk: Desk, job: _Job, step: Callable[[], None]) -> Outcome:
    return search_witnesses(desk, desk.library.blueprints[job.document_type], job.part, job.parts, step)


# --- on more processors

_TICK = 0.2
"""Seconds between two looks at how far the workers are."""


class _Worker:
    """What a worker process has lying ready."""

    desk: Desk
    steps: SimpleQueue[int]


def _prepare(desk: Desk, steps: SimpleQueue[int]) -> None:
    _Worker.desk, _Worker.steps = desk, steps


def _work(job: _Job) -> Outcome:
    return _search(_Worker.desk, job, lambda: _Worker.steps.put(1))


def _there(desk: Desk, jobs: Sequence[_Job], total: int, progress: Progress | None, number: int) -> list[Outcome]:
    context = get_context()
    steps: SimpleQueue[int] = context.SimpleQueue()
    done = 0
    with ProcessPoolExecutor(number, mp_context=context, initializer=_prepare, initargs=(desk, steps)) as pool:
        futures = [pool.submit(_work, job) for job in jobs]
        for _ in _ticks(futures):
            while not steps.empty():
                done += steps.get()
            if progress is not None:
                progress(done, total)
    return [future.result() for future in futures]


def _ticks(futures: Sequence[Future[Outcome]]) -> Iterator[None]:
    """Once in a while until all are done, and once after."""
    left = set(futures)
    while left:
        _, left = wait_for(left, timeout=_TICK)
        yield
    yield
