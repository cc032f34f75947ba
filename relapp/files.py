"""Files that are written whole or not at all."""

import contextlib
from pathlib import Path

from relapp.errors import UserError
from relapp.i18n import _


def write_whole(file: Path, data: bytes) -> None:
    """Write beside `file` and rename into place; raises UserError where that cannot be done, and leaves nothing behind."""
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        reason = error.strerror or str(error)
        raise UserError(
            _("{file} cannot be written: {reason}. Choose another folder.").format(file=file, reason=reason)
        ) from error
