"""The annotated model: everything that the library holds, once, with what is said about it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from bouw import clause, library
from voorbeelden import desk, shell

from overeenkomsten.check.derive import derived_names
from overeenkomsten.compose import to_text
from overeenkomsten.library.in_words import Wording
from overeenkomsten.library.texts import places
from overeenkomsten.model.clause import Words
from overeenkomsten.proof.annotated import annotated_model
from overeenkomsten.publish.word import render
from overeenkomsten.review.readback import read_text

WORDING = Wording(schema=desk().schema, derived=derived_names())
TYPES = tuple(desk().library.blueprints)


@pytest.mark.parametrize("document_type", ["", *TYPES])
def test_every_word_of_every_clause_is_in_it(document_type: str) -> None:
    text = to_text(annotated_model(desk().library, WORDING, document_type))
    listed = {
        clause_id
        for blueprint in desk().library.blueprints.values()
        if document_type in ("", blueprint.document_type)
        for section in blueprint.sections
        for clause_id in section.clauses
    }
    for clause_id in listed:
        for version in desk().library.clauses[clause_id]:
            assert version.explanation in text
            assert version.plain_words in text
            words = (piece.text for place in places(version) for piece in place.text if isinstance(piece, Words))
            assert [word for word in words if word.strip() and word.replace("\xa0", " ") not in text] == []


def test_variants_stand_side_by_side_with_when_they_apply() -> None:
    lib = library(
        clause("rol.a", '1. Eerst.\n2. Daarna {{ project.naam }}. {wanneer="taken"}', titel="Rol", wanneer="bijlagen"),
        clause("rol.b", '1. Zie {{ verwijs_lijst("rol.a") }}.\n   1. {{ taak.resultaat }}; {voor="taak in taken"}'),
    )
    text = to_text(annotated_model(lib, WORDING, "proef"))
    assert "Komt erin: als bijlagen: ingevuld" in text
    assert "2 | Daarna [naam van het project]. | als taken: ingevuld" in text
    assert "1 | Zie paragraaf 1.1. | altijd" in text
    assert "a. | [resultaat van de taak]; | voor elk van: taken" in text


def test_it_is_a_word_file_like_any_other() -> None:
    model = annotated_model(desk().library, WORDING, "intentieovereenkomst")
    content = render(model, shell(), manifest="{}")
    assert zipfile.ZipFile(BytesIO(content)).testzip() is None
    assert read_text(content) == to_text(model)
