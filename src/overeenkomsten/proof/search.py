"""A target and valid dossiers in; a dossier on the wanted side of it, and as near as can be, out.

A best-first search over small moves: those that bring the condition nearer, and then those that take away what is wrong
with the dossier. Nothing is drawn by lot, so the same library always gives the same witnesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from overeenkomsten.proof.bench import Bench, Run, Side
from overeenkomsten.proof.data import differences, key
from overeenkomsten.proof.distance import Way, ways
from overeenkomsten.proof.moves import Move, Moves, applied
from overeenkomsten.proof.repair import Repairs
from overeenkomsten.proof.targets import Target

_DEPTH = 8
"""Moves in a row, at most."""
_PATIENCE = 10
"""Moves from one dossier without luck after which one that is a little further off gets a chance."""
_MOST_WAYS = 4
"""Ways to a target (turns of its loops) that are tried from one dossier."""
_MOST_REVERTS = 60


class Search:
    """Searches among the dossiers of one document type."""

    def __init__(self, bench: Bench, moves: Moves, repairs: Repairs) -> None:
        self._bench, self._moves, self._repairs = bench, moves, repairs

    def reach(self, target: Target, side: Side, starts: Sequence[Run], budget: int) -> Run | None:
        """A valid run that shows `side`, after at most `budget` dossiers; None when there is none in reach."""
        seen = {key(run.tree) for run in starts}
        open_places = [self._place(run, target, side) for run in starts if run.dossier is not None]
        last = self._bench.count + budget
        while open_places and self._bench.count < last:
            place = min(open_places, key=_promise)
            move = next(place.moves, None)
            if move is None:
                open_places.remove(place)
                continue
            place.tried += 1
            tree = applied(place.run.tree, move)
            if key(tree) in seen:
                continue
            seen.add(key(tree))
            run = self._repairs.settled(tree)
            if run.shows(target, side):
                return run
            if run.dossier is not None and place.depth < _DEPTH:
                open_places.append(self._place(run, target, side, place.depth + 1))
        return None

    def _place(self, run: Run, target: Target, side: Side, depth: int = 0) -> _Place:
        place = _Place(run, target, side, depth)
        place.moves = self._next(place)
        return place

    def _next(self, place: _Place) -> Iterator[Move]:
        if place.ways[0].distance == 0:
            yield from self._repairs.moves(place.run)
            return
        for way in place.ways[:_MOST_WAYS]:
            yield from self._moves.towards(way.wants, place.run.tree)

    def undecided(self, target: Target, side: Side, known: Run) -> bool:
        """Whether, from a run on the other side, taking something away leaves the condition open: it is needed here."""
        if known.dossier is None:
            return False
        wants = ways(target, side, known.dossier)[0].wants
        trees = (applied(known.tree, move) for move in self._moves.emptying(wants, known.tree))
        return any(target in self._bench.run(tree).undecided for tree in trees)

    def nearest(self, target: Target, side: Side, near: Run, found: Run) -> Run:
        """`found` with everything turned back towards `near` that it can do without: half of it, a quarter, ..."""
        left = _MOST_REVERTS
        size = len(differences(near.tree, found.tree)) // 2
        while size >= 1:
            turned_back = False
            apart = differences(near.tree, found.tree)
            for first in range(0, len(apart), size):
                if left <= 0:
                    return found
                left -= 1
                # From the back, so that places in lists still mean what they meant.
                back = tuple((one.path, one.before) for one in reversed(apart[first : first + size]))
                run = self._bench.run(applied(found.tree, back))
                if run.shows(target, side):
                    found, turned_back = run, True
                    break
            if not turned_back:
                size //= 2
            else:
                size = min(size, len(differences(near.tree, found.tree)) // 2)
        return found


class _Place:
    """A run on the way to a side of a target."""

    __slots__ = ("depth", "moves", "run", "score", "tried", "ways")

    def __init__(self, run: Run, target: Target, side: Side, depth: int) -> None:
        if run.dossier is None:
            raise ValueError("a refused dossier leads nowhere")
        self.run = run
        self.depth = depth
        self.tried = 0
        self.moves: Iterator[Move] = iter(())
        self.ways: tuple[Way, ...] = ways(target, side, run.dossier)
        self.score = (self.ways[0].distance, len(run.wrong))


def _promise(place: _Place) -> tuple[int, int, int]:
    """What to try first: the nearest; of those equally near, the ones that have had fewest chances."""
    distance, wrong = place.score
    return (2 * distance + wrong + place.tried // _PATIENCE, distance, place.depth)
