"""Who is new since the intention, and which tasks promise a result."""

from __future__ import annotations

from typing import Any

import pytest
from feitenbouw import case, dossier

INTENTIE = {"type": "intentieovereenkomst", "datum": "2026-01-15", "status": "lopend"}
OPDRACHT = {"type": "opdrachtverlening", "datum": "2026-03-01", "status": "lopend"}


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([], []),
        ([INTENTIE], []),
        ([{**INTENTIE, "partij_ids": ["gem", "ini"]}], ["derde"]),
        ([{**INTENTIE, "partij_ids": ["gem", "ini", "derde"]}], []),
        ([{**OPDRACHT, "partij_ids": ["gem", "ini"]}], []),
        ([{**INTENTIE, "partij_ids": ["gem", "ini"]}, {**OPDRACHT, "partij_ids": ["derde"]}], ["derde"]),
        (
            [
                {**INTENTIE, "partij_ids": ["gem", "ini"]},
                {**INTENTIE, "type": "herbekrachtiging", "partij_ids": ["derde"]},
            ],
            [],
        ),
        ([INTENTIE, {**INTENTIE, "type": "herbekrachtiging", "partij_ids": ["gem", "ini"]}], ["derde"]),
    ],
)
def test_nieuw_is_wie_geen_intentie_tekende(earlier: list[dict[str, Any]], expected: list[str]) -> None:
    afg = case(dossier({"partijen.derde.ondertekent": True, "eerdere_documenten": earlier})).afg
    assert [party.text("id") for party in afg.records("nieuwe_partners")] == expected


def test_alleen_een_beloofd_resultaat_telt() -> None:
    tasks = [{"id": "t1", "verbintenis": "inspanning"}, {"id": "t2", "verbintenis": "resultaat"}, {"id": "t3"}]
    afg = case(dossier({"taken": tasks})).afg
    assert [task.path for task in afg.records("resultaattaken")] == ["taken.1"]
    assert not case(dossier({"taken": tasks[:1]})).afg.has("resultaattaken")
