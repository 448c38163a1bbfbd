"""One profile for all properties: the same dossiers in every run, so that a red test stays red."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "vast",
    derandomize=True,
    deadline=None,
    max_examples=300,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
settings.load_profile("vast")
