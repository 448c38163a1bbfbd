"""The shells that we ship: the same structure in two looks, and what Word needs in their styles."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

import pytest

from overeenkomsten.publish.word import STYLES
from overeenkomsten.publish.word.context import SLOTS, Piece, Row, Segment

ROOT = Path(__file__).parents[3]
SHELLS = sorted((ROOT / "templates" / "huisstijl").glob("*.docx"))
IDS = [path.stem for path in SHELLS]
REPLACED = {"Calibri": "Carlito", "Cambria": "Caladea", "Arial": "Liberation Sans"}
"""Fonts of Word for which LibreOffice has one with the same widths."""


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode("utf-8")


def test_both_are_there() -> None:
    assert IDS == ["gemeente", "neutraal"]


def test_script_makes_what_we_ship(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    import huisstijl

    for theme in huisstijl.THEMES:
        made = huisstijl.shell(theme)
        with zipfile.ZipFile(ROOT / "templates" / "huisstijl" / f"{theme.name}.docx") as package:
            assert {name: package.read(name).decode("utf-8") for name in package.namelist()} == made


def test_looks_differ_and_structure_does_not() -> None:
    one, other = (part(path, "word/document.xml") for path in SHELLS)
    styles = [re.findall(r'w:pStyle w:val="(\w+)"', text) for text in (one, other)]
    assert set(styles[0]) - {"Balk"} == set(styles[1]) - {"Lijn"}
    assert part(SHELLS[0], "word/styles.xml") != part(SHELLS[1], "word/styles.xml")


@pytest.mark.parametrize("path", SHELLS, ids=IDS)
def test_fonts_have_a_twin(path: Path) -> None:
    assert set(re.findall(r'w:ascii="([^"]+)"', part(path, "word/styles.xml"))) <= set(REPLACED)


@pytest.mark.parametrize("path", SHELLS, ids=IDS)
def test_language_is_dutch(path: Path) -> None:
    assert '<w:lang w:val="nl-NL" w:eastAsia="nl-NL"' in part(path, "word/styles.xml")


@pytest.mark.parametrize("path", SHELLS, ids=IDS)
def test_levels_and_styles_point_at_each_other(path: Path) -> None:
    styles, numbering = part(path, "word/styles.xml"), part(path, "word/numbering.xml")
    for style in re.findall(r'<w:pStyle w:val="(\w+)"/>', numbering):
        (found,) = re.findall(rf'w:styleId="{style}".*?</w:style>', styles)
        assert "<w:numId" in found


@pytest.mark.parametrize("path", SHELLS, ids=IDS)
def test_every_style_in_the_text_exists(path: Path) -> None:
    used = set(re.findall(r'<w:(?:pStyle|tblStyle|rStyle) w:val="(\w+)"', part(path, "word/document.xml")))
    assert used <= set(re.findall(r'w:styleId="(\w+)"', part(path, "word/styles.xml")))


@pytest.mark.parametrize("path", SHELLS, ids=IDS)
def test_headings_are_in_the_navigation_and_stay_with_their_text(path: Path) -> None:
    styles = part(path, "word/styles.xml")
    for style in ("Kop", "Artikel", "Bijlagekop"):
        (found,) = re.findall(rf'w:styleId="{style}".*?</w:style>', styles)
        assert '<w:outlineLvl w:val="0"/>' in found
        assert "<w:keepNext/>" in found


def test_manual_names_every_style_and_place() -> None:
    manual = (ROOT / "docs" / "handleiding" / "huisstijl.md").read_text(encoding="utf-8")
    fields = {name for value in (Segment, Piece, Row) for name in value.__dataclass_fields__}
    assert [name for name in {*STYLES, *SLOTS, *fields} if not re.search(rf"\b{name}\b", manual)] == []


@pytest.mark.parametrize("path", SHELLS, ids=IDS)
def test_no_paragraph_has_borders(path: Path) -> None:
    """LibreOffice 7.4 draws them outside the tags of a PDF (checked November 2026)."""
    with zipfile.ZipFile(path) as package:
        assert not [name for name in package.namelist() if b"pBdr" in package.read(name)]
