"""Why a text is not JSON, in words for somebody who has never heard of JSON.

In: the text, and the problem that the scanner met. Out: a message that says what is wrong and what to do, and the
offset to point at (for a comma too many that is the comma, not the bracket behind it).
"""

from __future__ import annotations

import re

from overeenkomsten.check.positions import Problem, line_starts, place

_WORD = re.compile(r"[^\W\d][\w-]*")
_NUMBER_LIKE = re.compile(r"[-+]?[\d.][\w.,:+-]*", re.ASCII)
_DATE = re.compile(r"\d{1,4}-\d{1,2}-\d{1,4}", re.ASCII)
_CURLY = "“”„‟‘’‚«»"
_INVISIBLE = {"\ufeff": "byte-order mark", "\u00a0": "vaste spatie", "\u200b": "spatie zonder breedte"}
_YES_NO = {"True": "true", "False": "false", "None": "null", "ja": "true", "nee": "false", "waar": "true"}
_YES_NO |= {"Ja": "true", "Nee": "false", "TRUE": "true", "FALSE": "false", "onwaar": "false", "undefined": "null"}


def explain(text: str, problem: Problem) -> tuple[str, int]:
    """(message, offset to point at) for a problem of kind `syntaxis`."""
    at, expected = problem.offset, problem.what
    sign = text[at : at + 1]
    if expected == "tekst":
        return _open_string(text, at)
    if expected == "ontsnapping":
        return (
            "Een backslash (\\) heeft in JSON een eigen betekenis. Schrijf er twee: \\\\, bijvoorbeeld in de naam "
            "van een map.",
            at,
        )
    if not sign:
        return _too_short(text, problem)
    return (
        _strange_sign(sign, at, text)
        or _comma(text, problem, sign)
        or _colon_or_key(text, problem, sign)
        or _value(text, problem, sign)
    )


def _line(text: str, offset: int) -> int:
    return place(line_starts(text), offset).line


def _open_string(text: str, at: int) -> tuple[str, int]:
    return (
        'De tekst die hier begint is niet afgesloten. Zet een aanhalingsteken (") aan het eind van de tekst, op '
        "dezelfde regel. Wilt u een nieuwe regel in de tekst? Schrijf dan \\n.",
        at,
    )


def _too_short(text: str, problem: Problem) -> tuple[str, int]:
    if problem.other is None:
        return "Het bestand bevat geen gegevens.", problem.offset
    opened, closing = ("{", "}") if problem.what.endswith("{") else ("[", "]")
    return (
        f"Het bestand houdt te vroeg op: de {opened} van regel {_line(text, problem.other)} is niet afgesloten. "
        f"Zet de ontbrekende {closing} op zijn plaats, of haal het bestand opnieuw op als het niet volledig is.",
        len(text.rstrip()),
    )


def _strange_sign(sign: str, at: int, text: str) -> tuple[str, int] | None:
    if sign in _CURLY:
        return (
            f'Hier staat een krul-aanhalingsteken ({sign}). Gebruik rechte aanhalingstekens ("). Word maakt ze krom; '
            "werk liever in een gewone teksteditor.",
            at,
        )
    if sign == "'":
        return "Hier staat een enkel aanhalingsteken ('). Gebruik dubbele aanhalingstekens (\").", at
    if sign == "#" or text.startswith(("//", "/*"), at):
        return "Hier staat een opmerking. Een JSON-bestand kent geen opmerkingen: haal deze weg.", at
    if sign in _INVISIBLE:
        return f"Hier staat een onzichtbaar teken ({_INVISIBLE[sign]}). Verwijder het en typ een gewone spatie.", at
    return None


def _comma(text: str, problem: Problem, sign: str) -> tuple[str, int] | None:
    """A comma too many, too few, or used for decimals."""
    at, before = problem.offset, problem.other or 0
    after_comma = text[before - 1 : before] == ","
    if after_comma and sign in "}]":
        return f"Er staat een komma te veel vóór de {sign}. Haal die komma weg.", before - 1
    if after_comma and sign.isdecimal() and text[before - 2 : before - 1].isdecimal() and problem.what == "sleutel":
        return (
            "Het lijkt erop dat hier een bedrag of getal met een komma staat. Schrijf decimalen met een punt: 12.50.",
            before - 1,
        )
    if sign == "," and problem.what in ("element", "eerste", "sleutel", "sleutel_eerst"):
        return "Er staat een komma te veel. Haal die weg.", at
    if problem.what.startswith("vervolg"):
        if sign in "}]":
            closing = "}" if problem.what.endswith("{") else "]"
            return f"Hier staat {sign}, maar hier hoort eerst een {closing}. Controleer de haakjes.", at
        if sign == ":":
            return "Hier staat een dubbele punt die er niet hoort. Zet namen met waarden tussen { en }.", at
        if sign in '"{[' or sign.isalnum() or sign == "-":
            return "Er ontbreekt een komma tussen dit en wat eraan voorafgaat. Zet de komma achter het vorige.", before
        return f"Hier staat «{_show(sign)}», maar hier hoort een komma of een sluithaakje.", at
    if problem.what == "einde":
        return "Na het einde van de gegevens staat nog tekst. Haal weg wat achter de laatste } staat.", at
    return None


def _colon_or_key(text: str, problem: Problem, sign: str) -> tuple[str, int] | None:
    at = problem.offset
    if problem.what == "dubbelepunt":
        return 'Achter een naam hoort een dubbele punt en dan een waarde: "naam": "waarde".', problem.other or at
    if problem.what in ("sleutel", "sleutel_eerst"):
        word = _WORD.match(text, at)
        if word:
            return f'Zet de naam {_short(word.group())} tussen aanhalingstekens: "{_short(word.group())}".', at
        return f'Hier hoort een naam tussen aanhalingstekens, zoals "naam". Er staat «{_show(sign)}».', at
    return None


def _value(text: str, problem: Problem, sign: str) -> tuple[str, int]:
    at = problem.offset
    if sign in ",}]" or sign == ":":
        return 'Hier ontbreekt een waarde. Nog niet bekend? Vul dan null of "" in.', at
    word = _WORD.match(text, at)
    if word:
        known = _YES_NO.get(word.group())
        if known:
            return f"Hier staat {word.group()}. Schrijf {known}, zonder aanhalingstekens en met kleine letters.", at
        return f"Zet de tekst die begint met «{_short(word.group())}» tussen aanhalingstekens.", at
    number = _NUMBER_LIKE.match(text, at)
    if number:
        return _number(number.group()), at
    return (
        f"Hier hoort een waarde: een tekst tussen aanhalingstekens, een getal, true of false. "
        f"Er staat «{_show(sign)}».",
        at,
    )


def _number(written: str) -> str:
    shown = _short(written)
    if _DATE.match(written):
        return f'Zet de datum {shown} tussen aanhalingstekens, als jaar-maand-dag: "2027-02-11".'
    if written.startswith("+"):
        return f"Schrijf het getal {shown} zonder plusteken."
    if re.match(r"-?0\d", written):
        return f'Het getal {shown} begint met een 0. Haal de 0 weg, of zet het tussen aanhalingstekens: "{shown}".'
    if written.count(".") > 1:
        return f"Schrijf het getal {shown} zonder punten voor de duizendtallen: 1250000."
    return f"{shown} is geen goed geschreven getal. Schrijf alleen cijfers, met een punt voor decimalen: 12.50."


def _show(sign: str) -> str:
    return sign if sign.isprintable() else f"U+{ord(sign):04X}"


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
