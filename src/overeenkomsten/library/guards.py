"""A library in; every value that a text prints although it may not be there, out.

A value is sure to be there when the document needs it (`verplicht_bij`, with its conditions), when a condition around
the text says so, or when the text has another answer (`| standaard`). Anything else would leave a gap that nobody asked
to be filled in, and that a final document does not allow.

When exactly a document needs a field (`verplicht_als`, `relevant_als`) is for the proof, which makes documents; here a
field that the document needs at all has the benefit of the doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from overeenkomsten.library.conditions import for_document, paths_of
from overeenkomsten.library.schema_model import Field, SchemaModel
from overeenkomsten.library.texts import Place, places
from overeenkomsten.model.clause import Clause, Expression, Loop
from overeenkomsten.model.condition import And, Compare, Condition, Not, Or, Path
from overeenkomsten.model.library import Blueprint, Library, Section

_ANSWERED = frozenset({"standaard", "tel"})
"""Filters that have something to say about a value that is absent."""
_THIS = "deze"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unguarded:
    """A value that is printed and that may be absent."""

    clause: Clause
    line: int
    path: str
    """As the author wrote it."""
    document_type: str


def unguarded(library: Library, schema: SchemaModel, reads: Mapping[str, tuple[str, ...]]) -> Iterator[Unguarded]:
    """Every such value, once for each document type that lists its clause.

    Documents with guiding questions are left out: there a gap is a question on purpose. `reads`: name of a derived
    fact -> the schema paths that it reads (`afg.` for other facts).
    """
    for blueprint in library.blueprints.values():
        if blueprint.guiding_questions:
            continue
        for section in blueprint.sections:
            for clause_id in section.clauses:
                for clause in library.clauses.get(clause_id, ()):
                    yield from _in_clause(clause, section, blueprint, _Sources(schema, reads))


def _in_clause(clause: Clause, section: Section, blueprint: Blueprint, sources: _Sources) -> Iterator[Unguarded]:
    around = [when for when in (section.only_if, section.when, clause.when) if when is not None]
    outer = (section.loop,) if section.loop is not None else ()
    for place in places(clause):
        context = _Context(
            document_type=blueprint.document_type,
            conditions=(*around, *place.conditions),
            loops=(*outer, *place.loops),
            sources=sources,
        )
        for path in _printed(place) if context.possible else ():
            if not context.surely(path):
                yield Unguarded(clause=clause, line=place.line, path=path, document_type=blueprint.document_type)


def _printed(place: Place) -> Iterator[str]:
    for piece in place.text:
        if isinstance(piece, Expression) and not any(applied.name in _ANSWERED for applied in piece.filters):
            yield piece.path


@dataclass(frozen=True, slots=True)
class _Sources:
    """Where values come from."""

    schema: SchemaModel
    reads: Mapping[str, tuple[str, ...]]

    def behind(self, name: str) -> frozenset[str]:
        """All schema paths that a derived fact rests on."""
        found: set[str] = set()
        waiting = list(self.reads.get(name, ()))
        while waiting:
            path = waiting.pop()
            if path not in found:
                found.add(path)
                if path.startswith("afg."):
                    waiting += self.reads.get(path.split(".")[1], ())
        return frozenset(path for path in found if not path.startswith("afg."))

    def owners(self, name: str) -> tuple[str, ...]:
        """The lists whose elements a derived fact may hand on."""
        above = (path.split(".")[:length] for path in self.behind(name) for length in range(1, path.count(".") + 2))
        return tuple(sorted({".".join(steps) for steps in above} & self.schema.lists))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What is known around one text."""

    document_type: str
    conditions: tuple[Condition, ...]
    loops: tuple[Loop, ...]
    sources: _Sources

    @property
    def possible(self) -> bool:
        """Whether the text can stand in this type of document at all."""
        return all(for_document(condition, self.document_type) is not False for condition in self.conditions)

    def surely(self, path: str) -> bool:
        """Whether there is a value at `path` whenever the text is there."""
        present = self._present()
        if any(sure == path or sure.startswith(path + ".") for sure in present):
            return True
        fields = tuple(self._fields(path))
        if not fields:
            return True  # a derived value, or a path that does not exist, which is another problem
        if any(
            field.path == read or field.path.startswith(read + ".")
            for field in fields
            for read in self._made_from(path)
        ):
            return True
        return any(self._needed(field, path) for field in fields)

    def _present(self) -> frozenset[str]:
        return frozenset(path for condition in self.conditions for path in present_when(condition))

    def _fields(self, path: str) -> Iterator[Field]:
        """The fields that a path may mean; none for what is not in the schema."""
        first, _, rest = path.partition(".")
        loop = next((loop for loop in reversed(self.loops) if loop.variable == first), None)
        if loop is not None:
            owners = [field.path for field in self._fields(loop.path)] or list(self._handed_on(loop.path))
            found = [self.sources.schema.fields.get(f"{owner}.{rest}") for owner in owners] if rest else []
        elif first == "afg":
            name, _, below = rest.partition(".")
            found = [self.sources.schema.fields.get(f"{owner}.{below}") for owner in self.sources.owners(name) if below]
        else:
            found = [self.sources.schema.look_up(path)]
        yield from (field for field in found if field is not None)

    def _made_from(self, path: str) -> frozenset[str]:
        """What the derived fact looks at that made the list that `path` is an element of."""
        loop = next((loop for loop in reversed(self.loops) if loop.variable == path.partition(".")[0]), None)
        if loop is None or not loop.path.startswith("afg."):
            return frozenset()
        return self.sources.behind(loop.path.split(".")[1])

    def _handed_on(self, path: str) -> tuple[str, ...]:
        return self.sources.owners(path.split(".")[1]) if path.startswith("afg.") else ()

    def _needed(self, field: Field, written: str) -> bool:
        """Whether the document needs the field, at least where it matters (`verplicht_als`, `relevant_als`)."""
        if field.always:
            return True
        steps, shown = field.path.split("."), written.split(".")
        for up in range(1, min(len(steps), len(shown))):
            above = self.sources.schema.fields[".".join(steps[:-up])]
            if above.many:
                break
            if above.optional and not self._touched(".".join(shown[:-up])):
                return False  # nothing in it is asked for as long as it is absent
        return self._names(field)

    def _names(self, field: Field) -> bool:
        """Whether `verplicht_bij` names this document; one variant of it only where a condition may have chosen it."""
        names = {"*", self.document_type}
        if self._touched("afg.sok_variant"):
            names |= {needed for needed in field.needed_by if needed.partition(":")[0] == self.document_type}
        return not names.isdisjoint(field.needed_by)

    def _touched(self, path: str) -> bool:
        """Whether a condition around the text reads `path`, or what is around or below it, or rests on it."""
        read = [read for condition in self.conditions for read in paths_of(condition)]
        read += [path for name in read if name.startswith("afg.") for path in self.sources.behind(name.split(".")[1])]
        return any(path == other or path.startswith(other + ".") or other.startswith(path + ".") for other in read)


def present_when(condition: Condition) -> frozenset[str]:
    """The paths at which there must be a value for the condition to hold.

    >>> from overeenkomsten.library.conditions import parse_condition
    >>> sorted(present_when(parse_condition("a and (b == 1 and c or b > 2) and not (d or e != 3)")))
    ['a', 'b', 'e']
    """
    return _present(condition, holds=True)


def _present(condition: Condition, *, holds: bool) -> frozenset[str]:
    match condition:
        case Path(path):
            return frozenset({path}) if holds else frozenset()
        case Compare(left, operator, right):
            # With a side that is absent a comparison is false, and `!=` and `not in` are true.
            if holds == (operator not in ("!=", "not in")):
                return frozenset(side.path for side in (left, right) if isinstance(side, Path))
            return frozenset()
        case Not(operand):
            return _present(operand, holds=not holds)
        case And(operands) | Or(operands):
            parts = [_present(operand, holds=holds) for operand in operands]
            every = isinstance(condition, And) == holds
            return frozenset.union(*parts) if every else frozenset.intersection(*parts)
