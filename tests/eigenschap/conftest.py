"""One profile for all properties: the same dossiers in every run, so that a red test stays red.

A failing dossier is shown as it was found. `HYPOTHESIS_PROFIEL=klein` looks for the smallest one that fails too, which
takes minutes.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

settings.register_profile(
    "vast",
    derandomize=True,
    deadline=None,
    max_examples=300,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=_SLOW,
)
settings.register_profile("klein", settings.get_profile("vast"), phases=[Phase.generate, Phase.shrink])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFIEL", "vast"))
