"""`genereer` as people use it: what it writes, what it refuses, and that it never leaves half a job."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from werkplek import ROOT, TYPE, Workplace

from overeenkomsten.review.readback import read_manifest, read_text

FORMATS = ("--formaat", "docx", "--formaat", "tekst", "--formaat", "html", "--formaat", "json")
EXTENSIONS = ("docx", "html", "json", "manifest.json", "txt")


def of(stem: str, *extensions: str) -> list[str]:
    return sorted(f"{stem}-{TYPE}.{extension}" for extension in extensions)


def test_all_formats(plek: Workplace) -> None:
    seen = plek.run("genereer", plek.dossier(), "-o", "uit", *FORMATS)
    assert seen.code == 0
    assert plek.made() == of("kersenhof", *EXTENSIONS)
    assert seen.out.startswith("Intentieovereenkomst Kersenhof van het gas (concept): ")
    docx = (plek.folder / "uit" / f"kersenhof-{TYPE}.docx").read_bytes()
    assert read_text(docx).split() == plek.content("txt").split()
    assert json.loads(plek.content("json"))["titel"] == "Intentieovereenkomst"
    assert plek.content("html").startswith("<!doctype html>")


def test_word_is_the_usual_format(plek: Workplace) -> None:
    assert plek.run("genereer", plek.dossier(), "-o", "uit").code == 0
    assert plek.made() == of("kersenhof", "docx", "manifest.json")


def test_a_dossier_in_a_folder_of_its_own_is_called_after_the_folder(plek: Workplace) -> None:
    plek.dossier("de-hoek/dossier.json")
    assert plek.run("genereer", "de-hoek/dossier.json", "-o", "uit", "--formaat", "tekst").code == 0
    assert plek.made() == of("de-hoek", "txt", "manifest.json")


def test_quiet(plek: Workplace) -> None:
    seen = plek.run("genereer", plek.dossier(governance={}), "-o", "uit", "--stil", "--formaat", "tekst")
    assert seen.code == 0
    assert seen.err == ""


def test_same_input_same_bytes(plek: Workplace) -> None:
    path = plek.dossier()
    for name in ("een", "twee"):
        assert plek.run("genereer", path, "-o", name, *FORMATS, "--stil").code == 0
    for name in plek.made("een"):
        assert (plek.folder / "een" / name).read_bytes() == (plek.folder / "twee" / name).read_bytes()


def test_the_place_of_the_dossier_does_not_matter(plek: Workplace) -> None:
    """No path of a machine travels along: the same dossier elsewhere gives the same files."""
    for name in ("hier", "daar"):
        path = plek.dossier(f"{name}/kersenhof.json", governance={})
        assert plek.run("genereer", path, "-o", f"uit-{name}", *FORMATS, "--stil").code == 0
    assert json.loads(plek.content("manifest.json", "uit-hier"))["bevindingen"] != []
    for name in plek.made("uit-hier"):
        assert (plek.folder / "uit-hier" / name).read_bytes() == (plek.folder / "uit-daar" / name).read_bytes()


def test_manifest(plek: Workplace) -> None:
    path = plek.dossier()
    assert plek.run("genereer", path, "-o", "uit", *FORMATS, "--stil").code == 0
    account = json.loads(plek.content("manifest.json"))
    assert account["invoer_sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    shell = ROOT / "templates" / "huisstijl" / "neutraal.docx"
    assert account["huisstijl_sha256"] == hashlib.sha256(shell.read_bytes()).hexdigest()
    assert len(account["bibliotheek_sha256"]) == 64
    assert account["gereedschap"] == {"naam": "overeenkomsten", "versie": plek.run("--version").out.split()[1]}
    chosen = {(part["clausule"], part["versie"]) for section in _sections(plek) for part in section["onderdelen"]}
    assert {(clause["id"], clause["versie"]) for clause in account["clausules"]} == chosen
    assert account["bevindingen"] == json.loads(plek.content("json"))["bevindingen"]
    assert account["open_punten"] == json.loads(plek.content("json"))["open_punten"]
    files = {name: hashlib.sha256((plek.folder / "uit" / name).read_bytes()).hexdigest() for name in plek.made()}
    assert account["bestanden"] == {name: found for name, found in files.items() if "manifest" not in name}


def _sections(plek: Workplace) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(plek.content("json"))["delen"]
    return found


def test_the_manifest_travels_inside_the_word_file(plek: Workplace) -> None:
    plek.run("genereer", plek.dossier(), "-o", "uit", "--stil")
    docx = plek.folder / "uit" / f"kersenhof-{TYPE}.docx"
    inside = json.loads(read_manifest(docx.read_bytes()) or "")
    beside = json.loads(plek.content("manifest.json"))
    del beside["bestanden"]
    assert inside == beside
    with zipfile.ZipFile(docx) as package:
        assert any(name.startswith("customXml/") for name in package.namelist())


def test_a_change_in_the_dossier_shows_in_the_manifest(plek: Workplace) -> None:
    hashes = set()
    for name in ("een", "twee"):
        plek.run("genereer", plek.dossier(opmerkingen=[], document=_document(versie=name)), "-o", name, "--stil")
        hashes.add(json.loads(plek.content("manifest.json", name))["invoer_sha256"])
    assert len(hashes) == 2


def _document(**changes: Any) -> dict[str, Any]:
    return {"type": TYPE, "fase": "opstarten", "status": "concept", "datum": "2027-02-11", **changes}


def test_the_house_style_of_a_municipality(plek: Workplace) -> None:
    path = plek.dossier()
    for style in ("neutraal", "gemeente"):
        assert plek.run("genereer", path, "-o", style, "--huisstijl", style, "--stil").code == 0
    neutral, own = (json.loads(plek.content("manifest.json", style)) for style in ("neutraal", "gemeente"))
    assert neutral.pop("huisstijl_sha256") != own.pop("huisstijl_sha256")
    assert neutral.pop("bestanden") != own.pop("bestanden")
    assert neutral == own


def test_a_broken_house_style(plek: Workplace) -> None:
    plek.write("stijl.docx", "geen zip")
    seen = plek.run("genereer", plek.dossier(), "-o", "uit", "--huisstijl", "stijl.docx")
    assert seen.code == 3
    assert "shell-geen-docx" in seen.err
    assert plek.made() == []


def test_a_house_style_that_is_not_there(plek: Workplace) -> None:
    seen = plek.run("genereer", plek.dossier(), "-o", "uit", "--huisstijl", "gemeent")
    assert seen.code == 2
    assert "gemeente, neutraal" in seen.err
    assert plek.made() == []


def test_several_dossiers_one_of_them_bad(plek: Workplace) -> None:
    good, also = plek.dossier("een.json"), plek.dossier("drie.json")
    bad = plek.write("twee.json", '{"document": {"type": "intentieovereenkomst", "status": "concept"}, "parijen": "x"}')
    seen = plek.run("genereer", good, bad, also, "-o", "uit", "--formaat", "tekst", "--stil")
    assert seen.code == 1
    assert plek.made() == sorted([*of("een", "txt", "manifest.json"), *of("drie", "txt", "manifest.json")])
    assert "schema-onbekende-sleutel" in seen.err
    assert f"{bad}: niets gemaakt." in seen.err


def test_two_dossiers_of_one_name_do_not_overwrite_each_other(plek: Workplace) -> None:
    first = plek.dossier("a/wijk.json", document=_document(kenmerk="EERSTE"))
    second = plek.dossier("b/wijk.json", document=_document(kenmerk="TWEEDE"))
    seen = plek.run("genereer", first, second, "-o", "uit", "--formaat", "json", "--stil")
    assert seen.code == 1
    assert "bestand-dubbel" in seen.err
    assert json.loads(plek.content("json", stem="wijk"))["kenmerk"] == "EERSTE"


@pytest.mark.parametrize("status", ["concept", "ter_besluitvorming", "definitief"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"document": {"type": "intentieovereenkomst", "status": "concept"}, "onzin": 1}',
        '{"document": {"type": "intentieovereenkomst", "status": "concept"}, "gemeente": {"partij_id": "nemo"}}',
        '{"document": {"type": "intentieovereenkomst", "status": "concept", "datum": "2027-02-30"}}',
    ],
    ids=["leeg", "half", "lijst", "sleutel", "verwijzing", "datum"],
)
def test_bad_input_writes_nothing(plek: Workplace, text: str, status: str) -> None:
    path = plek.write("wijk.json", text)
    seen = plek.run("genereer", path, "-o", "uit", "--status", status)
    assert seen.code == 1
    assert plek.made() == []
    assert not (plek.folder / "uit").exists()
    assert seen.out == ""
    assert f"{path}: niets gemaakt." in seen.err


@pytest.mark.parametrize("status", ["ter_besluitvorming", "definitief"])
def test_a_dossier_with_gaps_is_only_good_for_a_concept(plek: Workplace, status: str) -> None:
    path = plek.dossier(planning={})
    assert plek.run("genereer", path, "-o", "uit", "--status", "concept", "--formaat", "tekst").code == 0
    assert "[nog invullen: einddatum]" in plek.content("txt")
    seen = plek.run("genereer", path, "-o", "streng", "--status", status)
    assert seen.code == 1
    assert "/planning/einddatum" in seen.err
    assert plek.made("streng") == []


def test_a_file_that_is_not_there(plek: Workplace) -> None:
    seen = plek.run("genereer", "weg.json", "-o", "uit")
    assert seen.code == 1
    assert "bestand-lezen" in seen.err


def test_the_output_is_a_file(plek: Workplace) -> None:
    path = plek.dossier()
    seen = plek.run("genereer", path, "-o", path, "--stil")
    assert seen.code == 4
    assert "is een bestand, geen map" in seen.err


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "mag niet worden geschreven"), (errno.ENOSPC, "schijf is vol"), (errno.EIO, "lukt niet")],
)
def test_the_machine_refuses(plek: Workplace, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    """A folder without rights, a full disk: exit 4, and neither half a file nor a temporary one stays."""
    path = plek.dossier()

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    seen = plek.run("genereer", path, "-o", "uit", "--stil")
    assert seen.code == 4
    assert words in seen.err
    assert plek.made() == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights(plek: Workplace) -> None:
    (plek.folder / "dicht").mkdir(mode=0o500)
    seen = plek.run("genereer", plek.dossier(), "-o", "dicht/uit", "--stil")
    assert seen.code == 4
    assert "mag niet worden geschreven" in seen.err


def test_an_existing_agreement_is_replaced(plek: Workplace) -> None:
    plek.write(f"uit/kersenhof-{TYPE}.txt", "oud")
    assert plek.run("genereer", plek.dossier(), "-o", "uit", "--formaat", "tekst", "--stil").code == 0
    assert plek.content("txt").startswith("Intentieovereenkomst\n")


def test_a_type_without_a_text(plek: Workplace) -> None:
    """The type is known, but the library has no blueprint for it yet."""
    seen = plek.run("genereer", plek.dossier(), "-o", "uit", "--type", "afsluitingsovereenkomst", "--stil")
    assert seen.code == 1
    assert "document-zonder-tekst" in seen.err
    assert plek.made() == []


def test_as_a_module(plek: Workplace) -> None:
    command = [sys.executable, "-m", "overeenkomsten", "genereer", plek.dossier(), "-o", "uit", "--formaat", "tekst"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=plek.folder, check=False, encoding="utf-8")
    assert done.returncode == 0
    assert Path(plek.folder, "uit").is_dir()
    assert done.stdout.startswith("Intentieovereenkomst")
