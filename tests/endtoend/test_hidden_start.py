"""The program as the system starts it at login: out of the way, and never out of reach."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from relapp.book import Book
from tests.endtoend.conftest import PATIENCE, Run, environment, eventually
from tests.endtoend.screen import PROGRAMS, Screen

if sys.platform != "linux":
    pytest.skip("the display is Linux's", allow_module_level=True)

ICONIC = "window state: Iconic"
# Begins it, and gives the file in which it says who came.
Tray = Callable[[], Path]


@pytest.fixture
def desk(desktop: dict[str, str]) -> Iterator[dict[str, str]]:
    """A desktop with a window manager, on which windows can be minimised."""
    for program in ("openbox", "xprop"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    # What the manager of the test before may have left.
    _property(desktop, "-root", "-remove", "_NET_SUPPORTING_WM_CHECK")
    with subprocess.Popen(["openbox"], env=desktop, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as manager:
        try:
            assert eventually(lambda: "not found" not in _property(desktop, "-root", "_NET_SUPPORTING_WM_CHECK"))
            yield desktop
        finally:
            manager.terminate()


@pytest.fixture
def screen(desk: dict[str, str], tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(desk, tmp_path)
    yield screen
    screen.end()


@pytest.fixture
def begin_tray(desk: dict[str, str], tmp_path: Path) -> Iterator[Tray]:
    """Have the desktop make its tray, now."""
    trays: list[subprocess.Popen[str]] = []
    heard = tmp_path / "tray.txt"

    def begin() -> Path:
        with heard.open("w", encoding="utf-8") as stream:
            command = [sys.executable, str(PROGRAMS / "tray.py")]
            trays.append(subprocess.Popen(command, env=environment(desk), stdout=stream, text=True))
        assert eventually(lambda: heard.read_text("utf-8") == "ready\n")
        return heard

    yield begin
    for tray in trays:
        tray.terminate()
        tray.wait()


@pytest.fixture
def book(relapp: Run, tmp_path: Path) -> Path:
    path = tmp_path / "sample.relapp"
    assert relapp("sample", path, "--clients", 20).returncode == 0
    return path


def _property(desk: dict[str, str], *arguments: str) -> str:
    return subprocess.run(["xprop", *arguments], env=desk, capture_output=True, text=True, check=False, timeout=10).stdout


def minimised(desk: dict[str, str], screen: Screen, program: "subprocess.Popen[str]") -> bool:
    """Whether the program has a window, in the task bar alone."""
    states = [_property(desk, "-id", str(window), "WM_STATE") for window in screen.windows_of(program)]
    return any(ICONIC in state for state in states)


def seen(desk: dict[str, str], screen: Screen, program: "subprocess.Popen[str]") -> bool:
    """Whether the program has a window in view."""
    states = [_property(desk, "-id", str(window), "WM_STATE") for window in screen.windows_of(program)]
    return any("window state: Normal" in state for state in states)


def has_icon(tray: Path) -> bool:
    """Whether an icon has come to the tray, which takes its time."""
    return eventually(lambda: len(tray.read_text("utf-8").splitlines()) > 1)


def test_without_a_tray_it_is_minimised_and_a_second_start_opens_it(desk: dict[str, str], screen: Screen, book: Path) -> None:
    program = screen.start("--hidden", "--book", book)
    assert eventually(lambda: minimised(desk, screen, program))
    assert not seen(desk, screen, program)

    assert screen.start("--hidden", "--book", book).wait(PATIENCE) == 0
    assert not seen(desk, screen, program)

    assert screen.start("--book", book).wait(PATIENCE) == 0
    assert eventually(lambda: seen(desk, screen, program))


def test_with_a_tray_there_is_no_window_until_it_is_asked_for(
    desk: dict[str, str], screen: Screen, book: Path, begin_tray: Tray
) -> None:
    tray = begin_tray()
    program = screen.start("--hidden", "--book", book)

    assert has_icon(tray)
    assert not minimised(desk, screen, program)
    assert not seen(desk, screen, program)

    assert screen.start("--book", book).wait(PATIENCE) == 0
    assert eventually(lambda: seen(desk, screen, program))


def test_a_tray_that_comes_late_takes_the_window_in(desk: dict[str, str], screen: Screen, book: Path, begin_tray: Tray) -> None:
    program = screen.start("--hidden", "--book", book)
    assert eventually(lambda: minimised(desk, screen, program))

    tray = begin_tray()

    assert has_icon(tray)
    assert eventually(lambda: not minimised(desk, screen, program))
    assert not seen(desk, screen, program)
    assert program.poll() is None


def test_a_late_tray_leaves_a_window_in_view_where_it_is(
    desk: dict[str, str], screen: Screen, book: Path, begin_tray: Tray
) -> None:
    program = screen.start("--hidden", "--book", book)
    assert eventually(lambda: minimised(desk, screen, program))
    assert screen.start("--book", book).wait(PATIENCE) == 0
    assert eventually(lambda: seen(desk, screen, program))

    assert has_icon(begin_tray())

    assert screen.start("--hidden", "--book", book).wait(PATIENCE) == 0
    assert seen(desk, screen, program)


def test_a_locked_book_waits_for_its_passphrase_out_of_sight(
    desk: dict[str, str], screen: Screen, tmp_path: Path, quick_keys: None
) -> None:
    with Book(tmp_path / "locked.relapp", passphrase="open it please") as book:
        path = book.path
    program = screen.start("--hidden", "--book", path)
    assert eventually(lambda: minimised(desk, screen, program))

    assert screen.start("--book", path).wait(PATIENCE) == 0

    assert eventually(lambda: seen(desk, screen, program))


def test_a_damaged_book_is_told_of_at_once(desk: dict[str, str], screen: Screen, book: Path) -> None:
    with book.open("r+b") as stream:
        stream.seek(0)
        stream.write(b"SQLite format 3\0" + os.urandom(4096))

    program = screen.start("--hidden", "--book", book)

    assert eventually(lambda: seen(desk, screen, program))


def test_what_the_desktop_reads_starts_it_hidden(desk: dict[str, str], screen: Screen, user_folders: Path) -> None:
    command = [sys.executable, "-c", "from relapp import autostart; autostart.switch_on()"]
    subprocess.run(command, env=environment(desk), check=True, timeout=PATIENCE)
    entry = user_folders / "config" / "autostart" / "relapp.desktop"
    keys = dict(line.split("=", 1) for line in entry.read_text("utf-8").splitlines() if "=" in line)
    assert Path(keys["TryExec"]).is_file()

    with subprocess.Popen(shlex.split(keys["Exec"]), cwd=keys["Path"], env=dict(desk), text=True) as program:
        try:
            assert eventually(lambda: minimised(desk, screen, program))
        finally:
            program.kill()


def test_the_end_of_the_session_gives_the_book_back(desk: dict[str, str], screen: Screen, book: Path) -> None:
    program = screen.start("--hidden", "--book", book)
    assert eventually(lambda: minimised(desk, screen, program))

    program.send_signal(signal.SIGTERM)

    assert program.wait(PATIENCE) == 0
    assert not book.with_name(f"{book.name}-wal").exists()
    with closing(sqlite.connect(str(book))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
