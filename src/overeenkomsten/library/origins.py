"""A library -> what a lawyer would ask of it: where does this come from, and does it hold on that day?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from overeenkomsten.library.texts import places, references_in
from overeenkomsten.model.clause import Clause, Expression, Words
from overeenkomsten.model.library import Library

_STATUTE = re.compile(r"\b(?:[A-Z][a-z]*wet|Wet [a-z]+|Awb|AVG|Woo|BW)\b")
_SETTING = "afg.instelling."


def without_source(library: Library) -> Iterator[tuple[str, str]]:
    """(place, what) of every definition without a source, and of every clause that names a statute and cites none."""
    for terms in library.terms.values():
        for term in terms:
            if term.definition and not term.sources:
                yield term.file, f"de definitie van '{term.name}' heeft geen bron"
    for versions in library.clauses.values():
        for clause in versions:
            if any(source.kind in ("wet", "jurisprudentie") for source in clause.sources):
                continue
            for place in places(clause):
                text = " ".join(piece.text for piece in place.text if isinstance(piece, Words))
                found = _STATUTE.search(text)
                if found is not None:
                    yield f"{clause.file}:{place.line}", f"de tekst noemt '{found[0]}', maar bij bron staat geen wet"
                    break


def not_in_force_yet(library: Library) -> Iterator[tuple[str, str]]:
    """(place, what) of everything that a clause calls upon and that begins later than the clause itself.

    Between those two days the text of a later law would stand in an earlier agreement.
    """
    for versions in library.clauses.values():
        for clause in versions:
            for line, name, begins in _called_upon(clause, library):
                if begins > clause.valid_from:
                    what = f"'{name}' geldt pas vanaf {begins}, en deze clausule al vanaf {clause.valid_from}"
                    yield f"{clause.file}:{line}", what


def _called_upon(clause: Clause, library: Library) -> Iterator[tuple[int, str, date]]:
    """(line, name, first day) of the parameters and clauses that a text calls upon."""
    for place in places(clause):
        for reference in references_in(place.text):
            for target in reference.targets:
                versions = library.clauses.get(target.partition("#")[0])
                if versions and not reference.optional:
                    yield place.line, target, versions[0].valid_from
        for piece in place.text:
            if isinstance(piece, Expression) and piece.path.startswith(_SETTING):
                parameter = library.parameters.get(piece.path.removeprefix(_SETTING))
                if parameter is not None:
                    yield place.line, parameter.name, parameter.values[0][0]
