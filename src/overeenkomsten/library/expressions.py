"""What may stand between `{{` and `}}` in clause text -> a piece of the clause tree.

    {{ pad | filter | filter("x") }}   {{ verwijs("id#lid") }}   {{ verwijs_lijst("a", "b#c") }}   {{ begrip("x") }}

Expressions only: no statements, no arithmetic, no calls of methods.
"""

from __future__ import annotations

import re

from overeenkomsten.model.clause import Expression, Filter, Piece, Reference, TermUse

_PATH = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_CALL = re.compile(r"(?P<name>[a-z_]+)\s*\(\s*(?P<arguments>(?:\"[^\"]*\"\s*,?\s*)*)\)")
_ARGUMENT = re.compile(r"\"([^\"]*)\"")
_PIPE = re.compile(r"\|(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")


class ExpressionError(ValueError):
    """What stands between the braces is not allowed there; the message says why, in Dutch."""


def parse_expression(text: str) -> Piece:
    """The piece for the text between `{{` and `}}`.

    >>> parse_expression(" planning.einddatum | datum ")
    Expression(path='planning.einddatum', filters=(Filter(name='datum', arguments=()),), bold=False, italic=False)
    >>> parse_expression('verwijs("duur.opzeggen#termijn")')
    Reference(targets=('duur.opzeggen#termijn',), optional=False)
    """
    head, *filters = (part.strip() for part in _PIPE.split(text))
    call = _CALL.fullmatch(head)
    if call is not None and not filters:
        return _call(call["name"], tuple(_ARGUMENT.findall(call["arguments"])))
    if _PATH.fullmatch(head) is None:
        raise ExpressionError(
            f"'{head}' is geen pad: toegestaan zijn een pad, filters, verwijs, verwijs_lijst en begrip"
        )
    return Expression(path=head, filters=tuple(_filter(part) for part in filters))


def _call(name: str, arguments: tuple[str, ...]) -> Piece:
    if name == "verwijs" and len(arguments) == 1:
        return Reference(targets=arguments, optional=False)
    if name == "verwijs_lijst" and arguments:
        return Reference(targets=arguments, optional=True)
    if name == "begrip" and len(arguments) == 1:
        return TermUse(name=arguments[0])
    raise ExpressionError(f"'{name}' met {len(arguments)} argumenten bestaat niet")


def _filter(text: str) -> Filter:
    if call := _CALL.fullmatch(text):
        return Filter(call["name"], tuple(_ARGUMENT.findall(call["arguments"])))
    if _PATH.fullmatch(text) is None:
        raise ExpressionError(f"'{text}' is geen filter")
    return Filter(text)
