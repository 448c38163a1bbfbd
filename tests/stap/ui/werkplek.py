"""A command line to try things on: an empty folder, and what a user gets to see."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from overeenkomsten.ui.cli.main import run

ROOT = Path(__file__).parents[3]
TYPE = "intentieovereenkomst"


@dataclass(frozen=True)
class Seen:
    """What one command left."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


@dataclass(frozen=True)
class Workplace:
    """An empty folder in which the commands run."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: str | Path) -> Seen:
        self.capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        seen = self.capsys.readouterr()
        return Seen(code, seen.out, seen.err)

    def dossier(self, name: str = "kersenhof.json", **sections: Any) -> Path:
        """A good dossier, with other sections where given."""
        data = {**json.loads((ROOT / "examples/kersenhof/dossier.json").read_text(encoding="utf-8")), **sections}
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
        return path

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def made(self, name: str = "uit") -> list[str]:
        """Names of all files in an output folder; none when the folder is not there."""
        return sorted(path.name for path in (self.folder / name).glob("*"))

    def content(self, suffix: str, name: str = "uit", stem: str = "kersenhof") -> str:
        return (self.folder / name / f"{stem}-{TYPE}.{suffix}").read_text(encoding="utf-8")
