"""A small schema that uses every keyword and annotation once."""

from __future__ import annotations

from pathlib import Path

import pytest

from overeenkomsten.library.schema_model import SchemaModel, load_schema


@pytest.fixture(scope="session")
def klein() -> SchemaModel:
    """The small schema in `klein/`."""
    return load_schema(Path(__file__).parent / "klein")
