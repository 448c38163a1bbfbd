"""Decisions of the municipality: is there one, in time, by whom, and what can it promise at all?"""

from __future__ import annotations

from collections.abc import Iterator

from overeenkomsten.check.rules.regel import FOUT, TIP, WAARSCHUWING, Signaal, Zaak, groter, regel
from overeenkomsten.check.rules.woorden import toon

BESLUITVORMING = "gemeente.besluitvorming"

RAAD_ROLLEN = "gemeente.besluitvorming.raad_rollen"


@regel("R-20", FOUT, verzwakt=True, bron="Gemeentewet 160 lid 1, 168; Awb 10:1 e.v.; SP-2.A7")
def besluit_van_de_gemeente(d: Zaak) -> Iterator[Signaal]:
    """R-20: de gemeente heeft op tijd besloten om deze overeenkomst te sluiten, zelf of in mandaat."""
    if not (d.in_ovk and d.gemeente.flag("ondertekent")):
        return
    made = d.facts.record(BESLUITVORMING)
    ground = made.text("grondslag")
    college, mandate = made.record("college"), made.record("mandaat")
    day = college.day("datum")
    if ground in {"", "collegebesluit"}:
        if day is None:
            message, where = "Vul in wanneer het college besluit.", college.where("datum")
        elif d.datum is not None and day > d.datum:
            message = f"Het college besluit pas op {toon(day)}, na de dag van tekenen ({toon(d.datum)})."
            where = college.where("datum")
        elif d.definitief and college.text("status") != "genomen":
            message, where = "Het besluit is volgens het dossier nog niet genomen.", college.where("status")
        else:
            return
    elif ground == "mandaat":
        if d.afg.flag("ingrijpend"):
            message = "Een besluit met grote gevolgen kan niet in mandaat: laat het college zelf besluiten."
            where = made.where("grondslag")
        elif not mandate.has("regeling") or not mandate.has("besluitdatum"):
            message = "Vul in welke mandaatregeling geldt en wanneer er is besloten."
            where = mandate.where("besluitdatum" if mandate.has("regeling") else "regeling")
        else:
            return
    else:
        return
    yield Signaal(
        "De gemeente heeft nog niet (op tijd) besloten om deze overeenkomst te sluiten. "
        f"{message} Zonder besluit staat niet vast dat de gemeente gebonden is.",
        pad=where,
        paden=(made.where("grondslag"), college.where("datum"), "document.datum"),
    )


@regel("R-22", FOUT, verzwakt=True, jt=True, bron="Gemeentewet 169 lid 4; SP-2.W5, SP-2.A7")
def raad_bij_grote_gevolgen(d: Zaak) -> Iterator[Signaal]:
    """R-22: bij grote gevolgen kan de raad eerst zijn wensen en bedenkingen geven."""
    certain = d.afg.flag("ingrijpend") is True
    if (certain or d.afg.flag("mogelijk_ingrijpend")) and d.raad_rollen <= {"geen", "informeren"}:
        sure = "zijn groot" if certain else "kunnen groot zijn"
        yield Signaal(
            f"De gevolgen voor de gemeente {sure}. Geef de raad eerst de kans om zijn wensen en bedenkingen te "
            "geven; de wet vraagt dat bij ingrijpende gevolgen.",
            pad=RAAD_ROLLEN,
            paden=(
                f"{BESLUITVORMING}.ingrijpende_gevolgen",
                f"{BESLUITVORMING}.deelneming_in_rechtspersoon",
                "financien.dekking",
            ),
            ernst=None if certain else WAARSCHUWING,
        )


@regel("R-23", FOUT, bron="Gemeentewet 160 lid 2; SP-2.A3")
def raad_bij_deelneming(d: Zaak) -> Iterator[Signaal]:
    """R-23: doet de gemeente mee in een rechtspersoon, dan krijgt de raad eerst het ontwerpbesluit."""
    takes_part = d.facts.flag(f"{BESLUITVORMING}.deelneming_in_rechtspersoon")
    if takes_part and "wensen_bedenkingen" not in d.raad_rollen:
        yield Signaal(
            "De gemeente gaat meedoen in een organisatie. Stuur de raad eerst het ontwerpbesluit en kies bij de "
            "raad 'wensen en bedenkingen': zonder dat mag het college niet besluiten.",
            pad=RAAD_ROLLEN,
            paden=(f"{BESLUITVORMING}.deelneming_in_rechtspersoon",),
        )


@regel("R-24", WAARSCHUWING, bron="Gemeentewet 169 lid 4; HR 1-6-2012 ECLI:NL:HR:2012:BV1748")
def raad_voor_het_tekenen(d: Zaak) -> Iterator[Signaal]:
    """R-24: de raad komt aan bod vóór de dag van tekenen."""
    day = d.facts.day(f"{BESLUITVORMING}.raad.datum")
    if d.in_ovk and d.raad_rollen & {"wensen_bedenkingen", "vaststellen", "krediet"} and groter(day, d.datum):
        yield Signaal(
            "De raad komt pas na de dag van tekenen aan bod. Verzet een van de twee, of neem een duidelijke "
            "voorwaarde op: anders ligt alles al vast als de raad zich uitspreekt.",
            pad=f"{BESLUITVORMING}.raad.datum",
            paden=(RAAD_ROLLEN, "document.datum"),
        )


@regel("R-24b", FOUT, verzwakt=True, jt=True, bron="Gemeentewet 169 lid 4, 160 lid 2")
def raad_voor_het_college(d: Zaak) -> Iterator[Signaal]:
    """R-24b: de raad geeft zijn wensen en bedenkingen vóór het college definitief besluit."""
    college = d.facts.day(f"{BESLUITVORMING}.college.datum")
    council = d.facts.day(f"{BESLUITVORMING}.raad.datum")
    if not (d.in_ovk and "wensen_bedenkingen" in d.raad_rollen and college is not None):
        return
    if council is None or council > college:
        yield Signaal(
            "De raad moet zijn wensen en bedenkingen kunnen geven vóórdat het college definitief besluit. Zet het "
            "moment van de raad eerder, of het besluit van het college later.",
            pad=f"{BESLUITVORMING}.raad.datum",
            paden=(f"{BESLUITVORMING}.college.datum", RAAD_ROLLEN),
        )


@regel(
    "R-25",
    WAARSCHUWING,
    jt=True,
    bron="bevoegdhedenovereenkomst; HR 8-7-2011 ECLI:NL:HR:2011:BP3057; SP-3.T1",
)
def bevoegd_orgaan_tekent_mee(d: Zaak) -> Iterator[Signaal]:
    """R-25: over vergunningen en besluiten maakt het bevoegde bestuursorgaan zelf de afspraak."""
    powers = d.facts.flag("juridisch.publieke_bevoegdheden.afspraken")
    if powers and d.facts.flag("gemeente.college_als_partij") is not True:
        yield Signaal(
            "De overeenkomst zegt iets over vergunningen of besluiten. Laat het bestuursorgaan dat daarover gaat "
            "meetekenen, of beloof alleen een inspanning met een voorbehoud: zo'n besluit is niet aan de gemeente "
            "als contractpartij.",
            pad="gemeente.college_als_partij",
            paden=("juridisch.publieke_bevoegdheden.afspraken",),
        )


@regel("R-26", FOUT, bron="Gemeentewet 147, 160; Awb 3:4; SP-0.M3, SP-1.W6")
def gemeente_belooft_geen_besluit(d: Zaak) -> Iterator[Signaal]:
    """R-26: de gemeente belooft geen uitkomst van een besluit dat raad of vergunningverlener neemt."""
    municipality = d.gemeente.text("id")
    for task in d.facts.records("taken"):
        mine = bool(municipality) and task.text("eindverantwoordelijk") == municipality
        if mine and task.flag("betreft_besluit") and task.text("verbintenis") == "resultaat":
            yield Signaal(
                f"Bij de taak '{task.text('omschrijving')}' belooft de gemeente een besluit. Dat kan niet, want "
                "raad of vergunningverlener beslist. Kies 'inspanning' en schrijf 'legt voor aan'.",
                pad=task.where("verbintenis"),
                paden=(task.where("betreft_besluit"), task.where("eindverantwoordelijk")),
            )


@regel("R-27", FOUT, verzwakt=True, bron="SP-1.D6, SP-1.A5")
def aanspreekpunt_met_mandaat(d: Zaak) -> Iterator[Signaal]:
    """R-27: de gemeente heeft één aanspreekpunt, en het is bekend wat die persoon mag beslissen."""
    contact = d.facts.record("gemeente.contact")
    types = ("intentieovereenkomst", "herbekrachtiging", "samenwerkingsovereenkomst", "realisatieovereenkomst")
    missing = [field for field in ("functie", "mandaat") if not contact.has(field)]
    if d.is_type(*types) and missing:
        yield Signaal(
            "Noem één aanspreekpunt bij de gemeente en wat die persoon zelf mag beslissen, zodat het initiatief "
            "weet waar het aan toe is.",
            pad=contact.where(missing[0]),
            paden=(contact.where("functie"), contact.where("mandaat")),
        )


@regel("R-39", WAARSCHUWING, bron="SP-2.W5; Gemeentewet 169 lid 2")
def raad_is_betrokken(d: Zaak) -> Iterator[Signaal]:
    """R-39: de raad is betrokken bij een samenwerkingsovereenkomst."""
    if d.is_type("samenwerkingsovereenkomst") and "geen" in d.raad_rollen:
        yield Signaal(
            "De raad heeft geen rol bij deze overeenkomst. Stuur bijvoorbeeld een informatiebrief of vraag naar "
            "wensen: dat voorkomt verrassingen als er later geld nodig is.",
            pad=RAAD_ROLLEN,
        )


@regel("R-118", WAARSCHUWING, bron="SP-1.A1, SP-1.W6, SP-2.W5")
def uitgangspunten_vastgesteld(d: Zaak) -> Iterator[Signaal]:
    """R-118: de raad heeft uitgangspunten vastgesteld voor samenwerken met initiatieven."""
    path = "gemeente.beleid.uitgangspunten_participatie.vastgesteld"
    if d.is_type("samenwerkingsovereenkomst") and d.facts.flag(path) is not True:
        yield Signaal(
            "De raad heeft nog geen uitgangspunten voor samenwerken met initiatieven vastgesteld. Vraag wanneer "
            "dat gebeurt, want de overeenkomst moet daarop aansluiten.",
            pad=path,
        )


@regel(
    "R-119",
    WAARSCHUWING,
    jt=True,
    bron="Gemeentewet 160 lid 1, 169 lid 4; HR 26-6-2015 ECLI:NL:HR:2015:1737",
)
def raad_stelt_overeenkomst_niet_vast(d: Zaak) -> Iterator[Signaal]:
    """R-119: een overeenkomst wordt niet door de raad vastgesteld."""
    if d.in_ovk and "vaststellen" in d.raad_rollen:
        yield Signaal(
            "De raad stelt een overeenkomst niet vast: daarover besluit het college. Kies 'wensen en bedenkingen' "
            "of 'krediet', of laat de raad vooraf kaders stellen.",
            pad=RAAD_ROLLEN,
        )


@regel("R-201", TIP, bron="SP-2.D4, SP-3.D4, SP-3.H1; huisregel")
def afdelingen_akkoord(d: Zaak) -> Iterator[Signaal]:
    """R-201: de afdelingen van de gemeente die meedoen, zijn het eens met de afspraken."""
    if not d.is_type("samenwerkingsovereenkomst", "uitvoeringsplan", "realisatieovereenkomst"):
        return
    for department in d.facts.records("gemeente.afdelingen"):
        if department.text("akkoord") in {"nee", "nog_vragen"}:
            name = department.text("naam") or "zonder naam"
            yield Signaal(
                f"De afdeling {name} is nog niet akkoord. Vraag wat zij nodig heeft, voordat het college besluit.",
                pad=department.where("akkoord"),
            )
