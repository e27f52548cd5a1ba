"""The lock files hold what pyproject.toml asks for, with hashes, and name no index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
LOCKS = {
    "requirements.txt": RUNTIME,
    "requirements-dev.txt": RUNTIME + EXTRAS["charts"] + EXTRAS["dev"] + EXTRAS["tables"] + EXTRAS["web"],
    "requirements-build.txt": PROJECT["build-system"]["requires"] + PROJECT["dependency-groups"]["build"],
}


def pinned(lock: str) -> list[tuple[Requirement, int]]:
    """The requirements of a lock, each with the number of its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    joined = re.sub(r"^\s*#.*\n?", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    out = []
    for line in filter(str.strip, joined.splitlines()):
        requirement, *hashes = re.split(r"\s+--hash=sha256:[0-9a-f]{64}(?=\s|$)", line)
        out.append((Requirement(requirement), len(hashes)))
        assert not "".join(hashes).strip(), line
    return out


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes_and_no_address(lock: str) -> None:
    for requirement, hashes in pinned(lock):
        assert hashes, requirement
        assert requirement.url is None
        assert [one.operator for one in requirement.specifier] == ["=="]


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_asked_for_is_locked(lock: str) -> None:
    versions = {
        requirement.name: next(iter(requirement.specifier)).version
        for requirement, _ in pinned(lock)
        if requirement.marker is None or requirement.marker.evaluate()
    }
    for wanted in map(Requirement, LOCKS[lock]):
        assert wanted.name in versions, f"{wanted.name} is not in {lock}; `make lock`"
        assert wanted.specifier.contains(versions[wanted.name], prereleases=True), wanted


def test_the_locks_agree_and_nothing_of_training_is_in_them() -> None:
    versions = {lock: {(one.name, str(one.specifier)) for one, _ in pinned(lock)} for lock in LOCKS}
    for lock in LOCKS:
        assert versions[lock] <= versions["requirements-dev.txt"]
    assert {name for name, _ in versions["requirements-dev.txt"]}.isdisjoint({"torch", "transformers"})
