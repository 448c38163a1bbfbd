"""Broken libraries: `fout/bibliotheek/<rule-id>/<geval>/` lies over ours, and `verwacht.json` says what must be found.

Exactly one problem, by rule and file:line; never the words. What cannot be read is `LibraryBroken`, the rest is for
the lint; who edits clauses need not know the difference.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from overeenkomsten.check.derive import derived_facts
from overeenkomsten.compose.filters import NAMES
from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.files import schemas, templates
from overeenkomsten.library.lint import Vocabulary, lint
from overeenkomsten.library.load import load_library
from overeenkomsten.library.schema_model import load_schema
from overeenkomsten.pipeline import Desk
from overeenkomsten.proof import prove
from overeenkomsten.proof.unused import unused_fields

FOLDER = Path(__file__).parent / "fout" / "bibliotheek"
PROVED = ("bereik-onbewezen", "veld-ongebruikt")
"""Rules that need more than reading: they have cases of their own below."""
EVERY = sorted(path.parent for path in FOLDER.glob("*/*/verwacht.json"))
CASES = [case for case in EVERY if case.parent.name not in PROVED]
UNREACHED = [case for case in EVERY if case.parent.name == "bereik-onbewezen"]
UNUSED = [case for case in EVERY if case.parent.name == "veld-ongebruikt"]
SOURCES = ("body", "clauses", "files", "lint", "load", "shape")
RULE = re.compile(r"\"([a-z]+-[a-z-]+)\"")
WITHOUT_CASE = {"map-ontbreekt": "a folder that is not there cannot be in git; see stap/ui/test_cli_bibliotheek.py"}


@cache
def vocabulary() -> Vocabulary:
    reads = {fact.naam: fact.leest for fact in derived_facts()}
    return Vocabulary(derived=frozenset(reads), filters=NAMES, reads=reads)


def problems(*folders: Path) -> list[tuple[str, str]]:
    """(rule, place) of everything that is wrong with the library in `folders`."""
    try:
        library = load_library(folders)
    except LibraryBroken as broken:
        return [(broken.rule, broken.place)]
    return [(problem.rule, problem.place) for problem in lint(library, load_schema(schemas()), vocabulary())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_case(case: Path) -> None:
    expected = json.loads((case / "verwacht.json").read_text(encoding="utf-8"))
    assert problems(templates(), case) == [(expected["regel"], expected["plaats"])]
    assert expected["regel"] == case.parent.name


@pytest.mark.parametrize("case", UNREACHED, ids=lambda case: case.name)
def test_unreached(case: Path) -> None:
    """A small library of its own, in which one condition can never be met or never be failed."""
    expected = json.loads((case / "verwacht.json").read_text(encoding="utf-8"))
    desk = Desk(library=load_library([case]), schema=load_schema(schemas()))
    found = [(one.rule, one.place) for one in prove(desk, workers=1).problems if one.rule != "veld-ongebruikt"]
    assert found == [(expected["regel"], expected["plaats"])]


@pytest.mark.parametrize("case", UNUSED, ids=lambda case: case.name)
def test_unused(case: Path) -> None:
    """Over our library; where in the schema file the field stands, changes with every field before it."""
    expected = json.loads((case / "verwacht.json").read_text(encoding="utf-8"))
    found = unused_fields(load_library([templates(), case]), load_schema(schemas()))
    assert [(one.rule, one.place.partition(":")[0]) for one in found] == [(expected["regel"], expected["plaats"])]


def test_our_own_library_is_clean() -> None:
    assert problems(templates()) == []


def test_every_rule_has_a_case() -> None:
    folder = Path(lint.__code__.co_filename).parent
    rules = {rule for name in SOURCES for rule in RULE.findall((folder / f"{name}.py").read_text(encoding="utf-8"))}
    assert (rules | set(PROVED)) - set(WITHOUT_CASE) == {case.parent.name for case in EVERY}
