"""Conditions and differences in; Dutch words for them out."""

from __future__ import annotations

from decimal import Decimal

from overeenkomsten.check.read import Json
from overeenkomsten.library.schema_model import Field, SchemaModel
from overeenkomsten.model.condition import And, Compare, Condition, Literal, Not, Or, Path
from overeenkomsten.proof.data import Difference

_NAMES = ("naam", "titel", "omschrijving", "id")
_MOST = 60


def condition_in_words(condition: Condition) -> str:
    """A condition as an author would write it.

    >>> from overeenkomsten.library.conditions import parse_condition
    >>> condition_in_words(parse_condition("not (a or b in ['x', 'y']) and c.d >= 1.5"))
    "not (a or b in ['x', 'y']) and c.d >= 1.5"
    """
    match condition:
        case Path(path):
            return path
        case Compare(left, operator, right):
            return f"{_operand(left)} {operator} {_operand(right)}"
        case Not(operand):
            return f"not {_bracketed(operand, And, Or)}"
        case And(operands):
            return " and ".join(_bracketed(operand, Or) for operand in operands)
        case Or(operands):
            return " or ".join(condition_in_words(operand) for operand in operands)


def _bracketed(condition: Condition, *kinds: type) -> str:
    text = condition_in_words(condition)
    return f"({text})" if isinstance(condition, kinds) else text


def _operand(operand: Path | Literal) -> str:
    return operand.path if isinstance(operand, Path) else _literal(operand.value)


def _literal(value: str | int | Decimal | bool | tuple[str | int | Decimal, ...]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(_literal(item) for item in value)}]"
    return f"'{value}'" if isinstance(value, str) else str(value)


def difference_in_words(difference: Difference, schema: SchemaModel) -> str:
    """What changes at one place: "soort oplossing (oplossing.hoofdtype): 'individueel' wordt 'collectief'"."""
    found = schema.look_up(difference.path)
    before, after = (value_in_words(value, found) for value in (difference.before, difference.after))
    title = found.title if found is not None else difference.path
    last = difference.path.rpartition(".")[2]
    if last.isdigit() and found is not None:
        title = f"{found.item_title or found.title} {int(last) + 1}"
    return f"{title} ({difference.path}): {before} wordt {after}"


def value_in_words(value: Json, field: Field | None = None) -> str:
    """A value of a dossier, short.

    >>> value_in_words(None), value_in_words(True), value_in_words([{"naam": "Ans"}, {"naam": "Bob"}])
    ('niet ingevuld', 'ja', 'Ans, Bob')
    """
    if value is None:
        return "niet ingevuld"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return _short(", ".join(value_in_words(item, field) for item in value))
    if isinstance(value, dict):
        names = (value.get(name) for name in (*_NAMES, "partij"))
        named = next((name for name in names if isinstance(name, str)), None)
        return _short(named or (field.item_title if field is not None else "") or "ingevuld")
    return _short(f"'{value}'") if isinstance(value, str) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
