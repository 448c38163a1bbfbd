"""The search for witnesses, on small libraries of which the answer is known."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from kleine_bibliotheek import IO, SOK, desk
from voorbeelden import desk as our_desk

from overeenkomsten.check import read
from overeenkomsten.model.finding import Severity
from overeenkomsten.model.selection import ChosenBlock, Verdict
from overeenkomsten.pipeline import Desk, Result, make
from overeenkomsten.proof import Proof, Witness, prove
from overeenkomsten.proof.data import Tree, as_json
from overeenkomsten.proof.targets import Kind
from overeenkomsten.proof.witnesses import search_witnesses

REACHABLE = (
    "oplossing.hoofdtype == 'individueel'",
    "oplossing.hoofdtype in ['collectief', 'combinatie'] and not communicatie.tekenmoment",
    "project.naam == 'Pluk de wijk'",
    "planning.einddatum > '2031-05-04'",
    "document.status == 'ter_besluitvorming'",
    "'groen_gas' in oplossing.technieken and 'warmtenet_lt' in oplossing.technieken",
    "financien.kostenregel == 'verdeelsleutel' and not (bijlagen or taken)",
    "initiatief.thuisgebied and initiatief.thuisgebied != project.werkgebied.naam",
    "afg.wcw_categorie == 'tot_10'",
    "afg.wcw_categorie == 'klein' and document.fase == 'beheren'",
    "afg.wcw_categorie == 'groot'",
    "afg.grootschalige_inkoop",
    "afg.partners",
    "afg.initiatief.rechtsvorm == 'stichting'",
    "afg.mogelijk_ingrijpend and not afg.is_collectief",
)
"""Conditions of leden, the first of them on line 13 of the clause."""

IMPOSSIBLE = (
    "afg.wcw_categorie == 'enorm'",
    "afg.is_personengroep and afg.initiatief.rechtsvorm == 'cooperatie'",
    "afg.grootschalige_inkoop and oplossing.individueel.verwacht_aantal_deelnemers < 100",
    "not project.naam",
)
"""Conditions that no valid dossier meets: nonsense, a contradiction, one across a threshold, something needed."""


def clause(conditions: tuple[str, ...]) -> str:
    return "\n".join(["1. Altijd.", *(f'1. Soms. {{wanneer="{condition}"}}' for condition in conditions)])


@pytest.fixture(scope="module")
def reachable(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Proof]:
    small = desk(tmp_path_factory.mktemp("bereikbaar"), {"proef.los": clause(REACHABLE)})
    return small, prove(small, workers=1)


def made(tree: Tree, small: Desk) -> Result:
    """The agreement of a dossier as a user would have it made: from a file, in its own status."""
    return make(read(as_json(tree), "getuige.json"), small)


def at_line(result: Result, line: int) -> list[Verdict]:
    def walk(blocks: tuple[ChosenBlock, ...]) -> list[ChosenBlock]:
        return [found for block in blocks for found in (block, *walk(block.children))]

    blocks = [block for choice in result.selection.choices for block in walk(choice.blocks)]
    return [block.reason.verdict for block in blocks if block.block.line == line]


def test_every_condition_has_its_pair(reachable: tuple[Desk, Proof]) -> None:
    _, proof = reachable
    assert [problem for problem in proof.problems if problem.rule == "bereik-onbewezen"] == []
    lines = [int(witness.place.rpartition(":")[2]) for witness in proof.witnesses]
    assert lines == list(range(13, 13 + len(REACHABLE)))


@pytest.mark.parametrize("place", range(len(REACHABLE)), ids=lambda place: REACHABLE[place])
def test_the_pair_says_what_it_should(place: int, reachable: tuple[Desk, Proof]) -> None:
    """Both dossiers are made, without an error; the lid is in the one and not in the other."""
    small, proof = reachable
    witness = proof.witnesses[place]
    line = int(witness.place.rpartition(":")[2])
    for tree, verdict in ((witness.included, Verdict.JA), (witness.left_out, Verdict.NEE)):
        result = made(tree, small)
        assert [finding.rule for finding in result.agreement.findings if finding.severity is Severity.FOUT] == []
        assert at_line(result, line) == [verdict]


def by_condition(proof: Proof) -> dict[str, Witness]:
    return {witness.condition: witness for witness in proof.witnesses}


def test_the_difference_is_as_small_as_can_be(reachable: tuple[Desk, Proof]) -> None:
    _, proof = reachable
    found = by_condition(proof)
    assert {len(witness.difference) for witness in proof.witnesses} <= {1, 2}
    assert [change.path for change in found[REACHABLE[0]].difference] == ["oplossing.hoofdtype"]
    assert [change.path for change in found["document.status == 'ter_besluitvorming'"].difference] == [
        "document.status"
    ]


def test_a_threshold_is_found_at_the_threshold(reachable: tuple[Desk, Proof]) -> None:
    """One connection more or less: the boundary values of the derived fact, not any number."""
    _, proof = reachable
    users = {"oplossing.warmtenet.aantal_verbruikers", "oplossing.aantal_beoogde_aansluitingen"}
    for condition in ("afg.wcw_categorie == 'tot_10'", "afg.wcw_categorie == 'groot'", "afg.grootschalige_inkoop"):
        (change,) = by_condition(proof)[condition].difference
        if change.path in users:
            assert {change.before, change.after} <= {9, 10, 1500, 1501, None}


def test_the_same_library_gives_the_same_witnesses(reachable: tuple[Desk, Proof]) -> None:
    small, proof = reachable
    assert prove(small, workers=1).witnesses == proof.witnesses


def test_what_cannot_be_is_said_with_its_place(tmp_path: Path) -> None:
    proof = prove(desk(tmp_path, {"proef.los": clause(IMPOSSIBLE)}), workers=1)
    places = [problem.place.rpartition(":")[2] for problem in proof.problems if problem.rule == "bereik-onbewezen"]
    assert places == [str(13 + place) for place in range(len(IMPOSSIBLE))]
    assert proof.witnesses == ()


def test_what_hangs_on_what_cannot_be_is_not_told_again(tmp_path: Path) -> None:
    body = "1. Hier:\n   1. dit; {wanneer=\"oplossing.hoofdtype == 'individueel'\"}\n   2. dat."
    fronts = {"proef.los": "wanneer: document.fase == 'opstarten' and document.fase == 'beheren'"}
    proof = prove(desk(tmp_path, {"proef.los": body}, fronts=fronts), workers=1)
    assert [one.place.rpartition(":")[2] for one in proof.problems if one.rule == "bereik-onbewezen"] == ["2"]


def test_phase_and_solution_are_conditions_too(tmp_path: Path) -> None:
    proof = prove(
        desk(tmp_path, {"proef.los": "1. Tekst."}, fronts={"proef.los": "oplossingen: [collectief]"}), workers=1
    )
    (witness,) = proof.witnesses
    assert (witness.kind, witness.condition) == (Kind.CLAUSULE, "oplossing.hoofdtype in ['collectief']")


def test_for_each_party_one_dossier_can_show_both(tmp_path: Path) -> None:
    """The municipality is a party in every valid dossier: what counts is that another party is not one."""
    section = "soort: partijen\nvoor: partij in afg.ondertekenaars\nals: partij.soort != 'netbeheerder'"
    small = desk(
        tmp_path,
        {"proef.gemeente": "1. **{{ partij.naam }}**.", "proef.stichting": "1. **{{ partij.naam }}**."},
        fronts={
            "proef.gemeente": "wanneer: partij.soort == 'gemeente'",
            "proef.stichting": "wanneer: partij.soort != 'gemeente' and partij.rechtsvorm == 'stichting'",
        },
        section=section,
    )
    proof = prove(small, workers=1)
    assert [problem for problem in proof.problems if problem.rule == "bereik-onbewezen"] == []
    found = {(witness.kind, witness.clause_id): witness for witness in proof.witnesses}
    assert set(found) == {
        (Kind.ELEMENT, ""),
        (Kind.CLAUSULE, "proef.gemeente"),
        (Kind.CLAUSULE, "proef.stichting"),
    }
    assert found[Kind.CLAUSULE, "proef.gemeente"].difference == ()


def test_a_filtered_list_needs_an_element_in_and_one_out(tmp_path: Path) -> None:
    body = (
        '1. Taak: {{ taak.omschrijving }}. {voor="taak in taken" als="taak.verbintenis == \'resultaat\'"}\n'
        '2. Stap. {voor="stap in planning.vervolgstappen" wanneer="document.fase == \'beheren\'"}'
    )
    proof = prove(desk(tmp_path, {"proef.los": body}), workers=1)
    assert [(witness.kind, witness.place.rpartition(":")[2]) for witness in proof.witnesses] == [
        (Kind.ELEMENT, "12"),
        (Kind.LID, "13"),
    ]


def test_what_another_document_needs_is_decided_there(tmp_path: Path) -> None:
    """A target year may be open in an intentieovereenkomst; a samenwerkingsovereenkomst always asks for it."""
    body = '1. Altijd.\n2. Doel: {{ project.ambitie.streefjaar }}. {wanneer="project.ambitie.streefjaar"}'
    proof = prove(desk(tmp_path, {"proef.los": body}, types=(IO, SOK)), workers=1)
    assert [problem for problem in proof.problems if problem.rule == "bereik-onbewezen"] == []
    assert [witness.document_type for witness in proof.witnesses] == [IO]
    assert [(found.document_type, found.needed) for found in proof.decided] == [(SOK, True)]


def test_the_type_of_document_decides_without_a_search(tmp_path: Path) -> None:
    body = f"1. Altijd.\n2. Alleen hier. {{wanneer=\"document.type == '{IO}' and taken\"}}"
    proof = prove(desk(tmp_path, {"proef.los": body}, types=(IO, SOK)), workers=1)
    assert [problem for problem in proof.problems if problem.rule == "bereik-onbewezen"] == []
    assert [(witness.document_type, witness.condition) for witness in proof.witnesses] == [(IO, "taken")]


def test_a_text_that_cannot_be_composed_comes_to_light(tmp_path: Path) -> None:
    """An amount as a number of days: only who makes a document notices."""
    body = '1. Altijd.\n2. Na {{ planning.einddatum | dagen }}. {wanneer="communicatie.tekenmoment"}'
    proof = prove(desk(tmp_path, {"proef.los": body}), workers=1)
    assert [problem.rule for problem in proof.problems if problem.rule != "veld-ongebruikt"] == ["filter-fout"]


def test_a_gap_that_nobody_is_asked_to_fill_is_mentioned(tmp_path: Path) -> None:
    body = '1. Altijd.\n2. Zie {{ document.kenmerk }}. {wanneer="communicatie.tekenmoment"}'
    proof = prove(desk(tmp_path, {"proef.los": body}), workers=1)
    assert {(gap.clause_id, gap.path) for gap in proof.gaps} == {("proef.los", "document.kenmerk")}


def test_on_more_processors_the_proof_is_the_same(tmp_path: Path) -> None:
    small = desk(tmp_path, {"proef.los": clause(REACHABLE[:4])}, types=(IO, SOK))
    told: list[tuple[int, int]] = []
    proof = prove(small, workers=2, progress=lambda done, total: told.append((done, total)))
    assert proof == prove(small, workers=1)
    assert told[-1] == (8, 8)


@cache
def part_of_ours() -> tuple[Witness, ...]:
    desk_ = our_desk()
    return search_witnesses(desk_, desk_.library.blueprints[IO], part=3, parts=8).witnesses


def test_witnesses_for_our_own_library_hold_in_the_whole_pipeline() -> None:
    """A part of the conditions of the intentieovereenkomst; the command proves them all."""
    assert len(part_of_ours()) > 10
    for witness in part_of_ours():
        for tree, verdict in ((witness.included, Verdict.JA), (witness.left_out, Verdict.NEE)):
            result = made(tree, our_desk())
            assert not any(finding.severity is Severity.FOUT for finding in result.agreement.findings)
            if witness.kind in (Kind.LID, Kind.ONDERDEEL) and witness.difference:
                clause_file, _, line = witness.place.rpartition(":")
                blocks = [choice.blocks for choice in result.selection.choices if choice.clause.file == clause_file]
                assert verdict in [found for one in blocks for found in _verdicts(one, int(line))], witness.place


def _verdicts(blocks: tuple[ChosenBlock, ...], line: int) -> list[Verdict]:
    here = [block.reason.verdict for block in blocks if block.block.line == line]
    return here + [found for block in blocks for found in _verdicts(block.children, line)]
