import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from relapp.ui.instance import Instance

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
        instance = Instance(book)
        started = Started(instance, instance.is_first())
        if started.is_first:
            instance.listen()
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
        second.instance.raise_first()


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


def test_raising_a_window_that_does_not_answer_ends_soon(tmp_path: Path, qtbot: QtBot) -> None:
    lock = QLockFile(str(tmp_path / ".clients.relapp.lock"))
    assert lock.tryLock(0)
    second = Instance(tmp_path / "clients.relapp")
    assert not second.is_first()

    second.raise_first()

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
