"""Puts templates and schemas into a real wheel; an editable install reads them from the checkout."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("templates", "schemas")


class WheelFiles(BuildHookInterface):
    """Called by hatchling for every build; `version` is `standard` or `editable`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            build_data["force_include"] |= {folder: f"overeenkomsten/_bestanden/{folder}" for folder in FOLDERS}
