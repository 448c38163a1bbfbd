"""The example dossiers and what is made of them, once per test run."""

from __future__ import annotations

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
def made(example: str, status: str = "") -> Result:
    """The intentieovereenkomst of an example."""
    raw = read(dossier_path(example), f"examples/{example}/dossier.json")
    return make(raw, desk(), document_type=TYPE, status=status)


@cache
def word_file(example: str, shell_name: str = "neutraal", status: str = "", *, comments: bool = True) -> bytes:
    """Its Word file."""
    return render(made(example, status).agreement, shell(shell_name), manifest="{}", comments=comments)
