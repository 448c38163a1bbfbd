"""`review.readback`: what a finished or edited Word file says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from voorbeeldakkoord import voorbeeld

from overeenkomsten.compose.plain import to_text
from overeenkomsten.errors import InputRejected
from overeenkomsten.model.dossier import Status
from overeenkomsten.publish.shell import CompiledShell
from overeenkomsten.publish.word import render
from overeenkomsten.review.readback import read_manifest, read_structure, read_text

SHELLS = Path(__file__).parents[3] / "templates" / "huisstijl"
NAMES = ("neutraal", "gemeente")
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module", params=NAMES)
def shell(request: pytest.FixtureRequest) -> CompiledShell:
    return CompiledShell(SHELLS / f"{request.param}.docx")


def filled(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize("contents", [False, True])
@pytest.mark.parametrize("status", Status)
def test_text_read_back_is_the_plain_text(shell: CompiledShell, status: Status, contents: bool) -> None:
    agreement = voorbeeld(status, contents=contents)
    docx = render(agreement, shell, manifest="{}")
    assert filled(read_text(docx)) == filled(to_text(agreement))


def test_manifest_comes_back(shell: CompiledShell) -> None:
    docx = render(voorbeeld(), shell, manifest='{"naam": "Wonen & <Wijken> é"}')
    assert read_manifest(docx) == '{"naam": "Wonen & <Wijken> é"}'
    assert read_manifest(shell.path.read_bytes()) is None


def test_structure_is_the_same_in_both_shells() -> None:
    one, other = (
        read_structure(render(voorbeeld(), CompiledShell(SHELLS / f"{name}.docx"), manifest="{}")) for name in NAMES
    )
    assert one == other
    assert "Lid                  2.2         Partijen spannen zich in om dat doel te bereiken en doen da…" in one
    assert "Subonderdeel         iii.        de kosten; en" in one


def word(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A package with this body, numbering and styles."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, root, content in (
            ("document", "document", f"<w:body>{body}</w:body>"),
            ("numbering", "numbering", numbering),
            ("styles", "styles", styles),
        ):
            package.writestr(f"word/{name}.xml", f'<w:{root} xmlns:w="{NAMESPACE}">{content}</w:{root}>')
    return buffer.getvalue()


def p(text: str, ppr: str = "") -> str:
    return f"<w:p><w:pPr>{ppr}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def in_list(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


LIST = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlRestart w:val="0"/>'
    '<w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>'
)


def test_numbers_of_any_list() -> None:
    body = (
        p("een", in_list(1))
        + p("twee", in_list(1, 1))
        + p("drie", in_list(1, 2))
        + p("vier", in_list(1))
        + p("vijf", in_list(1, 1))
        + p("zes", in_list(1, 2))
        + p("zeven", in_list(2))
        + p("acht", in_list(2))
        + p("los", in_list(0))
    )
    assert filled(read_text(word(body, LIST))) == [
        "III een",
        "3.1 twee",
        "a) drie",
        "IV vier",
        "4.1 vijf",
        "b) zes",
        "IX zeven",
        "X acht",
        "los",
    ]


def test_number_of_a_style_that_inherits_its_list() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    body = p("een", '<w:pStyle w:val="A"/>') + p("twee", '<w:pStyle w:val="B"/>')
    assert filled(read_text(word(body, LIST, styles))) == ["3.1 een", "3.2 twee"]


def test_fields_give_their_result_and_not_their_code() -> None:
    def run(inside: str) -> str:
        return f"<w:r>{inside}</w:r>"

    def mark(kind: str) -> str:
        return run(f'<w:fldChar w:fldCharType="{kind}"/>')

    nested = mark("begin") + run("<w:t>code </w:t>") + mark("begin") + run("<w:instrText>PAGE</w:instrText>")
    nested += mark("separate") + run("<w:t>9</w:t>") + mark("end") + mark("separate") + run("<w:t>uitkomst</w:t>")
    nested += mark("end")
    silent = mark("begin") + run("<w:instrText>XE</w:instrText>") + mark("end")
    body = f"<w:p>{run('<w:t>a </w:t>')}{nested}{silent}{run('<w:t> b</w:t>')}</w:p>"
    assert read_text(word(body)) == "a uitkomst b\n"


def test_tracked_changes_read_as_accepted_and_controls_are_seen_through() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>oud</w:delText></w:r></w:del><w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>in een veld</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert read_text(word(body)) == "nieuw\nin een veld\n"


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x03\x04"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputRejected) as error:
        read_text(data)
    assert [finding.rule for finding in error.value.findings] == ["docx-onleesbaar"]


def test_broken_xml_and_entities_are_refused_or_inert(tmp_path: Path) -> None:
    with pytest.raises(InputRejected):
        read_text(word("<w:p>"))
    buffer = io.BytesIO()
    (tmp_path / "geheim").write_text("geheim")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "geheim").as_uri()}">]>'
    with zipfile.ZipFile(buffer, "w") as package:
        paragraph = "<w:p><w:r><w:t>a&e;</w:t></w:r></w:p>"
        text = f'{entity}<w:document xmlns:w="{NAMESPACE}"><w:body>{paragraph}</w:body></w:document>'
        package.writestr("word/document.xml", text)
    assert "geheim" not in read_text(buffer.getvalue())
