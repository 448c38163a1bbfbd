"""Build the two Word shells in `templates/huisstijl/` without Word: `uv run tools/huisstijl.py`.

One description, two themes (`huisstijl_thema.THEMES`). The result is an ordinary `.docx` that a lawyer may open and
change in Word; from then on the file is the source and this script only the way we made the first one. It writes
plain XML, because the empty document of python-docx carries 790 kB of styles; the same input gives the same bytes.
What the tags in the text mean is in `docs/handleiding/huisstijl.md`.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from huisstijl_nummering import numbering
from huisstijl_rand import footer, header
from huisstijl_stijlen import styles
from huisstijl_tekst import document
from huisstijl_thema import HEAD, THEMES, Theme, W

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)

# A document gets properties of its own (`publish.word.properties`); these are the shell's.
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Huisstijl</dc:title><dc:language>nl-NL</dc:language>'
    "</cp:coreProperties>"
)

APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>overeenkomsten</Application></Properties>"
)

PARTS = {
    "styles": ("styles.xml", "styles"),
    "numbering": ("numbering.xml", "numbering"),
    "settings": ("settings.xml", "settings"),
    "header_default": ("header1.xml", "header"),
    "header_first": ("header2.xml", "header"),
    "footer_default": ("footer1.xml", "footer"),
    "footer_first": ("footer2.xml", "footer"),
}
"""Relationship id -> file beside `document.xml`, kind."""


def content_types() -> str:
    """`[Content_Types].xml`."""
    overrides = "".join(
        f'<Override PartName="/word/{file}" ContentType="{MAIN}.{kind}+xml"/>' for file, kind in PARTS.values()
    )
    package = "application/vnd.openxmlformats-package"
    office = "application/vnd.openxmlformats-officedocument"
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{office}.extended-properties+xml"/></Types>'
    )


def relationships(*entries: tuple[str, str, str]) -> str:
    """A `.rels` part from (id, type, target)."""
    lines = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def shell(theme: Theme) -> dict[str, str]:
    """All parts of one shell: name in the package -> XML."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            ("rId1", f"{TYPES}/officeDocument", "word/document.xml"),
            ("rId2", core, "docProps/core.xml"),
            ("rId3", f"{TYPES}/extended-properties", "docProps/app.xml"),
        ),
        "word/document.xml": document(theme),
        "word/_rels/document.xml.rels": relationships(
            *((i, f"{TYPES}/{kind}", file) for i, (file, kind) in PARTS.items())
        ),
        "word/styles.xml": styles(theme),
        "word/numbering.xml": numbering(theme),
        "word/settings.xml": SETTINGS,
        "word/header1.xml": header(theme, first=False),
        "word/header2.xml": header(theme, first=True),
        "word/footer1.xml": footer(),
        "word/footer2.xml": footer(),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
    }


def write(path: Path, parts: dict[str, str]) -> None:
    """A `.docx` without anything of this moment or this machine in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, xml in parts.items():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, xml.encode("utf-8"))


def main() -> None:
    """Write `templates/huisstijl/<theme>.docx` for every theme."""
    folder = Path(__file__).parent.parent / "templates" / "huisstijl"
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        write(folder / f"{theme.name}.docx", shell(theme))


if __name__ == "__main__":
    main()
