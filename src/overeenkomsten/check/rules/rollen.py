"""Roles, partners and legitimacy: does everybody sign who matters, and does the role fit the initiative?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from overeenkomsten.check.rules.regel import FOUT, TIP, WAARSCHUWING, Signaal, Zaak, regel
from overeenkomsten.check.rules.woorden import genormaliseerd, naam, noemt, woord

EIGENDOM = "project.werkgebied.eigendom"


@regel("R-30", WAARSCHUWING, bron="SP-2.W6, SP-1.R, SP-1.W5")
def corporatie_tekent_mee(d: Zaak) -> Iterator[Signaal]:
    """R-30: staan er corporatiewoningen in het gebied, dan tekent de corporatie mee."""
    intent = d.is_type("intentieovereenkomst")
    firm = d.is_type("samenwerkingsovereenkomst", "uitvoeringsplan", "realisatieovereenkomst")
    owners = d.van_soort("woningcorporatie")
    counted = sum(owner.whole("woningen_in_werkgebied") or 0 for owner in owners)
    houses = max(d.facts.whole(f"{EIGENDOM}.corporatie") or 0, counted)
    if (intent or firm) and houses > 0 and not any(owner.flag("ondertekent") for owner in owners):
        yield Signaal(
            f"Er staan {houses} corporatiewoningen in het gebied. Laat de corporatie meetekenen, want zonder haar "
            "verandert er aan die woningen niets.",
            pad=owners[0].where("ondertekent") if owners else "partijen",
            paden=(f"{EIGENDOM}.corporatie", *(o.where("woningen_in_werkgebied") for o in owners)),
            ernst=TIP if intent else None,
        )


@regel("R-31", WAARSCHUWING, bron="SP-2.W6, SP-3.D2")
def wie_betaalt_tekent(d: Zaak) -> Iterator[Signaal]:
    """R-31: wie investeert of betaalt, tekent mee."""
    if not d.is_type("samenwerkingsovereenkomst", "realisatieovereenkomst"):
        return
    payers = [(entry.text("partij_id"), entry) for entry in d.facts.records("investeringsbesluiten")]
    payers += [(entry.text("bron.partij"), entry) for entry in d.dekking]
    seen: set[str] = set()
    for party_id, entry in payers:
        party = d.partij(party_id)
        if party.fields and party_id not in seen and party.flag("ondertekent") is not True:
            seen.add(party_id)
            yield Signaal(
                f"{naam(party)} moet gaan investeren of betalen, maar tekent niet mee. Laat deze partij meetekenen, "
                "want anders kan niemand haar aan de afspraak houden.",
                pad=party.where("ondertekent"),
                paden=(entry.path,),
            )


@regel("R-35", WAARSCHUWING, bron="SP-1.W5, SP-2.A1, SP-3.A5; Energiewet")
def netbeheerder_betrokken(d: Zaak) -> Iterator[Signaal]:
    """R-35: verandert er iets aan de energienetten, dan doet de netbeheerder mee."""
    intent = d.is_type("intentieovereenkomst")
    heavy = {"warmtepomp_lucht", "warmtepomp_bodem", "bronnet_zlt", "groen_gas"}
    if not (intent or d.is_type("samenwerkingsovereenkomst", "uitvoeringsplan")):
        return
    if (d.collectief or d.technieken & heavy) and not d.van_soort("netbeheerder"):
        yield Signaal(
            "De netbeheerder is nog niet betrokken. Vraag naar de ruimte op het net en naar de planning, want een "
            "vol net kan uw plan jaren ophouden.",
            pad="partijen",
            paden=("oplossing.technieken", "oplossing.hoofdtype"),
            ernst=TIP if intent else None,
        )


@regel("R-36", WAARSCHUWING, bron="BW 7:220; Overlegwet; SP-0.O6; huisregel")
def huurders_hebben_een_plek(d: Zaak) -> Iterator[Signaal]:
    """R-36: wonen er veel huurders, dan hebben zij een eigen plek in het proces."""
    houses, share = d.facts.whole("project.werkgebied.aantal_woningen"), d.grens("veel_huurders_pct")
    owned = d.facts.record(EIGENDOM)
    rented = sum(owned.whole(kind) or 0 for kind in ("corporatie", "particuliere_huur"))
    activities = d.facts.records("participatie.activiteiten")
    heard = d.van_soort("huurdersorganisatie") or any(
        noemt(activity.text("doelgroep"), "huurder") for activity in activities
    )
    if houses is None or share is None or heard:
        return
    if rented * 100 >= share * houses:
        yield Signaal(
            f"Van de {houses} woningen worden er {rented} verhuurd. Geef huurders een eigen plek, met een "
            "huurdersorganisatie of een activiteit voor huurders: zij beslissen anders mee dan eigenaren.",
            pad="participatie.activiteiten",
            paden=(EIGENDOM, "project.werkgebied.aantal_woningen", "partijen"),
        )


@regel("R-40", WAARSCHUWING, bron="SP-1.R, SP-2.A3; huisregel")
def taken_passen_bij_rol(d: Zaak) -> Iterator[Signaal]:
    """R-40: wie zelf trekt, heeft een flink deel van de taken; wie meedenkt niet."""
    tasks, share = d.facts.records("taken"), d.grens("taken_zelf_doen_pct")
    role, ini = d.facts.text("initiatief.rolambitie"), d.initiatief.text("id")
    if not tasks or share is None:
        return
    own = sum(1 for task in tasks if ini and task.text("eindverantwoordelijk") == ini)
    part = Decimal(own * 100) / len(tasks)
    if (role == "zelf_doen" and part < share) or (role == "meedenken" and part > share):
        yield Signaal(
            f"Bij de rol '{woord(role)}' past het niet dat het initiatief verantwoordelijk is voor {own} van de "
            f"{len(tasks)} taken. Pas de taken of de rol aan, zodat iedereen hetzelfde verwacht.",
            pad="initiatief.rolambitie",
            paden=("taken",),
        )


@regel("R-41", WAARSCHUWING, bron="SP-2 (intro), SP-2.A6, SP-3.W1")
def stevige_organisatie(d: Zaak) -> Iterator[Signaal]:
    """R-41: wie zelf een warmtesysteem ontwikkelt, heeft betaalde kennis en zeggenschap van bewoners."""
    if d.facts.text("initiatief.rolambitie") != "zelf_doen" or not d.collectief:
        return
    foundation = d.initiatief.text("rechtsvorm") == "stichting"
    pay = d.facts.record("financien.vergoeding_initiatief")
    if foundation or not pay.fields or pay.text("soort") == "geen":
        yield Signaal(
            "Zelf een warmtesysteem ontwikkelen vraagt een stevige organisatie, met betaalde kennis en zeggenschap "
            "van bewoners. Regel een vergoeding en een vorm met leden, anders komt alles op vrijwilligers neer.",
            pad=d.initiatief.where("rechtsvorm") if foundation else pay.path,
            paden=("initiatief.rolambitie", "financien.vergoeding_initiatief"),
        )


@regel("R-42", WAARSCHUWING, bron="SP-2.A6, SP-0.V4")
def spreken_namens_de_wijk(d: Zaak) -> Iterator[Signaal]:
    """R-42: wie namens de wijk spreekt, heeft dat democratisch geregeld of werkt daaraan."""
    if d.facts.text("initiatief.representatie") != "vertegenwoordigt_wijk" or d.facts.has("initiatief.groeipad"):
        return
    closed = d.initiatief.text("rechtsvorm") in {"informele_groep", "stichting", "bv"}
    if closed or d.facts.whole("initiatief.organisatie.leden") == 0:
        yield Signaal(
            "Het initiatief spreekt namens de wijk, maar bewoners kunnen nog niet meebeslissen. Beschrijf hoe zij "
            "invloed krijgen, bijvoorbeeld met een groeipad naar een vereniging of coöperatie.",
            pad="initiatief.representatie",
            paden=(d.initiatief.where("rechtsvorm"), "initiatief.organisatie.leden", "initiatief.groeipad"),
        )


@regel("R-43", FOUT, bron="SP-2.A6")
def andere_bewoners_gehoord(d: Zaak) -> Iterator[Signaal]:
    """R-43: spreekt het initiatief niet voor iedereen, dan hoort de gemeente de anderen."""
    intent = d.is_type("intentieovereenkomst")
    if not (intent or d.is_type("samenwerkingsovereenkomst", "uitvoeringsplan")):
        return
    one_of_many = d.facts.text("initiatief.representatie") == "een_van_de_spelers"
    if one_of_many and not d.facts.has("participatie.borging_buiten_initiatief"):
        yield Signaal(
            "Het initiatief is een van de spelers in de wijk. Beschrijf hoe de gemeente de andere bewoners betrekt "
            "en hun steun meet, zodat ook hun stem telt.",
            pad="participatie.borging_buiten_initiatief",
            paden=("initiatief.representatie",),
            ernst=WAARSCHUWING if intent else None,
        )


@regel(
    "R-72",
    FOUT,
    verzwakt=True,
    jt=True,
    bron="Gemeentewet 15 lid 1 onder c en d en lid 2, 41c; SP-3.T1",
)
def verboden_handelingen(d: Zaak) -> Iterator[Signaal]:
    """R-72: een raadslid of wethouder krijgt via het initiatief geen opdracht of grond van de eigen gemeente."""
    if not (d.is_type("opdrachtverlening") or d.facts.flag("juridisch.grond.aan_orde")):
        return
    for interest in d.facts.records("initiatief.belangen"):
        public = interest.text("publieke_functie")
        role = interest.text("functie_in_initiatief")
        if public not in {"raadslid", "wethouder"} or role not in {"bestuurder", "opdrachtnemer", "betaald"}:
            continue
        if interest.flag("ontheffing_gs") is not True:
            yield Signaal(
                f"Een {public} mag meestal niet via het initiatief een betaalde opdracht of grond van de eigen "
                "gemeente krijgen, behalve met ontheffing van gedeputeerde staten. Laat dit toetsen vóór u tekent.",
                pad=interest.where("ontheffing_gs"),
                paden=(
                    interest.where("publieke_functie"),
                    interest.where("functie_in_initiatief"),
                    "juridisch.grond.aan_orde",
                ),
            )


@regel("R-101", WAARSCHUWING, bron="Gemeentewet 28, 58; Awb 2:4; Ambtenarenwet 2017; SP-3.T1")
def twee_petten(d: Zaak) -> Iterator[Signaal]:
    """R-101: van wie twee petten op heeft, is bekend welke wanneer telt (als R-72 er niet al over gaat)."""
    if any(verboden_handelingen.kijk(d)):
        return
    for interest in d.facts.records("initiatief.belangen"):
        public = interest.text("publieke_functie")
        if public in {"ambtenaar", "raadslid", "wethouder"}:
            yield Signaal(
                f"In het initiatief zit een {public}. Maak duidelijk wie welke pet op heeft en wie zich terughoudt "
                "bij besluiten, zodat niemand aan de eerlijkheid twijfelt.",
                pad=interest.where("publieke_functie"),
                paden=(interest.where("functie_in_initiatief"),),
            )


@regel("R-102", FOUT, bron="SP-2.D3, SP-2.A3, SP-3.D5")
def wie_wordt_eigenaar(d: Zaak) -> Iterator[Signaal]:
    """R-102: bij een collectief systeem is gekozen wie eigenaar wordt en wie het voor het zeggen heeft."""
    agreement = d.is_type("samenwerkingsovereenkomst")
    undecided = d.facts.text("initiatief.eindorganisatie") in {"", "nog_open"}
    if d.collectief and undecided and (agreement or d.is_type("uitvoeringsplan")):
        yield Signaal(
            "Kies wie eigenaar wordt en wie het voor het zeggen heeft. Zonder die keuze weten partners niet waar "
            "ze aan toe zijn.",
            pad="initiatief.eindorganisatie",
            paden=("oplossing.hoofdtype",),
            ernst=WAARSCHUWING if agreement else None,
        )


@regel("R-103", WAARSCHUWING, bron="SP-5.A2")
def initiatief_van_elders(d: Zaak) -> Iterator[Signaal]:
    """R-103: komt het initiatief uit een andere wijk, dan maakt het hier eerst kennis."""
    home, area = d.facts.text("initiatief.thuisgebied"), d.facts.text("project.werkgebied.naam")
    if home and genormaliseerd(home) != genormaliseerd(area):
        yield Signaal(
            f"Het initiatief komt uit {home}, niet uit {area or 'dit gebied'}. Maak eerst kennis met de bewoners "
            "hier, want zij kennen het initiatief nog niet.",
            pad="initiatief.thuisgebied",
            paden=("project.werkgebied.naam",),
        )


@regel("R-104", WAARSCHUWING, bron="SP-2.T2")
def bedrijf_komt_erbij(d: Zaak) -> Iterator[Signaal]:
    """R-104: komt er een bedrijf bij, dan zegt de herbekrachtiging wat dat voor bewoners verandert."""
    if not d.is_type("herbekrachtiging") or d.facts.flag("herbekrachtiging.rollen_gewijzigd"):
        return
    for party in d.van_soort("warmtebedrijf", "marktpartij"):
        if party.text("status") == "nieuw":
            yield Signaal(
                f"{naam(party)} komt erbij. Schrijf op wat er verandert aan de rol en de zeggenschap van bewoners, "
                "zodat zij niet ongemerkt op afstand komen.",
                pad="herbekrachtiging.rollen_gewijzigd",
                paden=(party.where("status"), party.where("soort")),
            )
