"""The dossier schema as JSON Schema, without our own reader of it: shape, help texts, annotations, examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from overeenkomsten.check.derive import derived_facts
from overeenkomsten.library.conditions import parse_condition, paths_of

ROOT = Path(__file__).parents[3]
SCHEMAS = ROOT / "schemas"
FILES = (SCHEMAS / "dossier.schema.json", *sorted((SCHEMAS / "dossier").glob("*.schema.json")))
EXAMPLES = sorted((ROOT / "examples").glob("*/dossier.json"))

ANNOTATIONS = {
    "verplicht_bij": list,
    "verplicht_als": str,
    "relevant_als": str,
    "facultatief": bool,
    "verwijst_naar": str,
    "eenheid": str,
    "labels": dict,
    "uitleg": str,
}
"""What we add to JSON Schema, and the kind of value."""

PART_D = """
document: type variant fase status datum kenmerk versie
recht: peildatum
recht.wgiw: status
recht.wcw: status
recht.instellingen: drempel_raad drempel_inkoop drempel_uitgebreid aanbestedingsdrempel_diensten deminimis_plafond \
max_geld_personen max_vrijwilligersvergoeding didam_reactietermijn_dagen
eerdere_documenten: type datum kenmerk einddatum status partij_ids
project: naam aanleiding gasvraag_m3
project.werkgebied: naam soort beschrijving cbs_codes aantal_woningen aantal_overige_gebouwen
project.werkgebied.eigendom: koop corporatie particuliere_huur waarvan_vve
project.ambitie: omschrijving soorten streefjaar
project.ambitie.meetbare_doelen: omschrijving indicator streefwaarde eenheid datum
project.koppelkansen: omschrijving afdeling beslisdatum
project.buurtanalyse: gedaan datum bron
oplossing: status hoofdtype technieken aardgasnet_blijft aantal_beoogde_aansluitingen
oplossing.individueel: verwacht_aantal_deelnemers spouw_of_dak_isolatie
oplossing.warmtenet: bron temperatuur_aanvoer wcw_route minimum_deelname_pct exploitant_partij_id aantal_verbruikers
oplossing.groen_gas: eigen_productie vergister_soort locatie jaarproductie_m3 invoedpunt agrariers_aantal \
vergunning_status
oplossing.hybride: tussenstap vervolg_jaar
partijen: id soort rechtsvorm naam ondertekent status in_oprichting aansprakelijkheid kvk_nummer zetel adres doelen \
aantal_maten gekozen_na_procedure inzet woningen_in_werkgebied moeder_partij_id is_onderneming
partijen.aanduiding: lidwoord naam
partijen.vertegenwoordigers: naam functie hoedanigheid woonplaats zelfstandig_bevoegd
partijen.vertegenwoordigers.volmacht: grondslag nummer datum van keten
partijen.besluiten: orgaan soort datum kenmerk status
partijen.correspondentie: t_a_v e_mail postadres
gemeente: partij_id eigen_beslissingen reactietermijn_werkdagen college_als_partij
gemeente.contact: functie naam bereikbaar vervanger mandaat mag_toezeggen
gemeente.beleid: participatieverordening
gemeente.beleid.uitgangspunten_participatie: vastgesteld datum
gemeente.beleid.warmteprogramma: status werkgebied_genoemd datum
gemeente.randvoorwaarden: omschrijving reden
gemeente.randvoorwaarden.toetser: partij naam
gemeente.ondersteuning: soort omschrijving omvang voorwaarde
gemeente.afdelingen: naam taak vanaf_fase akkoord
gemeente.capaciteit: uren_per_maand afdelingen
gemeente.besluitvorming: grondslag raadskader raad_rollen ingrijpende_gevolgen deelneming_in_rechtspersoon
gemeente.besluitvorming.college: datum kenmerk status
gemeente.besluitvorming.mandaat: regeling vindplaats mandataris besluitdatum
gemeente.besluitvorming.raad: datum kenmerk status
initiatief: partij_id rolambitie representatie eindorganisatie werkt_met_vrijwilligers thuisgebied \
houding_tov_plan_derden
initiatief.organisatie: kernteam leden eigen_rekening besluitregel woordvoerder opvolging uren_per_maand \
professionele_steun
initiatief.groeipad: doel_rechtsvorm uiterlijk
initiatief.belangen: functie_in_initiatief publieke_functie ontheffing_gs
taken: id omschrijving fase eindverantwoordelijk uitvoerend adviserend geinformeerd resultaat gereed verbintenis \
betreft_besluit
governance.overleg: naam deelnemers frequentie besluitregel
governance.overleg.voorzitter: partij naam
governance.stuurgroep: frequentie
governance.stuurgroep.leden: partij naam
governance.procesbegeleider: soort naam ook_inhoud betaalt_partijen vertrouwen_alle_partijen
governance.escalatie: mediation rechtbank
governance.escalatie.stappen: niveau wie termijn_werkdagen
governance.evaluatie: interval_maanden bestuurders_erbij eerste_datum
planning: startdatum einddatum besluit_vervolg horizon_maanden
planning.vervolgstappen: omschrijving wie gereed
planning.mijlpalen: naam datum verantwoordelijk go_nogo criteria
risicos: omschrijving kans gevolg maatregel
risicos.eigenaar: partij naam
projectplan: relatie
onderzoeken: soort vraag begeleider kosten gereed
monitoring: indicator as nulmeting doel frequentie
participatie: borging_buiten_initiatief
participatie.activiteiten: omschrijving doelgroep periode start
participatie.activiteiten.wie: partij naam
participatie.metingen: soort moment noemer drempel_pct uitkomst_pct
participatie.metingen.wie_meet: partij naam
deelname: soort soort_deelnemer bedrijfsmatig aanbieder_partij_id bedenktijd_dagen
deelname.aanbod: omschrijving ingrepen_in_woning planning verandert_woning
deelname.kosten: eenmalig per_maand bandbreedte_pct subsidie_bewoner prijspeil indexering
deelname.opschortend: soort waarde uiterlijk
deelname.lidmaatschap: vereist contributie inleg
deelname.vve.alv_besluit: datum meerderheid
deelname.toestemming_verhuurder: naam datum
deelname.privacy: doel bewaartermijn delen_met
uitvoeringsplan: juridische_vorm
uitvoeringsplan.keuze: alternatief startdatum einddatum_aardgas
uitvoeringsplan.alternatieven: naam kosten woonlasten haalbaarheid conclusie
uitvoeringsplan.techniek: ontwerp bron temperatuur backup ruimtebeslag
uitvoeringsplan.opt_out: beschreven gelijkwaardig_alternatief kosten_voor_bewoner termijn procedure
uitvoeringsplan.doelgroepen: groep wat_gebeurt wat_verwacht_van_bewoner wat_mag_bewoner_van_gemeente_verwachten \
kosten hulp
uitvoeringsplan.betaalbaarheid: woonlasten_voor woonlasten_na toelichting
uitvoeringsplan.vergunningen: soort bevoegd_gezag status
vergunningen: soort bevoegd_gezag status
investeringsbesluiten: partij_id bedrag orgaan datum status
financien: kostenregel sunk_costs_bij_no_go
financien.begroting: totaal inclusief_btw
financien.begroting.posten: id omschrijving bedrag fase jaar
financien.dekking: soort bedrag status beschikking_of_besluit ontvanger_partij_id steunwaarde post_ids
financien.dekking.bron: partij naam
financien.vergoeding_initiatief: soort bedrag
financien.vergoeding_initiatief.aan: partij naam
financien.overschrijding: melden_bij_pct wie_draagt
subsidie: grondslag regeling_naam ontvanger_partij_id ontvanger_eis bedrag uitvoeringsplicht verplichtingen \
aantal_jaren_doorlopend voortzettingsclausule
subsidie.beschikking: kenmerk datum bedrag status
subsidie.periode: van tot
subsidie.activiteiten: omschrijving ten_bate_van
subsidie.voorschotten: bedrag datum
subsidie.verantwoording: regime uiterlijk
opdracht: opdrachtnemer_partij_id verbintenis inkoopprocedure inkoopvoorwaarden aansprakelijkheid_plafond uitvoerders
opdracht.producten: omschrijving
opdracht.prijs: soort bedrag btw
juridisch: bindendheid exclusiviteit ie vervangt_eerdere geen_voorrang_clausule
juridisch.publieke_bevoegdheden: afspraken omschrijving
juridisch.grond: aan_orde soort didam publicatiedatum toezegging
juridisch.staatssteun: regime eerder_ontvangen_drie_jaar toelichting
juridisch.aanbesteding: regime waarde toelichting
juridisch.aanbestedingsstrategie: opdrachtgever_partij_id wie_besluit gevolgen
juridisch.avg: deelt_persoonsgegevens rolverdeling categorieen betrokkenen doel grondslag bewaartermijn beveiliging \
subverwerkers contact_datalek
juridisch.geheimhouding: categorieen duur_maanden
juridisch.resultaten: naam eigenaar gebruiksrecht
juridisch.aansprakelijkheid: plafond verzekerd vrijwilligersverzekering_gemeente
juridisch.aansprakelijkheid.verzekering: soort dekking_per_gebeurtenis
juridisch.beeindiging: opzegtermijn_maanden gronden
juridisch.beeindiging.gevolgen: kosten resultaten gegevens
juridisch.toetreding: toegestaan instemming
herbekrachtiging: aanleiding rollen_gewijzigd wijzigingen
uitvoering: oplever_criteria contracten
uitvoering.blokken: naam aantal start gereed
beheer: rol_initiatief nazorg_maanden vervangingsreserve toekomst_initiatief continuiteitsregeling besluitdatum
beheer.vraagbaak: partij naam
afsluiting: reden einddatum overdracht boodschap_wijk finale_kwijting
afsluiting.eindafrekening: bedrag van naar
afsluiting.evaluatie: vorm gereed openbaar
communicatie: tekenmoment persbericht
communicatie.vraagbaak: wie bereikbaar
bijlagen: titel soort datum openbaar
ondertekening: plaats wijze exemplaren volgorde
opmerkingen: clausule tekst van datum
"""
"""The fields that the input model of the domain asks for: object: its fields."""


class Property(NamedTuple):
    """One property as it stands in a file."""

    where: str
    """Address of its file and JSON pointer: what a `$ref` to it would say."""
    schema: dict[str, Any]
    """With its own `$ref` followed."""


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


REGISTRY: Registry[Any] = Registry().with_resources(
    (path.as_uri(), Resource.from_contents(load(path))) for path in FILES
)
VALIDATOR = Draft202012Validator({"$ref": FILES[0].as_uri()}, registry=REGISTRY)


def follow(schema: dict[str, Any], base: str) -> tuple[dict[str, Any], str]:
    """The schema with its `$ref` followed (what stands beside the `$ref` wins), and where that came from."""
    if "$ref" not in schema:
        return schema, base
    found = REGISTRY.resolver(base_uri=base).lookup(schema["$ref"])
    target, where = follow(found.contents, urljoin(base, schema["$ref"]).partition("#")[0])
    return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}, where


def nodes(schema: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a schema file that is itself a schema."""
    if not isinstance(schema, dict):
        return
    yield where, schema
    for group in ("properties", "$defs"):
        for name, below in schema.get(group, {}).items():
            yield from nodes(below, f"{where}/{group}/{name}")
    if "items" in schema:
        yield from nodes(schema["items"], f"{where}/items")


def properties() -> Iterator[Property]:
    for path in FILES:
        for where, schema in nodes(load(path), f"{path.as_uri()}#"):
            for name, below in schema.get("properties", {}).items():
                yield Property(f"{where}/properties/{name}", follow(below, path.as_uri())[0])


def fields(schema: dict[str, Any], base: str, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a dossier: dotted path without list places, and its schema with `$ref` followed."""
    schema, base = follow(schema, base)
    if schema.get("type") == "array":
        schema, base = follow(schema["items"], base)
    for name, below in schema.get("properties", {}).items():
        if name != "documenten":
            here = f"{path}.{name}" if path else name
            yield here, follow(below, base)[0]
            yield from fields(below, base, here)


PROPERTIES = tuple(properties())
FIELDS = dict(fields(load(FILES[0]), FILES[0].as_uri()))


def strip(value: Any) -> Any:
    """Without what is empty: the reader does the same before it validates."""
    if isinstance(value, dict):
        below = {key: strip(item) for key, item in value.items()}
        return {key: item for key, item in below.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [item for item in map(strip, value) if item not in (None, "", [], {})]
    return value


def errors(dossier: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(dossier)]


def minimal(**more: Any) -> dict[str, Any]:
    return {"document": {"type": "intentieovereenkomst", "status": "concept"}, **more}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_a_schema(path: Path) -> None:
    schema = load(path)
    Draft202012Validator.check_schema(schema)
    assert not [where for where, node in nodes(schema, "") if "$id" in node]


def test_every_reference_leads_somewhere() -> None:
    for path in FILES:
        for _, node in nodes(load(path), path.name):
            assert follow(node, path.as_uri())[0]


def test_every_object_is_closed() -> None:
    for path in FILES:
        for where, node in nodes(load(path), path.name):
            if node.get("type") == "object":
                assert node.get("additionalProperties") is False, where


def test_every_property_explains_itself() -> None:
    for where, schema in PROPERTIES:
        assert schema["title"], where
        assert len(schema["description"]) >= 15, where
        assert schema["description"][-1] in ".?", where
        assert schema.get("examples") or schema.get("enum") or schema["type"] in ("object", "array"), where


def test_a_title_reads_in_a_blank() -> None:
    for where, schema in PROPERTIES:
        title = schema["title"]
        assert title[0].islower() or title.startswith("CBS"), where
        assert not re.search(r"[.,:;!?()\[\]{}]", title), where
        assert len(title) <= 80, where


def test_every_text_is_bounded() -> None:
    for path in FILES:
        for where, node in nodes(load(path), path.name):
            if node.get("type") == "string":
                assert node.keys() & {"maxLength", "enum", "format"}, where
            if node.get("type") == "array":
                assert "maxItems" in node, where
            if node.get("type") in ("integer", "number"):
                assert {"minimum", "maximum"} <= node.keys(), where


def test_every_choice_has_words() -> None:
    for path in FILES:
        for where, node in nodes(load(path), path.name):
            if "enum" in node:
                assert list(node["labels"]) == node["enum"], where
                assert all(node["labels"].values()), where


def test_examples_in_the_schema_fit() -> None:
    for where, schema in PROPERTIES:
        validator = Draft202012Validator({"$ref": where}, registry=REGISTRY)
        for example in schema.get("examples", ()):
            assert not list(validator.iter_errors(example)), where


def test_annotations_are_ours_and_right() -> None:
    types = set(FIELDS["document.type"]["enum"])
    needs = {"*", "samenwerkingsovereenkomst:kort", "samenwerkingsovereenkomst:uitgebreid"} | types
    for path in FILES:
        for where, node in nodes(load(path), path.name):
            for name, kind in ANNOTATIONS.items():
                assert isinstance(node.get(name, kind()), kind), f"{where}: {name}"
            assert set(node.get("verplicht_bij", ())) <= needs, where
            assert node.get("verwijst_naar", "partijen") == "partijen", where
            assert "verplicht_bij" in node or "verplicht_als" not in node, where


def test_conditions_read_what_exists() -> None:
    derived = {fact.naam for fact in derived_facts()}
    for path, schema in FIELDS.items():
        owner = path.rpartition(".")[0]
        conditions = [schema[name] for name in ("verplicht_als", "relevant_als") if name in schema]
        for read in (read for condition in conditions for read in paths_of(parse_condition(condition))):
            first, _, rest = read.partition(".")
            if first == "afg":
                fact, _, below = rest.partition(".")
                assert fact in derived, f"{path}: {read}"
                assert not below or f"partijen.{below}" in FIELDS, f"{path}: {read}"
            else:
                full = f"{owner}.{rest}" if first == "deze" else read
                assert full in FIELDS, f"{path}: {read}"


def test_the_input_model_is_complete() -> None:
    asked = {
        f"{owner}.{name}"
        for owner, names in (line.split(": ", 1) for line in PART_D.strip().splitlines())
        for name in names.split()
    }
    assert asked - FIELDS.keys() == set()


def test_overrides_take_any_part_of_a_dossier() -> None:
    override = {"document": {"datum": "2026-11-26"}, "juridisch": {"avg": {"deelt_persoonsgegevens": False}}}
    assert errors(minimal(documenten={"uitvoeringsplan": override})) == []
    assert errors(minimal(documenten={"uitvoeringplan": override}))
    assert errors(minimal(documenten={"uitvoeringsplan": {"documenten": {}}}))


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"document": {"type": "intentieovereenkomst"}},
        minimal(partijen=[{"id": "gem"}]),
        minimal(partijen=[{"id": "Gemeente Oost", "soort": "gemeente"}]),
        minimal(partijen=[{"id": "ini", "soort": "bewonersinitiatief", "kvk_nummer": "1234567"}]),
        minimal(taken=[{"omschrijving": "zonder code"}]),
        minimal(project={"werkgebied": {"cbs_codes": ["BU1234"]}}),
        minimal(project={"naam": "x" * 81}),
        minimal(oplossing={"technieken": ["kernenergie"]}),
        minimal(gemeente={"randvoorwaarden": [{"toetser": "gem"}]}),
        minimal(gemeente={"randvoorwaarden": [{"toetser": {"partij": "gem", "naam": "de gemeente"}}]}),
        minimal(gemeente={"randvoorwaarden": [{"toetser": {}}]}),
        minimal(projekt={}),
    ],
)
def test_a_wrong_shape_is_refused(wrong: dict[str, Any]) -> None:
    assert errors(wrong)


def test_there_are_examples() -> None:
    assert {"kersenhof", "molenkamp", "oudewier", "singelkwartier"} <= {path.parent.name for path in EXAMPLES}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_dossiers(path: Path) -> None:
    dossier = load(path)
    assert dossier["$schema"] == "../../schemas/dossier.schema.json"
    assert errors(strip(dossier)) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_name_parties_that_exist(path: Path) -> None:
    dossier = load(path)
    variants = [dossier, *({**dossier, **override} for override in dossier.pop("documenten", {}).values())]
    for variant in variants:
        parties = {party["id"] for party in variant["partijen"]}
        used = set(references(variant))
        assert used
        assert used <= parties
        posts = {post["id"] for post in variant["financien"].get("begroting", {}).get("posten", ())}
        assert {
            post for share in variant["financien"].get("dekking", ()) for post in share.get("post_ids", ())
        } <= posts


def references(value: Any, path: str = "") -> Iterator[str]:
    """The party ids that a dossier names, by the annotation in the schema."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from references(below, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for below in value:
            yield from references(below, path)
    elif isinstance(value, str):
        schema = FIELDS.get(path, {})
        if "partijen" in (schema.get("verwijst_naar"), schema.get("items", {}).get("verwijst_naar")):
            yield value


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_add_up(path: Path) -> None:
    dossier = load(path)
    area = dossier["project"]["werkgebied"]
    owners = area["eigendom"]
    assert owners["koop"] + owners["corporatie"] + owners["particuliere_huur"] == area["aantal_woningen"]
    assert owners.get("waarvan_vve", 0) <= area["aantal_woningen"]
    money = dossier["financien"]
    if "begroting" in money:
        assert sum(post["bedrag"] for post in money["begroting"]["posten"]) == money["begroting"]["totaal"]
        assert sum(share["bedrag"] for share in money["dekking"]) == money["begroting"]["totaal"]
    assert dossier["planning"]["startdatum"] < dossier["planning"]["einddatum"]


def test_the_finished_example_is_finished() -> None:
    dossier = load(ROOT / "examples/molenkamp/dossier.json")
    signing_day = dossier["document"]["datum"]
    assert dossier["document"]["status"] == "definitief"
    decisions = [decision for party in dossier["partijen"] for decision in party.get("besluiten", ())]
    decisions += [dossier["gemeente"]["besluitvorming"][name] for name in ("college", "raad")]
    assert {decision["status"] for decision in decisions} == {"genomen"}
    assert all(decision["datum"] < signing_day for decision in decisions)
    signing = [party for party in dossier["partijen"] if party["ondertekent"]]
    assert all(len(party["correspondentie"]) == 3 for party in signing)
    assert sorted(dossier["ondertekening"]["volgorde"]) == sorted(party["id"] for party in signing)
    start, end = dossier["planning"]["startdatum"], dossier["planning"]["einddatum"]
    ready = [step["gereed"] for step in (*dossier["taken"], *dossier["planning"]["vervolgstappen"])]
    assert all(start < day < dossier["planning"]["besluit_vervolg"] < end for day in ready)
