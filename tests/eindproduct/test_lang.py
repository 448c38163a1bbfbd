"""The long run (`make lang`): the Word file of every generated dossier, over all document types, through the validator.

`make test` takes a tenth of the dossiers, without the validator for each: see `eigenschap/test_overeenkomst.py`.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from test_voorbeelden import mistakes
from voorbeelden import ROOT, desk

sys.path.insert(0, str(ROOT / "tests" / "eigenschap"))
from bureau import look, raw
from strategieen import dossiers

from overeenkomsten.pipeline import make
from overeenkomsten.publish.word import render

NUMBER = int(os.environ.get("LANGE_PROEF", "0"))
DOCUMENT_TYPES = tuple(desk().library.blueprints)


@pytest.mark.skipif(not NUMBER, reason="alleen met make lang")
@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_every_generated_document_is_valid_ooxml(tmp_path: Path, document_type: str) -> None:
    shell = look().shell
    assert shell is not None
    made: list[Path] = []

    @settings(max_examples=-(-NUMBER // len(DOCUMENT_TYPES)))
    @given(data=dossiers(document_type=document_type))
    def each(data: dict[str, Any]) -> None:
        path = tmp_path / f"{len(made)}.docx"
        path.write_bytes(render(make(raw(data), desk()).agreement, shell, manifest="{}"))
        made.append(path)

    each()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [(path.name, found) for path, found in zip(made, pool.map(mistakes, made), strict=True) if found]
    assert wrong == []
    assert len(made) >= NUMBER // len(DOCUMENT_TYPES)
