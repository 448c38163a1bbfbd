"""Personal data, openness, liability, and what techniques bring along: permits, neighbours, bats."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import FOUT, WAARSCHUWING, Signaal, Zaak, kleiner, regel
from overeenkomsten.check.rules.woorden import genormaliseerd, noemt, opsomming, toon
from overeenkomsten.model.money import Money

TECHNISCHE_DOCUMENTEN = ("samenwerkingsovereenkomst", "uitvoeringsplan", "realisatieovereenkomst")


@regel("R-69", FOUT, verzwakt=True, bron="AVG 5, 6, 26, 28; praktijk NPLW")
def afspraken_over_persoonsgegevens(d: Zaak) -> Iterator[Signaal]:
    """R-69: wie gegevens van bewoners deelt, spreekt af wie verantwoordelijk is, waarom en hoe lang.

    Een samenwerkingsovereenkomst maakt de bijlage zelf.
    """
    avg = d.facts.record("juridisch.avg")
    if not avg.flag("deelt_persoonsgegevens"):
        return
    division = avg.text("rolverdeling")
    gaps = [
        (words, avg.where(field))
        for words, field, open_ in (
            ("wie verantwoordelijk is", "rolverdeling", division in {"", "geen"}),
            ("waarom het mag", "grondslag", not avg.has("grondslag")),
            ("hoe lang u ze bewaart", "bewaartermijn", not avg.has("bewaartermijn")),
        )
        if open_
    ]
    annex = d.is_type("samenwerkingsovereenkomst") or d.heeft_bijlage("bijlage_avg")
    if division in {"gezamenlijk", "verwerker"} and not annex:
        gaps.append(("de bijlage met afspraken over de gegevens", "bijlagen"))
    if gaps:
        yield Signaal(
            f"U deelt gegevens van bewoners. Vul aan: {opsomming(words for words, _ in gaps)}. Bewoners moeten "
            "kunnen zien wie wat met hun gegevens doet.",
            pad=gaps[0][1],
            paden=(*(path for _, path in gaps), avg.where("deelt_persoonsgegevens")),
        )


@regel("R-70", WAARSCHUWING, bron="AVG 4 lid 7; praktijk Pekela")
def vrijwilligers_en_gegevens(d: Zaak) -> Iterator[Signaal]:
    """R-70: losse personen delen zo min mogelijk persoonsgegevens."""
    if d.afg.flag("heeft_persoonsgegevens") and d.afg.flag("is_personengroep"):
        yield Signaal(
            "U deelt gegevens met een groep zonder rechtsvorm. Vrijwilligers zijn dan zelf verantwoordelijk. Deel "
            "zo min mogelijk, of laat de gemeente de brieven sturen.",
            pad="juridisch.avg.deelt_persoonsgegevens",
            paden=(d.initiatief.where("rechtsvorm"),),
        )


@regel("R-71", FOUT, bron="AVG; Woo 5.1 lid 2 onder e")
def bijlage_met_namen(d: Zaak) -> Iterator[Signaal]:
    """R-71: een bijlage met persoonsgegevens is niet openbaar."""
    for annex in d.facts.records("bijlagen"):
        if annex.text("soort") in {"contactlijst", "handtekeningen"} and annex.flag("openbaar"):
            yield Signaal(
                f"De bijlage '{annex.text('titel')}' heeft persoonsgegevens en mag niet openbaar. Zet 'openbaar' "
                "op nee.",
                pad=annex.where("openbaar"),
                paden=(annex.where("soort"),),
            )


@regel("R-71b", WAARSCHUWING, bron="Woo 3.1, 3.3 lid 2 onder f, 5.1")
def geheim_is_benoemd(d: Zaak) -> Iterator[Signaal]:
    """R-71b: geheimhouding gaat over genoemde stukken, niet over alles."""
    secrecy = d.facts.record("juridisch.geheimhouding")
    kinds = secrecy.texts("categorieen")
    everything = any("alles" in genormaliseerd(kind).split() for kind in kinds)
    if secrecy.fields and (everything or not kinds):
        yield Signaal(
            "Afspraken met de gemeente zijn in principe openbaar. Noem precies welke stukken geheim zijn en waarom; "
            "'alles' houdt geen stand.",
            pad=secrecy.where("categorieen"),
        )


@regel("R-73", WAARSCHUWING, bron="BW 6:162, 6:170; polis van de VNG voor vrijwilligers")
def vrijwilligers_verzekerd(d: Zaak) -> Iterator[Signaal]:
    """R-73: vrijwilligers zijn verzekerd."""
    liability = d.facts.record("juridisch.aansprakelijkheid")
    insured = liability.flag("verzekerd") or liability.flag("vrijwilligersverzekering_gemeente")
    if d.facts.flag("initiatief.werkt_met_vrijwilligers") and not insured:
        yield Signaal(
            "Vrijwilligers zijn volgens het dossier niet verzekerd. Vraag naar de vrijwilligersverzekering van de "
            "gemeente, want een ongeluk kan iemand zelf geld kosten.",
            pad=liability.where("verzekerd"),
            paden=(liability.where("vrijwilligersverzekering_gemeente"), "initiatief.werkt_met_vrijwilligers"),
        )


@regel("R-73b", WAARSCHUWING, jt=True, bron="SP-2.H7; BW 6:74")
def plafond_voor_buren(d: Zaak) -> Iterator[Signaal]:
    """R-73b: een maximumbedrag beschermt losse personen niet genoeg."""
    ceiling = d.facts.money("juridisch.aansprakelijkheid.plafond")
    if d.afg.flag("is_personengroep") and kleiner(Money(0), ceiling):
        yield Signaal(
            "Ook met een maximumbedrag staan buren met eigen geld in. Kies liever: niet aansprakelijk, behalve bij "
            "opzet of bewuste roekeloosheid.",
            pad="juridisch.aansprakelijkheid.plafond",
            paden=(d.initiatief.where("rechtsvorm"),),
        )


@regel("R-74", WAARSCHUWING, jt=True, bron="Omgevingswet, flora- en fauna-activiteit (Bal)")
def vleermuizen(d: Zaak) -> Iterator[Signaal]:
    """R-74: bij spouw- of dakisolatie is aan beschermde dieren gedacht."""
    isolates = d.facts.flag("oplossing.individueel.spouw_of_dak_isolatie")
    covered = any(noemt(permit.text("soort"), "flora", "fauna", "soortenmanagement") for permit in d.vergunningen)
    if d.is_type(*TECHNISCHE_DOCUMENTEN) and isolates and not covered:
        yield Signaal(
            "In spouwmuren en daken kunnen vleermuizen en vogels zitten, en die zijn beschermd. Kijk in het "
            "soortenplan van gemeente of provincie en zet de flora- en fauna-activiteit bij de vergunningen.",
            pad="uitvoeringsplan.vergunningen" if d.is_type("uitvoeringsplan") else "vergunningen",
            paden=("oplossing.individueel.spouw_of_dak_isolatie",),
        )


@regel("R-75", WAARSCHUWING, jt=True, bron="Omgevingswet, Bal, m.e.r.; praktijk Wijnjewoude, Cothen")
def vergister(d: Zaak) -> Iterator[Signaal]:
    """R-75: bij een mestvergister zijn de vergunning en de buren op tijd geregeld."""
    if "mestvergister" not in d.technieken or not d.is_type(*TECHNISCHE_DOCUMENTEN):
        return
    permit = "oplossing.groen_gas.vergunning_status"
    not_started = d.facts.text(permit) in {"", "niet_gestart"}
    neighbours = any(
        noemt(activity.text("doelgroep"), "omwonenden") for activity in d.facts.records("participatie.activiteiten")
    )
    if not_started or not neighbours:
        what = (
            "De vergunning is nog niet gestart."
            if not_started
            else "Er is nog geen activiteit met 'omwonenden' als doelgroep."
        )
        yield Signaal(
            f"Een vergister heeft vergunningen nodig en raakt de buren. {what} Regel beide vroeg, want hierop lopen "
            "plannen vaak vast.",
            pad=permit if not_started else "participatie.activiteiten",
            paden=(permit, "participatie.activiteiten", "oplossing.technieken"),
        )


@regel("R-111", WAARSCHUWING, bron="haalbaarheid; SP-2.D2")
def genoeg_groen_gas(d: Zaak) -> Iterator[Signaal]:
    """R-111: er komt genoeg groen gas voor de gasvraag, als die bekend is."""
    made, needed = d.facts.number("oplossing.groen_gas.jaarproductie_m3"), d.facts.number("project.gasvraag_m3")
    if "groen_gas" in d.technieken and made is not None and needed is not None and made < needed:
        yield Signaal(
            f"Er komt {toon(made)} m3 groen gas per jaar, maar het gebied heeft {toon(needed)} m3 nodig. Beschrijf "
            "het plan voor de rest, want anders blijft er fossiel gas nodig.",
            pad="oplossing.groen_gas.jaarproductie_m3",
            paden=("project.gasvraag_m3",),
        )


@regel("R-112", WAARSCHUWING, jt=True, bron="Omgevingswet; Mijnbouwwet")
def vergunning_voor_de_bron(d: Zaak) -> Iterator[Signaal]:
    """R-112: een bron in bodem of water heeft een vergunning."""
    source = d.technieken & {"wko", "aquathermie", "geothermie"}
    if source and d.is_type("uitvoeringsplan") and not d.vergunningen:
        yield Signaal(
            f"De bron ({opsomming(sorted(source))}) vraagt een vergunning van provincie, waterschap of Rijk. Noem "
            "die, want zonder vergunning is er geen warmte.",
            pad="uitvoeringsplan.vergunningen",
            paden=("oplossing.technieken",),
        )
