"""Dutch formatting of values: the only home of it.

Every function takes a value and gives the text as it reads in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from overeenkomsten.model.money import Money

_LOCALE = "nl_NL"


def day(value: date) -> str:
    """
    >>> day(date(2027, 2, 1))
    '1 februari 2027'
    """
    return format_date(value, "d MMMM y", locale=_LOCALE)


def euros(value: Money) -> str:
    """Whole euros without cents; no line break between sign and amount.

    >>> euros(Money(125000)), euros(Money(1250))
    ('€\\xa01.250', '€\\xa012,50')
    """
    whole = value.cents % 100 == 0
    text = format_currency(
        value.euros, "EUR", "¤\xa0#,##0" if whole else "¤\xa0#,##0.00", locale=_LOCALE, currency_digits=False
    )
    return text.replace(" ", "\xa0")


def number(value: int | Decimal) -> str:
    """With points between thousands.

    >>> number(1500), number(Decimal("2.5"))
    ('1.500', '2,5')
    """
    return str(format_decimal(value, locale=_LOCALE))


def plain_number(value: int | Decimal) -> str:
    """Without points: years, article numbers.

    >>> plain_number(2032)
    '2032'
    """
    return str(value) if isinstance(value, int) else format_decimal(value, "0.##########", locale=_LOCALE)


def enumerate_and(texts: Sequence[str]) -> str:
    """
    >>> enumerate_and(["a", "b", "c"]), enumerate_and(["a"])
    ('a, b en c', 'a')
    """
    return format_list(texts, "standard", locale=_LOCALE)


def enumerate_or(texts: Sequence[str]) -> str:
    """
    >>> enumerate_or(["a", "b", "c"])
    'a, b of c'
    """
    return format_list(texts, "or", locale=_LOCALE)


def counted(value: int | Decimal, singular: str, plural: str) -> str:
    """A number with its noun, which cannot part at a line end.

    >>> counted(1, "maand", "maanden"), counted(1500, "woning", "woningen")
    ('1\\xa0maand', '1.500\\xa0woningen')
    """
    return f"{number(value)}\xa0{singular if value == 1 else plural}"


def capital(text: str) -> str:
    """The first letter as a capital; the Dutch digraph ij as a whole.

    >>> capital("de Gemeente"), capital("ijsbaan")
    ('De Gemeente', 'IJsbaan')
    """
    if text[:2] == "ij":
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The first letter small, unless the word is an abbreviation.

    >>> small("Bewonersavond"), small("VvE en huurders")
    ('bewonersavond', 'VvE en huurders')
    """
    first_word = text.split(" ", 1)[0]
    return text if sum(letter.isupper() for letter in first_word) > 1 else text[:1].lower() + text[1:]
