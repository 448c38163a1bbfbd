"""The Word files, held against other programs: Microsoft's schema validator, and LibreOffice."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from voorbeeldakkoord import voorbeeld

from overeenkomsten.compose.plain import to_text
from overeenkomsten.model.dossier import Status
from overeenkomsten.publish.shell import CompiledShell
from overeenkomsten.publish.word import render

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.eindproduct
NAMES = ("neutraal", "gemeente")
VALIDATOR = ROOT / "node_modules" / ".bin" / "ooxml-validator"
WRONG = "ONGEWERKT"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every shell in every status, under `shell-status`."""
    folder = tmp_path_factory.mktemp("word")
    made: dict[str, Path] = {}
    for name in NAMES:
        shell = CompiledShell(ROOT / "templates" / "huisstijl" / f"{name}.docx")
        for status in Status:
            path = made[f"{name}-{status}"] = folder / f"{name}-{status}.docx"
            path.write_bytes(render(voorbeeld(status, contents=name == "gemeente"), shell, manifest="{}"))
    return made


@pytest.mark.skipif(
    shutil.which("node") is None, reason="node ontbreekt: de OOXML-validator is een programma voor node"
)
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("name", NAMES)
def test_file_is_valid_ooxml(files: dict[str, Path], name: str, status: Status) -> None:
    assert VALIDATOR.exists(), "draai eerst `npm ci` in de hoofdmap"
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(
        [VALIDATOR, files[f"{name}-{status}"]], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert json.loads(done.stdout)["errors"] == []


def office(folder: Path, target: str, *docx: Path) -> None:
    """Convert with LibreOffice; an own profile, because two processes on one profile get in each other's way."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profiel').as_uri()}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            folder,
            *docx,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )


def with_wrong_references(source: Path, target: Path) -> int:
    """A copy in which every reference shows nonsense until somebody computes it; how many there are."""
    count = 0
    cached = re.compile(r'(REF \w+ [^<]*</w:instrText>.*?<w:t xml:space="preserve">)[^<]+')
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                text, count = cached.subn(rf"\g<1>{WRONG}", data.decode("utf-8"))
                data = text.encode("utf-8")
            new.writestr(name, data)
    return count


def words(text: str) -> list[str]:
    """The lines as words only: LibreOffice puts tabs after numbers and each cell on a line of its own."""
    return re.sub(r"\s*\|\s*", " ", text).split()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) ontbreekt")
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_computes_our_numbers_and_references(files: dict[str, Path], tmp_path: Path, name: str) -> None:
    wrong = tmp_path / "test.docx"
    assert with_wrong_references(files[f"{name}-definitief"], wrong) == 5
    office(tmp_path, "pdf", wrong)
    done = subprocess.run(
        ["pdftotext", "-layout", "-nopgbrk", tmp_path / "test.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert WRONG not in done.stdout
    shown = " ".join(done.stdout.split())
    for line in to_text(voorbeeld(Status.DEFINITIEF)).splitlines():
        if re.match(r"(Artikel \d|Bijlage \d|[a-z]+\.|\d)", line) and len(line) < 80:
            assert line in shown
    for sentence in (
        "Wat Artikel 4 bepaalt, gaat voor.",
        "zoals Artikel 2.1 zegt; Artikel 3.4 geldt ook voor haar.",
        "het overleg van Artikel 4 is gevoerd en Bijlage 2 is bijgewerkt.",
    ):
        assert sentence in shown


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) ontbreekt")
@pytest.mark.parametrize("status", Status)
def test_libreoffice_reads_the_same_words(files: dict[str, Path], tmp_path: Path, status: Status) -> None:
    office(tmp_path, "txt:Text (encoded):UTF8", files[f"neutraal-{status}"])
    text = (tmp_path / f"neutraal-{status}.txt").read_text(encoding="utf-8-sig")
    ours = to_text(voorbeeld(status)).replace("\n- ", "\n• ")  # LibreOffice writes every bullet so
    assert words(text) == words(ours)
