"""Reading a dossier: everything that can be wrong with a file, and where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from overeenkomsten.check.positions import MAX_DEPTH, Positions, scan
from overeenkomsten.check.read import MAX_BYTES, read
from overeenkomsten.errors import InputRejected
from overeenkomsten.model.finding import Finding, Severity


def refused(text: str | bytes) -> tuple[Finding, ...]:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(InputRejected) as caught:
        read(content, "dossier.json")
    assert all(f.stops and f.severity is Severity.FOUT and f.file == "dossier.json" for f in caught.value.findings)
    return caught.value.findings


def places(text: str | bytes) -> list[tuple[str, int | None, int | None]]:
    return [(f.rule, f.line, f.column) for f in refused(text)]


def test_reads_numbers_exactly_and_hashes_the_bytes() -> None:
    raw = read(b'\xef\xbb\xbf{"a": 0.10, "b": 12, "c": "x\\r\\ny\\rz"}', "d.json")
    assert raw.data == {"a": Decimal("0.10"), "b": 12, "c": "x\ny\nz"}
    assert isinstance(raw.data["a"], Decimal)
    assert not raw.text.startswith("\ufeff")
    assert len(raw.sha256) == 64


def test_reads_a_path(tmp_path: Path) -> None:
    path = tmp_path / "wijk.json"
    path.write_bytes(b'{"a": 1}')
    assert read(path).data == {"a": 1}
    assert read(str(path)).name == str(path)
    assert read(path, "wijk").name == "wijk"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('{"a": 1,\n}', 1, 8),
        ('{"a": [1, 2,\n]}', 1, 12),
        ('{"a": 1,, "b": 2}', 1, 9),
        ('{"a": 1\n "b": 2}', 1, 8),
        ('{"a": [1 2]}', 1, 9),
        ("{'a': 1}", 1, 2),
        ("{\n“a”: 1}", 2, 1),
        ('{"a": 1 // uitleg\n}', 1, 9),
        ('{"a": 1 # uitleg\n}', 1, 9),
        ('{"a": "begin\neinde"}', 1, 7),
        ('{"a": "begin}', 1, 7),
        ('{"a": "c:\\dossiers"}', 1, 10),
        ('{"a": "\\u12"}', 1, 8),
        ('{"a": {"b": 1}', 1, 15),
        ('{"a": [1}', 1, 9),
        ('{"a": 1}\n}', 2, 1),
        ('{"a": 12,50}', 1, 9),
        ('{"a": 1.250.000}', 1, 7),
        ('{"a": 012}', 1, 7),
        ('{"a": 2027-02-11}', 1, 7),
        ('{"a": +1}', 1, 7),
        ('{"a": True}', 1, 7),
        ('{"a": ja}', 1, 7),
        ('{"a": }', 1, 7),
        ('{"a" 1}', 1, 5),
        ("{a: 1}", 1, 2),
        ('{"a": € 5}', 1, 7),
        ('{"a":\u00a01}', 1, 6),
        ('\r\n\r{"a": ja}', 3, 7),
        ("{", 1, 2),
    ],
)
def test_syntax_says_where(text: str, line: int, column: int) -> None:
    assert places(text) == [("json-syntax", line, column)]


def test_syntax_explains_the_cause() -> None:
    for text, word in {
        '{"a": 1,}': "komma te veel",
        '{"a": 1 "b": 2}': "ontbreekt een komma",
        "{'a': 1}": "enkel aanhalingsteken",
        '{"a": 1 // x\n}': "opmerking",
        '{"a": "x}': "niet afgesloten",
        '{"a": [1': "houdt te vroeg op",
        '{"a": 12,50}': "punt: 12.50",
        '{"a": 1} x': "Na het einde",
    }.items():
        assert word in refused(text)[0].message, text


def test_all_problems_that_are_not_syntax_come_at_once() -> None:
    text = (
        '{"a": NaN,\n"a": 1e400,\n"b": -0, "c": 1000000000000000,\n'
        '"d": "\\u0007", "e": "\\ud800", "f": "\\uFFFE", "a": 1}'
    )
    assert [(f.rule, f.line) for f in refused(text)] == [
        ("json-getal", 1),
        ("json-dubbele-sleutel", 2),
        ("json-getal", 2),
        ("json-getal", 3),
        ("json-getal", 3),
        ("json-stuurteken", 4),
        ("json-stuurteken", 4),
        ("json-stuurteken", 4),
        ("json-dubbele-sleutel", 4),
    ]


def test_duplicate_key_names_both_lines() -> None:
    (finding,) = refused('{"a": {"naam": 1,\n\n"naam": 2}}')
    assert finding.line == 3
    assert "naam" in finding.message
    assert "regel 1" in finding.message


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1f", "\x7f", "\x85", "\ufffe", "\uffff"])
def test_control_characters(bad: str) -> None:
    for text in (f'{{"a": "x{bad}"}}', json.dumps({"a": f"x{bad}"}), json.dumps({f"x{bad}": 1})):
        assert {f.rule for f in refused(text)} == {"json-stuurteken"}


def test_tab_and_line_end_are_text() -> None:
    assert read(b'{"a": "x\\ty\\n", "b": "x\ty", "c": "\xf0\x9f\x8f\xa0 \\ud83c\\udfe0"}').data == {
        "a": "x\ty\n",
        "b": "x\ty",
        "c": "🏠 🏠",
    }


@pytest.mark.parametrize("number", ["1e5", "1E-2", "-0", "-0.0", "1" * 16, "1" * 5000, "0." + "1" * 11, "Infinity"])
def test_odd_numbers(number: str) -> None:
    assert places(f'{{"a": {number}}}') == [("json-getal", 1, 7)]


def test_depth() -> None:
    for text in ("[" * 10_000 + "]" * 10_000, "[" * 100_000, '{"a":' * 10_000 + "1" + "}" * 10_000):
        assert [f.rule for f in refused(text)] == ["json-diepte"]
    fits = '{"a":' * MAX_DEPTH + "1" + "}" * MAX_DEPTH
    assert read(fits.encode())
    assert [f.rule for f in refused(fits.replace("1", "{}"))] == ["json-diepte"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_other_encodings(encoding: str) -> None:
    assert places('{"a": 1}'.encode(encoding)) == [("json-codering", None, None)]


def test_latin_1_tells_the_line() -> None:
    assert places('{\r\n"a": "coöperatie"}'.encode("latin-1")) == [("json-codering", 2, None)]
    assert places(b"\xef\xbb\xbf\n\xff") == [("json-codering", 2, None)]


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"%PDF-1.7"])
def test_other_kinds_of_file(content: bytes) -> None:
    assert [f.rule for f in refused(content)] == ["json-codering"]


def test_empty_and_no_object() -> None:
    assert [f.rule for f in refused(b"")] == ["json-leeg"]
    assert [f.rule for f in refused(b"\xef\xbb\xbf \r\n")] == ["json-leeg"]
    for text in ("[1]", '"x"', "1", "null"):
        assert [f.rule for f in refused(text)] == ["json-geen-object"]


def test_too_big_is_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "groot.json"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    for source in (path, b" " * (MAX_BYTES + 1)):
        with pytest.raises(InputRejected) as caught:
            read(source)
        assert [f.rule for f in caught.value.findings] == ["json-grootte"]


def test_unreadable_files(tmp_path: Path) -> None:
    for source in (tmp_path, tmp_path / "bestaat-niet.json", "a\0b", "x" * 5000):
        with pytest.raises(InputRejected) as caught:
            read(source)
        assert [f.rule for f in caught.value.findings] == ["bestand-lezen"]


def test_positions() -> None:
    positions = Positions('{\n "a": [1,\n  {"b.c": 2}],\r\n "d": {}\n}')
    lines = {
        steps: positions.place(positions.offset(steps)).line
        for steps in ((), ("a",), ("a", "0"), ("a", "1", "b.c"), ("d",), ("d", "weg"), ("nergens",))
    }
    assert lines == {(): 1, ("a",): 2, ("a", "0"): 2, ("a", "1", "b.c"): 3, ("d",): 4, ("d", "weg"): 4, ("nergens",): 1}


def outcome(content: bytes) -> tuple[Mapping[str, object] | None, set[str]]:
    """What was read, and the rules by which it was refused."""
    try:
        return read(content).data, set()
    except InputRejected as refusal:
        return None, {finding.rule for finding in refusal.findings}


@given(st.binary(max_size=60))
@example(b'{"a": "\\ud800"}')
@example(b"-")
@example(b'{"a": tru')
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    data, rules = outcome(content)
    assert (data is None) == bool(rules)


_JSONLIKE = st.lists(
    st.sampled_from(
        ["{", "}", "[", "]", ",", ":", '"', '"a"', "\\", "\n", " ", "1", "-", "0", ".", "e", "true", "NaN", "é"]
    ),
    max_size=25,
).map("".join)


@given(_JSONLIKE | _JSONLIKE.map(lambda text: f'{{"a": {text}}}'))
def test_scanner_and_parser_agree(text: str) -> None:
    """What is refused has a reason, and what the strict parser takes is refused only for our own reasons."""
    try:
        json.loads(text)
        valid = True
    except ValueError:
        valid = False
    syntax = any(problem.kind == "syntaxis" for problem in scan(text).problems)
    assert valid != syntax
    data, rules = outcome(text.encode())
    if data is not None:
        assert data == json.loads(text)
    elif valid:
        assert rules <= {"json-getal", "json-dubbele-sleutel", "json-geen-object"}


_TEXT = st.text("aé🏠\n\t\"'\\/ {}[],:#1-\u00a0\ufeff")
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | _TEXT,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text("abé_", max_size=4), below, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1), _VALUES, max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_good_json_is_read_as_it_is(data: dict[str, object], indent: int | None, ascii_only: bool) -> None:
    assert read(json.dumps(data, indent=indent, ensure_ascii=ascii_only).encode()).data == data
