"""The few things every test stands on: no screen, a home of its own, steady properties, a quiet log."""

from __future__ import annotations

import os
import sys
import tempfile

import pytest
from hypothesis import HealthCheck, settings

# Where no byte code may be kept, each worker and each of the hundred processes that the tests start would compile the
# program anew, which takes longer than most of what they do.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Both are read while modules load, so they are set before any test is collected.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
_HOME = tempfile.TemporaryDirectory(prefix="atelier-tests-")
os.environ["ATELIER_HOME"] = _HOME.name

pytest_plugins = ["tests.calm_qt", "tests.quiet_log", "tests.stage"]

# A slow machine is no failure, and the same examples everywhere: what fails here fails at your desk.
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
# For hunting: HYPOTHESIS_PROFILE=search make test ARGS=tests/…
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser that plays a participant's phone."""
    from scripts.system import chromium

    return chromium() or pytest.fail("no Chromium was found: `make setup` installs it, or says how.")


def pytest_unconfigure() -> None:
    _HOME.cleanup()
