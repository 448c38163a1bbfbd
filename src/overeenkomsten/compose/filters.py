"""The filters that clause text may use: value -> text.

A filter gets the value at the path, never a blank: what is absent has become a visible gap before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from overeenkomsten.model import dutch
from overeenkomsten.model.facts import Value
from overeenkomsten.model.money import Money

Show = Callable[[Value], str]
"""A value as it prints without filter; for the elements of a list."""


class FilterError(ValueError):
    """The filter does not fit the value; the message says why, in Dutch."""


def _counted(singular: str, plural: str) -> Callable[[Value, Show], str]:
    def apply(value: Value, show: Show) -> str:
        return dutch.counted(_number(value), singular, plural)

    return apply


def _number(value: Value) -> int | Decimal:
    if isinstance(value, tuple):
        return len(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    raise FilterError("dit filter is voor een getal of een lijst")


def _texts(value: Value, show: Show) -> list[str]:
    return [show(element) for element in value] if isinstance(value, tuple) else [show(value)]


def _euro(value: Value, show: Show) -> str:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        value = Money.from_euros(value)
    if not isinstance(value, Money):
        raise FilterError("dit filter is voor een bedrag")
    return dutch.euros(value)


def _day(value: Value, show: Show) -> str:
    if not isinstance(value, date):
        raise FilterError("dit filter is voor een datum")
    return dutch.day(value)


def _sentence(value: Value, show: Show) -> str:
    text = dutch.capital(show(value)).rstrip()
    return text if text.endswith((".", "!", "?")) else text + "."


PLAIN: Mapping[str, Callable[[Value, Show], str]] = {
    "maanden": _counted("maand", "maanden"),
    "dagen": _counted("dag", "dagen"),
    "werkdagen": _counted("Werkdag", "Werkdagen"),
    "jaren": _counted("jaar", "jaar"),
    "uren": _counted("uur", "uur"),
    "weken": _counted("week", "weken"),
    "getal": lambda value, show: dutch.number(_number(value)),
    "procent": lambda value, show: f"{dutch.number(_number(value))}%",
    "euro": _euro,
    "datum": _day,
    "en": lambda value, show: dutch.enumerate_and(_texts(value, show)),
    "of": lambda value, show: dutch.enumerate_or(_texts(value, show)),
    "hoofdletter": lambda value, show: dutch.capital(show(value)),
    "kleine_letter": lambda value, show: dutch.small(show(value)),
    "zonder_punt": lambda value, show: show(value).rstrip().removesuffix("."),
    "zin": _sentence,
    "tel": lambda value, show: dutch.number(_number(value)),
}
"""Filters without arguments."""


def _amount(value: Value, singular: str, plural: str) -> str:
    return dutch.counted(_number(value), singular, plural)


def _one_or_more(value: Value, one: str, more: str) -> str:
    return one if _number(value) == 1 else more


WITH_TWO_WORDS: Mapping[str, Callable[[Value, str, str], str]] = {"aantal": _amount, "enkel_of_meer": _one_or_more}
"""Filters with a word for one and a word for more."""

SENTENCE = "zin"
"""`| zin`: a capital first and a full stop last."""

NAME = "naam"
"""`| naam`: the full name of a party."""

PARTY = frozenset({NAME, "aanduiding"})
"""Filters on a party: its full name, its designation without article."""

DEFAULT = "standaard"
"""`| standaard("x")`: when the value is absent; never a blank."""

NAMES = frozenset(PLAIN) | frozenset(WITH_TWO_WORDS) | PARTY | {DEFAULT}
"""All filters there are; the lint holds clause text against it."""
