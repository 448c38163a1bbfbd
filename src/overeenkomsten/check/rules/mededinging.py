"""Equal chances: state aid, procurement, land, and no head start for who signs."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import FOUT, WAARSCHUWING, Signaal, Zaak, groter, regel, som
from overeenkomsten.check.rules.woorden import naam, toon

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
    """R-60b: bij de-minimissteun hoort een verklaring.

    Een uitgebreide samenwerkingsovereenkomst maakt die zelf.
    """
    declared = d.sok_uitgebreid or d.heeft_bijlage("bijlage_deminimis")
    if d.facts.text(REGIME) in {"deminimis", "deminimis_landbouw"} and not declared:
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
