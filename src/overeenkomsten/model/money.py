"""An amount of money: integer cents, never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import total_ordering


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in euro, held as whole cents.

    >>> Money.from_euros(Decimal("12.50")) + Money(50)
    Money(cents=1300)
    >>> sum([Money(100), Money(250)], Money(0)) > Money.from_euros(3)
    True
    """

    cents: int
    """Whole eurocents; negative is allowed."""

    @classmethod
    def from_euros(cls, euros: Decimal | int) -> Money:
        """`euros` with at most two decimals; more is a ValueError, because rounding money hides a mistake."""
        cents = Decimal(euros) * 100
        if cents != cents.to_integral_value():
            raise ValueError(f"{euros} has more than two decimals")
        return cls(int(cents))

    @property
    def euros(self) -> Decimal:
        """The amount in euros, exactly."""
        return Decimal(self.cents) / 100

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __lt__(self, other: Money) -> bool:
        return self.cents < other.cents
