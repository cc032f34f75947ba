"""The packages, each built once for all tests that look at it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import system
from shipping import deb, folder, wheel


def have(needs: Sequence[system.Need]) -> None:
    """See that the system has what a test `needs`; only where nobody insists may the test be left out."""
    if sys.platform != "linux":
        pytest.skip("these packages are Linux's")
    fault = system.obtain(needs)
    if fault and os.environ.get("CI"):
        pytest.fail(fault)
    if fault:
        pytest.skip(fault)


@pytest.fixture(scope="session")
def the_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel.make(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def the_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    have(system.FOR_QT + system.FOR_FOLDER)
    return folder.make(tmp_path_factory.mktemp("folder"))


@pytest.fixture(scope="session")
def the_package(the_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    have(system.FOR_DEBIAN)
    return deb.make(tmp_path_factory.mktemp("debian"), the_folder, deb.QUICK)
