"""The file that a staging is kept in: a small database of its own that nobody else can read, even once it was left behind."""

import contextlib
import os
import re
import secrets
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from sqlcipher3 import dbapi2 as sqlite

from relapp.book.database import chunks
from relapp.errors import UserError
from relapp.i18n import _

# What is lost with the program need not be on the disk for good; a cache in kibibytes. What is sorted would be written as plain
# text, so it stays in memory.
_PRAGMAS = "PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA temp_store = memory; PRAGMA cache_size = -2000;"

# Key and salt in hexadecimal digits, for all of a process, and nowhere else: it need not be derived, and nobody forges pages.
_KEY = secrets.token_hex(48)
_KEYED = f"PRAGMA key = \"x'{_KEY}'\"; PRAGMA cipher_use_hmac = off;"

_PREFIX, _SUFFIX = "relapp-", ".staging"
_NAME = re.compile(rf"{_PREFIX}(?P<process>\d+)-.*{re.escape(_SUFFIX)}")
_FORGOTTEN = 24 * 60 * 60  # seconds after which nobody looks at a file any more


class StagingFile:
    """One connection to one file, a new one without `path`. Raises UserError where there is no room for it."""

    def __init__(self, path: Path | None, tables: str) -> None:
        with _guarded():
            self.path = path or _new_file()
            self._connection = sqlite.connect(str(self.path), isolation_level=None)
            self.script(_KEYED + _PRAGMAS + ("" if path else tables))

    def __enter__(self) -> Self:
        """Use it for one block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close it; the file stays for others."""
        self.close()

    def close(self) -> None:
        """Give the file back; closing twice is harmless."""
        self._connection.close()

    def discard(self) -> None:
        """Close it and remove the file."""
        self.close()
        self.path.unlink(missing_ok=True)

    def script(self, text: str) -> None:
        """Run statements that give no rows."""
        with _guarded():
            self._connection.executescript(text)

    def sql(self, text: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        with _guarded():
            rows: list[tuple[Any, ...]] = self._connection.execute(text, parameters).fetchall()
        return rows

    def value(self, text: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row."""
        return self.sql(text, parameters)[0][0]

    def column(self, text: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The first column of all rows, one at a time."""
        with _guarded():
            for row in self._connection.execute(text, parameters):
                yield row[0]

    def among(self, text: str, values: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement whose ``{}`` stands for `values`, many at a time."""
        for chunk in chunks(values):
            yield from self.sql(text.format(", ".join("?" * len(chunk))), chunk)

    def many(self, text: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one change for each row of parameters."""
        with _guarded():
            self._connection.execute("BEGIN")
            self._connection.executemany(text, rows)
            self._connection.execute("COMMIT")


def put_away_left() -> None:
    """Remove what programs left behind that were killed."""
    with contextlib.suppress(OSError):
        for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                if _is_nobodys(left):
                    left.unlink()


def _is_nobodys(file: Path) -> bool:
    parts = _NAME.fullmatch(file.name)
    return time.time() - file.stat().st_mtime > _FORGOTTEN or (parts is not None and not _is_running(int(parts["process"])))


def _is_running(process: int) -> bool:
    """Whether there may be a process of this number; Windows has no way to ask that does no harm."""
    if sys.platform != "win32":
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:
            return True
    return True


def _new_file() -> Path:
    put_away_left()
    handle, name = tempfile.mkstemp(prefix=f"{_PREFIX}{os.getpid()}-", suffix=_SUFFIX)
    os.close(handle)
    return Path(name)


@contextlib.contextmanager
def _guarded() -> Iterator[None]:
    """Tell a disk at fault from a bug."""
    try:
        yield
    except (OSError, sqlite.OperationalError) as error:
        if isinstance(error, sqlite.OperationalError) and not {"full", "disk", "open"} & set(str(error).split()):
            raise
        message = _("There is no room to look at the file: {reason}. Free some space in {folder} and try again.")
        raise UserError(message.format(reason=error, folder=_folder())) from error


def _folder() -> str:
    """Where the files are; where not one byte can be written anywhere, the root of the disk."""
    with contextlib.suppress(OSError):
        return tempfile.gettempdir()
    return os.sep
