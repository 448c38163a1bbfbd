"""Money: the rules of a subsidy, volunteers, btw, and who pays when it stops."""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import FOUT, TIP, WAARSCHUWING, Signaal, Zaak, groter, regel
from overeenkomsten.check.rules.soort import FASEN
from overeenkomsten.check.rules.woorden import toon


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
    elif ground == "incidenteel_4_23_3d" and limit and groter(d.facts.day("subsidie.periode.tot"), limit):
        yield Signaal(
            f"De wet laat een incidentele subsidie hooguit tot {toon(limit)} duren. Maak de periode korter of kies "
            "een andere basis.",
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
            f"Deze subsidie loopt al {toon(years)} jaar. Neem op hoe de gemeente het op tijd zegt als zij wil "
            f"stoppen: vanaf {toon(from_years)} jaar eist de wet dat.",
            pad="subsidie.voortzettingsclausule",
            paden=("subsidie.aantal_jaren_doorlopend",),
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
            "Geef aan of de bedragen met of zonder btw zijn, want dat scheelt veel geld. Opdrachten zijn meestal "
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
