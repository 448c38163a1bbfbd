"""Whatever people type stays what they typed, in every format: nothing is read as Markdown, template, HTML or XML."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from typing import Any

import pytest
from bureau import example, files, raw
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from strategieen import texts_in
from voorbeelden import desk

from overeenkomsten.pipeline import make
from overeenkomsten.review.readback import read_text

HOSTILE = {
    "xml": "Jansen & Zn <BV>",
    "expressie": "{{ 7*7 }}",
    "opdracht": "{% raw %}",
    "commentaar": "{# weg #}",
    "kop": "# Kop",
    "cursief": "*ster*",
    "vet": "**ster** __streep__",
    "lijst": "1. eerste",
    "tabel": "| a | b |",
    "aanhaling": "\"aanhalingstekens\" en 'enkele'",
    "emoji": "huis 🏠 en zon ☀️",
    "rechts_naar_links": "مرحبا בית",
    "lang": "N" * 80,
    "regels": "regel een\nregel twee",
    "cdata": "]]>",
    "entiteit": "&amp; &lt; &#x41; &nbsp;",
    "word": "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "script": "<script>alert(1)</script>",
    "spaties": "  twee  spaties  ",
    "tab": "a\tb",
    "html_kop": "</title></body>",
    "link": "[tekst](https://example.invalid)",
    "anker": 'Naam {#anker wanneer="x"}',
    "python": "%s {0} {naam} $1 \\1 \\n",
    "verwijzing": '{{ verwijs("duur.evaluatie_einde") }}',
}


def dossier_with(value: str) -> dict[str, Any]:
    """A whole dossier with the value where it ends up in the title, a party, a paragraph, a list and a table."""
    data = example("kersenhof")
    data["project"]["naam"] = value
    data["partijen"][1]["naam"] = value
    data["partijen"][1]["vertegenwoordigers"][0]["naam"] = value[:100]
    data["gemeente"]["ondersteuning"][0]["omschrijving"] = value
    data["gemeente"]["eigen_beslissingen"] = [value]
    data["planning"]["vervolgstappen"][0]["omschrijving"] = value
    data["taken"][0]["omschrijving"] = value
    data["bijlagen"][0]["titel"] = value
    data["document"]["kenmerk"] = value[:40]
    return data


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_value_is_literal(value: str) -> None:
    check_literal(value)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=60).filter(str.strip))
@settings(max_examples=40)
def test_any_text_is_literal(value: str) -> None:
    check_literal(value)


def check_literal(value: str) -> None:
    made = files(make(raw(dossier_with(value)), desk()))
    text = made["txt"].decode()
    # Subtitle, title page, party, person, signature, list, table cells, annex: not fewer, and nothing swallowed.
    assert text.count(value) >= 6
    assert text_of_page(made["html"].decode()).count(value) >= 6
    assert sum(found.count(value) for found in texts_in(json.loads(made["json"]))) >= 6
    in_word = read_text(made["docx"])
    assert in_word.split() == text.split()
    assert in_word.count(value) >= text.count(value) - 1  # Word's subtitle stands on one line, with single spaces
    assert_xml(made["docx"])


def text_of_page(page: str) -> str:
    """The words of a page as a browser has them; a value that became a tag would be missing."""
    return html.unescape(re.sub(r"<[^>]*>", "", page.replace("<br>", "\n")))


def assert_xml(docx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def test_a_name_of_300_characters_is_accepted() -> None:
    """The longest names of foundations in the trade register are longer than anyone expects."""
    name = ("Stichting " + "tot behoud van de warmte " * 12)[:299] + "."
    assert len(name) == 300
    data = example("kersenhof")
    data["partijen"][1]["naam"] = name
    made = files(make(raw(data), desk()))
    assert name in made["txt"].decode()
    assert name in read_text(made["docx"])
