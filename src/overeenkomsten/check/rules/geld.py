"""Money: subsidy, commission, state aid, land, and who pays when it stops."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import (
    FOUT,
    TIP,
    WAARSCHUWING,
    Signaal,
    Zaak,
    groter,
    naam,
    regel,
    som,
    toon,
)
from overeenkomsten.check.rules.soort import FASEN

SUBSIDIES = frozenset({"gemeente_subsidie", "provinciesubsidie", "rijkssubsidie", "eu_subsidie"})
"""Public money that need not be paid back."""

LENINGEN = frozenset({"gemeente_lening", "gemeente_garantie", "ontwikkelfonds_lening"})
"""Public money whose aid is only the advantage in it (`steunwaarde`)."""

REGIME = "juridisch.staatssteun.regime"


@regel("R-29", FOUT, verzwakt=True, jt=True, bron="Aanbestedingswet 2012; Wet collectieve warmte; SP-2.T2, SP-3.A4")
def meedoen_geeft_geen_voorrang(d: Zaak) -> Iterator[Signaal]:
    """R-29: een bedrijf dat meetekent, krijgt daardoor geen voorrang op de opdracht.

    De clausule staat erin, tenzij het dossier `juridisch.geen_voorrang_clausule` op nee zet.
    """
    if not d.is_type("herbekrachtiging", "samenwerkingsovereenkomst"):
        return
    exclusive = d.facts.text("juridisch.exclusiviteit") == "tijdelijk_exclusief"
    left_out = d.facts.flag("juridisch.geen_voorrang_clausule") is False
    for party in d.ondertekenaars if exclusive or left_out else ():
        company = party.text("soort") in {"warmtebedrijf", "marktpartij", "uitvoerder"}
        if company and party.flag("gekozen_na_procedure") is not True:
            yield Signaal(
                f"{naam(party)} tekent mee zonder dat er een procedure was. Meedoen geeft geen voorrang op de "
                "opdracht of aanwijzing: laat dat in de overeenkomst staan en spreek geen exclusiviteit af.",
                pad="juridisch.geen_voorrang_clausule" if left_out else "juridisch.exclusiviteit",
                paden=(party.where("gekozen_na_procedure"), party.where("soort")),
            )


@regel("R-59", FOUT, bron="VWEU 107, 108; Vo (EU) 2023/2831")
def staatssteun_gekozen(d: Zaak) -> Iterator[Signaal]:
    """R-59: bij overheidsgeld voor een onderneming is gekozen welke staatssteunregel geldt."""
    public = SUBSIDIES | {"gemeente_garantie", "gemeente_lening"}
    strict = d.is_type("subsidieovereenkomst") or d.sok_uitgebreid
    if d.facts.has(REGIME):
        return
    for party in d.partijen:
        receives = [
            entry
            for entry in d.dekking
            if entry.text("soort") in public
            and (entry.text("ontvanger_partij_id") or d.initiatief.text("id")) == party.text("id")
        ]
        if party.flag("is_onderneming") and receives:
            yield Signaal(
                f"{naam(party)} biedt iets aan op de markt en krijgt geld van de overheid. Dat kan staatssteun "
                "zijn. Kies welke regel geldt, want verboden steun moet terug.",
                pad=REGIME,
                paden=(party.where("is_onderneming"), *(entry.path for entry in receives)),
                ernst=None if strict else WAARSCHUWING,
            )


@regel("R-60", FOUT, jt=True, bron="Vo (EU) 2023/2831 artikel 3")
def deminimis_plafond(d: Zaak) -> Iterator[Signaal]:
    """R-60: de-minimissteun blijft met eerdere steun onder het maximum in drie jaar."""
    if d.facts.text(REGIME) != "deminimis":
        return
    ini = d.initiatief.text("id")
    mine = [entry for entry in d.dekking if entry.text("ontvanger_partij_id") in {"", ini}]
    earlier = d.facts.money("juridisch.staatssteun.eerder_ontvangen_drie_jaar")
    gifts = som(entry.money("bedrag") for entry in mine if entry.text("soort") in SUBSIDIES)
    loans = som(entry.money("steunwaarde") for entry in mine if entry.text("soort") in LENINGEN)
    total, ceiling = som([earlier]) + gifts + loans, d.grensbedrag("deminimis_plafond")
    if ceiling is not None and total > ceiling:
        yield Signaal(
            f"Samen met eerdere steun komt u op {toon(total)}. Het maximum is {toon(ceiling)} in drie jaar. Zoek "
            "een andere regel of minder steun, want wat erboven komt moet terug.",
            pad="juridisch.staatssteun.eerder_ontvangen_drie_jaar",
            paden=(REGIME, *(entry.path for entry in mine)),
        )


@regel("R-60b", WAARSCHUWING, jt=True, bron="Vo (EU) 2023/2831 artikel 6")
def deminimisverklaring(d: Zaak) -> Iterator[Signaal]:
    """R-60b: bij de-minimissteun hoort een verklaring."""
    if d.facts.text(REGIME) in {"deminimis", "deminimis_landbouw"} and not d.heeft_bijlage("bijlage_deminimis"):
        yield Signaal(
            "Voeg de de-minimisverklaring toe als bijlage. De gemeente zet de steun ook in het centrale register, "
            "zodat niemand ongemerkt te veel krijgt.",
            pad="bijlagen",
            paden=(REGIME,),
        )


@regel("R-61", WAARSCHUWING, jt=True, bron="Vo (EU) 1408/2013 (landbouw-de-minimis)")
def steun_aan_boeren(d: Zaak) -> Iterator[Signaal]:
    """R-61: voor boeren kan een lager maximum gelden."""
    for party in d.van_soort("agrarier") if d.facts.text(REGIME) == "deminimis" else ():
        entries = [e for e in d.dekking if e.text("ontvanger_partij_id") == party.text("id")]
        if entries:
            yield Signaal(
                f"{naam(party)} is een agrariër. Bij steun voor landbouw geldt een lager maximum. Kijk of energie "
                "uit mest onder de gewone regel of onder de landbouwregel valt.",
                pad=REGIME,
                paden=(party.where("soort"), *(entry.path for entry in entries)),
            )


@regel("R-62", FOUT, verzwakt=True, jt=True, bron="Wet fido 2; Gemeentewet 169, 189; VWEU 107; SP-3.A8")
def lening_of_garantie(d: Zaak) -> Iterator[Signaal]:
    """R-62: een lening of garantie van de gemeente gaat langs de raad en langs de staatssteuntoets."""
    council = bool(d.raad_rollen & {"krediet", "wensen_bedenkingen"})
    framework = d.facts.has("gemeente.besluitvorming.raadskader")
    if (council or framework) and d.facts.has(REGIME):
        return
    for entry in d.dekking:
        if entry.text("soort") in {"gemeente_garantie", "gemeente_lening"}:
            yield Signaal(
                "Een lening of garantie mag alleen voor de publieke taak. Betrek de raad (of noem zijn kader) en "
                "kies welke staatssteunregel geldt, want de gemeente loopt risico met gemeenschapsgeld.",
                pad=REGIME if council or framework else "gemeente.besluitvorming.raad_rollen",
                paden=(entry.where("soort"), "gemeente.besluitvorming.raadskader", REGIME),
            )


@regel("R-63", FOUT, verzwakt=True, jt=True, bron="Aanbestedingswet 2012, drempel voor diensten")
def europees_aanbesteden(d: Zaak) -> Iterator[Signaal]:
    """R-63: boven de drempel wordt een opdracht Europees aanbesteed.

    Het bedrag telt zonder btw, met verlengingen en opties.
    """
    price, threshold = d.facts.money("opdracht.prijs.bedrag"), d.grensbedrag("aanbestedingsdrempel_diensten")
    exempt = d.facts.text("opdracht.inkoopprocedure") in {"europees", "sas", "uitzondering"}
    if not d.is_type("opdrachtverlening") or price is None or threshold is None:
        return
    if price >= threshold and not exempt:
        yield Signaal(
            f"Deze opdracht is {toon(price)}. Vanaf {toon(threshold)} (zonder btw, met verlengingen) moet u "
            "meestal Europees aanbesteden. Kies een andere procedure of laat dit toetsen.",
            pad="opdracht.inkoopprocedure",
            paden=("opdracht.prijs.bedrag",),
        )


@regel("R-63b", FOUT, bron="Aanbestedingswet 2012 1.4, 1.10 e.v.; inkoopbeleid")
def inkoopprocedure_bekend(d: Zaak) -> Iterator[Signaal]:
    """R-63b: bij een opdracht staat volgens welke inkoopregel de opdrachtnemer is gekozen."""
    if d.is_type("opdrachtverlening") and not d.facts.has("opdracht.inkoopprocedure"):
        yield Signaal(
            "Leg vast waarom de gemeente deze opdrachtnemer koos en volgens welke inkoopregel. Anderen moeten "
            "kunnen zien dat het eerlijk ging.",
            pad="opdracht.inkoopprocedure",
        )


@regel("R-64", WAARSCHUWING, jt=True, bron="Richtlijn 2014/24/EU, overweging 4")
def subsidie_of_inkoop(d: Zaak) -> Iterator[Signaal]:
    """R-64: een subsidie waarvoor de gemeente iets terugkrijgt, lijkt op inkoop."""
    if not (d.is_type("subsidieovereenkomst") and d.facts.flag("subsidie.uitvoeringsplicht")):
        return
    owns = d.facts.text("juridisch.ie") == "eigendom_gemeente"
    served = [
        activity for activity in d.facts.records("subsidie.activiteiten") if activity.text("ten_bate_van") == "gemeente"
    ]
    if owns or served:
        yield Signaal(
            "Dit lijkt op inkopen in plaats van subsidie: het initiatief moet het doen en de gemeente krijgt het "
            "resultaat. Kies een opdracht of pas de afspraken aan, anders gelden de aanbestedingsregels.",
            pad="juridisch.ie" if owns else served[0].where("ten_bate_van"),
            paden=("subsidie.uitvoeringsplicht", "subsidie.activiteiten", "juridisch.ie"),
        )


@regel("R-65", FOUT, bron="Awb 4:23 lid 1 en 3")
def subsidie_heeft_grondslag(d: Zaak) -> Iterator[Signaal]:
    """R-65: een subsidie heeft een wettelijke basis; een incidentele duurt hooguit vier jaar."""
    if not d.is_type("subsidieovereenkomst"):
        return
    ground = d.facts.text("subsidie.grondslag")
    limit = d.na_maanden("max_subsidie_incidenteel_maanden", d.facts.day("subsidie.periode.van"))
    if not ground:
        yield Signaal(
            "Vul in op welke regeling de subsidie rust. Zonder wettelijke basis mag de gemeente geen subsidie geven.",
            pad="subsidie.grondslag",
        )
    elif ground == "incidenteel_4_23_3d" and groter(d.facts.day("subsidie.periode.tot"), limit):
        yield Signaal(
            "Een incidentele subsidie duurt hooguit vier jaar. Maak de periode korter of kies een andere basis; de "
            "wet staat langer niet toe.",
            pad="subsidie.periode.tot",
            paden=("subsidie.grondslag", "subsidie.periode.van"),
        )


@regel("R-65b", FOUT, verzwakt=True, jt=True, bron="Awb 4:36 lid 1, 4:29, 4:42")
def direct_vastgesteld(d: Zaak) -> Iterator[Signaal]:
    """R-65b: bij een direct vastgestelde subsidie past geen uitvoeringsovereenkomst."""
    regime = d.facts.text("subsidie.verantwoording.regime")
    if d.is_type("subsidieovereenkomst") and regime == "direct_vaststellen":
        yield Signaal(
            "Deze subsidie wordt direct vastgesteld en heeft daarom geen verleningsbesluit. Dan past deze "
            "overeenkomst niet: het besluit alleen is genoeg.",
            pad="subsidie.verantwoording.regime",
            paden=("document.type",),
        )


@regel("R-66", WAARSCHUWING, bron="Awb 4:51; SP-0.V3")
def stoppen_aankondigen(d: Zaak) -> Iterator[Signaal]:
    """R-66: stoppen met een subsidie die jaren doorliep, wordt op tijd aangekondigd."""
    years, from_years = d.facts.number("subsidie.aantal_jaren_doorlopend"), d.grens("subsidie_doorlopend_jaren")
    if not d.is_type("subsidieovereenkomst") or d.facts.flag("subsidie.voortzettingsclausule"):
        return
    if years is not None and from_years is not None and years >= from_years:
        yield Signaal(
            f"Deze subsidie loopt al {years} jaar. Neem op hoe de gemeente het op tijd zegt als zij wil stoppen; "
            "dat moet na een aantal jaren.",
            pad="subsidie.voortzettingsclausule",
            paden=("subsidie.aantal_jaren_doorlopend",),
        )


@regel(
    "R-67",
    WAARSCHUWING,
    verzwakt=True,
    jt=True,
    bron="HR 26-11-2021 ECLI:NL:HR:2021:1778; HR 15-11-2024 (Didam II); ECLI:NL:RBNHO:2025:8688",
)
def grond_voor_iedereen(d: Zaak) -> Iterator[Signaal]:
    """R-67: bij grond of een gebouw van de gemeente krijgen ook anderen een kans."""
    land = d.facts.record("juridisch.grond")
    if not land.flag("aan_orde"):
        return
    published = land.day("publicatiedatum")
    waits_until = d.na_dagen("didam_reactietermijn_dagen", published)
    if land.text("didam") == "nog_niet":
        message, where = "Kies hoe u dat doet.", land.where("didam")
    elif land.text("didam") == "enige_gegadigde" and published is None:
        message, where = "Vul in wanneer u dat bekend heeft gemaakt.", land.where("publicatiedatum")
    elif land.text("didam") == "enige_gegadigde" and groter(waits_until, d.datum):
        message = "De tijd om te reageren is nog niet om op de dag van tekenen."
        where = land.where("publicatiedatum")
    else:
        return
    yield Signaal(
        "Voor grond of een gebouw van de gemeente moeten ook anderen een kans krijgen, of u maakt vooraf bekend "
        f"waarom er maar één serieuze partij is. {message}",
        pad=where,
        paden=(land.where("aan_orde"), land.where("toezegging"), "document.datum"),
        ernst=FOUT if land.flag("toezegging") else None,
    )


@regel("R-68", WAARSCHUWING, jt=True, bron="gelijkheidsbeginsel; Didam; Mededingingswet")
def exclusiviteit(d: Zaak) -> Iterator[Signaal]:
    """R-68: alleen met één partij praten mag niet zomaar."""
    if d.facts.text("juridisch.exclusiviteit") == "tijdelijk_exclusief":
        yield Signaal(
            "Alleen met één partij praten mag niet zomaar. Maak de duur kort en leg de reden vast, want anderen "
            "kunnen dit aanvechten.",
            pad="juridisch.exclusiviteit",
        )


@regel("R-93", WAARSCHUWING, bron="SP-1.R, SP-1.R-alt, SP-1.T5")
def intentie_zonder_bedragen(d: Zaak) -> Iterator[Signaal]:
    """R-93: een intentieovereenkomst legt geen geldbedragen vast."""
    rule = d.facts.text("financien.kostenregel") == "begroting_en_dekking"
    if d.is_type("intentieovereenkomst") and (d.dekking or rule):
        yield Signaal(
            "Leg in een intentieovereenkomst liever geen bedragen vast: dan lijkt zij een subsidie of opdracht. "
            "Maak daar een apart document voor.",
            pad="financien.dekking" if d.dekking else "financien.kostenregel",
            paden=("financien.dekking", "financien.kostenregel"),
        )


@regel("R-94", TIP, bron="SP-2.H3")
def niet_te_ver_vooruit(d: Zaak) -> Iterator[Signaal]:
    """R-94: de begroting gaat niet verder dan de volgende fase."""
    phase = d.facts.text("document.fase")
    too_late = FASEN[FASEN.index(phase) + 2 :] if phase in FASEN else ()
    for post in d.facts.records("financien.begroting.posten"):
        if post.text("fase") in too_late:
            yield Signaal(
                f"De post '{post.text('omschrijving')}' hoort bij de fase {post.text('fase')}. U begroot al ver "
                "vooruit. Houd ruimte voor andere wensen en kansen.",
                pad=post.where("fase"),
                paden=("document.fase",),
            )


@regel("R-107", WAARSCHUWING, bron="SP-2.D3; BW 6:271")
def kosten_als_het_stopt(d: Zaak) -> Iterator[Signaal]:
    """R-107: een uitgebreide samenwerkingsovereenkomst zegt wie betaalt als het plan niet doorgaat."""
    if d.sok_uitgebreid and not d.facts.has("financien.sunk_costs_bij_no_go"):
        yield Signaal(
            "Wie betaalt de kosten als het plan niet doorgaat? Spreek dat nu af, want achteraf wil niemand betalen.",
            pad="financien.sunk_costs_bij_no_go",
        )


@regel("R-108", WAARSCHUWING, bron="Wet op de loonbelasting 1964, artikel 2 lid 6")
def vrijwilligersvergoeding(d: Zaak) -> Iterator[Signaal]:
    """R-108: een vrijwilligersvergoeding is niet hoger dan het belastingvrije bedrag."""
    pay = d.facts.record("financien.vergoeding_initiatief")
    amount, most = pay.money("bedrag"), d.grensbedrag("max_vrijwilligersvergoeding")
    volunteers = pay.text("soort") == "vrijwilligersvergoeding"
    if volunteers and amount is not None and most is not None and amount > most:
        yield Signaal(
            f"De vergoeding is {toon(amount)}. Belastingvrij is hooguit {toon(most)} per vrijwilliger per jaar. "
            "Verlaag haar, of spreek een uurtarief af en regel de belasting.",
            pad=pay.where("bedrag"),
            paden=(pay.where("soort"),),
        )


@regel("R-109", WAARSCHUWING, bron="Wet op de omzetbelasting 1968")
def met_of_zonder_btw(d: Zaak) -> Iterator[Signaal]:
    """R-109: bij bedragen staat of ze met of zonder btw zijn."""
    paths = []
    if d.facts.has("financien.begroting") and not d.facts.has("financien.begroting.inclusief_btw"):
        paths.append("financien.begroting.inclusief_btw")
    if d.is_type("opdrachtverlening") and not d.facts.has("opdracht.prijs.btw"):
        paths.append("opdracht.prijs.btw")
    for path in paths:
        yield Signaal(
            "Geef aan of de bedragen met of zonder btw zijn, want dat scheelt een vijfde. Opdrachten zijn meestal "
            "met btw, subsidies vaak zonder.",
            pad=path,
        )


@regel("R-110", WAARSCHUWING, bron="Awb 4:35, 4:46; stapeling van steun")
def niet_dubbel_betaald(d: Zaak) -> Iterator[Signaal]:
    """R-110: dezelfde post krijgt niet opdracht én subsidie."""
    for commission in d.dekking:
        for subsidy in d.dekking if commission.text("soort") == "gemeente_opdracht" else ():
            shared = set(commission.texts("post_ids")) & set(subsidy.texts("post_ids"))
            if subsidy.text("soort") == "gemeente_subsidie" and shared:
                yield Signaal(
                    "Dezelfde activiteit krijgt een opdracht én een subsidie. Kies er één, anders betaalt de "
                    "gemeente dubbel.",
                    pad=commission.where("post_ids"),
                    paden=(subsidy.where("post_ids"),),
                )
