"""A field of the dossier in; the file and line of the schema where it is described, out."""

from __future__ import annotations

from typing import Any, TypeAlias
from urllib.parse import urldefrag, urljoin

from overeenkomsten.check.positions import Steps, positions_of
from overeenkomsten.library.schema_files import SchemaFiles

_PARTS = ("allOf", "anyOf", "oneOf")
_CONDITIONAL = ("then", "else")

_Spot: TypeAlias = "tuple[str, Steps]"
"""Address of a schema file, and the steps in it."""


def place_of_field(files: SchemaFiles, path: str) -> str:
    """`schemas/dossier/planning.schema.json:12` for a path without list places; the root file when it is not there."""
    spot: _Spot = (files.uri, ())
    for name in path.split("."):
        below = _property(files, spot, name)
        if below is None:
            break
        spot = below
    uri, steps = spot
    name = uri.removeprefix(files.uri.rpartition("/")[0] + "/")
    positions = positions_of((files.folder / name).read_text(encoding="utf-8"))
    return f"{files.folder.name}/{name}:{positions.place(positions.offset(steps)).line}"


def _property(files: SchemaFiles, spot: _Spot, name: str) -> _Spot | None:
    """Where the property `name` of the object (or of the elements of the list) at `spot` is described."""
    uri, steps = spot
    node: Any = files.documents[uri]
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node[step]
    if not isinstance(node, dict):
        return None
    if name in node.get("properties", {}):
        return uri, (*steps, "properties", name)
    spots: list[_Spot] = []
    if "$ref" in node:
        address, fragment = urldefrag(urljoin(uri, str(node["$ref"])))
        spots.append((address, tuple(fragment.split("/")[1:])))
    spots += [(uri, (*steps, word, str(at))) for word in _PARTS for at in range(len(node.get(word, ())))]
    spots += [(uri, (*steps, word)) for word in (*_CONDITIONAL, "items") if word in node]
    return next((found for spot in spots if (found := _property(files, spot, name)) is not None), None)
