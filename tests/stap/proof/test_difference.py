"""What differs between two agreements, and which fields cause it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from voorbeelden import desk, dossier_path

from overeenkomsten.check import read
from overeenkomsten.pipeline import Result, examine
from overeenkomsten.proof.difference import Change, differences

TYPE = "intentieovereenkomst"


def _dossier(**changes: Any) -> Result:
    data = json.loads(dossier_path("kersenhof").read_text(encoding="utf-8"))
    for path, value in changes.items():
        *steps, last = path.split("__")
        target = data
        for step in steps:
            target = target[int(step)] if step.isdigit() else target[step]
        if value is None:
            del target[last]
        else:
            target[last] = value
    return examine(read(json.dumps(data).encode(), "proef.json"), desk(), document_type=TYPE)


def test_the_same_dossier_gives_no_difference() -> None:
    assert differences(_dossier(), _dossier()) == ()


def test_a_changed_value_changes_the_clause_that_prints_it() -> None:
    (found,) = differences(_dossier(), _dossier(juridisch__beeindiging__opzegtermijn_maanden=3))
    assert (found.clause_id, found.change) == ("duur.evaluatie_einde", Change.ANDERS)
    assert "1 maand" in found.removed[0]
    assert "3 maanden" in found.added[0]
    (cause,) = found.causes
    assert (cause.path, cause.before, cause.after) == ("juridisch.beeindiging.opzegtermijn_maanden", "1", "3")


def test_a_variant_goes_and_another_comes() -> None:
    found = {d.clause_id: d for d in differences(_dossier(), _dossier(initiatief__rolambitie="zelf_doen"))}
    assert found["rolverdeling.zelf_doen"].change is Change.ERBIJ
    assert found["rolverdeling.gelijkwaardig"].change is Change.WEG
    for difference in found.values():
        assert [(c.path, c.before, c.after) for c in difference.causes] == [
            ("initiatief.rolambitie", "gelijkwaardig samenwerken", "zelf doen")
        ]


def test_an_article_that_only_moves_is_no_difference() -> None:
    one, other = _dossier(), _dossier(juridisch__toetreding__toegestaan=False)
    slots = [next(p.number for p in r.agreement.articles if p.clause_id == "slot.bepalingen") for r in (one, other)]
    assert slots[0] != slots[1]
    assert [difference.clause_id for difference in differences(one, other)] == ["toetreding.partners"]


def test_a_value_that_disappears_is_told_as_empty() -> None:
    found = differences(_dossier(), _dossier(planning__einddatum=None))
    causes = [cause for difference in found for cause in difference.causes]
    assert any(cause.path == "planning.einddatum" and cause.after == "" for cause in causes)


@pytest.mark.parametrize("party", [0, 1])
def test_a_party_is_told_by_its_id(party: int) -> None:
    found = differences(_dossier(), _dossier(**{f"partijen__{party}__naam": "Iemand anders"}))
    parties = [difference for difference in found if difference.clause_id.startswith("partijen.")]
    assert [difference.subject for difference in parties] == [["gem", "ini"][party]]
