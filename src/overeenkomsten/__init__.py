"""One dossier in, an agreement in Word out.

    read(path)              -> RawDossier    check/     JSON, and where everything stands
    check                   -> Dossier       check/     schema, facts, derived facts, what is missing, rules
    select                  -> Selection     choose/    every clause and lid, in or out, and why
    compose                 -> Agreement     compose/   numbers, references, terms, values
    render                  -> bytes         publish/   Word, with the municipality's shell

`make(raw, desk)` goes from raw to agreement and refuses what the status does not allow; `examine` does not refuse, and
says everything there is to say. `Desk` is what lies ready for all dossiers: the library and the schema.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from overeenkomsten.check import RawDossier, read
    from overeenkomsten.errors import InputRejected, LibraryBroken, OvereenkomstenError, PublishFailed
    from overeenkomsten.pipeline import Desk, Result, assemble, examine, make

__all__ = [
    "Desk",
    "InputRejected",
    "LibraryBroken",
    "OvereenkomstenError",
    "PublishFailed",
    "RawDossier",
    "Result",
    "assemble",
    "examine",
    "make",
    "read",
]

_HOMES = {
    "check": ("RawDossier", "read"),
    "errors": ("InputRejected", "LibraryBroken", "OvereenkomstenError", "PublishFailed"),
    "pipeline": ("Desk", "Result", "assemble", "examine", "make"),
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for: `overeenkomsten --help` needs none of them."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
