"""The signs at the end of onderdelen, once it is known which are there.

Authors end every onderdeel on ";". The last of a list gets a full stop and the one before it "; en" (or "; of", when
one of them says so), whatever conditions and loops left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from overeenkomsten.model.agreement import Block, Line, Run

_LEVEL = {"onderdeel": 1, "partijonderdeel": 1, "puntonderdeel": 1, "subonderdeel": 2, "puntsubonderdeel": 2}
_ENDINGS = ("; en", "; of", ";")


def punctuate(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with the ends of their lists right; a list whose author ended it otherwise stays as it is."""
    found = list(blocks)
    for places in _lists(blocks):
        endings = [_ending(found[place].line) for place in places]
        if not endings[0]:
            continue
        word = "of" if "; of" in endings else "en"
        for turn, place in enumerate(places):
            if not endings[turn]:
                continue
            left = len(places) - 1 - turn
            sign = "." if left == 0 else f"; {word}" if left == 1 else ";"
            found[place] = replace(found[place], line=_with_ending(found[place].line, endings[turn], sign))
    return tuple(found)


def _lists(blocks: tuple[Block, ...]) -> Iterator[list[int]]:
    """The places of the items of each list: a list ends where a block of a higher level comes."""
    for level in (1, 2):
        places: list[int] = []
        for place, block in enumerate(blocks):
            here = _LEVEL.get(block.kind, 0)
            if here == level:
                places.append(place)
            elif here < level and places:
                yield places
                places = []
        if places:
            yield places


def _ending(line: Line) -> str:
    text = "".join(inline.text for inline in line)
    return next((ending for ending in _ENDINGS if text.endswith(ending)), "")


def _with_ending(line: Line, old: str, new: str) -> Line:
    *before, last = line
    if not isinstance(last, Run) or not last.text.endswith(old):
        return line
    return (*before, replace(last, text=last.text.removesuffix(old) + new))
