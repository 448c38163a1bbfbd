"""The derived facts that rules, clauses and blueprints share: who is who, what kind of solution, whose money.

Every function has the definition in words. An empty field makes a comparison false, as in the rules.
"""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.money import Money

WARMTENETTEN = frozenset({"warmtenet_ht", "warmtenet_mt", "warmtenet_lt", "bronnet_zlt"})
"""Techniques with a heat or source network: the ones that the Wet collectieve warmte is about."""

COLLECTIEVE_TECHNIEKEN = WARMTENETTEN | {"mestvergister", "geothermie"}
"""Techniques that make a plan collective whatever the main type says."""


def _party(basis: Basis, pointer: str, kind: str) -> Record | None:
    wanted = basis.facts.text(pointer)
    for party in basis.facts.records("partijen"):
        if wanted and party.text("id") == wanted and party.text("soort") == kind:
            return party
    return None


def _techniques(basis: Basis) -> frozenset[str]:
    return frozenset(basis.facts.texts("oplossing.technieken"))


def _gemeente(basis: Basis) -> Value | None:
    """The party of soort `gemeente` that `gemeente.partij_id` points at."""
    return _party(basis, "gemeente.partij_id", "gemeente")


def _initiatief(basis: Basis) -> Value | None:
    """The party of soort `bewonersinitiatief` that `initiatief.partij_id` points at."""
    return _party(basis, "initiatief.partij_id", "bewonersinitiatief")


def _ondertekenaars(basis: Basis) -> Value | None:
    """The parties that sign, in the order of the dossier."""
    return tuple(party for party in basis.facts.records("partijen") if party.flag("ondertekent"))


def _partners(basis: Basis) -> Value | None:
    """The parties that sign and are neither the municipality nor the initiative.

    As long as the dossier does not say which party leads, its kind does.
    """
    leading = {"gemeente": "gemeente.partij_id", "bewonersinitiatief": "initiatief.partij_id"}
    ids = {basis.facts.text(path) for path in leading.values()}
    open_kinds = {kind for kind, path in leading.items() if not basis.facts.has(path)}
    return tuple(
        party
        for party in basis.eerder.records("ondertekenaars")
        if party.text("id") not in ids and party.text("soort") not in open_kinds
    )


def _is_collectief(basis: Basis) -> Value | None:
    """One system for all: main type collective, a collective technique, or green gas of their own making."""
    techniques = _techniques(basis)
    return (
        basis.facts.text("oplossing.hoofdtype") == "collectief"
        or bool(techniques & COLLECTIEVE_TECHNIEKEN)
        or ("groen_gas" in techniques and basis.facts.flag("oplossing.groen_gas.eigen_productie") is True)
    )


def _gasnet_blijft(basis: Basis) -> Value | None:
    """The gas grid stays: they say so, or they say nothing and the technique needs gas."""
    said = basis.facts.flag("oplossing.aardgasnet_blijft")
    if said is not None:
        return said
    return bool(_techniques(basis) & {"groen_gas", "hybride_warmtepomp"})


def _grootschalige_inkoop(basis: Basis) -> Value | None:
    """A collective purchase with at least `drempel_inkoop` participants."""
    expected = basis.facts.number("oplossing.individueel.verwacht_aantal_deelnemers")
    threshold = basis.instelling.number("drempel_inkoop")
    return (
        "collectieve_inkoop" in _techniques(basis)
        and expected is not None
        and threshold is not None
        and expected >= threshold
    )


def _wcw_categorie(basis: Basis) -> Value | None:
    """`geen`, `onbekend`, `tot_10`, `klein` (10 to 1,500) or `groot`: by consumers, else connections."""
    if not _techniques(basis) & WARMTENETTEN:
        return "geen"
    users = basis.facts.number("oplossing.warmtenet.aantal_verbruikers")
    if users is None:
        users = basis.facts.number("oplossing.aantal_beoogde_aansluitingen")
    smallest = basis.instelling.number("wcw_ondergrens")
    largest = basis.instelling.number("wcw_bovengrens")
    if users is None or smallest is None or largest is None:
        return "onbekend"
    if users < smallest:
        return "tot_10"
    return "klein" if users <= largest else "groot"


def _gemeente_bijdrage(basis: Basis) -> Value | None:
    """What the municipality puts in: all `gemeente_*` cover except its own hours."""
    amounts = (
        entry.money("bedrag")
        for entry in basis.facts.records("financien.dekking")
        if entry.text("soort").startswith("gemeente_") and entry.text("soort") != "gemeente_uren"
    )
    return sum((amount for amount in amounts if amount is not None), Money(0))


def _ingrijpend(basis: Basis) -> Value | None:
    """Far-reaching consequences for the municipality: it says so, or it takes part in a legal person."""
    return (
        basis.facts.flag("gemeente.besluitvorming.ingrijpende_gevolgen") is True
        or basis.facts.flag("gemeente.besluitvorming.deelneming_in_rechtspersoon") is True
    )


def _mogelijk_ingrijpend(basis: Basis) -> Value | None:
    """Not called far-reaching, but much money, a loan, a guarantee, or a firm collective agreement."""
    if basis.eerder.flag("ingrijpend"):
        return False
    share = basis.eerder.money("gemeente_bijdrage")
    threshold = basis.instelling.money("drempel_raad")
    kinds = {entry.text("soort") for entry in basis.facts.records("financien.dekking")}
    firm = basis.document_type in {"samenwerkingsovereenkomst", "realisatieovereenkomst"}
    return (
        (share is not None and threshold is not None and share > threshold)
        or bool(kinds & {"gemeente_garantie", "gemeente_lening"})
        or (firm and basis.eerder.flag("is_collectief") is True)
    )


def _is_personengroep(basis: Basis) -> Value | None:
    """The initiative is no legal person: its people stand for what they sign."""
    return basis.eerder.record("initiatief").text("rechtsvorm") in {"informele_groep", "natuurlijk_persoon"}


def _heeft_grond(basis: Basis) -> Value | None:
    """Land or a building of the municipality is needed."""
    return basis.facts.flag("juridisch.grond.aan_orde") is True


def _heeft_persoonsgegevens(basis: Basis) -> Value | None:
    """Parties share personal data."""
    return basis.facts.flag("juridisch.avg.deelt_persoonsgegevens") is True


def _consument(basis: Basis) -> Value | None:
    """The resident who takes part is a consumer; a landlord only when it is said that it is no business."""
    kind = basis.facts.text("deelname.soort_deelnemer")
    return kind in {"eigenaar_bewoner", "huurder"} or (
        kind == "verhuurder" and basis.facts.flag("deelname.bedrijfsmatig") is False
    )


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="gemeente",
        bron="eigen begrip: de partij die het dossier als gemeente aanwijst",
        betekent="de gemeente",
        leest=("gemeente.partij_id", "partijen.id", "partijen.soort"),
        bereken=_gemeente,
    ),
    Afgeleid(
        naam="initiatief",
        bron="eigen begrip: de partij die het dossier als bewonersinitiatief aanwijst",
        betekent="het initiatief",
        leest=("initiatief.partij_id", "partijen.id", "partijen.soort"),
        bereken=_initiatief,
    ),
    Afgeleid(
        naam="ondertekenaars",
        bron="eigen begrip: wie een handtekening zet",
        betekent="de partijen die tekenen",
        leest=("partijen.ondertekent",),
        bereken=_ondertekenaars,
    ),
    Afgeleid(
        naam="partners",
        bron="SP-1.W5, SP-2.W6: wie naast gemeente en initiatief meetekent",
        betekent="partners die meetekenen",
        leest=(
            *("partijen.id", "partijen.ondertekent", "partijen.soort"),
            *("gemeente.partij_id", "initiatief.partij_id"),
        ),
        grenzen=({"partijen.soort": "woningcorporatie", "partijen.ondertekent": True},),
        bereken=_partners,
    ),
    Afgeleid(
        naam="is_collectief",
        bron="SP-0.M2",
        betekent="één systeem voor iedereen",
        leest=("oplossing.hoofdtype", "oplossing.technieken", "oplossing.groen_gas.eigen_productie"),
        grenzen=(
            {"oplossing.hoofdtype": "collectief", "oplossing.technieken": ["warmtenet_mt"]},
            {"oplossing.hoofdtype": "individueel", "oplossing.technieken": ["isolatie"]},
            {"oplossing.technieken": ["groen_gas"], "oplossing.groen_gas.eigen_productie": True},
            {"oplossing.technieken": ["groen_gas"], "oplossing.groen_gas.eigen_productie": False},
        ),
        bereken=_is_collectief,
    ),
    Afgeleid(
        naam="gasnet_blijft",
        bron="SP-3.R (groen gas als voorbeeld)",
        betekent="het gasnet blijft liggen",
        leest=("oplossing.aardgasnet_blijft", "oplossing.technieken"),
        grenzen=(
            {"oplossing.aardgasnet_blijft": True},
            {"oplossing.aardgasnet_blijft": False},
            {"oplossing.aardgasnet_blijft": None, "oplossing.technieken": ["hybride_warmtepomp"]},
            {"oplossing.aardgasnet_blijft": None, "oplossing.technieken": ["warmtepomp_lucht"]},
        ),
        bereken=_gasnet_blijft,
    ),
    Afgeleid(
        naam="grootschalige_inkoop",
        bron="SP-2.R, SP-0.M2; huisregel: de drempel is een redactionele keuze",
        betekent="een grote inkoopactie",
        leest=(
            "oplossing.technieken",
            "oplossing.individueel.verwacht_aantal_deelnemers",
            "recht.instellingen.drempel_inkoop",
        ),
        grenzen=(
            {
                "oplossing.technieken": ["isolatie", "collectieve_inkoop"],
                "oplossing.individueel.verwacht_aantal_deelnemers": 100,
            },
            {
                "oplossing.technieken": ["isolatie", "collectieve_inkoop"],
                "oplossing.individueel.verwacht_aantal_deelnemers": 99,
            },
        ),
        bereken=_grootschalige_inkoop,
    ),
    Afgeleid(
        naam="wcw_categorie",
        bron="Wet collectieve warmte (Kst. 36576): grenzen van 10 en 1.500; juridisch te toetsen",
        betekent="soort warmtenet volgens de warmtewet",
        leest=(
            "oplossing.technieken",
            "oplossing.warmtenet.aantal_verbruikers",
            "oplossing.aantal_beoogde_aansluitingen",
        ),
        grenzen=tuple(
            {"oplossing.technieken": ["warmtenet_mt"], "oplossing.warmtenet.aantal_verbruikers": users}
            for users in (9, 10, 1500, 1501)
        )
        + tuple(
            {
                "oplossing.technieken": ["warmtenet_mt"],
                "oplossing.warmtenet.aantal_verbruikers": None,
                "oplossing.aantal_beoogde_aansluitingen": users,
            }
            for users in (None, 9, 10, 1500, 1501)
        )
        + ({"oplossing.technieken": ["isolatie"]},),
        bereken=_wcw_categorie,
    ),
    Afgeleid(
        naam="gemeente_bijdrage",
        bron="eigen begrip: geld van de gemeente, zonder de uren van haar eigen mensen",
        betekent="bijdrage van de gemeente",
        leest=("financien.dekking.soort", "financien.dekking.bedrag"),
        grenzen=(
            {"financien.dekking": None},
            {
                "financien.begroting.totaal": 1,
                "financien.dekking": [{"soort": "gemeente_subsidie", "bedrag": 1, "status": "toegezegd"}],
            },
        ),
        bereken=_gemeente_bijdrage,
    ),
    Afgeleid(
        naam="ingrijpend",
        bron="Gemeentewet 169 lid 4, 160 lid 2",
        betekent="grote gevolgen voor de gemeente",
        leest=(
            "gemeente.besluitvorming.ingrijpende_gevolgen",
            "gemeente.besluitvorming.deelneming_in_rechtspersoon",
        ),
        grenzen=(
            {"gemeente.besluitvorming.ingrijpende_gevolgen": True},
            {
                "gemeente.besluitvorming.ingrijpende_gevolgen": False,
                "gemeente.besluitvorming.deelneming_in_rechtspersoon": False,
            },
            {"gemeente.besluitvorming.deelneming_in_rechtspersoon": True},
        ),
        bereken=_ingrijpend,
    ),
    Afgeleid(
        naam="mogelijk_ingrijpend",
        bron="Gemeentewet 169 lid 4; huisregel: de drempel komt uit de mandaat- en budgetregeling",
        betekent="misschien grote gevolgen voor de gemeente",
        leest=(
            "afg.ingrijpend",
            "afg.gemeente_bijdrage",
            "afg.is_collectief",
            "financien.dekking.soort",
            "document.type",
            "recht.instellingen.drempel_raad",
        ),
        grenzen=(
            {
                "financien.begroting.totaal": 100_001,
                "financien.dekking": [{"soort": "gemeente_subsidie", "bedrag": 100_001, "status": "verwacht"}],
            },
            {
                "financien.begroting.totaal": 100_000,
                "financien.dekking": [{"soort": "gemeente_subsidie", "bedrag": 100_000, "status": "verwacht"}],
            },
        ),
        bereken=_mogelijk_ingrijpend,
    ),
    Afgeleid(
        naam="is_personengroep",
        bron="BW 2:3, 2:5: wie geen rechtspersoon is",
        betekent="het initiatief is een groep zonder rechtsvorm",
        leest=("initiatief.partij_id", "partijen.rechtsvorm"),
        grenzen=({"partijen.rechtsvorm": "informele_groep"}, {"partijen.rechtsvorm": "cooperatie"}),
        bereken=_is_personengroep,
    ),
    Afgeleid(
        naam="heeft_grond",
        bron="HR 26-11-2021 (Didam)",
        betekent="grond van de gemeente is nodig",
        leest=("juridisch.grond.aan_orde",),
        grenzen=({"juridisch.grond.aan_orde": True}, {"juridisch.grond.aan_orde": False}),
        bereken=_heeft_grond,
    ),
    Afgeleid(
        naam="heeft_persoonsgegevens",
        bron="AVG 4",
        betekent="partijen delen persoonsgegevens",
        leest=("juridisch.avg.deelt_persoonsgegevens",),
        grenzen=(
            {"juridisch.avg.deelt_persoonsgegevens": True},
            {"juridisch.avg.deelt_persoonsgegevens": False},
        ),
        bereken=_heeft_persoonsgegevens,
    ),
    Afgeleid(
        naam="consument",
        bron="BW 6:230g",
        betekent="de deelnemer is consument",
        leest=("deelname.soort_deelnemer", "deelname.bedrijfsmatig"),
        grenzen=(
            {"deelname.soort_deelnemer": "eigenaar_bewoner"},
            {"deelname.soort_deelnemer": "verhuurder", "deelname.bedrijfsmatig": False},
            {"deelname.soort_deelnemer": "verhuurder", "deelname.bedrijfsmatig": True},
        ),
        bereken=_consument,
    ),
)
"""In the order in which they are computed: a fact may use those above it (`afg.` in `leest`)."""
