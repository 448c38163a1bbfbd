"""The law of heat: does the route fit the size and the form, and is it known what is in force?"""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import FOUT, WAARSCHUWING, Signaal, Zaak, regel
from overeenkomsten.check.rules.woorden import opsomming, toon, woord


@regel("R-55", FOUT, verzwakt=True, jt=True, bron="Wet collectieve warmte (Kst. 36576)")
def weg_in_de_warmtewet(d: Zaak) -> Iterator[Signaal]:
    """R-55: de weg in de warmtewet past bij het aantal aansluitingen."""
    route, kind = d.facts.text("oplossing.warmtenet.wcw_route"), d.afg.text("wcw_categorie")
    asks = d.is_type("samenwerkingsovereenkomst", "uitvoeringsplan", "realisatieovereenkomst")
    limits = [toon(limit) for name in ("wcw_ondergrens", "wcw_bovengrens") if (limit := d.grens(name)) is not None]
    bounds = f"grenzen: {opsomming(limits)}" if limits else "zie de wet"
    if (route == "klein_ontheffing" and kind == "groot") or (route == "tot_10" and kind != "tot_10"):
        message = (
            f"Het aantal aansluitingen past niet bij de weg '{woord(route)}' in de warmtewet "
            f"({bounds}). Kies een andere weg, of pas het aantal aan."
        )
    elif kind != "geen" and asks and not route:
        message = (
            "Vul in welke weg in de warmtewet u kiest. Die hangt af van het aantal aansluitingen "
            f"({bounds}) en bepaalt wie het warmtenet mag aanleggen."
        )
    else:
        return
    yield Signaal(
        message,
        pad="oplossing.warmtenet.wcw_route",
        paden=("oplossing.warmtenet.aantal_verbruikers", "oplossing.aantal_beoogde_aansluitingen"),
    )


@regel("R-56", WAARSCHUWING, jt=True, bron="Wet collectieve warmte: warmtegemeenschap; SP-2.T3")
def warmtegemeenschap(d: Zaak) -> Iterator[Signaal]:
    """R-56: een warmtegemeenschap is een coöperatie of vereniging, of een bv onder een coöperatie."""
    if d.facts.text("oplossing.warmtenet.wcw_route") != "aanwijzing_warmtegemeenschap":
        return
    form = d.initiatief.text("rechtsvorm")
    mother = d.partij(d.initiatief.text("moeder_partij_id")).text("rechtsvorm")
    if form not in {"cooperatie", "vereniging"} and not (form == "bv" and mother == "cooperatie"):
        yield Signaal(
            "Een warmtegemeenschap is een organisatie zonder winstdoel waar iedereen lid van kan worden en leden "
            "beslissen. Kijk of uw rechtsvorm daarbij past, want anders kan de aanwijzing niet doorgaan.",
            pad=d.initiatief.where("rechtsvorm"),
            paden=("oplossing.warmtenet.wcw_route",),
        )


@regel("R-57", WAARSCHUWING, jt=True, bron="Wet collectieve warmte, aangenomen 9-12-2025")
def warmtewet_in_werking(d: Zaak) -> Iterator[Signaal]:
    """R-57: bij een warmtenet is bekend of de nieuwe warmtewet geldt."""
    if d.afg.text("wcw_categorie") != "geen" and d.facts.text("recht.wcw.status") != "in_werking":
        yield Signaal(
            "De nieuwe warmtewet geldt misschien nog niet. De tekst krijgt daarom een versie voor oud en nieuw "
            "recht. Vraag uw jurist wat er geldt op de dag van tekenen.",
            pad="recht.wcw.status",
            paden=("oplossing.technieken",),
        )


@regel("R-58", WAARSCHUWING, jt=True, bron="zorgvuldigheid")
def regels_nagekeken(d: Zaak) -> Iterator[Signaal]:
    """R-58: de regels zijn kort voor het tekenen nagekeken."""
    checked, limit = d.facts.day("recht.peildatum"), d.grens("max_leeftijd_peildatum_dagen")
    planned = d.is_type("uitvoeringsplan", "samenwerkingsovereenkomst", "realisatieovereenkomst")
    paths = ("recht.peildatum", "recht.wgiw.status", "document.datum")
    if checked and d.datum and limit is not None and (d.datum - checked).days > limit:
        yield Signaal(
            f"De regels zijn voor het laatst nagekeken op {toon(checked)}: {(d.datum - checked).days} dagen voor "
            "het tekenen. Laat ze opnieuw nakijken, want er kan iets veranderd zijn.",
            pad="recht.peildatum",
            paden=paths,
        )
    elif planned and d.facts.text("recht.wgiw.status") != "in_werking":
        yield Signaal(
            "Het is niet zeker of de wet voor de wijkaanpak al geldt. Vraag uw jurist naar de stand op de dag van "
            "tekenen.",
            pad="recht.wgiw.status",
            paden=paths,
        )
