"""`overeenkomsten.toml`, output on any terminal, and where a dossier lies."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from werkplek import Workplace


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        ("huisstijl = 3", "instelling-fout"),
        ("bibliotheek = true", "instelling-fout"),
        ('bibliotheek = "nergens"', "map-ontbreekt"),
        ("instellingen = 3", "instelling-fout"),
        ("[instellingen]\ndrempel_raad = nan", "instelling-fout"),
        ("[instellingen]\ndrempel_raad = inf", "instelling-fout"),
        ("[instellingen]\ndrempel_raad = -1", "instelling-fout"),
        ("[instellingen]\ndrempel_raad = 1.234", "instelling-fout"),
        ("[instellingen]\nmeldtermijn_werkdagen = 2.5", "instelling-fout"),
        ('[instellingen]\ndrempel_raad = "veel"', "instelling-fout"),
        ("[instellingen]\ndrempel_rad = 1", "instelling-onbekend"),
        ("huistijl = 'neutraal'", "instelling-onbekend"),
        ("[instellingen", "instelling-fout"),
    ],
)
def test_a_wrong_setting_is_named(plek: Workplace, settings: str, rule: str) -> None:
    (plek.folder / "overeenkomsten.toml").write_text(settings, encoding="utf-8")
    seen = plek.run("controleer", plek.dossier())
    assert (seen.code, rule in seen.err, "overeenkomsten.toml" in seen.err) == (3, True, True)


def test_the_manifest_says_which_settings_held(plek: Workplace) -> None:
    (plek.folder / "overeenkomsten.toml").write_text("[instellingen]\nmeldtermijn_werkdagen = 77", encoding="utf-8")
    assert plek.run("genereer", plek.dossier(), "-o", "uit", "--formaat", "tekst", "--stil").code == 0
    assert json.loads(plek.content("manifest.json"))["instellingen"]["meldtermijn_werkdagen"] == 77
    assert "77 Werkdagen" in plek.content("txt")


def test_a_dossier_is_named_after_its_folder_however_it_is_typed(
    plek: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    plek.dossier("mijn-wijk/dossier.json")
    (plek.folder / "mijn-wijk" / "diep").mkdir()
    for place, typed in (("mijn-wijk", "dossier.json"), ("mijn-wijk/diep", "../dossier.json")):
        monkeypatch.chdir(plek.folder / place)
        assert plek.run("genereer", typed, "-o", plek.folder / "uit", "--formaat", "tekst", "--stil").code == 0
        assert (plek.folder / "uit" / "mijn-wijk-intentieovereenkomst.txt").is_file()
        (plek.folder / "uit" / "mijn-wijk-intentieovereenkomst.txt").unlink()


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_an_old_terminal_does_not_stop_the_work(plek: Workplace, encoding: str) -> None:
    project = json.loads(plek.dossier().read_text(encoding="utf-8"))["project"]
    path = plek.dossier(project={**project, "naam": "مرحبا ✓ wijk"})
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for command in (["verklaar", path], ["genereer", path, "-o", "uit", "--formaat", "tekst"]):
        done = subprocess.run(
            [sys.executable, "-m", "overeenkomsten", *command],
            env=environment,
            capture_output=True,
            cwd=plek.folder,
            check=False,
        )
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_remarks_that_show_nowhere_are_told(plek: Workplace) -> None:
    remarks = [
        {"clausule": "kosten.verdeeling", "tekst": "typfout"},
        {"clausule": "rolverdeling.zelf_doen", "tekst": "niet gekozen"},
        {"clausule": "kosten.verdeling", "tekst": "goed"},
    ]
    seen = plek.run("controleer", plek.dossier(opmerkingen=remarks), "--formaat", "json")
    rules = [finding["regel"] for finding in json.loads(seen.out)["dossiers"][0]["bevindingen"]]
    assert rules.count("opmerking-onbekend") == 1
    assert rules.count("opmerking-niet-getoond") == 1
