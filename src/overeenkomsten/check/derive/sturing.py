"""Derived facts about steering: which consultations there are, and when parties decide whether to go on."""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Value


def _heeft_bestuurlijk_overleg(basis: Basis) -> Value | None:
    """One of the consultations is between those who govern the parties."""
    return any(entry.text("soort") == "bestuurlijk_overleg" for entry in basis.facts.records("governance.overleg"))


def _go_no_go_momenten(basis: Basis) -> Value | None:
    """The milestones at which parties decide whether to go on; absent when there are none."""
    return tuple(entry for entry in basis.facts.records("planning.mijlpalen") if entry.flag("go_nogo")) or None


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="heeft_bestuurlijk_overleg",
        bron="BS-13: een korte samenwerkingsovereenkomst heeft een voortgangsoverleg en een bestuurlijk overleg",
        betekent="of er een bestuurlijk overleg is",
        leest=("governance.overleg.soort",),
        grenzen=(
            {"governance.overleg": [{"naam": "bestuurlijk overleg", "soort": "bestuurlijk_overleg"}]},
            {"governance.overleg": [{"naam": "voortgangsoverleg", "soort": "voortgangsoverleg"}]},
        ),
        bereken=_heeft_bestuurlijk_overleg,
    ),
    Afgeleid(
        naam="go_no_go_momenten",
        bron="BS-15: op vaste momenten besluiten partijen of zij doorgaan",
        betekent="de momenten waarop partijen besluiten of zij doorgaan",
        leest=("planning.mijlpalen.go_nogo",),
        grenzen=(
            {"planning.mijlpalen": [{"naam": "Besluit over doorgaan", "go_nogo": True, "criteria": ["genoeg steun"]}]},
            {"planning.mijlpalen": [{"naam": "Plan gereed", "go_nogo": False}]},
        ),
        bereken=_go_no_go_momenten,
    ),
)
"""In the order in which they are computed."""
