"""One dossier in, an agreement in Word out.

    read(path)              -> RawDossier    check/     JSON, and where everything stands
    assess(raw, desk)       -> Dossier       check/     schema, facts, derived facts, what is missing, rules
    select(dossier, lib)    -> Selection     choose/    every clause and lid, in or out, and why
    compose(selection, ..)  -> Agreement     compose/   numbers, references, terms, values
    render(agreement, ..)   -> bytes         publish/   Word, with the municipality's shell

`make` does assess, select and compose in one go and refuses what its status does not allow.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from overeenkomsten.check import RawDossier, read
    from overeenkomsten.errors import InputRejected, LibraryBroken, OvereenkomstenError, PublishFailed
    from overeenkomsten.pipeline import Desk, Result, assemble, make

__all__ = [
    "Desk",
    "InputRejected",
    "LibraryBroken",
    "OvereenkomstenError",
    "PublishFailed",
    "RawDossier",
    "Result",
    "assemble",
    "make",
    "read",
]

_HOMES = {
    "check": ("RawDossier", "read"),
    "errors": ("InputRejected", "LibraryBroken", "OvereenkomstenError", "PublishFailed"),
    "pipeline": ("Desk", "Result", "assemble", "make"),
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for: `overeenkomsten --help` needs none of them."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
