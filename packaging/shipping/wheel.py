"""The wheel: the program for a Python that is there already."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from shipping.tree import ROOT, epoch_environment

# What a wheel is made of. A copy of it is built: setuptools leaves files in the tree, and takes up what an earlier build left.
PARTS = ("LICENSE", "README.md", "packaging", "pyproject.toml", "relapp", "resources", "translations")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info")


def make(folder: Path) -> Path:
    """Write the wheel into `folder`, with the packages at hand and without a network; raises CalledProcessError."""
    with tempfile.TemporaryDirectory(prefix="relapp-wheel-") as temporary:
        copy = Path(temporary, "relapp")
        copy.mkdir()
        for name in PARTS:
            _copy(ROOT / name, copy / name)
        made = Path(temporary, "made")
        options = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")
        command = [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", str(made), str(copy)]
        subprocess.run(command, check=True, env=epoch_environment())
        (wheel,) = made.glob("relapp-*.whl")
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(wheel, folder / wheel.name))


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=_LEFT_OUT)
    else:
        shutil.copy2(source, target)
