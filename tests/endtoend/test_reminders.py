"""Bubbles of the running program, on a real notification server, and what becomes of the book when they are answered."""

import shutil
import subprocess
import sys
import time as seconds
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.book.encryption import change_passphrase
from relapp.domain.clients import Client
from relapp.domain.free_reminders import FreeReminder
from tests.endtoend.conftest import PATIENCE, Run, as_json, eventually
from tests.endtoend.dunst import Dunst, running_dunst
from tests.endtoend.screen import PROGRAMS, Screen

if sys.platform != "linux":
    pytest.skip("the session bus is Linux's", allow_module_level=True)

PASSPHRASE = "morning flowers"
OWN_WINDOW = "Relapp reminds you"


@pytest.fixture
def dunst(desktop: dict[str, str], tmp_path: Path) -> Iterator[Dunst]:
    with running_dunst(desktop, tmp_path / "dunst") as dunst:
        yield dunst


@pytest.fixture
def screen(desktop: dict[str, str], tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(desktop, tmp_path)
    yield screen
    screen.end()


@pytest.fixture
def afternoon(tmp_path: Path) -> Path:
    """A book of one client to be reminded of this afternoon, whose digest was given."""
    path = tmp_path / "own.relapp"
    with Book(path) as book:
        book.settings.put("welcomed", True)
        book.settings.put("last_digest", date.today().isoformat())
        _add(book, "Ana Prado", time(15, 30), "bring samples")
    return path


@pytest.fixture
def book(afternoon: Path) -> Path:
    """The same with another client, to be reminded of before eight."""
    with Book(afternoon) as book:
        _add(book, "Rui Costa", time(7), "ask for news")
    return afternoon


def _add(book: Book, name: str, hour: time, text: str) -> None:
    (client_id,) = book.clients.add(Client(name)).client_ids
    book.journal.add_free_reminder(client_id, FreeReminder(text, date.today(), hour))


def due(relapp: Run, book: Path, on: date | None = None) -> list[str]:
    day = (on or date.today()).isoformat()
    return [touch["client"]["name"] for touch in as_json(relapp("--book", book, "today", "--on", day, "--json"))["touches"]]


def announced(book: Path) -> int:
    with Book(book) as opened:
        return sum(map(len, (opened.settings.value("announced") or {}).values()))


def test_done_on_a_bubble_logs_the_touch_and_can_be_taken_back(
    screen: Screen, dunst: Dunst, relapp: Run, afternoon: Path
) -> None:
    screen.window(screen.start("--book", afternoon, at="15:31:00"))
    assert eventually(lambda: dunst.displayed() == 1)
    assert due(relapp, afternoon) == ["Ana Prado"]

    dunst.choose("Done")

    assert eventually(lambda: due(relapp, afternoon) == [])
    assert eventually(lambda: dunst.displayed() == 0)
    assert dunst.past() == [("Ana Prado", "3:30 PM · bring samples")]
    assert eventually(lambda: screen.press("ctrl+z") or due(relapp, afternoon) == ["Ana Prado"])


def test_snooze_on_a_bubble_brings_it_back_tomorrow(screen: Screen, dunst: Dunst, relapp: Run, afternoon: Path) -> None:
    screen.window(screen.start("--book", afternoon, at="15:31:00"))
    assert eventually(lambda: dunst.displayed() == 1)

    dunst.choose("Snooze until tomorrow")

    assert eventually(lambda: due(relapp, afternoon) == [])
    assert due(relapp, afternoon, date.today() + timedelta(days=1)) == ["Ana Prado"]


def test_a_click_on_a_bubble_opens_its_client(screen: Screen, dunst: Dunst, afternoon: Path) -> None:
    screen.window(screen.start("--book", afternoon, at="15:31:00"))
    assert eventually(lambda: dunst.displayed() == 1)
    left, top, width, height = screen.place_of("^Dunst$") or pytest.fail("there is no bubble")

    screen.click(left + width // 2, top + height // 2)

    assert eventually(lambda: dunst.displayed() == 0)
    # What is logged now is logged for the client in view.
    assert eventually(lambda: screen.press("ctrl+l") or screen.has_dialog("Log a touch"))
    # Back from the first field is the button that logs it.
    screen.press("shift+Tab", "Return")
    assert eventually(lambda: _has_touch(afternoon))


def _has_touch(book: Path) -> bool:
    with Book(book) as opened:
        return bool(opened.timeline.latest(1))


def test_a_new_start_shows_no_bubble_twice(screen: Screen, dunst: Dunst, afternoon: Path) -> None:
    program = screen.start("--book", afternoon, at="15:31:00")
    screen.window(program)
    assert eventually(lambda: dunst.displayed() == 1)

    screen.press("ctrl+q")
    assert program.wait(PATIENCE) == 0
    assert eventually(lambda: dunst.displayed() == 0)

    second = screen.start("--book", afternoon, at="15:32:00")
    screen.window(second)
    screen.press("ctrl+2", "ctrl+1")
    screen.press("ctrl+q")
    assert second.wait(PATIENCE) == 0
    assert [title for title, _body in dunst.past()] == ["Ana Prado"]


def test_what_falls_in_the_quiet_hours_comes_after_them(screen: Screen, dunst: Dunst, book: Path) -> None:
    begun = seconds.monotonic()
    screen.window(screen.start("--book", book, at="07:59:50"))

    assert eventually(lambda: dunst.displayed() == 1)

    assert seconds.monotonic() - begun >= 10
    dunst.close_all()
    assert [title for title, _body in dunst.past()] == ["Rui Costa"]


# A window that opens stays behind the one in use.
MANAGER = """<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>no</focusNew></focus></openbox_config>"""


@contextmanager
def film(desktop: dict[str, str], folder: Path) -> Iterator[None]:
    """A program that fills the screen, on a desktop that has a window manager, until the block ends."""
    if not shutil.which("openbox"):
        pytest.skip("openbox is not installed")
    config = folder / "openbox.xml"
    config.write_text(MANAGER, encoding="utf-8")
    command = ["openbox", "--sm-disable", "--config-file", config]
    with (
        subprocess.Popen(command, env=desktop, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as manager,
        subprocess.Popen([sys.executable, PROGRAMS / "fill_the_screen.py"], env=desktop) as program,
    ):
        try:
            assert eventually(lambda: _is_taken(desktop))
            yield
        finally:
            program.terminate()
            manager.terminate()


def _is_taken(desktop: dict[str, str]) -> bool:
    code = "from relapp.scheduling.full_screen import is_screen_taken as t; raise SystemExit(not t())"
    return subprocess.run([sys.executable, "-c", code], env=desktop, check=False).returncode == 0


def test_what_comes_during_a_film_comes_after_it_in_one_bubble(
    screen: Screen, dunst: Dunst, desktop: dict[str, str], book: Path
) -> None:
    with film(desktop, book.parent):
        screen.start("--book", book, at="15:40:00")
        assert eventually(lambda: announced(book) == 2)
        assert dunst.displayed() == 0

    assert eventually(lambda: dunst.displayed() == 1)
    dunst.close_all()
    assert dunst.past() == [("2 reminders have waited", "7:00 AM · Rui Costa\n3:30 PM · Ana Prado")]


def test_a_locked_book_tells_its_hours_and_nobody_s_name(screen: Screen, dunst: Dunst, book: Path) -> None:
    change_passphrase(book, "", PASSPHRASE)
    secret = book.with_name("secret")
    secret.write_text(PASSPHRASE, encoding="utf-8")
    program = screen.start("--book", book, "--passphrase-file", secret, at="15:29:40")
    screen.window(program)
    assert eventually(lambda: dunst.displayed() == 1)

    assert eventually(lambda: (screen.window(program), screen.press("ctrl+shift+l")) and not _is_open(book))
    assert eventually(lambda: dunst.displayed() == 0)
    assert eventually(lambda: dunst.displayed() == 1)
    dunst.choose("Open")

    assert eventually(lambda: dunst.displayed() == 0)
    assert [title for title, _body in dunst.past()] == ["Relapp is locked", "A reminder"]
    assert not [word for word in ("Ana", "Rui", "samples", "news") if word in dunst.history()]
    screen.window(program)
    screen.type(PASSPHRASE)
    screen.press("Return")
    assert eventually(lambda: _is_open(book))
    assert eventually(lambda: dunst.displayed() == 1)


def _is_open(book: Path) -> bool:
    return book.with_name(f"{book.name}-wal").exists()


def test_where_there_is_no_server_and_no_tray_a_window_says_it(
    desktop: dict[str, str], tmp_path: Path, relapp: Run, afternoon: Path
) -> None:
    screen = Screen(desktop | {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}, tmp_path)
    try:
        program = screen.start("--book", afternoon, at="15:31:00")
        window = screen.window(program)
        assert eventually(lambda: screen.place_of(OWN_WINDOW) is not None)
        assert screen.focused() == window
        left, top, _width, height = screen.place_of(OWN_WINDOW) or pytest.fail("the window is gone")

        screen.click(left + 30, top + height - 26)

        assert eventually(lambda: due(relapp, afternoon) == [])
        assert screen.place_of(OWN_WINDOW) is None
    finally:
        screen.end()
