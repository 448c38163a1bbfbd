"""A library -> the annotated model: every clause with all its variants, when each applies, its sources and its purpose.

Lawyers call it the *leesversie*. It is an `Agreement` like any other, so that text, HTML and Word show it; nothing is
chosen and nothing is filled in. Of one document type it follows the order of that document, else that of the rubrics.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from overeenkomsten.library.clauses import condition_of
from overeenkomsten.library.in_words import Wording
from overeenkomsten.model import dutch
from overeenkomsten.model.agreement import (
    Agreement,
    AgreementSection,
    Blank,
    Block,
    CrossReference,
    Inline,
    Line,
    Part,
    Run,
    Table,
)
from overeenkomsten.model.clause import Block as ClauseBlock
from overeenkomsten.model.clause import Clause, Expression, Item, Loop, Reference, TableBlock, Text, Words
from overeenkomsten.model.condition import Condition
from overeenkomsten.model.counting import letter, roman
from overeenkomsten.model.dossier import Status
from overeenkomsten.model.library import Library, Section

_SECTION_NAMES = {
    "titelblad": "Titelblad",
    "partijen": "Partijen",
    "overwegingen": "Overwegingen",
    "artikelen": "Afspraken",
    "ondertekening": "Ondertekening",
    "bijlagen": "Bijlagen",
}
_ALWAYS = "altijd"


def annotated_model(library: Library, wording: Wording, document_type: str = "") -> Agreement:
    """The model of one document type, or of the whole library when `document_type` is empty."""
    chapters = list(_of_document(library, document_type) if document_type else _of_rubrics(library))
    numbers = {
        clause_id: (f"{at}.{place}", f"lees_{at}_{place}")
        for at, chapter in enumerate(chapters, start=1)
        for place, clause_id in enumerate(chapter.clauses, start=1)
    }
    writer = _Writer(library=library, wording=wording, numbers=numbers)
    return Agreement(
        document_type="leesversie",
        title=library.blueprints[document_type].title if document_type else "Bibliotheek",
        subtitle="Leesversie: alle clausules met hun varianten",
        status=Status.DEFINITIEF,
        reference="",
        version="",
        day=None,
        table_of_contents=True,
        sections=tuple(writer.chapter(at, chapter) for at, chapter in enumerate(chapters, start=1)),
        open_points=(),
        findings=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chapter:
    title: str
    clauses: tuple[str, ...]
    loops: tuple[Loop, ...] = ()
    """The loop of the section: its variable may be used in its clauses."""
    conditions: tuple[Condition, ...] = ()
    """Those of the section."""


def _of_document(library: Library, document_type: str) -> Iterator[_Chapter]:
    seen: set[str] = set()
    for section in library.blueprints[document_type].sections:
        clauses = tuple(clause_id for clause_id in section.clauses if clause_id not in seen)
        seen.update(clauses)
        if clauses:
            yield _Chapter(
                title=section.title or _SECTION_NAMES.get(section.kind, "Bijlage"),
                clauses=clauses,
                loops=(section.loop,) if section.loop is not None else (),
                conditions=tuple(c for c in (section.when, section.only_if) if c is not None),
            )


def _of_rubrics(library: Library) -> Iterator[_Chapter]:
    loops = {clause_id: section for section in _repeating(library) for clause_id in section.clauses}
    rubrics: dict[str, list[str]] = {}
    for clause_id in sorted(library.clauses):
        rubrics.setdefault(clause_id.partition(".")[0], []).append(clause_id)
    for rubric, clauses in rubrics.items():
        sections = [loops[clause_id] for clause_id in clauses if clause_id in loops]
        around = tuple(dict.fromkeys(section.loop for section in sections if section.loop is not None))
        yield _Chapter(title=dutch.capital(rubric.replace("_", " ")), clauses=tuple(clauses), loops=around)


def _repeating(library: Library) -> Iterator[Section]:
    for blueprint in library.blueprints.values():
        yield from (section for section in blueprint.sections if section.loop is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A lid, onderdeel, paragraph or table row with what is said about it."""

    number: str
    line: Line
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    library: Library
    wording: Wording
    numbers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Clause id -> (number of its paragraph, bookmark)."""

    def chapter(self, at: int, chapter: _Chapter) -> AgreementSection:
        """A section of the document or a rubric, with a paragraph per clause, and one per later version."""
        return AgreementSection(
            kind="hoofdstuk",
            title=chapter.title,
            number=str(at),
            anchor=f"lees_{at}",
            parts=tuple(
                self._part(clause, chapter, first=place == 0)
                for clause_id in chapter.clauses
                for place, clause in enumerate(self.library.clauses.get(clause_id, ()))
            ),
        )

    def _part(self, clause: Clause, chapter: _Chapter, *, first: bool) -> Part:
        number, anchor = self.numbers[clause.id] if first else ("", "")
        title = self._line(clause.title, chapter.loops) or (Run(text=clause.id),)
        if not first:
            title = (*title, Run(text=f", tekst vanaf {dutch.day(clause.valid_from)}"))
        rows = tuple(self._rows(clause.blocks, chapter.loops))
        when = condition_of(clause, *chapter.conditions)
        condition = f"als {self.wording.condition(when, chapter.loops)}" if when is not None else _ALWAYS
        return Part(
            clause_id=clause.id,
            version=clause.version,
            kind="hoofdstuk",
            number=number,
            title=title,
            blocks=(
                Block(kind="alinea", line=(Run(text="Komt erin: ", bold=True), Run(text=condition))),
                Block(kind="tabel", table=_text_table(rows)),
                Block(kind="tabel", table=self._account(clause)),
            ),
            anchor=anchor,
            sources=clause.sources,
            jt=clause.jt,
            explanation=clause.explanation,
            plain_words=clause.plain_words,
            reason=condition,
            paths=(),
        )

    def _rows(self, blocks: Sequence[ClauseBlock], loops: tuple[Loop, ...], depth: int = 0) -> Iterator[_Row]:
        place = 0
        for block in blocks:
            inner = (*loops, block.loop) if block.loop is not None else loops
            when = self._when(block, loops, inner)
            if isinstance(block, TableBlock):
                yield from self._table(block, inner, when)
                continue
            number = ""
            if block.numbered:
                place += 1
                number = (str(place), f"{letter(place)}.", f"{roman(place)}.")[min(depth, 2)]
            yield _Row(number=number, line=self._line(block.text, inner), when=when)
            yield from self._rows(block.children, inner, depth + 1)

    def _table(self, block: TableBlock, loops: tuple[Loop, ...], when: str) -> Iterator[_Row]:
        rows = (*block.rows, *((block.total,) if block.total is not None else ()))
        lines = [block.header, *(row.cells for row in rows)]
        for place, cells in enumerate(cells for cells in lines if any(cells)):
            line: list[Inline] = []
            for at, cell in enumerate(cells):
                line += [Run(text=" | ")] if at else []
                line += self._line(cell, loops)
            yield _Row(number="tabel" if not place else "", line=tuple(line), when=when if not place else "")

    def _when(self, block: Item | TableBlock, outer: tuple[Loop, ...], inner: tuple[Loop, ...]) -> str:
        said = [f"als {self.wording.condition(block.when, outer)}"] if block.when is not None else []
        if block.loop is not None:
            only = f" met {self.wording.condition(block.only_if, inner)}" if block.only_if is not None else ""
            said.append(f"voor elk van: {self.wording.field(block.loop.path, outer)}{only}")
        return "; ".join(said) or _ALWAYS

    def _line(self, text: Text, loops: Sequence[Loop]) -> Line:
        return tuple(inline for piece in text for inline in self._inlines(piece, loops))

    def _inlines(self, piece: object, loops: Sequence[Loop]) -> Iterator[Inline]:
        match piece:
            case Words(text=text, bold=bold, italic=italic):
                yield Run(text=text, bold=bold, italic=italic)
            case Expression(path=path):
                yield Blank(text=f"[{self.wording.field(path, loops)}]", path=path)
            case Reference(targets=targets):
                for place, target in enumerate(targets):
                    if place:
                        yield Run(text=" en " if place == len(targets) - 1 else ", ")
                    yield from self._reference(target)
            case _:
                name = getattr(piece, "name", "")
                yield Run(text=self.library.terms[name][0].text if name in self.library.terms else name)

    def _reference(self, target: str) -> Iterator[Inline]:
        clause_id = target.partition("#")[0]
        if clause_id not in self.numbers:
            yield Run(text=f"[{clause_id}]")
            return
        number, anchor = self.numbers[clause_id]
        yield Run(text="paragraaf\xa0")
        yield CrossReference(text=number, anchor=anchor, word="")

    def _account(self, clause: Clause) -> Table:
        documents = [b.title for b in self.library.blueprints.values() for s in b.sections if clause.id in s.clauses]
        rows = {
            "Clausule": f"{clause.id}, versie {clause.version}, geldig vanaf {dutch.day(clause.valid_from)}",
            "Staat in": dutch.enumerate_and(list(dict.fromkeys(documents))) or "geen document",
            "Bron": "; ".join(map(str, clause.sources)),
            "Toelichting": clause.explanation,
            "In gewone taal": clause.plain_words,
        }
        if clause.jt:
            rows["Let op"] = "Juridisch te toetsen."
        return Table(header=(), rows=tuple(((Run(text=k, bold=True),), (Run(text=v),)) for k, v in rows.items()))


def _text_table(rows: tuple[_Row, ...]) -> Table:
    """Number, text, and when it is there; without the last column when nothing in it is conditional."""
    conditional = any(row.when not in ("", _ALWAYS) for row in rows)
    header = ("Lid", "Tekst", *(("Wanneer",) if conditional else ()))
    return Table(
        header=tuple((Run(text=title),) for title in header),
        rows=tuple(
            ((Run(text=row.number),), row.line, *(((Run(text=row.when),),) if conditional else ())) for row in rows
        ),
    )
