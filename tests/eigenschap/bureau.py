"""What every property needs: the look of all formats, dossiers as files hold them, and all words of an agreement.

One profile for all properties: the same dossiers in every run, so that a red test stays red. A failing dossier is shown
as it was found; `HYPOTHESIS_PROFIEL=klein` looks for the smallest one that fails too, which takes minutes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from voorbeelden import desk, dossier_path, shell

from overeenkomsten.check import read
from overeenkomsten.check.read import RawDossier
from overeenkomsten.compose import to_html, to_text
from overeenkomsten.compose.agreement import lines
from overeenkomsten.model.agreement import Agreement, Blank, CrossReference, Line
from overeenkomsten.pipeline import Result
from overeenkomsten.publish.outputs import FORMATS, Look, contents

settings.register_profile(
    "vast",
    derandomize=True,
    deadline=None,
    max_examples=300,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
settings.register_profile("klein", settings.get_profile("vast"), phases=[Phase.generate, Phase.shrink])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFIEL", "vast"))


@cache
def look() -> Look:
    return Look(shell=shell(), formats=FORMATS)


def example(name: str) -> dict[str, Any]:
    """A fresh copy of `examples/<name>/dossier.json`."""
    data: dict[str, Any] = json.loads(dossier_path(name).read_text(encoding="utf-8"))
    return data


def ready_to_sign() -> dict[str, Any]:
    """A dossier with nothing missing and nothing wrong: its definitive document is made."""
    data = example("kersenhof")
    data["document"]["status"] = "definitief"
    data["gemeente"]["besluitvorming"]["college"]["status"] = "genomen"
    data["partijen"][0]["besluiten"][0]["status"] = "genomen"
    for party in data["partijen"]:
        party["correspondentie"] = {
            "t_a_v": "het secretariaat",
            "e_mail": "post@waterveen.example",
            "postadres": "Postbus 1, Waterveen",
        }
    return data


def raw(data: dict[str, Any]) -> RawDossier:
    """`data` by way of JSON, as a file would come in."""
    return read(json.dumps(data, ensure_ascii=False).encode(), "dossier.json")


def files(result: Result) -> dict[str, bytes]:
    """All files of an agreement: extension -> content."""
    made = contents(result.agreement, result.dossier, {"tekst": to_text, "html": to_html}, desk().library, look())
    return {name.split(".", 1)[1]: content for name, content in made.items()}


def all_lines(agreement: Agreement) -> Iterator[Line]:
    """Every heading, paragraph and cell."""
    for section in agreement.sections:
        for part in section.parts:
            yield part.title
            for block in part.blocks:
                yield from lines(block)


def inlines(agreement: Agreement, kind: type[Blank] | type[CrossReference]) -> Iterator[Any]:
    """Every blank, or every reference, in order."""
    return (inline for line in all_lines(agreement) for inline in line if isinstance(inline, kind))
