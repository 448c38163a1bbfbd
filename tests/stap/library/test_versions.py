"""Which version of a clause holds, ours and a municipality's own together."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from voorbeelden import desk, dossier_path

from overeenkomsten.check import read
from overeenkomsten.library.files import templates
from overeenkomsten.library.load import load_library
from overeenkomsten.pipeline import Desk, make

OURS = templates() / "clausules" / "kosten" / "verdeling.md"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A library with a text of its own for the costs, from 2027 on."""
    folder = tmp_path / "eigen" / "clausules" / "kosten"
    folder.mkdir(parents=True)
    text = OURS.read_text(encoding="utf-8").replace("geldig_vanaf: 2026-11-01", "geldig_vanaf: 2027-01-01")
    changed = text.replace("Iedere Partij draagt de eigen kosten.", "Ieder betaalt in 2027 het eigen deel.")
    assert changed != text
    (folder / "verdeling@2027-01-01.md").write_text(changed, encoding="utf-8")
    return tmp_path / "eigen"


@pytest.mark.parametrize(
    ("day", "today", "theirs"),
    [
        ("2026-12-31", None, False),
        ("2027-01-01", None, True),
        # No date at all: the law of the day on which somebody works on it.
        (None, date(2026, 12, 1), False),
        (None, date(2027, 6, 1), True),
    ],
)
def test_ours_hold_until_theirs_begin(own: Path, day: str | None, today: date | None, theirs: bool) -> None:
    data = json.loads(dossier_path("kersenhof").read_text(encoding="utf-8"))
    data["document"] |= {"datum": day}
    data["recht"] |= {"peildatum": None}
    table = Desk(library=load_library([templates(), own]), schema=desk().schema, today=today)
    result = make(read(json.dumps(data).encode(), "kersenhof.json"), table)
    words = " ".join(i.text for part in result.agreement.articles for block in part.blocks for i in block.line)
    assert ("Ieder betaalt in 2027" in words) is theirs
    assert ("draagt de eigen kosten" in words) is not theirs


def test_a_document_from_before_our_texts_says_so() -> None:
    data = json.loads(dossier_path("kersenhof").read_text(encoding="utf-8"))
    data["document"]["datum"] = "2025-03-01"
    result = make(read(json.dumps(data).encode(), "kersenhof.json"), desk())
    assert "tekst-jonger" in {finding.rule for finding in result.agreement.findings}
