"""Hypothesis strategies for dossiers that pass the schema, made from the schema itself.

A new field, choice or limit in `schemas/` is tried at once, without a change here. What the schema cannot say is done
by hand: ids differ, references lead to a party that exists, the dates of the planning come in order.

The simplest choice for every field is to leave it out, so a dossier that fails shrinks to the few fields that matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from overeenkomsten.library.files import schemas
from overeenkomsten.library.schema_files import Annotated
from overeenkomsten.library.schema_model import OVERRIDES, load_schema

DOCUMENT_TYPE = "intentieovereenkomst"
FIRST_DAY = date(2026, 11, 1)
MOST_PARTIES = 12
OTHER_SECTIONS = frozenset(
    {
        "afsluiting",
        "beheer",
        "deelname",
        "eerdere_documenten",
        "herbekrachtiging",
        "investeringsbesluiten",
        "monitoring",
        "onderzoeken",
        "opdracht",
        "projectplan",
        "risicos",
        "samen_leren",
        "subsidie",
        "uitvoering",
        "uitvoeringsplan",
        "vergunningen",
    }
)
"""Of other documents: at most two of them come along, because rules look across sections."""
ALSO = {
    "samenwerkingsovereenkomst": frozenset(
        {"eerdere_documenten", "investeringsbesluiten", "monitoring", "onderzoeken", "projectplan", "risicos"}
    ),
    "uitvoeringsplan": frozenset(
        {"beheer", "deelname", "eerdere_documenten", "investeringsbesluiten", "monitoring", "risicos"}
        | {"uitvoering", "uitvoeringsplan", "vergunningen"}
    ),
}
"""Document type -> sections that belong to it and not to an intentieovereenkomst."""
DECISIVE = (
    "document.fase",
    "oplossing.status",
    "oplossing.hoofdtype",
    "initiatief.partij_id",
    "initiatief.rolambitie",
    "initiatief.representatie",
    "initiatief.werkt_met_vrijwilligers",
    "gemeente.partij_id",
    "juridisch.bindendheid",
    "juridisch.avg.deelt_persoonsgegevens",
    "juridisch.toetreding.toegestaan",
    "financien.kostenregel",
)
"""What the choice of most articles turns on."""

LEGAL_FORMS = load_schema(schemas()).fields["partijen.rechtsvorm"].choices

PLAIN = ("Kersenhof", "de buurt", "Eerste bewonersavond.", "zeswekelijks", "12", "Advies over isolatie, ventilatie")
AWKWARD = (
    "Jansen & Zn <BV>",
    "\"tussen aanhalingstekens\" en 'zo'",
    "# Kop",
    "*ster* en **twee**",
    "1. eerste",
    "| cel | cel |",
    "]]>",
    "&amp;",
    "<w:p>",
    "<!-- -->",
    "C:\\pad\\naam",
    "regel één\nregel twee",
    "a\tb",
    "zon ☀ en huis 🏠",
    "مرحبا בית",
    "e\u0301e\u0301n accent",
    "ĳsvogel",
    "$1 \\1 %s {0} {naam}",
    "2027-02-30",
    ";",
    "punt aan het eind;",
    "Artikel 3.2",
)
"""Values that are allowed and that some step might read as something else."""

Draw = Callable[[st.SearchStrategy[Any]], Any]
Json = Any


@st.composite
def dossiers(
    draw: Draw, *, document_type: str = DOCUMENT_TYPE, status: str = "concept", parties: int = 0
) -> dict[str, Json]:
    """A valid dossier for a document: nearly empty, half filled in, or with everything in it.

    `parties` 0 = any number.
    """
    root = load_schema(schemas()).files.root()
    sections = dict(root.properties())
    writer = _Writer(draw, complete=draw(st.sampled_from((False, False, True))))
    number = parties or draw(st.sampled_from((2, 2, 2, 3)) | st.integers(1, MOST_PARTIES))
    writer.ids = [f"p{place}" for place in range(number)]
    found = [{**writer.value(sections["partijen"].items(), "partijen"), "id": party} for party in writer.ids]
    _usual_parties(draw, found)
    elsewhere = OTHER_SECTIONS - ALSO.get(document_type, frozenset())
    others = draw(st.lists(st.sampled_from(sorted(elsewhere & set(sections))), max_size=2, unique=True))
    left_out = {OVERRIDES, "partijen", "$schema", *elsewhere.difference(others)}
    data = writer.members({k: s for k, s in sections.items() if k not in left_out}, "")
    data["partijen"] = found
    data["document"] = {**data.get("document", {}), "type": document_type, "status": status}
    if draw(st.booleans()):
        _decide(writer, sections, data)
    _in_order(data)
    own = _overrides(draw, writer, sections)
    if own:
        data[OVERRIDES] = own
    return data


def _decide(writer: _Writer, sections: dict[str, Annotated], data: dict[str, Json]) -> None:
    """Fill in what most articles turn on, so that they are not all still open."""
    for path in DECISIVE:
        section, *rest = path.split(".")
        schema, owner = sections[section], data
        key = section
        for step in rest:
            owner, key = owner.setdefault(key, {}), step
            schema = dict(schema.properties())[step]
        owner[key] = writer.value(schema, path)


def _usual_parties(draw: Draw, parties: list[dict[str, Json]]) -> None:
    """Mostly a municipality and an initiative that sign, as in life; sometimes whatever came."""
    if not draw(st.sampled_from((True, True, True, False))):
        return
    for kind, party in zip(("gemeente", "bewonersinitiatief"), parties, strict=False):
        party |= {"soort": kind, "ondertekent": True}
    parties[0]["rechtsvorm"] = "publiekrechtelijk"
    for party in parties[1:]:
        party["rechtsvorm"] = draw(st.sampled_from(LEGAL_FORMS))


def _overrides(draw: Draw, writer: _Writer, sections: dict[str, Annotated]) -> dict[str, Json]:
    """What differs for a document: for this one (it then counts), or for another (it must then change nothing)."""
    kinds = draw(
        st.sampled_from(((), (), (DOCUMENT_TYPE,), ("samenwerkingsovereenkomst",), (DOCUMENT_TYPE, "uitvoeringsplan")))
    )
    names = ("document", "planning", "taken", "oplossing", "bijlagen", "financien", "juridisch")
    found: dict[str, Json] = {}
    for kind in kinds:
        chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        data = writer.members({name: sections[name] for name in chosen}, "", sure=True)
        data.get("document", {}).pop("type", None)
        data.get("document", {}).pop("status", None)
        _in_order(data)
        if data:
            found[kind] = data
    return found


def _in_order(data: dict[str, Json]) -> None:
    """The dates of the planning ascend; what has no date keeps none."""
    planning = data.get("planning", {})
    keys = [key for key in ("startdatum", "besluit_vervolg", "einddatum") if planning.get(key)]
    planning |= dict(zip(keys, sorted(planning[key] for key in keys), strict=True))


class _Writer:
    """Writes values for schemas."""

    def __init__(self, draw: Draw, *, complete: bool) -> None:
        self._draw, self._complete = draw, complete
        self.ids: list[str] = []

    def value(self, schema: Annotated, path: str) -> Json:
        """A value that the schema allows; None when there is none to give."""
        if schema.choices():
            return self._draw(st.sampled_from(schema.choices()))
        match schema.type:
            case "object":
                return self._object(schema, path)
            case "array":
                return self._list(schema, path)
            case "boolean":
                return self._draw(st.booleans())
            case "integer" | "number":
                return self._draw(_numbers(schema.type, *_limits(schema), schema.text("eenheid")))
        return self._text(schema)

    def members(self, schemas_: dict[str, Annotated], path: str, *, sure: bool = False) -> dict[str, Json]:
        """A value for each key, or for some; keys without a value are left out. One draw says which."""
        names = tuple(schemas_)
        chosen = range(len(names)) if sure else self._some(len(names))
        found = {}
        for place in chosen:
            name = names[place]
            value = self.value(schemas_[name], f"{path}.{name}" if path else name)
            if value not in (None, {}, []):
                found[name] = value
        return found

    def _some(self, number: int) -> tuple[int, ...]:
        if self._complete:
            return tuple(range(number))
        mask = self._draw(_masks(number))
        return tuple(place for place in range(number) if mask >> place & 1)

    def _object(self, schema: Annotated, path: str) -> Json:
        keys = dict(schema.properties())
        if set(keys) == {"partij", "naam"}:  # one of the two
            name = self._draw(st.sampled_from(tuple(keys)))
            return {name: self.value(keys[name], f"{path}.{name}")}
        found = self.members(keys, path)
        for name in schema.sequence("required"):
            found.setdefault(str(name), self.value(keys[str(name)], f"{path}.{name}"))
        return found

    def _list(self, schema: Annotated, path: str) -> Json:
        item = schema.items()
        if item.text("pattern") and not item.text("verwijst_naar"):
            return list(self._draw(st.sampled_from(schema.sequence("examples"))))
        if item.choices():
            chosen = [item.choices()[place] for place in self._some(len(item.choices()))]
            alone = schema.keywords.get("not", {}).get("contains", {}).get("const")  # "geen" goes with nothing else
            return [choice for choice in chosen if choice != alone or len(chosen) == 1]
        most = min(int(schema.keywords.get("maxItems", 3)), 3)
        number = self._draw(st.integers(1, min(most, 2)) if self._complete else st.integers(0, most))
        found = [self.value(item, path) for _ in range(number)]
        found = [value for value in found if value not in (None, {}, [])]
        if item.type == "object":
            if "id" in dict(item.properties()):
                found = [{**value, "id": f"x{place}"} for place, value in enumerate(found)]
            return found
        return list(dict.fromkeys(found)) if schema.flag("uniqueItems") else found

    def _text(self, schema: Annotated) -> str:
        if schema.text("verwijst_naar") == "partijen":
            return str(self._draw(st.sampled_from(self.ids)))
        if schema.text("format") == "date":
            return (FIRST_DAY + timedelta(days=self._draw(st.integers(0, 1500)))).isoformat()
        if schema.text("pattern"):
            return str(self._draw(st.sampled_from(schema.sequence("examples"))))
        return str(self._draw(_texts(int(schema.keywords.get("maxLength", 100)))))


def _limits(schema: Annotated) -> tuple[int, int]:
    return int(schema.keywords.get("minimum", 0)), int(schema.keywords.get("maximum", 100_000))


@cache
def _masks(number: int) -> st.SearchStrategy[int]:
    """Which of `number` keys are there: none, all, or any."""
    everything = (1 << number) - 1
    return st.one_of(st.integers(0, everything), st.just(everything))


@cache
def _numbers(kind: str, least: int, most: int, unit: str) -> st.SearchStrategy[Any]:
    usual = [value for value in (1, 2, 12, 1500) if least <= value <= most]
    whole = st.sampled_from([*usual, least, most]) | st.integers(least, most)
    if kind == "integer" or unit != "euro":
        return whole
    return whole | st.integers(0, 10_000_000).map(lambda cents: cents / 100)


@cache
def _texts(longest: int) -> st.SearchStrategy[str]:
    return st.sampled_from([*(text for text in (*PLAIN, *AWKWARD) if len(text) <= longest), "w" * longest])


def texts_in(data: Json) -> Iterator[str]:
    """Every text in a dossier: keys left out, values as they stand."""
    if isinstance(data, dict):
        for value in data.values():
            yield from texts_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_in(value)
    elif isinstance(data, str):
        yield data
