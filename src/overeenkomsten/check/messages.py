"""One error of the JSON Schema validator in; a rule id and a sentence that a volunteer understands out.

Never the validator's own English. A message names the field by its title and path, says what is wrong with what
was filled in, and what to do. What the help text of the field adds comes along as hint.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from overeenkomsten.library.schema_model import Field, SchemaModel

MANY = 12
"""Up to so many choices or keys are listed in a message."""
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_OTHER_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
_NUMBER_TEXT = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?", re.ASCII)
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Words:
    """What to say about one mistake."""

    rule: str
    message: str
    hint: str = ""


def shown(value: object) -> str:
    """A value as people wrote it, short enough for a message.

    >>> shown("a" * 50), shown(True), shown({"a": 1})
    ('«aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…»', '«true»', 'een geheel tussen { en }')
    """
    if isinstance(value, dict):
        return "een geheel tussen { en }"
    if isinstance(value, list):
        return "een lijst"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = text.replace("\n", " ")
    return f"«{text if len(text) <= 40 else text[:39] + '…'}»"


def head(path: str, title: str) -> str:
    """How a message starts: the field by its title, and where it is."""
    name = title[:1].upper() + title[1:]
    return f"{name} ({path})" if path else name


def date_problem(text: str) -> str:
    """What is wrong with a text that should be a date; empty when nothing is.

    >>> date_problem("2027-02-11"), date_problem("2027-02-30")
    ('', '«2027-02-30» bestaat niet: die maand heeft geen 30 dagen. Controleer de dag.')
    >>> date_problem("11-02-2027")
    '«11-02-2027» is geen datum in de goede vorm. Schrijf 2027-02-11 (jaar-maand-dag).'
    """
    found = _ISO_DATE.fullmatch(text)
    if not found:
        other = _OTHER_DATE.fullmatch(text.strip())
        meant = f"{other[3]}-{int(other[2]):02}-{int(other[1]):02}" if other else ""
        example = (
            f"{meant} (jaar-maand-dag)" if other and not date_problem(meant) else "jaar-maand-dag, zoals 2027-02-11"
        )
        return f"{shown(text)} is geen datum in de goede vorm. Schrijf {example}."
    year, month, day = (int(part) for part in found.groups())
    if not 1 <= month <= 12:
        return f"{shown(text)} bestaat niet: er is geen maand {month}. Schrijf jaar-maand-dag."
    try:
        date(year, month, day)
    except ValueError:
        return f"{shown(text)} bestaat niet: die maand heeft geen {day} dagen. Controleer de dag."
    return "" if year in _YEARS else f"{shown(text)} ligt buiten de jaren 1900 tot en met 2199. Controleer het jaar."


def unknown_key(key: str, path: str, allowed: Iterable[str], model: SchemaModel) -> Words:
    """`schema-onbekende-sleutel`: a key that the schema does not know, with what it may have been."""
    names = [name for name in allowed if not name.startswith("$")]
    parent = model.look_up(path) if path else None
    around = f"bij «{parent.item_title or parent.title}» ({path})" if parent else "in het dossier"
    message = f"{shown(key)} is geen veld {around}."
    near = nearest(key, names)
    elsewhere = [known for known in model.fields if known.rpartition(".")[2] == key]
    if near:
        return Words("schema-onbekende-sleutel", f"{message} Bedoelt u «{near}»?", _all_keys(names, path))
    if len(elsewhere) == 1:
        return Words("schema-onbekende-sleutel", f"{message} Een veld met die naam staat hier: {elsewhere[0]}.")
    return Words("schema-onbekende-sleutel", f"{message} Haal het weg of kies een ander veld.", _all_keys(names, path))


def _all_keys(names: list[str], path: str) -> str:
    if 0 < len(names) <= MANY:
        return f"Mogelijke velden: {', '.join(names)}."
    return f"Alle velden ziet u met: overeenkomsten uitleg {path}".rstrip()


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, or is a part of; empty when none is close.

    >>> nearest("Rechtsvrom", ["rechtsvorm", "zetel"])
    'rechtsvorm'
    """
    lower = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold().replace("-", "_").replace(" ", "_"), lower, n=1, cutoff=0.6)
    part_of = [name for name in lower if word.casefold() in name.split("_")]
    return lower[found[0]] if found else lower[part_of[0]] if len(part_of) == 1 else ""


def missing_key(path: str, field: Field | None) -> Words:
    """`schema-verplicht`: a key that no dossier can do without."""
    title = field.title if field else path.rpartition(".")[2]
    return Words("schema-verplicht", f"{head(path, title)} ontbreekt. Vul dit in.", field.description if field else "")


def words(keyword: str, limit: Any, value: Any, path: str, field: Field | None, parties: Container[str] = ()) -> Words:
    """What to say when `value` at `path` fails `keyword` of the schema, whose setting is `limit`.

    `parties` = the ids in the dossier: who writes one where an object belongs is told the right way to write it.
    """
    start = head(path, field.title if field else path.rpartition(".")[2] or "het dossier")
    hint = field.description if field else ""
    if keyword == "type":
        return Words("schema-type", f"{start}: {_type(limit, value, field, parties)}", hint)
    if field and field.involved and isinstance(value, dict):
        return Words("schema-vorm", f"{start}: vul óf «partij» in, óf «naam». Haal een van de twee weg.", hint)
    if keyword in ("enum", "const"):
        return Words("schema-keuze", f"{start}: {_choice(limit if keyword == 'enum' else [limit], value, field)}")
    if keyword == "format":
        return Words("schema-datum", f"{start}: {date_problem(value)}", hint)
    if keyword == "eenheid":
        message = f"{shown(value)} heeft te veel cijfers achter de punt. Schrijf er hooguit twee: dat zijn de centen."
        return Words("schema-bedrag", f"{start}: {message}", hint)
    if keyword == "pattern":
        example = f" Een goed voorbeeld is {shown(field.examples[0])}." if field and field.examples else ""
        return Words("schema-patroon", f"{start}: {shown(value)} heeft niet de goede vorm.{example}", hint)
    if keyword == "uniqueItems":
        return Words("schema-dubbel", f"{start}: er staat iets twee keer in de lijst. Haal de dubbele weg.", hint)
    said = _size(keyword, limit, value) or _range(keyword, limit, value)
    if said:
        return Words(said[0], f"{start}: {said[1]}", hint)
    return Words("schema-vorm", f"{start}: dit is niet ingevuld zoals bedoeld. Vergelijk het met de uitleg.", hint)


def _size(keyword: str, limit: Any, value: Any) -> tuple[str, str] | None:
    sentences = {
        "maxLength": lambda: f"de tekst heeft {len(value)} tekens; er passen er {limit}. Maak de tekst korter.",
        "minLength": lambda: f"de tekst is te kort. Schrijf minstens {limit} tekens.",
        "maxItems": lambda: (
            f"de lijst heeft {len(value)} regels; er mogen er {limit} in staan. Haal er weg of voeg samen."
        ),
        "minItems": lambda: f"de lijst heeft {len(value)} regels; er moeten er minstens {limit} in staan.",
        "maxProperties": lambda: f"hier staan te veel velden; er mogen er {limit} in staan. Haal er een weg.",
        "minProperties": lambda: f"hier moeten minstens {limit} velden in staan.",
    }
    return ("schema-lengte", sentences[keyword]()) if keyword in sentences else None


def _range(keyword: str, limit: Any, value: Any) -> tuple[str, str] | None:
    bounds = {
        "minimum": f"mag niet lager zijn dan {limit}",
        "maximum": f"mag niet hoger zijn dan {limit}",
        "exclusiveMinimum": f"moet hoger zijn dan {limit}",
        "exclusiveMaximum": f"moet lager zijn dan {limit}",
        "multipleOf": f"moet een veelvoud zijn van {limit}",
    }
    if keyword not in bounds:
        return None
    return "schema-bereik", f"{shown(value)} {bounds[keyword]}. Controleer het getal."


def _type(expected: Any, value: Any, field: Field | None, parties: Container[str]) -> str:
    names = expected if isinstance(expected, list) else [expected]
    text = isinstance(value, str)
    if "array" in names:
        example = f' Schrijf ["{value}"].' if text and len(value) <= 40 else ""
        example = " Zet er [ en ] omheen." if isinstance(value, dict) else example
        return f"hier hoort een lijst, tussen [ en ].{example}"
    if "object" in names:
        return _object(value, field, parties)
    if "boolean" in names:
        return f"hier staat {shown(value)}. Schrijf true (ja) of false (nee), zonder aanhalingstekens."
    if "integer" in names or "number" in names:
        meant = _number_meant(value) if text else ""
        if meant:
            return f"schrijf {meant}, zonder aanhalingstekens. Er staat {shown(value)}."
        whole = "heel getal" if "number" not in names else "getal"
        return f"hier hoort een {whole}, zonder aanhalingstekens. Er staat {shown(value)}."
    if field and field.kind == "datum":
        return f'schrijf de datum tussen aanhalingstekens, als jaar-maand-dag: "2027-02-11". Er staat {shown(value)}.'
    if isinstance(value, dict | list):
        return f"hier hoort een tekst tussen aanhalingstekens. Er staat {shown(value)}."
    return f"zet {shown(value)} tussen aanhalingstekens."


def _number_meant(text: str) -> str:
    """The number in a text as people write it: "€ 1.250,50" -> "1250.50"; empty when it is none."""
    bare = re.sub(r"[€%\s]|euro|,-+$", "", text.casefold())
    if "," in bare or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", bare, re.ASCII):
        bare = bare.replace(".", "").replace(",", ".")
    return bare if _NUMBER_TEXT.fullmatch(bare) else ""


def _object(value: Any, field: Field | None, parties: Container[str]) -> str:
    if field and field.involved:
        if isinstance(value, str) and value in parties:
            return f'schrijf {{"partij": "{value}"}}.'
        name = value if isinstance(value, str) and len(value) <= 40 else "..."
        return f'schrijf {{"partij": "{name}"}} als dit een partij uit de lijst is, en anders {{"naam": "{name}"}}.'
    keys = f" Velden: {', '.join(list(field.children)[:MANY])}." if field and field.children else ""
    if isinstance(value, list):
        return f"hier hoort één geheel tussen {{ en }}, geen lijst.{keys}"
    return f"hier horen velden tussen {{ en }}. Er staat {shown(value)}.{keys}"


def _choice(allowed: Any, value: Any, field: Field | None) -> str:
    values = [str(choice) for choice in allowed if choice not in (None, "")]
    labels: Mapping[str, str] = field.labels if field else {}
    by_words = {labels.get(choice, choice): choice for choice in values}
    near = nearest(str(value), values) or by_words.get(nearest(str(value), by_words), "")
    meant = f" Bedoelt u «{near}»?" if near else ""
    listed = [choice if labels.get(choice, choice) == choice else f"{choice} ({labels[choice]})" for choice in values]
    more = f" en nog {len(listed) - MANY} andere" if len(listed) > MANY else ""
    return f"{shown(value)} kan hier niet.{meant} Kies uit: {', '.join(listed[:MANY])}{more}."
