"""A text of a clause and a scope -> a line of the agreement: every value filled in, every gap visible."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from overeenkomsten.compose.filters import DEFAULT, NAME, PARTY, PLAIN, SENTENCE, WITH_TWO_WORDS, FilterError
from overeenkomsten.errors import LibraryBroken
from overeenkomsten.model import dutch
from overeenkomsten.model.agreement import Blank, CrossReference, Inline, Line, Run
from overeenkomsten.model.clause import Expression, Filter, Piece, Reference, TermUse, Text, Words
from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.library import Designation, Term
from overeenkomsten.model.money import Money
from overeenkomsten.model.scope import Fact, Scope, without_places

Resolve = Callable[[str], CrossReference | None]
"""`id#lid` -> the reference with its text; None when the target is not in this document."""


_ABBREVIATION = re.compile(r"(?:\b[a-zA-Z]|\b(?:art|bijv|enz|jo|nr|resp))\.$")
"""A full stop that ends no sentence."""


@dataclass(slots=True)
class Used:
    """What filling in one part came across; grows while the part is filled in."""

    paths: dict[str, None] = field(default_factory=dict)
    """Dotted paths of the values that were read, in order."""
    blanks: dict[str, str] = field(default_factory=dict)
    """Dotted path of each missing value -> its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Fills in texts of one document."""

    designations: Mapping[str, Designation]
    """Party id -> how it is called."""
    parties: Mapping[str, Record]
    """Party id -> the party."""
    terms: Mapping[str, tuple[Term, ...]]
    labels: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]
    questions: Mapping[str, str]
    """Path of a field -> the question that a gap asks; a field that is not in it is named."""
    references: frozenset[str]
    resolve: Resolve
    place: str
    """File of the clause, for messages about our own mistakes."""

    def line(self, text: Text, scope: Scope, used: Used) -> Line:
        """`text` with every piece filled in; what was read and what was missing is noted in `used`."""
        found: list[Inline] = []
        starts = True
        for piece in text:
            begins, starts = starts, _sentence_begins_after(piece, starts=starts)
            match piece:
                case Words():
                    found.append(Run(text=piece.text, bold=piece.bold, italic=piece.italic))
                case TermUse():
                    found.append(Run(text=self._term(piece.name), bold=piece.bold, italic=piece.italic))
                case Reference():
                    found += self._references(piece)
                case Expression(path="begrip.definitie") if isinstance(scope.bindings["begrip"].value, Term):
                    found += self.line(scope.bindings["begrip"].value.definition, scope, used)
                case Expression():
                    found += self._value(piece, scope, used, starts=begins)
        return _joined(found)

    def _term(self, name: str) -> str:
        return self.terms[name][0].text

    def _references(self, piece: Reference) -> list[Inline]:
        resolved = (self.resolve(target) for target in piece.targets)
        found = list(dict.fromkeys(reference for reference in resolved if reference is not None))
        if not found and not piece.optional:
            raise LibraryBroken(self.place, "verwijzing-weg", f"'{piece.targets[0]}' is niet in dit document")
        inlines: list[Inline] = []
        for place, reference in enumerate(found):
            if place:
                inlines.append(Run(text=" en " if place == len(found) - 1 else ", "))
            if reference.word:  # ours, as Word computes only "3.2"
                inlines.append(Run(text=f"{reference.word}\xa0"))
            inlines.append(reference)
        return inlines

    def _value(self, piece: Expression, scope: Scope, used: Used, *, starts: bool) -> list[Inline]:
        fact = scope.find(piece.path)
        used.paths[fact.path] = None
        default = next((f.arguments[0] for f in piece.filters if f.name == DEFAULT), None)
        if fact.value is None:
            if default is not None:
                return [Run(text=default, bold=piece.bold, italic=piece.italic)]
            return self._gap(fact.path, piece, used)
        nameless = self._nameless(fact.value) if any(f.name == NAME for f in piece.filters) else None
        if nameless is not None:
            return self._gap(nameless.where(NAME), piece, used)
        try:
            text = self._filtered(fact, piece.filters)
        except FilterError as error:
            raise LibraryBroken(self.place, "filter-fout", f"{{{{ {piece.path} }}}}: {error}") from error
        if starts and self._has_article(fact):
            text = dutch.capital(text)
        return [Run(text=text, bold=piece.bold, italic=piece.italic)]

    def _gap(self, path: str, piece: Expression, used: Used) -> list[Inline]:
        """A gap, with the full stop that the filter would have put behind the value."""
        stop: list[Inline] = [Run(text=".")] if any(f.name == SENTENCE for f in piece.filters) else []
        return [self.blank(path, used), *stop]

    def blank(self, path: str, used: Used, verb: str = "invullen") -> Blank:
        """A visible gap for the value at `path`."""
        field = without_places(path)
        label = self.titles.get(field) or path.rsplit(".", 1)[-1].replace("_", " ")
        used.blanks[path] = label
        used.paths[path] = None
        asked = self.questions.get(field, label)
        return Blank(text=f"[nog {'te kiezen' if verb == 'kiezen' else verb}: {asked}]", path=path)

    def _has_article(self, fact: Fact) -> bool:
        return isinstance(fact.value, Record) or without_places(fact.path) in self.references

    def _filtered(self, fact: Fact, filters: tuple[Filter, ...]) -> str:
        if isinstance(fact.value, Term):
            return fact.value.text
        value: Value = fact.value if fact.value is not None else ""
        schema_path = without_places(fact.path)

        def show(element: Value) -> str:
            return self.show(element, schema_path)

        for applied in filters:
            if applied.name == DEFAULT:
                continue
            if applied.name in PARTY:
                value = self._party(value, applied.name)
            elif applied.name in PLAIN:
                value = PLAIN[applied.name](value, show)
            elif applied.name in WITH_TWO_WORDS and len(applied.arguments) == 2:
                value = WITH_TWO_WORDS[applied.name](value, *applied.arguments)
            else:
                raise FilterError(f"het filter '{applied.name}' bestaat niet")
        return show(value)

    def show(self, value: Value, schema_path: str) -> str:
        """A value as it prints without filter; `schema_path` says which labels it has and whether it names a party."""
        match value:
            case bool():
                raise FilterError("een ja of nee kan niet in een zin staan: gebruik een voorwaarde")
            case str() if schema_path in self.references:
                return str(self.designations.get(value, value))
            case str():
                return self.labels.get(schema_path, {}).get(value, value)
            case Money():
                return dutch.euros(value)
            case date():
                return dutch.day(value)
            case int() | Decimal():
                return dutch.plain_number(value)
            case Record():
                return self._record(value)
            case tuple():
                return dutch.enumerate_and([self.show(element, schema_path) for element in value])

    def _record(self, record: Record) -> str:
        """A party, or the party-or-name form of a reference."""
        if record.has("partij"):
            return str(self.designations.get(record.text("partij"), record.text("partij")))
        if set(record.fields) == {"naam"}:
            return record.text("naam")
        if record.text("id") in self.designations:
            return str(self.designations[record.text("id")])
        raise FilterError("dit is een groep gegevens, geen waarde: kies een veld erin")

    def _nameless(self, value: object) -> Record | None:
        """The party that `value` stands for, when its name is still missing."""
        party = self.parties.get(_party_id(value))
        return party if party is not None and not party.has(NAME) else None

    def _party(self, value: Value, what: str) -> str:
        party_id = _party_id(value)
        if isinstance(value, Record) and not party_id:
            return value.text(NAME)
        if what == NAME:
            return self.parties[party_id].text(NAME) if party_id in self.parties else party_id
        designation = self.designations.get(party_id)
        return designation.noun if designation is not None else party_id


def _party_id(value: object) -> str:
    """The id of the party that a value names; empty when it names none."""
    if isinstance(value, Record):
        return value.text("partij") or value.text("id")
    return value if isinstance(value, str) else ""


def _sentence_begins_after(piece: Piece, *, starts: bool) -> bool:
    """Whether what follows `piece` begins a sentence; `starts`: whether the piece itself does.

    Only the author's own full stops end a sentence: one in a value may belong to "U.A.".
    """
    if isinstance(piece, Words):
        said = piece.text.rstrip(" \xa0")
        return (said.endswith((".", "!", "?", "\n")) and not _ABBREVIATION.search(said)) if said else starts
    return isinstance(piece, Expression) and any(applied.name == SENTENCE for applied in piece.filters)


def _joined(inlines: list[Inline]) -> Line:
    """Neighbouring runs of one look as one run."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if (
            isinstance(inline, Run)
            and isinstance(last, Run)
            and (last.bold, last.italic) == (inline.bold, inline.italic)
        ):
            found[-1] = Run(text=last.text + inline.text, bold=last.bold, italic=last.italic)
        else:
            found.append(inline)
    return tuple(found)
