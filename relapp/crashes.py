"""Where the program was when it broke down in a way that no exception tells of: written as it ends, told by the next window."""

import contextlib
import faulthandler
import os
import re
from pathlib import Path
from typing import BinaryIO

from relapp import logs
from relapp.files import make_private
from relapp.paths import crash_file

# Bytes of what other processes have left that are read; one breakdown takes about two thousand.
_MOST_BYTES = 64 * 1024

# Places of one breakdown.
_MOST_PLACES = 30

_KIND = re.compile(r"^(?:Fatal Python error|Windows fatal exception): (.+)$")
_PLACE = re.compile(r'^  File "(.*)", line (\d+) in (.+)$')

_open: BinaryIO | None = None


def start(file: Path | None = None) -> None:
    """Have it written to `file`, by default one beside the user's log; Python needs one that is open already."""
    global _open  # noqa: PLW0603 - a program breaks down in one place
    stop()
    file = file or crash_file()
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_private(file)
        _open = logs.private(file)
        faulthandler.enable(_open)


def stop() -> None:
    """Have it written nowhere any more."""
    global _open  # noqa: PLW0603 - the same
    if _open:
        faulthandler.disable()
        _open.close()
    _open = None


def take(file: Path | None = None) -> list[str]:
    """What is in `file`, a line for each breakdown: its kind and its places, the latest last. It is empty after that."""
    file = file or crash_file()
    try:
        with file.open("rb") as stream:
            text = stream.read(_MOST_BYTES).decode("utf-8", "replace")
        if text:
            # Emptied and not removed: other processes have it open.
            os.truncate(file, 0)
    except OSError:
        return []
    return _told(text)


def _told(text: str) -> list[str]:
    """Codes and places, without the folders that Python writes."""
    found: list[tuple[str, list[str]]] = []
    is_current = True
    for line in text.splitlines():
        if kind := _KIND.match(line):
            found.append((kind[1], []))
            is_current = True
        elif line.startswith("Thread 0x"):
            is_current = False
        elif line.startswith("Current thread"):
            is_current = True
        elif found and is_current and (place := _PLACE.match(line)) and len(found[-1][1]) < _MOST_PLACES:
            found[-1][1].append(logs.place(place[1], int(place[2]), place[3]))
    return [f"crash {logs.code(kind.replace(' ', '-'))} at {' '.join(reversed(places)) or 'nowhere'}" for kind, places in found]
