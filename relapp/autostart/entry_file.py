"""The file that a system looks for in a folder of its own, and starts what it names."""

import contextlib
from pathlib import Path


def read(file: Path) -> bytes | None:
    """What the file says; None where it is not there. Raises OSError."""
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def write(file: Path, data: bytes | None) -> None:
    """Have the file say `data`, whole or not at all; None takes it away. Raises OSError."""
    if data is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(file)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
