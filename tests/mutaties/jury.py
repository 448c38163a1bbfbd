"""A library with a mistake in it in; which of our tests notices that, out.

The tests are the cases of lawyers (`gevallen/`), and the choice and the text of the golden files. A dossier is checked
only once: no mutant changes what a dossier says, only what is made of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from mutanten import Mutant
from voorbeelden import DOCUMENTS, desk, dossier_path

import test_gevallen as gevallen
import test_goud as goud
from overeenkomsten.check import RawDossier, read
from overeenkomsten.compose import to_text
from overeenkomsten.errors import InputRejected, OvereenkomstenError
from overeenkomsten.model.clause import Block, Item
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.library import Library
from overeenkomsten.model.selection import ChosenBlock, Selection, Verdict
from overeenkomsten.pipeline import Result, assemble, check

_MOST = 80
"""Tests that one mutant is held against, at most; those that speak of its clause come first."""
_ABOUT_ONE = frozenset(
    {"clausules", "niet", "onbekend", "in_clausule", "niet_in_clausule", "leden", "verwijzingen", "opmerkingen"}
)
"""What a case may expect of clauses that it names; anything else is about the whole document."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Test:
    """One dossier and what must come of it."""

    name: str
    document_type: str
    raw: RawDossier
    status: str
    passes: Callable[[Result], bool]
    names: frozenset[str] = frozenset()
    """Clauses of which it expects something."""
    general: bool = True
    """Whether it expects something of the document as a whole."""

    @property
    def golden(self) -> bool:
        """Whether it is a golden file."""
        return self.name.startswith("goud/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a test comes across without any mutant."""

    passes: bool
    asked: frozenset[str] = field(default=frozenset(), repr=False)
    """Clauses about which something was decided."""
    judged: frozenset[int] = field(default=frozenset(), repr=False)
    """`id()` of the blocks about which something was decided."""


def tests() -> tuple[Test, ...]:
    """Every test in which a document is made: a refusal does not depend on the texts."""
    return (*_golden(), *(_case(file, case) for file in gevallen.FILES for case in _cases(file)))


def seen(test: Test) -> Seen:
    """What the test comes across in our library as it is."""
    try:
        result = assemble(_dossier(test), desk())
    except InputRejected:
        return Seen(passes=False)
    choices = result.selection.choices
    return Seen(
        passes=_accepts(test, result),
        asked=frozenset(choice.clause.id for choice in choices),
        judged=frozenset(id(block) for block in _judged(result.selection)),
    )


def notices(mutant: Mutant, every: Sequence[tuple[Test, Seen]]) -> str:
    """The name of the first test that fails; empty when none does."""
    chosen = [test for test, seen in every if seen.passes and _may(test, seen, mutant)]
    # A golden file shows what is chosen, so it is the quickest to see a clause come or go; a case knows its lid.
    chosen.sort(key=lambda test: (not test.names & mutant.clause_ids) - 2 * (test.golden and mutant.block is None))
    library = mutant.make()
    return next((test.name for test in chosen[:_MOST] if not _holds(test, library)), "")


def _may(test: Test, seen: Seen, mutant: Mutant) -> bool:
    """Whether the mistake can show: in a lid about which something is decided, in a clause that is asked about."""
    if test.document_type not in mutant.document_types or not (test.general or test.names & mutant.clause_ids):
        return False
    if mutant.block is not None:
        return mutant.block in seen.judged
    return not mutant.clause_ids or bool(mutant.clause_ids & seen.asked)


def _holds(test: Test, library: Library) -> bool:
    try:
        return _accepts(test, assemble(_dossier(test), replace(desk(), library=library)))
    except (OvereenkomstenError, KeyError):
        return False


def _accepts(test: Test, result: Result) -> bool:
    try:
        return not any(finding.stops for finding in result.agreement.findings) and test.passes(result)
    except pytest.fail.Exception:  # the words of the case make no sense any more: the clause is not there
        return False


@cache
def _dossier(test: Test) -> Dossier:
    return check(test.raw, desk(), document_type=test.document_type, status=test.status)


def _judged(selection: Selection) -> Iterator[Block]:
    for choice in selection.choices:
        if choice.reason.verdict is Verdict.JA:
            yield from choice.clause.blocks
            yield from _below(choice.blocks)


def _below(blocks: Sequence[ChosenBlock]) -> Iterator[Block]:
    for chosen in blocks:
        if chosen.reason.verdict is Verdict.JA and isinstance(chosen.block, Item):
            yield from chosen.block.children
            yield from _below(chosen.children)


# --- the tests


def _cases(file: Path) -> Iterator[dict[str, Any]]:
    return (case for case in gevallen.cases_of(file) if "geweigerd" not in case["verwacht"])


def _case(file: Path, case: dict[str, Any]) -> Test:
    kind, expected = file.parent.name, case["verwacht"]
    data = gevallen.build(case, kind)
    content = json.dumps(data, default=gevallen._iso, ensure_ascii=False).encode()
    named = (name for key in _ABOUT_ONE & set(expected) for name in expected[key])
    return Test(
        name=f"{kind}/{file.stem}: {case['naam']}",
        document_type=kind,
        raw=read(content, f"{file.stem}.json"),
        status=case.get("status", ""),
        passes=partial(_as_expected, expected, data),
        names=frozenset(name.partition("@")[0] for name in named),
        general=not set(expected) <= _ABOUT_ONE,
    )


def _as_expected(expected: dict[str, Any], data: dict[str, Any], result: Result) -> bool:
    return not any(gevallen.compare(expected, result, data))


def _golden() -> Iterator[Test]:
    for example, kind in DOCUMENTS:
        yield Test(
            name=f"goud/{kind}/{example}",
            document_type=kind,
            raw=read(dossier_path(example), f"examples/{example}/dossier.json"),
            status="",
            passes=partial(_as_written, kind, example),
        )


def _as_written(kind: str, example: str, result: Result) -> bool:
    folder = goud.GOLDEN / kind / example
    written = [(folder / name).read_text(encoding="utf-8") for name in ("keuze.txt", "tekst.md")]
    return written == [goud._choice(result), to_text(result.agreement)]
