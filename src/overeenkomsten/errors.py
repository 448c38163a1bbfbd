"""The exception tree: what can go wrong that is not a finding about somebody's dossier.

OvereenkomstenError
 ├─ InputRejected    the dossier is refused; carries the findings           (exit 1)
 ├─ LibraryBroken    our own templates, schemas or a shell are wrong        (exit 3)
 └─ PublishFailed    the machine could not do it: no disk, no LibreOffice   (exit 4)

A user's mistake is a `Finding`; only when findings stop the work are they raised, all at once. All of them can be
pickled, so that a worker process can send them home.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from overeenkomsten.model.finding import Finding


class OvereenkomstenError(Exception):
    """Base of everything that this package raises on purpose."""


class InputRejected(OvereenkomstenError):
    """The dossier is refused: nothing was written."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """`findings` are in reading order; at least one of them is the reason for the refusal."""
        super().__init__(findings)
        self.findings = tuple(findings)

    def __str__(self) -> str:
        return "; ".join(finding.message for finding in self.findings)


class LibraryBroken(OvereenkomstenError):
    """A clause, blueprint, schema or shell is wrong. `place` is `file` or `file:line`; `rule` is a stable id."""

    def __init__(self, place: str, rule: str, message: str) -> None:
        super().__init__(place, rule, message)
        self.place = place
        self.rule = rule
        self.message = message

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.message}"


class PublishFailed(OvereenkomstenError):
    """The machine could not do it; the message says what to do about it, in Dutch."""
