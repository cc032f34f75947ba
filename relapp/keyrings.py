"""The keyring of the system, where a passphrase can wait for the next start: its loss costs nothing but typing.

Every answer is a Future: a keyring may ask its own user first, wait for another program, or never answer. Two questions never run
at once, so that what was asked later also happens later.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

# Seconds after which a keyring that nobody has to be asked for has broken down.
PATIENCE = 5.0

# Seconds in which somebody types the password of a keyring that is locked, if the system asks for it.
PATIENCE_WITH_USER = 60.0

_SERVICE = "Relapp"

# What keyring calls recommended: below are those that fail, forget, or write into a file that others can read.
_LEAST_PRIORITY = 1

# Files under one's own feet; some of them say they are good enough.
_FILES = "keyrings.alt"

_one_at_a_time = Lock()

# What it complains about goes to nobody's terminal.
_nowhere = logging.NullHandler()

T = TypeVar("T")


def look() -> "Future[bool]":
    """Whether this computer has a keyring worth the name; it may still be locked."""
    return _asked(lambda _ring: True)


def remember(book: Path, passphrase: str, then: Callable[[], None]) -> "Future[None]":
    """Leave the passphrase of `book` in the keyring, and call `then`, on a thread of its own, once it is there."""

    def leave(ring: "KeyringBackend") -> None:
        ring.set_password(_SERVICE, _name(book), passphrase)
        then()

    return _asked(leave)


def recall(book: Path) -> "Future[str]":
    """The passphrase of `book` that was left in the keyring, else nothing; the system may ask its user to open the keyring."""
    return _asked(lambda ring: ring.get_password(_SERVICE, _name(book)) or "")


def forget(book: Path) -> "Future[None]":
    """Take the passphrase of `book` out of the keyring, where it is."""

    def take_out(ring: "KeyringBackend") -> None:
        # Not each of them says alike that there is nothing to delete.
        if ring.get_password(_SERVICE, _name(book)) is not None:
            ring.delete_password(_SERVICE, _name(book))

    return _asked(take_out)


def _name(book: Path) -> str:
    return str(book.resolve())


def _asked(work: Callable[["KeyringBackend"], T]) -> "Future[T]":
    """Ask the keyring on a thread that no end of the program waits for."""
    answer: Future[T] = Future()

    def ask() -> None:
        try:
            with _one_at_a_time:
                answer.set_result(work(_ring()))
        except Exception as error:  # noqa: BLE001 - each keyring fails in ways of its own: those of D-Bus, of Windows, of plugins
            answer.set_exception(error)

    Thread(target=ask, name="keyring", daemon=True).start()
    return answer


def _ring() -> "KeyringBackend":
    """The best keyring there is; raises NoKeyringError where none is worth the name."""
    logging.getLogger("keyring").addHandler(_nowhere)
    import keyring
    from keyring.backends.chainer import ChainerBackend
    from keyring.errors import NoKeyringError

    chosen = keyring.get_keyring()
    for ring in chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]:
        if ring.priority >= _LEAST_PRIORITY and not type(ring).__module__.startswith(_FILES):
            return ring
    raise NoKeyringError
