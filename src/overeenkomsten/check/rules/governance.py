"""Working together over the years: evaluation, escalation, steering, aftercare, closing, and a good start."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import TIP, WAARSCHUWING, Signaal, Zaak, groter, regel
from overeenkomsten.check.rules.woorden import noemt, opsomming


@regel("R-81", WAARSCHUWING, bron="SP-0.F, SP-4.D2; leveringszekerheid in de warmtewet")
def exploitatie_gaat_door(d: Zaak) -> Iterator[Signaal]:
    """R-81: exploiteert het initiatief zelf, dan is geregeld wat er gebeurt bij vervanging of stoppen."""
    if not d.is_type("beheerovereenkomst") or d.facts.text("beheer.rol_initiatief") != "exploitant":
        return
    missing = [f for f in ("vervangingsreserve", "continuiteitsregeling") if not d.facts.has(f"beheer.{f}")]
    if missing:
        yield Signaal(
            "Het initiatief levert zelf warmte. Vul in wie vervanging betaalt en wat er gebeurt als de exploitant "
            "stopt: bewoners mogen niet in de kou komen te zitten.",
            pad=f"beheer.{missing[0]}",
            paden=("beheer.vervangingsreserve", "beheer.continuiteitsregeling", "beheer.rol_initiatief"),
        )


@regel("R-82", WAARSCHUWING, bron="SP-4.D2")
def rollen_in_beheer(d: Zaak) -> Iterator[Signaal]:
    """R-82: bij de realisatie is bekend wanneer de rollen voor het beheer worden vastgelegd."""
    marks = d.facts.records("planning.mijlpalen")
    planned = any(noemt(mark.text("naam"), "beheer") for mark in marks)
    if d.is_type("realisatieovereenkomst") and not planned and not d.facts.has("beheer.rol_initiatief"):
        yield Signaal(
            "Spreek nu af wanneer u de rollen voor het beheer vastlegt, met een mijlpaal of door de rol al in te "
            "vullen. Anders is er straks niemand die het oppakt.",
            pad="beheer.rol_initiatief",
            paden=("planning.mijlpalen",),
        )


@regel("R-83", TIP, bron="SP-1.A9, SP-2.H7")
def feestelijk_moment(d: Zaak) -> Iterator[Signaal]:
    """R-83: van het tekenen komt een feestelijk moment."""
    signing = d.facts.flag("communicatie.tekenmoment")
    if d.is_type("intentieovereenkomst", "samenwerkingsovereenkomst") and signing is not True:
        yield Signaal(
            "Maak van het tekenen een feestelijk moment. Dat laat de wijk zien dat het echt begint.",
            pad="communicatie.tekenmoment",
        )


@regel("R-84", TIP, bron="SP-2.A5, SP-3.A9; huisregel")
def nu_al_iets_kleins(d: Zaak) -> Iterator[Signaal]:
    """R-84: binnen een half jaar na de start gebeurt er iets in de wijk."""
    start = d.facts.day("planning.startdatum")
    limit = d.na_maanden("vroege_actie_maanden", start)
    days = [activity.day("start") for activity in d.facts.records("participatie.activiteiten")]
    soon = start is not None and limit is not None and any(day and start <= day <= limit for day in days)
    if d.is_type("samenwerkingsovereenkomst", "projectplan") and not soon:
        yield Signaal(
            "Er staat geen activiteit in de wijk kort na de start. Doe ook nu al iets kleins, zoals een "
            "isolatieactie, en vul de begindatum in: zo blijven bewoners betrokken.",
            pad="participatie.activiteiten",
            paden=("planning.startdatum",),
        )


@regel("R-86", WAARSCHUWING, bron="SP-2.T1, SP-3.A3, SP-4.A4; huisregel")
def jaarlijks_terugkijken(d: Zaak) -> Iterator[Signaal]:
    """R-86: partijen kijken minstens één keer per jaar samen terug."""
    months, most = d.facts.number("governance.evaluatie.interval_maanden"), d.grens("max_evaluatie_interval_maanden")
    if d.is_type("samenwerkingsovereenkomst", "realisatieovereenkomst") and (months is None or groter(months, most)):
        yield Signaal(
            "Plan minstens één keer per jaar een evaluatie van het plan én van de samenwerking, zodat u kunt "
            "bijsturen voordat het misgaat.",
            pad="governance.evaluatie.interval_maanden",
        )


@regel("R-87", WAARSCHUWING, bron="SP-2.H6")
def wethouder_en_voorzitter(d: Zaak) -> Iterator[Signaal]:
    """R-87: bij ruzie praten ook de wethouder en de voorzitter van het initiatief met elkaar."""
    steps = d.facts.records("governance.escalatie.stappen")
    together = any({"wethouder", "voorzitter_initiatief"} <= set(step.texts("wie")) for step in steps)
    if d.is_type("samenwerkingsovereenkomst", "realisatieovereenkomst") and not together:
        yield Signaal(
            "Laat bij ruzie ook de wethouder en de voorzitter van het initiatief met elkaar praten. Voeg daarvoor "
            "een stap toe: zij kunnen meer oplossen dan de werkgroep.",
            pad="governance.escalatie.stappen",
        )


@regel("R-88", WAARSCHUWING, bron="SP-3.W6")
def stuurgroep(d: Zaak) -> Iterator[Signaal]:
    """R-88: gaan meer partijen investeren, dan is er een stuurgroep met bestuurders."""
    investors = d.facts.records("investeringsbesluiten")
    if d.sok_uitgebreid and len(investors) >= 2 and not d.facts.has("governance.stuurgroep"):
        yield Signaal(
            "Meer partijen gaan investeren. Stel een stuurgroep in met bestuurders, want zij moeten de knopen "
            "doorhakken.",
            pad="governance.stuurgroep",
            paden=("investeringsbesluiten",),
        )


@regel("R-95", WAARSCHUWING, bron="SP-5.A4, SP-5.A5")
def netjes_afsluiten(d: Zaak) -> Iterator[Signaal]:
    """R-95: bij het afsluiten wordt geëvalueerd, de wijk geïnformeerd en het geld afgerekend."""
    if not d.is_type("afsluitingsovereenkomst"):
        return
    words = {"evaluatie": "de evaluatie", "boodschap_wijk": "de boodschap voor de wijk"}
    if d.dekking:
        words["eindafrekening"] = "de eindafrekening"
    missing = [field for field in words if not d.facts.has(f"afsluiting.{field}")]
    if missing:
        yield Signaal(
            f"Sluit netjes af. Vul aan: {opsomming(words[field] for field in missing)}. Zo weet iedereen wat er is "
            "bereikt en wie nog iets moet betalen.",
            pad=f"afsluiting.{missing[0]}",
            paden=tuple(f"afsluiting.{field}" for field in words),
        )


@regel("R-96", WAARSCHUWING, jt=True, bron="Awb 4:46 t/m 4:57")
def kwijting_en_subsidie(d: Zaak) -> Iterator[Signaal]:
    """R-96: finale kwijting past niet bij een subsidie die nog niet is vastgesteld."""
    settled = d.facts.text("subsidie.beschikking.status") == "vastgesteld"
    clears = d.is_type("afsluitingsovereenkomst") and d.facts.flag("afsluiting.finale_kwijting")
    if clears and d.facts.has("subsidie") and not settled:
        yield Signaal(
            "De subsidie is nog niet vastgesteld. De gemeente mag haar altijd nog vaststellen of terugvragen, ook "
            "als u schrijft dat alles is afgerekend. Wacht op de vaststelling of beperk de kwijting.",
            pad="afsluiting.finale_kwijting",
            paden=("subsidie.beschikking.status",),
        )


@regel("R-113", WAARSCHUWING, bron="SP-4.A5")
def vraagbaak(d: Zaak) -> Iterator[Signaal]:
    """R-113: tijdens de uitvoering is er één vraagbaak voor bewoners."""
    if d.is_type("realisatieovereenkomst") and not d.facts.has("communicatie.vraagbaak.wie"):
        yield Signaal(
            "Bewoners krijgen veel vragen. Wijs één vraagbaak aan, zodat zij weten bij wie zij terechtkunnen.",
            pad="communicatie.vraagbaak.wie",
        )


@regel("R-114", TIP, bron="SP-4.A3, SP-3.W5")
def raad_bijpraten(d: Zaak) -> Iterator[Signaal]:
    """R-114: de raad wordt op vaste momenten bijgepraat."""
    later = d.facts.text("document.fase") in {"uitwerken", "ontwikkelen", "uitvoeren", "beheren"}
    marks = d.facts.records("planning.mijlpalen")
    if later and "geen" in d.raad_rollen and not any(noemt(mark.text("naam"), "raad") for mark in marks):
        yield Signaal(
            "Plan vaste momenten om de raad bij te praten, samen met het initiatief. Dat helpt als er later een "
            "besluit nodig is.",
            pad="planning.mijlpalen",
            paden=("gemeente.besluitvorming.raad_rollen", "document.fase"),
        )


@regel("R-115", TIP, bron="SP-0.M3a, SP-1.H3")
def randvoorwaarden_genoemd(d: Zaak) -> Iterator[Signaal]:
    """R-115: de gemeente zegt wat voor haar echt moet."""
    early = d.is_type("intentieovereenkomst", "samenwerkingsovereenkomst")
    if early and not d.facts.has("gemeente.randvoorwaarden"):
        yield Signaal(
            "Schrijf ook op wat voor de gemeente echt moet. Dat voorkomt teleurstelling later.",
            pad="gemeente.randvoorwaarden",
        )


@regel("R-116", WAARSCHUWING, bron="BS-34; consistentie")
def vervalt_de_intentie(d: Zaak) -> Iterator[Signaal]:
    """R-116: loopt de intentieovereenkomst nog, dan is bekend of zij vervalt."""
    running = [
        earlier
        for earlier in d.facts.records("eerdere_documenten")
        if earlier.text("type") == "intentieovereenkomst" and earlier.text("status") == "lopend"
    ]
    replaces = d.facts.has("juridisch.vervangt_eerdere")
    if d.is_type("samenwerkingsovereenkomst") and running and not replaces:
        yield Signaal(
            "De intentieovereenkomst loopt nog. Vul in of zij vervalt of blijft gelden, want anders zijn er twee "
            "overeenkomsten die elkaar kunnen tegenspreken.",
            pad="juridisch.vervangt_eerdere",
            paden=(running[0].path,),
        )
