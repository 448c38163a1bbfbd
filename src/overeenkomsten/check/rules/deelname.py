"""Residents who take part: a concrete offer, time to think, and the consent of those who must agree."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import FOUT, WAARSCHUWING, Signaal, Zaak, regel
from overeenkomsten.check.rules.woorden import naam, opsomming, toon


def _bindend(d: Zaak) -> bool:
    """A deelnameverklaring that asks more of a resident than interest."""
    return d.is_type("deelnameverklaring") and d.facts.text("deelname.soort") != "interesse"


@regel("R-76", FOUT, bron="SP-3.A7, SP-3.D3; BW 6:230m")
def concreet_aanbod(d: Zaak) -> Iterator[Signaal]:
    """R-76: een bewoner kiest bij een concreet aanbod: ingrepen, kosten en prijspeil."""
    words = {
        "deelname.aanbod.ingrepen_in_woning": "wat er in de woning gebeurt",
        "deelname.kosten.eenmalig": "de kosten vooraf",
        "deelname.kosten.per_maand": "de kosten per maand",
        "deelname.kosten.prijspeil": "de datum waarop de prijzen gelden",
    }
    missing = [path for path in words if not d.facts.has(path)]
    if _bindend(d) and missing:
        yield Signaal(
            f"Het aanbod is nog niet concreet. Vul in: {opsomming(words[path] for path in missing)}. Bewoners "
            "kunnen pas kiezen als zij weten wat het kost en wat er gebeurt.",
            pad=missing[0],
            paden=tuple(words),
        )


@regel("R-77", FOUT, bron="BW 6:21, 6:22, 6:23; SP-3.A7")
def voorwaarden_met_einddatum(d: Zaak) -> Iterator[Signaal]:
    """R-77: wie zich voorwaardelijk bindt, weet onder welke voorwaarden en tot wanneer."""
    binds = d.facts.text("deelname.soort") == "voorwaardelijk_bindend"
    if not (d.is_type("deelnameverklaring") and binds):
        return
    conditions = d.facts.records("deelname.opschortend")
    if not conditions:
        yield Signaal(
            "Noem de voorwaarden waaronder het doorgaat, en tot wanneer de bewoner vastzit. Zonder voorwaarde is de "
            "verklaring niet voorwaardelijk.",
            pad="deelname.opschortend",
            paden=("deelname.soort",),
        )
    for condition in conditions:
        if not condition.has("uiterlijk"):
            yield Signaal(
                "Bij deze voorwaarde staat geen uiterste datum. Vul haar in, want anders zit de bewoner voor "
                "onbepaalde tijd vast.",
                pad=condition.where("uiterlijk"),
                paden=("deelname.soort",),
            )


@regel("R-78", FOUT, verzwakt=True, jt=True, bron="BW 6:230o, 6:230p, 6:236, 6:237")
def bedenktijd(d: Zaak) -> Iterator[Signaal]:
    """R-78: een consument heeft minstens 14 dagen bedenktijd."""
    days, least = d.facts.number("deelname.bedenktijd_dagen"), d.grens("min_bedenktijd_dagen")
    short = days is None or (least is not None and days < least)
    least_words = "de wettelijke tijd" if least is None else f"minstens {toon(least)} dagen"
    if _bindend(d) and d.afg.flag("consument") and short:
        yield Signaal(
            f"Geef bewoners {least_words} om zich te bedenken. Dat moet als zij thuis, op een avond of online tekenen.",
            pad="deelname.bedenktijd_dagen",
            paden=("deelname.soort_deelnemer", "deelname.soort"),
        )


@regel("R-78b", WAARSCHUWING, jt=True, bron="BW 6:230m lid 1 onder h, 6:230o lid 2")
def modelformulier(d: Zaak) -> Iterator[Signaal]:
    """R-78b: bij de bedenktijd hoort het wettelijke modelformulier."""
    if _bindend(d) and d.afg.flag("consument") and not d.heeft_bijlage("modelformulier_ontbinding"):
        yield Signaal(
            "Voeg het wettelijke modelformulier voor ontbinding toe als bijlage. Zonder uitleg en formulier wordt "
            "de bedenktijd een jaar langer.",
            pad="bijlagen",
            paden=("deelname.bedenktijd_dagen",),
        )


@regel("R-79", FOUT, verzwakt=True, jt=True, bron="BW 7:215, 7:220 lid 2 en 3, 7:243, 5:112 e.v.")
def toestemming(d: Zaak) -> Iterator[Signaal]:
    """R-79: een huurder of een eigenaar in een flat heeft de toestemming die nodig is."""
    kind = d.facts.text("deelname.soort_deelnemer")
    if not d.is_type("deelnameverklaring"):
        return
    changes = d.facts.flag("deelname.aanbod.verandert_woning")
    if kind == "huurder" and changes and not d.facts.has("deelname.toestemming_verhuurder"):
        yield Signaal(
            "De woning verandert, en een huurder kan dat niet alleen beslissen. Vraag de verhuurder om toestemming "
            "en vul in wie die gaf.",
            pad="deelname.toestemming_verhuurder",
            paden=("deelname.soort_deelnemer", "deelname.aanbod.verandert_woning"),
        )
    elif kind == "vve" and not d.facts.has("deelname.vve.alv_besluit"):
        yield Signaal(
            "Eigenaren in een flat kunnen dit niet ieder voor zich beslissen. Vraag de VvE om een besluit en vul "
            "het in.",
            pad="deelname.vve.alv_besluit",
            paden=("deelname.soort_deelnemer",),
        )


@regel("R-80", WAARSCHUWING, jt=True, bron="Mededingingswet 25g t/m 25m; SP-3.T1")
def gemeente_doet_aanbod(d: Zaak) -> Iterator[Signaal]:
    """R-80: meestal doet niet de gemeente het aanbod aan bewoners."""
    offers = d.facts.text("deelname.aanbieder_partij_id")
    if d.is_type("deelnameverklaring") and offers and offers == d.gemeente.text("id"):
        yield Signaal(
            f"{naam(d.gemeente)} doet zelf het aanbod. Dat brengt extra regels mee. Laat liever het initiatief of "
            "het warmtebedrijf het aanbod doen.",
            pad="deelname.aanbieder_partij_id",
        )


@regel("R-105", WAARSCHUWING, jt=True, bron="Wet collectieve warmte: warmtegemeenschap; BW 2:53 e.v.")
def verplicht_lid(d: Zaak) -> Iterator[Signaal]:
    """R-105: lid worden van een warmtegemeenschap is vrijwillig."""
    community = d.facts.text("oplossing.warmtenet.wcw_route") == "aanwijzing_warmtegemeenschap"
    if d.is_type("deelnameverklaring") and d.facts.flag("deelname.lidmaatschap.vereist") and community:
        yield Signaal(
            "Bewoners moeten lid worden om warmte te krijgen. Dat kan botsen met vrij toetreden tot een "
            "warmtegemeenschap. Maak het lidmaatschap vrijwillig, of laat dit toetsen.",
            pad="deelname.lidmaatschap.vereist",
            paden=("oplossing.warmtenet.wcw_route",),
        )
