import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from relapp.ui import instance
from relapp.ui.instance import Holder, Instance

Start = Callable[[Path], "Started"]


@dataclass
class Started:
    """A program that was started, and whether it found itself the first."""

    instance: Instance
    is_first: bool


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Start a program on a book: it listens if it is the first."""
    all_started: list[Started] = []

    def start(book: Path) -> Started:
        begun = Instance(book)
        started = Started(begun, begun.is_first())
        if started.is_first:
            begun.listen()
        all_started.append(started)
        return started

    yield start
    for started in all_started:
        started.instance.release()
        started.instance.deleteLater()


def test_the_second_start_raises_the_first(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    first = start(tmp_path / "clients.relapp")
    second = start(tmp_path / "clients.relapp")
    assert not second.is_first

    with qtbot.waitSignal(first.instance.raised):
        assert second.instance.raise_first()


def test_another_book_has_a_window_of_its_own(start: Start, tmp_path: Path) -> None:
    start(tmp_path / "clients.relapp")

    assert start(tmp_path / "other.relapp").is_first


def test_a_book_given_back_can_be_opened_again(start: Start, tmp_path: Path) -> None:
    start(tmp_path / "clients.relapp").instance.release()

    assert start(tmp_path / "clients.relapp").is_first


def test_a_lock_left_by_a_crash_does_not_count(start: Start, tmp_path: Path) -> None:
    crash = (
        "import os, sys\nfrom PySide6.QtCore import QLockFile\nlock = QLockFile(sys.argv[1])\n"
        "assert lock.tryLock(0)\nos._exit(0)\n"
    )
    lock = tmp_path / ".clients.relapp.lock"
    subprocess.run([sys.executable, "-c", crash, lock], check=True)
    assert lock.exists()

    assert start(tmp_path / "clients.relapp").is_first


def test_a_socket_left_by_a_crash_is_no_hindrance(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    crashed = start(tmp_path / "clients.relapp")
    crashed.instance._lock.unlock()
    first = start(tmp_path / "clients.relapp")

    with qtbot.waitSignal(first.instance.raised):
        start(tmp_path / "clients.relapp").instance.raise_first()


@pytest.mark.parametrize("content", [b"", bytes(60), b"garbage\nfoo\n\xff\xfe", b"12345", None], ids=str)
@pytest.mark.parametrize("when", [0, None])
def test_a_lock_that_says_nothing_is_taken(start: Start, tmp_path: Path, content: bytes | None, when: int | None) -> None:
    lock = tmp_path / ".clients.relapp.lock"
    if content is None:
        lock.mkdir()
    else:
        lock.write_bytes(content)
    if when is not None:
        os.utime(lock, (when, when))

    assert start(tmp_path / "clients.relapp").is_first
    assert not start(tmp_path / "clients.relapp").is_first


def test_a_full_folder_in_the_place_of_the_lock_is_left_and_no_hindrance(start: Start, tmp_path: Path) -> None:
    (tmp_path / ".clients.relapp.lock" / "sub").mkdir(parents=True)

    assert start(tmp_path / "clients.relapp").is_first
    assert (tmp_path / ".clients.relapp.lock" / "sub").is_dir()


def test_a_lock_that_lost_what_it_said_is_still_that_of_the_window(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    first = start(tmp_path / "clients.relapp")
    (tmp_path / ".clients.relapp.lock").write_bytes(b"")

    second = start(tmp_path / "clients.relapp")

    assert not second.is_first
    with qtbot.waitSignal(first.instance.raised):
        assert second.instance.raise_first()


def test_the_lock_of_another_computer_says_whose_it_is(start: Start, tmp_path: Path) -> None:
    lock = tmp_path / ".clients.relapp.lock"
    lock.write_bytes(b"4711\npython3\nbalcao\n" + b"f" * 32 + b"\nboot\n")
    os.utime(lock, (1_700_000_000, 1_700_000_000))

    second = start(tmp_path / "clients.relapp")

    assert not second.is_first
    moment = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert second.instance.holder() == Holder(4711, "balcao", moment, is_here=False)
    assert second.instance.take_over()
    assert start(tmp_path / "clients.relapp").instance.holder().is_here


def test_a_lock_that_a_window_has_cannot_be_taken_over(start: Start, tmp_path: Path) -> None:
    start(tmp_path / "clients.relapp")

    assert not start(tmp_path / "clients.relapp").instance.take_over()


def test_raising_a_window_that_does_not_answer_ends_soon(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "_PATIENCE_MS", 150)
    lock = QLockFile(str(tmp_path / ".clients.relapp.lock"))
    assert lock.tryLock(0)
    second = Instance(tmp_path / "clients.relapp")
    assert not second.is_first()

    assert not second.raise_first()

    lock.unlock()


def test_the_same_book_by_another_path_is_the_same_book(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "sub").mkdir()
    first = start(tmp_path / "clients.relapp")
    second = start(tmp_path / "sub" / ".." / "clients.relapp")
    assert not second.is_first

    with qtbot.waitSignal(first.instance.raised):
        second.instance.raise_first()


def test_the_same_book_by_a_link_is_the_same_book(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "clients.relapp").touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "mine.relapp").symlink_to(tmp_path / "clients.relapp")
    first = start(tmp_path / "clients.relapp")

    second = start(tmp_path / "sub" / "mine.relapp")

    assert not second.is_first
    with qtbot.waitSignal(first.instance.raised):
        second.instance.raise_first()


def test_the_first_start_of_all_is_the_first_though_its_folder_is_made_later(start: Start, tmp_path: Path) -> None:
    book = tmp_path / "new" / "clients.relapp"
    assert start(book).is_first
    book.parent.mkdir(exist_ok=True)

    assert not start(book).is_first
