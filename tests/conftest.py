"""What every test may use: hypothesis profiles (HYPOTHESIS_PROFILE=fast|nightly) and the shared input documents."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]
for name in ("AIPLAN_STORE", "AIPLAN_BY"):
    os.environ.pop(name, None)  # what the user of the tests works at is none of their business

settings.register_profile("fast", max_examples=60, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile("nightly", max_examples=2000, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real input documents and gold pairs beside the checkout."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"the shared documents are not here: {folder} is missing")
    return folder
