"""Kind of document: does it fit the phase, the technique, and what was agreed before?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from overeenkomsten.check.derive.regels import COLLECTIEVE_TECHNIEKEN
from overeenkomsten.check.rules.regel import FOUT, WAARSCHUWING, Signaal, Zaak, groter, kleiner, regel
from overeenkomsten.check.rules.woorden import naam, opsomming, toon

FASEN: tuple[str, ...] = ("opstarten", "uitwerken", "ontwikkelen", "uitvoeren", "beheren")
"""The phases of the Stappenplan, in order (SP-0.F)."""

FASEN_BIJ: Mapping[str, tuple[str, ...]] = {
    "intentieovereenkomst": ("opstarten",),
    "herbekrachtiging": ("uitwerken",),
    "opdrachtverlening": ("opstarten", "uitwerken", "ontwikkelen", "uitvoeren"),
    "subsidieovereenkomst": ("opstarten", "uitwerken", "ontwikkelen"),
    "samenwerkingsovereenkomst": ("uitwerken",),
    "projectplan": ("uitwerken", "uitvoeren"),
    "uitvoeringsplan": ("ontwikkelen",),
    "deelnameverklaring": ("ontwikkelen",),
    "realisatieovereenkomst": ("uitvoeren",),
    "beheerovereenkomst": ("uitvoeren", "beheren"),
    "afsluitingsovereenkomst": FASEN,
}
"""Document type -> phases in which it is usual. Source: the results per phase of the Stappenplan
(SP-1.R, SP-1.R-alt, SP-2.T2, SP-2.R, SP-3.R, SP-3.A7, SP-4.A1, SP-4.H2, SP-4.D2, SP-5.A4)."""

PER_WONING = frozenset({"isolatie", "collectieve_inkoop", "warmtepomp_lucht", "warmtepomp_bodem", "hybride_warmtepomp"})
"""Techniques that are not a collective system, not even together."""


@regel("R-19", WAARSCHUWING, bron="SP-1.D2, SP-1.R")
def techniek_nog_open(d: Zaak) -> Iterator[Signaal]:
    """R-19: een intentieovereenkomst laat de techniek nog open."""
    if d.is_type("intentieovereenkomst") and d.facts.text("oplossing.status") == "gekozen":
        yield Signaal(
            "De techniek staat al vast, terwijl een intentie juist aan het begin staat. Past een "
            "samenwerkingsovereenkomst beter? Laat anders ruimte voor andere opties.",
            pad="oplossing.status",
            paden=("document.type",),
        )


@regel("R-21", FOUT, bron="SP-2.R; BW 6:227")
def doelen_zijn_meetbaar(d: Zaak) -> Iterator[Signaal]:
    """R-21: een samenwerkingsovereenkomst zegt waaraan en wanneer te zien is dat het doel is gehaald."""
    if not d.is_type("samenwerkingsovereenkomst"):
        return
    goals = d.facts.records("project.ambitie.meetbare_doelen")
    if not goals:
        yield Signaal(
            "Er staan geen meetbare doelen in. Schrijf op waaraan en wanneer u ziet dat het gelukt is, want anders "
            "weet niemand wat er precies is afgesproken.",
            pad="project.ambitie.meetbare_doelen",
        )
    for goal in goals:
        missing = [field for field in ("indicator", "datum") if not goal.has(field)]
        if missing:
            yield Signaal(
                f"Het doel '{goal.text('omschrijving')}' is nog niet te meten. Schrijf op waaraan u ziet dat het "
                "gehaald is, en wanneer.",
                pad=goal.where(missing[0]),
                paden=(goal.where("indicator"), goal.where("datum")),
            )


@regel("R-32", FOUT, bron="SP-2.R")
def samenwerkingsovereenkomst_compleet(d: Zaak) -> Iterator[Signaal]:
    """R-32: een samenwerkingsovereenkomst heeft doelen, een plan, taken, geld en een einde."""
    if not d.is_type("samenwerkingsovereenkomst"):
        return
    has = d.facts.has
    planned = d.facts.text("projectplan.relatie") in {"bijlage", "los"} or has("planning.mijlpalen")
    money = "financien.dekking" if has("financien.begroting") else "financien.begroting"
    parts = (
        ("meetbare doelen", "project.ambitie.meetbare_doelen", has("project.ambitie.meetbare_doelen")),
        ("een projectplan of mijlpalen", "projectplan.relatie", planned),
        ("taken", "taken", has("taken")),
        ("een begroting met dekking", money, has("financien.begroting") and has("financien.dekking")),
        ("afspraken over stoppen", "juridisch.beeindiging", has("juridisch.beeindiging")),
    )
    missing = [(words, path) for words, path, present in parts if not present]
    if missing:
        yield Signaal(
            "Een samenwerkingsovereenkomst heeft minstens doelen, een plan, taken, geld en een einde. Vul aan: "
            f"{opsomming(words for words, _ in missing)}.",
            pad=missing[0][1],
            paden=tuple(path for _, path in missing),
        )


@regel("R-33", WAARSCHUWING, bron="BW 6:213, 6:217; SP-2.T2")
def vorige_overeenkomst_afgelopen(d: Zaak) -> Iterator[Signaal]:
    """R-33: een herbekrachtiging volgt op een intentieovereenkomst die nog loopt."""
    for earlier in d.facts.records("eerdere_documenten") if d.is_type("herbekrachtiging") else ():
        end = earlier.day("einddatum")
        if earlier.text("type") == "intentieovereenkomst" and end is not None and kleiner(end, d.datum):
            yield Signaal(
                f"De vorige overeenkomst liep tot {toon(end)} en is al afgelopen. De tekst sluit daarom een nieuwe "
                "overeenkomst met dezelfde inhoud. Kijk na of dat de bedoeling is.",
                pad=earlier.where("einddatum"),
                paden=("document.datum",),
            )


@regel("R-34", FOUT, bron="BW 6:213, 6:217")
def iedereen_tekent_de_wijziging(d: Zaak) -> Iterator[Signaal]:
    """R-34: wie de intentieovereenkomst tekende en niet vertrekt, tekent ook de herbekrachtiging."""
    if not d.is_type("herbekrachtiging"):
        return
    signed = {
        party_id
        for earlier in d.facts.records("eerdere_documenten")
        if earlier.text("type") == "intentieovereenkomst"
        for party_id in earlier.texts("partij_ids")
    }
    for party in d.partijen:
        stays = party.text("status") != "vertrekt"
        if party.text("id") in signed and stays and party.flag("ondertekent") is not True:
            yield Signaal(
                f"{naam(party)} tekende de eerste overeenkomst. Laat deze partij meetekenen of zet haar op "
                "'vertrekt': een wijziging geldt alleen als iedereen tekent.",
                pad=party.where("ondertekent"),
                paden=(party.where("status"), "eerdere_documenten"),
            )


@regel("R-37", WAARSCHUWING, bron="SP-2.R, SP-0.M2")
def korte_variant_past(d: Zaak) -> Iterator[Signaal]:
    """R-37: de korte variant past niet bij een collectief systeem of een grote inkoopactie."""
    large = d.collectief or d.afg.flag("grootschalige_inkoop")
    if d.facts.text("document.variant") == "kort" and large:
        yield Signaal(
            "Voor een warmtenet, een vergister of een grote inkoopactie is een uitgebreide overeenkomst "
            "verstandig, omdat er meer geld en risico mee gemoeid is. Kies 'uitgebreid' of laat de keuze leeg.",
            pad="document.variant",
            paden=("oplossing.technieken", "oplossing.hoofdtype"),
        )


@regel("R-38", FOUT, verzwakt=True, bron="SP-3.D1, SP-4 (intro), SP-0.M2, SP-3.R")
def eerst_een_uitvoeringsplan(d: Zaak) -> Iterator[Signaal]:
    """R-38: vóór de realisatie is er een vastgesteld uitvoeringsplan."""
    adopted = any(
        earlier.text("type") == "uitvoeringsplan" and earlier.text("status") == "vastgesteld"
        for earlier in d.facts.records("eerdere_documenten")
    )
    if d.is_type("realisatieovereenkomst") and not adopted:
        yield Signaal(
            "Er is nog geen vastgesteld uitvoeringsplan. Bij een collectief systeem komt dat eerst; bij een "
            "aanpak per woning mag een blok alvast starten. Vul het plan in bij de eerdere documenten.",
            pad="eerdere_documenten",
            paden=("oplossing.hoofdtype",),
            ernst=None if d.collectief else WAARSCHUWING,
        )


@regel("R-52", FOUT, bron="SP-0.M2")
def technieken_passen_bij_hoofdtype(d: Zaak) -> Iterator[Signaal]:
    """R-52: de technieken passen bij het soort oplossing."""
    kind = d.facts.text("oplossing.hoofdtype")
    shared = kind == "individueel" and bool(d.technieken & COLLECTIEVE_TECHNIEKEN)
    alone = kind == "collectief" and bool(d.technieken) and d.technieken <= PER_WONING
    if shared or alone:
        yield Signaal(
            f"De gekozen technieken passen niet bij '{kind}'. Kies 'combinatie' of pas de technieken aan, want "
            "hiervan hangt af welke artikelen in de overeenkomst komen.",
            pad="oplossing.technieken",
            paden=("oplossing.hoofdtype",),
        )


@regel("R-53", FOUT, bron="logica")
def niet_meer_aansluitingen_dan_gebouwen(d: Zaak) -> Iterator[Signaal]:
    """R-53: er zijn niet meer aansluitingen dan gebouwen."""
    intended = d.facts.whole("oplossing.aantal_beoogde_aansluitingen")
    houses = d.facts.whole("project.werkgebied.aantal_woningen")
    others = d.facts.whole("project.werkgebied.aantal_overige_gebouwen") or 0
    if intended is not None and houses is not None and intended > houses + others:
        yield Signaal(
            f"U wilt {intended} aansluitingen, maar er zijn {houses + others} gebouwen. Pas een van de aantallen aan.",
            pad="oplossing.aantal_beoogde_aansluitingen",
            paden=(
                "project.werkgebied.aantal_woningen",
                "project.werkgebied.aantal_overige_gebouwen",
            ),
        )


@regel("R-54", FOUT, bron="logica")
def eigendom_telt_op(d: Zaak) -> Iterator[Signaal]:
    """R-54: koop, corporatie en particuliere huur tellen op tot alle woningen; een VvE is geen vierde soort."""
    owned = d.facts.record("project.werkgebied.eigendom")
    houses = d.facts.whole("project.werkgebied.aantal_woningen")
    if not owned.fields:
        return
    total = sum(owned.whole(kind) or 0 for kind in ("koop", "corporatie", "particuliere_huur"))
    in_vve = owned.whole("waarvan_vve") or 0
    if total != houses:
        known = f"niet tot {houses}" if houses is not None else "maar het aantal woningen ontbreekt"
        yield Signaal(
            f"Koop, corporatie en particuliere huur tellen samen op tot {total}, {known}. Pas de aantallen aan; "
            "een woning in een VvE telt bij koop of huur mee.",
            pad="project.werkgebied.eigendom",
            paden=("project.werkgebied.aantal_woningen",),
        )
    elif in_vve > total:
        yield Signaal(
            f"U noemt {in_vve} woningen in een VvE, maar er zijn er {total}. Pas dat aantal aan.",
            pad=owned.where("waarvan_vve"),
            paden=("project.werkgebied.aantal_woningen",),
        )


@regel("R-85", WAARSCHUWING, bron="SP-1.R (globale, eerste stappen); BS-29; huisregel")
def intentie_duurt_niet_te_lang(d: Zaak) -> Iterator[Signaal]:
    """R-85: een intentieovereenkomst duurt niet langer dan twee jaar."""
    start, end = d.facts.day("planning.startdatum"), d.facts.day("planning.einddatum")
    limit = d.na_maanden("max_looptijd_intentie_maanden", start)
    if d.is_type("intentieovereenkomst") and groter(end, limit):
        yield Signaal(
            "Deze intentieovereenkomst duurt lang, terwijl zij over eerste stappen gaat. Kies een kortere tijd en "
            "spreek aan het eind een evaluatie af.",
            pad="planning.einddatum",
            paden=("planning.startdatum",),
        )


@regel("R-99", WAARSCHUWING, bron="SP-1.R; rechtspraak over afgebroken onderhandelingen (CBB/JPO)")
def intentie_blijft_intentie(d: Zaak) -> Iterator[Signaal]:
    """R-99: een intentieovereenkomst of herbekrachtiging bindt als intentie."""
    said = d.facts.text("juridisch.bindendheid")
    if d.is_type("intentieovereenkomst", "herbekrachtiging") and said != "intentie":
        reads = f"'{said}'" if said else "nog niets"
        yield Signaal(
            f"Dit document is een intentie, maar bij de binding staat {reads}. Kies 'intentie'. Afspraken die echt "
            "moeten, passen beter in een samenwerkingsovereenkomst.",
            pad="juridisch.bindendheid",
            paden=("document.type",),
        )


@regel("R-100", WAARSCHUWING, bron="SP-0.F, SP-0.L")
def document_past_bij_fase(d: Zaak) -> Iterator[Signaal]:
    """R-100: het document hoort bij de fase van de samenwerking."""
    phase = d.facts.text("document.fase")
    usual = FASEN_BIJ.get(d.document_type, FASEN)
    if phase and phase not in usual:
        yield Signaal(
            f"Dit document ({d.document_type}) hoort meestal bij {opsomming(usual)}, niet bij {phase}. Kijk na of "
            "de fase of het soort document klopt; afwijken mag.",
            pad="document.fase",
            paden=("document.type",),
        )
