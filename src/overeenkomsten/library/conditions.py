"""The text of a condition -> its syntax tree.

    condition  = and { "or" and }          comparison = operand [ operator operand ] | "(" condition ")"
    and        = not { "and" not }         operand    = path | 'text' | number | true | false | [ literals ]
    not        = "not" not | comparison    operator   = == != < <= > >= in | not in

Nothing here looks at a dossier, and nothing is ever handed to `eval`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from overeenkomsten.model.condition import And, Compare, Condition, Literal, Not, Or, Path

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>-?\d+(?:\.\d+)?)|(?P<op>==|!=|<=|>=|<|>|[()\[\],])"
    r"|(?P<word>[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*))"
)
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_TYPE = "document.type"
_RESERVED = frozenset({"and", "or", "not", "in", "true", "false"})


class ConditionError(ValueError):
    """The text is no condition; the message says where, in Dutch."""


def parse_condition(text: str) -> Condition:
    """The syntax tree of `text`; ConditionError when it is no condition.

    >>> parse_condition("oplossing.hoofdtype == 'individueel' and not afg.is_collectief")
    And(operands=(Compare(left=Path(path='oplossing.hoofdtype'), operator='==', right=Literal(value='individueel')), \
Not(operand=Path(path='afg.is_collectief'))))
    """
    parser = _Parser(text)
    condition = parser.either()
    parser.expect_end()
    return condition


def paths_of(condition: Condition) -> tuple[str, ...]:
    """Every path that the condition reads, in order of appearance.

    >>> paths_of(parse_condition("a.b == 1 or not (c in ['x'] and a.b)"))
    ('a.b', 'c', 'a.b')
    """
    return tuple(_paths(condition))


def _paths(condition: Condition) -> Iterator[str]:
    match condition:
        case Path(path):
            yield path
        case Compare(left, _, right):
            yield from (side.path for side in (left, right) if isinstance(side, Path))
        case Not(operand):
            yield from _paths(operand)
        case And(operands) | Or(operands):
            for operand in operands:
                yield from _paths(operand)


def for_document(condition: Condition | None, document_type: str) -> Condition | bool:
    """The condition without its comparisons of `document.type`; a yes or no when that is all it asks.

    >>> for_document(parse_condition("document.type == 'a' and taken"), "a")
    Path(path='taken')
    >>> for_document(parse_condition("document.type in ['a', 'b']"), "c")
    False
    """
    match condition:
        case None:
            return True
        case Compare(Path(path), operator, Literal(value)) if path == _TYPE:
            there = document_type in value if isinstance(value, tuple) else document_type == value
            return there == (operator in ("==", "in"))
        case Not(operand):
            inner = for_document(operand, document_type)
            return not inner if isinstance(inner, bool) else Not(inner)
        case And(operands):
            return _joined([for_document(operand, document_type) for operand in operands], deciding=False)
        case Or(operands):
            return _joined([for_document(operand, document_type) for operand in operands], deciding=True)
    return condition


def _joined(parts: list[Condition | bool], *, deciding: bool) -> Condition | bool:
    if any(part is deciding for part in parts):
        return deciding
    left = tuple(part for part in parts if not isinstance(part, bool))
    if len(left) < 2:
        return left[0] if left else not deciding
    return Or(left) if deciding else And(left)


class _Parser:
    """Recursive descent over the tokens of one condition."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._read())
        self._next = 0

    def _read(self) -> Iterator[tuple[str, str]]:
        place = 0
        while self._text[place:].strip():
            match = _TOKEN.match(self._text, place)
            if match is None or match.lastgroup is None:
                raise ConditionError(f"onverwacht teken bij '{self._text[place:].strip()[:20]}'")
            yield match.lastgroup, match[match.lastgroup]
            place = match.end()

    def _peek(self) -> str:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else ""

    def _take(self, wanted: str) -> bool:
        if self._peek() == wanted and self._tokens[self._next][0] != "text":
            self._next += 1
            return True
        return False

    def _need(self, wanted: str) -> None:
        if not self._take(wanted):
            raise ConditionError(f"hier hoort '{wanted}' te staan, voor '{self._peek() or 'het einde'}'")

    def expect_end(self) -> None:
        if self._next < len(self._tokens):
            raise ConditionError(f"'{self._peek()}' staat op een plaats waar de voorwaarde al af is")

    def either(self) -> Condition:
        operands = [self._both()]
        while self._take("or"):
            operands.append(self._both())
        return operands[0] if len(operands) == 1 else Or(tuple(operands))

    def _both(self) -> Condition:
        operands = [self._maybe_not()]
        while self._take("and"):
            operands.append(self._maybe_not())
        return operands[0] if len(operands) == 1 else And(tuple(operands))

    def _maybe_not(self) -> Condition:
        if self._take("not"):
            return Not(self._maybe_not())
        if self._take("("):
            inner = self.either()
            self._need(")")
            return inner
        return self._comparison()

    def _comparison(self) -> Condition:
        left = self._operand()
        operator = self._operator()
        if operator:
            return Compare(left, operator, self._operand())
        if isinstance(left, Literal):
            raise ConditionError("een vaste waarde alleen is geen voorwaarde")
        return left

    def _operator(self) -> str:
        if self._peek() in _COMPARISONS:
            self._next += 1
            return self._tokens[self._next - 1][1]
        if self._take("in"):
            return "in"
        if self._take("not"):
            self._need("in")
            return "not in"
        return ""

    def _operand(self) -> Path | Literal:
        if self._take("["):
            return self._list()
        if self._next >= len(self._tokens):
            raise ConditionError("de voorwaarde is niet af")
        kind, token = self._tokens[self._next]
        self._next += 1
        if kind == "text":
            return Literal(token[1:-1])
        if kind == "number":
            return Literal(Decimal(token) if "." in token else int(token))
        if token in ("true", "false"):
            return Literal(token == "true")
        if kind == "word" and token not in _RESERVED:
            return Path(token)
        raise ConditionError(f"'{token}' kan hier niet staan")

    def _list(self) -> Literal:
        values: list[str | int | Decimal] = []
        while not self._take("]"):
            operand = self._operand()
            if not isinstance(operand, Literal) or isinstance(operand.value, bool | tuple):
                raise ConditionError("in een lijst staan alleen teksten en getallen")
            values.append(operand.value)
            if not self._take(","):
                self._need("]")
                break
        return Literal(tuple(values))
