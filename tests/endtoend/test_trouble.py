"""What breaks while a person works, on a screen."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from relapp.paths import log_file
from tests.endtoend.conftest import PATIENCE, Run, eventually
from tests.endtoend.screen import PROGRAMS, Screen

SECRETS = ("Marisol", "Quintanilha", "0127")
TITLE = "Something went wrong"


Start = Callable[..., Screen]


@pytest.fixture
def screen_with(desktop: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """A screen on which the program has a fault, or none."""
    screens: list[Screen] = []

    def begin(fault: str = "") -> Screen:
        program = (sys.executable, str(PROGRAMS / "with_a_fault.py"), fault) if fault else (sys.executable, "-m", "relapp")
        screens.append(Screen(desktop, tmp_path, program))
        return screens[-1]

    yield begin
    for screen in screens:
        screen.end()


@pytest.fixture
def book(relapp: Run, tmp_path: Path) -> Path:
    path = tmp_path / "Marisol Quintanilha.relapp"
    assert relapp("sample", path, "--clients", 12, "--seed", 1).returncode == 0
    return path


def logged(what: str) -> int:
    return log_file().read_text().count(what) if log_file().exists() else 0


def lock_of(book: Path) -> Path:
    return book.with_name(f".{book.name}.lock")


def go_on(screen: Screen) -> bool:
    """Press Enter where the window is that tells of a fault; whether it is gone."""
    if screen.has_dialog(TITLE):
        screen.press("Return")
    return not screen.has_dialog(TITLE)


def test_a_page_that_fails_is_told_of_and_the_others_go_on(screen_with: Start, book: Path) -> None:
    screen = screen_with("week")
    program = screen.start("--book", book)
    screen.window(program)
    screen.press("ctrl+2")
    assert eventually(lambda: screen.has_dialog(TITLE))
    assert eventually(lambda: go_on(screen))
    assert logged(" shown_again") == 1

    screen.window(program)
    screen.press("ctrl+3", "ctrl+q")
    _said, error = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0
    written = log_file().read_text()
    assert "exception ValueError at" in written
    assert [secret for secret in SECRETS if secret in written + error] == []


def test_a_start_that_fails_says_so_in_a_window_of_its_own(screen_with: Start, book: Path) -> None:
    screen = screen_with("start")
    program = screen.start("--book", book)
    assert eventually(lambda: screen.has_dialog(TITLE))
    assert eventually(lambda: go_on(screen))
    _said, error = program.communicate(timeout=PATIENCE)
    assert program.returncode == 1
    assert str(log_file()) in error
    assert [secret for secret in SECRETS if secret in error] == []


def test_restarting_opens_the_same_book_again(screen_with: Start, book: Path) -> None:
    screen = screen_with("week")
    program = screen.start("--book", book)
    screen.window(program)
    screen.press("ctrl+2")
    assert eventually(lambda: screen.has_dialog(TITLE))
    screen.press("shift+Tab", "shift+Tab", "shift+Tab", "space")
    program.communicate(timeout=PATIENCE)
    assert program.returncode == 0

    assert eventually(lock_of(book).exists)
    again = int(lock_of(book).read_text().split()[0])
    assert again != program.pid
    assert eventually(lambda: screen.has_dialog(book.stem))
    os.kill(again, signal.SIGTERM)
    assert eventually(lambda: not lock_of(book).exists())
    assert logged(" ended_unexpectedly") == 0


@pytest.mark.parametrize("by", ["kill", "crash"])
def test_after_an_unexpected_end_the_next_start_says_so_once(screen_with: Start, book: Path, by: str) -> None:
    screen = screen_with("crash")
    program = screen.start("--book", book)
    screen.window(program)
    if by == "kill":
        program.kill()
    else:
        screen.press("ctrl+2")
    program.communicate(timeout=PATIENCE)
    assert program.returncode < 0

    screen = screen_with()
    for _start in range(2):
        again = screen.start("--book", book)
        screen.window(again)
        assert eventually(lambda: logged(" ended_unexpectedly") == 1)
        again.terminate()
        again.communicate(timeout=PATIENCE)
        assert again.returncode == 0
        assert not lock_of(book).exists()
    assert logged(" crash Segmentation-fault at ") == (by == "crash")
    assert logged(" ended_unexpectedly") == 1
