"""Derived facts about annexes: which ones a document makes itself, so that nobody attaches a second one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Value

NOOIT = frozenset({"contactlijst"})
"""Annexes that never go with a document, because they hold personal data and the document is public."""


def _extensive(basis: Basis) -> bool:
    return basis.eerder.text("sok_variant") == "uitgebreid"


_EIGEN: Mapping[str, Callable[[Basis], bool]] = {
    "projectplan": lambda basis: basis.facts.text("projectplan.relatie") == "bijlage",
    "rolschets": lambda basis: True,
    "bijlage_rolmatrix": lambda basis: True,
    "bijlage_begroting": lambda basis: True,
    "bijlage_planning": lambda basis: True,
    "bijlage_besluitenlijst": _extensive,
    "participatieplan": _extensive,
    "bijlage_avg": lambda basis: basis.facts.flag("juridisch.avg.deelt_persoonsgegevens") is True,
    "bijlage_deminimis": lambda basis: (
        _extensive(basis) and basis.facts.text("juridisch.staatssteun.regime").startswith("deminimis")
    ),
    "toetredingsformulier": lambda basis: (
        _extensive(basis) and basis.facts.flag("juridisch.toetreding.toegestaan") is True
    ),
}
"""Kind of annex -> whether the samenwerkingsovereenkomst makes it from the dossier; as the blueprint says."""


def _losse_bijlagen(basis: Basis) -> Value | None:
    """The documents that come along as they are; absent when there are none."""
    own = basis.document_type == "samenwerkingsovereenkomst"
    made = {kind for kind, applies in _EIGEN.items() if own and applies(basis)}
    return tuple(a for a in basis.facts.records("bijlagen") if a.text("soort") not in made | NOOIT) or None


def _annex(kind: str) -> list[dict[str, object]]:
    return [{"titel": "Stuk", "soort": kind, "datum": "2027-01-15", "openbaar": True}]


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="losse_bijlagen",
        bron="C.5, BS-33: wat het document zelf maakt, wordt niet nog eens bijgevoegd",
        betekent="er zijn losse bijlagen",
        leest=(
            "bijlagen.soort",
            "afg.sok_variant",
            "projectplan.relatie",
            "juridisch.avg.deelt_persoonsgegevens",
            "juridisch.staatssteun.regime",
            "juridisch.toetreding.toegestaan",
        ),
        grenzen=(
            {"bijlagen": _annex("kaart")},
            {"bijlagen": _annex("bijlage_rolmatrix")},
            {"bijlagen": None},
        ),
        bereken=_losse_bijlagen,
    ),
)
"""In the order in which they are computed, after those of `regels`."""
