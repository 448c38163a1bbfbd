"""The zip writer against the standard library's reader."""

from __future__ import annotations

import io
import zipfile
import zlib

from hypothesis import given
from hypothesis import strategies as st

from overeenkomsten.publish.shell.package import deflate, join, pack

NAMES = st.text(st.characters(categories=("L", "N"), include_characters="/._-[] "), min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.binary(max_size=300) | st.just(b"veel " * 200), max_size=6))
def test_what_goes_in_comes_out(files: dict[str, bytes]) -> None:
    data = join(pack(name, content) for name, content in files.items())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert package.namelist() == list(files)
        assert {name: package.read(name) for name in files} == files
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in package.infolist())


def test_the_compressor_is_a_parameter() -> None:
    def fast(data: bytes) -> bytes:
        compressor = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        return compressor.compress(data) + compressor.flush()

    content = b"abcabd" * 500
    with zipfile.ZipFile(io.BytesIO(join([pack("a", content, fast)]))) as package:
        assert package.read("a") == content
        assert package.getinfo("a").compress_size == len(fast(content))
    assert zlib.decompress(deflate(content), -zlib.MAX_WBITS) == content


def test_what_does_not_shrink_is_stored() -> None:
    with zipfile.ZipFile(io.BytesIO(join([pack("a", b"x")]))) as package:
        assert package.getinfo("a").compress_type == zipfile.ZIP_STORED
