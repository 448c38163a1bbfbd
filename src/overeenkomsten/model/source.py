"""Where a sentence, a rule or a threshold comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a clause, rule or parameter."""

    kind: str
    """`stappenplan`, `wet`, `jurisprudentie`, `praktijk` or `huisregel`."""
    reference: str
    """The place in it: `SP-1.R`, `BW 6:248`, `ECLI:NL:HR:2005:AT7337`, or a sentence for a huisregel."""

    def __str__(self) -> str:
        names = {"stappenplan": "Stappenplan", "wet": "", "jurisprudentie": "", "praktijk": "praktijk:"}
        return f"{names.get(self.kind, self.kind)} {self.reference}".strip()
