"""How lists count: the one home of letters and Roman numbers, for what we write and for what we read back."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def letter(place: int) -> str:
    """a ... z, aa, bb ...: as Word counts in lowerLetter.

    >>> letter(1), letter(26), letter(28)
    ('a', 'z', 'bb')
    """
    turns, at = divmod(place - 1, 26)
    return chr(ord("a") + at) * (turns + 1)


def roman(place: int) -> str:
    """
    >>> roman(4), roman(12), roman(40)
    ('iv', 'xii', 'xl')
    """
    text = ""
    for value, sign in _ROMAN:
        while place >= value:
            text, place = text + sign, place - value
    return text
