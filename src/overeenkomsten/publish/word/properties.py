"""What a file says about itself: document properties, and the manifest that travels inside it."""

from __future__ import annotations

from overeenkomsten.model.agreement import Agreement
from overeenkomsten.publish.shell.extra_parts import PACKAGE, ExtraPart
from overeenkomsten.publish.word.inline import escaped, plain

MANIFEST_NAMESPACE = "urn:overeenkomsten:manifest:1"
MANIFEST_PART = "customXml/item1.xml"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ITEM_ID = "{6F7B1C52-3D0A-4E7B-9B65-2A5D1E0C4F11}"
"""Names our custom XML within one document. Fixed: there is one such part per file."""
_LONGEST = 255
"""Word shows no more of a property."""


def core_properties(agreement: Agreement) -> ExtraPart:
    """Title, subject, language and, as keyword and identifier, the reference. No author and no time: the same
    agreement gives the same file."""
    values = {
        "dc:title": ": ".join(filter(None, (agreement.title, agreement.subtitle))),
        "dc:subject": agreement.subtitle,
        "dc:identifier": agreement.reference,
        "cp:keywords": agreement.reference,
        "dc:language": "nl-NL",
        "cp:version": agreement.version,
        "cp:contentStatus": agreement.status.value,
    }
    fields = "".join(f"<{name}>{escaped(plain(value)[:_LONGEST])}</{name}>" for name, value in values.items() if value)
    xml = (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{fields}</cp:coreProperties>'
    )
    return ExtraPart(
        name="docProps/core.xml",
        content_type="application/vnd.openxmlformats-package.core-properties+xml",
        relationship_type=f"{_PACKAGE}/relationships/metadata/core-properties",
        data=xml.encode("utf-8"),
        source=PACKAGE,
    )


def manifest_parts(manifest: str) -> tuple[ExtraPart, ...]:
    """The manifest (JSON text) as custom XML, which Word keeps when somebody edits and saves the document."""
    item = f'{_HEAD}<manifest xmlns="{MANIFEST_NAMESPACE}">{escaped(manifest)}</manifest>'
    properties = (
        f'{_HEAD}<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_OFFICE}/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{MANIFEST_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    return (
        ExtraPart(
            name=MANIFEST_PART,
            content_type="application/xml",
            relationship_type=f"{_OFFICE}/relationships/customXml",
            data=item.encode("utf-8"),
        ),
        ExtraPart(
            name="customXml/itemProps1.xml",
            content_type="application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
            relationship_type=f"{_OFFICE}/relationships/customXmlProps",
            data=properties.encode("utf-8"),
            source=MANIFEST_PART,
        ),
    )
