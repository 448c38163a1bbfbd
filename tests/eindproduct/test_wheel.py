"""The wheel: built as a user gets it, installed in an environment of its own, and used far away from the checkout."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("src", "templates", "schemas", "tools")
pytestmark = pytest.mark.eindproduct


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: what lies about in the checkout must not get in."""
    copy = tmp_path_factory.mktemp("bron")
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    target = tmp_path_factory.mktemp("wheel")
    run([*builder(), str(target)], copy)
    (built,) = target.glob("*.whl")
    return built


def builder() -> list[str]:
    """The command that builds a wheel; the folder for it comes last. Without hatchling uv fetches it."""
    if importlib.util.find_spec("hatchling") is not None:
        return [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d"]
    folders = [Path(sys.executable).parent, ROOT / ".uv" / "bin"]
    uv = shutil.which("uv") or next((found for f in folders if (found := shutil.which("uv", path=f))), None)
    if uv is None:
        pytest.skip("neither hatchling nor uv is here to build a wheel")
    return [uv, "build", "--quiet", "--wheel", "--out-dir"]


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `overeenkomsten`, installed from the wheel.

    The dependencies are those of the current environment, seen through a `.pth` file; our own package is not among
    them, because an editable install is a `.pth` file itself and those do not chain.
    """
    folder = tmp_path_factory.mktemp("omgeving")
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    others = Path(paths["purelib"]) / "afhankelijkheden.pth"
    others.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python = shutil.which("python", path=paths["scripts"])
    assert python is not None
    run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", str(wheel)], folder
    )
    script = shutil.which("overeenkomsten", path=paths["scripts"])
    assert script is not None
    return Path(script)


def run(command: list[str], folder: Path) -> str:
    """Standard output; a failing command fails the test with all that it said."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        command, cwd=folder, env=clean, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_what_it_needs(wheel: Path) -> None:
    """Every clause, blueprint, shell and schema, and nothing of the workshop."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("templates", "schemas"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not path.name.startswith((".", "~")):
                assert f"overeenkomsten/_bestanden/{path.relative_to(ROOT).as_posix()}" in names
    assert "overeenkomsten/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"overeenkomsten"}


def test_the_program_runs_far_from_the_checkout(program: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "kersenhof" / "dossier.json", tmp_path / "kersenhof.json")
    where = run(
        [str(program.with_name("python")), "-c", "import overeenkomsten; print(overeenkomsten.__file__)"], tmp_path
    )
    assert str(ROOT) not in where
    run([str(program), "genereer", "kersenhof.json", "-o", "uit", "--formaat", "docx", "--formaat", "tekst"], tmp_path)
    account = json.loads((tmp_path / "uit/kersenhof-intentieovereenkomst.manifest.json").read_text(encoding="utf-8"))
    for name, digest in account["bestanden"].items():
        assert hashlib.sha256((tmp_path / "uit" / name).read_bytes()).hexdigest() == digest
    assert "Intentieovereenkomst" in (tmp_path / "uit/kersenhof-intentieovereenkomst.txt").read_text(encoding="utf-8")


def test_the_installed_program_makes_the_same_files_as_the_checkout(program: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "kersenhof" / "dossier.json", tmp_path / "kersenhof.json")
    line = ["genereer", "kersenhof.json", "--formaat", "docx", "--formaat", "html", "-o"]
    run([str(program), *line, "wheel"], tmp_path)
    run([sys.executable, "-m", "overeenkomsten", *line, "bron"], tmp_path)
    names = sorted(path.name for path in (tmp_path / "wheel").iterdir())
    assert len(names) == 3
    for name in names:
        assert (tmp_path / "wheel" / name).read_bytes() == (tmp_path / "bron" / name).read_bytes()


def test_the_starter_knows_the_installed_schema(program: Path, tmp_path: Path) -> None:
    run([str(program), "nieuw", "-o", "wijk.json"], tmp_path)
    schema = json.loads((tmp_path / "wijk.json").read_text(encoding="utf-8"))["$schema"]
    assert (tmp_path / schema).resolve().is_file()
    run([str(program), "controleer", "wijk.json"], tmp_path)
    run([str(program), "bibliotheek", "controleer", "--zonder-bewijs"], tmp_path)
