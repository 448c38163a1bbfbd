"""What would bring a clause in: the change is small, and it works."""

from __future__ import annotations

from voorbeelden import desk, dossier_path

from overeenkomsten.check import read
from overeenkomsten.check.overrides import prepare
from overeenkomsten.check.read import RawDossier
from overeenkomsten.model.selection import Verdict
from overeenkomsten.pipeline import examine
from overeenkomsten.proof.change import ways_in
from overeenkomsten.proof.data import with_value

RAW = read(dossier_path("kersenhof"), "kersenhof.json")
RESULT = examine(RAW, desk())


def test_one_field_is_enough_where_one_field_decides() -> None:
    way = ways_in(RAW, desk(), RESULT, ("rolverdeling.zelf_doen",))["rolverdeling.zelf_doen"]
    assert [(change.path, change.before, change.after) for change in way.changes] == [
        ("initiatief.rolambitie", "gelijkwaardig", "zelf_doen")
    ]


def test_the_change_really_brings_the_clause_in() -> None:
    wanted = ("gegevens.deling", "ambitie.gezamenlijk_systeem", "overwegingen.partners", "ondertekening.college")
    ways = ways_in(RAW, desk(), RESULT, wanted)
    assert set(ways) == set(wanted)
    for clause_id, way in ways.items():
        assert way.changes, clause_id
        tree = prepare(RAW).data
        for change in reversed(way.changes):
            tree = with_value(dict(tree), change.path, change.after)
        raw = RawDossier(data=tree, text="{}", name="proef.json", sha256="")
        choices = examine(raw, desk()).selection.choices
        assert any(c.clause.id == clause_id and c.reason.verdict is Verdict.JA for c in choices), clause_id


def test_a_clause_that_is_there_needs_no_way_in() -> None:
    assert ways_in(RAW, desk(), RESULT, ("kosten.verdeling",)) == {}
