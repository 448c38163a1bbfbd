"""A complete agreement to try the Word side on: every kind of part and block, with hostile names in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from overeenkomsten.model.agreement import (
    Agreement,
    AgreementSection,
    Blank,
    Block,
    CrossReference,
    Inline,
    Line,
    OpenPoint,
    Part,
    Run,
    Table,
)
from overeenkomsten.model.dossier import Status
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.model.source import Source


def line(*pieces: str | Inline) -> Line:
    """A line; plain text becomes a run."""
    return tuple(Run(text=piece) if isinstance(piece, str) else piece for piece in pieces)


def block(kind: str, number: str, *pieces: str | Inline, anchor: str = "") -> Block:
    """A paragraph."""
    return Block(kind=kind, number=number, line=line(*pieces), anchor=anchor)


def table(*rows: tuple[str | Line, ...], header: tuple[str, ...] = ()) -> Block:
    """A table."""
    cells = tuple(tuple(line(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    return Block(kind="tabel", table=Table(header=tuple(map(line, header)), rows=cells))


def part(kind: str, name: str, *blocks: Block, number: str = "", title: str = "", anchor: str = "") -> Part:
    """A part without findings."""
    return Part(
        clause_id=name,
        version=2,
        kind=kind,
        number=number,
        title=line(title) if title else (),
        blocks=blocks,
        anchor=anchor,
        sources=(Source("stappenplan", "SP-1.R"), Source("wet", "BW 6:248")),
        jt=False,
        explanation="",
        plain_words="",
        reason="",
        paths=(),
    )


def article(number: int, name: str, title: str, *blocks: Block) -> Part:
    """A numbered article; its leden carry their own numbers."""
    return part("artikelen", name, *blocks, number=f"Artikel {number}", title=title, anchor=f"art_{number}_slot")


MISTAKE = Finding(
    rule="R-10",
    severity=Severity.FOUT,
    message="De einddatum ligt voor de dag van tekenen.",
    hint="Kies een einddatum na 11 februari 2027.",
    path="juridisch.looptijd.einddatum",
    articles=("duur.looptijd",),
)
CHECK = Finding(
    rule="R-44",
    severity=Severity.WAARSCHUWING,
    message="De bijdrage kan staatssteun zijn.",
    jt=True,
    articles=("financien.bijdrage",),
)
GAP = Blank(text="[nog invullen: zetel]", path="partijen.1.zetel")
FEE = Blank(text="[nog invullen: uurvergoeding]", path="financien.uurvergoeding")


def _parties() -> AgreementSection:
    return AgreementSection(
        kind="partijen",
        title="Partijen",
        parts=(
            part(
                "partijen",
                "partijen.gemeente",
                block(
                    "partij",
                    "1.",
                    Run(text="Gemeente Waterveen", bold=True),
                    ", publiekrechtelijke rechtspersoon, gevestigd aan het Raadhuisplein 1, 1234 AB Waterveen, "
                    "ingeschreven in het handelsregister onder nummer 12345678, hierna: ",
                    Run(text="de Gemeente", bold=True),
                    ". Voor haar tekent:",
                ),
                block("partijonderdeel", "a.", "M. de Vries, burgemeester; en"),
                block("partijonderdeel", "b.", "K. Jansen & Zn <secretaris>."),
            ),
            part(
                "partijen",
                "partijen.cooperatie",
                block(
                    "partij",
                    "2.",
                    Run(text="Coöperatie Wonen & Wijken {{ Zuid }} U.A.", bold=True),
                    ", coöperatie met uitgesloten aansprakelijkheid, statutair gevestigd te ",
                    GAP,
                    ", hierna: ",
                    Run(text="het Bewonersinitiatief", bold=True),
                    ", die hier handelt na een besluit van haar algemene ledenvergadering.",
                ),
            ),
        ),
    )


def _recitals() -> AgreementSection:
    texts = (
        "in de wijk Singelkwartier staan 184 woningen die nu met aardgas worden verwarmd;",
        "bewoners van de wijk hebben zich verenigd omdat zij samen van het aardgas af willen, en zij hebben daarvoor "
        "een plan gemaakt dat zij op 14 september 2026 aan het College hebben aangeboden;",
        "de Gemeente wil bewoners die zelf het initiatief nemen ruimte geven en ondersteunen;",
        "de raad heeft op 3 juni 2026 het warmteprogramma vastgesteld, waarin de wijk staat; en",
        "Partijen willen hun samenwerking in goed vertrouwen beginnen en leggen hun afspraken daarom vast.",
    )
    parts = [part("overwegingen", "overwegingen.inleiding", block("alinea", "", "Partijen overwegen het volgende:"))]
    for place, text in enumerate(texts):
        below = (
            (
                block("subonderdeel", "i.", "draagvlak in de wijk; en"),
                block("subonderdeel", "ii.", "betaalbare warmte;"),
            )
            if place == 2
            else ()
        )
        name = f"overwegingen.punt_{place + 1}"
        parts.append(part("overwegingen", name, block("overweging", f"{'abcde'[place]}.", text), *below))
    return AgreementSection(kind="overwegingen", title="Overwegingen", parts=tuple(parts))


def _articles() -> AgreementSection:
    ref = CrossReference
    roles = table(
        ("Draagvlak peilen", "Bewonersinitiatief", "Gemeente"),
        ("Warmtevraag berekenen", "Gemeente", "Bewonersinitiatief, Woningcorporatie"),
        ("Bewonersavonden houden", "Bewonersinitiatief", line("Gemeente, ", FEE)),
        header=("Taak", "Eindverantwoordelijk", "Werkt mee"),
    )
    terms = table(
        (line(Run(text="Werkdag", bold=True)), "een dag die geen zaterdag, zondag of erkende feestdag is"),
        (line(Run(text="Werkgebied", bold=True)), "het gebied tussen de Singel, de Dorpsstraat en het spoor"),
    )
    aim = article(
        2,
        "doel.ambitie",
        "Doel en ambitie",
        block(
            "lid",
            "2.1",
            "Partijen onderzoeken samen hoe de woningen in het Werkgebied uiterlijk in 2032 zonder aardgas kunnen "
            "worden verwarmd, tegen kosten die bewoners kunnen dragen.",
            anchor="art_doel_onderzoek",
        ),
        block(
            "lid", "2.2", "Partijen spannen zich in om dat doel te bereiken en doen daarvoor ten minste het volgende:"
        ),
        block("onderdeel", "a.", "zij delen wat zij weten over de woningen en de wensen van bewoners;"),
        block("onderdeel", "b.", "zij leggen keuzes vooraf aan elkaar voor, namelijk over:"),
        block("subonderdeel", "i.", "de techniek;"),
        block("subonderdeel", "ii.", "de planning; en"),
        block("subonderdeel", "iii.", "de kosten; en"),
        block("onderdeel", "c.", "zij houden bewoners op de hoogte."),
        block("lid", "2.3", "Wat ", ref(text="Artikel 4", anchor="art_4_slot"), " bepaalt, gaat voor."),
    )
    money = replace(
        article(
            5,
            "financien.bijdrage",
            "Bijdrage van de Gemeente",
            block("lid", "5.1", "De Gemeente betaalt het Bewonersinitiatief een bijdrage van € 12.500."),
            block("lid", "5.2", "Een vrijwilliger krijgt ten hoogste ", FEE, " per uur."),
            block("onderdeel", "a.", "per maand niet meer dan € 210; en"),
            block("onderdeel", "b.", "per jaar niet meer dan € 2.100."),
        ),
        findings=(CHECK,),
        jt=True,
        remarks=("Graag navragen bij Financiën & Control (A. Bakker)",),
    )
    duration = replace(
        article(
            6,
            "duur.looptijd",
            "Duur",
            block(
                "lid",
                "6.1",
                "Deze overeenkomst begint op de dag waarop de laatste Partij tekent en eindigt op 31 december 2026.",
            ),
            block("lid", "6.2", "Partijen beslissen uiterlijk drie maanden voor het einde of zij verdergaan."),
        ),
        findings=(MISTAKE,),
    )
    return AgreementSection(
        kind="artikelen",
        title="Partijen spreken af",
        parts=(
            article(1, "begrippen.lijst", "Begrippen", block("alinea", "", "Deze woorden betekenen:"), terms),
            aim,
            article(
                3,
                "rollen.taken",
                "Wie doet wat",
                block("lid", "3.1", "De taken zijn zo verdeeld:"),
                roles,
                block("lid", "3.2", "Iedere taak heeft precies één Partij die eindverantwoordelijk is."),
                block(
                    "lid",
                    "3.3",
                    "De Woningcorporatie werkt mee zoals Artikel ",
                    ref(text="2.1", anchor="art_doel_onderzoek"),
                    " zegt; Artikel ",
                    ref(text="3.4", anchor="art_rollen_hulp"),
                    " geldt ook voor haar.",
                ),
                block("lid", "3.4", "Wie hulp nodig heeft,\nvraagt die schriftelijk.", anchor="art_rollen_hulp"),
            ),
            article(
                4,
                "governance.overleg",
                "Overleg",
                block(
                    "alinea", "", "Partijen overleggen iedere zes weken. In het overleg bespreken zij in ieder geval:"
                ),
                block("onderdeel", "a.", "de voortgang;"),
                block("onderdeel", "b.", "de ", Run(text="communicatie", italic=True), " met bewoners; en"),
                block("onderdeel", "c.", "de kosten."),
            ),
            money,
            duration,
            article(
                7,
                "beeindiging.opzegging",
                "Opzeggen",
                block("lid", "7.1", "Iedere Partij kan deze overeenkomst opzeggen met een termijn van 3 maanden."),
                block(
                    "lid",
                    "7.2",
                    "Opzeggen kan pas nadat het overleg van ",
                    ref(text="Artikel 4", anchor="art_4_slot"),
                    " is gevoerd en ",
                    ref(text="Bijlage 2", anchor="art_bijlage_2"),
                    " is bijgewerkt.",
                ),
            ),
            article(
                8,
                "slot.recht",
                "Toepasselijk recht",
                block("alinea", "", "Op deze overeenkomst is Nederlands recht van toepassing."),
            ),
        ),
    )


def _signature(name: str, capacity: str) -> Part:
    return part(
        "ondertekening",
        "ondertekening.blok",
        block("alinea", "", capacity),
        table(
            ("Naam", "M. de Vries"),
            ("Functie", "burgemeester"),
            ("Plaats", "Waterveen"),
            ("Datum", ""),
            ("Handtekening", ""),
        ),
        title=name,
    )


def _signature_of_two() -> Part:
    """As the library writes it: the party in bold, one table that repeats per person, no heading."""
    return part(
        "ondertekening",
        "ondertekening.partij",
        block(
            "alinea", "", Run(text="Coöperatie Wonen & Wijken {{ Zuid }} U.A.", bold=True), " (het Bewonersinitiatief)"
        ),
        table(
            ("Naam", "A. Yılmaz"),
            ("Functie", "voorzitter"),
            ("Datum", ""),
            ("Handtekening", ""),
            ("Naam", "B. de Boer"),
            ("Functie", "penningmeester"),
            ("Datum", ""),
            ("Handtekening", ""),
        ),
    )


def voorbeeld(status: Status = Status.CONCEPT, *, contents: bool = False) -> Agreement:
    """The agreement in a status; only a concept has blanks, findings and open points worth showing."""
    return Agreement(
        document_type="intentieovereenkomst",
        title="Intentieovereenkomst",
        subtitle="Samen van het aardgas af in het Singelkwartier",
        status=status,
        reference="Z-2026/0117 & B",
        version="0.3",
        day=date(2027, 2, 11),
        table_of_contents=contents,
        sections=(
            AgreementSection(
                kind="titelblad",
                title="",
                parts=(
                    part(
                        "titelblad",
                        "opschrift.titelblad",
                        block(
                            "alinea",
                            "",
                            "tussen de Gemeente Waterveen en Coöperatie Wonen & Wijken {{ Zuid }} U.A.,\n"
                            "over de verkenning van een warmteoplossing voor 184 woningen.",
                        ),
                    ),
                ),
            ),
            _parties(),
            _recitals(),
            _articles(),
            AgreementSection(
                kind="ondertekening",
                title="Ondertekening",
                parts=(
                    part(
                        "ondertekening",
                        "ondertekening.aanhef",
                        block("alinea", "", "Aldus overeengekomen en in tweevoud getekend:"),
                    ),
                    _signature("De Gemeente Waterveen", "Namens de Gemeente, krachtens artikel 171 Gemeentewet:"),
                    _signature_of_two(),
                ),
            ),
            AgreementSection(
                kind="bijlagen",
                title="Bijlagen",
                parts=(
                    part(
                        "bijlagen",
                        "bijlagen.kaart",
                        block("alinea", "", "Kaart van het Werkgebied, 15 januari 2027."),
                        number="Bijlage 1",
                        title="Kaart van het Werkgebied",
                        anchor="art_bijlage_1",
                    ),
                    part(
                        "bijlagen",
                        "bijlagen.planning",
                        block("alinea", "", "De planning ziet er zo uit:"),
                        table(
                            *((f"Stap {n}", f"{n} maart 2027", "Gemeente", "gereed") for n in range(1, 31)),
                            header=("Stap", "Wanneer", "Wie", "Stand"),
                        ),
                        number="Bijlage 2",
                        title="Planning",
                        anchor="art_bijlage_2",
                    ),
                ),
            ),
        ),
        open_points=(
            OpenPoint(
                path="partijen.1.zetel",
                text="Zetel: In welke plaats is de coöperatie volgens de statuten gevestigd?",
                articles=("Partijen",),
            ),
            OpenPoint(
                path="financien.uurvergoeding",
                text="Uurvergoeding: Hoeveel krijgt een vrijwilliger per uur?",
                articles=("Artikel 3", "Artikel 5"),
            ),
            OpenPoint(path="communicatie.website", text="Website: Waar vinden bewoners het nieuws?", articles=()),
        ),
        findings=(MISTAKE, CHECK),
    )
