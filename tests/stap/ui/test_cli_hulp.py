"""What the program says about itself and about a wrong command line: exit 0 or 2, and Dutch."""

from __future__ import annotations

import re

import pytest
from werkplek import Workplace

from overeenkomsten.ui.cli.main import COMMANDS

PAGES = ["", *COMMANDS, "bibliotheek lijst", "bibliotheek toon", "bibliotheek controleer"]
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|error|try|show|this|message|and|the|exit|missing|argument|required|default|invalid|"
    r"value|such|no|does|not|got|unexpected|extra|requires?|help for|choose)\b",
    re.IGNORECASE,
)
WRONG = [
    "",
    "genreer",
    "bibliotheek",
    "bibliotheek foo",
    "bibliotheek toon",
    "genereer",
    "genereer x",
    "genereer x -o",
    "genereer x -o uit --typ concept",
    "genereer x -o uit --type koopovereenkomst",
    "genereer x -o uit --status af",
    "genereer x -o uit --formaat doc",
    "genereer x -o uit --stil=ja",
    "controleer",
    "controleer x --formaat xml",
    "verklaar",
    "verklaar x y",
    "verklaar x --clausule",
    "uitleg a b",
    "nieuw -x",
    "nieuw --fase middenin",
    "--onzin",
]


def english(text: str) -> list[str]:
    """English words of click; what the user typed is left out."""
    return [match[0] for match in ENGLISH.finditer(re.sub(r"--[a-z-]+|'[^']*'", "", text))]


@pytest.mark.parametrize("page", PAGES)
def test_help_is_dutch(plek: Workplace, page: str) -> None:
    seen = plek.run(*page.split(), "--help")
    assert seen.code == 0
    assert seen.out.startswith("Gebruik: overeenkomsten")
    assert english(seen.all) == []
    assert seen.err == ""


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line_is_explained_in_dutch(plek: Workplace, line: str) -> None:
    seen = plek.run(*line.split())
    assert seen.code == 2
    assert seen.out == ""
    assert seen.err.strip()
    assert english(seen.err) == []
    assert list(plek.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "meant"),
    [("genreer x", "genereer"), ("genereer x -o uit --stats concept", "--status"), ("bibliotheek lijt", "lijst")],
)
def test_a_typing_error_is_recognised(plek: Workplace, line: str, meant: str) -> None:
    assert f"'{meant}'" in plek.run(*line.split()).err


def test_a_wrong_choice_names_the_choices(plek: Workplace) -> None:
    seen = plek.run("genereer", "x", "-o", "uit", "--status", "af")
    assert "concept, ter_besluitvorming, definitief" in seen.err


def test_version(plek: Workplace) -> None:
    seen = plek.run("--version")
    assert seen.code == 0
    assert re.fullmatch(r"overeenkomsten \d+\.\d+\.\d+\n", seen.out)


def test_every_command_has_a_line_of_help(plek: Workplace) -> None:
    page = plek.run("--help").out
    for name, (_, text) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(text[:30])}", page, re.MULTILINE)


def test_a_bug_is_reported_as_a_bug(plek: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 70 with a traceback: never a bare one, and never exit 1, which would blame the user."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("overeenkomsten.ui.cli.uitleg._print", broken)
    seen = plek.run("uitleg", "partijen")
    assert seen.code == 70
    assert "ZeroDivisionError" in seen.err
    assert "fout in het programma zelf" in seen.err


def test_ctrl_c(plek: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("overeenkomsten.ui.cli.uitleg._print", stopped)
    seen = plek.run("uitleg", "partijen")
    assert seen.code == 130
    assert seen.err.strip().startswith("Gestopt.")
