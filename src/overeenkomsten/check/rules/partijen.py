"""Parties: can they bind themselves, and may the people who sign for them do so?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from overeenkomsten.check.rules.regel import (
    FOUT,
    RECHTSPERSONEN,
    WAARSCHUWING,
    Signaal,
    Zaak,
    genormaliseerd,
    groter,
    naam,
    regel,
    toon,
)
from overeenkomsten.model.facts import Record

ORGANEN = {
    "college": "het college",
    "raad": "de raad",
    "alv": "de algemene ledenvergadering",
    "bestuur": "het bestuur",
    "rvc": "de raad van commissarissen",
    "rvt": "de raad van toezicht",
    "ava": "de aandeelhoudersvergadering",
    "gedeputeerde_staten": "gedeputeerde staten",
    "provinciale_staten": "provinciale staten",
    "dagelijks_bestuur": "het dagelijks bestuur",
    "algemeen_bestuur": "het algemeen bestuur",
    "investeringscommissie": "de investeringscommissie",
}


def _wie(person: Record) -> str:
    """What to call a representative in a message."""
    return person.text("naam") or person.text("functie") or "deze persoon"


@regel("R-01", FOUT, bron="BW 2:3, 2:5, 2:30, 3:60; SP-0.V1, SP-1.D3")
def groep_tekent_als_personen(d: Zaak) -> Iterator[Signaal]:
    """R-01: van een groep zonder rechtsvorm tekenen de mensen zelf, ieder met naam en woonplaats."""
    ini = d.initiatief
    if not (d.in_ovk and ini.text("rechtsvorm") == "informele_groep" and ini.flag("ondertekent")):
        return
    people = ini.records("vertegenwoordigers")
    if not people:
        yield Signaal(
            f"{naam(ini)} is een groep zonder rechtsvorm en kan zelf geen afspraken tekenen. "
            "Vul in welke mensen uit de groep voor zichzelf tekenen, met naam en woonplaats.",
            pad=ini.where("vertegenwoordigers"),
            paden=(ini.where("rechtsvorm"),),
        )
    for person in people:
        if person.text("hoedanigheid") != "natuurlijk_persoon":
            yield Signaal(
                f"Een groep zonder rechtsvorm kan niemand laten tekenen namens de groep. Laat {_wie(person)} "
                "voor zichzelf tekenen: kies bij hoedanigheid 'natuurlijk persoon'.",
                pad=person.where("hoedanigheid"),
                paden=(ini.where("rechtsvorm"),),
            )
        if not person.has("woonplaats"):
            yield Signaal(
                f"{_wie(person)} tekent voor zichzelf. Vul de woonplaats in, want zo is duidelijk wie er tekent.",
                pad=person.where("woonplaats"),
                paden=(ini.where("rechtsvorm"),),
            )


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


@regel("R-07", FOUT, bron="Handelsregisterwet 2007, artikel 5, 6 en 27")
def kvk_nummer(d: Zaak) -> Iterator[Signaal]:
    """R-07: een rechtspersoon die tekent, heeft een KvK-nummer van acht cijfers."""
    for party in d.ondertekenaars if d.in_ovk else ():
        registered = party.text("rechtsvorm") in RECHTSPERSONEN - {"publiekrechtelijk", "informele_vereniging"}
        number = party.text("kvk_nummer")
        if registered and not party.flag("in_oprichting") and not re.fullmatch(r"[0-9]{8}", number):
            wrong = f"is '{number}'" if number else "ontbreekt"
            yield Signaal(
                f"Het KvK-nummer van {naam(party)} {wrong}. Vul de acht cijfers in die in het handelsregister "
                "staan, zodat zeker is welke organisatie tekent.",
                pad=party.where("kvk_nummer"),
                paden=(party.where("rechtsvorm"),),
            )


@regel(
    "R-08",
    FOUT,
    verzwakt=True,
    bron="Gemeentewet 171 lid 1 en 2, 77, 59a; BW 3:60, 3:64; Awb 10:12 jo. 10:9",
)
def wie_tekent_voor_de_gemeente(d: Zaak) -> Iterator[Signaal]:
    """R-08: voor de gemeente tekent de burgemeester of de loco-burgemeester, of iemand met hun volmacht.

    De secretaris tekent mee als ook het college zelf partij is (Gemeentewet 59a).
    """
    if not (d.in_ovk and d.gemeente.flag("ondertekent")):
        return
    mayors = {"burgemeester", "loco_burgemeester"}
    if d.facts.flag("gemeente.college_als_partij"):
        mayors = mayors | {"secretaris"}
    for person in d.gemeente.records("vertegenwoordigers"):
        if person.text("hoedanigheid") in mayors:
            continue
        power = person.record("volmacht")
        ground = power.text("grondslag")
        by_mayor = genormaliseerd(power.text("van")) in {"burgemeester", "de burgemeester"}
        role = person.text("functie") or _wie(person)
        if not person.has("volmacht"):
            message, where = "Vul in welke volmacht er is.", person.where("volmacht")
        elif not by_mayor and ground not in {"volmachtregeling", "ondervolmacht"}:
            message = "Vul in dat de burgemeester de volmacht gaf, of kies de volmachtregeling van de gemeente."
            where = power.where("van")
        elif ground == "ondervolmacht" and not power.has("keten"):
            message, where = "Vul in via wie de ondervolmacht loopt.", power.where("keten")
        else:
            continue
        yield Signaal(
            "Namens de gemeente tekent de burgemeester of de loco-burgemeester. "
            f"De functie '{role}' mag alleen tekenen met een volmacht. {message}",
            pad=where,
            paden=(person.where("hoedanigheid"), power.where("grondslag")),
        )


@regel("R-09", FOUT, bron="BW 2:45, 2:130, 2:240, 2:292; statuten")
def bevoegd_om_te_tekenen(d: Zaak) -> Iterator[Signaal]:
    """R-09: wie niet alleen mag tekenen, tekent met een tweede bestuurder of met een volmacht."""
    forms = {"vereniging", "stichting", "cooperatie", "bv", "nv", "informele_vereniging"}
    for party in d.ondertekenaars if d.in_ovk else ():
        people = party.records("vertegenwoordigers")
        if party.text("rechtsvorm") not in forms or len(people) >= 2:
            continue
        if any(person.flag("zelfstandig_bevoegd") or person.has("volmacht") for person in people):
            continue
        if people:
            message = (
                f"Volgens de gegevens mag {_wie(people[0])} niet alleen tekenen voor {naam(party)}. Voeg een "
                "tweede bestuurder of een volmacht toe, want anders is de organisatie niet gebonden."
            )
        else:
            message = (
                f"Er staat niet in wie tekent voor {naam(party)}. Vul in wie dat doet en of die persoon alleen "
                "mag tekenen, want anders is de organisatie niet gebonden."
            )
        yield Signaal(message, pad=party.where("vertegenwoordigers"), paden=(party.where("rechtsvorm"),))


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


@regel("R-90", WAARSCHUWING, bron="SP-2.A7; praktijk: bij een coöperatie stemmen de leden in vóór het tekenen")
def besluiten_van_partners(d: Zaak) -> Iterator[Signaal]:
    """R-90: wie tekent, heeft dan het besluit van zijn eigen organisatie."""
    for party in d.ondertekenaars if d.in_ovk else ():
        for decision in party.records("besluiten") if party.text("soort") != "gemeente" else ():
            if decision.text("status") != "gepland":
                continue
            day = decision.day("datum")
            if day is None or groter(day, d.datum) or d.definitief:
                organ = ORGANEN.get(decision.text("orgaan"), "het bestuur")
                yield Signaal(
                    f"{naam(party)} heeft nog geen besluit van {organ}. Wacht daarop, of neem een voorwaarde op, "
                    "want anders kan de organisatie nog terug.",
                    pad=decision.where("status" if day and not groter(day, d.datum) else "datum"),
                    paden=(decision.where("status"), "document.datum"),
                )


@regel("R-97", FOUT, verzwakt=True, bron="BW 2:54 lid 2, 2:56")
def aansprakelijkheid_cooperatie(d: Zaak) -> Iterator[Signaal]:
    """R-97: van een coöperatie is bekend of zij W.A., B.A. of U.A. is."""
    for party in d.ondertekenaars if d.in_ovk else ():
        if party.text("rechtsvorm") == "cooperatie" and not party.has("aansprakelijkheid"):
            yield Signaal(
                f"Vul in of {naam(party)} W.A., B.A. of U.A. is. Dat staat in de statuten en hoort bij de naam, "
                "want het zegt of leden meebetalen aan een tekort.",
                pad=party.where("aansprakelijkheid"),
                paden=(party.where("rechtsvorm"),),
            )


@regel("R-97b", WAARSCHUWING, bron="BW 2:54 lid 2, 2:56")
def naam_cooperatie(d: Zaak) -> Iterator[Signaal]:
    """R-97b: de naam van een coöperatie eindigt op W.A., B.A. of U.A."""
    suffixes = {"UA": "U.A.", "BA": "B.A.", "WA": "W.A."}
    for party in d.ondertekenaars if d.in_ovk else ():
        suffix = suffixes.get(party.text("aansprakelijkheid"))
        if party.text("rechtsvorm") == "cooperatie" and suffix:
            if party.text("naam").rstrip().endswith(suffix):
                continue
            yield Signaal(
                f"De naam {naam(party)} eindigt niet op {suffix} Neem de volledige naam over uit het "
                "handelsregister, zodat zeker is welke organisatie tekent.",
                pad=party.where("naam"),
                paden=(party.where("aansprakelijkheid"),),
            )


@regel("R-98", FOUT, verzwakt=True, jt=True, bron="BW 2:93, 2:203; voor andere rechtsvormen niet zo geregeld")
def in_oprichting(d: Zaak) -> Iterator[Signaal]:
    """R-98: voor een organisatie in oprichting tekent wie namens haar handelt."""
    for party in d.ondertekenaars if d.in_ovk else ():
        acting = {"oprichter", "handelend_namens_io"}
        people = party.records("vertegenwoordigers")
        if party.flag("in_oprichting") and not any(p.text("hoedanigheid") in acting for p in people):
            yield Signaal(
                f"{naam(party)} bestaat nog niet en kan zelf niet tekenen. Laat een oprichter tekenen, of iemand "
                "die namens de organisatie in oprichting handelt. De organisatie neemt de afspraken later over.",
                pad=party.where("vertegenwoordigers"),
                paden=(party.where("in_oprichting"),),
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


@regel("R-121", FOUT, verzwakt=True, jt=True, bron="BW 7A:1679, 7A:1681")
def maatschap_tekent_samen(d: Zaak) -> Iterator[Signaal]:
    """R-121: voor een maatschap tekenen alle maten, of één met een volmacht van de anderen."""
    for party in d.ondertekenaars if d.in_ovk else ():
        people = party.records("vertegenwoordigers")
        too_few = len(people) < (party.whole("aantal_maten") or 0)
        if party.text("rechtsvorm") == "maatschap" and too_few and not any(p.has("volmacht") for p in people):
            yield Signaal(
                f"{naam(party)} heeft {party.whole('aantal_maten')} maten, maar er tekenen er {len(people)}. Laat "
                "alle maten tekenen, of één met een volmacht van de anderen: een maat bindt alleen zichzelf.",
                pad=party.where("vertegenwoordigers"),
                paden=(party.where("aantal_maten"),),
            )


@regel("R-122", FOUT, verzwakt=True, jt=True, bron="Provinciewet 176; Waterschapswet 95")
def provincie_en_waterschap(d: Zaak) -> Iterator[Signaal]:
    """R-122: voor een provincie tekent de commissaris, voor een waterschap de dijkgraaf, of wie hun volmacht heeft."""
    for party in d.ondertekenaars if d.in_ovk else ():
        if party.text("soort") not in {"provincie", "waterschap"}:
            continue
        head = "de commissaris van de Koning" if party.text("soort") == "provincie" else "de dijkgraaf"
        for person in party.records("vertegenwoordigers"):
            if person.text("hoedanigheid") in {"commissaris", "dijkgraaf"} or person.has("volmacht"):
                continue
            yield Signaal(
                f"Voor {naam(party)} tekent {head}. Een ander mag alleen tekenen met een volmacht: vul die in "
                f"voor {_wie(person)}.",
                pad=person.where("volmacht"),
                paden=(person.where("hoedanigheid"),),
            )
