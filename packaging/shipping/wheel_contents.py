"""The part of setuptools that gathers a wheel's files, with the program's own files among them (named in pyproject.toml)."""

import sys
from pathlib import Path

from setuptools.command.build_py import build_py

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import catalogues
from shipping.carried import carried
from shipping.tree import ROOT


class BuildWithData(build_py):  # type: ignore[misc]
    """Carries resources and compiled catalogues inside the package."""

    def run(self) -> None:
        """Gather the modules, then the files."""
        super().run()
        catalogues.compile_all(ROOT)
        for source, place in carried(ROOT):
            target = Path(self.build_lib, place)
            target.parent.mkdir(parents=True, exist_ok=True)
            self.copy_file(str(source), str(target))
