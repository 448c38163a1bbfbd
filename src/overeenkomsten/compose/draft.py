"""A selection -> drafts: every section, part and block that will be in the document, with its number and its bookmark.

Numbers come before words, because a reference must know the number of an article that comes later.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.model.agreement import CrossReference
from overeenkomsten.model.clause import Item
from overeenkomsten.model.counting import letter, roman
from overeenkomsten.model.library import Section
from overeenkomsten.model.selection import Choice, ChosenBlock, Selection, Verdict

_LONGEST_BOOKMARK = 40  # Word refuses longer names
_BELOW = {
    "lid": "onderdeel",
    "alinea": "onderdeel",
    "onderdeel": "subonderdeel",
    "partij": "partijonderdeel",
    "overweging": "subonderdeel",
    "punt": "puntonderdeel",
    "puntonderdeel": "puntsubonderdeel",
}
"""Kind of block -> kind of the numbered blocks below it."""
_ROMAN = frozenset({"subonderdeel", "puntsubonderdeel"})
"""Kinds that count i, ii, iii; others below a block count a, b, c."""
WHOLE = frozenset({"hoofdstuk", "bijlage"})
"""Kinds of section that have one number for all their clauses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBlock:
    """A block with its number, still without words."""

    kind: str
    """As in `model.agreement.Block`."""
    number: str
    anchor: str
    chosen: ChosenBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPart:
    """A part with its number, still without words."""

    choice: Choice
    number: str
    anchor: str
    blocks: tuple[DraftBlock, ...]
    gap_kind: str = "alinea"
    """Kind of the one block of a part that is not decided yet."""
    gap_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A section with its parts; one of which nothing is chosen is not there."""

    section: Section
    number: str
    """"3" of a chapter, "Bijlage 2" of an annex of several parts; else empty."""
    anchor: str
    parts: tuple[DraftPart, ...]


@dataclass(slots=True)
class _Counters:
    """Running numbers of one document."""

    articles: int = 0
    chapters: int = 0
    paragraphs: int = 0
    """Headings within a chapter."""
    points: int = 0
    """Numbered points within an annex."""
    annexes: int = 0
    parties: int = 0
    recitals: int = 0
    seen: set[str] = field(default_factory=set)


def draft(selection: Selection) -> tuple[tuple[DraftSection, ...], dict[str, CrossReference]]:
    """All sections in order, and for each target (`id`, `id#lid`) the reference to it."""
    counters = _Counters()
    targets: dict[str, CrossReference] = {}
    sections: list[DraftSection] = []
    for _, choices in groupby(_in_document(selection.choices), key=lambda choice: id(choice.section)):
        section = _section(list(choices), counters)
        if section.parts:
            sections.append(section)
            for part in section.parts:
                _note_targets(part, section, targets)
    # A variant that is not yet chosen stands behind the first of its kind: references lead there.
    parts = [part for section in sections for part in section.parts]
    for hidden in selection.choices:
        if hidden.reason.verdict is Verdict.ONBEKEND and hidden.clause.id not in targets:
            stand_in = next((part for part in parts if _same_question(part.choice, hidden)), None)
            if stand_in is not None and stand_in.choice.clause.id in targets:
                targets[hidden.clause.id] = targets[stand_in.choice.clause.id]
    return tuple(sections), targets


def _section(choices: list[Choice], counters: _Counters) -> DraftSection:
    section = choices[0].section
    number, anchor = "", ""
    if section.kind in WHOLE and any(map(_is_there, choices)):
        if section.kind == "hoofdstuk":
            counters.chapters, counters.paragraphs = counters.chapters + 1, 0
            number = str(counters.chapters)
        else:
            counters.annexes, counters.points = counters.annexes + 1, 0
            number = f"Bijlage {counters.annexes}"
        anchor = _bookmark(f"{section.kind}_{section.title}", counters)
    parts = tuple(_part(choice, counters) for choice in choices if _is_there(choice))
    return DraftSection(section=section, number=number, anchor=anchor, parts=parts)


def _is_there(choice: Choice) -> bool:
    """Whether anything of the clause shows: a text, or the gap of one that is not decided yet."""
    return choice.reason.verdict is Verdict.ONBEKEND or any(True for _ in _visible(choice.blocks))


def _in_document(choices: Iterable[Choice]) -> Iterator[Choice]:
    """What is chosen; of neighbours that wait for the same answer only the first."""
    last: Choice | None = None
    for choice in choices:
        if choice.reason.verdict is Verdict.NEE:
            continue
        if last is None or not _same_question(last, choice):
            yield choice
            last = choice


def _same_question(one: Choice, other: Choice) -> bool:
    return (
        one.reason.verdict is other.reason.verdict is Verdict.ONBEKEND
        and one.reason.open_paths[:1] == other.reason.open_paths[:1]
        and one.subject == other.subject
        and one.section is other.section
    )


def _part(choice: Choice, counters: _Counters) -> DraftPart:
    kind = choice.section.kind
    blocks = tuple(_visible(choice.blocks))
    number, anchor = "", ""
    if kind == "artikelen":
        counters.articles += 1
        number, anchor = f"Artikel {counters.articles}", _bookmark(choice.clause.id, counters)
    elif kind == "bijlagen" and choice.clause.title:
        counters.annexes += 1
        number, anchor = f"Bijlage {counters.annexes}", _bookmark(choice.clause.id, counters)
    elif kind == "hoofdstuk" and choice.clause.title:
        counters.paragraphs += 1
        number, anchor = f"{counters.chapters}.{counters.paragraphs}", _bookmark(choice.clause.id, counters)
    part = DraftPart(
        choice=choice, number=number, anchor=anchor, blocks=tuple(_number_blocks(choice, blocks, counters))
    )
    if choice.reason.verdict is Verdict.ONBEKEND and kind == "overwegingen":
        counters.recitals += 1
        return replace(part, gap_kind="overweging", gap_number=f"{letter(counters.recitals)}.")
    if choice.reason.verdict is Verdict.ONBEKEND and kind == "partijen":
        counters.parties += 1
        return replace(part, gap_kind="partij", gap_number=f"{counters.parties}.")
    return part


def _visible(blocks: Iterable[ChosenBlock]) -> Iterator[ChosenBlock]:
    """What is chosen; of neighbours that wait for the same answer only the first."""
    waiting: tuple[str, ...] = ()
    for block in blocks:
        if block.reason.verdict is Verdict.NEE:
            continue
        if block.reason.verdict is Verdict.JA or block.reason.open_paths[:1] != waiting:
            yield replace(block, children=tuple(_visible(block.children)))
        waiting = block.reason.open_paths[:1]  # the first is the one that the gap names


def _number_blocks(choice: Choice, blocks: tuple[ChosenBlock, ...], counters: _Counters) -> Iterator[DraftBlock]:
    kind = choice.section.kind
    numbered = sum(1 for block in blocks if _is_numbered(block))
    lid = 0
    for block in blocks:
        if not _is_numbered(block):
            yield from _block(_plain_kind(block), "", block, choice, counters)
        elif kind == "artikelen":
            lid += 1
            alone = numbered == 1
            number = "" if alone else f"{counters.articles}.{lid}"
            yield from _block("alinea" if alone else "lid", number, block, choice, counters)
        elif kind == "overwegingen":
            counters.recitals += 1
            yield from _block("overweging", f"{letter(counters.recitals)}.", block, choice, counters)
        elif kind == "partijen":
            counters.parties += 1
            yield from _block("partij", f"{counters.parties}.", block, choice, counters)
        elif kind == "hoofdstuk":
            yield from _block("opsomming", "-", block, choice, counters)
        elif kind == "bijlage":
            counters.points += 1
            yield from _block("punt", f"{counters.points}.", block, choice, counters)
        else:
            raise LibraryBroken(
                f"{choice.clause.file}:{block.block.line}",
                "nummering-verboden",
                f"in het deel '{kind}' kan geen genummerde lijst staan",
            )


def _block(kind: str, number: str, chosen: ChosenBlock, choice: Choice, counters: _Counters) -> Iterator[DraftBlock]:
    anchor = ""
    item = chosen.block
    if isinstance(item, Item) and item.anchor and chosen.first and choice.section.kind == "artikelen":
        anchor = _bookmark(f"{choice.clause.id}.{item.anchor}", counters)
    yield DraftBlock(kind=kind, number=number, anchor=anchor, chosen=chosen)
    below = _BELOW.get(kind, "")
    place = 0
    for child in chosen.children:
        if _is_numbered(child) and not below:
            raise LibraryBroken(
                f"{choice.clause.file}:{child.block.line}", "nummering-te-diep", "deze lijst ligt te diep in de vorige"
            )
        if _is_numbered(child):
            place += 1
            number = f"{roman(place) if below in _ROMAN else letter(place)}."
            yield from _block(below, number, child, choice, counters)
        else:
            yield from _block(_plain_kind(child), "", child, choice, counters)


def _is_numbered(block: ChosenBlock) -> bool:
    return isinstance(block.block, Item) and block.block.numbered


def _plain_kind(block: ChosenBlock) -> str:
    return "alinea" if isinstance(block.block, Item) or block.reason.verdict is Verdict.ONBEKEND else "tabel"


def _note_targets(part: DraftPart, section: DraftSection, targets: dict[str, CrossReference]) -> None:
    clause_id = part.choice.clause.id
    if section.anchor:  # a clause of a chapter or annex has no number of its own to refer to
        word = "Hoofdstuk" if section.section.kind == "hoofdstuk" else ""
        targets.setdefault(clause_id, CrossReference(text=section.number, anchor=section.anchor, word=word))
        return
    if not part.anchor:
        return
    whole = CrossReference(text=part.number, anchor=part.anchor)
    targets.setdefault(clause_id, whole)  # of an annex that repeats, the first
    for block in part.blocks:
        item = block.chosen.block
        if isinstance(item, Item) and item.anchor and block.chosen.first:
            # An article with one lid has no lid numbers: a reference to the lid is one to the article.
            # Nor has a lid that is still to be chosen a place of its own.
            has_number = block.kind == "lid" and block.chosen.reason.verdict is Verdict.JA
            targets[f"{clause_id}#{item.anchor}"] = (
                CrossReference(text=block.number, anchor=block.anchor, word="Artikel") if has_number else whole
            )


def _bookmark(name: str, counters: _Counters) -> str:
    """A name that Word accepts and that stays the same when articles move.

    Letters, digits and `_`, at most 40; a name that is cut gets a checksum, so that it stays unique.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "_", f"art_{plain}").rstrip("_")
    if len(slug) > _LONGEST_BOOKMARK:
        slug = f"{slug[: _LONGEST_BOOKMARK - 9]}_{zlib.crc32(slug.encode()):08x}"
    first, turn = slug, 1
    while slug in counters.seen:
        turn += 1
        slug = f"{first[: _LONGEST_BOOKMARK - 4]}_{turn}"
    counters.seen.add(slug)
    return slug
