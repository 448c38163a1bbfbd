"""Facts in; what this document needs and does not have out, in the order of the schema.

The schema declares needs beside the field: for which document (`verplicht_bij`), when (`verplicht_als`), and when the
question matters at all (`relevant_als`, for the field and everything below it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from overeenkomsten.library.schema_model import OVERRIDES, Field, SchemaModel
from overeenkomsten.model.dossier import Missing
from overeenkomsten.model.facts import Record

Judge: TypeAlias = Callable[[str, Record], bool]
"""(condition as written, the object that `deze` means) -> whether it holds."""

_NAMES = ("naam", "titel", "omschrijving", "id")
"""What people recognise an element of a list by: the first of these that is filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    document_type: str
    variant: str
    judge: Judge


def missing_facts(
    facts: Record, model: SchemaModel, document_type: str, variant: str, judge: Judge
) -> tuple[Missing, ...]:
    """Everything that is needed and absent.

    `variant` is `kort` or `uitgebreid`, empty when the type has none: what only one variant needs is then not asked.
    Elements of lists are asked for as far as they exist; an absent object is looked into, unless it is `facultatief`.
    """
    return tuple(_below(facts, model.root, "", _Ask(document_type=document_type, variant=variant, judge=judge)))


def needed_by(field: Field, document_type: str, variant: str = "") -> bool:
    """Whether `verplicht_bij` names this document; says nothing about conditions.

    >>> field = Field(name="a", path="a", kind="tekst", many=False, title="a", item_title="", description="",
    ...     needed_by=("samenwerkingsovereenkomst:kort",))
    >>> needed_by(field, "samenwerkingsovereenkomst"), needed_by(field, "samenwerkingsovereenkomst", "kort")
    (False, True)
    """
    names = {"*", document_type}
    if variant:
        names.add(f"{document_type}:{variant}")
    return not names.isdisjoint(field.needed_by)


def _below(here: Record, field: Field, owner: str, ask: _Ask) -> Iterator[Missing]:
    for child in field.children.values():
        if child.path != OVERRIDES and (not child.relevant_if or ask.judge(child.relevant_if, here)):
            yield from _of(here, child, owner, ask)


def _of(here: Record, field: Field, owner: str, ask: _Ask) -> Iterator[Missing]:
    value = here.at(field.name)
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            if isinstance(item, Record):
                yield from _below(item, field, _owner(item, field, place, owner), ask)
    elif isinstance(value, Record):
        yield from _below(value, field, owner, ask)
    elif value is None:
        yield from _absent(here, field, owner, ask)


def _absent(here: Record, field: Field, owner: str, ask: _Ask) -> Iterator[Missing]:
    needed = needed_by(field, ask.document_type, ask.variant) and (
        not field.needed_if or ask.judge(field.needed_if, here)
    )
    path = here.where(field.name)
    if field.kind == "object" and not field.many and not field.involved and (needed or not field.optional):
        inside = tuple(_below(Record(path), field, owner, ask))
        yield from inside
        needed = needed and not inside  # its parts are asked for one by one
    if needed:
        title = f"{field.title} ({owner})" if owner else field.title
        yield Missing(path=path, title=title, question=field.description)


def _owner(item: Record, field: Field, place: int, above: str) -> str:
    """What to call an element of a list: by its own name, or else "vertegenwoordiger 2, <what it is part of>"."""
    own = next((name for name in map(item.text, _NAMES) if name), "")
    if not own:
        own = f"{field.item_title or field.title} {place + 1}"
        return f"{own}, {above}" if above else own
    return own if len(own) <= 60 else own[:59] + "…"
