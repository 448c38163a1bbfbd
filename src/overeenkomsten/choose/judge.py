"""A condition and a scope -> a verdict that explains itself.

Three-valued (Kleene): a fact that this document needs and that is missing makes the verdict *unknown*. A missing fact
that is not needed is simply not so: comparisons with it are false, their opposites true.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from overeenkomsten.model.condition import And, Compare, Condition, Literal, Not, Or, Path
from overeenkomsten.model.facts import Record, Value
from overeenkomsten.model.library import Term
from overeenkomsten.model.money import Money
from overeenkomsten.model.scope import Fact, Scope, without_places
from overeenkomsten.model.selection import Reason, Verdict

ALWAYS = Reason(verdict=Verdict.JA, because="altijd")
_MOST_ASKED = 3
"""Questions that the name of a derived fact mentions at most."""
_OPPOSITE = {Verdict.JA: Verdict.NEE, Verdict.NEE: Verdict.JA, Verdict.ONBEKEND: Verdict.ONBEKEND}


def judge(condition: Condition | None, scope: Scope) -> Reason:
    """The verdict on `condition`; None as condition is always true."""
    return ALWAYS if condition is None else _judge(condition, scope)


def _judge(condition: Condition, scope: Scope) -> Reason:
    match condition:
        case Path(path):
            return _present(scope.find(path), path, scope)
        case Compare():
            return _compare(condition, scope)
        case Not(operand):
            inner = _judge(operand, scope)
            return replace(inner, verdict=_OPPOSITE[inner.verdict])
        case And(operands):
            return _together([_judge(operand, scope) for operand in operands], decisive=Verdict.NEE)
        case Or(operands):
            return _together([_judge(operand, scope) for operand in operands], decisive=Verdict.JA)


def _together(reasons: list[Reason], decisive: Verdict) -> Reason:
    """`and` (decided by a no) and `or` (decided by a yes) are each other's mirror."""
    deciding = [reason for reason in reasons if reason.verdict is decisive]
    unknown = [reason for reason in reasons if reason.verdict is Verdict.ONBEKEND]
    shown = deciding or unknown or reasons
    verdict = decisive if deciding else Verdict.ONBEKEND if unknown else _OPPOSITE[decisive]
    return Reason(
        verdict=verdict,
        because=" en ".join(dict.fromkeys(reason.because for reason in shown)),
        flips=(" en " if deciding else " of ").join(dict.fromkeys(r.flips for r in shown if r.flips)),
        paths=tuple(dict.fromkeys(path for reason in reasons for path in reason.paths)),
        open_paths=tuple(dict.fromkeys(path for reason in unknown for path in reason.open_paths)),
    )


def _present(fact: Fact, written: str, scope: Scope) -> Reason:
    name = _name(fact, written, scope)
    if fact.open_paths:
        return _unknown(name, fact)
    if isinstance(fact.value, bool):
        verdict = Verdict.JA if fact.value else Verdict.NEE
        return Reason(
            verdict=verdict,
            because=f"{name} is {'ja' if fact.value else 'nee'}",
            flips=f"{name} {'nee' if fact.value else 'ja'} wordt",
            paths=(fact.path,),
        )
    filled = fact.value is not None
    return Reason(
        verdict=Verdict.JA if filled else Verdict.NEE,
        because=f"{name} is {'ingevuld' if filled else 'niet ingevuld'}",
        flips=f"{name} {'leeg blijft' if filled else 'wordt ingevuld'}",
        paths=(fact.path,),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a comparison, looked up."""

    value: Value | Term | None
    fact: Fact | None
    name: str


def _side(operand: Path | Literal, scope: Scope) -> _Side:
    if isinstance(operand, Literal):
        return _Side(operand.value, None, _words(operand.value))
    fact = scope.find(operand.path)
    return _Side(fact.value, fact, _name(fact, operand.path, scope))


def _compare(condition: Compare, scope: Scope) -> Reason:
    left, right = _side(condition.left, scope), _side(condition.right, scope)
    facts = [side.fact for side in (left, right) if side.fact is not None]
    for side in (left, right):
        # A derived `false` that rests on missing facts is as unknown as an absent one.
        if side.fact is not None and side.fact.open_paths:
            return _unknown(side.name, side.fact)
    holds = _holds(left.value, condition.operator, right.value)
    return Reason(
        verdict=Verdict.JA if holds else Verdict.NEE,
        because=_statement(left, right, condition.operator),
        flips=_flip(left, right, condition.operator, holds=holds),
        paths=tuple(fact.path for fact in facts),
    )


def _holds(left: Value | Term | None, operator: str, right: Value | Term | None) -> bool:
    match operator:
        case "in":
            return _contains(right, left)
        case "not in":
            return not _contains(right, left)
        case "!=":
            return left is None or right is None or not _same(left, right)
        case "==":
            return left is not None and right is not None and _same(left, right)
        case _:
            return _ordered(left, operator, right)


def _contains(whole: Value | Term | None, one: Value | Term | None) -> bool:
    return isinstance(whole, tuple) and one is not None and any(_same(element, one) for element in whole)


def _same(left: Value | Term, right: Value | Term) -> bool:
    left, right = _alike(left, right), _alike(right, left)
    return type(left) is type(right) and left == right


def _ordered(left: Value | Term | None, operator: str, right: Value | Term | None) -> bool:
    if left is None or right is None:
        return False
    one, other = _alike(left, right), _alike(right, left)
    for kind in (Decimal, date, Money):
        if isinstance(one, kind) and isinstance(other, kind):
            less, equal = one < other, one == other  # type: ignore[operator]
            return {"<": less, "<=": less or equal, ">": not less and not equal, ">=": not less}[operator]
    return False


def _alike(value: Value | Term, other: Value | Term) -> Value | Term:
    """`value` as the kind of thing that `other` is, where a literal can be only text or number."""
    if isinstance(value, bool):
        return value
    if isinstance(other, date) and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, int | Decimal):
        return Money.from_euros(value) if isinstance(other, Money) else Decimal(value)
    return value


def _unknown(name: str, fact: Fact) -> Reason:
    return Reason(
        verdict=Verdict.ONBEKEND,
        because=f"{name} is nog niet te bepalen",
        flips=f"{name} wordt ingevuld",
        paths=(fact.path,),
        open_paths=fact.open_paths,
    )


def _statement(left: _Side, right: _Side, operator: str) -> str:
    """The fact as it is, whatever the verdict: so that `not` need not change a word."""
    if left.fact is None and right.fact is not None:
        if operator in ("in", "not in"):
            there = _contains(right.value, left.value)
            return f"{left.name} staat {'' if there else 'niet '}bij {right.name}"
        left, right = right, left
    if left.value is None:
        return f"{left.name} is niet ingevuld"
    if right.fact is not None:
        return f"{left.name} is {_words(left.value)} en {right.name} is {_words(right.value)}"
    return f"{left.name} is {_words(left.value)}"


def _flip(left: _Side, right: _Side, operator: str, *, holds: bool) -> str:
    """What would turn the comparison round, as it reads after "als"."""
    if left.fact is None and right.fact is not None and operator in ("in", "not in"):
        arrives = holds == (operator == "not in")
        return f"bij {right.name} {left.name} {'erbij komt' if arrives else 'wegvalt'}"
    wanted = right.name if right.fact is None else f"hetzelfde als {right.name}"
    if right.fact is None and isinstance(right.value, tuple):
        wanted = " of ".join(_words(value) for value in right.value)
    if operator not in ("==", "!=", "in", "not in"):
        return f"{left.name} {'niet meer ' if holds else ''}{_ORDER[operator]} {right.name} is"
    if (operator in ("==", "in")) == holds:
        return f"{left.name} iets anders wordt dan {wanted}"
    return f"{left.name} {wanted} wordt"


_ORDER = {"<": "kleiner dan", "<=": "hooguit", ">": "groter dan", ">=": "minstens"}


def _name(fact: Fact, written: str, scope: Scope) -> str:
    if fact.path.startswith("afg."):
        return _derived_name(fact.path.removeprefix("afg."), scope)
    title = scope.dossier.titles.get(without_places(fact.path), "")
    return f"{title} ({written})" if title else written


def _derived_name(path: str, scope: Scope) -> str:
    """A derived fact in words, with the questions it follows from: those are what a user can change."""
    first = path.split(".")[0]
    words = path.removeprefix("is_").replace("_", " ").replace(".", " ")
    titles = [scope.dossier.titles.get(read, "") for read in scope.dossier.reads.get(first, ())]
    asked = list(dict.fromkeys(title for title in titles if title))
    if not asked:
        return f"{words} (afgeleid)"
    return f"{words} (volgt uit: {', '.join(asked[:_MOST_ASKED])}{' en meer' if len(asked) > _MOST_ASKED else ''})"


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, tuple):
        return ", ".join(_words(element) for element in value if not isinstance(element, Record)) or "ingevuld"
    if isinstance(value, Record):
        return "ingevuld"
    if isinstance(value, Money):
        return f"€ {value.euros}"
    return f"'{value}'" if isinstance(value, str) else str(value)
