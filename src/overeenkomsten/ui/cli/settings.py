"""`overeenkomsten.toml` in the folder where the command runs: what the municipality set for itself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.model.library import Parameter

SETTINGS_FILE = "overeenkomsten.toml"
_PATHS = ("bibliotheek", "huisstijl")
_KNOWN = (*_PATHS, "instellingen", "contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one municipality."""

    library_folder: Path | None = None
    """`bibliotheek`: folder with clauses of its own; None = only ours."""
    shell: str = ""
    """`huisstijl`: its Word shell, a path or the name of one of ours; empty = the neutral one."""
    parameters: Mapping[str, Decimal] = field(default_factory=dict)
    """`[instellingen]`: parameters in their own units."""
    contact: Mapping[str, str] = field(default_factory=dict)
    """`[contact]`: what `gemeente.contact` says in every dossier that leaves it open."""


def read_settings(folder: Path | None = None) -> Settings:
    """The settings of `folder` (None = the current one); the defaults when there is no file."""
    path = (folder or Path()) / SETTINGS_FILE
    if not path.is_file():
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _broken("instelling-fout", f"dit bestand is niet te lezen: {error}") from error
    if unknown := sorted(set(data) - set(_KNOWN)):
        raise _broken("instelling-onbekend", f"'{unknown[0]}' bestaat niet; wel: {', '.join(_KNOWN)}")
    for name in _PATHS:
        if not isinstance(data.get(name, ""), str):
            raise _broken("instelling-fout", f"bij '{name}' hoort een pad tussen aanhalingstekens")
    parameters = data.get("instellingen", {})
    if not isinstance(parameters, dict):
        raise _broken("instelling-fout", "[instellingen] is een groep: elke instelling op een eigen regel")
    shell = data.get("huisstijl", "")
    return Settings(
        library_folder=path.parent / data["bibliotheek"] if "bibliotheek" in data else None,
        shell=str(path.parent / shell) if (path.parent / shell).is_file() else shell,
        parameters={name: _number(name, value) for name, value in parameters.items()},
        contact=_contact(data.get("contact", {})),
    )


def check_contact(settings: Settings, fields: Iterable[str]) -> None:
    """LibraryBroken when `[contact]` names a field that `gemeente.contact` does not have."""
    known = sorted(fields)
    if unknown := sorted(set(settings.contact) - set(known)):
        raise _broken("instelling-onbekend", f"'{unknown[0]}' bestaat niet bij [contact]; wel: {', '.join(known)}")


def _contact(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise _broken("instelling-fout", "[contact] is een groep: elk veld op een eigen regel")
    for name, text in value.items():
        if not isinstance(text, str) or not text.strip():
            raise _broken("instelling-fout", f"bij '{name}' in [contact] hoort een tekst tussen aanhalingstekens")
    return value


def check_parameters(settings: Settings, parameters: Mapping[str, Parameter]) -> None:
    """LibraryBroken when a parameter does not exist, or has a value that its unit does not allow."""
    for name, value in settings.parameters.items():
        parameter = parameters.get(name)
        if parameter is None:
            raise _broken("instelling-onbekend", f"'{name}' bestaat niet; wel: {', '.join(sorted(parameters))}")
        if parameter.unit not in ("euro", "procent") and value != value.to_integral_value():
            raise _broken("instelling-fout", f"'{name}' is in {parameter.unit}: een heel getal, niet {value}")
        if parameter.unit == "euro" and value * 100 != (value * 100).to_integral_value():
            raise _broken("instelling-fout", f"'{name}' is in euro: hooguit twee decimalen, niet {value}")


def _number(name: str, value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _broken("instelling-fout", f"'{name}' moet een getal zijn, niet {value!r}")
    if not Decimal(value).is_finite():
        raise _broken("instelling-fout", f"'{name}' moet een gewoon getal zijn, niet {value}")
    if Decimal(value) < 0:
        raise _broken("instelling-fout", f"'{name}' kan niet kleiner zijn dan 0")
    return Decimal(value)


def _broken(rule: str, message: str) -> LibraryBroken:
    return LibraryBroken(SETTINGS_FILE, rule, message)
