"""Chapters and annexes of several clauses: one number for the whole, and what stands in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bouw import clause, dossier, library

from overeenkomsten.choose import select
from overeenkomsten.compose import compose, to_text
from overeenkomsten.errors import LibraryBroken
from overeenkomsten.library.conditions import parse_condition
from overeenkomsten.model.agreement import Agreement
from overeenkomsten.model.library import Library, Section


def _with_sections(lib: Library, *sections: Section) -> Library:
    return replace(lib, blueprints={"proef": replace(lib.blueprints["proef"], sections=sections)})


def _section(kind: str, title: str, *clauses: str, wanneer: str = "") -> Section:
    return Section(
        kind=kind,
        title=title,
        loop=None,
        only_if=None,
        clauses=clauses,
        when=parse_condition(wanneer) if wanneer else None,
    )


def _made(lib: Library, facts: dict[str, object]) -> Agreement:
    case = dossier(facts)
    return compose(select(case, lib), case, lib)


PLAN = library(
    clause("wijk.straten", "De straten.\n\n1. de Dijk\n2. de Singel", titel=""),
    clause("wijk.huizen", "De huizen.", titel="Huizen"),
    clause("keuze.warmte", 'Zie {{ verwijs("wijk.huizen") }} en {{ verwijs_lijst("lijst.taken") }}.', titel="Warmte"),
    clause("lijst.taken", "1. Bellen:\n   1. eerst;\n   2. daarna;", titel="Taken"),
    clause("lijst.gevolg", "1. Schrijven.", titel="Gevolg"),
)
CHAPTERS = (
    _section("hoofdstuk", "De wijk", "wijk.straten", "wijk.huizen"),
    _section("hoofdstuk", "De keuze", "keuze.warmte"),
    _section("bijlage", "Wie doet wat", "lijst.taken", "lijst.gevolg", wanneer="taken"),
)


def test_a_chapter_has_a_number_and_its_titled_clauses_have_one_below_it() -> None:
    text = to_text(_made(_with_sections(PLAN, *CHAPTERS), {"taken": "ja"}))
    assert "\n1 De wijk\nDe straten.\n- de Dijk\n- de Singel\n\n1.1 Huizen\nDe huizen.\n" in text
    assert "\n2 De keuze\n\n2.1 Warmte\n" in text


def test_an_annex_counts_its_points_through_its_clauses() -> None:
    text = to_text(_made(_with_sections(PLAN, *CHAPTERS), {"taken": "ja"}))
    assert "\nBijlage 1 Wie doet wat\n\nTaken\n1. Bellen:\na. eerst; en\nb. daarna.\n\nGevolg\n2. Schrijven.\n" in text


def test_a_reference_to_a_clause_leads_to_its_chapter_or_annex() -> None:
    assert "Zie Hoofdstuk 1 en Bijlage 1." in to_text(_made(_with_sections(PLAN, *CHAPTERS), {"taken": "ja"}))


def test_a_chapter_of_which_nothing_is_chosen_is_not_there_and_takes_no_number() -> None:
    lib = _with_sections(PLAN, _section("hoofdstuk", "Leeg", "wijk.huizen", wanneer="nooit"), *CHAPTERS[1:])
    lib = replace(lib, clauses={**lib.clauses, "keuze.warmte": (clause("keuze.warmte", "Warm.", titel=""),)})
    agreement = _made(lib, {})
    assert [(section.number, section.title) for section in agreement.sections] == [("1", "De keuze")]


def test_a_gap_in_a_chapter_says_in_which_chapter() -> None:
    lib = _with_sections(library(clause("wijk.naam", "In {{ wijk }}.")), _section("hoofdstuk", "Wijk", "wijk.naam"))
    case = dossier({}, missing=("wijk",))
    (point,) = compose(select(case, lib), case, lib).open_points
    assert point.articles == ("Hoofdstuk 1",)


def test_a_working_paper_asks_the_question_of_the_field() -> None:
    lib = _with_sections(library(clause("wijk.naam", "In {{ wijk }}.")), _section("hoofdstuk", "Wijk", "wijk.naam"))
    lib = replace(lib, blueprints={"proef": replace(lib.blueprints["proef"], guiding_questions=True)})
    case = dossier({}, missing=("wijk",), questions={"wijk": "Hoe heet de wijk?"})
    assert "In [nog invullen: Hoe heet de wijk?]." in to_text(compose(select(case, lib), case, lib))


def test_a_list_within_a_bullet_is_too_deep() -> None:
    lib = _with_sections(library(clause("a.een", "1. X:\n   1. y;")), _section("hoofdstuk", "Diep", "a.een"))
    with pytest.raises(LibraryBroken, match="nummering-te-diep"):
        _made(lib, {})


@pytest.mark.parametrize(("wanted", "there"), [(True, True), (False, False), ("uitgebreid", True), ("kort", False)])
def test_the_table_of_contents_may_depend_on_the_dossier(wanted: bool | str, there: bool) -> None:
    contents = wanted if isinstance(wanted, bool) else parse_condition(f"variant == '{wanted}'")
    lib = library(clause("a.een", "1. T."))
    lib = replace(lib, blueprints={"proef": replace(lib.blueprints["proef"], table_of_contents=contents)})
    assert _made(lib, {"variant": "uitgebreid"}).table_of_contents is there
