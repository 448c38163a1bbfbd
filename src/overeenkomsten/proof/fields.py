"""The schema in; for which documents a field is meant, out.

Most fields say themselves which document needs them (`verplicht_bij`). A field that no document needs belongs with the
fields around it: the notes beside a budget belong to the documents that need the budget.
"""

from __future__ import annotations

from overeenkomsten.library.conditions import for_document, parse_condition
from overeenkomsten.library.schema_model import Field, SchemaModel


def belongs_to(schema: SchemaModel, document_type: str) -> frozenset[str]:
    """Paths of the fields that are meant for a document of this type.

    A field is meant for the types that its `verplicht_bij` names. When it names none, and nothing below it does, it is
    meant for the types that anything in the nearest object around it is meant for. What `relevant_als` rules out for a
    type is not meant for it.
    """
    found: set[str] = set()
    _collect(schema.root, document_type, frozenset(), found)
    return frozenset(found)


def _collect(field: Field, document_type: str, around: frozenset[str], found: set[str]) -> None:
    """`around`: the types of the nearest object above that knows any."""
    for child in field.children.values():
        if child.relevant_if and for_document(parse_condition(child.relevant_if), document_type) is False:
            continue
        named = _named(child) or around
        if not named.isdisjoint({"*", document_type}):
            found.add(child.path)
        _collect(child, document_type, named, found)


def _named(field: Field) -> frozenset[str]:
    """The document types that the field or anything below it is needed for, without variants; `*` = all."""
    own = {needed.partition(":")[0] for needed in field.needed_by}
    return frozenset(own).union(*(_named(child) for child in field.children.values()))
