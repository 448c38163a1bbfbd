"""Agreement -> the contents of its files, by name: every format that was asked for, and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeAlias

from overeenkomsten.model.agreement import Agreement, Block, Part, line_text
from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.library import Library
from overeenkomsten.publish.manifest import as_text, finding_json, manifest, with_files

if TYPE_CHECKING:
    from overeenkomsten.publish.shell import CompiledShell

Writers: TypeAlias = "Mapping[str, Callable[[Agreement], str]]"
"""Format -> what makes its text: `compose.to_text` and `compose.to_html`, which this room does not know."""

FORMATS = ("docx", "tekst", "html", "json")
_EXTENSION = {"docx": "docx", "tekst": "txt", "html": "html", "json": "json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a document shall come out."""

    shell: CompiledShell | None
    """Needed for `docx`."""
    formats: tuple[str, ...] = ("docx",)
    comments: bool = True
    """Word comments at the articles of a concept."""


def contents(
    agreement: Agreement, dossier: Dossier, writers: Writers, library: Library, look: Look
) -> dict[str, bytes]:
    """File name -> content, in the order of `look.formats`, the manifest last. `writers` make `tekst` and `html`."""
    account = manifest(
        agreement,
        dossier,
        library,
        shell_hash=look.shell.hash if look.shell is not None else "",
        tool_version=version("overeenkomsten"),
    )
    base = f"{dossier.stem}-{agreement.document_type}"
    made = {f"{base}.{_EXTENSION[name]}": _content(name, agreement, writers, look, account) for name in look.formats}
    return {**made, f"{base}.manifest.json": with_files(account, made)}


def _content(name: str, agreement: Agreement, writers: Writers, look: Look, account: dict[str, Any]) -> bytes:
    match name:
        case "tekst" | "html":
            return writers[name](agreement).encode()
        case "json":
            return as_text(agreement_json(agreement)).encode()
        case "docx":
            from overeenkomsten.publish.word import render

            if look.shell is None:
                raise ValueError("a Word file needs a shell")
            return render(agreement, look.shell, manifest=as_text(account), comments=look.comments)
        case _:
            raise ValueError(f"there is no format {name!r}")


def agreement_json(agreement: Agreement) -> dict[str, Any]:
    """The agreement as plain JSON values: structure, numbers and text, without layout."""
    return {
        "type": agreement.document_type,
        "titel": agreement.title,
        "ondertitel": agreement.subtitle,
        "status": str(agreement.status),
        "kenmerk": agreement.reference,
        "versie": agreement.version,
        "datum": agreement.day.isoformat() if agreement.day else None,
        "delen": [
            {
                "soort": section.kind,
                "nummer": section.number,
                "kop": section.title,
                "onderdelen": [_part(part) for part in section.parts],
            }
            for section in agreement.sections
        ],
        "open_punten": [
            {"pad": point.path, "tekst": point.text, "artikelen": list(point.articles)}
            for point in agreement.open_points
        ],
        "bevindingen": [finding_json(finding) for finding in agreement.findings],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "clausule": part.clause_id,
        "versie": part.version,
        "nummer": part.number,
        "titel": line_text(part.title),
        "blokken": [_block(block) for block in part.blocks],
        "bron": [str(source) for source in part.sources],
        "juridisch_te_toetsen": part.jt,
        "reden": part.reason,
        "gewone_taal": part.plain_words,
        "waarden": list(part.paths),
    }


def _block(block: Block) -> dict[str, Any]:
    if block.table is not None:
        return {
            "soort": block.kind,
            "kop": [line_text(cell) for cell in block.table.header],
            "rijen": [[line_text(cell) for cell in row] for row in block.table.rows],
        }
    return {"soort": block.kind, "nummer": block.number, "tekst": line_text(block.line)}
