"""Verdicts of conditions, and how they explain themselves."""

from __future__ import annotations

from datetime import date

import pytest
from bouw import dossier, record

from overeenkomsten.choose.judge import judge
from overeenkomsten.library.conditions import parse_condition
from overeenkomsten.model.money import Money
from overeenkomsten.model.scope import Binding, Scope
from overeenkomsten.model.selection import Verdict

FACTS = {
    "oplossing": {"hoofdtype": "individueel", "technieken": ["isolatie", "wko"]},
    "planning": {"einddatum": date(2028, 2, 11), "startdatum": date(2027, 2, 11)},
    "gemeente": {"deelt": True, "niet": False},
    "aantal": 12,
    "bedrag": Money(1250),
}


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        ("oplossing.hoofdtype == 'individueel'", "ja"),
        ("oplossing.hoofdtype != 'individueel'", "nee"),
        ("oplossing.hoofdtype in ['collectief', 'individueel']", "ja"),
        ("oplossing.hoofdtype not in ['collectief']", "ja"),
        ("'wko' in oplossing.technieken", "ja"),
        ("'groen_gas' in oplossing.technieken", "nee"),
        ("gemeente.deelt", "ja"),
        ("not gemeente.niet", "ja"),
        ("gemeente.niet == false", "ja"),
        ("planning", "ja"),
        ("planning.weg", "nee"),
        ("planning.einddatum > planning.startdatum", "ja"),
        ("planning.einddatum <= '2027-12-31'", "nee"),
        ("aantal >= 12 and aantal < 13", "ja"),
        ("bedrag > 12", "ja"),
        ("bedrag == 12.50", "ja"),
        ("weg == 'x'", "nee"),
        ("weg != 'x'", "ja"),
        ("weg > 3 or aantal > 3", "ja"),
        ("(weg or aantal) and not weg", "ja"),
        # Needed and missing: unknown, unless the rest decides it.
        ("initiatief.rol == 'zelf'", "onbekend"),
        ("initiatief.rol != 'zelf'", "onbekend"),
        ("not initiatief.rol", "onbekend"),
        ("initiatief.rol and gemeente.niet", "nee"),
        ("initiatief.rol or gemeente.deelt", "ja"),
        ("initiatief.rol and gemeente.deelt", "onbekend"),
        ("initiatief", "onbekend"),
        ("afg.groot", "onbekend"),
        ("afg.klein", "ja"),
        ("afg.rustig", "nee"),
    ],
)
def test_verdict(condition: str, verdict: str) -> None:
    case = dossier(
        FACTS,
        missing=("initiatief.rol",),
        afg={"groot": False, "klein": True, "rustig": False},
        reads={"groot": ("initiatief.rol",), "klein": ("initiatief.rol",), "rustig": ("aantal",)},
    )
    assert judge(parse_condition(condition), Scope(case)).verdict == Verdict(verdict)


def test_explanation_states_the_fact_and_what_would_change_it() -> None:
    case = dossier(FACTS, titles={"oplossing.hoofdtype": "soort oplossing"})
    reason = judge(parse_condition("oplossing.hoofdtype == 'collectief'"), Scope(case))
    assert reason.because == "soort oplossing (oplossing.hoofdtype) is 'individueel'"
    assert reason.flips == "soort oplossing (oplossing.hoofdtype) 'collectief' wordt"
    assert reason.paths == ("oplossing.hoofdtype",)


def test_not_keeps_the_words_of_the_fact() -> None:
    plain = judge(parse_condition("aantal == 3"), Scope(dossier(FACTS)))
    denied = judge(parse_condition("not aantal == 3"), Scope(dossier(FACTS)))
    assert (plain.because, plain.flips) == (denied.because, denied.flips)
    assert (plain.verdict, denied.verdict) == (Verdict.NEE, Verdict.JA)


def test_of_several_reasons_only_the_deciding_ones_are_told() -> None:
    reason = judge(parse_condition("gemeente.deelt and gemeente.niet and aantal > 100"), Scope(dossier(FACTS)))
    assert reason.because == "gemeente.niet is nee en aantal is 12"
    assert " en " in reason.flips


def test_a_loop_variable_is_resolved_to_its_place() -> None:
    party = record({"soort": "gemeente"}, "partijen.1")
    scope = Scope(dossier(FACTS), {"partij": Binding("partijen.1", party)})
    reason = judge(parse_condition("partij.soort == 'gemeente'"), scope)
    assert (reason.verdict, reason.paths) == (Verdict.JA, ("partijen.1.soort",))


def test_no_condition_is_always() -> None:
    assert judge(None, Scope(dossier({}))).because == "altijd"
