"""How parties are called in the text: "de Gemeente", "het Bewonersinitiatief"."""

from __future__ import annotations

from collections import Counter

from overeenkomsten.model.dossier import Dossier
from overeenkomsten.model.facts import Record
from overeenkomsten.model.library import Designation, Library


def designations(dossier: Dossier, library: Library) -> dict[str, Designation]:
    """Party id -> its designation.

    What the dossier says (`aanduiding`) goes first; else the word for its kind; two parties of one kind go by their
    full names, so that no sentence can mean either. Who signs goes before who is only mentioned.
    """
    parties = dossier.facts.records("partijen")
    unnamed = [party for party in parties if not party.has("aanduiding.naam")]
    signing = Counter(party.text("soort") for party in unnamed if party.flag("ondertekent"))
    every = Counter(party.text("soort") for party in unnamed)
    return {
        party.text("id"): _designation(party, signing if party.flag("ondertekent") else every, library)
        for party in parties
    }


def _designation(party: Record, kinds: Counter[str], library: Library) -> Designation:
    if party.has("aanduiding.naam"):
        return Designation(article=party.text("aanduiding.lidwoord"), noun=party.text("aanduiding.naam"))
    usual = library.designations.get(party.text("soort"))
    if usual is not None and kinds[party.text("soort")] == 1:
        return usual
    return Designation(article="", noun=party.text("naam") or party.text("id"))
