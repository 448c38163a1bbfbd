"""A file or bytes in; the dossier as a plain JSON tree out, or everything that is wrong with the file.

Numbers with decimals become `Decimal`, because an amount must never be a float. What JSON allows but what two
programs may read differently (the same key twice, NaN, 1e400) is refused, with the line.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from overeenkomsten.check.positions import (
    MAX_DEPTH,
    Positions,
    Problem,
    line_starts,
    odd_number,
    place,
    positions_of,
    scan,
)
from overeenkomsten.check.syntax import explain
from overeenkomsten.errors import InputRejected
from overeenkomsten.model.finding import Finding, Severity

Json: TypeAlias = "str | bool | int | Decimal | list[Json] | dict[str, Json] | None"

MAX_BYTES = 5_000_000
"""A dossier is some 50 kB; a hundred times as much is not a dossier."""

RULES = (
    "bestand-lezen",
    "json-grootte",
    "json-codering",
    "json-leeg",
    "json-syntax",
    "json-diepte",
    "json-dubbele-sleutel",
    "json-stuurteken",
    "json-getal",
    "json-geen-object",
)
"""Ids of the findings about a file that cannot be read as a dossier; each of them stops."""

# A cheap look: only when this finds something are the strings of the text looked at one by one.
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]" + r"|\\[bf]|\\u(?:00[01789]|[dD][89a-fA-F]|[fF]{3}[eEfF])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDossier:
    """A dossier as read: valid JSON, an object at the top, nothing checked against the schema."""

    data: Mapping[str, Json]
    """Not to be changed. Strings have `\\n` as line end."""
    text: str = field(repr=False)
    """The text of the file, without byte-order mark."""
    name: str
    """Name of the file as the user gave it."""
    sha256: str
    """Of the bytes, hexadecimal."""

    @property
    def positions(self) -> Positions:
        """Where the values stand; built at the first question."""
        return positions_of(self.text)


def read(source: str | PathLike[str] | bytes, name: str = "") -> RawDossier:
    """Reads a dossier from a path, or from bytes (a form).

    `name` is what findings call the file; empty = the path as given. Raises `InputRejected` with one of `RULES`, or
    with several where more can be found at once, and nothing else.

    >>> read(b'{"document": {"versie": 1.50}}', "d.json").data
    {'document': {'versie': Decimal('1.50')}}
    """
    file = name or ("" if isinstance(source, bytes) else str(source))
    content = source if isinstance(source, bytes) else _bytes(Path(source), file)
    if len(content) > MAX_BYTES:
        raise _too_big(file)
    text = _decode(content, file)
    if not text.strip(" \t\r\n"):
        raise _refused("json-leeg", "Het bestand is leeg. Maak een nieuw dossier met `overeenkomsten nieuw`.", file)
    data = _parse(text, file)
    if not isinstance(data, dict):
        message = (
            "Een dossier begint met { en eindigt met }. Dit bestand bevat iets anders, zoals een lijst of een tekst."
        )
        raise _refused("json-geen-object", message, file, line=1)
    if "\\r" in text:
        data = {key: _line_ends(value) for key, value in data.items()}
    return RawDossier(data=data, text=text, name=file, sha256=hashlib.sha256(content).hexdigest())


def _refused(
    rule: str, message: str, file: str, *, line: int | None = None, column: int | None = None
) -> InputRejected:
    return InputRejected([_finding(rule, message, file, line=line, column=column)])


def _finding(rule: str, message: str, file: str, *, line: int | None = None, column: int | None = None) -> Finding:
    return Finding(rule=rule, severity=Severity.FOUT, message=message, stops=True, file=file, line=line, column=column)


def _too_big(file: str) -> InputRejected:
    message = (
        f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB. Een dossier is een klein tekstbestand; dit is "
        "waarschijnlijk een ander bestand. Bijlagen noemt u in het dossier alleen bij naam."
    )
    return _refused("json-grootte", message, file)


def _bytes(path: Path, file: str) -> bytes:
    try:
        if path.is_dir():
            message = f"{file} is een map. Geef de naam van een dossier: een bestand dat eindigt op .json."
            raise _refused("bestand-lezen", message, file)
        # One byte more than allowed tells enough, also for a file that grows or never ends.
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = f"Het bestand {file} bestaat niet. Controleer de naam en de map."
    except PermissionError:
        message = f"U mag het bestand {file} niet lezen. Vraag om toegang, of sluit het programma dat het gebruikt."
    except (OSError, ValueError):
        message = f"Het bestand {file} is niet te lezen. Controleer de naam en de schijf."
    raise _refused("bestand-lezen", message, file)


def _decode(content: bytes, file: str) -> str:
    if content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        message = "Dit is geen dossier maar een ander soort bestand, zoals Word, Excel, PDF of zip."
        raise _refused("json-codering", message, file)
    if content and json.detect_encoding(content) not in ("utf-8", "utf-8-sig"):
        message = (
            "Het bestand is opgeslagen als UTF-16 of UTF-32. Open het in een teksteditor, kies Opslaan als, en kies "
            "bij Codering voor UTF-8."
        )
        raise _refused("json-codering", message, file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The decoder counts from behind the byte-order mark.
        start = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        before = content[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        message = (
            f"Op deze regel staat een teken dat niet als UTF-8 is opgeslagen (byte {content[start]:#04x}). Vaak is dat "
            "een letter met een accent of een euroteken. Open het bestand in een teksteditor, kies Opslaan als, en "
            "kies bij Codering voor UTF-8."
        )
        raise _refused("json-codering", message, file, line=before.count(b"\n") + 1) from None


def _parse(text: str, file: str) -> Json:
    """The tree, or `InputRejected`. The fast parser decides; the slow scanner explains."""
    odd: list[str] = []

    def pairs(members: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(members)
        if len(found) != len(members):
            odd.append("dubbel")
        return found

    def number(written: str) -> Decimal | int:
        if odd_number(written):
            odd.append(written)
            return 0
        return Decimal(written) if "." in written else int(written)

    def tree(*, strict: bool) -> Json:
        found: Json = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_int=number,
            parse_float=number,
            parse_constant=number,
            strict=strict,
        )
        return found

    try:
        data = tree(strict=True)
        if not odd and not _SUSPECT.search(text) and not _too_deep(text, data):
            return data
    except (ValueError, RecursionError):
        pass
    findings = _diagnose(text, file)
    if findings:
        raise InputRejected(findings)
    # What is left are tabs typed inside a text: JSON forbids them, people paste them, and they do no harm.
    return tree(strict=False)


def _too_deep(text: str, data: Json) -> bool:
    if text.count("{") + text.count("[") <= MAX_DEPTH:
        return False
    level = [data]
    for _ in range(MAX_DEPTH):
        level = [below for value in level for below in _children(value)]
    return any(isinstance(value, dict | list) for value in level)


def _children(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _diagnose(text: str, file: str) -> list[Finding]:
    starts = line_starts(text)
    findings = []
    for problem in scan(text).problems:
        rule, message, offset = _describe(text, starts, problem)
        spot = place(starts, offset)
        findings.append(_finding(rule, message, file, line=spot.line, column=spot.column))
    return findings


def _describe(text: str, starts: list[int], problem: Problem) -> tuple[str, str, int]:
    if problem.kind == "syntaxis":
        message, offset = explain(text, problem)
        return "json-syntax", message, offset
    shown = problem.what if len(problem.what) <= 40 else problem.what[:39] + "…"
    if problem.kind == "dubbel":
        first = place(starts, problem.other or 0).line
        shown = ascii(shown)[1:-1] if not shown.isprintable() else shown
        message = f"«{shown}» staat er twee keer: op regel {first} en hier. Houd er één over, met de goede waarde."
        return "json-dubbele-sleutel", message, problem.offset
    if problem.kind == "teken":
        message = (
            f"In deze tekst staat een onzichtbaar of verboden teken (U+{ord(problem.what):04X}). Word kan daar niet "
            "mee omgaan. Verwijder het, of typ de tekst opnieuw."
        )
        return "json-stuurteken", message, problem.offset
    if problem.kind == "getal":
        return "json-getal", _odd_number(shown), problem.offset
    message = (
        f"Hier zitten meer dan {MAX_DEPTH} haakjes in elkaar. Een dossier is nooit zo diep: controleer de haakjes, of "
        "haal het bestand opnieuw op."
    )
    return "json-diepte", message, problem.offset


def _odd_number(written: str) -> str:
    if "n" in written.lower():
        return f"{written} is geen getal. Nog niet bekend? Vul dan null in."
    if "e" in written.lower():
        return f"Schrijf het getal {written} voluit, zonder de letter e."
    if not written.strip("-0."):
        return f"Schrijf 0 in plaats van {written}."
    return f"Het getal {written} is te lang. Schrijf hooguit 15 cijfers voor de punt en 10 erachter."


def _line_ends(value: Json) -> Json:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, list):
        return [_line_ends(below) for below in value]
    if isinstance(value, dict):
        return {key: _line_ends(below) for key, below in value.items()}
    return value
