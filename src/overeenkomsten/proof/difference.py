"""Two results -> what differs between the agreements, clause by clause, and which fields of the dossiers cause it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from overeenkomsten.model import dutch
from overeenkomsten.model.agreement import Block, CrossReference, Line, Part, Run, line_text
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.money import Money
from overeenkomsten.model.scope import without_places
from overeenkomsten.model.selection import Choice, Verdict
from overeenkomsten.pipeline import Result


class Change(StrEnum):
    """What happened to a clause, going from the first dossier to the second."""

    ERBIJ = "erbij"
    WEG = "weg"
    ANDERS = "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A field that the clause depends on and that has another value in the second dossier."""

    path: str
    title: str
    """Label of the field; its path when it has none."""
    before: str
    """In words; empty = not filled in."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One clause that is not the same in both agreements."""

    clause_id: str
    subject: str
    """Id of the party it is about, where a section repeats; else empty."""
    change: Change
    title: str
    """Number and heading, as in the agreement that has it; of the second when both do."""
    removed: tuple[str, ...]
    """Lines that only the first has."""
    added: tuple[str, ...]
    """Lines that only the second has."""
    causes: tuple[Cause, ...]
    """In the order in which the clause reads them; empty when only numbers moved or the library differs."""


def differences(one: Result, other: Result) -> tuple[Difference, ...]:
    """What going from `one` to `other` changes, in the order of the second agreement; what is gone comes last.

    Numbers alone are no difference: a lid that only moved up reads the same.
    """
    before, after = _parts(one), _parts(other)
    choices = _choices(one), _choices(other)
    names = _names(one), _names(other)
    found = []
    for key in (*after, *(key for key in before if key not in after)):
        lines = _lines(before.get(key), names[0]), _lines(after.get(key), names[1])
        if lines[0] == lines[1]:
            continue
        shown = after.get(key) or before[key]
        change = Change.ERBIJ if key not in before else Change.WEG if key not in after else Change.ANDERS
        paths = dict.fromkeys(
            path
            for side, parts in zip(choices, (before, after), strict=True)
            for path in (*(parts[key].paths if key in parts else ()), *_reason_paths(side.get(key)))
        )
        found.append(
            Difference(
                clause_id=key[0],
                subject=key[1],
                change=change,
                title=" ".join(text for text in (shown.number, line_text(shown.title)) if text),
                removed=tuple(_only(lines[0], lines[1])),
                added=tuple(_only(lines[1], lines[0])),
                causes=tuple(_causes(paths, one.dossier, other.dossier)),
            )
        )
    return tuple(found)


_Key = tuple[str, str]
"""(clause id, id of the party or place of the element it is about)."""


def _parts(result: Result) -> Mapping[_Key, Part]:
    return {
        (part.clause_id, part.subject_id or part.subject): part
        for section in result.agreement.sections
        for part in section.parts
    }


def _choices(result: Result) -> Mapping[_Key, Choice]:
    facts = result.dossier.facts
    return {
        (
            choice.clause.id,
            (facts.record(choice.subject).text("id") if choice.subject else "") or choice.subject,
        ): choice
        for choice in result.selection.choices
    }


def _reason_paths(choice: Choice | None) -> tuple[str, ...]:
    if choice is None:
        return ()
    return (
        choice.reason.paths
        if choice.reason.verdict is Verdict.JA
        else (*choice.reason.paths, *choice.reason.open_paths)
    )


def _lines(part: Part | None, names: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a part without its numbers, and with the headings that it refers to instead of theirs."""
    if part is None:
        return ()
    lines = (part.title, *(line for block in part.blocks for line in _of(block)))
    return tuple(_text(line, names) for line in lines if line)


def _of(block: Block) -> Iterator[Line]:
    if block.table is None:
        yield block.line
        return
    for row in (block.table.header, *block.table.rows):
        yield tuple(inline for place, cell in enumerate(row) for inline in ((Run(text=" | "),) if place else ()) + cell)


def _text(line: Line, names: Mapping[str, str]) -> str:
    words = (names.get(i.anchor, i.text) if isinstance(i, CrossReference) else i.text for i in line)
    return "".join(words).replace("\xa0", " ")


def _names(result: Result) -> Mapping[str, str]:
    """Bookmark -> what is there, as it stays when numbers move: the heading of the article or chapter."""
    names: dict[str, str] = {}
    for section in result.agreement.sections:
        if section.anchor:
            names[section.anchor] = f"[{section.title}]"
        for part in section.parts:
            heading = f"[{line_text(part.title)}]"
            names |= {anchor: heading for anchor in (part.anchor, *(b.anchor for b in part.blocks)) if anchor}
    return names


def _only(one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[str]:
    for line in difflib.ndiff(one, other):
        if line.startswith("- "):
            yield line[2:]


def _causes(paths: Mapping[str, None], one: Dossier, other: Dossier) -> Iterator[Cause]:
    told: set[str] = set()
    for path in paths:
        for fact in _behind(path, one, other):
            before, after = one.at(fact), other.at(fact)
            if fact in told or _plain(before) == _plain(after):
                continue
            told.add(fact)
            field = without_places(fact)
            yield Cause(
                path=fact,
                title=other.titles.get(field) or fact,
                before=_words(before, field, one),
                after=_words(after, field, other),
            )


def _behind(path: str, one: Dossier, other: Dossier) -> tuple[str, ...]:
    """A derived fact stands for the fields that it is computed from."""
    steps = path.split(".")
    if steps[0] != "afg" or len(steps) == 1:
        return (path,)
    reads = one.reads.get(steps[1], ()) or other.reads.get(steps[1], ())
    return tuple(read.split(".")[0] if read.startswith("partijen.") else read for read in reads)


def _plain(value: Value | None) -> object:
    """Equal when the contents are, wherever in the dossier they lie."""
    if isinstance(value, Record):
        return {name: _plain(inside) for name, inside in value.fields.items()}
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _words(value: Value | None, field: str, dossier: Dossier) -> str:
    labels = dossier.labels.get(field, {})
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case str():
            return labels.get(value, value)
        case Money():
            return dutch.euros(value)
        case date():
            return dutch.day(value)
        case tuple():
            simple = [_words(inside, field, dossier) for inside in value if not isinstance(inside, Record | tuple)]
            return ", ".join(simple) or f"{len(value)} ingevuld"
        case Record():
            return "ingevuld"
        case _:
            return dutch.plain_number(value)
