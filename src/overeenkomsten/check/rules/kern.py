"""The core of an agreement: its dates, its end, who answers for which task, and sums that add up."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import FOUT, WAARSCHUWING, Signaal, Zaak, groter, regel, som
from overeenkomsten.check.rules.woorden import opsomming, toon


@regel("R-10", FOUT, bron="logica; BS-29")
def einddatum_na_startdatum(d: Zaak) -> Iterator[Signaal]:
    """R-10: de einddatum ligt na de startdatum en niet voor de dag van tekenen."""
    start, end = d.facts.day("planning.startdatum"), d.facts.day("planning.einddatum")
    paths = ("planning.startdatum", "document.datum")
    if end is not None and start is not None and end <= start:
        yield Signaal(
            f"De einddatum ({toon(end)}) ligt voor of op de startdatum ({toon(start)}). Pas een van de twee aan, "
            "anders loopt de overeenkomst geen dag.",
            pad="planning.einddatum",
            paden=paths,
        )
    elif end is not None and d.datum is not None and d.datum > end:
        yield Signaal(
            f"De einddatum ({toon(end)}) ligt voor de dag van tekenen ({toon(d.datum)}). Pas een van de twee aan, "
            "anders is de overeenkomst al afgelopen als u tekent.",
            pad="planning.einddatum",
            paden=paths,
        )


@regel("R-11", FOUT, bron="SP-2.R; BW 6:265, 6:271, 7:408")
def einde_is_geregeld(d: Zaak) -> Iterator[Signaal]:
    """R-11: een overeenkomst zegt hoe zij kan stoppen en wat er dan gebeurt."""
    types = ("samenwerkingsovereenkomst", "realisatieovereenkomst", "beheerovereenkomst", "opdrachtverlening")
    if not d.is_type(*types):
        return
    end = d.facts.record("juridisch.beeindiging")
    missing = [field for field in ("gronden", "gevolgen") if not end.has(field)]
    if missing:
        words = {
            "gronden": "wanneer iemand mag stoppen",
            "gevolgen": "wat er bij het stoppen gebeurt met kosten, resultaten en gegevens",
        }
        yield Signaal(
            f"Er staat niet in {opsomming(words[field] for field in missing)}. Spreek dat nu af, want als het "
            "misgaat is het te laat.",
            pad=end.where(missing[0]),
            paden=(end.where("gronden"), end.where("gevolgen")),
        )


@regel("R-12", FOUT, bron="SP-2.D3, SP-2.D5, SP-1.R")
def een_eindverantwoordelijke(d: Zaak) -> Iterator[Signaal]:
    """R-12: iedere taak heeft precies één eindverantwoordelijke partij."""
    known = {party.text("id") for party in d.partijen}
    for task in d.facts.records("taken"):
        if task.text("eindverantwoordelijk") not in known - {""}:
            name = task.text("omschrijving") or task.text("id")
            yield Signaal(
                f"De taak '{name}' heeft geen eindverantwoordelijke, of meer dan één. Kies één partij uit de "
                "lijst; anderen kunnen meewerken. Zo weet iedereen wie u kunt aanspreken.",
                pad=task.where("eindverantwoordelijk"),
            )


@regel("R-13", FOUT, bron="SP-2.R; zorgvuldigheid")
def posten_tellen_op(d: Zaak) -> Iterator[Signaal]:
    """R-13: de posten van de begroting tellen op tot het totaal."""
    budget = d.facts.record("financien.begroting")
    total = budget.money("totaal")
    parts = som(post.money("bedrag") for post in budget.records("posten"))
    if not budget.fields or parts == total:
        return
    if total is None:
        message = f"De posten tellen op tot {toon(parts)}, maar het totaal ontbreekt. Vul het totaal in."
    elif not budget.has("posten"):
        message = f"De begroting heeft een totaal van {toon(total)}, maar geen posten. Vul in waar het geld aan opgaat."
    else:
        message = (
            f"De posten tellen op tot {toon(parts)}, maar het totaal is {toon(total)}. Pas een post of het totaal "
            "aan, zodat duidelijk is welk bedrag geldt."
        )
    yield Signaal(message, pad="financien.begroting.totaal", paden=("financien.begroting.posten",))


@regel("R-14", FOUT, verzwakt=True, bron="Awb 4:29, 4:36")
def subsidie_heeft_besluit(d: Zaak) -> Iterator[Signaal]:
    """R-14: een subsidieovereenkomst hangt onder een subsidiebesluit."""
    decision = d.facts.record("subsidie.beschikking")
    if not d.is_type("subsidieovereenkomst"):
        return
    known = decision.has("kenmerk")
    if not known or decision.text("status") not in {"verleend", "ontwerp"}:
        yield Signaal(
            "Er is nog geen subsidiebesluit waar deze overeenkomst bij hoort. Vul het kenmerk en de stand van het "
            "besluit in, want zonder besluit is er geen recht op subsidie.",
            pad=decision.where("status" if known else "kenmerk"),
            paden=(decision.where("kenmerk"), decision.where("status")),
        )


@regel("R-15", WAARSCHUWING, jt=True, bron="Awb 4:21, 4:23, 4:29; SP-1.R-alt")
def subsidie_zonder_besluit(d: Zaak) -> Iterator[Signaal]:
    """R-15: subsidie van de gemeente komt uit een besluit, niet uit deze overeenkomst."""
    for entry in d.dekking if d.is_type("intentieovereenkomst", "samenwerkingsovereenkomst") else ():
        if entry.text("soort") == "gemeente_subsidie" and not entry.has("beschikking_of_besluit"):
            yield Signaal(
                "Hier staat subsidie van de gemeente zonder besluit. Verwijs naar de aanvraag of de beschikking, "
                "want de overeenkomst zelf geeft geen subsidie.",
                pad=entry.where("beschikking_of_besluit"),
                paden=(entry.where("soort"),),
            )


@regel("R-16", FOUT, bron="Awb 4:31, 4:36")
def bedrag_als_in_besluit(d: Zaak) -> Iterator[Signaal]:
    """R-16: het subsidiebedrag is het bedrag uit het besluit."""
    here, there = d.facts.money("subsidie.bedrag"), d.facts.money("subsidie.beschikking.bedrag")
    if not d.is_type("subsidieovereenkomst") or (here is not None and here == there):
        return
    paths = ("subsidie.bedrag", "subsidie.beschikking.bedrag")
    if here is None or there is None:
        yield Signaal(
            "Vul het bedrag in van de overeenkomst én van het subsidiebesluit. Ze moeten gelijk zijn, omdat het "
            "besluit voorgaat.",
            pad=paths[0] if here is None else paths[1],
            paden=paths,
        )
    else:
        yield Signaal(
            f"In de overeenkomst staat {toon(here)}, in het subsidiebesluit {toon(there)}. Neem het bedrag van "
            "het besluit over, want dat gaat voor.",
            pad=paths[0],
            paden=paths,
        )


@regel("R-17", FOUT, verzwakt=True, bron="SP-2.R, SP-2.D2; Gemeentewet 189")
def dekking_is_rond(d: Zaak) -> Iterator[Signaal]:
    """R-17: wat partijen betalen, is samen precies wat het kost."""
    total = d.facts.money("financien.begroting.totaal")
    cover = som(entry.money("bedrag") for entry in d.dekking)
    if not d.dekking or cover == total:
        return
    if total is None:
        message = f"De dekking is {toon(cover)}, maar er staat niet wat het kost. Vul het totaal van de begroting in."
    elif cover < total:
        message = (
            f"De kosten zijn {toon(total)}, de dekking {toon(cover)}. Er mist {toon(total - cover)}: voeg dekking "
            "toe of maak de begroting kleiner, anders blijft iemand met de rekening zitten."
        )
    else:
        message = (
            f"De kosten zijn {toon(total)}, de dekking {toon(cover)}. Dat is {toon(cover - total)} te veel: pas "
            "een van de twee aan, zodat niemand meer betaalt dan nodig."
        )
    yield Signaal(message, pad="financien.dekking", paden=("financien.begroting.totaal",))


@regel("R-18", WAARSCHUWING, bron="SP-2.H5, SP-1.H3; huisregel")
def geld_is_toegezegd(d: Zaak) -> Iterator[Signaal]:
    """R-18: bij het tekenen is minstens de helft van het geld echt toegezegd."""
    total, share = d.facts.money("financien.begroting.totaal"), d.grens("minimaal_toegezegd_pct")
    if not d.definitief or total is None or share is None:
        return
    promised = som(entry.money("bedrag") for entry in d.dekking if entry.text("status") == "toegezegd")
    if promised.cents * 100 < total.cents * share:
        yield Signaal(
            f"Van de {toon(total)} is pas {toon(promised)} echt toegezegd. Neem een voorwaarde op of wacht met "
            "tekenen, want misschien komt de rest van het geld er niet.",
            pad="financien.dekking",
            paden=("financien.begroting.totaal",),
        )


@regel("R-89", WAARSCHUWING, bron="consistentie")
def binnen_de_looptijd(d: Zaak) -> Iterator[Signaal]:
    """R-89: taken, mijlpalen en (bij een overeenkomst) metingen vallen binnen de looptijd.

    Bij een uitvoeringsplan ligt de meting juist vóór de start.
    """
    start, end = d.facts.day("planning.startdatum"), d.facts.day("planning.einddatum")
    dated = [(task, "gereed", f"taak '{task.text('omschrijving')}'") for task in d.facts.records("taken")]
    dated += [(mark, "datum", f"mijlpaal '{mark.text('naam')}'") for mark in d.facts.records("planning.mijlpalen")]
    if d.in_ovk:
        dated += [(measure, "moment", "meting") for measure in d.facts.records("participatie.metingen")]
    for item, field, name in dated:
        day = item.day(field)
        if day is not None and ((start is not None and day < start) or groter(day, end)):
            yield Signaal(
                f"De {name} staat op {toon(day)} en valt buiten de looptijd. Pas deze datum of de looptijd aan, "
                "want daarbuiten geldt de afspraak niet.",
                pad=item.where(field),
                paden=("planning.startdatum", "planning.einddatum"),
            )
