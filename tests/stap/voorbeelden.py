"""The example dossiers and what is made of them, once per test run."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from overeenkomsten.check import read
from overeenkomsten.library.files import schemas, templates
from overeenkomsten.library.load import load_library
from overeenkomsten.library.schema_model import load_schema
from overeenkomsten.pipeline import Desk, Result, make
from overeenkomsten.publish.shell import CompiledShell
from overeenkomsten.publish.word import render

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/dossier.json"))
TYPE = "intentieovereenkomst"


def own_type(example: str) -> str:
    """The document that an example is about."""
    data = json.loads((ROOT / "examples" / example / "dossier.json").read_text(encoding="utf-8"))
    return str(data["document"]["type"])


DOCUMENTS = sorted({(example, kind) for example in EXAMPLES for kind in (TYPE, own_type(example))})
"""Every document that is made of an example: an intentieovereenkomst of each, and the one that it is about."""


@cache
def desk() -> Desk:
    """Our own library and schema."""
    return Desk(library=load_library([templates()]), schema=load_schema(schemas()))


@cache
def shell(name: str = "neutraal") -> CompiledShell:
    """One of the shells that ship."""
    return CompiledShell(templates() / "huisstijl" / f"{name}.docx")


def dossier_path(example: str) -> Path:
    """The dossier of an example."""
    return ROOT / "examples" / example / "dossier.json"


@cache
def made(example: str, status: str = "", document_type: str = TYPE) -> Result:
    """A document of an example, an intentieovereenkomst unless asked otherwise."""
    raw = read(dossier_path(example), f"examples/{example}/dossier.json")
    return make(raw, desk(), document_type=document_type, status=status)


@cache
def word_file(
    example: str, shell_name: str = "neutraal", status: str = "", document_type: str = TYPE, *, comments: bool = True
) -> bytes:
    """Its Word file."""
    agreement = made(example, status, document_type).agreement
    return render(agreement, shell(shell_name), manifest="{}", comments=comments)
