"""The installer for Windows, made on Windows by Inno Setup 6.3 or newer, which has to be there."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from shipping import folder, icon_files
from shipping.tree import ROOT, epoch_environment, version

RECIPE = ROOT / "packaging" / "windows"
SCRIPT, ROMANIAN = "relapp.iss", "romanian.isl"


def make(target: Path) -> Path:
    """Write the installer into the folder `target`. Raises CalledProcessError, and SystemExit where it cannot be made."""
    compiler = _compiler()
    with tempfile.TemporaryDirectory(prefix="relapp-windows-") as temporary:
        program = folder.make(Path(temporary, "built"))
        icon_files.write_ico(program / "relapp.ico")
        script = lay_out(Path(temporary))
        values = {"Version": version(), "Folder": program, "Target": target}
        command = [compiler, "/Qp", *(f"/D{name}={value}" for name, value in values.items()), str(script)]
        subprocess.run(command, check=True, env=epoch_environment())
    return target / f"Relapp-{version()}-setup.exe"


def lay_out(place: Path) -> Path:
    """Copy the recipe to where it is compiled, with the mark by which Inno Setup knows UTF-8; the script."""
    for name in (SCRIPT, ROMANIAN):
        (place / name).write_text((RECIPE / name).read_text(encoding="utf-8"), encoding="utf-8-sig")
    return place / SCRIPT


def _compiler() -> str:
    folders = [Path(os.environ[name], "Inno Setup 6") for name in ("ProgramFiles(x86)", "ProgramFiles") if name in os.environ]
    found = shutil.which("iscc") or next((str(each / "ISCC.exe") for each in folders if (each / "ISCC.exe").exists()), None)
    if platform.system() != "Windows" or not found:
        sys.exit("The installer for Windows is made on Windows, with Inno Setup 6.3 or newer installed.")
    return found
