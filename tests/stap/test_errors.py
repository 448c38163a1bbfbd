"""What is raised can be sent home by a worker process."""

from __future__ import annotations

import pickle

import pytest

from overeenkomsten.errors import InputRejected, LibraryBroken, OvereenkomstenError, PublishFailed
from overeenkomsten.model.finding import Finding, Severity

FINDING = Finding(rule="R-10", severity=Severity.FOUT, message="De einddatum klopt niet.", stops=True)


@pytest.mark.parametrize(
    "error",
    [
        InputRejected([FINDING]),
        LibraryBroken("a.md:3", "pad-onbekend", "bestaat niet"),
        PublishFailed("De schijf is vol."),
    ],
)
def test_survives_pickling(error: OvereenkomstenError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


def test_says_what_happened() -> None:
    assert str(InputRejected([FINDING, FINDING])) == "De einddatum klopt niet.; De einddatum klopt niet."
    assert str(LibraryBroken("a.md:3", "pad-onbekend", "bestaat niet")) == "a.md:3: pad-onbekend: bestaat niet"
