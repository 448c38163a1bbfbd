"""Where a path in a clause leads: the dossier, the derived facts, or a loop variable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.library import Term


@dataclass(frozen=True, slots=True)
class Binding:
    """What a loop variable stands for."""

    path: str
    """Dotted path of the element: `partijen.1`."""
    value: Value | Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What was found at a path."""

    path: str
    """Full dotted path, loop variables and derived parties resolved: `partijen.1.zetel`."""
    value: Value | Term | None
    """None = absent."""
    open_paths: tuple[str, ...]
    """Needed for this document and missing: as long as there are any, an absent value is unknown, not false."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A dossier and the loop variables in force."""

    dossier: Dossier
    bindings: Mapping[str, Binding] = field(default_factory=dict)

    def with_binding(self, variable: str, binding: Binding) -> Scope:
        """This scope with one variable more."""
        return Scope(self.dossier, {**self.bindings, variable: binding})

    def find(self, path: str) -> Fact:
        """The fact at `path` as an author writes it."""
        first, _, rest = path.partition(".")
        binding = self.bindings.get(first)
        if binding is not None:
            value, full = _descend(binding.value, binding.path, rest)
        elif first == "afg":
            value, full = _descend(self.dossier.afg, "afg", rest)
        else:
            value, full = _descend(self.dossier.facts, "", path)
        return Fact(path=full, value=value, open_paths=self._open(full, value))

    def _open(self, path: str, value: Value | Term | None) -> tuple[str, ...]:
        if value is not None and value is not False:
            return ()
        if path.startswith("afg."):
            reads = self.dossier.reads.get(path.split(".")[1], ())
            return tuple(
                m.path for m in self.dossier.missing if any(_overlap(without_places(m.path), read) for read in reads)
            )
        if value is False:
            return ()
        return tuple(m.path for m in self.dossier.missing if _overlap(m.path, path))


def without_places(path: str) -> str:
    """The path without list places, as the schema names it.

    >>> without_places("partijen.0.vertegenwoordigers.1.naam")
    'partijen.vertegenwoordigers.naam'
    """
    return ".".join(step for step in path.split(".") if not step.isdigit())


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(other + ".") or other.startswith(one + ".")


def _descend(value: Value | Term | None, path: str, rest: str) -> tuple[Value | Term | None, str]:
    for step in rest.split(".") if rest else ():
        path = f"{path}.{step}" if path else step
        if isinstance(value, Record):
            value = value.fields.get(step)
        elif isinstance(value, Term):
            value = {"tekst": value.text}.get(step, value)
        elif isinstance(value, tuple) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            value = None
        if isinstance(value, Record):
            path = value.path
    return value, path
