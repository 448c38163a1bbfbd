"""Selection x Dossier -> Agreement: numbers first, then references, terms and values, then the open points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from overeenkomsten.compose.draft import WHOLE, DraftBlock, DraftPart, DraftSection, draft
from overeenkomsten.compose.fill import Filler, Used
from overeenkomsten.compose.parties import designations
from overeenkomsten.compose.punctuation import punctuate
from overeenkomsten.model import dutch
from overeenkomsten.model.agreement import (
    Agreement,
    AgreementSection,
    Blank,
    Block,
    Line,
    OpenPoint,
    Part,
    Table,
    line_text,
)
from overeenkomsten.model.clause import TableBlock
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.finding import Finding
from overeenkomsten.model.library import Library
from overeenkomsten.model.scope import Scope
from overeenkomsten.model.selection import Reason, Selection, Verdict


def compose(selection: Selection, dossier: Dossier, library: Library) -> Agreement:
    """The complete agreement. Gaps are visible and listed; findings are tied to the articles that they touch."""
    drafts, targets = draft(selection)
    blueprint = selection.blueprint
    filler = Filler(
        designations=designations(dossier, library),
        parties={party.text("id"): party for party in dossier.facts.records("partijen")},
        terms=library.terms,
        labels=dossier.labels,
        titles=dossier.titles,
        questions=dossier.questions if blueprint.guiding_questions else {},
        references=dossier.references,
        resolve=targets.get,
        place="",
    )
    composed = [[_part(part, section, filler, dossier) for part in section.parts] for section in drafts]
    subtitle = filler.line(blueprint.subtitle, Scope(dossier), Used())
    everything = [pair for pairs in composed for pair in pairs]
    findings = tuple(_with_articles(finding, [part for part, _ in everything]) for finding in dossier.findings)
    return Agreement(
        document_type=blueprint.document_type,
        title=blueprint.title,
        subtitle=_on_one_line(line_text(subtitle)),
        status=dossier.status,
        reference=_on_one_line(dossier.facts.text("document.kenmerk")),
        version=_on_one_line(dossier.facts.text("document.versie")),
        day=dossier.facts.day("document.datum"),
        table_of_contents=selection.table_of_contents,
        sections=tuple(
            AgreementSection(
                kind=section.section.kind,
                title=section.section.title,
                parts=tuple(_with_findings(part, findings) for part, _ in pairs),
                number=section.number,
                anchor=section.anchor,
            )
            for section, pairs in zip(drafts, composed, strict=True)
        ),
        open_points=tuple(_open_points(dossier, everything)),
        findings=findings,
    )


def _on_one_line(text: str) -> str:
    """Titles, what stands in a header, and open points have no line breaks, in any format."""
    return " ".join(text.split())


def _part(part: DraftPart, section: DraftSection, filler: Filler, dossier: Dossier) -> tuple[Part, dict[str, str]]:
    choice, clause = part.choice, part.choice.clause
    filler = replace(filler, place=clause.file)
    used = Used()
    title = filler.line(clause.title, choice.scope, used)
    if choice.reason.verdict is Verdict.ONBEKEND:
        line = _undecided(choice.reason, filler, used)
        blocks: tuple[Block, ...] = (Block(kind=part.gap_kind, number=part.gap_number, line=line),)
    else:
        blocks = punctuate(tuple(_block(block, filler, used) for block in part.blocks))
    paths = dict.fromkeys([*used.paths, *choice.reason.paths, *_condition_paths(part.blocks)])
    remarks = tuple(
        remark.text("tekst") + (f" ({remark.text('van')})" if remark.has("van") else "")
        for remark in dossier.facts.records("opmerkingen")
        if remark.text("clausule").partition("#")[0] == clause.id
    )
    composed = Part(
        clause_id=clause.id,
        version=clause.version,
        kind=choice.section.kind,
        number=part.number,
        title=title,
        blocks=blocks,
        anchor=part.anchor,
        sources=clause.sources,
        jt=clause.jt,
        explanation=clause.explanation,
        plain_words=clause.plain_words,
        reason=choice.reason.because,
        paths=tuple(_facts_read(paths, dossier)),
        subject=choice.subject,
        subject_id=dossier.facts.record(choice.subject).text("id") if choice.subject else "",
        remarks=remarks,
        place=_place(part, section, title),
    )
    return composed, used.blanks


def _place(part: DraftPart, section: DraftSection, title: Line) -> str:
    kind = section.section.kind
    if kind in WHOLE:
        return f"Hoofdstuk {section.number}" if kind == "hoofdstuk" else section.number
    return part.number or line_text(title) or _SECTIONS[kind]


def _block(block: DraftBlock, filler: Filler, used: Used) -> Block:
    chosen = block.chosen
    if chosen.gap:
        line: Line = tuple(filler.blank(path, used) for path in chosen.reason.open_paths[:1])
        return Block(kind="alinea" if block.kind == "tabel" else block.kind, number=block.number, line=line)
    if chosen.reason.verdict is Verdict.ONBEKEND:
        return Block(kind=block.kind, number=block.number, line=_undecided(chosen.reason, filler, used))
    if isinstance(chosen.block, TableBlock):
        header = tuple(filler.line(cell, chosen.scope, used) for cell in chosen.block.header)
        rows = tuple(tuple(filler.line(cell, row.scope, used) for cell in row.row.cells) for row in chosen.rows)
        return Block(kind="tabel", table=Table(header=header if any(header) else (), rows=rows))
    line = filler.line(chosen.block.text, chosen.scope, used)
    return Block(kind=block.kind, number=block.number, line=line, anchor=block.anchor)


def _undecided(reason: Reason, filler: Filler, used: Used) -> Line:
    return tuple(filler.blank(path, used, verb="kiezen") for path in reason.open_paths[:1])


def _condition_paths(blocks: Iterable[DraftBlock]) -> Iterator[str]:
    for block in blocks:
        yield from block.chosen.reason.paths
        if block.chosen.block.loop is not None:
            yield block.chosen.scope.find(block.chosen.block.loop.path).path


def _facts_read(paths: Iterable[str], dossier: Dossier) -> Iterator[str]:
    """The paths of the dossier behind `paths`: a derived fact stands for what it is computed from."""
    seen: set[str] = set()
    for path in paths:
        steps = path.split(".")
        for fact in dossier.reads.get(steps[1], ()) if steps[0] == "afg" and len(steps) > 1 else (path,):
            if fact not in seen:
                seen.add(fact)
                yield fact


def _touches(finding: Finding, part: Part) -> bool:
    """Whether the part uses a value that the finding is about. A whole section (`partijen`) is no single article's."""
    watched = finding.paths or ((finding.path,) if finding.path else ())
    return any(read == path or ("." in path and read.startswith(path + ".")) for path in watched for read in part.paths)


def _with_articles(finding: Finding, parts: list[Part]) -> Finding:
    return replace(finding, articles=tuple(dict.fromkeys(p.clause_id for p in parts if _touches(finding, p))))


def _with_findings(part: Part, findings: Iterable[Finding]) -> Part:
    return replace(part, findings=tuple(finding for finding in findings if _touches(finding, part)))


def _open_points(dossier: Dossier, used: list[tuple[Part, dict[str, str]]]) -> Iterator[OpenPoint]:
    """What is needed and missing, in the order of the schema; then other gaps that the text shows."""
    shown: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for part, blanks in used:
        for path, label in blanks.items():
            shown.setdefault(path, []).append(part.place)
            labels[path] = label
    for missing in dossier.missing:
        where = shown.pop(missing.path, [])
        text = (
            f"{dutch.capital(missing.title)}: {missing.question}" if missing.question else dutch.capital(missing.title)
        )
        yield OpenPoint(path=missing.path, text=_on_one_line(text), articles=tuple(dict.fromkeys(where)))
    for path, where in shown.items():
        yield OpenPoint(path=path, text=_on_one_line(dutch.capital(labels[path])), articles=tuple(dict.fromkeys(where)))


_SECTIONS = {
    "titelblad": "Titelblad",
    "partijen": "Partijen",
    "overwegingen": "Overwegingen",
    "artikelen": "Artikelen",
    "ondertekening": "Ondertekening",
    "bijlagen": "Bijlagen",
}


def blanks(agreement: Agreement) -> tuple[Blank, ...]:
    """Every visible gap in the text, in order."""
    return tuple(
        inline
        for section in agreement.sections
        for part in section.parts
        for line in (part.title, *(line for block in part.blocks for line in lines(block)))
        for inline in line
        if isinstance(inline, Blank)
    )


def lines(block: Block) -> Iterator[Line]:
    """The line of a block, or all cells of its table."""
    if block.table is None:
        yield block.line
        return
    yield from block.table.header
    for row in block.table.rows:
        yield from row
