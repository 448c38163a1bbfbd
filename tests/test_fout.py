"""Broken dossiers: `fout/<rule-id>/<geval>/` holds a file, and in `expected.json` what must be said about it.

Only rule, severity and place are held against the expectation, never the words. One mistake is one finding: a case
that yields a second finding fails. Here are the mistakes of form; the rules of the domain have their own cases.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from overeenkomsten.check.overrides import prepare
from overeenkomsten.check.read import RULES as READ_RULES
from overeenkomsten.check.read import read
from overeenkomsten.check.schema import RULES as SHAPE_RULES
from overeenkomsten.check.schema import check_shape
from overeenkomsten.errors import InputRejected
from overeenkomsten.library.files import schemas
from overeenkomsten.library.schema_model import load_schema
from overeenkomsten.model.finding import Finding

FOLDER = Path(__file__).parent / "fout"
WITHOUT_CASE = {"json-grootte": "a file of 5 MB does not belong in git; see stap/check/test_read.py"}


RULES = (*READ_RULES, *SHAPE_RULES)
CASES = sorted(path.parent for path in FOLDER.glob("*/*/expected.json") if path.parts[-3] in RULES)


def findings_of(case: Path, expected: dict[str, Any]) -> tuple[Finding, ...]:
    """`bestand` names the file of the case; left out = `dossier.json`. `type` is the document to make."""
    file = case / str(expected.get("bestand", "dossier.json"))
    try:
        raw = read(file, "dossier.json")
    except InputRejected as refusal:
        return refusal.findings
    return check_shape(prepare(raw, document_type=str(expected.get("type", ""))), load_schema(schemas()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_case(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    found = findings_of(case, expected)
    assert [{"rule": f.rule, "severity": str(f.severity), "pointer": f.pointer, "line": f.line} for f in found] == [
        {key: expected[key] for key in ("rule", "severity", "pointer", "line")}
    ]
    assert expected["rule"] == case.parent.name
    assert all(f.stops and f.message for f in found)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_case(rule: str) -> None:
    assert rule in WITHOUT_CASE or rule in {case.parent.name for case in CASES}
