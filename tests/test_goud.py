"""Golden files: what is chosen and why, the text, and the structure that Word shows, of every example.

Their difference is what a lawyer reviews. They are written again only on purpose: `make goud`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from voorbeelden import DOCUMENTS, made, word_file

from overeenkomsten.compose import to_text
from overeenkomsten.model.selection import Verdict
from overeenkomsten.pipeline import Result
from overeenkomsten.review.readback import read_structure

GOLDEN = Path(__file__).parent / "goud"
WRITE = os.environ.get("GOUD_SCHRIJVEN") == "1"

MARKS = {Verdict.JA: "+", Verdict.NEE: "-", Verdict.ONBEKEND: "?"}


def _choice(result: Result) -> str:
    lines = []
    for choice in result.selection.choices:
        subject = f" [{choice.subject}]" if choice.subject else ""
        clause = f"{choice.clause.id}@{choice.clause.version}{subject}"
        lines.append(f"{MARKS[choice.reason.verdict]} {clause}: {choice.reason.because}")
    lines += ["", "Bevindingen:"]
    for finding in result.agreement.findings:
        lines.append(
            f"{finding.rule} {finding.severity} {finding.pointer or '/'} {', '.join(finding.articles)}".rstrip()
        )
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("example", "document_type"), DOCUMENTS)
@pytest.mark.parametrize("file", ["keuze.txt", "tekst.md", "structuur.txt"])
def test_golden(example: str, document_type: str, file: str) -> None:
    result = made(example, document_type=document_type)
    match file:
        case "keuze.txt":
            actual = _choice(result)
        case "tekst.md":
            actual = to_text(result.agreement)
        case _:
            actual = read_structure(word_file(example, document_type=document_type))
    path = GOLDEN / document_type / example / file
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, encoding="utf-8")
    assert path.is_file(), "this golden file is missing; write it with `make goud` and read it"
    assert actual == path.read_text(encoding="utf-8")


def test_every_golden_folder_has_its_example() -> None:
    folders = {(path.name, path.parent.name) for path in GOLDEN.glob("*/*")}
    assert folders == set(DOCUMENTS)
