"""The neighbourhood: the uitvoeringsplan, the support for it, and what its words promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from overeenkomsten.check.rules.regel import FOUT, WAARSCHUWING, Signaal, Zaak, regel
from overeenkomsten.check.rules.woorden import naam, noemt, toon


def _number(text: str) -> Decimal | None:
    """The first number in a text: "70 procent van de adressen" is 70."""
    found = re.search(r"\d+(?:[.,]\d+)?", text)
    return Decimal(found[0].replace(",", ".")) if found else None


@regel("R-44", FOUT, bron="SP-3.A1; keuzevrijheid in de Wgiw en de Wet collectieve warmte")
def opt_out_beschreven(d: Zaak) -> Iterator[Signaal]:
    """R-44: een uitvoeringsplan legt uit wat mensen kunnen die iets anders willen."""
    way_out = d.facts.record("uitvoeringsplan.opt_out")
    if not d.is_type("uitvoeringsplan"):
        return
    described, procedure = way_out.flag("beschreven") is True, way_out.has("procedure")
    if not (described and procedure):
        yield Signaal(
            "Het hoofdstuk over niet meedoen is niet compleet. Leg uit wat mensen kunnen die iets anders willen en "
            "hoe zij dat melden, want zij hebben die keuze.",
            pad=way_out.where("procedure") if described else way_out.path,
            paden=(way_out.where("beschreven"), way_out.where("procedure")),
        )


@regel("R-45", FOUT, verzwakt=True, bron="SP-3.R, SP-3.D3")
def oplossing_gekozen(d: Zaak) -> Iterator[Signaal]:
    """R-45: een plan, een realisatie of een aansluiting gaat over een gekozen oplossing."""
    status, kind = d.facts.text("oplossing.status"), d.facts.text("deelname.soort")
    joins = d.is_type("deelnameverklaring")
    fixed = d.is_type("uitvoeringsplan", "realisatieovereenkomst") or (joins and kind == "aansluitovereenkomst")
    preferred = joins and kind == "voorwaardelijk_bindend"
    if (fixed and status != "gekozen") or (preferred and status not in {"voorkeur", "gekozen"}):
        yield Signaal(
            "De warmteoplossing is nog niet gekozen. Kies eerst, of maak een lichter document: niemand kan ja "
            "zeggen tegen iets wat nog open is.",
            pad="oplossing.status",
            paden=("deelname.soort",) if joins else (),
        )


@regel("R-46", WAARSCHUWING, jt=True, bron="Omgevingswet 3.4; SP-3.D1, SP-3.A1")
def wie_stelt_het_plan_vast(d: Zaak) -> Iterator[Signaal]:
    """R-46: de juridische vorm van het uitvoeringsplan past bij wie het vaststelt."""
    form = d.facts.text("uitvoeringsplan.juridische_vorm")
    adopts = "vaststellen" in d.raad_rollen
    if not d.is_type("uitvoeringsplan"):
        return
    wrong_organ = (form == "vrijwillig_programma_college" and adopts) or (form == "beleidsplan_raad" and not adopts)
    if wrong_organ or not form:
        yield Signaal(
            "Wie stelt dit plan vast? Een programma onder de Omgevingswet stelt het college vast, een beleidsplan "
            "de raad. Kies de vorm en de rol van de raad die bij elkaar passen.",
            pad="uitvoeringsplan.juridische_vorm",
            paden=("gemeente.besluitvorming.raad_rollen",),
        )


@regel("R-47", WAARSCHUWING, jt=True, bron="Wet gemeentelijke instrumenten warmtetransitie")
def gebied_in_warmteprogramma(d: Zaak) -> Iterator[Signaal]:
    """R-47: het gebied staat in een vastgesteld warmteprogramma."""
    programme = d.facts.record("gemeente.beleid.warmteprogramma")
    named, adopted = programme.flag("werkgebied_genoemd") is True, programme.text("status") == "vastgesteld"
    if d.is_type("uitvoeringsplan") and not (named and adopted):
        yield Signaal(
            "Het gebied staat (nog) niet in een vastgesteld warmteprogramma. Vraag wanneer dat gebeurt, want zonder "
            "dat mag de gemeente het gebied niet aanwijzen om van het gas te gaan.",
            pad=programme.where("status" if named else "werkgebied_genoemd"),
            paden=(programme.where("status"), programme.where("werkgebied_genoemd")),
        )


@regel("R-48", FOUT, bron="SP-3.D2, SP-3.A5")
def investeringsbesluiten_genoemd(d: Zaak) -> Iterator[Signaal]:
    """R-48: bij een collectief systeem staat per partner welk bestuur wanneer over de investering beslist."""
    if not (d.is_type("uitvoeringsplan") and d.collectief):
        return
    decisions = d.facts.records("investeringsbesluiten")
    if not decisions:
        yield Signaal(
            "Er staan geen investeringsbesluiten in. Noem per partner welk bestuur wanneer over de investering "
            "beslist, want zonder die besluiten komt het systeem er niet.",
            pad="investeringsbesluiten",
            paden=("oplossing.hoofdtype",),
        )
    for decision in decisions:
        missing = [field for field in ("orgaan", "datum") if not decision.has(field)]
        if missing:
            yield Signaal(
                f"Noem voor {naam(d.partij(decision.text('partij_id')))} welk bestuur wanneer over de investering "
                "beslist, zodat iedereen weet waarop het wachten is.",
                pad=decision.where(missing[0]),
                paden=(decision.where("orgaan"), decision.where("datum")),
            )


@regel("R-49", WAARSCHUWING, bron="SP-3.D3, SP-3.A6; Omgevingsbesluit 10.2")
def steun_gemeten(d: Zaak) -> Iterator[Signaal]:
    """R-49: bij een collectief systeem is de steun gemeten en haalt zij de drempel."""
    if not (d.is_type("uitvoeringsplan") and d.collectief):
        return
    measures = d.facts.records("participatie.metingen")
    if not any(measure.has("uitkomst_pct") for measure in measures):
        yield Signaal(
            "De steun is nog niet gemeten. Meet haar, of leg uit waarom u toch verder gaat: een collectief systeem "
            "kan niet zonder genoeg deelnemers.",
            pad="participatie.metingen",
        )
    for measure in measures:
        result, needed = measure.number("uitkomst_pct"), measure.number("drempel_pct")
        if result is not None and needed is not None and result < needed:
            yield Signaal(
                f"De steun is {toon(result)} procent en haalt de drempel van {toon(needed)} procent niet. Leg uit "
                "wat u daarmee doet, want bewoners zullen ernaar vragen.",
                pad=measure.where("uitkomst_pct"),
                paden=(measure.where("drempel_pct"),),
            )


@regel("R-50", FOUT, bron="SP-3.D3; bepaalbaarheid")
def percentage_waarvan(d: Zaak) -> Iterator[Signaal]:
    """R-50: bij een percentage staat waarvan, en het ligt boven 0 en niet boven 100."""
    for measure in d.facts.records("participatie.metingen"):
        needed = measure.number("drempel_pct")
        if not measure.has("noemer"):
            yield Signaal(
                "Een percentage zonder 'waarvan' zegt niets. Kies: van alle huishoudens, van alle adressen of van "
                "de ingevulde formulieren.",
                pad=measure.where("noemer"),
                paden=(measure.where("drempel_pct"),),
            )
        elif needed is None or not 0 < needed <= 100:
            yield Signaal(
                "De drempel voor de steun ontbreekt of klopt niet. Vul een percentage in boven 0 en tot en met "
                "100, zodat u weet wanneer de steun genoeg is.",
                pad=measure.where("drempel_pct"),
                paden=(measure.where("noemer"),),
            )


@regel("R-51", WAARSCHUWING, bron="SP-3.R (groen gas als voorbeeld); begripszuiverheid")
def aardgasvrij_met_gasnet(d: Zaak) -> Iterator[Signaal]:
    """R-51: wie 'aardgasvrij' zegt terwijl het gasnet blijft, legt uit wat hij bedoelt."""
    if "aardgasvrij" in d.facts.texts("project.ambitie.soorten") and d.afg.flag("gasnet_blijft"):
        yield Signaal(
            "U noemt aardgasvrij, maar met deze technieken blijft het gasnet liggen. Leg uit wat u bedoelt, "
            "bijvoorbeeld 'zonder fossiel aardgas', zodat bewoners niet op het verkeerde rekenen.",
            pad="project.ambitie.soorten",
            paden=("oplossing.aardgasnet_blijft", "oplossing.technieken"),
        )


@regel("R-106", WAARSCHUWING, bron="consistentie; SP-3.D3")
def een_deelnamepercentage(d: Zaak) -> Iterator[Signaal]:
    """R-106: overal staat hetzelfde percentage voor de deelname.

    Een doel gaat over deelname als het in procenten is en 'deelname', 'deelnemers' of 'aansluiten' noemt.
    """
    needed = d.facts.number("oplossing.warmtenet.minimum_deelname_pct")
    if not d.collectief or needed is None:
        return
    found: list[tuple[str, Decimal | None]] = [
        (goal.where("streefwaarde"), goal.number("streefwaarde"))
        for goal in d.facts.records("project.ambitie.meetbare_doelen")
        if noemt(goal.text("eenheid"), "procent", "%")
        and noemt(f"{goal.text('omschrijving')} {goal.text('indicator')}", "deelname", "deelnem", "aansluit")
    ]
    found += [
        (condition.where("waarde"), _number(condition.text("waarde")))
        for condition in d.facts.records("deelname.opschortend")
        if condition.text("soort") == "minimum_pct"
    ]
    for path, value in found:
        if value is not None and value != needed:
            yield Signaal(
                "Er staan verschillende percentages voor de deelname in het dossier: "
                f"{toon(needed)} en {toon(value)}. Maak ze gelijk, zodat duidelijk is wanneer het warmtenet "
                "doorgaat.",
                pad=path,
                paden=("oplossing.warmtenet.minimum_deelname_pct",),
            )
