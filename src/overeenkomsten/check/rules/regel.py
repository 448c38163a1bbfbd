"""What a rule is: a function from the case (`Zaak`) to signals, with its id, severity and source.

A rule says what is wrong and where. How much that matters for this document (its status weakens some errors,
and stops others) is decided here, once, by `bevinding`.

Empty fields: a comparison with an empty side is false, an inequality or a denial is true, a sum over nothing is
zero. `groter` and `kleiner` keep the first promise; `is not True` and `not in` keep the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from overeenkomsten.model.dossier import Status
from overeenkomsten.model.facts import Record
from overeenkomsten.model.finding import Finding, Severity
from overeenkomsten.model.money import Money

FOUT = Severity.FOUT


WAARSCHUWING = Severity.WAARSCHUWING


TIP = Severity.TIP


OVEREENKOMSTEN = frozenset(
    {
        "intentieovereenkomst",
        "herbekrachtiging",
        "opdrachtverlening",
        "subsidieovereenkomst",
        "samenwerkingsovereenkomst",
        "realisatieovereenkomst",
        "beheerovereenkomst",
        "afsluitingsovereenkomst",
    }
)
"""The real agreements. Who "signs" a plan only endorses it, so the rules about signing skip the plans."""

RECHTSPERSONEN = frozenset(
    {"informele_vereniging", "vereniging", "stichting", "cooperatie", "bv", "nv", "publiekrechtelijk"}
)
"""Legal forms that are a legal person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaak:
    """One dossier for one document, as the rules see it."""

    document_type: str
    """`intentieovereenkomst`, ..."""
    status: Status
    facts: Record
    """The dossier, with the overrides for this document type merged in."""
    afg: Record
    """Its derived facts; `afg.instelling` holds the parameters in force."""

    def is_type(self, *types: str) -> bool:
        """Whether the document is one of these types."""
        return self.document_type in types

    @property
    def in_ovk(self) -> bool:
        """Whether the document is a real agreement, that is signed."""
        return self.document_type in OVEREENKOMSTEN

    @property
    def definitief(self) -> bool:
        """Whether the document is about to be signed."""
        return self.status is Status.DEFINITIEF

    @property
    def sok_uitgebreid(self) -> bool:
        """Whether this is an extensive samenwerkingsovereenkomst."""
        return self.is_type("samenwerkingsovereenkomst") and self.afg.text("sok_variant") == "uitgebreid"

    @property
    def collectief(self) -> bool:
        """`afg.is_collectief`."""
        return self.afg.flag("is_collectief") is True

    @property
    def datum(self) -> date | None:
        """The day of signing; None while open."""
        return self.facts.day("document.datum")

    @property
    def partijen(self) -> tuple[Record, ...]:
        """All parties."""
        return self.facts.records("partijen")

    @property
    def ondertekenaars(self) -> tuple[Record, ...]:
        """The parties that sign."""
        return self.afg.records("ondertekenaars")

    @property
    def gemeente(self) -> Record:
        """The municipality; without fields when the dossier does not say who it is."""
        found = self.afg.at("gemeente")
        return found if isinstance(found, Record) else Record("gemeente", {})

    @property
    def initiatief(self) -> Record:
        """The residents' initiative as a party; without fields when the dossier does not say who it is."""
        found = self.afg.at("initiatief")
        return found if isinstance(found, Record) else Record("initiatief", {})

    def partij(self, party_id: str) -> Record:
        """The party with this id; without fields when there is none."""
        for party in self.partijen:
            if party_id and party.text("id") == party_id:
                return party
        return Record("partijen", {})

    def van_soort(self, *kinds: str) -> tuple[Record, ...]:
        """The parties of these kinds."""
        return tuple(party for party in self.partijen if party.text("soort") in kinds)

    @property
    def technieken(self) -> frozenset[str]:
        """`oplossing.technieken` as a set."""
        return frozenset(self.facts.texts("oplossing.technieken"))

    @property
    def raad_rollen(self) -> frozenset[str]:
        """What the council does: `gemeente.besluitvorming.raad_rollen` as a set."""
        return frozenset(self.facts.texts("gemeente.besluitvorming.raad_rollen"))

    @property
    def dekking(self) -> tuple[Record, ...]:
        """Who pays what."""
        return self.facts.records("financien.dekking")

    @property
    def vergunningen(self) -> tuple[Record, ...]:
        """The permits: those of the plan and those of the dossier."""
        return self.facts.records("uitvoeringsplan.vergunningen") + self.facts.records("vergunningen")

    def heeft_bijlage(self, kind: str) -> bool:
        """Whether an annex of this kind is listed."""
        return any(annex.text("soort") == kind for annex in self.facts.records("bijlagen"))

    def grens(self, name: str) -> Decimal | None:
        """A parameter that is a number; None when it is not set."""
        return self.afg.number(f"instelling.{name}")

    def grensbedrag(self, name: str) -> Money | None:
        """A parameter that is an amount; None when it is not set."""
        return self.afg.money(f"instelling.{name}")

    def na_dagen(self, name: str, day: date | None) -> date | None:
        """The day that lies as many days after `day` as the parameter says; None when either is open."""
        days = self.grens(name)
        return None if day is None or days is None else day + timedelta(days=int(days))

    def na_maanden(self, name: str, day: date | None) -> date | None:
        """The day that lies as many months after `day` as the parameter says; None when either is open."""
        months = self.grens(name)
        return None if day is None or months is None else maanden_later(day, int(months))


@dataclass(frozen=True, slots=True)
class Signaal:
    """What a rule has to say about one place."""

    melding: str
    """What is the matter, what to do, and why. B1."""
    pad: str
    """Dotted path of the value that should change, or that is missing."""
    paden: tuple[str, ...] = ()
    """Other paths that the rule looked at."""
    ernst: Severity | None = None
    """None = the severity of the rule."""
    jt: bool | None = None
    """None = as the rule says."""
    verzwakt: bool | None = None
    """None = as the rule says."""


Kijk = Callable[[Zaak], Iterable[Signaal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One rule."""

    id: str
    """`R-10`: stable, cited by users and tests."""
    ernst: Severity
    """Severity, unless a signal says otherwise."""
    bron: str
    """Where the rule comes from."""
    verzwakt: bool
    """True: an error only counts as one when the document is final; before, it is a warning."""
    jt: bool
    """True: "juridisch te toetsen", a lawyer has to look."""
    uitleg: str
    """The rule in words."""
    kijk: Kijk
    """The rule itself."""


def regel(
    rule_id: str, ernst: Severity, *, bron: str, verzwakt: bool = False, jt: bool = False
) -> Callable[[Kijk], Regel]:
    """Makes a rule of a function; its docstring, which starts with the id, becomes `uitleg`."""

    def make(kijk: Kijk) -> Regel:
        return Regel(id=rule_id, ernst=ernst, bron=bron, verzwakt=verzwakt, jt=jt, uitleg=kijk.__doc__ or "", kijk=kijk)

    return make


def bevinding(rule: Regel, signal: Signaal, status: Status) -> Finding:
    """The finding that a signal becomes in a document of this status.

    Before `definitief` an error that may be weakened is a warning. An error that is left stops the document,
    except in a concept, where it marks its article.
    """
    severity = signal.ernst or rule.ernst
    weakens = rule.verzwakt if signal.verzwakt is None else signal.verzwakt
    if severity is FOUT and weakens and status is not Status.DEFINITIEF:
        severity = WAARSCHUWING
    return Finding(
        rule=rule.id,
        severity=severity,
        message=signal.melding[:1].upper() + signal.melding[1:],  # a name may come first: "gemeente X"
        path=signal.pad,
        paths=tuple(dict.fromkeys((signal.pad, *signal.paden))),
        source=rule.bron,
        jt=rule.jt if signal.jt is None else signal.jt,
        stops=severity is FOUT and status is not Status.CONCEPT,
    )


Ordered = TypeVar("Ordered", date, Money, Decimal)


def groter(left: Ordered | None, right: Ordered | None) -> bool:
    """`left > right`; false when one of them is open."""
    return left is not None and right is not None and left > right


def kleiner(left: Ordered | None, right: Ordered | None) -> bool:
    """`left < right`; false when one of them is open."""
    return left is not None and right is not None and left < right


def som(amounts: Iterable[Money | None]) -> Money:
    """The sum of the amounts that are filled in.

    >>> som([Money(100), None, Money(25)])
    Money(cents=125)
    """
    return sum((amount for amount in amounts if amount is not None), Money(0))


def maanden_later(day: date, months: int) -> date:
    """The same day, `months` months later; the last of the month when that day does not exist.

    >>> maanden_later(date(2027, 8, 31), 6)
    datetime.date(2028, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - date(year, month + 1, 1)).days
    return date(year, month + 1, min(day.day, last))


def leesvolgorde(facts: Record, path: str) -> Iterator[int]:
    """Sort key of a path: its place in the dossier as written; what is missing comes after what is there."""
    here: object = facts
    for step in path.split(".") if path else ():
        if isinstance(here, Record):
            names = list(here.fields)
            yield names.index(step) if step in here.fields else len(names)
            here = here.fields.get(step)
        elif isinstance(here, tuple) and step.isdigit():
            yield int(step)
            here = here[int(step)] if int(step) < len(here) else None
