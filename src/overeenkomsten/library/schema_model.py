"""The folder `schemas/` in; what it says about every field of a dossier out: one frozen value, read once.

The schema says everything once: shape, title, help text, labels, and (as annotations of ours) which document needs
the field and when. The check, the open points, the form, `uitleg` and the library lint all read it from here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from overeenkomsten.library.schema_files import Annotated, SchemaFiles, load_files
from overeenkomsten.model.scope import without_places

OVERRIDES = "documenten"
"""Key of the facts that differ for one document type; below it the same fields stand again."""

_IN_BRACKETS = re.compile(r"\[\d*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of the dossier: what the schema says about it."""

    name: str
    """Key: `zetel`; empty for the root."""
    path: str
    """Dotted path without list places: `partijen.zetel`; empty for the root."""
    kind: str
    """`tekst`, `getal`, `bedrag`, `datum`, `ja_nee`, `keuze`, `object` or `lijst` (a list of lists).
    Of a list: the kind of its items."""
    many: bool
    """True: a list of them."""
    title: str
    """Short Dutch label, lower case; the key when the schema has none."""
    item_title: str
    """What one element of the list is called ("partij"); empty when it is no list, or the schema has no word."""
    description: str
    """Help text, B1; empty when the schema has none."""
    explanation: str = ""
    """`uitleg`: longer help; empty when there is none."""
    examples: tuple[object, ...] = ()
    unit: str = ""
    """`eenheid`: `euro`, `dagen`, ...; empty when there is none."""
    whole: bool = False
    """True: a whole number."""
    choices: tuple[str, ...] = ()
    """The allowed values of a `keuze`."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Allowed value -> words for in a sentence."""
    needed_by: tuple[str, ...] = ()
    """`verplicht_bij`: document types (`*`, `type`, `type:variant`); empty = never needed."""
    needed_if: str = ""
    """`verplicht_als`: condition that must hold too; empty = always."""
    relevant_if: str = ""
    """`relevant_als`: condition for the field and all below it; empty = always."""
    always: bool = False
    """`required` of the schema: it is there wherever the object around it is."""
    optional: bool = False
    """`facultatief`: when the object is absent, nothing inside it is asked for."""
    refers_to: str = ""
    """`verwijst_naar`: the list whose ids this names (`partijen`); empty = none."""
    children: Mapping[str, Field] = field(default_factory=dict)
    """Fields of an object (or of each object in a list), in the order of the schema."""

    @property
    def involved(self) -> bool:
        """Whether it is a "betrokkene": `{"partij": id}` or `{"naam": "..."}`."""
        return self.kind == "object" and set(self.children) == {"partij", "naam"}

    def walk(self) -> Iterator[Field]:
        """All fields below this one, in order, each before its own children."""
        for child in self.children.values():
            yield child
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SchemaModel:
    """Everything the dossier schema says. All paths are dotted, without list places (`partijen.zetel`)."""

    root: Field
    fields: Mapping[str, Field]
    """Path -> field, in the order of the schema; without what stands below `documenten`."""
    labels: Mapping[str, Mapping[str, str]]
    """Path of a field with fixed choices -> value -> words for in a sentence (the value itself when it has none)."""
    titles: Mapping[str, str]
    questions: Mapping[str, str]
    """Path -> the question that the help text begins with; absent when it asks nothing."""
    descriptions: Mapping[str, str]
    kinds: Mapping[str, str]
    """Path -> kind, see `Field.kind`."""
    lists: frozenset[str]
    """Paths that are lists."""
    references: frozenset[str]
    """Paths that hold the id of a party (or a list of them); `financien.dekking.bron.partij` is one."""
    involved: frozenset[str]
    """Paths that hold a "betrokkene": an object with either `partij` or `naam`."""
    document_types: tuple[str, ...]
    """Choices of `document.type`."""
    files: SchemaFiles = field(repr=False)
    """The schema itself, for the validator."""

    def look_up(self, path: str) -> Field | None:
        """The field at a path as people write it; None when there is none.

        `partijen.zetel`, `partijen[].zetel`, `partijen.0.zetel`, `/partijen/0/zetel` and
        `documenten.<type>.partijen.zetel` are the same field.
        """
        return self.fields.get(self.plain(path))

    def plain(self, path: str) -> str:
        """A path without list places and without `documenten.<type>`."""
        plain = without_places(_dotted(path))
        first, _, rest = plain.partition(".")
        return rest.partition(".")[2] or plain if first == OVERRIDES else plain

    def suggestions(self, path: str) -> tuple[str, ...]:
        """At most five paths that a misspelt or unfinished path may mean, the likeliest first."""
        plain = self.plain(path).lower()
        last = plain.rpartition(".")[2]
        same_end = [known for known in self.fields if known.rpartition(".")[2] == last]
        close = difflib.get_close_matches(plain, self.fields, n=5, cutoff=0.75)
        names = {known.rpartition(".")[2] for known in self.fields}
        near = difflib.get_close_matches(last, sorted(names), n=2, cutoff=0.75)
        same_name = [known for known in self.fields if known.rpartition(".")[2] in near]
        ranked = difflib.get_close_matches(plain, same_end, n=5, cutoff=0.0) + close + same_name
        return tuple(dict.fromkeys(ranked))[:5]


def _question(description: str) -> str:
    """The question that a help text begins with; empty when it begins otherwise.

    >>> _question("Wanneer begint het werk? Bijvoorbeeld: 1 januari 2029."), _question("Vul de naam in.")
    ('Wanneer begint het werk?', '')
    """
    first, mark, _ = description.partition("?")
    return first + mark if mark and ". " not in first else ""


def _dotted(path: str) -> str:
    """A path as people write it, as dotted path.

    >>> _dotted("partijen[0].zetel"), _dotted("/partijen/0/zetel"), _dotted(" taken[] ")
    ('partijen.zetel', 'partijen.0.zetel', 'taken')
    """
    dotted = path.strip()
    dotted = dotted.replace("/", ".") if dotted.startswith("/") else dotted
    return _IN_BRACKETS.sub("", dotted).strip(".")


@lru_cache(maxsize=8)
def load_schema(folder: Path) -> SchemaModel:
    """Reads `dossier.schema.json` and what it refers to. Once per folder: the value is shared.

    Raises `LibraryBroken` with `schema-bestand` (missing, no JSON) or `schema-ref` (`$ref` to nothing).
    """
    files = load_files(folder, "dossier.schema.json")
    root = _field("", "", files.root())
    fields = {found.path: found for found in root.walk()}
    choices = {path: found for path, found in fields.items() if found.choices}
    kind = fields.get("document.type")
    return SchemaModel(
        root=root,
        fields=fields,
        labels={path: found.labels for path, found in choices.items()},
        titles={path: found.title for path, found in fields.items()},
        questions={path: question for path, found in fields.items() if (question := _question(found.description))},
        descriptions={path: found.description for path, found in fields.items()},
        kinds={path: found.kind for path, found in fields.items()},
        lists=frozenset(path for path, found in fields.items() if found.many),
        references=frozenset(path for path, found in fields.items() if found.refers_to == "partijen"),
        involved=frozenset(path for path, found in fields.items() if found.involved),
        document_types=kind.choices if kind else (),
        files=files,
    )


def _field(name: str, path: str, schema: Annotated, *, always: bool = False) -> Field:
    """One field with all below it; for a list its items are described, the list itself gives title and needs."""
    many = schema.type == "array"
    item = schema.items() if many else schema
    if many and item.type == "array":
        kind, children = "lijst", {}
    else:
        kind = _kind(item)
        below = () if path == OVERRIDES else item.properties()
        required = item.sequence("required")
        children = {
            key: _field(key, f"{path}.{key}" if path else key, child, always=key in required) for key, child in below
        }
    labels = schema.mapping("labels") or item.mapping("labels")
    choices = tuple(str(choice) for choice in item.choices())
    return Field(
        name=name,
        path=path,
        kind=kind,
        many=many,
        title=schema.text("title") or item.text("title") or name,
        item_title=item.text("title") if many else "",
        description=schema.text("description") or item.text("description"),
        explanation=schema.text("uitleg") or item.text("uitleg"),
        examples=schema.sequence("examples") or item.sequence("examples"),
        unit=item.text("eenheid") or schema.text("eenheid"),
        whole=item.type == "integer",
        choices=choices,
        labels={choice: labels.get(choice, choice) for choice in choices},
        needed_by=tuple(str(kind) for kind in schema.sequence("verplicht_bij")),
        needed_if=schema.text("verplicht_als"),
        relevant_if=schema.text("relevant_als"),
        always=always,
        optional=schema.flag("facultatief"),
        refers_to=item.text("verwijst_naar") or schema.text("verwijst_naar"),
        children=children,
    )


def _kind(schema: Annotated) -> str:
    if schema.type == "object":
        return "object"
    if schema.type == "boolean":
        return "ja_nee"
    if schema.choices():
        return "keuze"
    if schema.type in ("integer", "number"):
        return "bedrag" if schema.text("eenheid") == "euro" else "getal"
    return "datum" if schema.text("format") == "date" else "tekst"
