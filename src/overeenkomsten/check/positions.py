"""The text of a JSON file in; where every value stands, and everything that is wrong with the text, out.

`json.loads` is fast but tells only the first mistake, and never where a value stood. This scanner is slower and
runs only when there is something to say: it walks the text once, without recursion (so that no depth can break
it), and notes places and problems.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn, TypeAlias

Steps: TypeAlias = tuple[str, ...]
"""Keys and list places (as text) from the root to a value."""

MAX_DEPTH = 40
"""Objects and lists within each other; the schema needs about eight."""
MAX_PROBLEMS = 100
"""After so many problems of the text the scanner stops: nobody reads more."""
MAX_NUMBER = 10**15
"""Numbers must be smaller: up to here every program that reads JSON agrees about them."""
MAX_DECIMALS = 10

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text may hold: control characters, halves of a pair, and what XML (so Word) forbids."""

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"')
_BAD_ESCAPE = re.compile(r'\\(?:u(?![0-9a-fA-F]{4})|[^"\\/bfnrtu])')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![0-9A-Za-z_.+-])")
_WORD = re.compile(r"-?[^\W\d]\w*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with the text."""

    kind: str
    """`syntaxis`, `dubbel`, `teken`, `getal` or `diepte`."""
    offset: int
    """Place in the text, in characters from 0."""
    what: str = ""
    """`syntaxis`: what was expected; `dubbel`: the key; `teken`: the character; `getal`: the number."""
    other: int | None = None
    """`dubbel`: where the key stood before; `syntaxis`: where the open bracket or the previous value is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What the scanner found."""

    places: Mapping[Steps, int]
    """Steps -> offset of the key (in an object) or of the value (in a list); empty when not asked for."""
    problems: tuple[Problem, ...]
    """In order of the text. After `syntaxis` and `diepte` the rest of the text was not looked at."""


@dataclass(slots=True)
class _Open:
    """An object or list that is not closed yet."""

    bracket: str
    offset: int
    steps: Steps
    keys: dict[str, int]
    count: int = 0


class _Stop(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Scanner:
    """Walks the text once; `state` says what may come next."""

    def __init__(self, text: str, *, places: bool) -> None:
        self.text = text
        self.places: dict[Steps, int] = {}
        self.problems: list[Problem] = []
        self.want_places = places
        self.stack: list[_Open] = []
        self.steps: Steps = ()
        self.last = 0  # end of the previous token: where a comma is missing

    def run(self) -> Scan:
        try:
            self._walk()
        except _Stop as stop:
            self.problems.append(stop.problem)
        return Scan(places=self.places, problems=tuple(self.problems))

    def _walk(self) -> None:
        at = self._skip(0)
        state = "waarde"
        while True:
            sign = self.text[at : at + 1]
            if state == "einde":
                if sign:
                    self._fail("einde", at)
                return
            if not sign:
                opened = self.stack[-1] if self.stack else None
                self._fail(f"dicht{opened.bracket}" if opened else "waarde", at, opened.offset if opened else None)
            if self._closes(state, sign):
                end, state = at + 1, self._close()
            elif state == "vervolg":
                if sign != ",":
                    self._fail(f"vervolg{self.stack[-1].bracket}", at, self.last)
                end, state = at + 1, "sleutel" if self.stack[-1].bracket == "{" else "element"
            elif state in ("sleutel", "sleutel_eerst"):
                if sign != '"':
                    self._fail(state, at, self.last)
                end, state = self._key(at), "dubbelepunt"
            elif state == "dubbelepunt":
                if sign != ":":
                    self._fail(state, at, self.last)
                end, state = at + 1, "waarde"
            else:
                end, state = self._value(at, sign, state)
            if len(self.problems) >= MAX_PROBLEMS:
                return
            self.last = end
            at = self._skip(end)

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _fail(self, expected: str, at: int, other: int | None = None) -> NoReturn:
        raise _Stop(Problem(kind="syntaxis", offset=at, what=expected, other=other))

    def _closes(self, state: str, sign: str) -> bool:
        if sign == "]":
            return state in ("eerste", "vervolg") and self.stack[-1].bracket == "["
        return sign == "}" and state in ("sleutel_eerst", "vervolg") and self.stack[-1].bracket == "{"

    def _close(self) -> str:
        self.stack.pop()
        return "vervolg" if self.stack else "einde"

    def _value(self, at: int, sign: str, state: str) -> tuple[int, str]:
        """The value that starts here: its end (of its bracket, when it is an object or list) and what may follow."""
        if self.want_places and self.stack and self.stack[-1].bracket == "[":
            self.steps = (*self.stack[-1].steps, str(self.stack[-1].count))
            self.stack[-1].count += 1
            self.places[self.steps] = at
        elif self.want_places and not self.stack:
            self.places[()] = at
        after = "vervolg" if self.stack else "einde"
        if sign in "{[":
            if len(self.stack) == MAX_DEPTH:
                raise _Stop(Problem(kind="diepte", offset=at))
            self.stack.append(_Open(sign, at, self.steps, {}))
            return at + 1, "sleutel_eerst" if sign == "{" else "eerste"
        if sign == '"':
            return self._string(at)[1], after
        number = _NUMBER.match(self.text, at)
        if number:
            if odd_number(number.group()):
                self.problems.append(Problem(kind="getal", offset=at, what=number.group()))
            return number.end(), after
        word = _WORD.match(self.text, at)
        if word and word.group() in ("NaN", "Infinity", "-Infinity"):
            self.problems.append(Problem(kind="getal", offset=at, what=word.group()))
            return word.end(), after
        if not word or word.group() not in ("true", "false", "null"):
            self._fail(state, at, self.last)
        return word.end(), after

    def _key(self, at: int) -> int:
        key, end = self._string(at)
        opened = self.stack[-1]
        if key in opened.keys:
            self.problems.append(Problem(kind="dubbel", offset=at, what=key, other=opened.keys[key]))
        opened.keys[key] = at
        if self.want_places:
            self.steps = (*opened.steps, key)
            self.places[self.steps] = at
        return end

    def _string(self, at: int) -> tuple[str, int]:
        found = _STRING.match(self.text, at)
        if not found:
            self._fail("tekst", at)
        bad = _BAD_ESCAPE.search(found.group().replace("\\\\", "__"))
        if bad:
            self._fail("ontsnapping", at + bad.start())
        value: str = json.loads(found.group(), strict=False)
        forbidden = FORBIDDEN.search(value)
        if forbidden:
            self.problems.append(Problem(kind="teken", offset=at, what=forbidden.group()))
        return value, found.end()


def scan(text: str, *, places: bool = False) -> Scan:
    """Walks the whole text; with `places` it remembers where every value stands.

    >>> [p.what for p in scan('{"a": 1, "a": [1e5]}').problems]
    ['a', '1e5']
    """
    return _Scanner(text, places=places).run()


def odd_number(number: str) -> bool:
    """Whether a JSON number is written in a way that programs disagree about.

    >>> [odd_number(n) for n in ("0", "-1.50", "1e3", "-0", "1000000000000000")]
    [False, False, True, True, True]
    """
    whole, _, decimals = number.lstrip("-").partition(".")
    return (
        "e" in number.lower()
        or len(whole) > len(str(MAX_NUMBER)) - 1
        or len(decimals) > MAX_DECIMALS
        or (number.startswith("-") and not (whole + decimals).strip("0"))
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


class Positions:
    """Finds the line of a value. Built once for a text, when the first finding asks for it."""

    def __init__(self, text: str) -> None:
        self._starts = line_starts(text)
        self._places = scan(text, places=True).places

    def offset(self, steps: Steps) -> int:
        """Where the value stands, or else the nearest object around it."""
        while steps and steps not in self._places:
            steps = steps[:-1]
        return self._places.get(steps, 0)

    def has(self, steps: Steps) -> bool:
        """Whether the value itself is in the text."""
        return steps in self._places

    def place(self, offset: int) -> Place:
        """Line and column of an offset."""
        return place(self._starts, offset)


def line_starts(text: str) -> list[int]:
    """Offset of the first character of every line, also for files with Windows or old Mac line ends."""
    return [0, *(found.end() for found in _LINE_END.finditer(text))]


def place(starts: list[int], offset: int) -> Place:
    """Line and column of an offset, given `line_starts`."""
    line = bisect_right(starts, offset)
    return Place(line, offset - starts[line - 1] + 1)


@lru_cache(maxsize=4)
def positions_of(text: str) -> Positions:
    """The positions of a text; remembered for the last few texts."""
    return Positions(text)
