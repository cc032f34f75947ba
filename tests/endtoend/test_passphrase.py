import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from relapp.book.door import Door
from relapp.book.encryption import change_passphrase
from relapp.book.tries import tries_of
from relapp.domain.clients import Client
from tests.endtoend.conftest import Run, as_json, environment, eventually
from tests.endtoend.screen import Screen

PASSPHRASE = "morning flowers"


@pytest.fixture
def screen(desktop: dict[str, str], tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(desktop, tmp_path)
    yield screen
    screen.end()


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A book of one client, with a passphrase, closed. It has a name of its own: the title of its window says it."""
    path = tmp_path / "own.relapp"
    with Door(path).open() as book:
        book.settings.put("welcomed", True)
        book.clients.add(Client("Ana Prado"))
    change_passphrase(path, "", PASSPHRASE)
    return path


def is_open(book: Path) -> bool:
    return book.with_name(f"{book.name}-wal").exists()


def test_from_the_locked_start_to_the_lock_and_back(screen: Screen, locked: Path) -> None:
    program = screen.start("--book", locked)
    screen.window(program)
    assert not is_open(locked)

    assert eventually(lambda: _tried(screen, locked, "not the one"))
    assert not is_open(locked)

    screen.press("ctrl+a")
    screen.type(PASSPHRASE)
    assert eventually(lambda: screen.press("Return") or is_open(locked))
    assert tries_of(locked).count == 0

    assert eventually(lambda: _press_in_window(screen, program, "ctrl+shift+l") or not is_open(locked))

    screen.window(program)
    screen.type(PASSPHRASE)
    screen.press("Return")
    assert eventually(lambda: is_open(locked))
    assert program.poll() is None


def _tried(screen: Screen, locked: Path, passphrase: str) -> bool:
    """Type a wrong passphrase; whether a try is counted: a window that has just come may not be ready for letters."""
    screen.press("ctrl+a")
    screen.type(passphrase)
    screen.press("Return")
    return tries_of(locked).count > 0


def _press_in_window(screen: Screen, program: subprocess.Popen[str], key: str) -> None:
    """Press a key in whichever window of the program is there: the one of the book takes the place of the other."""
    screen.window(program)
    screen.press(key)


def test_no_list_of_processes_shows_it(screen: Screen, locked: Path) -> None:
    secret = locked.with_name("secret")
    secret.write_text(PASSPHRASE, encoding="utf-8")
    program = screen.start("--book", locked, "--passphrase-file", secret)
    screen.window(program)
    assert eventually(lambda: is_open(locked))

    shown = subprocess.run(["ps", "axwwe", "-o", "args"], capture_output=True, text=True, check=True).stdout

    assert str(locked) in shown
    assert PASSPHRASE not in shown


def test_the_command_line_opens_it_by_the_variable(relapp: Run, locked: Path) -> None:
    knows = environment() | {"RELAPP_PASSPHRASE": PASSPHRASE}

    (client,) = as_json(relapp("--book", locked, "clients", "--json", env=knows))["clients"]

    assert client["name"] == "Ana Prado"
    assert relapp("--book", locked, "clients").returncode == 3
