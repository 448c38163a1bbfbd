"""Small dossiers for tests: a base, some changes, and the case that the rules see."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from overeenkomsten.check.derive import derive
from overeenkomsten.check.facts import to_facts
from overeenkomsten.check.overrides import Prepared, prepare
from overeenkomsten.check.parameters import in_force
from overeenkomsten.check.read import read
from overeenkomsten.check.rules import Zaak
from overeenkomsten.library.files import schemas, templates
from overeenkomsten.library.schema_model import SchemaModel, load_schema
from overeenkomsten.model.dossier import Status
from overeenkomsten.model.library import Parameter
from overeenkomsten.model.source import Source

MAP = Path(__file__).parent / "rules" / "gevallen"


def yaml(path: Path) -> Any:
    """A YAML file; dates stay texts, as they are in a dossier."""
    return _texts(YAML(typ="safe").load(path.read_text(encoding="utf-8")))


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _texts(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_texts(below) for below in value]
    return value.isoformat() if isinstance(value, date) else value


@lru_cache
def schema() -> SchemaModel:
    """The schema of the dossier."""
    return load_schema(schemas())


@lru_cache
def parameters() -> Mapping[str, Parameter]:
    """The parameters of the library."""
    return {
        name: Parameter(
            name=name,
            unit=entry["eenheid"],
            description=entry["omschrijving"],
            kind=entry["soort"],
            values=tuple(
                (
                    date.fromisoformat(value["geldig_vanaf"]),
                    Decimal(str(value["waarde"])),
                    Source(*next(iter(value["bron"].items()))),
                )
                for value in entry["waarden"]
            ),
        )
        for file in sorted((templates() / "parameters").glob("*.yaml"))
        for name, entry in yaml(file).items()
    }


@lru_cache
def _base() -> Any:
    return yaml(MAP / "basis.yaml")


def dossier(changes: Mapping[str, Any], document_type: str = "samenwerkingsovereenkomst") -> dict[str, Any]:
    """The base with changes: dotted path -> new value, None takes it away. A party or task may go by its id."""
    data: dict[str, Any] = deepcopy(_base())
    data["document"]["type"] = document_type
    for path, value in changes.items():
        *steps, last = path.split(".")
        here: Any = data
        for step in steps:
            here = _below(here, step)
        if isinstance(here, list):
            here[_place(here, last)] = deepcopy(value)
        else:
            here[last] = deepcopy(value)
    return data


def _below(here: Any, step: str) -> Any:
    if isinstance(here, list):
        return here[_place(here, step)]
    if here.get(step) is None:
        here[step] = {}
    return here[step]


def _place(items: list[Any], step: str) -> int:
    return int(step) if step.isdigit() else [item["id"] for item in items].index(step)


def place(data: Mapping[str, Any], path: str) -> str:
    """A path with ids as a path with places: `partijen.ini.naam` -> `partijen.1.naam`."""
    found: list[str] = []
    here: Any = data
    for step in path.split("."):
        if isinstance(here, list):
            at = _place(here, step)
            found.append(str(at))
            here = here[at]
        else:
            found.append(step)
            here = here.get(step) if isinstance(here, dict) else None
    return ".".join(found)


def prepared(data: Mapping[str, Any], status: str = "concept") -> Prepared:
    """The dossier as the schema check sees it."""
    return prepare(read(json.dumps(data).encode()), status=status)


def case(data: Mapping[str, Any], status: str = "concept") -> Zaak:
    """The dossier as the rules see it."""
    ready = prepared(data, status)
    facts = to_facts(ready.data, schema())
    settings = in_force(parameters(), facts.day("document.datum"), {}, facts)
    return Zaak(
        document_type=ready.document_type,
        status=Status(facts.text("document.status")),
        facts=facts,
        afg=derive(ready.document_type, facts, settings),
    )
