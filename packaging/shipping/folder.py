"""The folder: the program with its Python and its Qt, for a computer that has neither."""

import subprocess
import sys
import tempfile
from pathlib import Path

import catalogues
from shipping.tree import ROOT, epoch_environment

SPEC = ROOT / "packaging" / "pyinstaller" / "relapp.spec"
NAME = "relapp"


def make(folder: Path) -> Path:
    """Make `folder`/relapp anew, with the program in it; raises CalledProcessError."""
    catalogues.compile_all(ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="relapp-folder-") as work:
        options = ("--noconfirm", "--log-level", "ERROR", "--workpath", work, "--distpath", str(folder))
        subprocess.run([sys.executable, "-m", "PyInstaller", *options, str(SPEC)], check=True, env=epoch_environment())
    if sys.platform == "linux":
        _tidy(folder / NAME)
    return folder / NAME


def _tidy(folder: Path) -> None:
    """Take out of the libraries what is for debuggers, and where the builder's Python had its own."""
    libraries = [str(path) for path in sorted(folder.rglob("*.so*")) if _may_be_changed(path)]
    strip, ask, remove = ("strip", "--strip-unneeded"), ("patchelf", "--print-rpath"), ("patchelf", "--remove-rpath")
    subprocess.run([*strip, *libraries], check=True)
    for library in libraries:
        if subprocess.run([*ask, library], check=True, capture_output=True, text=True).stdout.startswith("/"):
            subprocess.run([*remove, library], check=True)


def _may_be_changed(library: Path) -> bool:
    """Whether a file is a library of its own; numpy's were rearranged so that they bear no such touch."""
    return not library.is_symlink() and "numpy.libs" not in library.parts
