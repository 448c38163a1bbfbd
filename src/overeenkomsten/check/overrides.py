"""A raw dossier in; the data for one document type out: overrides merged, empty values dropped, places kept.

`documenten.<type>` holds what differs for that type. It is laid over the dossier: objects merge, everything else
replaces, and `null` (or another empty value) takes the value away. After that, what is empty is dropped everywhere,
so that missing, `null`, `""`, text of only spaces, `[]` and `{}` are the same. An empty element of a list goes too;
the elements behind it move up, and `Prepared` still knows where they stood in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from overeenkomsten.check.positions import Steps
from overeenkomsten.check.read import Json, RawDossier
from overeenkomsten.library.schema_model import OVERRIDES
from overeenkomsten.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The data of one document, ready to be held against the schema."""

    raw: RawDossier
    document_type: str
    """As asked for, or else `document.type`; empty when neither is given."""
    data: Mapping[str, Json]
    """Not to be changed. Nothing in it is empty. `documenten` holds the overrides for other types only."""
    origins: Mapping[Steps, Steps] = field(repr=False)
    """Steps in `data` -> steps in the file, where they differ; holds for all below as well."""

    def origin(self, steps: Steps) -> Steps:
        """Steps in the file of steps in `data`."""
        for length in range(len(steps), 0, -1):
            known = self.origins.get(steps[:length])
            if known is not None:
                return (*known, *steps[length:])
        return steps

    def offset(self, where: str | Steps) -> int:
        """Where in the text a value (or else what is around it) stands, to sort findings by.

        `where` is a dotted path in `data`, or the steps to it (a key may hold a dot).
        """
        return self.raw.positions.offset(self.origin(_steps(where)))

    def line(self, where: str | Steps) -> int | None:
        """Line of the value, or of what it should have stood in; None when there is nothing to point at."""
        positions = self.raw.positions
        found = self.origin(_steps(where))
        while found and not positions.has(found):
            found = found[:-1]
        return positions.place(positions.offset(found)).line if found else None

    def placed(self, finding: Finding) -> Finding:
        """The finding with its file, and with the line of its `path`."""
        return replace(finding, file=self.raw.name, line=self.line(finding.path))


def _steps(where: str | Steps) -> Steps:
    if isinstance(where, tuple):
        return where
    return tuple(where.split(".")) if where else ()


def prepare(
    raw: RawDossier, *, document_type: str = "", status: str = "", contact: Mapping[str, str] = MappingProxyType({})
) -> Prepared:
    """The data for one document type.

    `contact` fills in what `gemeente.contact` leaves open: the municipality's own answers for every neighbourhood.

    `document_type` and `status` come from the command line; empty = what the dossier says. They are written into
    `document.type` and `document.status`, so that conditions see the document that is being made.

    >>> raw = RawDossier(name="d.json", sha256="", text="", data={"document": {"type": "a", "versie": "1"},
    ...     "documenten": {"b": {"document": {"versie": "2"}}}, "taken": [None, {"id": "t1"}]})
    >>> prepare(raw, document_type="b").data
    {'document': {'type': 'b', 'versie': '2'}, 'taken': [{'id': 't1'}]}
    """
    origins: dict[Steps, Steps] = {}
    data: dict[str, Json] = dict(raw.data)
    given = data.get("document")
    kind = document_type or _text(given, "type")
    overrides = data.get(OVERRIDES)
    own = overrides.get(kind) if isinstance(overrides, dict) else None
    if isinstance(overrides, dict) and isinstance(own, dict):
        others: Json = {name: value for name, value in overrides.items() if name != kind}
        data = _merge({**data, OVERRIDES: others}, own, (), (OVERRIDES, kind), origins)
    document = data.get("document")
    asked: dict[str, Json] = {"type": kind, "status": status}
    asked = {key: value for key, value in asked.items() if value}
    if asked and (document is None or isinstance(document, dict)):
        data["document"] = {**(document or {}), **asked}
    places: dict[Steps, Steps] = dict(origins)
    stripped = _strip(data, (), (), origins, places)
    kept = stripped if isinstance(stripped, dict) else {}
    return Prepared(raw=raw, document_type=kind, data=_with_contact(kept, contact), origins=places)


def _with_contact(data: dict[str, Json], contact: Mapping[str, str]) -> dict[str, Json]:
    gemeente = data.get("gemeente", {})
    own = gemeente.get("contact", {}) if isinstance(gemeente, dict) else None
    if not contact or not isinstance(gemeente, dict) or not isinstance(own, dict):
        return data
    return {**data, "gemeente": {**gemeente, "contact": {**contact, **own}}}


def strip(data: Mapping[str, Json]) -> dict[str, Json]:
    """The data without anything empty in it; texts stay letter for letter.

    >>> strip({"naam": " ", "lijst": ["", {"a": None}, 0], "leeg": {"b": []}, "nee": False})
    {'lijst': [0], 'nee': False}
    """
    stripped = _strip(dict(data), (), (), {}, {})
    return stripped if isinstance(stripped, dict) else {}


def _text(value: Json, key: str) -> str:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _merge(
    base: dict[str, Json], over: dict[str, Json], at: Steps, origin: Steps, origins: dict[Steps, Steps]
) -> dict[str, Json]:
    merged = dict(base)
    for key, value in over.items():
        below = base.get(key)
        if isinstance(value, dict) and isinstance(below, dict) and not _names_someone(value):
            merged[key] = _merge(below, value, (*at, key), (*origin, key), origins)
        else:
            merged[key] = value
            origins[*at, key] = (*origin, key)
    return merged


def _names_someone(value: Mapping[str, Json]) -> bool:
    """Whether it is a "betrokkene": one answer in two forms, so an override replaces it as a whole."""
    return bool(value) and set(value) <= {"partij", "naam"}


def _strip(value: Json, at: Steps, now: Steps, origins: Mapping[Steps, Steps], places: dict[Steps, Steps]) -> Json:
    """`value` without what is empty; None when nothing is left.

    `at` = steps before, `now` = steps after list elements moved up; `origins` knows overrides by their steps before.
    """
    if isinstance(value, dict):
        members: dict[str, Json] = {}
        for key, below in value.items():
            kept = _strip(below, (*at, key), (*now, key), origins, places)
            if kept is not None:
                members[key] = kept
        return members or None
    if isinstance(value, list):
        elements: list[Json] = []
        for place, below in enumerate(value):
            old, new = (*at, str(place)), (*now, str(len(elements)))
            kept = _strip(below, old, new, origins, places)
            if kept is not None:
                elements.append(kept)
                if old != new:
                    places[new] = _moved(old, origins)
        return elements or None
    return None if is_empty(value) else value


def is_empty(value: Json) -> bool:
    """Whether a value says nothing by itself.

    >>> [is_empty(value) for value in (None, " ", [], {}, 0, False, [None])]
    [True, True, True, True, False, False, False]
    """
    return value is None or value in ([], {}) or (isinstance(value, str) and not value.strip())


def _moved(steps: Steps, origins: Mapping[Steps, Steps]) -> Steps:
    for length in range(len(steps), 0, -1):
        known = origins.get(steps[:length])
        if known is not None:
            return (*known, *steps[length:])
    return steps
