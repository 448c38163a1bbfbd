"""Where our own templates and schemas lie, and one way to read YAML from them."""

from __future__ import annotations

from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from overeenkomsten.errors import LibraryBroken

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def root() -> Path:
    """The folder that holds `templates/` and `schemas/`: inside an installed wheel, else the checkout."""
    installed = _PACKAGE / "_bestanden"
    return installed if installed.is_dir() else _PACKAGE.parent.parent


def templates() -> Path:
    """Our own clause library."""
    return root() / "templates"


def schemas() -> Path:
    """The dossier schema and the schemas of our own sources."""
    return root() / "schemas"


def read_yaml(text: str, place: str, first_line: int = 1) -> Any:
    """The value of YAML 1.2 `text` that starts at line `first_line` of the file `place`."""
    try:
        return YAML(typ="safe", pure=True).load(StringIO(text))
    except MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise LibraryBroken(f"{place}:{line}", "yaml-fout", f"dit is geen geldige YAML: {error.problem}") from error
