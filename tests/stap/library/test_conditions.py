"""What is a condition and what is not."""

from __future__ import annotations

import pytest

from overeenkomsten.library.conditions import ConditionError, parse_condition


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a ==",
        "== 'x'",
        "a == 'x",
        "a and",
        "(a or b",
        "a b",
        "'los'",
        "a.b()",
        "a + 1 > 2",
        "__import__('os')",
        "a in [b]",
        "a == 1 == 2",
        "not",
        "a in ['x' 'y']",
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        parse_condition(text)


def test_and_binds_before_or() -> None:
    assert parse_condition("a or b and c") == parse_condition("a or (b and c)")
    assert parse_condition("a or b and c") != parse_condition("(a or b) and c")


def test_a_literal_may_hold_words_of_the_language() -> None:
    assert parse_condition("a == 'x and y'") == parse_condition('a == "x and y"')
