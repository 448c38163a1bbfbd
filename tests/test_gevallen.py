"""Cases that a lawyer can write: `gevallen/<soort document>/<onderwerp>.yaml`, each a list of cases.

A case starts from an example (`uitgangspunt`) or a dossier of its own, changes a few facts, and says what must be in
the agreement and what not. What may stand in a case is described in `schemas/geval.schema.json`. When a case fails,
the message says in Dutch what differs, with the text of the article that comes closest.
"""

from __future__ import annotations

import copy
import difflib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from overeenkomsten.check import read
from overeenkomsten.compose import to_text
from overeenkomsten.compose.plain import part_lines
from overeenkomsten.errors import InputRejected
from overeenkomsten.library.files import schemas, templates
from overeenkomsten.library.load import load_library
from overeenkomsten.library.schema_model import load_schema
from overeenkomsten.model.agreement import Agreement, CrossReference, Part
from overeenkomsten.model.finding import Finding
from overeenkomsten.model.selection import Reason, Verdict
from overeenkomsten.pipeline import Desk, Result, make

FOLDER = Path(__file__).parent / "gevallen"
EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(FOLDER.glob("*/*.yaml"))
DOCUMENT_TYPES = sorted({file.parent.name for file in FILES})

WITHOUT_CASE: dict[str, str] = {}
"""Clause ids that need no case, each with the reason."""

WITHOUT_COUNTER_CASE: dict[str, str] = {}
"""Clause ids with a condition that need no case that leaves them out, each with the reason."""

LID_KINDS = frozenset({"lid", "alinea", "overweging", "partij"})
"""Kinds of blocks that count as a lid; an article with one lid shows it without number, as an `alinea`."""


@cache
def desk() -> Desk:
    """One for all cases: reading the library takes longer than a case."""
    return Desk(library=load_library([templates()]), schema=load_schema(schemas()))


@cache
def example(name: str) -> dict[str, Any]:
    """An example dossier as JSON; not to be changed."""
    data: dict[str, Any] = json.loads((EXAMPLES / name / "dossier.json").read_text(encoding="utf-8"))
    return data


@cache
def cases_of(file: Path) -> tuple[dict[str, Any], ...]:
    """The cases of one file, as written."""
    return tuple(YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")))


CASES = [pytest.param(file, case, id=f"{file.stem}: {case['naam']}") for file in FILES for case in cases_of(file)]


# --- the tests ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_file_follows_the_schema(file: Path) -> None:
    schema = json.loads((schemas() / "geval.schema.json").read_text(encoding="utf-8"))
    cases = json.loads(json.dumps(cases_of(file), default=_iso))
    wrong = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(cases)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_every_case_has_its_own_name(document_type: str) -> None:
    names = Counter(case["naam"] for file in FILES if file.parent.name == document_type for case in cases_of(file))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(("file", "case"), CASES)
def test_case(file: Path, case: dict[str, Any]) -> None:
    document_type = file.parent.name
    dossier = build(case, document_type)
    raw = read(json.dumps(dossier, default=_iso, ensure_ascii=False).encode(), f"{file.stem}.json")
    expected = case["verwacht"]
    try:
        result = make(raw, desk(), document_type=document_type, status=case.get("status", ""))
    except InputRejected as refusal:
        differences = list(_refusal(expected.get("geweigerd"), refusal.findings))
    else:
        if "geweigerd" in expected:
            differences = [
                f"Het document is gemaakt, maar had geweigerd moeten worden om {_list(expected['geweigerd'])}."
            ]
        else:
            differences = list(compare(expected, result, dossier))
    if differences:
        pytest.fail("\n\n".join([f"Geval: {case['naam']}", *differences]), pytrace=False)


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_every_clause_has_a_case(document_type: str) -> None:
    """Each clause of the blueprint is chosen in some case, and left out in some case when it has a condition."""
    clauses = _clauses(document_type)
    conditional = {name for name, depends in clauses.items() if depends}
    never_in = set(clauses) - _named(document_type, "clausules") - set(WITHOUT_CASE)
    never_out = conditional - _named(document_type, "niet") - set(WITHOUT_COUNTER_CASE)
    assert not never_in, f"Geen geval met onder clausules: {_list(sorted(never_in))}"
    assert not never_out, f"Geen geval met onder niet: {_list(sorted(never_out))}"


# --- from a case to a dossier ------------------------------------------------------------------------------------


def build(case: dict[str, Any], document_type: str) -> dict[str, Any]:
    """The dossier of a case: the example, or its own dossier, with the changes of the case."""
    dossier = copy.deepcopy(case["dossier"] if "dossier" in case else example(case["uitgangspunt"]))
    # An example may deviate for one document (`documenten`); a change has to hold there too.
    override = dossier.get("documenten", {}).get(document_type, {})
    for path, value in case.get("wijzigingen", {}).items():
        steps = path.split(".")
        for tree in (dossier, override):
            if tree is dossier or steps[0] in tree:
                _change(tree, steps, copy.deepcopy(value), path)
    return dossier


def _change(tree: Any, steps: list[str], value: Any, path: str) -> None:
    *way, last = steps
    for step in way:
        tree = tree[_place(tree, step, path)] if isinstance(tree, list) else tree.setdefault(step, {})
    if isinstance(tree, list):
        if last == "+":
            tree.append(value)
        elif value is None:
            del tree[_place(tree, last, path)]
        else:
            tree[_place(tree, last, path)] = value
    elif value is None:
        tree.pop(last, None)
    else:
        tree[last] = value


def _place(items: list[Any], step: str, path: str) -> int:
    """A place in a list: its number, or the id of the object that stands there."""
    if step.isdigit() and int(step) < len(items):
        return int(step)
    for place, item in enumerate(items):
        if isinstance(item, dict) and item.get("id") == step:
            return place
    pytest.fail(f"Wijziging {path}: '{step}' staat niet in de lijst.", pytrace=False)


def _numbered(path: str, dossier: dict[str, Any]) -> str:
    """The path with ids of list items as numbers: `partijen.ini.zetel` -> `partijen.1.zetel`."""
    tree: Any = dossier
    steps = []
    for step in path.split("."):
        if isinstance(tree, list):
            step = str(_place(tree, step, path)) if tree else step
            tree = tree[int(step)] if step.isdigit() and int(step) < len(tree) else None
        else:
            tree = tree.get(step) if isinstance(tree, dict) else None
        steps.append(step)
    return ".".join(steps)


def _iso(value: object) -> str:
    """YAML reads 2027-02-11 as a date; JSON has it as text."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} past niet in een dossier")


# --- from a result to what differs -------------------------------------------------------------------------------


def compare(expected: dict[str, Any], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    """What differs from the expectation, one Dutch message for each difference."""
    for key, wanted in expected.items():
        yield from CHECKS[key](wanted, result, dossier)


def _chosen(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    for name, reasons in _reasons(wanted, result):
        if Verdict.JA not in {reason.verdict for reason in reasons}:
            yield f"{name} hoort in de overeenkomst, maar staat er niet in.\n{_because(reasons)}"


def _not_chosen(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    for name, reasons in _reasons(wanted, result):
        if {reason.verdict for reason in reasons} - {Verdict.NEE}:
            yield f"{name} hoort niet in de overeenkomst, maar staat er wel in.\n{_because(reasons)}"


def _undecided(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    for name, reasons in _reasons(wanted, result):
        if Verdict.ONBEKEND not in {reason.verdict for reason in reasons}:
            yield f"Over {name} hoort nog niet te zijn beslist.\n{_because(reasons)}"


def _contains(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    text = _plain(to_text(result.agreement))
    for phrase in wanted:
        if _plain(phrase) not in text:
            yield f"De tekst bevat niet: '{phrase}'.\n{_closest(phrase, _parts(result.agreement))}"


def _lacks(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    text = _plain(to_text(result.agreement))
    for phrase in wanted:
        if _plain(phrase) in text:
            yield f"De tekst mag niet bevatten: '{phrase}'.\n{_closest(phrase, _parts(result.agreement))}"


def _in_clause(wanted: dict[str, list[str]], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    yield from _found_in_clause(wanted, result, should=True)


def _not_in_clause(wanted: dict[str, list[str]], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    yield from _found_in_clause(wanted, result, should=False)


def _found_in_clause(phrases: dict[str, list[str]], result: Result, *, should: bool) -> Iterator[str]:
    complaint = "bevat niet" if should else "mag niet bevatten"
    for name, looked_for in phrases.items():
        parts = [part for part in _parts(result.agreement) if part.clause_id == name]
        if not parts:
            yield f"{name} staat niet in de overeenkomst."
            continue
        text = _plain(" ".join(_text(part) for part in parts))
        for phrase in looked_for:
            if (_plain(phrase) in text) is not should:
                yield f"{name} {complaint}: '{phrase}'.\n{_closest(phrase, parts)}"


def _references(wanted: dict[str, list[str]], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    parts = _parts(result.agreement)
    by_anchor = {part.anchor: (part.clause_id, part.number) for part in parts if part.anchor}
    by_anchor |= {
        block.anchor: (part.clause_id, part.number) for part in parts for block in part.blocks if block.anchor
    }
    # A chapter or an annex of several clauses is known by the first of them.
    by_anchor |= {
        section.anchor: (section.parts[0].clause_id, section.number)
        for section in result.agreement.sections
        if section.anchor
    }
    for name, targets in wanted.items():
        found = [inline for part in parts if part.clause_id == name for inline in _cross_references(part)]
        names = [by_anchor[inline.anchor][0] for inline in found if inline.anchor in by_anchor]
        if names != targets:
            yield f"{name} verwijst naar\n    {_list(names)}\nen dat hoort te zijn\n    {_list(targets)}."
        for inline in found:
            number = by_anchor[inline.anchor][1]
            article = f"Artikel {inline.text.removeprefix('Artikel ').split('.')[0]}"
            if number not in (inline.text, article, inline.text.removeprefix("Hoofdstuk ")):
                yield f"{name} noemt {inline.text}, maar dat deel heeft nu nummer {number}."


def _cross_references(part: Part) -> Iterator[CrossReference]:
    for block in part.blocks:
        for inline in block.line:
            if isinstance(inline, CrossReference):
                yield inline


def _leden(wanted: dict[str, int], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    for name, number in wanted.items():
        parts = [part for part in _parts(result.agreement) if part.clause_id == name]
        found = sum(block.kind in LID_KINDS for part in parts for block in part.blocks)
        if found != number:
            text = "\n".join(_text(part) for part in parts)
            yield f"{name} heeft {found} leden, en dat horen er {number} te zijn:\n{text}"


def _terms(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    found = [term.text for term in result.selection.terms]
    if found != wanted:
        yield f"De begrippen zijn: {_list(found)}; dat hoort te zijn: {_list(wanted)}."


def _terms_at_most(wanted: int, result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    found = [term.text for term in result.selection.terms]
    if len(found) > wanted:
        yield f"Er zijn {len(found)} begrippen, hoogstens {wanted} is de afspraak: {_list(found)}."


def _remarks(wanted: dict[str, list[str]], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    for name, phrases in wanted.items():
        found = " | ".join(r for part in _parts(result.agreement) if part.clause_id == name for r in part.remarks)
        for phrase in phrases:
            if phrase not in found:
                yield f"Bij {name} hoort de opmerking '{phrase}'; er staat: '{found}'."


def _findings(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    found = _rules(result.dossier.findings)
    for rule in wanted:
        if rule not in found:
            yield f"{rule} hoort een melding te geven. Er zijn nu: {_list(_severities(result.dossier.findings))}."


def _no_findings(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    found = _rules(result.dossier.findings)
    for rule in wanted:
        if rule in found:
            messages = [f"{f.path}: {f.message}" for f in result.dossier.findings if rule in _rules([f])]
            yield "\n".join([f"{rule} hoort geen melding te geven, maar zegt:", *messages])


def _open(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    found = [point.path for point in result.agreement.open_points]
    for path in wanted:
        if _numbered(path, dossier) not in found:
            yield f"{path} hoort nog open te staan. Open staan nu: {_list(found)}."


def _not_open(wanted: list[str], result: Result, dossier: dict[str, Any]) -> Iterator[str]:
    found = [point.path for point in result.agreement.open_points]
    for path in wanted:
        if _numbered(path, dossier) in found:
            yield f"{path} hoeft niet te worden ingevuld, maar staat bij de open punten."


CHECKS: dict[str, Callable[[Any, Result, dict[str, Any]], Iterator[str]]] = {
    "clausules": _chosen,
    "niet": _not_chosen,
    "onbekend": _undecided,
    "bevat": _contains,
    "bevat_niet": _lacks,
    "in_clausule": _in_clause,
    "niet_in_clausule": _not_in_clause,
    "verwijzingen": _references,
    "leden": _leden,
    "begrippen": _terms,
    "begrippen_hoogstens": _terms_at_most,
    "opmerkingen": _remarks,
    "bevindingen": _findings,
    "geen_bevindingen": _no_findings,
    "invulplekken": _open,
    "geen_invulplekken": _not_open,
}
"""What is checked for each key under `verwacht`, beside `geweigerd`."""


def _refusal(wanted: list[str] | None, findings: Iterable[Finding]) -> Iterator[str]:
    """A refusal names exactly the reasons that were expected."""
    stops = [finding for finding in findings if finding.stops]
    if wanted is None or {rule.split()[0] for rule in wanted} != {finding.rule for finding in stops}:
        said = [f"    {finding.rule} {finding.path}: {finding.message}" for finding in stops]
        yield "\n".join(["Het document is geweigerd om:", *said, f"Verwacht: {_list(wanted or ['niet geweigerd'])}."])


def _reasons(names: list[str], result: Result) -> Iterator[tuple[str, list[Reason]]]:
    """(clause id, its reasons): one for each turn of its section, or with `@ini` only for that party.

    A section that repeats over an empty list has no turns: its clauses are not chosen.
    """
    known = {name for section in result.selection.blueprint.sections for name in section.clauses}
    for wanted in names:
        name, _, party = wanted.partition("@")
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            pytest.fail(f"De clausule {name} bestaat niet. Bedoelt u {_list(near)}?", pytrace=False)
        choices = [choice for choice in result.selection.choices if choice.clause.id == name]
        if party:
            facts = result.dossier.facts
            choices = [choice for choice in choices if facts.record(choice.subject).text("id") == party]
        yield wanted, [choice.reason for choice in choices]


def _because(reasons: list[Reason]) -> str:
    lines = [f"    {r.verdict}: {r.because}" + (f" ({r.flips})" if r.flips else "") for r in reasons]
    return "\n".join(lines) or "    het deel waar zij in staat, komt niet voor"


def _parts(agreement: Agreement) -> list[Part]:
    return [part for section in agreement.sections for part in section.parts]


def _text(part: Part) -> str:
    return "\n".join(part_lines(part))


def _closest(phrase: str, parts: Iterable[Part]) -> str:
    """The part that shares most words with a phrase, in full: that is where the lawyer has to look."""
    words = set(re.findall(r"\w+", phrase.lower()))
    best = max(
        parts,
        key=lambda part: (
            _plain(phrase) in _plain(_text(part)),
            len(words & set(re.findall(r"\w+", _text(part).lower()))),
        ),
    )
    return f"Kijk bij {best.clause_id}:\n" + "\n".join(f"    {line}" for line in part_lines(best))


def _plain(text: str) -> str:
    """Line ends and runs of blanks do not matter."""
    return " ".join(text.split())


def _rules(findings: Iterable[Finding]) -> set[str]:
    """Each rule as "R-20" and as "R-20 fout"."""
    return {name for finding in findings for name in (finding.rule, f"{finding.rule} {finding.severity}")}


def _severities(findings: Iterable[Finding]) -> list[str]:
    return [f"{finding.rule} {finding.severity}" for finding in findings]


def _list(words: Iterable[str]) -> str:
    return ", ".join(words) or "geen"


# --- what is covered ---------------------------------------------------------------------------------------------


def _named(document_type: str, key: str) -> set[str]:
    """Clause ids that the cases of a document type name under `key`."""
    files = [file for file in FILES if file.parent.name == document_type]
    named = (name for file in files for case in cases_of(file) for name in case["verwacht"].get(key, ()))
    return {name.partition("@")[0] for name in named}


def _clauses(document_type: str) -> dict[str, bool]:
    """Clause id -> whether it depends on anything, for all clauses of the blueprint."""
    library = desk().library
    return {
        name: section.when is not None
        or any(bool(clause.when or clause.phases or clause.solutions) for clause in library.clauses[name])
        for section in library.blueprints[document_type].sections
        for name in section.clauses
    }
