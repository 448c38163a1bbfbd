"""Signing: can each party bind itself, and may the people who sign do so for it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from overeenkomsten.check.rules.regel import FOUT, RECHTSPERSONEN, WAARSCHUWING, Signaal, Zaak, groter, regel
from overeenkomsten.check.rules.woorden import ORGANEN, genormaliseerd, naam, wie


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
                f"Een groep zonder rechtsvorm kan niemand laten tekenen namens de groep. Laat {wie(person)} "
                "voor zichzelf tekenen: kies bij hoedanigheid 'natuurlijk persoon'.",
                pad=person.where("hoedanigheid"),
                paden=(ini.where("rechtsvorm"),),
            )
        if not person.has("woonplaats"):
            yield Signaal(
                f"{wie(person)} tekent voor zichzelf. Vul de woonplaats in, want zo is duidelijk wie er tekent.",
                pad=person.where("woonplaats"),
                paden=(ini.where("rechtsvorm"),),
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
        role = person.text("functie") or wie(person)
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
                f"Volgens de gegevens mag {wie(people[0])} niet alleen tekenen voor {naam(party)}. Voeg een "
                "tweede bestuurder of een volmacht toe, want anders is de organisatie niet gebonden."
            )
        else:
            message = (
                f"Er staat niet in wie tekent voor {naam(party)}. Vul in wie dat doet en of die persoon alleen "
                "mag tekenen, want anders is de organisatie niet gebonden."
            )
        yield Signaal(message, pad=party.where("vertegenwoordigers"), paden=(party.where("rechtsvorm"),))


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
                "die namens de organisatie in oprichting handelt. De organisatie moet de afspraken later "
                "bekrachtigen.",
                pad=party.where("vertegenwoordigers"),
                paden=(party.where("in_oprichting"),),
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
                f"voor {wie(person)}.",
                pad=person.where("volmacht"),
                paden=(person.where("hoedanigheid"),),
            )
