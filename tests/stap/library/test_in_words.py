"""Conditions in words: what a lawyer reads."""

from __future__ import annotations

import pytest

from overeenkomsten.library.conditions import parse_condition
from overeenkomsten.library.files import schemas
from overeenkomsten.library.in_words import Wording
from overeenkomsten.library.schema_model import load_schema
from overeenkomsten.model.clause import Loop

WORDING = Wording(schema=load_schema(schemas()), derived={"is_collectief": "één systeem voor iedereen"})


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("oplossing.hoofdtype == 'collectief'", "soort oplossing: ‘één systeem samen’"),
        ("oplossing.hoofdtype != 'nog_open'", "soort oplossing: niet ‘nog open’"),
        (
            "juridisch.bindendheid in ['intentie', 'inspanning']",
            "hoe bindend de afspraken zijn: ‘intentie’ of ‘inspanning’",
        ),
        ("taken", "taken: ingevuld"),
        ("not taken", "taken: leeg"),
        ("communicatie.tekenmoment", "er een tekenmoment is: ja"),
        ("not communicatie.tekenmoment", "er een tekenmoment is: nee"),
        ("afg.is_collectief", "één systeem voor iedereen: ja"),
        ("afg.heeft_kaart", "heeft kaart: ja"),
        ("'groen_gas' in oplossing.technieken", "technieken: met ‘groen gas’"),
        ("'groen_gas' not in oplossing.technieken", "technieken: zonder ‘groen gas’"),
        ("juridisch.beeindiging.opzegtermijn_maanden > 0", "opzegtermijn: meer dan 0"),
        ("juridisch.beeindiging.opzegtermijn_maanden <= 3", "opzegtermijn: hooguit 3"),
        ("not juridisch.beeindiging.opzegtermijn_maanden > 0", "opzegtermijn: hooguit 0"),
        ("3 < juridisch.beeindiging.opzegtermijn_maanden", "opzegtermijn: meer dan 3"),
        ("taken and bijlagen", "taken: ingevuld; en bijlagen: ingevuld"),
        ("taken or bijlagen", "taken: ingevuld; of bijlagen: ingevuld"),
        ("taken and (bijlagen or risicos)", "taken: ingevuld; en (bijlagen: ingevuld; of risico’s: ingevuld)"),
        ("not (taken or bijlagen)", "taken: leeg; en bijlagen: leeg"),
        ("not (taken and bijlagen)", "taken: leeg; of bijlagen: leeg"),
    ],
)
def test_condition(condition: str, words: str) -> None:
    assert WORDING.condition(parse_condition(condition)) == words


def test_a_loop_variable_stands_for_an_element_of_its_list() -> None:
    loops = (Loop(variable="partij", path="afg.ondertekenaars"), Loop(variable="v", path="partij.vertegenwoordigers"))
    words = WORDING.condition(parse_condition("v.hoedanigheid == 'gevolmachtigde' and partij.zetel"), loops)
    assert words == "hoedanigheid van de ondertekenaar: ‘gevolmachtigde’; en zetel van de organisatie: ingevuld"
    assert WORDING.field("partij", loops) == "partij"
