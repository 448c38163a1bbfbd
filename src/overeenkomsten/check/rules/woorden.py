"""Values as words in a message, and words compared whatever their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from overeenkomsten.model import dutch
from overeenkomsten.model.facts import Record
from overeenkomsten.model.money import Money


def naam(party: Record) -> str:
    """What to call a party in a message."""
    return party.text("naam") or party.text("id") or "een partij"


def wie(person: Record) -> str:
    """What to call a representative in a message."""
    return person.text("naam") or person.text("functie") or "deze persoon"


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
"""Who decides, as words in a message."""


def woord(value: str) -> str:
    """An enum value as words in a message: `zelf_doen` reads "zelf doen"."""
    return value.replace("_", " ")


def opsomming(items: Iterable[str]) -> str:
    """A list in a message.

    >>> opsomming(["doelen", "plan", "geld"])
    'doelen, plan en geld'
    """
    return dutch.enumerate_and(list(items))


def toon(value: Money | date | Decimal | int) -> str:
    """An amount, a date or a number as it reads in a message.

    With ordinary spaces: a message is searched and copied, and wraps where the terminal does.

    >>> toon(Money(125_000)), toon(Money(1250)), toon(date(2027, 2, 11)), toon(Decimal("66.5"))
    ('€ 1.250', '€ 12,50', '11 februari 2027', '66,5')
    """
    match value:
        case Money():
            text = dutch.euros(value)
        case date():
            text = dutch.day(value)
        case _:
            text = dutch.number(value)
    return text.replace("\xa0", " ")


def noemt(text: str, *words: str) -> bool:
    """Whether the text has one of the words in it, whatever the capitals.

    >>> noemt("Alle Huurders van de flat", "huurder")
    True
    """
    return any(word in text.casefold() for word in words)


def genormaliseerd(text: str) -> str:
    """A text for comparing: lower case, letters and digits only, single spaces.

    >>> genormaliseerd(" De  Kersen-hof ") == genormaliseerd("de kersen hof")
    True
    """
    return " ".join(re.findall(r"\w+", text.casefold()))
