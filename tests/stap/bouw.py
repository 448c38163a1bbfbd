"""Small dossiers and clauses for unit tests, without files and without a schema."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from overeenkomsten.library.body import parse_body, parse_text
from overeenkomsten.library.conditions import parse_condition
from overeenkomsten.model.clause import Clause
from overeenkomsten.model.dossier import Dossier, Missing, Status
from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.library import Blueprint, Designation, Library, Section, Term
from overeenkomsten.model.source import Source


def record(data: Mapping[str, Any], path: str = "") -> Record:
    """Plain dicts and lists as Records that know their place; dates and Money as they are."""
    return Record(path, {k: value(v, f"{path}.{k}" if path else k) for k, v in data.items() if v not in (None, "", [])})


def value(data: Any, path: str) -> Value:
    if isinstance(data, Mapping):
        return record(data, path)
    if isinstance(data, list):
        return tuple(value(element, f"{path}.{place}") for place, element in enumerate(data))
    return data


def dossier(data: Mapping[str, Any], *, missing: tuple[str, ...] = (), **changes: Any) -> Dossier:
    settings: dict[str, Any] = {
        "document_type": "proef",
        "status": Status.CONCEPT,
        "facts": record(data),
        "afg": record(changes.pop("afg", {}), "afg"),
        "missing": tuple(Missing(path=path, title=path.rsplit(".", 1)[-1], question="Wat?") for path in missing),
        "findings": (),
        "labels": {},
        "titles": {},
        "questions": {},
        "references": frozenset(),
        "reads": {},
        "legal_day": None,
        "file": "proef.json",
        "stem": "proef",
        "input_hash": "0" * 64,
    }
    return Dossier(**{**settings, **changes})


def fail(line: int, rule: str, message: str) -> Exception:
    return AssertionError(f"{line}: {rule}: {message}")


def clause(id_: str, body: str, *, titel: str = "Kop", wanneer: str = "", **changes: Any) -> Clause:
    settings: dict[str, Any] = {
        "id": id_,
        "title": parse_text(titel, 1, fail) if titel else (),
        "version": 1,
        "valid_from": date(2026, 11, 1),
        "document_types": (),
        "phases": (),
        "solutions": (),
        "after": "",
        "when": parse_condition(wanneer) if wanneer else None,
        "sources": (Source("huisregel", "proef"),),
        "jt": False,
        "explanation": "Een toelichting.",
        "plain_words": "In gewone taal.",
        "blocks": parse_body(body, 1, fail),
        "file": f"clausules/{id_}.md",
    }
    return Clause(**{**settings, **changes})


def library(
    *clauses: Clause, kind: str = "artikelen", terms: Mapping[str, str] | None = None, **section: Any
) -> Library:
    """A library whose only document lists `clauses` in one section."""
    by_id: dict[str, tuple[Clause, ...]] = {}
    for one in clauses:
        by_id[one.id] = (*by_id.get(one.id, ()), one)
    settings: dict[str, Any] = {"kind": kind, "title": "", "loop": None, "only_if": None, "clauses": tuple(by_id)}
    blueprint = Blueprint(
        document_type="proef",
        title="Proef",
        subtitle=(),
        table_of_contents=False,
        guiding_questions=False,
        sections=(Section(**{**settings, **section}),),
        phases=(),
        file="documenten/proef.yaml",
    )
    return Library(
        clauses=by_id,
        blueprints={"proef": blueprint},
        terms={
            name: (
                Term(
                    name=name, text=name.capitalize(), definition=parse_text(text, 1, fail), defined_in="", sources=()
                ),
            )
            for name, text in (terms or {}).items()
        },
        parameters={},
        designations={
            "gemeente": Designation(article="de", noun="Gemeente"),
            "bewonersinitiatief": Designation(article="het", noun="Bewonersinitiatief"),
        },
        hash="0" * 64,
    )
