"""From selection to agreement: numbers, references, gaps, loops, terms, signs at the end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bouw import clause, dossier, library

from overeenkomsten.choose import select
from overeenkomsten.compose import blanks, compose, to_text
from overeenkomsten.compose.agreement import Agreement
from overeenkomsten.errors import LibraryBroken
from overeenkomsten.model.agreement import CrossReference
from overeenkomsten.model.clause import Loop
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.model.library import Library
from overeenkomsten.model.money import Money

PARTIES = [
    {"id": "gem", "soort": "gemeente", "naam": "gemeente Waterveen"},
    {"id": "ini", "soort": "bewonersinitiatief", "naam": "Buurtgroep"},
]


def made(lib: Library, facts: dict[str, Any], **changes: Any) -> Agreement:
    case = dossier({"partijen": PARTIES, **facts}, references=frozenset({"wie", "stappen.wie"}), **changes)
    return compose(select(case, lib), case, lib)


def text(lib: Library, facts: dict[str, Any], **changes: Any) -> str:
    return to_text(made(lib, facts, **changes))


def test_articles_and_leden_are_numbered_without_gaps_when_some_are_left_out() -> None:
    lib = library(
        clause("a.een", '1. Eerst.\n2. Weg. {wanneer="weg"}\n3. Dan.'),
        clause("a.uit", "1. Niet.", wanneer="weg"),
        clause("a.twee", "1. Alleen."),
    )
    assert text(lib, {}) == "Proef\n\nArtikel 1 Kop\n1.1 Eerst.\n1.2 Dan.\n\nArtikel 2 Kop\nAlleen.\n"


def test_references_know_articles_that_come_later() -> None:
    lib = library(
        clause("a.een", '1. Zie {{ verwijs("a.drie#t") }} en {{ verwijs("a.twee#t") }}.'),
        clause("a.twee", "1. Alleen. {#t}"),
        clause("a.drie", "1. Een.\n2. Twee. {#t}"),
    )
    agreement = made(lib, {})
    assert "Zie Artikel 3.2 en Artikel 2." in to_text(agreement)
    found = [i for i in agreement.articles[0].blocks[0].line if isinstance(i, CrossReference)]
    anchors = {block.anchor for part in agreement.articles for block in part.blocks} | {
        part.anchor for part in agreement.articles
    }
    assert {reference.anchor for reference in found} <= anchors


def test_a_list_of_references_skips_what_is_not_there() -> None:
    lib = library(
        clause("a.een", '1. {{ verwijs_lijst("a.twee", "a.weg", "a.drie") }} binden.'),
        clause("a.twee", "1. T."),
        clause("a.weg", "1. W.", wanneer="nooit"),
        clause("a.drie", "1. D."),
    )
    assert "Artikel 2 en Artikel 3 binden." in text(lib, {})


def test_a_single_reference_to_what_is_left_out_is_our_mistake() -> None:
    lib = library(clause("a.een", '1. {{ verwijs("a.weg") }}.'), clause("a.weg", "1. W.", wanneer="nooit"))
    with pytest.raises(LibraryBroken, match="verwijzing-weg"):
        made(lib, {})


def test_a_missing_value_is_a_visible_gap_and_an_open_point_once() -> None:
    lib = library(clause("a.een", "1. Wij zijn {{ project.naam }}.\n2. Nogmaals {{ project.naam }}."))
    agreement = made(lib, {}, missing=("project.naam",), titles={"project.naam": "naam van het project"})
    assert "[nog invullen: naam van het project]" in to_text(agreement)
    (point,) = agreement.open_points
    assert (point.path, point.articles) == ("project.naam", ("Artikel 1",))
    assert len(blanks(agreement)) == 2


def test_an_undecided_clause_shows_its_question_once() -> None:
    lib = library(
        clause("rol.a", "1. A.", titel="Rollen", wanneer="rol == 'a'"),
        clause("rol.b", "1. B.", titel="Rollen", wanneer="rol == 'b'"),
        clause("a.slot", '1. Zie {{ verwijs_lijst("rol.a", "rol.b") }}.', titel="Slot"),
    )
    shown = text(lib, {}, missing=("rol",))
    assert shown.count("[nog te kiezen: rol]") == 1
    assert "Artikel 2 Slot\nZie Artikel 1." in shown


def test_onderdelen_repeat_and_end_as_a_list_should() -> None:
    lib = library(
        clause(
            "a.een",
            '1. {{ wie }} doet:\n   1. {{ stap.wat | zonder_punt }}; {voor="stap in stappen" als="stap.wie == wie"}\n'
            '   2. nog iets; {wanneer="extra"}\n',
        )
    )
    steps = [{"wat": "bellen.", "wie": "gem"}, {"wat": "schrijven", "wie": "gem"}, {"wat": "niets", "wie": "ini"}]
    assert "De Gemeente doet:\na. bellen; en\nb. schrijven.\n" in text(lib, {"wie": "gem", "stappen": steps})
    assert "b. schrijven; en\nc. nog iets.\n" in text(lib, {"wie": "gem", "stappen": steps, "extra": "x"})


def test_an_empty_list_that_is_needed_gives_one_gap() -> None:
    lib = library(clause("a.een", '1. Stappen:\n   1. {{ stap.wat }}; {voor="stap in stappen"}\n'))
    assert "a. [nog invullen: stappen]" in text(lib, {}, missing=("stappen",))
    assert "nog invullen" not in text(lib, {})


def test_values_read_as_dutch() -> None:
    lib = library(
        clause(
            "a.een",
            "1. {{ dag }}, {{ bedrag }}, {{ jaar }}, {{ lijst }}, {{ lijst | of }}, {{ termijn | maanden }}, "
            '{{ huizen | aantal("woning", "woningen") }}, {{ lijst | enkel_of_meer("is", "zijn") }}, '
            '{{ weg | standaard("niets") }}.',
        )
    )
    facts = {
        "dag": date(2027, 2, 1),
        "bedrag": Money(125000),
        "jaar": 2032,
        "lijst": ["a", "b", "c"],
        "termijn": 1,
        "huizen": 1500,
    }
    line = "1 februari 2027, € 1.250, 2032, a, b en c, a, b of c, 1 maand, 1.500 woningen, zijn, niets."
    assert line in text(lib, facts)


def test_the_designation_gets_a_capital_at_the_start_of_a_sentence_only() -> None:
    lib = library(clause("a.een", "1. {{ wie }} belt. {{ wie }} en {{ wie }} schrijven."))
    assert "Het Bewonersinitiatief belt. Het Bewonersinitiatief en het Bewonersinitiatief" in text(lib, {"wie": "ini"})


def test_a_full_stop_in_a_value_or_an_abbreviation_ends_no_sentence() -> None:
    lib = library(clause("a.een", "1. Met {{ naam }} {{ wie }}, volgens art. {{ wie }}. {{ wie }} ook."))
    shown = text(lib, {"wie": "gem", "naam": "Warmte U.A."})
    assert "Met Warmte U.A. de Gemeente, volgens art. de Gemeente. De Gemeente ook." in shown


def test_a_finding_about_one_party_stands_only_there() -> None:
    lib = library(
        clause("p.een", "1. {{ partij.naam }}.", titel=""),
        kind="partijen",
        loop=Loop(variable="partij", path="partijen"),
    )
    wrong = Finding(rule="R-07", severity=Severity.FOUT, message="nummer", path="partijen.1.naam")
    agreement = made(lib, {}, findings=(wrong,))
    assert [bool(part.findings) for part in agreement.parts("partijen")] == [False, True]


def test_who_signs_keeps_the_word_for_its_kind() -> None:
    lib = library(clause("a.een", "1. {{ wie }} en {{ ander }}."))
    both = [{**PARTIES[0], "ondertekent": True}, {"id": "gem2", "soort": "gemeente", "naam": "gemeente Elders"}]
    agreement = made(lib, {"partijen": both, "wie": "gem", "ander": "gem2"})
    assert "De Gemeente en" in to_text(agreement)


def test_a_reference_to_a_lid_that_is_still_to_be_chosen_leads_to_the_article() -> None:
    lib = library(
        clause("a.een", '1. Zie {{ verwijs("a.twee#t") }}.'), clause("a.twee", '1. Een.\n2. Twee. {#t wanneer="rol"}')
    )
    assert "Zie Artikel 2." in text(lib, {}, missing=("rol",))


def test_two_parties_of_one_kind_go_by_their_names() -> None:
    lib = library(clause("a.een", "1. {{ wie }} helpt."))
    both = [*PARTIES, {"id": "gem2", "soort": "gemeente", "naam": "gemeente Elders"}]
    assert "gemeente Elders helpt." in text(lib, {"partijen": both, "wie": "gem2"}).replace("Gemeente", "gemeente")


def test_only_terms_that_are_used_are_defined_with_what_their_definitions_use() -> None:
    lib = library(
        clause(
            "a.begrippen",
            '1. Begrippen:\n   1. {{ begrip.tekst }}: {{ begrip.definitie }}; {voor="begrip in begrippen"}\n',
        ),
        clause("a.een", '1. Binnen {{ termijn | werkdagen }} via {{ begrip("brief") }}.'),
        terms={
            "werkdag": "een dag",
            "brief": 'een {{ begrip("schrift") }}',
            "schrift": "tekens",
            "ongebruikt": "niets",
        },
    )
    shown = text(lib, {"termijn": 3})
    assert "a. Brief: een Schrift;\nb. Schrift: tekens; en\nc. Werkdag: een dag.\n" in shown
    assert "Ongebruikt" not in shown


HOSTILE = ["{{ 7*7 }}", "{% raw %}", "# Kop", "*ster*", "Jansen & Zn <BV>", "a\nb", "\u202eomgekeerd", "🏡" * 40]


@pytest.mark.parametrize("name", HOSTILE)
def test_values_stay_literal(name: str) -> None:
    lib = library(clause("a.een", "1. {{ naam }} is **{{ naam }}**."))
    assert f"{name} is {name}." in text(lib, {"naam": name})
