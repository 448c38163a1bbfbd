"""What made a document: an account that travels beside it and inside it, so that it can be explained years later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from overeenkomsten.model.agreement import Agreement
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.finding import Finding
from overeenkomsten.model.library import Library
from overeenkomsten.model.money import Money

VERSION = 1


def manifest(
    agreement: Agreement, dossier: Dossier, library: Library, *, shell_hash: str, tool_version: str
) -> dict[str, Any]:
    """The account as plain JSON values. No time and no path of a machine: the same input gives the same account.

    `shell_hash` is empty when no Word file is made. Hashes are SHA-256, hexadecimal.
    """
    return {
        "manifest_versie": VERSION,
        "gereedschap": {"naam": "overeenkomsten", "versie": tool_version},
        "document": {
            "type": agreement.document_type,
            "titel": f"{agreement.title} {agreement.subtitle}".strip(),
            "status": str(agreement.status),
            "kenmerk": agreement.reference,
            "versie": agreement.version,
            **_variant(dossier),
        },
        "invoer_sha256": dossier.input_hash,
        "bibliotheek_sha256": library.hash,
        "huisstijl_sha256": shell_hash,
        "clausules": [
            {"id": part.clause_id, "versie": part.version, "nummer": part.number}
            for section in agreement.sections
            for part in section.parts
        ],
        "bevindingen": [finding_json(finding) for finding in agreement.findings],
        "open_punten": [
            {"pad": point.path, "tekst": point.text, "artikelen": list(point.articles)}
            for point in agreement.open_points
        ],
        "toetspunten": [checkpoint.question for checkpoint in library.checkpoints_of(agreement.document_type)],
        "instellingen": plain(dossier.afg.record("instelling")),
        "waarden": _used_values(agreement, dossier),
    }


def _variant(dossier: Dossier) -> dict[str, str]:
    """The variant of a document that has more than one, and why the engine took it when the dossier left it open."""
    if dossier.document_type != "samenwerkingsovereenkomst":
        return {}
    return {"variant": dossier.afg.text("sok_variant"), "variant_reden": dossier.afg.text("sok_variant_reden")}


def finding_json(finding: Finding, *, with_file: bool = False) -> dict[str, Any]:
    """A finding as plain JSON values: the form in manifests and in `--formaat json`.

    The name of the file only where it helps the user (`with_file`): what travels with a document must not depend on
    the place of the dossier on somebody's machine.
    """
    place = {"bestand": finding.file} if with_file else {}
    return {
        "regel": finding.rule,
        "ernst": str(finding.severity),
        "melding": finding.message,
        "advies": finding.hint,
        "plaats": {**place, "pointer": finding.pointer, "regel": finding.line, "kolom": finding.column},
        "bron": finding.source,
        "juridisch_te_toetsen": finding.jt,
        "houdt_tegen": finding.stops,
        "artikelen": list(finding.articles),
    }


def with_files(account: Mapping[str, Any], contents: Mapping[str, bytes]) -> bytes:
    """The account as it lies beside the files: with the SHA-256 of each of them."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    return as_text({**account, "bestanden": hashes}).encode()


def as_text(account: Mapping[str, Any]) -> str:
    """One canonical form of JSON: two spaces, keys in the order of the account, no escapes."""
    return json.dumps(account, ensure_ascii=False, indent=2) + "\n"


def _used_values(agreement: Agreement, dossier: Dossier) -> dict[str, Any]:
    """Dotted path -> value, for the single values that the text uses and no others.

    A whole object stays out: with a party would come its e-mail address, which the document need not show.
    """
    paths = {path for section in agreement.sections for part in section.parts for path in part.paths}
    found = {path: value for path in sorted(paths) if (value := dossier.facts.at(path)) is not None}
    return {path: plain(value) for path, value in found.items() if not _holds_objects(value)}


def _holds_objects(value: Value) -> bool:
    return isinstance(value, Record) or (isinstance(value, tuple) and any(_holds_objects(below) for below in value))


def plain(value: Value) -> Any:
    """A value as JSON holds it: dates in ISO form, euros as a number with at most two decimals."""
    match value:
        case Record():
            return {name: plain(below) for name, below in value.fields.items()}
        case tuple():
            return [plain(below) for below in value]
        case Money():  # a float only to print: with two decimals it prints as it was written
            return int(value.euros) if value.cents % 100 == 0 else float(value.euros)
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case _:
            return value
