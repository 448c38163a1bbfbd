"""What a compiled shell promises by itself: errors with their place, extra parts, the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lxml import etree
from markupsafe import Markup
from shell_sjabloon import Sjabloon, drawing, p, parts, tbl, tr

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.publish.shell import CompiledShell
from overeenkomsten.publish.shell.extra_parts import PACKAGE, ExtraPart

CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def shell(folder: Path, body: str = "", **more: object) -> CompiledShell:
    """A compiled shell with this body."""
    return CompiledShell(Sjabloon(body=body or p("{{ naam }}"), **more).write(folder))  # type: ignore[arg-type]


def text(docx: bytes, part: str = "word/document.xml") -> str:
    """The text of a part, runs joined."""
    return "".join(etree.fromstring(parts(docx)[part]).itertext())


def broken(folder: Path, body: str, context: dict[str, object] | None = None, **more: object) -> LibraryBroken:
    """The error that compiling or rendering this body gives."""
    with pytest.raises(LibraryBroken) as caught:
        shell(folder, body, **more).render(context or {})
    return caught.value


def test_it_tells_what_it_holds(tmp_path: Path) -> None:
    path = Sjabloon(
        body=p("{{ naam }}{% for x in lijst %}{{ x }}{% endfor %}{% set eigen = 1 %}{{ eigen }}"),
        headers={"default": p("{{ kop.tekst }}")},
        footnotes=p("{{ noot }}"),
        core={"dc:title": "{{ titel }}"},
    ).write(tmp_path)
    made = CompiledShell(path)
    assert made.variables == {"naam", "lijst", "kop", "noot", "titel"}
    assert made.styles.known == {"Standaard", "Normal", "Artikel", "Artikel kop"}
    assert made.hash == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    sjabloon = Sjabloon(body=p("{{ naam }}"), core=None, headers={"default": p("{{ naam }}")})
    first = CompiledShell(sjabloon.write(tmp_path, "a.docx")).render({"naam": "x"})
    again = CompiledShell(sjabloon.write(tmp_path, "b.docx")).render({"naam": "x"})
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_documents_do_not_see_each_other(tmp_path: Path) -> None:
    made = shell(tmp_path, p(drawing(5), "{{ naam }}") + tbl(tr("{{ naam }}", "b", "c")))
    with ThreadPoolExecutor(4) as pool:
        names = [f"naam {n}" for n in range(40)]
        made_docs = list(pool.map(lambda naam: made.render({"naam": naam}), names))
    for naam, docx in zip(names, made_docs, strict=True):
        assert text(docx) == f"{naam}{naam}bc"
        assert b'docPr id="1001"' in parts(docx)["word/document.xml"]


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_docx(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "huis.docx"
    path.write_bytes(data)
    with pytest.raises(LibraryBroken) as caught:
        CompiledShell(path)
    assert caught.value.rule == "shell-geen-docx"
    assert caught.value.place == str(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryBroken, match="shell-geen-docx"):
        CompiledShell(tmp_path / "weg.docx")


@pytest.mark.parametrize("cut", ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/styles.xml"])
def test_a_docx_that_misses_a_part(tmp_path: Path, cut: str) -> None:
    path = tmp_path / "huis.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts(Sjabloon(body=p("x")).pack()).items():
            if name != cut:
                package.writestr(name, data)
    with pytest.raises(LibraryBroken, match="shell-geen-docx"):
        CompiledShell(path)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("een") + p("voor {% if x %} na") + p("twee"), ("'if' is niet afgesloten", "'endif'")),
        (p("een {% endfor %} twee"), ("'endfor'", 'in de alinea "een {% endfor %} twee"')),
        (p("{{ naam | bestaatniet }}"), ("het filter 'bestaatniet' bestaat niet", "{{ naam | bestaatniet }}")),
        (p("begin {{ naam naam }} eind"), ("begin {{ naam naam }} eind",)),
        (p("{{ naam"), ("{{ naam",)),
        (p("{% for x in y %}" * 25 + "x" + "{% endfor %}" * 25), ("Een tag klopt niet",)),
    ],
)
def test_a_tag_that_is_wrong(tmp_path: Path, body: str, words: tuple[str, ...]) -> None:
    error = broken(tmp_path, body, {"naam": "x"})
    assert error.rule == "shell-syntax"
    assert error.place == "huis.docx:word/document.xml"
    assert all(word in error.message for word in words), error.message


def test_a_missing_variable_is_named_with_tag_and_paragraph(tmp_path: Path) -> None:
    body = p("eerste {{ naam }}") + p("De gemeente, ", "zetel {{ gem", "eente.zetel }}, en {{ naam }}.") + p("laatste")
    error = broken(tmp_path, body, {"naam": "x", "gemeente": {}})
    assert error.rule == "shell-variabele-ontbreekt"
    assert error.place == "huis.docx:word/document.xml"
    assert "De variabele 'gemeente.zetel' bestaat niet" in error.message
    assert 'in "{{ gemeente.zetel }}"' in error.message
    assert 'in de alinea "De gemeente, zetel {{ gemeente.zetel }}, en {{ naam }}."' in error.message


def test_a_missing_variable_of_a_loop_tells_what_stands_before(tmp_path: Path) -> None:
    error = broken(tmp_path, p("Overwegende dat") + p("{%p for x in weg %}") + p("{{ x }}") + p("{%p endfor %}"))
    assert "'weg' bestaat niet" in error.message
    assert 'na de alinea "Overwegende dat"' in error.message


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"headers": {"first": p("{{ weg }}")}}, "huis.docx:word/header_first.xml"),
        ({"footers": {"default": p("{{ weg }}")}}, "huis.docx:word/footer_default.xml"),
        ({"footnotes": p("{{ weg }}")}, "huis.docx:word/footnotes.xml"),
        ({"core": {"dc:title": "{{ weg }}"}}, "huis.docx:docProps/core.xml (title)"),
    ],
)
def test_a_missing_variable_in_another_part(tmp_path: Path, more: dict[str, object], place: str) -> None:
    error = broken(tmp_path, p("x"), **more)
    assert (error.place, error.rule) == (place, "shell-variabele-ontbreekt")
    assert "'weg'" in error.message


def test_nothing_of_python_is_in_reach(tmp_path: Path) -> None:
    for tag in ("{{ naam.__class__ }}", "{{ naam.__class__.__mro__ }}", "{{ ''.__class__.__subclasses__() }}"):
        error = broken(tmp_path, p(f"x {tag}"), {"naam": "x"})
        assert error.rule == "shell-onveilig"
        assert tag in error.message
    assert broken(tmp_path, p("{{ '{0.__class__}'.format(naam) }}"), {"naam": "x"}).rule == "shell-onveilig"
    assert broken(tmp_path, p("{% for i in range(999999999) %}{% endfor %}")).rule == "shell-uitdrukking"
    assert broken(tmp_path, p("{% include 'x' %}")).rule == "shell-uitdrukking"
    assert broken(tmp_path, p("een {{ 1 / nul }} twee"), {"nul": 0}).message.count("een {{ 1 / nul }} twee") == 1


def test_braces_in_values_stay_what_they_are(tmp_path: Path) -> None:
    value = "{_{ x }_} {_% y %_} {{ naam }} {% if %} {# #}"
    assert text(shell(tmp_path).render({"naam": value})) == value


@pytest.mark.parametrize("character", ["\a", "\f", "\0", "\x0b", "\x1b", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_xml_cannot_hold(tmp_path: Path, character: str) -> None:
    for more in ({}, {"headers": {"default": p("{{ naam }}")}}, {"core": {"dc:title": "{{ naam }}"}}):
        body = "" if not more else p("x")
        error = broken(tmp_path, body, {"naam": f"voor{character}na"}, **more)
        assert error.rule == "shell-teken"
        assert f"U+{ord(character):04X}" in error.message
        assert "voor�na" in error.message


def test_a_property_that_is_too_long(tmp_path: Path) -> None:
    error = broken(tmp_path, p("x"), {"naam": "x" * 256}, core={"dc:title": "{{ naam }}"})
    assert (error.rule, "256 tekens" in error.message) == ("shell-eigenschap", True)


def test_broken_xml_is_an_error_where_docxtpl_drops_the_rest(tmp_path: Path) -> None:
    raw = p("begin {{ naam }} eind")
    error = broken(tmp_path, raw, {"naam": Markup("a & b")})
    assert error.rule == "shell-xml"
    assert "begin a" in error.message
    assert broken(tmp_path, raw, {"naam": Markup("<x:y/>")}).rule == "shell-xml"


def test_a_table_without_columns_stops_docxtpl(tmp_path: Path) -> None:
    body = p("{{ naam }}") + f"<w:tbl>{tr('a')}</w:tbl>"
    assert broken(tmp_path, body, {"naam": "x"}).rule == "shell-tabel"


def test_footnotes_are_filled_in_once_whatever_the_number_of_sections(tmp_path: Path) -> None:
    # docxtpl does it once per section, and takes what a value says for a tag from the second time on.
    for sections in (0, 1, 2):
        made = shell(tmp_path, p("x"), sections=sections, footnotes=p("{{ naam }}"))
        assert text(made.render({"naam": "{{ naam }}"}), "word/footnotes.xml") == "{{ naam }}"


def test_extra_parts_are_hung_in(tmp_path: Path) -> None:
    item = ExtraPart(
        name="customXml/item1.xml", content_type="application/xml", relationship_type=CUSTOM_XML, data=b"<a/>"
    )
    properties = ExtraPart(
        name="customXml/itemProps1.xml",
        content_type="application/x-props+xml",
        relationship_type=f"{CUSTOM_XML}Props",
        data=b"<b/>",
        source="customXml/item1.xml",
    )
    made = shell(tmp_path)
    docx = made.render({"naam": "x"}, [item, properties])
    assert made.render({"naam": "x"}, [item, properties]) == docx
    files = parts(docx)
    assert files["customXml/item1.xml"] == b"<a/>"
    assert b'Target="../customXml/item1.xml"' in files["word/_rels/document.xml.rels"]
    assert b'Id="rId2"' in files["word/_rels/document.xml.rels"]
    assert b'Target="itemProps1.xml"' in files["customXml/_rels/item1.xml.rels"]
    assert b'PartName="/customXml/itemProps1.xml"' in files["[Content_Types].xml"]
    assert "customXml/item1.xml" not in parts(made.render({"naam": "x"}))
    path = tmp_path / "uit.docx"
    path.write_bytes(docx)
    reopened = parts(CompiledShell(path).render({}))
    assert set(reopened) == set(files)


def test_an_extra_part_replaces_the_one_with_its_name(tmp_path: Path) -> None:
    core = ExtraPart(
        name="docProps/core.xml",
        content_type=CORE_TYPE,
        relationship_type=CORE,
        data=b"<eigen/>",
        source=PACKAGE,
    )
    made = shell(tmp_path, core={"dc:title": "{{ niet_gegeven }}"})
    files, plain = parts(made.render({"naam": "x"}, [core])), parts(made.render({"naam": "x", "niet_gegeven": ""}))
    assert files["docProps/core.xml"] == b"<eigen/>"
    assert list(files) == list(plain)
    assert files["_rels/.rels"] == plain["_rels/.rels"]
    assert etree.tostring(etree.fromstring(files["[Content_Types].xml"]), method="c14n") == etree.tostring(
        etree.fromstring(plain["[Content_Types].xml"]), method="c14n"
    )
    with pytest.raises(ValueError, match="one name"):
        made.render({"naam": "x"}, [core, core])
