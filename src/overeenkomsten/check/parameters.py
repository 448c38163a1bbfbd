"""Dated parameters -> the values in force for one dossier.

Three layers, each over the one before: the library's file (the value that holds on the date of the document), the
settings of the municipality, and `recht.instellingen` in the dossier.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.library import Parameter
from overeenkomsten.model.money import Money


def in_force(
    parameters: Mapping[str, Parameter], day: date | None, settings: Mapping[str, Decimal], facts: Record
) -> Record:
    """A field per parameter: euro as Money, everything else as a number.

    `day` None = the newest value. `settings` are in euros, days, ... as the parameter's unit says.
    """
    values: dict[str, Value] = {}
    for name, parameter in parameters.items():
        value = settings.get(name, _on(parameter, day))
        values[name] = Money.from_euros(value) if parameter.unit == "euro" else _whole(value)
    values |= {name: value for name, value in facts.record("recht.instellingen").fields.items() if name in parameters}
    return Record("afg.instelling", values)


def _on(parameter: Parameter, day: date | None) -> Decimal:
    holding = [value for valid_from, value, _ in parameter.values if day is None or valid_from <= day]
    return holding[-1] if holding else parameter.values[0][1]


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
