"""The fixed list for the lawyer: ours, or that of the municipality."""

from __future__ import annotations

from pathlib import Path

import pytest
from voorbeelden import desk

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.files import templates
from overeenkomsten.library.load import load_library


def test_every_document_has_the_list() -> None:
    assert len(desk().library.checkpoints_of("samenwerkingsovereenkomst")) == 8
    plan = desk().library.checkpoints_of("uitvoeringsplan")
    assert [point for point in plan if "ondertekenaars" in point.question] == []


def test_a_municipality_replaces_the_list(tmp_path: Path) -> None:
    (tmp_path / "toetspunten.yaml").write_text(
        "- punt: Heeft de stadsadvocaat het gelezen?\n  bron:\n    - huisregel: besluit van 2026\n", encoding="utf-8"
    )
    points = load_library([templates(), tmp_path]).checkpoints
    assert [point.question for point in points] == ["Heeft de stadsadvocaat het gelezen?"]


def test_a_wrong_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "toetspunten.yaml").write_text("- punt: kort\n  bron: []\n", encoding="utf-8")
    with pytest.raises(LibraryBroken, match="bron-vorm"):
        load_library([templates(), tmp_path])
