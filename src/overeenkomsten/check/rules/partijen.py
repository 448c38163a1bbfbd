"""Parties: which of them can carry this plan, and in which role?"""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import FOUT, WAARSCHUWING, Signaal, Zaak, regel
from overeenkomsten.check.rules.woorden import naam, toon


@regel("R-02", FOUT, verzwakt=True, bron="SP-2.D5, SP-3.D5; BW boek 2; risico van persoonlijke aansprakelijkheid")
def groot_plan_vraagt_rechtspersoon(d: Zaak) -> Iterator[Signaal]:
    """R-02: een groot plan wordt gedragen door een organisatie, niet door losse personen."""
    if d.initiatief.text("rechtsvorm") != "informele_groep":
        return
    later = d.is_type("realisatieovereenkomst", "beheerovereenkomst")
    large = d.is_type("samenwerkingsovereenkomst") and (d.sok_uitgebreid or d.collectief)
    if later or large:
        yield Signaal(
            "Dit plan is te groot om door losse personen te laten dragen: zij staan er met hun eigen geld voor. "
            "Richt eerst een vereniging, stichting of coöperatie op.",
            pad=d.initiatief.where("rechtsvorm"),
            paden=("oplossing.hoofdtype", "oplossing.technieken"),
            ernst=None if later else WAARSCHUWING,
            jt=not later,
        )


@regel(
    "R-03",
    FOUT,
    verzwakt=True,
    bron="Awb 4:21 e.v.; lokale subsidieverordening (de praktijk verschilt per gemeente); SP-1.T5",
)
def geld_naar_personengroep(d: Zaak) -> Iterator[Signaal]:
    """R-03: geld gaat niet zomaar naar een groep zonder rechtsvorm."""
    if not d.afg.flag("is_personengroep"):
        return
    ini = d.initiatief
    if d.is_type("subsidieovereenkomst") and d.facts.text("subsidie.ontvanger_eis") == "rechtspersoon":
        yield Signaal(
            f"De regeling geeft alleen geld aan een rechtspersoon, en {naam(ini)} is dat niet. Richt eerst een "
            "organisatie op, of laat een andere partij de subsidie ontvangen.",
            pad=ini.where("rechtsvorm"),
            paden=("subsidie.ontvanger_eis",),
        )
        return
    limit = d.grensbedrag("max_geld_personen")
    for entry in d.dekking:
        amount = entry.money("bedrag")
        mine = bool(ini.text("id")) and entry.text("ontvanger_partij_id") == ini.text("id")
        if mine and amount is not None and limit is not None and amount > limit:
            yield Signaal(
                f"{naam(ini)} krijgt {toon(amount)}, maar heeft geen rechtsvorm. Boven {toon(limit)} is dat "
                "lastig, omdat iemand er persoonlijk voor instaat. Kijk of de regeling het toestaat, of richt "
                "eerst een organisatie op.",
                pad=entry.where("bedrag"),
                paden=(entry.where("ontvanger_partij_id"), ini.where("rechtsvorm")),
                ernst=WAARSCHUWING,
            )


@regel("R-04", WAARSCHUWING, jt=True, bron="BW 7:407 lid 2; SP-1.R-alt")
def samen_opdracht_aannemen(d: Zaak) -> Iterator[Signaal]:
    """R-04: wie samen een opdracht aanneemt, is ieder voor het geheel verantwoordelijk."""
    taker = d.partij(d.facts.text("opdracht.opdrachtnemer_partij_id"))
    persons = taker.text("rechtsvorm") in {"informele_groep", "natuurlijk_persoon"}
    if d.is_type("opdrachtverlening") and persons and len(taker.records("vertegenwoordigers")) >= 2:
        yield Signaal(
            f"Bij {naam(taker)} nemen meer mensen samen de opdracht aan. Dan is ieder verantwoordelijk voor het "
            "geheel. Kies liever een rechtspersoon, of spreek iets anders af.",
            pad=taker.where("rechtsvorm"),
            paden=("opdracht.opdrachtnemer_partij_id", taker.where("vertegenwoordigers")),
        )


@regel("R-05", WAARSCHUWING, jt=True, bron="BW 2:30 lid 2 en 4")
def informele_vereniging(d: Zaak) -> Iterator[Signaal]:
    """R-05: bestuurders van een informele vereniging staan er met hun eigen geld voor."""
    if d.initiatief.text("rechtsvorm") == "informele_vereniging":
        yield Signaal(
            f"{naam(d.initiatief)} heeft geen statuten van de notaris. Daardoor kunnen bestuurders met hun eigen "
            "geld aansprakelijk zijn. Inschrijven bij de KvK beperkt dat; een notariële akte lost het op.",
            pad=d.initiatief.where("rechtsvorm"),
        )


@regel("R-06", FOUT, verzwakt=True, bron="SP-3.D5, SP-2.A3")
def definitieve_organisatievorm(d: Zaak) -> Iterator[Signaal]:
    """R-06: vanaf de ontwikkelfase heeft het initiatief zijn definitieve organisatievorm."""
    ini = d.initiatief
    if d.facts.text("document.fase") not in {"ontwikkelen", "uitvoeren", "beheren"}:
        return
    if ini.text("rechtsvorm") in {"informele_groep", "informele_vereniging"} or ini.flag("in_oprichting"):
        does_it_all = d.is_type("realisatieovereenkomst", "beheerovereenkomst") and (
            d.facts.text("initiatief.rolambitie") == "zelf_doen"
        )
        yield Signaal(
            f"In deze fase hoort {naam(ini)} een definitieve organisatie te zijn, omdat er nu grote beslissingen "
            "komen. Rond de oprichting af, of kies een lichtere rol voor het initiatief.",
            pad=ini.where("in_oprichting" if ini.flag("in_oprichting") else "rechtsvorm"),
            paden=("document.fase", "initiatief.rolambitie"),
            ernst=None if does_it_all else WAARSCHUWING,
        )


@regel("R-28", WAARSCHUWING, bron="SP-2.H2")
def neutrale_procesbegeleider(d: Zaak) -> Iterator[Signaal]:
    """R-28: wie het proces begeleidt, beslist niet mee over de inhoud en heeft het vertrouwen van iedereen."""
    guide = d.facts.record("governance.procesbegeleider")
    if guide.flag("ook_inhoud"):
        yield Signaal(
            "De procesbegeleider beslist ook mee over de inhoud en is daardoor minder neutraal. Kies iemand "
            "anders, of splits de rollen.",
            pad=guide.where("ook_inhoud"),
        )
    elif guide.text("soort") == "extern" and guide.flag("vertrouwen_alle_partijen") is not True:
        yield Signaal(
            "Er staat niet dat alle partijen de procesbegeleider vertrouwen. Bespreek dat eerst, of kies iemand "
            "anders: zonder vertrouwen helpt begeleiding niet.",
            pad=guide.where("vertrouwen_alle_partijen"),
        )


@regel("R-117", WAARSCHUWING, bron="SP-2.H2")
def procesbegeleider_tekent_niet(d: Zaak) -> Iterator[Signaal]:
    """R-117: de procesbegeleider tekent niet mee."""
    for party in d.van_soort("procesbegeleider"):
        if party.flag("ondertekent"):
            yield Signaal(
                f"{naam(party)} begeleidt het proces en hoort neutraal te zijn. Laat deze partij liever niet "
                "meetekenen.",
                pad=party.where("ondertekent"),
            )


@regel("R-120", WAARSCHUWING, jt=True, bron="BW 2:26, 2:30")
def groep_lijkt_vereniging(d: Zaak) -> Iterator[Signaal]:
    """R-120: een groep met leden of een eigen rekening kan al een vereniging zijn."""
    members = d.facts.whole("initiatief.organisatie.leden") or 0
    account = d.facts.flag("initiatief.organisatie.eigen_rekening")
    if d.initiatief.text("rechtsvorm") == "informele_groep" and (members > 0 or account):
        yield Signaal(
            f"{naam(d.initiatief)} heeft {'leden' if members > 0 else 'een eigen rekening'} en kan daarom voor de "
            "wet al een vereniging zijn. Dan zijn bestuurders ook zelf aansprakelijk. Laat dit toetsen.",
            pad="initiatief.organisatie.leden" if members > 0 else "initiatief.organisatie.eigen_rekening",
            paden=(d.initiatief.where("rechtsvorm"),),
        )
