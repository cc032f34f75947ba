"""The window and the command line on one book at the same time."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from relapp.paths import log_file
from tests.endtoend.conftest import PATIENCE, Run, as_json, eventually, is_refused
from tests.endtoend.screen import Screen

TO_THE_FIRST_CARD = ["ctrl+1", "ctrl+k", "Tab", "Tab", "Tab"]

# Seconds within which a program says that it cannot write, with the time that a busy computer takes to start it.
MOMENT = 20


@pytest.fixture
def screen(desktop: dict[str, str], tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(desktop, tmp_path)
    yield screen
    screen.end()


@pytest.fixture
def book(relapp: Run, cards: Path, tmp_path: Path) -> Path:
    """A sample book in which at least two clients are due today."""
    path = tmp_path / "sample.relapp"
    assert relapp("sample", path, "--clients", 40, "--seed", 1).returncode == 0
    assert relapp("--book", path, "import", cards).returncode == 0
    return path


@contextmanager
def written_to(book: Path) -> Iterator[None]:
    """For the time of the block, another program is in the middle of a long change."""
    connection = sqlite.connect(str(book), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE client SET notes = notes || 'x'")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def due(relapp: Run, book: Path) -> list[int]:
    return [touch["client"]["id"] for touch in as_json(relapp("--book", book, "today", "--json"))["touches"]]


def said_in_the_log(code: str) -> int:
    return log_file().read_text(encoding="ascii").count(f" {code} ")


def test_the_window_shows_within_a_heartbeat_what_the_command_line_did(screen: Screen, relapp: Run, book: Path) -> None:
    first = due(relapp, book)[0]
    screen.window(screen.start("--book", book))

    assert relapp("--book", book, "log", first, "--purpose", "greeting").returncode == 0
    assert relapp("--book", book, "log", first, "--purpose", "rhythm_contact").returncode in (0, 2)
    after = due(relapp, book)
    assert first not in after

    # A beat comes every 30 seconds, which is as long as is waited here at most: so twice.
    assert eventually(lambda: said_in_the_log("changed_elsewhere") > 0) or eventually(
        lambda: said_in_the_log("changed_elsewhere") > 0
    )
    screen.press(*TO_THE_FIRST_CARD, "d", "1")

    # The first card is now that of the one who was the second.
    assert eventually(lambda: due(relapp, book) == after[1:])


def test_what_only_reads_does_not_wait_for_somebody_who_writes(relapp: Run, book: Path, tmp_path: Path) -> None:
    before = due(relapp, book)
    with written_to(book):
        start = time.monotonic()
        assert due(relapp, book) == before
        assert relapp("--book", book, "export", tmp_path / "out.csv").returncode == 0
        assert time.monotonic() - start < MOMENT


def test_a_verb_that_cannot_write_says_so_in_one_sentence(relapp: Run, book: Path) -> None:
    client = due(relapp, book)[0]
    with written_to(book):
        start = time.monotonic()
        done = relapp("--book", book, "log", client, "--purpose", "greeting")
        assert time.monotonic() - start < MOMENT
    assert is_refused(done, 3)
    assert "is busy in another program" in done.stderr
    assert relapp("--book", book, "log", client, "--purpose", "greeting").returncode == 0
    assert relapp("--book", book, "check").returncode == 0


def test_a_window_that_cannot_write_goes_on_and_does_it_later(screen: Screen, relapp: Run, book: Path) -> None:
    before = due(relapp, book)
    program = screen.start("--book", book)
    screen.window(program)
    with written_to(book):
        screen.press(*TO_THE_FIRST_CARD, "d", "1")
        assert eventually(lambda: said_in_the_log("exception") > 0)
        assert due(relapp, book) == before
        screen.press("Escape", "Escape", "ctrl+2", "ctrl+3", "ctrl+1")
    assert program.poll() is None

    def done_now() -> bool:
        # What was said of the failure may have the keyboard still.
        if due(relapp, book) == before:
            screen.press("Escape", *TO_THE_FIRST_CARD, "d", "1")
        return due(relapp, book) == before[1:]

    assert eventually(done_now)
    assert relapp("--book", book, "check").returncode == 0


def test_many_commands_beside_the_window_lose_nothing(screen: Screen, relapp: Run, book: Path) -> None:
    screen.window(screen.start("--book", book))
    client = due(relapp, book)[0]
    log = 'for number in 1 2 3 4 5 6; do "$@" log CLIENT --purpose gift --note "note $number" & done; wait'.replace(
        "CLIENT", str(client)
    )

    done = relapp("--book", book, before=["sh", "-c", log, "sh"])

    assert done.stderr == ""
    exported = book.with_suffix(".json")
    assert relapp("--book", book, "export", exported).returncode == 0
    notes = exported.read_text(encoding="utf-8")
    assert [number for number in range(1, 7) if f"note {number}" not in notes] == []
    assert relapp("--book", book, "check").returncode == 0


def test_a_second_start_raises_a_window_that_writes_just_now(screen: Screen, relapp: Run, book: Path) -> None:
    first = screen.start("--book", book)
    screen.window(first)
    with written_to(book):
        second = screen.start("--book", book)
        assert second.wait(PATIENCE) == 0
    assert screen.count_windows() == 1
    assert first.poll() is None


def test_nobody_else_reads_what_a_window_keeps(screen: Screen, user_folders: Path) -> None:
    program = screen.start()
    screen.window(program)
    subprocess.run(["sync"], check=False)

    kept = [each for each in user_folders.rglob("*") if "relapp" in each.name]
    found = {each.name: each.stat().st_mode & 0o777 for each in kept if each.is_file() or each.is_socket()}
    assert {".clients.relapp.lock", "clients.relapp", "clients.relapp-wal", "clients.relapp-shm"} <= set(found)
    assert {name: oct(mode) for name, mode in found.items() if mode & 0o077} == {}
    folder = next(each for each in kept if each.name == "clients.relapp").parent
    assert folder.stat().st_mode & 0o777 == 0o700
