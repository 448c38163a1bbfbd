"""A municipality with a folder of its own: a clause replaced, one added, settings of its own, our files untouched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from overeenkomsten.ui.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "gemeente-eigen"
KERSENHOF = ROOT / "examples" / "kersenhof" / "dossier.json"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(FOLDER)
    assert (
        run(["genereer", str(KERSENHOF), "-o", str(tmp_path), "--formaat", "docx", "--formaat", "tekst", "--stil"]) == 0
    )
    return tmp_path


def test_its_own_library_is_right(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(FOLDER)
    assert run(["bibliotheek", "controleer", "eigen", "--zonder-bewijs"]) == 0, capsys.readouterr().err


def test_a_clause_is_replaced_and_another_stands_in_its_place(made: Path) -> None:
    text = (made / "kersenhof-intentieovereenkomst.txt").read_text(encoding="utf-8")
    assert "Een nieuwe partner maakt eerst kennis met de bewoners" in text
    headings = [line for line in text.splitlines() if line.startswith("Artikel ")]
    place = next(at for at, line in enumerate(headings) if line.endswith("Nieuwsbrief voor de wijk"))
    assert headings[place - 1].endswith("Communicatie en openbaarheid")


def test_thresholds_and_points_of_the_municipality_hold(made: Path) -> None:
    account = json.loads((made / "kersenhof-intentieovereenkomst.manifest.json").read_text(encoding="utf-8"))
    assert account["instellingen"]["meldtermijn_werkdagen"] == 15
    assert account["toetspunten"][0].startswith("Heeft de juridische afdeling")
    clauses = {clause["id"]: clause["versie"] for clause in account["clausules"]}
    assert clauses["toetreding.partners"] == 2
    text = (made / "kersenhof-intentieovereenkomst.txt").read_text(encoding="utf-8")
    assert "binnen 15 Werkdagen" in text


def test_its_contact_fills_in_what_a_dossier_leaves_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.loads(KERSENHOF.read_text(encoding="utf-8"))
    own = data["gemeente"]["contact"]
    own.pop("vervanger")
    dossier = tmp_path / "open.json"
    dossier.write_text(json.dumps(data), encoding="utf-8")
    monkeypatch.chdir(FOLDER)
    assert run(["genereer", str(dossier), "-o", str(tmp_path / "uit"), "--formaat", "tekst", "--stil"]) == 0
    text = (tmp_path / "uit" / "open-intentieovereenkomst.txt").read_text(encoding="utf-8")
    assert "adviseur participatie" in text
    assert own["functie"] in text, "what the dossier says goes before the settings"


@pytest.mark.parametrize(
    ("contact", "rule"),
    [("naam = 3", "instelling-fout"), ('telefoon = "06"', "instelling-onbekend"), ('naam = " "', "instelling-fout")],
)
def test_a_wrong_contact_is_told(
    contact: str, rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "overeenkomsten.toml").write_text(f"[contact]\n{contact}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["controleer", str(KERSENHOF)]) == 3
    assert rule in capsys.readouterr().err
