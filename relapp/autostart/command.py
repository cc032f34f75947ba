"""What a system has to run to start this very program again, however it was installed."""

import os
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from relapp.paths import RESOURCES, ROOT

NAME = "relapp"
HIDDEN = "--hidden"

_DEBIAN = Path("/usr/bin", NAME)
_BOX = Path("/.flatpak-info")


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, and the folder that it has to be run in, if that matters."""

    arguments: tuple[str, ...]
    folder: Path | None = None


def is_boxed() -> bool:
    """Whether the program runs in a box (Flatpak) that does not let it name a command of the system outside."""
    return _BOX.exists()


def own_command(book: Path | None = None) -> Command:
    """How this program is started hidden, with `book` open, or with the user's own where that is None."""
    base, folder = _base()
    named = ("--book", str(book)) if book else ()
    return Command((*base, HIDDEN, *named), folder)


def _base() -> tuple[tuple[str, ...], Path | None]:
    if getattr(sys, "frozen", False):
        return (_frozen(),), None
    if RESOURCES.parent == ROOT:
        # The source tree.
        return (_python(), "-m", NAME), ROOT
    script = _script()
    return ((script,) if script else (_python(), "-P", "-m", NAME)), None


def _frozen() -> str:
    """The one file of an AppImage, the name that a Debian package gives, or the program of a folder."""
    image = os.environ.get("APPIMAGE", "")
    # Another program's image, from which ours was started, would be named there too.
    if image and os.environ.get("APPDIR") and Path(sys.executable).is_relative_to(os.environ["APPDIR"]):
        return image
    if _DEBIAN.resolve() == Path(sys.executable).resolve():
        return str(_DEBIAN)
    return sys.executable


def _script() -> str | None:
    """What the installation of a wheel put among the user's programs; on Windows it would open a terminal."""
    if sys.platform == "win32":
        return None
    places = (Path(sys.argv[0]), Path(sysconfig.get_path("scripts"), NAME))
    return next((str(place) for place in places if place.name == NAME and place.is_absolute() and place.is_file()), None)


def _python() -> str:
    """Python's own program, on Windows the one that opens no terminal."""
    quiet = Path(sys.executable).with_name("pythonw.exe")
    return str(quiet) if sys.platform == "win32" and quiet.exists() else sys.executable
