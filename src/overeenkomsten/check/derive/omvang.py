"""How long a samenwerkingsovereenkomst is: as the dossier says, else by what is at stake; and why."""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model import dutch
from overeenkomsten.model.facts import Value
from overeenkomsten.model.money import Money

VEEL_PARTIJEN = 4
"""From so many signing parties on a samenwerkingsovereenkomst is extensive (SP-2.R)."""


def _sok_variant(basis: Basis) -> Value | None:
    """`kort` or `uitgebreid`: as chosen, else by collectivity, scale, number of parties and budget."""
    chosen = basis.facts.text("document.variant")
    if chosen:
        return chosen
    total = basis.facts.money("financien.begroting.totaal")
    threshold = basis.instelling.money("drempel_uitgebreid")
    extensive = (
        basis.eerder.flag("is_collectief") is True
        or basis.eerder.flag("grootschalige_inkoop") is True
        or len(basis.eerder.records("ondertekenaars")) >= VEEL_PARTIJEN
        or (total is not None and threshold is not None and total > threshold)
    )
    return "uitgebreid" if extensive else "kort"


def _sok_variant_reden(basis: Basis) -> Value | None:
    """Why the engine took the variant, as it reads after "want"; absent when the dossier chose it."""
    if basis.facts.text("document.variant"):
        return None
    total = basis.facts.money("financien.begroting.totaal")
    threshold = basis.instelling.money("drempel_uitgebreid")
    reasons = [
        words
        for words, holds in (
            ("het plan is één systeem voor iedereen", basis.eerder.flag("is_collectief") is True),
            ("er is een grote inkoopactie", basis.eerder.flag("grootschalige_inkoop") is True),
            ("er tekenen vier of meer partijen", len(basis.eerder.records("ondertekenaars")) >= VEEL_PARTIJEN),
            (
                f"de begroting is meer dan {dutch.euros(threshold or Money(0))}",
                total is not None and threshold is not None and total > threshold,
            ),
        )
        if holds
    ]
    return dutch.enumerate_and(reasons) if reasons else "het plan is klein en individueel"


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="sok_variant",
        bron="SP-2.R: van kort tot uitgebreid",
        betekent="variant van de samenwerkingsovereenkomst",
        leest=(
            "document.variant",
            "afg.is_collectief",
            "afg.grootschalige_inkoop",
            "afg.ondertekenaars",
            "financien.begroting.totaal",
            "recht.instellingen.drempel_uitgebreid",
        ),
        grenzen=(
            {"document.variant": "kort"},
            {"document.variant": "uitgebreid"},
            {"document.variant": None, "financien.begroting.totaal": 100_000},
            {"document.variant": None, "financien.begroting.totaal": 100_001},
        ),
        bereken=_sok_variant,
    ),
    Afgeleid(
        naam="sok_variant_reden",
        bron="SP-2.R: van kort tot uitgebreid",
        betekent="reden voor de variant",
        leest=(
            "document.variant",
            "afg.is_collectief",
            "afg.grootschalige_inkoop",
            "afg.ondertekenaars",
            "financien.begroting.totaal",
            "recht.instellingen.drempel_uitgebreid",
        ),
        bereken=_sok_variant_reden,
    ),
)
"""After those of `regels`, which they read."""
