"""Small Word shells from code: a body (and headers, footnotes, properties) in, the bytes of a `.docx` out."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Standaard">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Artikel"><w:name w:val="Artikel kop"/>'
    "</w:style></w:styles>"
)


def run(text: str, properties: str = "", preserve: bool = False) -> str:
    """A run; `text` is XML already (`&lt;`)."""
    space = ' xml:space="preserve"' if preserve else ""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{rpr}<w:t{space}>{text}</w:t></w:r>"


def p(*texts: str, style: str = "") -> str:
    """A paragraph with a run per text, as Word splits them; a text that starts with `<` is XML of a run."""
    ppr = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = (text if text.startswith("<w:r") else run(text) for text in texts)
    return f"<w:p>{ppr}{''.join(runs)}</w:p>"


def tc(*content: str, properties: str = '<w:tcW w:w="1000" w:type="dxa"/>') -> str:
    """A cell; a text that is no XML becomes a paragraph."""
    inside = "".join(c if c.startswith("<") else p(c) for c in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str) -> str:
    """A row; a text that is no XML becomes a cell."""
    return f"<w:tr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 2, properties: str = '<w:tblW w:w="0" w:type="auto"/>') -> str:
    """A table with `columns` columns of 1000 twips in its grid."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def drawing(number: int) -> str:
    """A run with an (empty) drawing."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="{number}" name="Beeld"/>'
        '<a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


@dataclass(frozen=True, kw_only=True)
class Sjabloon:
    """What differs between the shells of the tests."""

    body: str
    headers: dict[str, str] = field(default_factory=dict)
    """`default`, `first` or `even` -> content."""
    footers: dict[str, str] = field(default_factory=dict)
    footnotes: str = ""
    core: dict[str, str] | None = field(default_factory=dict)
    """Element name -> text (`dc:title`); None = no core properties at all."""
    sections: int = 1

    def pack(self) -> bytes:
        """The `.docx`."""
        parts = {"word/document.xml": ("main", self._document()), "word/styles.xml": ("styles", _STYLES)}
        rels = [("rId1", "styles", "styles.xml")]
        for kind, margins in (("header", self.headers), ("footer", self.footers)):
            tag = {"header": "hdr", "footer": "ftr"}[kind]
            for name, content in margins.items():
                file = f"{kind}_{name}.xml"
                parts[f"word/{file}"] = (kind, f"<w:{tag} {_NAMESPACES}>{content}</w:{tag}>")
                rels.append((f"{kind}_{name}", kind, file))
        if self.footnotes:
            xml = f'<w:footnotes {_NAMESPACES}><w:footnote w:id="2">{self.footnotes}</w:footnote></w:footnotes>'
            parts["word/footnotes.xml"] = ("footnotes", xml)
            rels.append(("rId3", "footnotes", "footnotes.xml"))
        package = [("rId1", f"{_OFFICE}/officeDocument", "word/document.xml")]
        types = "".join(
            f'<Override PartName="/{name}" ContentType="{_TYPE}.{"document.main" if kind == "main" else kind}+xml"/>'
            for name, (kind, _) in parts.items()
        )
        files = {name: _DECLARATION + xml for name, (_, xml) in parts.items()}
        if self.core is not None:
            inside = "".join(f"<{name}>{text}</{name}>" for name, text in self.core.items())
            files["docProps/core.xml"] = (
                f"{_DECLARATION}<cp:coreProperties "
                'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                f'xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</cp:coreProperties>'
            )
            core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
            package.append(("rId2", core, "docProps/core.xml"))
            types += (
                '<Override PartName="/docProps/core.xml" '
                'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            )
        files["_rels/.rels"] = _relationships(package)
        files["word/_rels/document.xml.rels"] = _relationships([(i, f"{_OFFICE}/{k}", t) for i, k, t in rels])
        files["[Content_Types].xml"] = (
            f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        )
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for name, text in files.items():
                target.writestr(name, text)
        return buffer.getvalue()

    def write(self, folder: Path, name: str = "huis.docx") -> Path:
        """The `.docx` in `folder`."""
        path = folder / name
        path.write_bytes(self.pack())
        return path

    def _document(self) -> str:
        references = "".join(
            f'<w:{kind}Reference w:type="{name}" r:id="{kind}_{name}"/>'
            for kind, margins in (("header", self.headers), ("footer", self.footers))
            for name in margins
        )
        breaks = f"<w:p><w:pPr><w:sectPr>{references}</w:sectPr></w:pPr></w:p>" * (self.sections - 1)
        last = f"<w:sectPr>{references}</w:sectPr>" if self.sections else ""
        return f"<w:document {_NAMESPACES}><w:body>{self.body}{breaks}{last}</w:body></w:document>"


def parts(docx: bytes) -> dict[str, bytes]:
    """The files of a package under their names."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _relationships(links: list[tuple[str, str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in links)
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_DECLARATION}<Relationships xmlns="{namespace}">{inside}</Relationships>'
