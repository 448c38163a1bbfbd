"""`make mutaties`: how many mistakes in the library our tests notice.

    python tests/mutaties [-o BESTAND] [--alleen TEKST]

Writes a report with every mutant that nobody noticed, and ends with 1 when fewer than 95 in 100 were noticed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "stap")]

from jury import Seen, Test, notices, seen, tests  # noqa: E402
from mutanten import Mutant, mutants  # noqa: E402
from voorbeelden import desk  # noqa: E402

Result = TypeVar("Result")

WANTED = 95
"""Per cent of the mutants that have to be noticed."""


class _Court:
    """What the processes share: made once, before they part."""

    tests: tuple[Test, ...]
    seen: list[tuple[Test, Seen]]
    mutants: tuple[Mutant, ...]


def _look(place: int) -> Seen:
    return seen(_Court.tests[place])


def _judge(place: int) -> str:
    return notices(_Court.mutants[place], _Court.seen)


def _spread(work: Callable[[int], Result], places: Sequence[int], word: str) -> list[Result]:
    """The results in order, on all processors where processes can share what lies ready."""
    number = os.cpu_count() or 1
    if number == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(place) for place in places]
    found: list[Result] = []
    with multiprocessing.get_context("fork").Pool(number) as pool:
        for result in pool.imap(work, places, chunksize=4):
            found.append(result)
            if sys.stderr.isatty():
                print(f"\r{word}: {len(found)} van {len(places)} ", end="", file=sys.stderr)
    return found


def _kind(mutant: Mutant) -> str:
    return mutant.kind.partition(":")[0].partition(" (")[0]


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", type=Path, default=Path("uit/mutaties.txt"), dest="report")
    parser.add_argument("--alleen", default="", dest="only", help="alleen mutanten met deze tekst in hun plaats")
    arguments = parser.parse_args()
    started = time.monotonic()
    _Court.tests = tests()
    _Court.mutants = mutants(desk().library)
    _Court.seen = list(zip(_Court.tests, _spread(_look, range(len(_Court.tests)), "toetsen"), strict=True))
    for test, found in _Court.seen:
        if not found.passes:
            print(f"faalt ook zonder mutant: {test.name}", file=sys.stderr)
    places = [place for place, mutant in enumerate(_Court.mutants) if arguments.only in str(mutant)]
    seconds = time.monotonic() - started
    print(f"{len(_Court.tests)} toetsen klaar na {seconds:.0f} s; {len(places)} mutanten", file=sys.stderr)
    verdicts = dict(zip(places, _spread(_judge, places, "mutanten"), strict=True))
    lines = list(_report(verdicts))
    arguments.report.parent.mkdir(parents=True, exist_ok=True)
    arguments.report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    noticed = sum(bool(name) for name in verdicts.values())
    share = 100 * noticed / max(1, len(verdicts))
    print(f"{noticed} van {len(verdicts)} mutanten opgemerkt: {share:.1f}% ({time.monotonic() - started:.0f} s)")
    print(f"wat niemand merkte: {arguments.report}")
    return 0 if share >= WANTED else 1


def _report(verdicts: dict[int, str]) -> Iterator[str]:
    """Numbers by kind, and every mutant that nobody noticed."""
    every = Counter(_kind(_Court.mutants[place]) for place in verdicts)
    missed = Counter(_kind(_Court.mutants[place]) for place, name in verdicts.items() if not name)
    golden = sum(name.startswith("goud/") for name in verdicts.values())
    for kind, number in sorted(every.items()):
        yield f"{kind}: {number - missed[kind]} van {number} opgemerkt"
    yield f"alleen door een gouden bestand: {golden}"
    yield ""
    yield from sorted(str(_Court.mutants[place]) for place, name in verdicts.items() if not name)


if __name__ == "__main__":
    sys.exit(main())
