"""Makes a package of Relapp in one command, from nothing but Python 3.11 to 3.14: python3 packaging/build.py KIND [FOLDER].

KIND is wheel, folder or debian, on Linux also appimage, and on the system of that name windows or macos; FOLDER is where it goes,
`dist` in the repository if it is not named.
"""

import bootstrap  # first: it judges the Python before anything it may not understand

# isort: split
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import environment
import system

ROOT = bootstrap.ROOT
NEEDS: Mapping[str, tuple[system.Need, ...]] = {
    "wheel": (),
    "folder": system.FOR_QT + system.FOR_FOLDER,
    "debian": system.FOR_QT + system.FOR_FOLDER + system.FOR_DEBIAN,
    "appimage": system.FOR_QT + system.FOR_FOLDER,
    "windows": (),
    "macos": (),
}


def main(arguments: Sequence[str]) -> int:
    """The exit status of making what `arguments` name; 2 where they name nothing that is made."""
    if len(arguments) not in (1, 2) or arguments[0] not in NEEDS:
        print(__doc__, file=sys.stderr)
        return 2
    system.provide(NEEDS[arguments[0]])
    environment.provide(environment.DEVELOPMENT)
    target = Path(*arguments[1:]).resolve() if arguments[1:] else ROOT / "dist"
    command = [str(environment.interpreter()), "-m", "shipping", arguments[0], str(target)]
    return subprocess.run(
        command, cwd=ROOT / "packaging", env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
