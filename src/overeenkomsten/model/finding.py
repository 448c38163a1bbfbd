"""What is to be said about a dossier: one finding, its severity and its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is. The values are what users read."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    TIP = "tip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One remark about the input, in plain Dutch, with its place and what to do."""

    rule: str
    """Stable id: `R-10`, `json-syntax`, `schema-type`. Tests and users cite it; it never changes meaning."""
    severity: Severity
    """After weakening: what counts for this document."""
    message: str
    """What is the matter, why it matters, what to do. B1."""
    hint: str = ""
    """What to do, when the message does not say it; empty when it does."""
    path: str = ""
    """Dotted path of the value, `partijen.0.kvk_nummer`; empty for the whole dossier."""
    paths: tuple[str, ...] = ()
    """All dotted paths that the rule looked at, `path` included: an article that uses one of them is marked."""
    source: str = ""
    """Legal or technical source; empty for a mistake of form."""
    jt: bool = False
    """True: "juridisch te toetsen", a lawyer has to look."""
    stops: bool = False
    """True: a document with this finding is not made (in this status)."""
    file: str = ""
    """Name of the file as the user gave it; empty when unknown."""
    line: int | None = None
    """Line in that file, from 1; None when the value is not in the file (something is missing)."""
    column: int | None = None
    """Column in that line, from 1; only for mistakes of syntax."""
    articles: tuple[str, ...] = ()
    """Clause ids that use one of `paths`; filled in after composition."""

    @property
    def pointer(self) -> str:
        """The place as JSON pointer (RFC 6901).

        >>> Finding(rule="R-07", severity=Severity.FOUT, message="", path="partijen.0.kvk_nummer").pointer
        '/partijen/0/kvk_nummer'
        """
        return (
            "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in self.path.split("."))
            if self.path
            else ""
        )
