"""Small libraries of which the answer is known, for the tests of the proof."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from overeenkomsten.library.files import schemas, templates
from overeenkomsten.library.load import load_library
from overeenkomsten.library.schema_model import load_schema
from overeenkomsten.pipeline import Desk

IO = "intentieovereenkomst"
SOK = "samenwerkingsovereenkomst"

_CLAUSE = """---
id: {id}
titel: Proef
versie: 1
geldig_vanaf: 2026-11-01
documenten: [intentieovereenkomst, samenwerkingsovereenkomst]
{front}bron:
  - huisregel: proef
toelichting: Dit is een proef voor de controle.
gewone_taal: Dit is een proef voor de controle.
---
{body}
"""
_BLUEPRINT = """type: {type}
titel: Proef
fasen: [opstarten]
delen:
{sections}
"""


def desk(
    folder: Path,
    clauses: Mapping[str, str],
    *,
    fronts: Mapping[str, str] | None = None,
    types: tuple[str, ...] = (IO,),
    section: str = "soort: artikelen",
) -> Desk:
    """A desk with a library of these clauses (id -> body), all in one section of each document type.

    `fronts`: id -> line for the front matter ("wanneer: ..."). `section`: what the section says of itself.
    """
    for clause_id, body in clauses.items():
        path = folder / "clausules" / f"{clause_id.replace('.', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        front = (fronts or {}).get(clause_id, "")
        path.write_text(_CLAUSE.format(id=clause_id, front=f"{front}\n" if front else "", body=body), encoding="utf-8")
    lines = "\n    ".join((*section.split("\n"), f"clausules: [{', '.join(clauses)}]"))
    (folder / "documenten").mkdir(exist_ok=True)
    shutil.copytree(templates() / "parameters", folder / "parameters")  # the thresholds of derived facts
    for name in types:
        text = _BLUEPRINT.format(type=name, sections=f"  - {lines}")
        (folder / "documenten" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Desk(library=load_library([folder]), schema=load_schema(schemas()))
