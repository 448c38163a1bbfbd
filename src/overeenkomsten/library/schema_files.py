"""The JSON Schema files in; schemas with every `$ref` followed out. Knows JSON Schema, knows nothing of dossiers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote, urldefrag, urljoin

from overeenkomsten.errors import LibraryBroken

_BASE = "https://schemas.invalid/"
"""Files without `$id` get an address below this one; nothing is ever fetched."""
_MERGED = ("allOf", "anyOf", "oneOf")
_CONDITIONAL = ("then", "else")

_Found: TypeAlias = "tuple[Any, str, tuple[str, ...]]"
"""A schema, the address that its references start from, and the references followed to get there."""


@dataclass(frozen=True, slots=True, eq=False)
class SchemaFiles:
    """A root schema and the files that it refers to."""

    uri: str
    """Address of the root schema."""
    documents: Mapping[str, dict[str, Any]] = field(repr=False)
    """Address -> schema; numbers with decimals are `Decimal`."""
    folder: Path

    def root(self) -> Annotated:
        """The root schema."""
        return _follow(self, {"$ref": self.uri}, self.uri, ())

    def look_up(self, reference: str, base: str) -> tuple[Any, str]:
        """(schema, address of its file) that a `$ref` in the file at `base` means.

        Raises `LibraryBroken` with `schema-ref`.
        """
        uri, fragment = urldefrag(urljoin(base, reference))
        try:
            found: Any = self.documents[uri]
            for step in fragment.split("/")[1:]:
                key = unquote(step).replace("~1", "/").replace("~0", "~")
                found = found[int(key)] if isinstance(found, list) else found[key]
        except (KeyError, IndexError, ValueError, TypeError):
            place = str(self.folder / Path(base).name)
            raise LibraryBroken(place, "schema-ref", f"$ref {reference} bestaat niet") from None
        return found, str(self.documents[uri].get("$id", uri))


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """One schema with `$ref` followed and `allOf`, `anyOf`, `oneOf` and `then` laid on top of each other.

    That is what annotations need; what is valid is for the validator.
    """

    files: SchemaFiles = field(repr=False)
    keywords: Mapping[str, Any]
    members: Mapping[str, _Found] = field(repr=False)
    item: _Found | None = field(repr=False)

    @property
    def type(self) -> str:
        """The JSON type; the first one that is not null when there are more; guessed when not given."""
        given = self.keywords.get("type")
        names = [name for name in (given if isinstance(given, list) else [given]) if name and name != "null"]
        if names:
            return str(names[0])
        return "object" if self.members else "array" if self.item else "string"

    def properties(self) -> tuple[tuple[str, Annotated], ...]:
        """Keys with their schemas, in order. A schema that contains itself stops at the second turn."""
        return tuple((key, _follow(self.files, *member)) for key, member in self.members.items())

    def items(self) -> Annotated:
        """The schema of the items of a list."""
        if self.item is None:
            return Annotated(self.files, {}, {}, None)
        return _follow(self.files, *self.item)

    def choices(self) -> tuple[object, ...]:
        """The allowed values of an `enum`, without null and the empty text (those mean: absent)."""
        return tuple(value for value in self.sequence("enum") if value not in (None, ""))

    def text(self, keyword: str) -> str:
        """A keyword that holds a text; empty when absent."""
        value = self.keywords.get(keyword)
        return value if isinstance(value, str) else ""

    def flag(self, keyword: str) -> bool:
        """A keyword that holds true or false; absent = false."""
        return self.keywords.get(keyword) is True

    def sequence(self, keyword: str) -> tuple[object, ...]:
        """A keyword that holds a list; empty when absent."""
        value = self.keywords.get(keyword)
        return tuple(value) if isinstance(value, list) else ()

    def mapping(self, keyword: str) -> Mapping[str, str]:
        """A keyword that holds an object of texts; empty when absent."""
        value = self.keywords.get(keyword)
        return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}


def load_files(folder: Path, root_name: str) -> SchemaFiles:
    """Reads the root schema and every `*.schema.json` in the subfolders.

    Raises `LibraryBroken` with `schema-bestand`.
    """
    root = _read(folder / root_name)
    base = str(root.get("$id") or _BASE + root_name)
    documents = {base: root}
    for path in sorted(folder.glob("*/**/*.schema.json")):
        content = _read(path)
        address = urljoin(base, path.relative_to(folder).as_posix())
        documents |= {address: content, str(content.get("$id", address)): content}
    return SchemaFiles(base, documents, folder)


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_bytes(), parse_float=Decimal)
    except FileNotFoundError:
        raise LibraryBroken(str(path), "schema-bestand", "dit schema ontbreekt") from None
    except (OSError, ValueError) as error:
        raise LibraryBroken(str(path), "schema-bestand", f"dit schema is niet te lezen: {error}") from None
    if not isinstance(content, dict):
        raise LibraryBroken(str(path), "schema-bestand", "een schema is een object, tussen { en }")
    return content


def _follow(files: SchemaFiles, schema: Any, base: str, seen: tuple[str, ...]) -> Annotated:
    """What a schema says, its references included. What stands beside a `$ref` wins from what it refers to."""
    keywords: dict[str, Any] = {}
    members: dict[str, _Found] = {}
    item: _Found | None = None
    if not isinstance(schema, dict):
        return Annotated(files, keywords, members, None)
    parts: list[Annotated] = []
    if "$ref" in schema:
        target = urljoin(base, str(schema["$ref"]))
        if target not in seen:
            parts.append(_follow(files, *files.look_up(str(schema["$ref"]), base), (*seen, target)))
    parts.extend(_follow(files, part, base, seen) for word in _MERGED for part in schema.get(word, ()))
    parts.extend(_follow(files, schema[word], base, seen) for word in _CONDITIONAL if word in schema)
    for part in parts:
        keywords |= {key: value for key, value in part.keywords.items() if key not in keywords}
        members |= {key: value for key, value in part.members.items() if key not in members}
        item = item or part.item
    keywords |= schema
    own = schema.get("properties", {})
    members = {key: (below, base, seen) for key, below in own.items()} | {
        key: value for key, value in members.items() if key not in own
    }
    if "items" in schema:
        item = (schema["items"], base, seen)
    return Annotated(files, keywords, members, item)
