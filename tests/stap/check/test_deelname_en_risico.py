"""How far participation is, and which risks weigh most: at their boundaries."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from feitenbouw import case, dossier

from overeenkomsten.model.facts import Record


def derived(changes: dict[str, Any]) -> Record:
    return case(dossier(changes, "uitvoeringsplan")).afg


def counted(signed: int | None, connectable: int | None, threshold: float | None = 70) -> Record:
    return derived(
        {
            "deelname.stand.getekend": signed,
            "deelname.stand.aansluitbaar": connectable,
            "oplossing.warmtenet.minimum_deelname_pct": threshold,
        }
    )


@pytest.mark.parametrize(
    ("signed", "connectable", "expected"),
    [
        (0, 480, 0),
        (480, 480, 100),
        (336, 480, 70),
        (335, 480, Decimal("69.7")),
        (6999, 10000, Decimal("69.9")),
        (None, 480, None),
        (336, None, None),
    ],
)
def test_het_percentage_wordt_nooit_naar_boven_afgerond(
    signed: int | None, connectable: int | None, expected: object
) -> None:
    assert counted(signed, connectable).at("deelname_pct") == expected


@pytest.mark.parametrize(
    ("signed", "connectable", "threshold", "expected"),
    [
        (336, 480, 70, 0),
        (335, 480, 70, 1),
        (400, 480, 70, 0),
        (1, 3, 50, 1),  # half of three is two
        (2, 3, 50, 0),
        (336, 480, None, None),
        (None, 480, 70, None),
    ],
)
def test_het_tekort_telt_hele_verklaringen(
    signed: int | None, connectable: int, threshold: float | None, expected: object
) -> None:
    assert counted(signed, connectable, threshold).at("deelname_tekort") == expected


def risk(name: str, chance: str, consequence: str) -> dict[str, str]:
    return {"omschrijving": name, "kans": chance, "gevolg": consequence}


def test_het_zwaarste_risico_staat_bovenaan() -> None:
    risks = [risk("a", "klein", "klein"), risk("b", "midden", "groot"), risk("c", "groot", "midden"), risk("d", "", "")]
    found = derived({"risicos": risks}).records("grootste_risicos")
    assert [(one.text("omschrijving"), one.path) for one in found] == [
        ("b", "risicos.1"),
        ("c", "risicos.2"),
        ("a", "risicos.0"),
        ("d", "risicos.3"),
    ]


def test_er_zijn_er_hooguit_tien() -> None:
    risks = [risk(f"r{number}", "klein", "klein") for number in range(11)]
    assert len(derived({"risicos": risks}).records("grootste_risicos")) == 10
    assert not derived({}).has("grootste_risicos")
