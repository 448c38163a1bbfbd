"""`publish.word`: what is in the file, read from its XML."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from voorbeeldakkoord import block, line, part, table, voorbeeld

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.model.agreement import Agreement, AgreementSection, Blank
from overeenkomsten.model.dossier import Status
from overeenkomsten.publish.shell import CompiledShell
from overeenkomsten.publish.word import check_shell, render

SHELLS = Path(__file__).parents[3] / "templates" / "huisstijl"
NAMES = ("neutraal", "gemeente")
NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "v": "urn:schemas-microsoft-com:vml"}
W = f"{{{NS['w']}}}"


@pytest.fixture(scope="module", params=NAMES)
def shell(request: pytest.FixtureRequest) -> CompiledShell:
    return CompiledShell(SHELLS / f"{request.param}.docx")


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def xml(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(docx)[name])


def texts(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def paragraphs(root: etree._Element, style: str) -> list[etree._Element]:
    return root.xpath(f".//w:p[w:pPr/w:pStyle/@w:val='{style}']", namespaces=NS)


def made(shell: CompiledShell, status: Status = Status.CONCEPT, **options: bool) -> bytes:
    contents = options.pop("contents", False)
    return render(voorbeeld(status, contents=contents), shell, manifest='{"a": "<b>"}', **options)


def only(kind: str, *blocks: object, **more: str) -> Agreement:
    """The example with one section that holds these blocks."""
    section = AgreementSection(kind=kind, title="", parts=(part(kind, "test.deel", *blocks, **more),))  # type: ignore[arg-type]
    return replace(voorbeeld(Status.DEFINITIEF), sections=(section,))


def test_same_input_same_bytes(shell: CompiledShell) -> None:
    again = CompiledShell(shell.path)
    assert made(shell) == render(voorbeeld(), again, manifest='{"a": "<b>"}')


def test_no_tag_is_left(shell: CompiledShell) -> None:
    for name, data in parts(made(shell, contents=True)).items():
        text = data.decode("utf-8")
        assert "{%" not in text, name
        assert "Sjabloontag" not in text or name == "word/styles.xml"


def test_hostile_names_stay_what_they_are(shell: CompiledShell) -> None:
    root = xml(made(shell))
    whole = texts(root)
    assert "Coöperatie Wonen & Wijken {{ Zuid }} U.A." in whole
    assert "K. Jansen & Zn <secretaris>." in whole


def test_articles_and_leden_get_their_number_from_their_style(shell: CompiledShell) -> None:
    root = xml(made(shell))
    headings = [texts(p) for p in paragraphs(root, "Artikel")]
    assert headings[:2] == ["Begrippen", "Doel en ambitie"]
    assert not root.findall(f".//{W}pPr/{W}numPr")


def test_reference_is_a_field_to_a_bookmark_with_its_text_ready(shell: CompiledShell) -> None:
    root = xml(made(shell))
    names = {b.get(f"{W}name") for b in root.iter(f"{W}bookmarkStart")}
    codes = [i.text.split() for i in root.iter(f"{W}instrText") if i.text and " REF " in i.text]
    assert len(codes) == 5
    assert {code[1] for code in codes} <= names
    assert "Wat Artikel\xa04 bepaalt, gaat voor." in texts(root)


def test_every_bookmark_has_its_own_id_and_name_and_ends(shell: CompiledShell) -> None:
    root = xml(made(shell, contents=True))
    starts = [(b.get(f"{W}id"), b.get(f"{W}name")) for b in root.iter(f"{W}bookmarkStart")]
    assert len({i for i, _ in starts}) == len({n for _, n in starts}) == len(starts)
    assert [b.get(f"{W}id") for b in root.iter(f"{W}bookmarkEnd")] == [i for i, _ in starts]


@pytest.mark.parametrize("status", Status)
def test_what_only_a_concept_shows(shell: CompiledShell, status: Status) -> None:
    files = parts(made(shell, status))
    root = etree.fromstring(files["word/document.xml"])
    headers = b"".join(data for name, data in files.items() if "header" in name)
    concept = status is Status.CONCEPT
    assert (b"textpath" in headers) == concept
    assert ("word/comments.xml" in files) == concept
    assert bool(root.xpath("//w:rStyle[@w:val='Invulplek']", namespaces=NS)) == concept
    assert bool(paragraphs(root, "Openpunt")) == concept
    assert bool(root.xpath("//w:rStyle[@w:val='Foutmarkering']", namespaces=NS)) == concept


def test_heading_of_an_article_with_a_mistake_is_red_with_its_number(shell: CompiledShell) -> None:
    red = [p for p in paragraphs(xml(made(shell)), "Artikel") if p.find(f"{W}pPr/{W}rPr/{W}color") is not None]
    assert [texts(p) for p in red] == ["Duur"]


def test_comment_says_what_a_lawyer_wants_to_know(shell: CompiledShell) -> None:
    docx = made(shell)
    comments = {c.get(f"{W}id"): [texts(p) for p in c] for c in xml(docx, "word/comments.xml")}
    money = next(p for p in paragraphs(xml(docx), "Artikel") if texts(p) == "Bijdrage van de Gemeente")
    anchor = money.find(f".//{W}commentReference")
    assert anchor is not None
    assert comments[anchor.get(f"{W}id")] == [
        "Clausule financien.bijdrage, versie 2",
        "Juridisch te toetsen.",
        "Bronnen: Stappenplan SP-1.R; BW 6:248",
        "Waarschuwing R-44: De bijdrage kan staatssteun zijn. (juridisch te toetsen)",
        "Opmerking: Graag navragen bij Financiën & Control (A. Bakker)",
    ]
    assert len(comments) == 10  # eight articles, two annexes


def test_comments_can_be_left_out(shell: CompiledShell) -> None:
    files = parts(made(shell, comments=False))
    assert "word/comments.xml" not in files
    assert b"commentReference" not in files["word/document.xml"]


def test_part_without_heading_has_its_comment_on_the_first_paragraph(shell: CompiledShell) -> None:
    plain = voorbeeld()
    wrong = replace(plain.parts("partijen")[1], jt=True)
    sections = [replace(s, parts=(s.parts[0], wrong)) if s.kind == "partijen" else s for s in plain.sections]
    root = xml(render(replace(plain, sections=tuple(sections)), shell, manifest="{}"))
    first, second = paragraphs(root, "Partij")
    assert first.find(f".//{W}commentReference") is None
    assert second.find(f".//{W}commentReference") is not None


def test_table_repeats_its_header_and_keeps_rows_whole(shell: CompiledShell) -> None:
    tables = xml(made(shell)).findall(f".//{W}tbl")
    planning = next(t for t in tables if "Stap 30" in texts(t))
    rows = planning.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 30
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize("width", [2, 3, 4, 5, 6])
def test_table_of_any_allowed_width(shell: CompiledShell, width: int) -> None:
    cells = tuple(f"cel {n}" for n in range(width))
    root = xml(render(only("artikelen", table(cells), number="Artikel 1"), shell, manifest="{}"))
    (found,) = root.findall(f".//{W}tbl")
    assert len(found.findall(f"{W}tblGrid/{W}gridCol")) == width
    assert texts(found) == "".join(cells)


def test_first_column_is_narrow_when_it_holds_little(shell: CompiledShell) -> None:
    blocks = (table(("1", "een lange tekst"), ("2", "x")), table(("een lange tekst", "1"), ("2", "x")))
    root = xml(render(only("artikelen", *blocks, number="Artikel 1"), shell, manifest="{}"))
    first, second = (
        [int(column.get(f"{W}w") or 0) for column in found.iterfind(f"{W}tblGrid/{W}gridCol")]
        for found in root.iter(f"{W}tbl")
    )
    assert first[0] < second[0] < first[1]


@pytest.mark.parametrize("width", [1, 7])
def test_table_of_another_width_is_refused(shell: CompiledShell, width: int) -> None:
    with pytest.raises(LibraryBroken) as error:
        render(only("artikelen", table(tuple("abcdefg"[:width]))), shell, manifest="{}")
    assert (error.value.rule, error.value.place) == ("word-tabel", "test.deel")


def test_block_that_cannot_stand_there_is_refused(shell: CompiledShell) -> None:
    with pytest.raises(LibraryBroken) as error:
        render(only("partijen", block("subonderdeel", "i.", "x")), shell, manifest="{}")
    assert error.value.rule == "word-blok"


def test_signature_rows_stay_together_and_carry_a_bookmark(shell: CompiledShell) -> None:
    root = xml(made(shell, Status.DEFINITIEF))
    names = [b.get(f"{W}name") or "" for b in root.iter(f"{W}bookmarkStart")]
    assert [n for n in names if n.startswith("handtekening_")] == [f"handtekening_{n}" for n in (1, 2, 3)]
    signature = next(t for t in root.findall(f".//{W}tbl") if texts(t).startswith("Naam"))
    *rows, last = signature.findall(f"{W}tr")
    assert not any(row.findall(f".//{W}keepNext") for row in rows)  # the style keeps them together
    assert last.findall(f".//{W}keepNext[@{W}val='0']")
    assert last.find(f"{W}trPr/{W}trHeight") is not None


def test_what_announces_a_list_or_a_table_stays_with_it(shell: CompiledShell) -> None:
    root = xml(made(shell))
    kept = {
        style: [texts(p).split()[-1] for p in paragraphs(root, style) if p.find(f"{W}pPr/{W}keepNext") is not None]
        for style in ("Lid", "Alinea", "Onderdeel", "Partij", "Overweging")
    }
    assert kept == {
        "Lid": ["volgende:", "verdeeld:", "uur."],
        "Alinea": ["betekenen:", "geval:", "uit:"],
        "Onderdeel": ["over:"],
        "Partij": ["tekent:"],
        "Overweging": ["ondersteunen;"],
    }


def test_contents_are_one_field_with_a_link_per_line(shell: CompiledShell) -> None:
    lines = paragraphs(xml(made(shell, contents=True)), "Inhoud")
    steps = [f.get(f"{W}fldCharType") for p in lines for f in p.iter(f"{W}fldChar")]
    assert steps == ["begin", "separate", "end"]
    assert lines[0].find(f".//{W}instrText") is not None
    links = [p.find(f"{W}hyperlink") for p in lines]
    assert all(link is not None and link.get(f"{W}anchor") for link in links)
    assert not paragraphs(xml(made(shell)), "Inhoud")


def test_properties(shell: CompiledShell) -> None:
    core = {e.tag.rpartition("}")[2]: e.text for e in xml(made(shell), "docProps/core.xml")}
    assert core == {
        "title": "Intentieovereenkomst: Samen van het aardgas af in het Singelkwartier",
        "subject": "Samen van het aardgas af in het Singelkwartier",
        "identifier": "Z-2026/0117 & B",
        "keywords": "Z-2026/0117 & B",
        "language": "nl-NL",
        "version": "0.3",
        "contentStatus": "concept",
    }


def test_second_section_of_a_kind_keeps_its_heading(shell: CompiledShell) -> None:
    plain = voorbeeld(Status.DEFINITIEF)
    articles = next(s for s in plain.sections if s.kind == "artikelen")
    halves = (replace(articles, parts=articles.parts[:4]), replace(articles, title="Slot", parts=articles.parts[4:]))
    root = xml(render(replace(plain, sections=halves), shell, manifest="{}"))
    assert [texts(p) for p in paragraphs(root, "Kop")] == ["Partijen spreken af", "Slot"]


def test_control_characters_and_line_ends_cannot_break_the_file(shell: CompiledShell) -> None:
    odd = replace(voorbeeld(), title="A\x07\nB", reference="x\ty")
    odd = replace(odd, sections=(*only("artikelen", block("alinea", "", "a\x00b\r\nc\td\x07")).sections,))
    root = xml(render(odd, shell, manifest='{"x": "\x01"}'))
    assert texts(paragraphs(root, "Titel")[0]) == "A B"
    (alinea,) = paragraphs(root, "Alinea")
    pieces = [(e.tag.removeprefix(W), e.text) for e in alinea.iter(f"{W}t", f"{W}br", f"{W}tab") if e.text != ""]
    assert [piece for piece in pieces if piece != ("t", None)] == [
        ("t", "ab"),
        ("br", None),
        ("t", "c"),
        ("tab", None),
        ("t", "d"),
    ]


def test_blank_in_a_heading(shell: CompiledShell) -> None:
    gap = Blank(text="[nog invullen: naam]", path="x")
    plain = only("artikelen", block("alinea", "", "x"), number="Artikel 1")
    section = plain.sections[0]
    titled = replace(section, parts=(replace(section.parts[0], title=line("Over ", gap)),))
    root = xml(render(replace(plain, sections=(titled,), status=Status.CONCEPT), shell, manifest="{}"))
    (heading,) = paragraphs(root, "Artikel")
    assert texts(heading) == "Over [nog invullen: naam]"


def test_shells_that_we_ship_are_complete(shell: CompiledShell) -> None:
    check_shell(shell)


def changed(shell: CompiledShell, folder: Path, name: str, old: str, new: str) -> CompiledShell:
    target = folder / "eigen.docx"
    old_parts = parts(shell.path.read_bytes())
    with zipfile.ZipFile(target, "w") as package:
        for part_name, data in old_parts.items():
            package.writestr(part_name, data.replace(old.encode(), new.encode()) if part_name == name else data)
    return CompiledShell(target)


@pytest.mark.parametrize(
    ("name", "old", "new", "rule", "word"),
    [
        ("word/styles.xml", '"Subonderdeel"', '"Anders"', "shell-stijl-ontbreekt", "'Subonderdeel'"),
        ("word/styles.xml", '"Invulplek"', '"Anders"', "shell-stijl-ontbreekt", "'Invulplek'"),
        ("word/document.xml", "open_punten", "bijlagen.delen", "shell-plek-ontbreekt", "'open_punten'"),
        ("word/document.xml", "{{ titel }}", "{{ titel }} {{ tietel }}", "shell-plek-onbekend", "'tietel'"),
    ],
)
def test_shell_that_lacks_something_is_refused_by_name(
    shell: CompiledShell, tmp_path: Path, name: str, old: str, new: str, rule: str, word: str
) -> None:
    with pytest.raises(LibraryBroken) as error:
        check_shell(changed(shell, tmp_path, name, old, new))
    assert error.value.rule == rule
    assert word in error.value.message


def test_style_may_be_known_by_its_english_name(shell: CompiledShell, tmp_path: Path) -> None:
    """As Word itself would have it: another id, in the styles and in the text."""
    renamed = changed(shell, tmp_path, "word/styles.xml", 'w:styleId="Inhoud"', 'w:styleId="Inhopg1"')
    check_shell(changed(renamed, tmp_path, "word/document.xml", 'w:pStyle w:val="Inhoud"', 'w:pStyle w:val="Inhopg1"'))


def test_a_style_that_the_text_asks_for_must_exist(shell: CompiledShell, tmp_path: Path) -> None:
    with pytest.raises(LibraryBroken, match="Tussenkop") as broken:
        check_shell(changed(shell, tmp_path, "word/styles.xml", 'w:styleId="Tussenkop"', 'w:styleId="Weg"'))
    assert broken.value.rule == "shell-stijl-ontbreekt"


@pytest.mark.parametrize("kind", ["lid", "onderdeel", "partij", "overweging"])
def test_a_shell_that_would_drop_text_is_refused(shell: CompiledShell, tmp_path: Path, kind: str) -> None:
    """One kind of paragraph is never reached: no name is missing, only sentences would be."""
    with pytest.raises(LibraryBroken, match=kind) as broken:
        check_shell(changed(shell, tmp_path, "word/document.xml", f"blok.soort == '{kind}'", "blok.soort == 'x'"))
    assert broken.value.rule == "shell-plek-ontbreekt"


def test_manifest_travels_as_custom_xml(shell: CompiledShell) -> None:
    root = xml(made(shell), "customXml/item1.xml")
    assert (root.tag, root.text) == ("{urn:overeenkomsten:manifest:1}manifest", '{"a": "<b>"}')
