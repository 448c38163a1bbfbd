"""A library and the schema in; the fields that are asked for and that change nothing in any document, out.

A field counts as used when a text, a condition or a loop of the library reads it, when a derived fact or the condition
of another field does, or when our own code names it. Code is read as text: a path counts as named when it can be put
together from strings that occur in it. So a field may pass that nobody reads, but none is accused wrongly.

Fields that are only meant for documents that have no text yet (`fields.belongs_to`) are left alone.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from overeenkomsten.check.derive import derived_facts
from overeenkomsten.library.conditions import parse_condition, paths_of
from overeenkomsten.library.lint import Problem
from overeenkomsten.library.schema_model import OVERRIDES, Field, SchemaModel
from overeenkomsten.library.texts import places
from overeenkomsten.model.clause import Clause, Expression, Loop, Text
from overeenkomsten.model.library import Library
from overeenkomsten.proof.fields import belongs_to
from overeenkomsten.proof.schema_place import place_of_field

_CODE = ("check", "choose", "compose", "publish")
"""Parts of the pipeline that may read a fact."""
_PATH = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*")
_THIS = "deze"


def unused_fields(library: Library, schema: SchemaModel) -> tuple[Problem, ...]:
    """`veld-ongebruikt` for every such field; of an object in which all are unused, only for the object."""
    meant = frozenset().union(*(belongs_to(schema, kind) for kind in library.blueprints))
    used = frozenset(_used(library, schema))
    named = _names_in_code()

    def is_used(field: Field) -> bool:
        if field.path in used or _put_together(field.path.split("."), named):
            return True
        if field.involved:
            return any(is_used(child) for child in field.children.values())
        return field.kind == "object" and any(map(is_used, field.children.values()))

    return tuple(
        Problem(
            place=place_of_field(schema.files, field.path),
            rule="veld-ongebruikt",
            message=f"'{field.path}' wordt gevraagd, maar verandert in geen enkel document iets",
        )
        for field in _unused(schema.root, meant, is_used)
    )


def _unused(field: Field, meant: frozenset[str], is_used: Callable[[Field], bool]) -> Iterator[Field]:
    for child in field.children.values():
        if child.path not in meant or child.path == OVERRIDES:
            continue
        if not is_used(child):
            yield child
        elif not child.involved:
            yield from _unused(child, meant, is_used)


# --- what reads a field


def _used(library: Library, schema: SchemaModel) -> Iterator[str]:
    """Paths without list places that the library, the derived facts and the schema itself read."""
    reader = _Reader(schema)
    for versions in library.clauses.values():
        for clause in versions:
            yield from reader.clause(clause, library)
    for blueprint in library.blueprints.values():
        yield from reader.text(blueprint.subtitle, ())
        for section in blueprint.sections:
            loops = (section.loop,) if section.loop is not None else ()
            conditions = [when for when in (section.when, section.only_if) if when is not None]
            yield from reader.paths((path for when in conditions for path in paths_of(when)), loops)
    for terms in library.terms.values():
        for term in terms:
            yield from reader.text(term.definition, ())
            yield from reader.paths(paths_of(term.when) if term.when is not None else (), ())
    yield from (path for fact in derived_facts() for path in fact.leest)
    yield from (f"recht.instellingen.{name}" for name in library.parameters)
    for field in schema.fields.values():
        for text in (field.needed_if, field.relevant_if):
            above = field.path.rpartition(".")[0]
            for path in paths_of(parse_condition(text)) if text else ():
                first, _, rest = path.partition(".")
                yield f"{above}.{rest}" if first == _THIS else path


class _Reader:
    """What the paths in a text mean, with the loops around it."""

    def __init__(self, schema: SchemaModel) -> None:
        self._schema = schema
        self._lists = {fact.naam: _lists_behind(fact.naam, schema) for fact in derived_facts()}

    def clause(self, clause: Clause, library: Library) -> Iterator[str]:
        sections = [s for b in library.blueprints.values() for s in b.sections if clause.id in s.clauses]
        outer = tuple(section.loop for section in sections if section.loop is not None)
        yield from self.paths(paths_of(clause.when) if clause.when is not None else (), outer)
        if clause.phases:
            yield "document.fase"
        if clause.solutions:
            yield "oplossing.hoofdtype"
        for place in places(clause):
            loops = (*outer, *place.loops)
            yield from self.text(place.text, loops)
            yield from self.paths((path for when in place.conditions for path in paths_of(when)), loops)

    def text(self, text: Text, loops: tuple[Loop, ...]) -> Iterator[str]:
        yield from self.paths((piece.path for piece in text if isinstance(piece, Expression)), loops)

    def paths(self, paths: Iterable[str], loops: tuple[Loop, ...]) -> Iterator[str]:
        for path in (*paths, *(loop.path for loop in loops)):
            yield from self._meant(path, loops)

    def _meant(self, path: str, loops: tuple[Loop, ...]) -> Iterator[str]:
        """The paths in the schema that a path may mean."""
        first, _, rest = path.partition(".")
        around = [loop for loop in loops if loop.variable == first]
        if around:
            for loop in around:
                for owner in self._meant(loop.path, tuple(one for one in loops if one is not loop)):
                    yield from self._below(owner, rest)
        elif first == "afg":
            name, _, rest = rest.partition(".")
            for owner in self._lists.get(name, ()):
                yield from self._below(owner, rest)
        else:
            yield path

    def _below(self, owner: str, rest: str) -> Iterator[str]:
        """`rest` below `owner`; a record that a derived fact made may hold another one, so its ends count too."""
        if not rest:
            yield owner
        steps = rest.split(".")
        yield from (f"{owner}.{'.'.join(steps[at:])}" for at in range(len(steps)) if rest)


def _lists_behind(name: str, schema: SchemaModel) -> tuple[str, ...]:
    """The lists of the dossier whose elements a derived fact may hand on."""
    facts = {fact.naam: fact for fact in derived_facts()}
    found: dict[str, None] = {}
    waiting = list(facts[name].leest)
    while waiting:
        path = waiting.pop()
        first, _, rest = path.partition(".")
        if first == "afg":
            waiting += facts[rest.partition(".")[0]].leest if rest.partition(".")[0] in facts else ()
            continue
        steps = path.split(".")
        above = (".".join(steps[:length]) for length in range(1, len(steps) + 1))
        found |= dict.fromkeys(prefix for prefix in above if prefix in schema.lists)
    return tuple(found)


@cache
def _names_in_code() -> frozenset[str]:
    """Every string in our own code that could be a path or a part of one."""
    package = Path(__file__).resolve().parent.parent
    files = (file for part in _CODE for file in sorted((package / part).rglob("*.py")))
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    found = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(text for text in found if isinstance(text, str) and _PATH.fullmatch(text))


def _put_together(steps: list[str], named: frozenset[str]) -> bool:
    """Whether a path is a row of strings.

    >>> _put_together(["partijen", "adres", "straat"], frozenset({"partijen", "adres.straat"}))
    True
    """
    if not steps:
        return True
    return any(
        ".".join(steps[:length]) in named and _put_together(steps[length:], named)
        for length in range(1, len(steps) + 1)
    )
