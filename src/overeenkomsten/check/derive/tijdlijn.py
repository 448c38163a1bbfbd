"""The derived fact behind the planning: everything with a date, in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Record, Value

TELLING = "telling van de deelname"
METING = "meting van de steun"
INVESTERING = "besluit over de investering"


def _tijdlijn(basis: Basis) -> Value | None:
    """Milestones, tasks, studies, measurements and investment decisions by date; absent when nothing has a date.

    Each has `datum`, `wat`, `soort` and, when known, `wie`. On one day the order is that of this sentence.
    """
    steps = sorted(_steps(basis), key=itemgetter(0))
    return tuple(Record(path, {"datum": day, **fields}) for day, path, fields in steps) or None


_Step = tuple[date, str, dict[str, Value]]
"""(day, path of where it stands in the dossier, what it is)."""


def _steps(basis: Basis) -> Iterator[_Step]:
    for milestone in basis.facts.records("planning.mijlpalen"):
        kind = "go/no-go" if milestone.flag("go_nogo") else "mijlpaal"
        who = _party(basis, milestone.text("verantwoordelijk"))
        yield from _step(milestone, "datum", milestone.text("naam"), kind, who)
    for task in basis.facts.records("taken"):
        yield from _step(
            task, "gereed", task.text("omschrijving"), "taak", _party(basis, task.text("eindverantwoordelijk"))
        )
    for study in basis.facts.records("onderzoeken"):
        yield from _step(study, "gereed", study.text("vraag"), "onderzoek", _party(basis, study.text("begeleider")))
    for measurement in basis.facts.records("participatie.metingen"):
        what = TELLING if measurement.text("soort") == "deelname" else METING
        yield from _step(measurement, "moment", what, "meting", measurement.record("wie_meet"))
    for decision in basis.facts.records("investeringsbesluiten"):
        yield from _step(decision, "datum", INVESTERING, "besluit", _party(basis, decision.text("partij_id")))


def _step(source: Record, day_at: str, what: str, kind: str, who: Record) -> Iterator[_Step]:
    day = source.day(day_at)
    if day is not None and what:
        fields: dict[str, Value] = {"wat": what, "soort": kind}
        yield day, source.path, {**fields, "wie": who} if who.fields else fields


def _party(basis: Basis, party_id: str) -> Record:
    """The party with this id; an empty record when there is none."""
    found = (party for party in basis.facts.records("partijen") if party_id and party.text("id") == party_id)
    return next(found, Record("partijen"))


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="tijdlijn",
        bron="SP-3.R, PP-6: de planning op volgorde van datum",
        betekent="er staan data in de planning",
        leest=(
            "planning.mijlpalen",
            "taken.gereed",
            "onderzoeken.gereed",
            "participatie.metingen.moment",
            "investeringsbesluiten.datum",
        ),
        grenzen=(
            {"planning.mijlpalen": [{"naam": "uitvoeringsplan naar de raad", "datum": "2028-06-30"}]},
            {
                "planning.mijlpalen": None,
                "taken": None,
                "onderzoeken": None,
                "participatie.metingen": None,
                "investeringsbesluiten": None,
            },
        ),
        bereken=_tijdlijn,
    ),
)
"""In the order in which they are computed, after those of `regels`."""
