import sys
from pathlib import Path

import pytest

from relapp.autostart import command


@pytest.fixture(autouse=True)
def installed(user_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder build in its place, on a new user's computer; no box around it."""
    program = tmp_path / "opt" / "relapp"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(command, "_BOX", tmp_path / "no-box")
    for variable in ("APPIMAGE", "APPDIR"):
        monkeypatch.delenv(variable, raising=False)
    return str(program)
