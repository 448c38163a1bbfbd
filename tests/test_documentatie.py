"""The manual says what is so: its commands run, its fields exist, its generated parts are up to date."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import sys
import shlex
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from overeenkomsten.compose.filters import NAMES
from overeenkomsten.library.body import parse_loop
from overeenkomsten.library.conditions import parse_condition
from overeenkomsten.library.files import schemas, templates
from overeenkomsten.library.load import load_library
from overeenkomsten.library.schema_model import SchemaModel, load_schema
from overeenkomsten.model.clause import Item
from overeenkomsten.model.library import Library
from overeenkomsten.ui.cli.main import COMMANDS, run

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MANUAL = tuple(sorted((DOCS / "handleiding").glob("*.md")))
PAGES = (*MANUAL, DOCS / "begrippen.md", DOCS / "cli.md")
DOSSIER_PAGES = tuple(page for page in PAGES if page.name != "huisstijl.md")
"""The page about the shell speaks of places in a Word file, which look like fields of a dossier."""
PACKAGE = ROOT / "src" / "overeenkomsten"

_FENCE = re.compile(r"(?:<!-- bestand: (?P<file>\S+) -->\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.M | re.S)
_COPY = re.compile(r"<!-- kopie: (?P<words>[^>]*) -->")
_GENERATED = re.compile(r"<!-- gemaakt: .*?<!-- einde: [a-z]+ -->", re.S)


def _name(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def _tool() -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))  # it has a neighbour
    spec = importlib.util.spec_from_file_location("documentation", ROOT / "tools" / "documentation.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def schema() -> SchemaModel:
    return load_schema(schemas())


@cache
def _library() -> Library:
    return load_library([templates()])


@pytest.fixture(autouse=True)
def _read_our_library_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader gives one command after the other; reading the same clauses each time is what takes long."""

    def load(folders: Sequence[Path]) -> Library:
        return _library() if list(folders) == [templates()] else load_library(folders)

    monkeypatch.setattr("overeenkomsten.library.load.load_library", load)


# --- commands -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Step:
    """One thing that the reader of a page does: a command, or a file that comes into being."""

    command: str = ""
    exit_code: int = 0
    output: tuple[str, ...] = ()
    file: str = ""
    content: str = ""
    copy: tuple[str, ...] = ()


def _steps(text: str) -> Iterator[_Step]:
    found = [*_FENCE.finditer(text), *_COPY.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        if match.re is _COPY:
            yield _Step(copy=tuple(match["words"].split()))
        elif match["file"]:
            yield _Step(file=match["file"], content=match["body"])
        elif match["language"] == "console":
            yield from _commands(match["body"])


def _commands(block: str) -> Iterator[_Step]:
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
        code = re.search(r"#\s*exit (\d+)", command + output)
        lines = tuple(line.rstrip() for line in output.splitlines() if not re.match(r"#\s*exit ", line))
        yield _Step(command=command, exit_code=int(code[1]) if code else 0, output=lines)


def _pattern(lines: tuple[str, ...]) -> str:
    """A line `...` is any number of lines; `...` within a line is any text."""
    parts = ["(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + "\n" for line in lines]
    return "".join(parts)


@pytest.mark.parametrize("page", MANUAL, ids=_name)
def test_commands_in_the_manual_work(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for step in _steps(page.read_text(encoding="utf-8")):
        if step.file:
            _write(Path(step.file), step.content)
        elif step.copy:
            source, target, before, clause = step.copy
            lines = re.sub(
                rf"^( *- ){re.escape(before)}$", rf"\g<0>\n\g<1>{clause}", (ROOT / source).read_text(), flags=re.M
            )
            assert clause in lines, f"{source} has no {before}"
            _write(Path(target), lines)
        else:
            words = shlex.split(step.command, comments=True)
            assert words[0] == "overeenkomsten", step.command
            code = run(words[1:])
            output = "".join(capsys.readouterr()).replace("\xa0", " ")
            assert code == step.exit_code, f"{step.command}\n{output}"
            assert re.search(_pattern(step.output), output), f"{step.command}\n{output}"


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_commands_in_a_sentence_exist(page: Path) -> None:
    for command in re.findall(r"`(?:\$ )?overeenkomsten ([a-z]+)", page.read_text(encoding="utf-8")):
        assert command in COMMANDS


# --- what is generated --------------------------------------------------------------------------------------------


def test_generated_parts_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert _tool().main(["--check"]) == 0, capsys.readouterr().out


def test_a_stale_page_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tool = _tool()
    shutil.copytree(DOCS, tmp_path / "docs")
    monkeypatch.setattr(tool, "DOCS", tmp_path / "docs")
    page = tmp_path / "docs" / "cli.md"
    page.write_text(page.read_text(encoding="utf-8").replace("--stil", "--stiller"), encoding="utf-8")
    assert tool.main(["--check"]) == 1
    assert "docs/cli.md" in capsys.readouterr().out
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0


# --- fields, terms, rules -----------------------------------------------------------------------------------------


def _first_cells(page: Path, heading: str) -> tuple[str, ...]:
    """What stands between backticks in the first column of the tables below a heading."""
    below = page.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return tuple(cell for row in re.findall(r"^\| (`[^|]*`) \|", below, re.M) for cell in re.findall(r"`([^`]+)`", row))


def test_every_key_that_matters_is_in_the_glossary(schema: SchemaModel) -> None:
    listed = set(_first_cells(DOCS / "begrippen.md", "Sleutels van het dossier"))
    sections = {name for name in schema.root.children if name != "$schema"}
    choices = {path for path, field in schema.fields.items() if field.choices}
    parties = {path for path in schema.references if path.rpartition(".")[0] not in schema.involved}
    assert sections | choices | parties | schema.involved <= listed


def test_the_glossary_has_no_key_that_is_gone(schema: SchemaModel) -> None:
    assert set(_first_cells(DOCS / "begrippen.md", "Sleutels van het dossier")) <= set(schema.fields)


def test_the_glossary_calls_a_key_what_the_program_calls_it(schema: SchemaModel) -> None:
    below = (DOCS / "begrippen.md").read_text(encoding="utf-8").partition("## Sleutels van het dossier")[2]
    for key, title in re.findall(r"^\| `([a-z_.]+)` \| ([^|]*) \|", below, re.M):
        assert schema.titles.get(key) == title, key


def test_every_term_is_in_the_glossary() -> None:
    listed = _first_cells(DOCS / "begrippen.md", "Begrippen in de overeenkomst")
    assert sorted(listed) == sorted(_library().terms)


@pytest.mark.parametrize("page", DOSSIER_PAGES, ids=_name)
def test_fields_that_a_page_names_exist(page: Path, schema: SchemaModel) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    for path in re.findall(r"`(?:\{\{ )?([a-z_]+(?:\.[a-z_]+)+)[^`]*`", text):
        if path.partition(".")[0] in schema.root.children and path not in _library().clauses:
            assert schema.look_up(path) is not None, path


def test_every_rule_of_the_library_check_is_explained() -> None:
    """Those about a shell are in `huisstijl.md`, which has its own owner."""
    text = (DOCS / "handleiding" / "clausules.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", text.partition("## De controle")[2].partition("\n## ")[0]))
    known = {
        rule for folder in ("library", "choose", "compose", "proof", "ui") for rule in _broken_rules(PACKAGE / folder)
    }
    assert explained == known


def _broken_rules(folder: Path) -> Iterator[str]:
    """Rule ids of mistakes in the library: second argument of `LibraryBroken` and `fail`, `rule=` of `Problem`."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func).rpartition(".")[2].lstrip("_")
            place = {"LibraryBroken": 1, "fail": 1, "at": 2, "broken": 0}.get(called)
            arguments = [k.value for k in node.keywords if k.arg == "rule" and called == "Problem"]
            arguments += node.args[place : place + 1] if place is not None else []
            yield from (a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, str))


# --- examples -----------------------------------------------------------------------------------------------------


def _json_blocks(page: Path) -> Iterator[dict[str, object]]:
    for match in _FENCE.finditer(page.read_text(encoding="utf-8")):
        if match["language"] == "json":
            yield json.loads("{" + match["body"] + "}")


def test_the_volunteer_example_is_a_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The pieces of the worked example, put together."""
    dossier: dict[str, object] = {"document": {"type": "intentieovereenkomst", "status": "concept"}}
    dossier["gemeente"] = {"partij_id": "gem"}
    for block in _json_blocks(DOCS / "handleiding" / "vrijwilliger.md"):
        assert not set(block) & set(dossier)
        dossier |= block
    monkeypatch.chdir(tmp_path)
    _write(Path("dossier.json"), json.dumps(dossier))
    assert run(["controleer", "dossier.json"]) == 0, capsys.readouterr().err
    assert "fout " not in capsys.readouterr().err


def test_the_lawyer_example_is_part_of_a_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = json.loads((ROOT / "examples" / "kersenhof" / "dossier.json").read_text(encoding="utf-8"))
    for block in _json_blocks(DOCS / "handleiding" / "jurist.md"):
        dossier |= block
    monkeypatch.chdir(tmp_path)
    _write(Path("dossier.json"), json.dumps(dossier))
    assert run(["controleer", "dossier.json"]) == 0, capsys.readouterr().err


def test_conditions_and_loops_in_the_manual_are_real(schema: SchemaModel) -> None:
    text = (DOCS / "handleiding" / "clausules.md").read_text(encoding="utf-8")
    table = text.partition("\n## Voorwaarden\n")[2].partition("\n## ")[0]
    written = re.findall(r"^\| `([^`]*)` \|", table, re.M)
    assert written
    for condition in (*written, *re.findall(r'(?:wanneer|als)="([^".]+[^"]*)"', text)):
        if "..." not in condition:
            parse_condition(condition)
    for loop in re.findall(r'voor="([^"]*)"', text):
        found = parse_loop(loop)
        assert found is not None
        assert found.path in schema.lists


def test_references_in_the_manual_lead_somewhere() -> None:
    library = _library()
    text = (DOCS / "handleiding" / "clausules.md").read_text(encoding="utf-8")
    for arguments in re.findall(r"verwijs(?:_lijst)?\(([^)]*)\)", text):
        for target in re.findall(r'"([^"]*)"', arguments):
            clause_id, _, anchor = target.partition("#")
            assert clause_id in library.clauses
            anchors = {block.anchor for block in library.clauses[clause_id][-1].blocks if isinstance(block, Item)}
            assert not anchor or anchor in anchors


def test_every_filter_has_its_row() -> None:
    text = (DOCS / "handleiding" / "clausules.md").read_text(encoding="utf-8")
    below = text.partition("<!-- gemaakt: filters -->")[2].partition("<!-- einde: filters -->")[0]
    assert set(re.findall(r"^\| `([a-z_]+)`", below, re.M)) == NAMES


# --- links --------------------------------------------------------------------------------------------------------


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = _GENERATED.sub("", page.read_text(encoding="utf-8"))
    for link in re.findall(r"\]\(([^)#]*(?:#[^)]*)?)\)", text):
        if "://" in link:
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.is_file(), link
        assert not anchor or anchor in _anchors(target), link
