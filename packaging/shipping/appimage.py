"""The AppImage: the folder, in one file that runs where it lies. The tool that makes the one file has to be there."""

import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from shipping import folder, icons
from shipping.tree import ROOT, epoch_environment, version

DESKTOP = ROOT / "resources" / "desktop"
METAINFO = "local.relapp.Relapp.metainfo.xml"
PROGRAM = Path("usr", "lib", "relapp")
TOOL = "appimagetool"

# The file that the tool puts before the rest, so that it need not fetch one: named by the environment.
RUNTIME = "RELAPP_APPIMAGE_RUNTIME"


def make(target: Path) -> Path:
    """Write the AppImage into the folder `target`; without the tool, only what goes into it. Raises CalledProcessError."""
    place = target / "Relapp.AppDir"
    with tempfile.TemporaryDirectory(prefix="relapp-appimage-") as temporary:
        lay_out(folder.make(Path(temporary)), place)
    tool = shutil.which(TOOL)
    if not tool:
        print(f"{TOOL} is not installed: what it would pack is ready, and starts with its AppRun.", file=sys.stderr)
        return place
    variables = epoch_environment() | {"ARCH": platform.machine()}
    runtime = ["--runtime-file", variables[RUNTIME]] if RUNTIME in variables else []
    file = target / f"Relapp-{version()}-{platform.machine()}.AppImage"
    # The metainfo names no address, which the tool would insist on.
    subprocess.run([tool, "--no-appstream", *runtime, str(place), str(file)], check=True, env=variables)
    return file


def lay_out(program: Path, place: Path) -> None:
    """Make `place` anew: the folder build `program`, and what a desktop wants to know of it (AppImage specification, AppDir)."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(program, place / PROGRAM, symlinks=True)
    share = place / "usr" / "share"
    for source, below in ((DESKTOP / "relapp.desktop", "applications"), (DESKTOP / METAINFO, "metainfo")):
        (share / below).mkdir(parents=True)
        shutil.copyfile(source, share / below / source.name)
    icons.write_theme(share)
    (place / "usr" / "bin").mkdir()
    (place / "usr" / "bin" / "relapp").symlink_to(Path("..", "lib", "relapp", "relapp"))
    (place / "AppRun").symlink_to(PROGRAM / "relapp")
    (place / "relapp.desktop").symlink_to(Path("usr", "share", "applications", "relapp.desktop"))
    icon = Path("usr", "share", "icons", "hicolor", "256x256", "apps", "relapp.png")
    for name in ("relapp.png", ".DirIcon"):
        (place / name).symlink_to(icon)
