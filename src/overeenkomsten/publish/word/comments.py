"""What a lawyer wants to know about an article in; Word comments beside it out."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.model.agreement import Part
from overeenkomsten.model.finding import Finding
from overeenkomsten.publish.shell.extra_parts import ExtraPart
from overeenkomsten.publish.word.inline import run

AUTHOR = "overeenkomsten"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


class Comments:
    """The comments of one document, in the order in which they are asked for."""

    def __init__(self, *, wanted: bool) -> None:
        """`wanted` false: no comment is ever written."""
        self._wanted = wanted
        self._comments: list[str] = []

    def around(self, part: Part, content: str) -> str:
        """`content` (runs) with the comment about `part`; without one where there is nothing to say."""
        if not self._wanted or not _is_worth_it(part):
            return content
        number = len(self._comments)
        self._comments.append(_comment(number, tuple(comment_lines(part))))
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            '<w:r><w:rPr><w:rStyle w:val="Opmerkingverwijzing"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )

    def parts(self) -> tuple[ExtraPart, ...]:
        """The part with all comments; none when there are no comments."""
        if not self._comments:
            return ()
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:comments xmlns:w="{_NAMESPACE}">{"".join(self._comments)}</w:comments>'
        )
        return (
            ExtraPart(
                name="word/comments.xml",
                content_type=_CONTENT_TYPE,
                relationship_type=_RELATIONSHIP,
                data=xml.encode("utf-8"),
            ),
        )


def comment_lines(part: Part) -> Iterator[str]:
    """The paragraphs of the comment: clause, legal check, sources, findings, remarks."""
    yield f"Clausule {part.clause_id}, versie {part.version}"
    if part.jt:
        yield "Juridisch te toetsen."
    if part.sources:
        yield f"{'Bron' if len(part.sources) == 1 else 'Bronnen'}: {'; '.join(map(str, part.sources))}"
    for finding in part.findings:
        yield _finding_line(finding)
    for remark in part.remarks:
        yield f"Opmerking: {remark}"


def _is_worth_it(part: Part) -> bool:
    # Every article and annex says where it comes from. A party or a recital is short, and its clause speaks for
    # itself: it gets a comment when there is something to decide.
    return part.kind in ("artikelen", "hoofdstuk", "bijlage", "bijlagen") or bool(
        part.jt or part.findings or part.remarks
    )


def _finding_line(finding: Finding) -> str:
    words = f"{finding.severity.value.capitalize()} {finding.rule}: {finding.message}"
    if finding.hint:
        words += f" {finding.hint}"
    return words + (" (juridisch te toetsen)" if finding.jt else "")


def _comment(number: int, lines: tuple[str, ...]) -> str:
    # No date: the same dossier must give the same file tomorrow.
    mark = '<w:r><w:rPr><w:rStyle w:val="Opmerkingverwijzing"/></w:rPr><w:annotationRef/></w:r>'
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Opmerkingtekst"/></w:pPr>{mark if place == 0 else ""}'
        f"{run(line, '<w:b/><w:bCs/>' if place == 0 else '')}</w:p>"
        for place, line in enumerate(lines)
    )
    return f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="ov">{paragraphs}</w:comment>'
