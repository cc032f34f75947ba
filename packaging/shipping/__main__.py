"""The makers behind packaging/build.py, run with the environment's Python."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from shipping import appimage, deb, folder, macos, wheel, windows

MAKERS: Mapping[str, Callable[[Path], Path]] = {
    "wheel": wheel.make,
    "folder": folder.make,
    "debian": deb.make,
    "appimage": appimage.make,
    "windows": windows.make,
    "macos": macos.make,
}


def main(arguments: Sequence[str]) -> int:
    """Make the package named first into the folder named second; the exit status."""
    kind, target = arguments
    try:
        print(MAKERS[kind](Path(target)))
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[0]} failed, as said above.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
