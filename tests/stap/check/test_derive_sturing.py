"""The derived facts about money and steering, by their definition."""

from __future__ import annotations

from typing import Any

import pytest
from feitenbouw import case, dossier

from overeenkomsten.model.facts import Record
from overeenkomsten.model.money import Money

EEN_BIJDRAGE = {"soort": "natura", "bedrag": 500, "status": "verwacht"}


def derived(changes: dict[str, Any]) -> Record:
    """`afg` of the basis with `changes`."""
    return case(dossier(changes, "samenwerkingsovereenkomst")).afg


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("bedrag_toegezegd", {"financien.dekking": [EEN_BIJDRAGE]}, Money(0)),
        (
            "bedrag_toegezegd",
            {"financien.dekking": [EEN_BIJDRAGE, {**EEN_BIJDRAGE, "status": "toegezegd"}]},
            Money.from_euros(500),
        ),
        ("bedrag_toegezegd", {"financien.dekking": [EEN_BIJDRAGE, {"soort": "natura", "status": "toegezegd"}]}, None),
        ("bedrag_toegezegd", {"financien.dekking": [{"soort": "natura", "bedrag": 500}]}, None),
        ("bedrag_toegezegd", {"financien.dekking": None}, None),
        ("dekking_soorten", {"financien.dekking": [EEN_BIJDRAGE, EEN_BIJDRAGE]}, ("natura",)),
        ("dekking_soorten", {"financien.dekking": None}, None),
        ("vergoeding_is_belastingvrij", {"financien.vergoeding_initiatief": {"bedrag": 2100}}, True),
        ("vergoeding_is_belastingvrij", {"financien.vergoeding_initiatief": {"bedrag": 2101}}, False),
        ("vergoeding_is_belastingvrij", {"financien.vergoeding_initiatief": None}, False),
        ("heeft_bestuurlijk_overleg", {"governance.overleg": [{"soort": "werkgroep"}]}, False),
        ("heeft_bestuurlijk_overleg", {"governance.overleg": [{"soort": "bestuurlijk_overleg"}]}, True),
        ("go_no_go_momenten", {"planning.mijlpalen": [{"naam": "Plan gereed", "go_nogo": False}]}, None),
        ("go_no_go_momenten", {"planning.mijlpalen": None}, None),
    ],
)
def test_definitie(name: str, changes: dict[str, Any], expected: object) -> None:
    assert derived(changes).at(name) == expected


def test_go_no_go_momenten_zijn_mijlpalen() -> None:
    """The milestones of the dossier themselves, so that a text can name them."""
    moments = derived({"planning.mijlpalen": [{"naam": "A", "go_nogo": True}, {"naam": "B", "go_nogo": False}]})
    assert [moment.text("naam") for moment in moments.records("go_no_go_momenten")] == ["A"]
