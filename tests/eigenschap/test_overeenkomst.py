"""What holds for the agreement of every valid dossier, whatever is in it and whatever is missing."""

from __future__ import annotations

import itertools
import json
import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from bureau import all_lines, example, files, inlines, raw, ready_to_sign
from hypothesis import given, settings
from hypothesis import strategies as st
from strategieen import dossiers, texts_in
from voorbeelden import desk

from overeenkomsten.compose import to_text
from overeenkomsten.compose.plain import line_text
from overeenkomsten.errors import InputRejected
from overeenkomsten.model import counting
from overeenkomsten.model.agreement import Agreement, AgreementSection, Blank, Block, CrossReference, Part
from overeenkomsten.pipeline import Result, make
from overeenkomsten.review.readback import read_text

LEFTOVERS = ("{{", "}}", "{%", "%}", "None", "[]", "()", "Record(", "Decimal(", "\ue000", "\ue002")
TERM_LIST = "begrippen.lijst"


@given(dossiers())
def test_concept(data: dict[str, Any]) -> None:
    """A concept is always made, and it hangs together."""
    check_agreement(data)


LONG = int(os.environ.get("LANGE_PROEF", "100"))
"""Generated dossiers over all document types together; `make lang` takes ten times as many."""
DOCUMENT_TYPES = tuple(desk().library.blueprints)


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_concept_of_every_document(document_type: str) -> None:
    """The same for every kind of document that has a text."""

    @settings(max_examples=-(-LONG // len(DOCUMENT_TYPES)))
    @given(dossiers(document_type=document_type))
    def each(data: dict[str, Any]) -> None:
        check_agreement(data)

    each()


@pytest.mark.parametrize("number", range(1, 13))
def test_any_number_of_parties(number: int) -> None:
    """From one, which is a mistake that a concept survives, to twelve."""

    @settings(max_examples=10)
    @given(dossiers(parties=number))
    def each(data: dict[str, Any]) -> None:
        assert len(data["partijen"]) == number
        check_agreement(data)

    each()


def check_agreement(data: dict[str, Any]) -> None:
    """Everything that holds for a concept."""
    result = make(raw(data), desk())
    agreement = result.agreement
    check_nothing_is_left_over(agreement, data)
    check_anchors_are_unique(agreement)
    check_references_name_their_target(agreement)
    check_articles_are_numbered(agreement)
    for part in agreement.articles:
        check_leden_are_numbered(part)
    check_lists_are_numbered(agreement)
    check_blanks_are_open_points(agreement)
    check_terms(result)


def check_nothing_is_left_over(agreement: Agreement, data: dict[str, Any]) -> None:
    put_in = "\n".join(texts_in(data))
    text = to_text(agreement)
    assert [mark for mark in LEFTOVERS if mark in text and mark not in put_in] == []


def check_anchors_are_unique(agreement: Agreement) -> None:
    anchors = [anchor for anchor, _ in _targets(agreement)]
    assert len(anchors) == len(set(anchors))
    assert all(len(anchor) <= 40 for anchor in anchors)  # Word refuses longer bookmarks


def check_references_name_their_target(agreement: Agreement) -> None:
    numbers = dict(_targets(agreement))
    for reference in inlines(agreement, CrossReference):
        assert reference.text
        assert reference.text == numbers[reference.anchor]


def _targets(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """(anchor, number that a reader sees there)."""
    for section in agreement.sections:
        if section.anchor:
            yield section.anchor, section.number
        for part in section.parts:
            if part.anchor:
                yield part.anchor, part.number
            yield from ((block.anchor, block.number) for block in part.blocks if block.anchor)


def check_articles_are_numbered(agreement: Agreement) -> None:
    assert [part.number for part in agreement.articles] == [f"Artikel {n + 1}" for n in range(len(agreement.articles))]
    annexes = [number for section in agreement.sections for number in _annexes(section) if number]
    chapters = [section.number for section in agreement.sections if section.kind == "hoofdstuk"]
    assert chapters == [str(n + 1) for n in range(len(chapters))]
    assert annexes == [f"Bijlage {n + 1}" for n in range(len(annexes))]
    for kind in ("partijen", "overwegingen"):
        blocks = [block for part in agreement.parts(kind) for block in part.blocks]
        numbers = [block.number for block in blocks if block.kind in ("partij", "overweging")]
        signs = (f"{n}." if kind == "partijen" else f"{counting.letter(n)}." for n in itertools.count(1))
        assert numbers == list(itertools.islice(signs, len(numbers)))


def _annexes(section: AgreementSection) -> list[str]:
    whole = [section.number] if section.kind == "bijlage" else []
    return whole or [part.number for part in section.parts if section.kind == "bijlagen"]


def check_leden_are_numbered(part: Part) -> None:
    article = part.number.removeprefix("Artikel ")
    numbers = [block.number for block in part.blocks if block.kind == "lid"]
    assert numbers == [f"{article}.{n + 1}" for n in range(len(numbers))]
    assert len(numbers) != 1  # an article with one lid has no lid number


def check_lists_are_numbered(agreement: Agreement) -> None:
    for section in agreement.sections:
        for part in section.parts:
            letter = roman = 0
            for block in part.blocks:
                letter, roman = _next(block, letter, roman)


def _next(block: Block, letter: int, roman: int) -> tuple[int, int]:
    match block.kind:
        case "onderdeel" | "partijonderdeel" | "puntonderdeel":
            assert block.number == f"{counting.letter(letter + 1)}."
            return letter + 1, 0
        case "subonderdeel":
            # Below a lid the letters go on behind it; below a recital there are no letters.
            assert block.number == f"{counting.roman(roman + 1)}."
            return letter, roman + 1
        case "lid" | "partij" | "overweging" | "punt":
            return 0, 0
    return (0, 0) if block.kind == "alinea" else (letter, roman)


def check_blanks_are_open_points(agreement: Agreement) -> None:
    visible = {blank.path for blank in inlines(agreement, Blank)}
    assert visible <= {point.path for point in agreement.open_points}
    assert visible == {point.path for point in agreement.open_points if point.articles}
    paths = [point.path for point in agreement.open_points]
    assert len(paths) == len(set(paths))


def check_terms(result: Result) -> None:
    """The terms that are listed are those that the text uses."""
    listed = [
        line_text(block.line).split(":")[0]
        for part in result.agreement.articles
        if part.clause_id == TERM_LIST
        for block in part.blocks
        if block.kind == "onderdeel"
    ]
    if not result.agreement.articles:  # a plan has its words in a table of a chapter
        listed = [term.text for term in result.selection.terms]
    assert listed == [term.text for term in result.selection.terms]
    whole = [line_text(line) for line in all_lines(result.agreement)]
    defining = [line for line in whole if line.split(":")[0] in listed]
    using = [line.partition(":")[2] if line in defining else line for line in whole]
    assert [term for term in listed if not any(term in line for line in using)] == []
    others = {term.text for terms in desk().library.terms.values() for term in terms if term.definition} - set(listed)
    # A party may be called "de Procesbegeleider", and "Bijlage 2" is a number.
    others -= {designation.noun for designation in desk().library.designations.values()} | {"Bijlage"}
    assert [term for term in sorted(others) if any(_within_sentence(term, line) for line in using)] == []


def _within_sentence(term: str, line: str) -> bool:
    """Whether the term stands in the line, other than as the first word of a sentence."""
    return re.search(rf"(?<![.!?:] )(?<!^)\b{re.escape(term)}\b", line) is not None


CHOICES = {
    "initiatief.rolambitie": ("meedenken", "gelijkwaardig", "zelf_doen"),
    "initiatief.representatie": ("vertegenwoordigt_wijk", "een_van_de_spelers", "nog_bepalen"),
    "oplossing.status": ("open", "richting", "voorkeur", "gekozen"),
    "oplossing.hoofdtype": ("nog_open", "individueel", "collectief", "combinatie"),
    "juridisch.bindendheid": ("intentie", "inspanning"),
    "juridisch.toetreding.toegestaan": (True, False),
    "communicatie.tekenmoment": (True, False),
    "ondertekening.wijze": ("nat", "elektronisch"),
    "governance.escalatie.mediation": (True, False),
}
"""Answers that turn articles, and that never make a whole dossier incomplete on their own."""


def test_definitief_has_no_blanks() -> None:
    """Whole dossiers with other answers: what becomes a definitive document has no gap in it."""
    made = 0

    @settings(max_examples=100)
    @given(
        st.sampled_from(("kersenhof", "molenkamp")),
        st.fixed_dictionaries({k: st.sampled_from(v) for k, v in CHOICES.items()}),
    )
    def each(name: str, answers: dict[str, Any]) -> None:
        nonlocal made
        data = ready_to_sign() if name == "kersenhof" else example(name)
        for path, answer in answers.items():
            *steps, last = path.split(".")
            here = data
            for step in steps:
                here = here[step]
            here[last] = answer
        for status in ("ter_besluitvorming", "definitief"):
            result = made_or_refused(data, status)
            if result is not None:
                made += 1
                assert list(inlines(result.agreement, Blank)) == []
                assert "[nog " not in to_text(result.agreement)

    each()
    assert made > 60


def test_the_sample_reaches_everything() -> None:
    """What 300 dossiers cover is no luck: every role, legal form and kind of solution is among them."""
    seen: dict[str, set[Any]] = {
        "rol": set(),
        "rechtsvorm": set(),
        "hoofdtype": set(),
        "status": set(),
    }

    @given(dossiers())
    def each(data: dict[str, Any]) -> None:
        parties = data["partijen"]
        seen["rechtsvorm"] |= {p.get("rechtsvorm") for p in parties if p.get("soort") == "bewonersinitiatief"}
        seen["rol"].add(data.get("initiatief", {}).get("rolambitie"))
        seen["hoofdtype"].add(data.get("oplossing", {}).get("hoofdtype"))
        seen["status"].add(data.get("oplossing", {}).get("status"))

    each()
    fields = desk().schema.fields
    assert seen["rol"] >= set(fields["initiatief.rolambitie"].choices)
    assert seen["hoofdtype"] >= set(fields["oplossing.hoofdtype"].choices)
    assert seen["status"] >= set(fields["oplossing.status"].choices)
    assert seen["rechtsvorm"] >= set(fields["partijen.rechtsvorm"].choices)


def test_no_value_of_a_whole_dossier_leaves_a_gap() -> None:
    """Take away any one value: the definitive document is refused, or it does not need that value."""
    whole = ready_to_sign()
    assert made_or_refused(whole, "definitief") is not None
    made = 0
    for steps in leaves(whole):
        result = made_or_refused(without(whole, steps), "definitief")
        if result is not None:
            made += 1
            assert list(inlines(result.agreement, Blank)) == [], steps
            assert "[nog " not in to_text(result.agreement), steps
    assert made > 20


def leaves(data: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The place of every single value, the skeleton of the document left out."""
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in below:
        if isinstance(value, dict | list):
            yield from leaves(value, (*steps, key))
        elif (*steps, key) not in {("document", "type"), ("document", "status")} and key not in ("id", "soort"):
            yield (*steps, key)


def without(data: Any, steps: tuple[str | int, ...]) -> Any:
    """`data` with null at one place."""
    copy: Any = json.loads(json.dumps(data))
    here = copy
    for step in steps[:-1]:
        here = here[step]
    here[steps[-1]] = None
    return copy


def made_or_refused(data: dict[str, Any], status: str) -> Result | None:
    """None when it was refused, which takes at least one finding that stops it."""
    try:
        return make(raw(data), desk(), status=status)
    except InputRejected as refusal:
        if not any(finding.stops for finding in refusal.findings):
            raise
        return None


@given(dossiers())
@settings(max_examples=60)
def test_same_input_gives_the_same_files(data: dict[str, Any]) -> None:
    once, again = (files(make(raw(data), desk())) for _ in range(2))
    assert once == again


@given(dossiers())
@settings(max_examples=60)
def test_word_holds_the_same_words(data: dict[str, Any]) -> None:
    """What Word shows is the text, word for word and number for number."""
    result = make(raw(data), desk())
    assert _words(read_text(files(result)["docx"])) == _words(to_text(result.agreement))


def _words(text: str) -> list[str]:
    return text.split()


@given(dossiers())
@settings(max_examples=60)
def test_other_documents_do_not_matter(data: dict[str, Any]) -> None:
    """What differs for another document (`documenten.<type>`) leaves this one as it was."""
    others = {kind: value for kind, value in data.get("documenten", {}).items() if kind != data["document"]["type"]}
    data = {**data, "documenten": {"uitvoeringsplan": {"planning": {"startdatum": "2030-01-01"}}, **others}}
    without = {key: value for key, value in data.items() if key != "documenten"}
    assert to_text(make(raw(data), desk()).agreement) == to_text(make(raw(without), desk()).agreement)


@pytest.mark.parametrize("own", [{"partij": "gem"}, {"naam": "de dorpsraad"}])
def test_an_override_replaces_who_is_meant(own: dict[str, str]) -> None:
    """A party or a name: what an override says comes in the place of what the dossier says, not beside it."""
    data = example("kersenhof")
    data["governance"]["overleg"][0]["voorzitter"] = {"naam": "wisselend"}
    data["financien"]["vergoeding_initiatief"] = {
        "aan": {"naam": "iemand anders"} if "partij" in own else {"partij": "ini"}
    }
    data["documenten"] = {"intentieovereenkomst": {"financien": {"vergoeding_initiatief": {"aan": own}}}}
    result = make(raw(data), desk())
    assert dict(result.dossier.facts.record("financien.vergoeding_initiatief.aan").fields) == own
