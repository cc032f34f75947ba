"""Tries a package that was just made or installed: python3 packaging/smoke.py PROGRAM, where PROGRAM starts Relapp.

A book is made, computed, printed and shown in a window that nobody sees. Exit status 0 where all of that went well.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

# Seconds for one verb on a slow computer, and for which a window has to stay.
PATIENCE, STAYS = 120, 15


def main(arguments: Sequence[str]) -> int:
    """Try the program that `arguments` name; the exit status."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    program = str(Path(arguments[0]).absolute())
    with tempfile.TemporaryDirectory(prefix="relapp-smoke-", ignore_cleanup_errors=True) as temporary:
        fault = _fault(program, Path(temporary))
    print(fault or f"{program}: a book was made, computed, printed and shown.", file=sys.stderr if fault else sys.stdout)
    return 1 if fault else 0


def _fault(program: str, folder: Path) -> str:
    """What is wrong, in one line; nothing where all goes well. What it prints is not read: on Windows that is nothing."""
    book, pages = folder / "sample.relapp", folder / "week.pdf"
    variables = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    for verb in (["sample", book, "--clients", "40"], ["--book", book, "check"], ["--book", book, "week", "--pdf", pages]):
        command = [program, *map(str, verb)]
        status = subprocess.run(command, env=variables, timeout=PATIENCE, check=False).returncode
        if status:
            return f"{' '.join(command)} ended with {status}."
    if not pages.read_bytes().startswith(b"%PDF"):
        return f"{pages} is no PDF."
    with subprocess.Popen([program, "--book", str(book)], env=variables) as window:
        try:
            return f"The window ended by itself with {window.wait(STAYS)}."
        except subprocess.TimeoutExpired:
            return ""
        finally:
            window.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
