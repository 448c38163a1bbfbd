"""Files in, the bytes of a zip package out: the same files give the same bytes, every time.

`zipfile` stamps the time of the day and deflates again what never changes. Here a file is deflated once (`pack`)
and the result can be used in any number of packages (`join`).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

Compressor: TypeAlias = "Callable[[bytes], bytes]"
"""Data in, a raw deflate stream (no zlib header) out."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
"""Zip 2.0: enough for deflate."""
_UTF8_NAME = 0x800
_STORED, _DEFLATED = 0, 8
_MIDNIGHT, _NEW_YEAR_1980 = 0, 0x21
"""The earliest moment that zip knows; anything later would have to come from a clock."""
_LIMIT = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """One file as it stands in a package, ready to be copied."""

    local: bytes
    """Its local header and its data."""
    name: bytes
    """UTF-8, with `/` between folders."""
    head: tuple[int, ...]
    """What the central directory repeats: flags, method, time, date, CRC-32, packed size, size."""


def deflate(data: bytes) -> bytes:
    """`data` as a raw deflate stream, level 6 of the standard library."""
    compressor = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return compressor.compress(data) + compressor.flush()


def pack(name: str, data: bytes, compress: Compressor = deflate) -> Packed:
    """One file, packed; stored as it is when that is not longer."""
    packed, method = compress(data), _DEFLATED
    if len(packed) >= len(data):
        packed, method = data, _STORED
    if len(data) > _LIMIT:
        raise ValueError(f"{name} is larger than a zip file without extensions can hold")
    raw = name.encode("utf-8")
    flags = 0 if name.isascii() else _UTF8_NAME
    head = (flags, method, _MIDNIGHT, _NEW_YEAR_1980, zlib.crc32(data), len(packed), len(data))
    local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *head, len(raw), 0)
    return Packed(local=b"".join((local, raw, packed)), name=raw, head=head)


def join(files: Iterable[Packed]) -> bytes:
    """A zip package with these files, in this order. The caller sees to it that no name comes twice."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for file in files:
        fields = (_VERSION, _VERSION, *file.head, len(file.name), 0, 0, 0, 0, 0, offset)
        body.append(file.local)
        directory += (_CENTRAL.pack(b"PK\x01\x02", *fields), file.name)
        offset += len(file.local)
    size = sum(map(len, directory))
    if offset + size > _LIMIT or len(body) > 0xFFFF:
        raise ValueError("the package is larger than a zip file without extensions can be")
    end = _END.pack(b"PK\x05\x06", 0, 0, len(body), len(body), size, offset, 0)
    return b"".join((*body, *directory, end))
