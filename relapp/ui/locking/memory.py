"""Whether the passphrase of a book is remembered on this computer, and when that may open the book."""

import contextlib
import hashlib
from concurrent.futures import Future, wait
from pathlib import Path

from relapp import keyrings
from relapp.book import Book
from relapp.book.door import Door
from relapp.book.encryption import wrong
from relapp.i18n import _
from relapp.paths import data_folder

# Another one after each start of the computer. Systems without it cannot tell: who locked the book types the passphrase once.
_BOOT = Path("/proc/sys/kernel/random/boot_id")

_HELD = "held"


class Memory:
    """A mark in the user's own folder says that a keyring is worth asking: a locked one would ask its user back for nothing.

    The keyring alone has the passphrase. A lock holds the memory back until somebody has typed the passphrase, or the computer
    was started anew: else the lock would be opened by leaving the program and starting it again.
    """

    def __init__(self, book: Path) -> None:
        self._book = book
        digest = hashlib.sha256(str(book.resolve()).encode()).hexdigest()[:16]
        self._mark = data_folder() / "remembered" / digest

    @property
    def is_on(self) -> bool:
        """Whether the passphrase was left in the keyring of this computer."""
        return self._mark.is_file()

    @property
    def may_open(self) -> bool:
        """Whether the book may be opened by what is remembered; a mark that cannot be read says no."""
        try:
            held, _gap, boot = self._mark.read_text(encoding="ascii").partition(" ")
        except (OSError, UnicodeDecodeError):
            return False
        return held != _HELD or (bool(boot) and bool(_boot()) and boot != _boot())

    def recall(self) -> "Future[str]":
        """The passphrase, or nothing where it is not in the keyring any more."""
        return keyrings.recall(self._book)

    def keep(self, passphrase: str) -> "Future[None]":
        """Remember the passphrase."""
        return keyrings.remember(self._book, passphrase, lambda: self._write(""))

    def drop(self) -> "Future[None]":
        """Remember nothing: what the keyring may still have is not asked for again."""
        self._unmark()
        return keyrings.forget(self._book)

    def follow(self, passphrase: str) -> None:
        """The book has another passphrase now, or none: remember that one where the former was; waits for PATIENCE at most."""
        if self.is_on:
            self._unmark()
            wait([self.keep(passphrase) if passphrase else self.drop()], keyrings.PATIENCE)

    def hold(self) -> None:
        """The book was locked."""
        if self.is_on:
            self._write(f"{_HELD} {_boot()}")

    def release(self) -> None:
        """Somebody typed the passphrase."""
        if self.is_on:
            self._write("")

    def _write(self, text: str) -> None:
        # Without its mark the passphrase is asked for, as if there were no keyring.
        with contextlib.suppress(OSError):
            self._mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._mark.touch(mode=0o600)
            self._mark.write_text(text, encoding="ascii")

    def _unmark(self) -> None:
        with contextlib.suppress(OSError):
            self._mark.unlink(missing_ok=True)


def _boot() -> str:
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def no_keyring() -> str:
    """Why nothing can be remembered here."""
    return _("This computer has no keyring that would keep the passphrase safe: it is typed each time.")


def book_behind(path: Path, remembered: str) -> Book:
    """The book behind what a keyring gave: a wrong one is nobody's mistake and costs no time. Raises BookError."""
    if not remembered or not remembered.isprintable():
        raise wrong(path)
    return Door(path, remembered).open()
