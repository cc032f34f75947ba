import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from environment import DEVELOPMENT, ROOT, RUNTIME

HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _locked(lock: Path) -> dict[str, Requirement]:
    lines = [line.removesuffix("\\") for line in lock.read_text(encoding="utf-8").splitlines() if not line.startswith(" ")]
    return {canonicalize_name(found.name): found for found in map(Requirement, lines)}


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=lambda lock: lock.name)
def test_a_lock_holds_names_versions_and_hashes_alone(lock):
    lines = lock.read_text(encoding="utf-8").splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith(" "):
            assert HASH.fullmatch(line)
        else:
            assert str(Requirement(line.removesuffix("\\")).specifier).startswith("==")
            assert HASH.fullmatch(following), f"{line} has no hash"


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [(RUNTIME, PROJECT["project"]["dependencies"]), (DEVELOPMENT, PROJECT["dependency-groups"]["dev"])],
    ids=["run", "test"],
)
def test_a_lock_follows_the_project(lock, wanted):
    locked = _locked(lock)
    for requirement in map(Requirement, wanted):
        version = str(locked[canonicalize_name(requirement.name)].specifier).removeprefix("==")
        assert requirement.specifier.contains(version), f"{requirement}: locked {version}, run packaging/lock.py"


def test_the_tests_run_on_the_versions_of_the_program():
    development = _locked(DEVELOPMENT)
    for name, requirement in _locked(RUNTIME).items():
        assert development[name].specifier == requirement.specifier


def test_nothing_that_installs_names_an_address():
    files = [*(ROOT / "packaging").glob("*.*"), *(ROOT / ".ci").iterdir(), ROOT / "pyproject.toml"]
    assert len(files) > 5
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\w+://\w|index[-_]url\s*=", text), f"{path.name} names an address"
