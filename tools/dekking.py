"""Library, rules and schema in; `docs/dekking.md` out: for each heading of the Stappenplan, what is about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from overeenkomsten.check.rules import REGELS
from overeenkomsten.library.schema_model import SchemaModel
from overeenkomsten.model.library import Library, Step

PHASES = {
    "0": "Vooraf en mogelijkheden",
    "1": "Fase 1: opstarten",
    "2": "Fase 2: uitwerken",
    "3": "Fase 3: ontwikkelen",
    "4": "Fase 4: uitvoeren",
    "5": "Fase 5: beheren",
}
COVERED = ("0", "1", "2", "3")
"""Phases of which every heading has a text, a rule or a question, or a reason why not."""
_CODE = re.compile(r"SP-[0-5]\.[A-Z][A-Za-z0-9]*(?:-[a-z]+)?")


def uses(library: Library) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Code -> (clause ids, rule ids) that name it as their source."""
    clauses: dict[str, list[str]] = {}
    for versions in library.clauses.values():
        for clause in versions:
            for source in clause.sources:
                if source.kind == "stappenplan":
                    clauses.setdefault(source.reference, []).append(clause.id)
    rules: dict[str, list[str]] = {}
    for rule in REGELS:
        for code in _CODE.findall(rule.bron):
            rules.setdefault(code, []).append(rule.id)
    return {
        code: (tuple(dict.fromkeys(clauses.get(code, ()))), tuple(dict.fromkeys(rules.get(code, ()))))
        for code in {*library.steps, *clauses, *rules}
    }


def problems(library: Library, schema: SchemaModel) -> Iterator[str]:
    """What is wrong: an unknown code or field, a heading that nothing is about, a reason where none is needed."""
    used = uses(library)
    yield from (f"{code}: bestaat niet in stappenplan.yaml" for code in sorted(set(used) - set(library.steps)))
    for step in library.steps.values():
        clauses, rules = used[step.code]
        yield from (f"{step.code}: het veld {path} bestaat niet" for path in step.fields if not schema.look_up(path))
        about = bool(clauses or rules or step.fields)
        if not about and not step.not_applicable and step.code[3] in COVERED:
            yield f"{step.code}: geen clausule, regel of vraag gaat hierover"
        if about and step.not_applicable:
            yield f"{step.code}: er gaat iets over, dus 'niet_van_toepassing' klopt niet"


def page(library: Library, schema: SchemaModel) -> str:
    """The page as Markdown: a table per phase."""
    used = uses(library)
    parts = []
    for phase, title in PHASES.items():
        steps = [step for step in library.steps.values() if step.code[3] == phase]
        rows = "\n".join(_row(step, *used[step.code], schema) for step in steps)
        head = "| Code | Waarover | Clausules | Regels | Vragen in het dossier |\n|---|---|---|---|---|"
        parts.append(f"## {title}\n\n{head}\n{rows}")
    return "\n\n".join(parts)


def _row(step: Step, clauses: tuple[str, ...], rules: tuple[str, ...], schema: SchemaModel) -> str:
    asked = ", ".join(f"`{path}`" for path in step.fields)
    if step.not_applicable:
        asked = f"niet van toepassing: {step.not_applicable}"
    elif not (clauses or rules or asked):
        asked = "nog geen document voor deze fase"
    texts = ", ".join(f"`{clause_id}`" for clause_id in clauses)
    return f"| {step.code} | {step.heading}: {step.content} | {texts} | {', '.join(rules)} | {asked} |"
