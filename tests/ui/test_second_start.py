"""A start on a book that is open already."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from relapp.errors import BookError
from relapp.ui import instance as instances
from relapp.ui.instance import Instance
from relapp.ui.second_start import HeldDialog, may_open


class Asked(list[HeldDialog]):
    """The dialogs that were shown; the user leaves the book closed unless she `opens` it."""

    opens = False


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "clients.relapp"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    shown = Asked()

    def exec_(dialog: HeldDialog) -> int:
        dialog.show()
        shown.append(dialog)
        button = dialog.open_button if shown.opens else dialog.leave_button
        assert button.isVisible()
        button.click()
        return dialog.result()

    monkeypatch.setattr(HeldDialog, "exec", exec_)
    monkeypatch.setattr(HeldDialog, "deleteLater", lambda _dialog: None)
    monkeypatch.setattr(instances, "_PATIENCE_MS", 150)
    return shown


def words(dialog: QDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QWidget) if hasattr(each, "text") and each.isVisibleTo(dialog))


def of_another_computer(book: Path) -> Path:
    lock = book.with_name(f".{book.name}.lock")
    lock.write_bytes(b"4711\npython3\nbalcao\n" + b"f" * 32 + b"\nboot\n")
    os.utime(lock, (1_700_000_000, 1_700_000_000))
    return lock


@pytest.mark.parametrize("opens", [True, False])
def test_of_the_lock_of_another_computer_the_user_decides(book: Path, asked: Asked, qtbot: QtBot, opens: bool) -> None:
    asked.opens = opens
    of_another_computer(book)
    start = Instance(book)
    assert not start.is_first()

    assert may_open(start, book, None) is opens

    said = words(asked[0])
    assert all(each in said for each in ("balcao", "2023", "clients"))
    start.release()
    assert Instance(book).is_first() is opens


def test_enter_leaves_it_closed(book: Path, qtbot: QtBot) -> None:
    dialog = HeldDialog("title", "said", None, may_open=True)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()

    assert dialog.focusWidget() is dialog.leave_button
    assert dialog.open_button.isVisible()


def test_a_process_here_that_does_not_answer_is_said(book: Path, asked: Asked, qtbot: QtBot) -> None:
    lock = QLockFile(str(book.with_name(f".{book.name}.lock")))
    assert lock.tryLock(0)
    start = Instance(book)
    assert not start.is_first()

    with pytest.raises(BookError, match=f"process {os.getpid()}"):
        may_open(start, book, None)

    assert [str(os.getpid()) in words(dialog) for dialog in asked] == [True]
    lock.unlock()


def test_one_that_ended_meanwhile_leaves_the_book(book: Path, asked: Asked, qtbot: QtBot) -> None:
    lock = QLockFile(str(book.with_name(f".{book.name}.lock")))
    assert lock.tryLock(0)
    start = Instance(book)
    assert not start.is_first()
    lock.unlock()

    assert may_open(start, book, None)
    assert asked == []
    start.release()


def test_a_window_that_comes_forward_is_all_there_is_to_say(book: Path, asked: Asked, qtbot: QtBot) -> None:
    first, second = Instance(book), Instance(book)
    assert first.is_first()
    first.listen()
    assert not second.is_first()

    with qtbot.waitSignal(first.raised):
        assert not may_open(second, book, None)

    assert asked == []
    first.release()
