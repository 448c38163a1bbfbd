"""A shell, tried out: an agreement with one of everything goes in, and every word of it must come out.

A shell that forgets one kind of paragraph would drop sentences from every contract in silence. No list of names shows
that; making a document does.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date

from overeenkomsten.model.agreement import Agreement, AgreementSection, Block, OpenPoint, Part, Run, Table
from overeenkomsten.model.dossier import Status
from overeenkomsten.publish.shell import CompiledShell
from overeenkomsten.publish.word.context import COLUMNS, KINDS, build


def forgotten(shell: CompiledShell) -> tuple[str, ...]:
    """What the shell has no place for, in Dutch: "lid (artikelen)"; empty when all is well."""
    words: dict[str, str] = {}
    context, _ = build(_everything(words), comments=False)
    with zipfile.ZipFile(io.BytesIO(shell.render(context))) as package:
        text = package.read("word/document.xml").decode("utf-8")
    return tuple(dict.fromkeys(name for word, name in words.items() if word not in text))


def _everything(words: dict[str, str]) -> Agreement:
    """An agreement with one of everything; `words` gets each probe word with the name of its place."""

    def line(name: str) -> tuple[Run]:
        word = f"Proefwoord{len(words) + 1:03d}"
        words[word] = name
        return (Run(text=word),)

    def table(section: str, width: int, *, header: bool) -> Block:
        def row() -> tuple[tuple[Run], ...]:
            return tuple(line(f"tabel met {width} kolommen ({section})") for _ in range(width))

        return Block(kind="tabel", table=Table(header=row() if header else (), rows=(row(), row())))

    def blocks(section: str) -> Iterator[Block]:
        signs = section == "ondertekening"  # there a table is a place to sign: label and value, no header
        if "alinea" in KINDS[section]:  # before anything numbered, and where people sign, it is laid out differently
            yield Block(kind="alinea", line=line(f"eerste alinea ({section})"))
        for kind in KINDS[section]:
            # Twice: a paragraph that announces a table may have a form of its own.
            for _ in range(2):
                yield Block(kind=kind, number="" if kind == "alinea" else "1.", line=line(f"{kind} ({section})"))
            yield table(section, 2, header=not signs)
        for width in () if signs else COLUMNS:
            yield table(section, width, header=True)

    sections = tuple(
        AgreementSection(
            kind=section,
            title=line(f"kop ({section})")[0].text if section != "titelblad" else "",
            parts=tuple(
                _part(section, title, tuple(blocks(section)))
                for title in ((), line(f"kop van een deel ({section})"))
                if title or section not in ("artikelen", "bijlagen")
            ),
            number=_WHOLE.get(section, ""),
            anchor=f"proef_heel_{section}" if section in _WHOLE else "",
        )
        for section in KINDS
    )
    point = line("open_punten")
    return Agreement(
        document_type="proef",
        title=line("titel")[0].text,
        subtitle="",
        status=Status.CONCEPT,
        reference="",
        version="",
        day=date(2026, 11, 1),
        table_of_contents=False,
        sections=sections,
        open_points=(OpenPoint(path="", text=point[0].text, articles=()),),
        findings=(),
    )


_WHOLE = {"hoofdstuk": "1", "bijlage": "Bijlage 1"}
"""Kinds of section with a number of their own."""


def _part(section: str, title: tuple[Run, ...], blocks: tuple[Block, ...]) -> Part:
    number = {"artikelen": "Artikel 1", "hoofdstuk": "1.1", "bijlagen": "Bijlage 1"}.get(section, "")
    number = number if title else ""
    return Part(
        clause_id=f"proef.{section}",
        version=1,
        kind=section,
        number=number,
        title=title,
        blocks=blocks,
        anchor=f"proef_{section}" if number else "",
        sources=(),
        jt=False,
        explanation="",
        plain_words="",
        reason="",
        paths=(),
    )
