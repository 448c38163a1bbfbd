"""The example agreements and a sample of generated ones, as finished Word files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from voorbeelden import DOCUMENTS, ROOT, desk, made, word_file

from overeenkomsten.compose import to_text
from overeenkomsten.review.readback import read_text

sys.path.insert(0, str(ROOT / "tests" / "eigenschap"))
from bureau import look, raw
from strategieen import dossiers

from overeenkomsten.pipeline import make
from overeenkomsten.publish.word import render

pytestmark = pytest.mark.eindproduct
SHELLS = ("neutraal", "gemeente")
Files: TypeAlias = "dict[tuple[str, str, str], Path]"
VALIDATOR = ROOT / "node_modules" / ".bin" / "ooxml-validator"
SAMPLE = 8
"""Generated dossiers whose Word file is validated: about a second each."""


def mistakes(path: Path) -> list[Any]:
    """What the OOXML validator has against a file."""
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run([VALIDATOR, path], env=environment, capture_output=True, text=True, timeout=120, check=False)
    found: list[Any] = json.loads(done.stdout)["errors"]
    return found


def lines_of(text: str) -> list[str]:
    """The lines that hold something."""
    return [line for line in text.split("\n") if line.strip()]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """(example, document, shell) -> its Word file."""
    folder = tmp_path_factory.mktemp("voorbeelden")
    found = {}
    for example, document_type in DOCUMENTS:
        for shell in SHELLS:
            path = found[example, document_type, shell] = folder / f"{example}-{document_type}-{shell}.docx"
            path.write_bytes(word_file(example, shell, document_type=document_type))
    return found


@pytest.fixture(scope="module")
def office_texts(files: Files, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """File stem -> its text as LibreOffice computes and writes it."""
    folder = tmp_path_factory.mktemp("kantoor")
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder]
    subprocess.run([*command, *files.values()], check=True, capture_output=True, timeout=300)
    return {path.stem: path.read_text(encoding="utf-8-sig") for path in folder.glob("*.txt")}


def test_every_document_with_a_text_has_an_example() -> None:
    assert {document_type for _, document_type in DOCUMENTS} == set(desk().library.blueprints)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("example", "document_type"), DOCUMENTS)
def test_example_is_valid_ooxml(files: Files, example: str, document_type: str, shell: str) -> None:
    assert mistakes(files[example, document_type, shell]) == []


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("example", "document_type"), DOCUMENTS)
def test_text_read_back_is_the_plain_text(files: Files, example: str, document_type: str, shell: str) -> None:
    back = read_text(files[example, document_type, shell].read_bytes())
    assert lines_of(back) == lines_of(to_text(made(example, document_type=document_type).agreement))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) ontbreekt")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("example", "document_type"), DOCUMENTS)
def test_libreoffice_shows_the_same_words_and_numbers(
    office_texts: dict[str, str], example: str, document_type: str, shell: str
) -> None:
    ours = to_text(made(example, document_type=document_type).agreement).replace("\n- ", "\n• ")
    shown = office_texts[f"{example}-{document_type}-{shell}"]
    assert list(_words(_without_contents(shown))) == list(_words(ours))


def _without_contents(text: str) -> str:
    """The text without its table of contents, which plain text does not have."""
    before, found, after = text.partition("\nInhoud\n")
    if not found:
        return text
    lines = [" ".join(line.split()) for line in after.split("\n")]
    start = lines.index(lines[0], 1)  # the contents end where their first line comes back as a heading
    return before + "\n" + "\n".join(after.split("\n")[start:])


def _words(text: str) -> Iterator[str]:
    """LibreOffice puts tabs after numbers, and each cell on a line of its own."""
    yield from re.sub(r"\s*\|\s*", " ", text).split()


@settings(max_examples=SAMPLE)
@given(data=dossiers())
def test_generated_agreements_are_valid_ooxml(tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]) -> None:
    shell = look().shell
    assert shell is not None
    path = tmp_path_factory.mktemp("steekproef") / "overeenkomst.docx"
    path.write_bytes(render(make(raw(data), desk()).agreement, shell, manifest="{}"))
    assert mistakes(path) == []
