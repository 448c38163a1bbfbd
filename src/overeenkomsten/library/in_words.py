"""A condition -> the same in Dutch words: what a lawyer reads in the annotated model and in the list of clauses.

    oplossing.hoofdtype == 'collectief' and taken    ->    soort oplossing: ‘collectief’; en taken: ingevuld

Nothing here looks at a dossier: `choose.judge` explains a verdict, this explains the condition itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from overeenkomsten.library.schema_model import SchemaModel
from overeenkomsten.model.clause import Loop
from overeenkomsten.model.condition import And, Compare, Condition, Literal, Not, Or, Path

_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in"}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""What an operator becomes when its sides change places."""
_WORDS = {
    "==": "",
    "in": "",
    "!=": "niet ",
    "not in": "niet ",
    "<": "minder dan ",
    "<=": "hooguit ",
    ">": "meer dan ",
    ">=": "ten minste ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What fields and derived facts are called."""

    schema: SchemaModel
    derived: Mapping[str, str]
    """Name of a derived fact -> what it is called: "één systeem voor iedereen"."""

    def condition(self, condition: Condition, loops: Sequence[Loop] = ()) -> str:
        """The condition as it reads after "Als"; `loops` around it, outermost first."""
        return self._of(condition, loops, negated=False)

    def field(self, path: str, loops: Sequence[Loop] = ()) -> str:
        """The label of the field at a path that may begin with a loop variable; such a variable alone is its own."""
        if any(loop.variable == path for loop in loops):
            return path.replace("_", " ")
        full = self.full_path(path, loops)
        if full.startswith("afg."):
            name = full.removeprefix("afg.")
            return self.derived.get(name) or name.rsplit(".", 1)[-1].replace("_", " ")
        found = self.schema.look_up(full)
        title = found.title if found is not None else ""
        # "of er een tekenmoment is" is how a yes or no is asked; here it is told.
        return title.removeprefix("of ") or full.rsplit(".", 1)[-1].replace("_", " ")

    def full_path(self, path: str, loops: Sequence[Loop]) -> str:
        """The path in the schema, or below `afg`, behind a path that may begin with a loop variable."""
        first, _, rest = path.partition(".")
        for place in range(len(loops) - 1, -1, -1):
            if loops[place].variable == first:
                inside = self.full_path(loops[place].path, loops[:place])
                return self._of_party(f"{inside}.{rest}" if rest else inside, rest)
        return self._of_party(path, path.removeprefix("afg.").partition(".")[2])

    def _of_party(self, path: str, rest: str) -> str:
        # Most derived lists and records are parties: their fields have the labels of those.
        party = f"partijen.{rest}"
        return party if path.startswith("afg.") and rest and self.schema.look_up(party) is not None else path

    def _of(self, condition: Condition, loops: Sequence[Loop], *, negated: bool) -> str:
        match condition:
            case Path(path):
                return f"{self.field(path, loops)}: {self._presence(path, loops, negated=negated)}"
            case Compare(left, operator, right):
                return self._compare(left, _OPPOSITE[operator] if negated else operator, right, loops)
            case Not(operand):
                return self._of(operand, loops, negated=not negated)
            case And(operands) | Or(operands):
                every = isinstance(condition, And) != negated
                return ("; en " if every else "; of ").join(
                    self._inside(operand, loops, negated=negated) for operand in operands
                )

    def _inside(self, condition: Condition, loops: Sequence[Loop], *, negated: bool) -> str:
        words = self._of(condition, loops, negated=negated)
        while isinstance(condition, Not):
            condition = condition.operand
        return f"({words})" if isinstance(condition, And | Or) else words

    def _presence(self, path: str, loops: Sequence[Loop], *, negated: bool) -> str:
        full = self.full_path(path, loops)
        found = self.schema.look_up(full)
        if full.startswith("afg.") or (found is not None and found.kind == "ja_nee" and not found.many):
            return "nee" if negated else "ja"
        return "leeg" if negated else "ingevuld"

    def _compare(self, left: Path | Literal, operator: str, right: Path | Literal, loops: Sequence[Loop]) -> str:
        if isinstance(left, Literal) and isinstance(right, Path) and operator in ("in", "not in"):
            side = "met" if operator == "in" else "zonder"
            return f"{self.field(right.path, loops)}: {side} {self._value(left, right.path, loops)}"
        if isinstance(left, Literal):
            left, operator, right = right, _TURNED.get(operator, operator), left
        path = left.path if isinstance(left, Path) else ""
        return f"{self.field(path, loops)}: {_WORDS[operator]}{self._value(right, path, loops)}"

    def _value(self, side: Path | Literal, path: str, loops: Sequence[Loop]) -> str:
        if isinstance(side, Path):
            return f"hetzelfde als {self.field(side.path, loops)}"
        labels = self.schema.labels.get(self.full_path(path, loops), {})
        values = side.value if isinstance(side.value, tuple) else (side.value,)
        return " of ".join(_shown(value, labels) for value in values)


def _shown(value: str | int | Decimal | bool, labels: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return f"‘{labels.get(value) or value.replace('_', ' ')}’" if isinstance(value, str) else str(value)
