"""Derived facts about the work that an uitvoeringsplan describes: per home, or an installation that makes gas."""

from __future__ import annotations

from overeenkomsten.check.derive.afgeleid import Afgeleid, Basis
from overeenkomsten.model.facts import Value

TECHNIEKEN_PER_WONING = frozenset(
    {"isolatie", "collectieve_inkoop", "warmtepomp_lucht", "warmtepomp_bodem", "hybride_warmtepomp", "bronnet_zlt"}
)
"""Techniques for which something has to be done or installed in the home itself."""


def _maakt_groen_gas(basis: Basis) -> Value | None:
    """Green gas is made in or near the area: there is a digester, or they say that they make the gas themselves."""
    techniques = frozenset(basis.facts.texts("oplossing.technieken"))
    own = basis.facts.flag("oplossing.groen_gas.eigen_productie") is True
    return "mestvergister" in techniques or ("groen_gas" in techniques and own)


def _werk_per_woning(basis: Basis) -> Value | None:
    """Owners have work done in their own home: the main type says so, or one of the techniques needs it."""
    return basis.facts.text("oplossing.hoofdtype") in {"individueel", "combinatie"} or bool(
        TECHNIEKEN_PER_WONING.intersection(basis.facts.texts("oplossing.technieken"))
    )


AFGELEID: tuple[Afgeleid, ...] = (
    Afgeleid(
        naam="maakt_groen_gas",
        betekent="of er een installatie komt die groen gas maakt",
        bron="SP-3.R (mestvergister als voorbeeld); BS-19: een installatie heeft omwonenden",
        leest=("oplossing.technieken", "oplossing.groen_gas.eigen_productie"),
        grenzen=(
            {
                "oplossing.hoofdtype": "combinatie",
                "oplossing.technieken": ["groen_gas", "mestvergister", "isolatie"],
                "oplossing.groen_gas.eigen_productie": True,
            },
            {
                "oplossing.hoofdtype": "combinatie",
                "oplossing.technieken": ["groen_gas", "isolatie"],
                "oplossing.groen_gas.eigen_productie": True,
            },
            {
                "oplossing.hoofdtype": "combinatie",
                "oplossing.technieken": ["groen_gas", "isolatie"],
                "oplossing.groen_gas.eigen_productie": False,
            },
        ),
        bereken=_maakt_groen_gas,
    ),
    Afgeleid(
        naam="werk_per_woning",
        betekent="of er werk in de woningen zelf nodig is",
        bron="SP-0.M2: individueel gaat geleidelijk, per woning",
        leest=("oplossing.hoofdtype", "oplossing.technieken"),
        grenzen=(
            {"oplossing.hoofdtype": "individueel", "oplossing.technieken": ["isolatie"]},
            {"oplossing.hoofdtype": "collectief", "oplossing.technieken": ["warmtenet_mt", "isolatie"]},
            {"oplossing.hoofdtype": "collectief", "oplossing.technieken": ["warmtenet_mt"]},
        ),
        bereken=_werk_per_woning,
    ),
)
"""In the order in which they are computed."""
