"""What all tests share: the corpora beside the project, and how hypothesis draws its examples.

Sockets are blocked except for this machine's own (pytest-socket, see pyproject.toml).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from eval.corpora import CORPORA

# In CI the same examples each time, so that a red run is red again; at home new ones each time.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "home", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100
)
settings.load_profile("ci" if os.environ.get("CI") else "home")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CORPORA.is_dir():
        return
    skip = pytest.mark.skip(reason=f"no corpora at {CORPORA}")
    for item in items:
        if item.get_closest_marker("corpora"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder with polnear/, talks/ and the others; for tests marked `corpora`."""
    return CORPORA


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with seed/, cases/, bench/ and corpora/; for tests marked `corpora`."""
    return CORPORA.parent
