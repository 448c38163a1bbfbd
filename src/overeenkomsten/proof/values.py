"""A field of the schema in; values that a dossier may hold there out.

Every field of the schema has an example, and a choice says what can be chosen: that is all the imagination there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from overeenkomsten.check.needs import needed_by
from overeenkomsten.check.read import Json
from overeenkomsten.library.schema_model import Field, SchemaModel
from overeenkomsten.model.money import Money
from overeenkomsten.proof.data import Tree, key, value_at

_LIKELY = ("naam", "titel", "omschrijving", "soort", "partij_id", "partij")
"""What an element of a list that needs nothing is given, so that it is not empty: the first of these it has."""


@dataclass(frozen=True, slots=True)
class Values:
    """Values for the fields of one document type."""

    schema: SchemaModel
    document_type: str

    def usual(self, field: Field, tree: Tree, *, full: bool = False) -> Json:
        """The value that the schema gives as an example; of an object what is needed in it, or with `full` all.

        A reference leads to somebody in `tree`. None when there is nothing to give.
        """
        if field.many:
            listed = field.examples[0] if field.examples else None
            if isinstance(listed, list) and not field.refers_to:
                return json_value(listed)
            item = self.item(field, tree, full=full)
            return None if item is None else [item]
        return self.item(field, tree, full=full)

    def item(self, field: Field, tree: Tree, *, full: bool = False) -> Json:
        """As `usual`, but of a list one element."""
        if field.refers_to:
            return next(iter(self._ids(field, tree)), None)
        if field.kind == "object":
            return self._object(field, tree, full=full)
        if field.name == "id" and field.path.count("."):
            return self._fresh_id(field, tree)
        if field.examples:
            example = field.examples[0]
            return json_value(example[0] if isinstance(example, list) and example else example)
        if field.choices:
            return field.choices[0]
        return True if field.kind == "ja_nee" else None

    def several(self, field: Field, tree: Tree) -> Iterator[Json]:
        """Every value that is worth a try, the likeliest first; None (absent) last."""
        yield from _once(self._several(field, tree))

    def _several(self, field: Field, tree: Tree) -> Iterator[Json]:
        if field.kind == "ja_nee":
            yield from (True, False)
        elif field.choices:
            for choice in field.choices:
                yield [choice] if field.many else choice
        elif field.refers_to:
            for found in self._ids(field, tree):
                yield [found] if field.many else found
        elif field.involved and not field.many:
            for party in _texts_at(tree, "partijen", "id"):
                yield {"partij": party}
            yield {"naam": "iemand anders"}
        else:
            yield self.usual(field, tree)
            yield self.usual(field, tree, full=True)
            yield from (json_value(example) for example in field.examples if isinstance(example, list) == field.many)
            if field.kind in ("getal", "bedrag") and not field.many:
                yield from (0, 1)
            if field.kind == "tekst" and not field.many:
                yield "iets anders"
        yield None

    def _object(self, field: Field, tree: Tree, *, full: bool) -> Json:
        if field.involved:
            example = field.examples[0] if field.examples else None
            example = example[0] if isinstance(example, list) else example
            if isinstance(example, dict) and example.get("partij") in (None, *_texts_at(tree, "partijen", "id")):
                return json_value(example)
            return {"naam": "iemand anders"}
        chosen = [child for child in field.children.values() if full or self._always(child)]
        chosen = chosen or [field.children[name] for name in _LIKELY if name in field.children][:1]
        found = {child.name: self.usual(child, tree, full=full) for child in chosen}
        return {name: value for name, value in found.items() if value not in (None, {}, [])} or None

    def _always(self, field: Field) -> bool:
        if field.needed_if or field.relevant_if:
            return False
        return field.name == "id" or needed_by(field, self.document_type)

    def _ids(self, field: Field, tree: Tree) -> tuple[str, ...]:
        """The ids that a reference may lead to: that of the example first."""
        ids = _texts_at(tree, field.refers_to, "id")
        examples = [example[0] if isinstance(example, list) and example else example for example in field.examples]
        return tuple(sorted(ids, key=lambda found: (found not in examples, ids.index(found))))

    def _fresh_id(self, field: Field, tree: Tree) -> str:
        """An id that nobody has yet: the one of the example if it can be, because other examples refer to it."""
        known = _texts_at(tree, field.path.rpartition(".")[0], "id")
        examples = (example for example in field.examples if isinstance(example, str))
        return next(name for name in (*examples, *(f"x{at}" for at in range(len(known) + 1))) if name not in known)


def _texts_at(tree: Tree, listed: str, name: str) -> tuple[str, ...]:
    items = value_at(tree, listed)
    found = [item.get(name) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return tuple(text for text in found if isinstance(text, str))


def json_value(example: object) -> Json:
    """A value as it stands in a dossier: an example of the schema, or a fact."""
    if isinstance(example, Money):
        return example.euros
    if isinstance(example, date):
        return example.isoformat()
    if isinstance(example, dict):
        return {str(name): json_value(value) for name, value in example.items()}
    if isinstance(example, list | tuple):
        return [json_value(value) for value in example]
    return example if isinstance(example, str | bool | int | Decimal) else None


def _once(values: Iterator[Json]) -> Iterator[Json]:
    seen: set[str] = set()
    for value in values:
        if key(value) not in seen:
            seen.add(key(value))
            yield value
