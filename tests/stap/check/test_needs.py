"""What a document needs and does not have."""

from __future__ import annotations

import json
from typing import Any

from overeenkomsten.check.facts import to_facts
from overeenkomsten.check.needs import missing_facts
from overeenkomsten.check.overrides import strip
from overeenkomsten.library.schema_model import SchemaModel
from overeenkomsten.model.facts import Record

IO, SOK = "intentieovereenkomst", "samenwerkingsovereenkomst"


def missing(
    model: SchemaModel, data: dict[str, Any], kind: str = IO, variant: str = "", final: bool = False
) -> list[str]:
    def judge(text: str, this: Record) -> bool:
        """The three conditions of the small schema."""
        if text == "document.status == 'definitief'":
            return final
        return bool(this.at(text.removeprefix("deze.")))

    facts = to_facts(strip(json.loads(json.dumps(data))), model)
    return [point.path for point in missing_facts(facts, model, kind, variant, judge)]


def test_only_what_this_document_needs(klein: SchemaModel) -> None:
    assert missing(klein, {}) == ["document.datum", "partijen"]
    assert missing(klein, {}, SOK, "kort") == ["document.datum", "partijen"]
    assert missing(klein, {}, SOK) == ["document.datum", "partijen"]
    assert missing(klein, {}, SOK, "uitgebreid") == ["document.datum", "document.versie", "partijen"]


def test_filled_in_is_not_missing(klein: SchemaModel) -> None:
    assert missing(klein, {"document": {"datum": "2027-01-01"}, "partijen": [{"id": "g", "naam": "G"}]}) == []


def test_lists_ask_for_what_exists_and_conditions_are_about_their_own_object(klein: SchemaModel) -> None:
    partijen = [
        {"id": "a", "rechtsvorm": "stichting", "ondertekent": True, "tekenaars": [{}, {"naam": "x"}]},
        {"id": "b", "naam": "B", "ondertekent": False},
    ]
    data = {"document": {"datum": "2027-01-01"}, "partijen": partijen}
    assert missing(klein, data) == ["partijen.0.naam", "partijen.0.zetel"]


def test_relevance_covers_everything_below(klein: SchemaModel) -> None:
    assert "plan.start" not in missing(klein, {}, final=False)
    assert missing(klein, {}, final=True)[2:] == ["plan.start", "plan.nota"]
    assert missing(klein, {"plan": {"start": "2027-01-01", "nota": {"naam": "x"}}}, final=True) == missing(klein, {})


def test_an_optional_object_is_asked_for_once_it_is_there(klein: SchemaModel) -> None:
    assert "geld.totaal" not in missing(klein, {"geld": {}})
    assert "geld.totaal" in missing(klein, {"geld": {"jaar": 2001}})
    assert "geld.totaal" not in missing(klein, {"geld": {"totaal": 0}})


def test_titles_name_the_owner(klein: SchemaModel) -> None:
    def never(text: str, this: Record) -> bool:
        return text == "deze.rechtsvorm" and this.has("rechtsvorm")

    data = {
        "partijen": [{"id": "a"}, {"naam": "Coöperatie Warm", "rechtsvorm": "stichting"}, {"rechtsvorm": "stichting"}]
    }
    points = missing_facts(to_facts(data, klein), klein, IO, "", never)  # type: ignore[arg-type]
    assert [(point.path, point.title) for point in points] == [
        ("document.datum", "datum van het document"),
        ("partijen.0.naam", "naam van de partij (a)"),
        ("partijen.1.zetel", "zetel (Coöperatie Warm)"),
        ("partijen.2.naam", "naam van de partij (partij 3)"),
        ("partijen.2.zetel", "zetel (partij 3)"),
    ]
    assert points[2].question == "In welke plaats?"
