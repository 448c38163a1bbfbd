"""Click commands, filters, rules, terms and parameters in; the generated parts of `docs/` out.

    python tools/documentation.py            write them again
    python tools/documentation.py --check    exit 1 when a file is out of date, and say which

A page is written by hand, except what stands between `<!-- gemaakt: naam -->` and `<!-- einde: naam -->`.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

import dekking
from overeenkomsten.check.rules import ELDERS, REGELS, Regel
from overeenkomsten.compose.filters import DEFAULT, NAMES, PARTY, PLAIN, WITH_TWO_WORDS
from overeenkomsten.library.files import schemas, templates
from overeenkomsten.library.load import load_library
from overeenkomsten.library.schema_model import SchemaModel, load_schema
from overeenkomsten.model import dutch
from overeenkomsten.model.clause import Expression, Reference, TermUse, Text, Words
from overeenkomsten.model.facts import Value
from overeenkomsten.model.library import Library, Parameter, Term
from overeenkomsten.model.money import Money
from overeenkomsten.ui.cli.main import cli

DOCS = Path(__file__).parent.parent / "docs"

EXIT_CODES = (
    ("0", "Klaar. Er kunnen waarschuwingen zijn genoemd, en in een concept ook fouten van regels."),
    ("1", "Het dossier is geweigerd. Er is niets gemaakt. De meldingen zeggen wat u kunt doen."),
    ("2", "De opdracht klopt niet: een optie bestaat niet, of er ontbreekt iets."),
    ("3", "De bibliotheek of de huisstijl klopt niet. De melding noemt bestand, regel en soort fout."),
    ("4", "De computer kon het niet: de schijf is vol, of in de map mag u niet schrijven."),
    ("70", "Een fout in het programma zelf. Meld haar met de tekst die erbij staat."),
    ("130", "U hebt het programma gestopt met Ctrl-C. Er zijn geen halve bestanden."),
)

# Example of each filter: (what it does, how it is written, value that goes in). What comes out is computed.
_EXAMPLES: Mapping[str, tuple[str, str, Value]] = {
    "maanden": ("getal met ‘maand’ of ‘maanden’", "opzegtermijn | maanden", 3),
    "dagen": ("getal met ‘dag’ of ‘dagen’", "termijn | dagen", 1),
    "werkdagen": ("getal met ‘Werkdag’ of ‘Werkdagen’; gebruikt het begrip Werkdag", "termijn | werkdagen", 10),
    "jaren": ("getal met ‘jaar’", "looptijd | jaren", 2),
    "uren": ("getal met ‘uur’", "inzet | uren", 60),
    "weken": ("getal met ‘week’ of ‘weken’", "termijn | weken", 6),
    "getal": ("getal met een punt bij duizendtallen", "aantal | getal", 1840),
    "procent": ("getal met een procentteken", "aandeel | procent", Decimal("66.5")),
    "euro": ("bedrag; hele euro’s zonder centen", "totaal | euro", Money(125_050)),
    "datum": ("datum voluit", "startdatum | datum", date(2027, 2, 11)),
    "en": ("lijst met ‘en’ voor het laatste", "soorten | en", ("isoleren", "ventileren", "koken")),
    "of": ("lijst met ‘of’ voor het laatste", "soorten | of", ("isoleren", "ventileren", "koken")),
    "hoofdletter": ("eerste letter groot", "naam | hoofdletter", "gemeente Waterveen"),
    "kleine_letter": ("eerste letter klein, behalve bij een afkorting", "naam | kleine_letter", "Bewonersavond"),
    "zonder_punt": ("zonder punt aan het eind, voor vrije tekst in een zin", "tekst | zonder_punt", "Het plan."),
    "zin": ("als hele zin: hoofdletter vooraan, punt achteraan", "tekst | zin", "de straten rond het plein"),
    "tel": ("aantal elementen van een lijst", "taken | tel", ("t1", "t2")),
    "aantal": ("getal met een eigen woord", 'woningen | aantal("woning", "woningen")', 184),
    "enkel_of_meer": (
        "een woord voor één, een ander voor meer; bij een getal of een lijst",
        'leden | enkel_of_meer("tekent", "tekenen")',
        ("a", "b"),
    ),
}

# Filters whose outcome needs a whole dossier: (what it does, how it is written, what comes out).
_BY_HAND: Mapping[str, tuple[str, str, str]] = {
    "naam": ("volledige naam van een partij", "gemeente.partij_id | naam", "gemeente Waterveen"),
    "aanduiding": ("aanduiding van een partij, zonder lidwoord", "gemeente.partij_id | aanduiding", "Gemeente"),
    DEFAULT: (
        "deze tekst als er niets is ingevuld; dan komt er geen lege plek",
        'omvang | standaard("nog niet bekend")',
        "nog niet bekend",
    ),
}

_CHAPTERS: Mapping[str, str] = {
    "tekenen": "Wie er tekent",
    "partijen": "Partijen en hun rechtsvorm",
    "kern": "Kern van de afspraken",
    "besluiten": "Besluiten en bevoegdheid",
    "soort": "Soort document en de wet",
    "rollen": "Rollen en taken",
    "wijk": "De wijk en de techniek",
    "deelname": "Deelname van bewoners",
    "geld": "Geld",
    "privacy": "Persoonsgegevens, openbaarheid en vergunningen",
    "governance": "Samenwerken door de jaren heen",
}
_ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "R-91": ("Wie het dossier noemt, staat in de lijst met partijen. Houdt het document altijd tegen.", "consistentie"),
    "R-92": ("Een document dat geen concept is, heeft geen lege plekken.", "zorgvuldigheid"),
}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a `|` in a cell does not split it.

    >>> print(table(["a", "b"], [["1", "x | y"]]))
    | a | b |
    |---|---|
    | 1 | x \\| y |
    """
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    first, rule, *rest = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([first, rule.replace(" ", ""), *rest])


def commands() -> str:
    """Every command: what it does, how it is called, its options; then the exit codes."""
    parts = list(_command(cli, click.Context(cli, info_name="overeenkomsten")))
    codes = table(("Code", "Betekenis"), EXIT_CODES)
    return "\n\n".join([*parts, "## Uitkomst", f"Een script kan aan de uitkomst zien hoe het afliep.\n\n{codes}"])


def _command(command: click.Command, ctx: click.Context) -> Iterator[str]:
    if ctx.parent is not None:
        yield f"## `{ctx.command_path}`"
    yield _paragraphs(command.help or "")
    yield f"```text\n{ctx.command_path} {' '.join(command.collect_usage_pieces(ctx))}\n```"
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    if options:
        yield table(("Optie", "Uitleg"), [(_names(option), _explained(option)) for option in options])
    if isinstance(command, click.Group):
        below = {name: command.get_command(ctx, name) for name in command.list_commands(ctx)}
        rows = [(f"`{name}`", _paragraphs(found.help or "").split("\n")[0]) for name, found in below.items() if found]
        yield table(("Opdracht", "Doet"), rows)
        for name, found in below.items():
            if found is not None:
                yield from _command(found, click.Context(found, info_name=name, parent=ctx))


def _paragraphs(text: str) -> str:
    """Docstring text with each paragraph on one line."""
    return "\n\n".join(" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n"))


def _names(option: click.Option) -> str:
    metavar = "" if option.is_flag else f" {option.metavar or ''}"
    return ", ".join(f"`{name}{metavar}`" for name in option.opts)


def _explained(option: click.Option) -> str:
    text = option.help or ""
    choices = [str(c) for c in option.type.choices] if isinstance(option.type, click.Choice) else []
    if any(choice not in text for choice in choices):
        text += f" Kies uit: {', '.join(f'`{choice}`' for choice in choices)}."
    if option.multiple:
        text += " Mag vaker."
    return f"{text} Verplicht." if option.required else text


def filters() -> str:
    """Every filter with an example; a filter without one is an error."""
    rows = [(f"`{name}`", *_filter(name)) for name in sorted(NAMES)]
    return table(("Filter", "Maakt ervan", "Zo schrijft u het", "Zo komt het eruit"), rows)


def _filter(name: str) -> tuple[str, str, str]:
    if name in PARTY or name == DEFAULT:
        does, written, result = _BY_HAND[name]
    elif name in WITH_TWO_WORDS:
        does, written, value = _EXAMPLES[name]
        singular, plural = re.findall(r'"([^"]*)"', written)
        result = WITH_TWO_WORDS[name](value, singular, plural)
    else:
        does, written, value = _EXAMPLES[name]
        result = PLAIN[name](value, str)
    return does, f"`{{{{ {written} }}}}`", result.replace("\xa0", " ")


def rules() -> str:
    """Every rule of the check, by chapter and number; then the rules that are kept elsewhere."""
    by_module: dict[str, list[Regel]] = {}
    for rule in REGELS:
        by_module.setdefault(rule.kijk.__module__.rpartition(".")[2], []).append(rule)
    parts = [f"Er zijn {len(REGELS) + len(ELDERS)} regels."]
    for module, found in by_module.items():
        rows = [_rule(rule) for rule in sorted(found, key=_number)]
        parts += [f"## {_CHAPTERS.get(module, module.capitalize())}", table(_RULE_HEAD, rows)]
    rows = [(rule_id, "fout", "nee", "nee", *_ELSEWHERE[rule_id]) for rule_id in ELDERS]
    return "\n\n".join([*parts, "## Regels over het dossier als geheel", table(_RULE_HEAD, rows)])


_RULE_HEAD = ("Regel", "Ernst", "Verzwakt", "Jurist", "Wat wij nakijken", "Bron")


def _rule(rule: Regel) -> tuple[str, ...]:
    words = " ".join(rule.uitleg.split("\n\n")[0].split()).removeprefix(f"{rule.id}: ")
    return rule.id, str(rule.ernst), _yes(rule.verzwakt), _yes(rule.jt), dutch.capital(words), rule.bron


def _yes(value: bool) -> str:
    return "ja" if value else "nee"


def _number(rule: Regel) -> tuple[int, str]:
    digits = re.sub(r"\D", "", rule.id)
    return int(digits or 0), rule.id


def terms() -> str:
    """Every defined term of the library, as agreements write it."""
    library, schema = _library(), load_schema(schemas())
    rows = [
        (f"`{name}`", variants[0].text, " — of: ".join(dict.fromkeys(_meaning(term, schema) for term in variants)))
        for name, variants in sorted(library.terms.items())
    ]
    return table(("Naam in een clausule", "In de tekst", "Betekenis"), rows)


def _meaning(term: Term, schema: SchemaModel) -> str:
    return _plain(term.definition, schema) if term.definition else f"staat in clausule `{term.defined_in}`"


def _plain(text: Text, schema: SchemaModel) -> str:
    """A text of a clause as it reads without a dossier."""
    words = []
    for piece in text:
        match piece:
            case Words():
                words.append(piece.text)
            case Expression():
                words.append(f"[{_field_words(piece.path, schema)}]")
            case TermUse():
                words.append(_library().terms[piece.name][0].text)
            case Reference():
                words.append(f"[{', '.join(piece.targets)}]")
    return "".join(words)


def _field_words(path: str, schema: SchemaModel) -> str:
    field = schema.look_up(path)
    if field is None:
        return path
    return f"naam van de {path.partition('.')[0]}" if field.refers_to else field.title


def parameters() -> str:
    """Every dated amount, threshold or period, with its newest value."""
    rows = [_parameter(parameter) for _, parameter in sorted(_library().parameters.items())]
    return table(("Naam", "Wat het is", "Nu", "Vanaf", "Soort", "Bron"), rows)


def _parameter(parameter: Parameter) -> tuple[str, ...]:
    valid_from, value, source = parameter.values[-1]
    shown = {
        "euro": lambda: dutch.euros(Money.from_euros(value)),
        "procent": lambda: f"{dutch.number(value)}%",
        "aantal": lambda: dutch.number(value),
    }.get(parameter.unit, lambda: f"{dutch.number(value)} {parameter.unit}")()
    what = parameter.description.rstrip(".") + "."
    return f"`{parameter.name}`", what, shown.replace("\xa0", " "), dutch.day(valid_from), parameter.kind, str(source)


def coverage() -> str:
    """The Stappenplan, with what is about each of its headings."""
    return dekking.page(_library(), load_schema(schemas()))


def _library() -> Library:
    return load_library([templates()])


PARTS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "opdrachten": ("cli.md", commands),
    "filters": ("handleiding/clausules.md", filters),
    "regels": ("handleiding/regels.md", rules),
    "instellingen": ("handleiding/jurist.md", parameters),
    "begrippen": ("begrippen.md", terms),
    "dekking": ("dekking.md", coverage),
}
"""Name of a generated part -> (page under `docs/`, what makes it)."""


def replaced(page: str, name: str, content: str) -> str:
    """The page with the part `name` renewed. ValueError when the page has no place for it.

    >>> replaced("a\\n<!-- gemaakt: x -->\\noud\\n<!-- einde: x -->\\n", "x", "nieuw")
    'a\\n<!-- gemaakt: x -->\\n\\nnieuw\\n\\n<!-- einde: x -->\\n'
    """
    start, end = f"<!-- gemaakt: {name} -->", f"<!-- einde: {name} -->"
    before, found, rest = page.partition(start)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the page has no '{start}' ... '{end}'")
    return f"{before}{start}\n\n{content}\n\n{end}{after}"


def main(arguments: Sequence[str]) -> int:
    """Write, or with `--check` only compare; the exit code."""
    stale = []
    for name, (file, make) in PARTS.items():
        path = DOCS / file
        page = path.read_text(encoding="utf-8")
        new = replaced(page, name, make())
        if new != page:
            stale.append(f"docs/{file}")
            if "--check" not in arguments:
                path.write_text(new, encoding="utf-8")
    for file in dict.fromkeys(stale):
        print(f"{file}: out of date; run `make docs`" if "--check" in arguments else f"{file}: written")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
