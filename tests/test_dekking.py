"""Every heading of phases 0 to 3 of the Stappenplan has a clause, a rule or a question, or a reason why not."""

from __future__ import annotations

import sys
from pathlib import Path

from voorbeelden import desk

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import dekking


def test_nothing_of_the_first_phases_is_forgotten() -> None:
    assert list(dekking.problems(desk().library, desk().schema)) == []


def test_the_headings_are_those_of_the_source() -> None:
    steps = desk().library.steps
    assert len(steps) == 139
    assert [code for code in steps if code.startswith("SP-2.A")] == [f"SP-2.A{n}" for n in range(1, 8)]
