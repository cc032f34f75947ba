"""A passphrase in a real Secret Service, and a program that starts by it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the Secret Service is Linux's", allow_module_level=True)

from relapp.book.door import Door
from relapp.book.encryption import change_passphrase
from relapp.domain.clients import Client
from relapp.ui.locking.memory import Memory
from tests.endtoend.conftest import eventually
from tests.endtoend.screen import Screen

PASSPHRASE = "morning flowers"

# Does in a process of its own, on the desktop that it is told, what the settings do.
REMEMBER = """
import sys
from pathlib import Path
from relapp.ui.locking.memory import Memory
Memory(Path(sys.argv[1])).keep(sys.argv[2]).result(20)
"""


@pytest.fixture
def unlocked_keyring(desktop: dict[str, str], tmp_path: Path) -> Iterator[None]:
    """The keyring of a user who has just logged in."""
    daemon = shutil.which("gnome-keyring-daemon")
    if not daemon:
        pytest.skip("gnome-keyring-daemon is not installed")
    command = [daemon, "--unlock", "--foreground", "--components=secrets", f"--control-directory={tmp_path / 'control'}"]
    (tmp_path / "control").mkdir(mode=0o700)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=desktop, stdin=subprocess.PIPE, **quiet) as process:
        assert process.stdin
        process.stdin.write(b"login")
        process.stdin.close()
        try:
            # Whoever asks before it is there would have the bus start another one, which is locked.
            assert eventually(lambda: _is_on_bus(desktop["DBUS_SESSION_BUS_ADDRESS"]))
            yield
        finally:
            process.terminate()


def _is_on_bus(address: str) -> bool:
    from jeepney import message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    with open_dbus_connection(address) as connection:
        return Proxy(message_bus, connection).NameHasOwner("org.freedesktop.secrets") == (1,)


@pytest.fixture
def screen(desktop: dict[str, str], tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(desktop, tmp_path)
    yield screen
    screen.end()


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "own.relapp"
    with Door(path).open() as book:
        book.settings.put("welcomed", True)
        book.clients.add(Client("Ana Prado"))
    change_passphrase(path, "", PASSPHRASE)
    return path


def is_open(book: Path) -> bool:
    return book.with_name(f"{book.name}-wal").exists()


def remember(book: Path, passphrase: str, desktop: dict[str, str]) -> bool:
    command = [sys.executable, "-c", REMEMBER, str(book), passphrase]
    return subprocess.run(command, env=desktop, capture_output=True, timeout=60, check=False).returncode == 0


def test_the_book_opens_without_asking_until_it_is_locked(
    unlocked_keyring: None, screen: Screen, locked: Path, desktop: dict[str, str]
) -> None:
    assert remember(locked, PASSPHRASE, desktop)
    program = screen.start("--book", locked)
    assert eventually(lambda: is_open(locked))

    assert eventually(lambda: screen.window(program) and (screen.press("ctrl+shift+l") or not is_open(locked)))
    screen.close(screen.window(program))
    assert program.wait(30) == 0

    program = screen.start("--book", locked)
    screen.window(program)
    assert not is_open(locked)
    screen.type(PASSPHRASE)
    screen.press("Return")
    assert eventually(lambda: is_open(locked))
    assert eventually(lambda: Memory(locked).may_open)


def test_a_wrong_one_is_asked_for(unlocked_keyring: None, screen: Screen, locked: Path, desktop: dict[str, str]) -> None:
    assert remember(locked, "not the one", desktop)

    screen.window(screen.start("--book", locked))

    assert eventually(lambda: not Memory(locked).is_on)
    assert not is_open(locked)
    screen.type(PASSPHRASE)
    screen.press("Return")
    assert eventually(lambda: is_open(locked))
