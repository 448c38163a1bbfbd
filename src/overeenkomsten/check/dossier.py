"""A raw dossier -> the checked `Dossier` of one document: shape, facts, what follows, what is missing, the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from overeenkomsten.check.derive import derive, derived_facts
from overeenkomsten.check.facts import to_facts
from overeenkomsten.check.messages import nearest
from overeenkomsten.check.needs import missing_facts
from overeenkomsten.check.overrides import Prepared, prepare
from overeenkomsten.check.parameters import in_force
from overeenkomsten.check.read import RawDossier
from overeenkomsten.check.rules import Zaak
from overeenkomsten.check.rules import judge as judge_rules
from overeenkomsten.check.schema import require_shape
from overeenkomsten.errors import InputRejected
from overeenkomsten.library.conditions import parse_condition
from overeenkomsten.library.schema_model import SchemaModel
from overeenkomsten.model.agreement import Blank
from overeenkomsten.model.condition import Condition
from overeenkomsten.model.dossier import Dossier, Missing, Status
from overeenkomsten.model.facts import Record
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.model.library import Library
from overeenkomsten.model.scope import Binding, Scope
from overeenkomsten.model.selection import Reason, Verdict

Judge: TypeAlias = "Callable[[Condition | None, Scope], Reason]"
"""Evaluates a condition: `choose.judge`, handed in because the steps of the pipeline do not know each other."""

THIS = "deze"
"""In a condition beside a schema field: the object that holds the field."""


def assess(
    raw: RawDossier,
    library: Library,
    schema: SchemaModel,
    settings: Mapping[str, Decimal],
    judge: Judge,
    *,
    document_type: str = "",
    status: str = "",
    today: date | None = None,
    contact: Mapping[str, str] = MappingProxyType({}),
) -> Dossier:
    """The dossier for one document, with every finding about it.

    The law of `document.datum` holds, else that of `recht.peildatum`, else that of `today` (None = the newest).
    `document_type` and `status` empty = as the dossier says. InputRejected when its shape is wrong or a reference
    leads to nobody: then there are no facts to judge. `contact` fills in what `gemeente.contact` leaves open.
    """
    prepared = prepare(raw, document_type=document_type, status=status, contact=contact)
    require_shape(prepared, schema)
    facts = to_facts(prepared.data, schema)
    kind = prepared.document_type
    day = facts.day("document.datum") or facts.day("recht.peildatum") or today
    parameters = in_force(library.parameters, day, settings, facts)
    afg = derive(kind, facts, parameters)
    bare = Dossier(
        document_type=kind,
        status=Status(facts.text("document.status")),
        facts=facts,
        afg=afg,
        missing=(),
        findings=(),
        labels=schema.labels,
        titles=schema.titles,
        questions=schema.questions,
        references=schema.references,
        reads={fact.naam: fact.leest for fact in derived_facts()},
        legal_day=day,
        file=raw.name,
        stem=_stem(raw.name),
        input_hash=raw.sha256,
    )
    variant = afg.text("sok_variant") if kind == "samenwerkingsovereenkomst" else ""
    missing = missing_facts(facts, schema, kind, variant, _needs_judge(bare, judge))
    case = Zaak(document_type=kind, status=bare.status, facts=facts, afg=afg)
    findings = [*judge_rules(case), *_stopping(missing, bare.status), *_lost_remarks(facts, library)]
    findings += _too_early(library, day)
    findings.sort(key=lambda finding: prepared.offset(tuple(finding.path.split(".")) if finding.path else ()))
    return replace(bare, missing=missing, findings=tuple(_placed(finding, prepared) for finding in findings))


def refuse_unknown(dossier: Dossier, library: Library) -> None:
    """InputRejected when the library has no text for this kind of document."""
    if dossier.document_type in library.blueprints:
        return
    raise InputRejected(
        [
            Finding(
                rule="document-zonder-tekst",
                severity=Severity.FOUT,
                message=f"Voor dit soort document ({dossier.document_type}) is er nog geen tekst.",
                hint=f"Kies met --type een ander document. Er is: {', '.join(library.blueprints)}.",
                path="document.type",
                file=dossier.file,
                stops=True,
            )
        ]
    )


def gaps(dossier: Dossier, blanks: tuple[Blank, ...]) -> tuple[Finding, ...]:
    """R-92: a document that is no concept has no visible gaps. One finding for each that needs filling in."""
    if dossier.status is Status.CONCEPT:
        return ()
    needed = {missing.path for missing in dossier.missing}  # these have a finding already
    found = {blank.path: blank for blank in blanks if blank.path not in needed}
    return tuple(_gap(blank, dossier.file) for blank in found.values())


def unseen_remarks(dossier: Dossier, shown: frozenset[str]) -> tuple[Finding, ...]:
    """Remarks at clauses that exist but are not in this document; `shown` are the ids of those that are."""
    return tuple(
        Finding(
            rule="opmerking-niet-getoond",
            severity=Severity.TIP,
            message=f"De opmerking bij '{remark.text('clausule')}' staat nergens: die clausule zit er niet in.",
            path=remark.where("clausule"),
            file=dossier.file,
        )
        for remark in dossier.facts.records("opmerkingen")
        if remark.has("clausule")
        and remark.text("clausule").partition("#")[0] not in shown
        and not any(finding.path == remark.where("clausule") for finding in dossier.findings)
    )


def _gap(blank: Blank, file: str) -> Finding:
    path, text = blank.path, blank.text
    return Finding(
        file=file,
        rule="R-92",
        severity=Severity.FOUT,
        message=f"Er staat nog een lege plek in het document: {text}. Vul dit in, of maak eerst een concept.",
        path=path,
        paths=(path,),
        source="zorgvuldigheid",
        stops=True,
    )


def _stopping(missing: tuple[Missing, ...], status: Status) -> tuple[Finding, ...]:
    """Missing values as findings, where the status does not allow them; in a concept they are open points."""
    if status is Status.CONCEPT:
        return ()
    return tuple(
        Finding(
            rule="schema-nodig",
            severity=Severity.FOUT,
            message=f"Vul in: {point.title}. {point.question}".strip(),
            path=point.path,
            paths=(point.path,),
            stops=True,
        )
        for point in missing
    )


def _too_early(library: Library, day: date | None) -> list[Finding]:
    """A document from before our first texts: they are used all the same, and a lawyer must know."""
    first = max((versions[0].valid_from for versions in library.clauses.values()), default=None)
    if day is None or first is None or day >= first:
        return []
    return [
        Finding(
            rule="tekst-jonger",
            severity=Severity.WAARSCHUWING,
            message=f"De datum van dit document ligt voor {first:%d-%m-%Y}. Vanaf die dag gelden onze teksten.",
            hint="Laat nakijken of de teksten passen bij het recht van toen, of kies een latere datum.",
            path="document.datum",
            paths=("document.datum",),
            jt=True,
        )
    ]


def _lost_remarks(facts: Record, library: Library) -> list[Finding]:
    """Remarks at a clause that does not exist: they would show nowhere."""
    found = []
    for remark in facts.records("opmerkingen"):
        clause_id = remark.text("clausule").partition("#")[0]
        if clause_id and clause_id not in library.clauses:
            near = nearest(clause_id, library.clauses)
            found.append(
                Finding(
                    rule="opmerking-onbekend",
                    severity=Severity.WAARSCHUWING,
                    message=f"Deze opmerking hoort bij '{clause_id}', maar die clausule is er niet. Zij staat nergens.",
                    hint=f"Bedoelt u '{near}'?" if near else "Alle clausules: overeenkomsten bibliotheek lijst",
                    path=remark.where("clausule"),
                )
            )
    return found


def _placed(finding: Finding, prepared: Prepared) -> Finding:
    return prepared.placed(finding)


def _needs_judge(bare: Dossier, judge: Judge) -> Callable[[str, Record], bool]:
    """Whether a condition of the schema holds; with nothing needed yet, a missing fact is simply not so."""
    scope = Scope(bare)

    def holds(text: str, this: Record) -> bool:
        inner = scope.with_binding(THIS, Binding(this.path, this))
        return judge(_parsed(text), inner).verdict is Verdict.JA

    return holds


@cache
def _parsed(text: str) -> Condition:
    return parse_condition(text)


def _stem(name: str) -> str:
    """First part of output names: the file's name, or its folder's where the file is called `dossier.json`.

    The name as typed may be `dossier.json` or `../dossier.json`: the folder is looked up.

    >>> _stem("examples/kersenhof/dossier.json"), _stem("examples/../mijn-wijk.json"), _stem("")
    ('kersenhof', 'mijn-wijk', 'dossier')
    """
    if not name:
        return "dossier"
    path = Path(name).resolve()
    return path.parent.name if path.name == "dossier.json" and path.parent.name else path.stem
