import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import time_machine
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from relapp.app import Program
from relapp.book.door import Door
from relapp.book.encryption import is_encrypted
from relapp.book.tries import tries_of
from relapp.domain.clients import Client
from relapp.errors import PassphraseError
from relapp.ui.locking.rekeying import Rekeying
from relapp.ui.tray import Tray
from tests.ui.locking.conftest import PASSPHRASE

MakeBook = Callable[[str], Path]


def try_passphrase(program: Program, passphrase: str) -> None:
    page = program.lobby.page
    page.field.setText(passphrase)
    QTest.keyClick(page.field, Qt.Key.Key_Return)


def lock(program: Program, qtbot: QtBot) -> None:
    program.lock()
    qtbot.waitUntil(lambda: program.bus is None)


def seen() -> list[str]:
    """Every text that is on the screen, and the titles above."""
    widgets = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    labels = [label.text() for each in widgets for label in each.findChildren(QLabel) if label.isVisible()]
    return [*labels, *(each.windowTitle() for each in widgets)]


def test_a_locked_book_asks_for_its_passphrase_first(program: Program, locked: Path) -> None:
    assert program.open(locked)

    assert program.window is None
    assert program.lobby.isVisible()
    assert "Your client book is locked" in seen()


def test_the_right_passphrase_opens_it(program: Program, locked: Path) -> None:
    program.open(locked)

    try_passphrase(program, PASSPHRASE)

    assert program.lobby is None
    assert program.window.isVisible()
    assert program.bus.book.agenda.as_of == date(2026, 11, 23)
    assert program.bus.book.list.count() == 1


def test_a_wrong_one_is_said_and_costs_time(program: Program, locked: Path) -> None:
    program.open(locked)

    try_passphrase(program, "something else")

    page = program.lobby.page
    assert page.problem.text().startswith("This passphrase does not open clients.relapp.")
    assert page.problem.text().endswith("Try again in 1 second.")
    assert not page.button.isEnabled()
    try_passphrase(program, PASSPHRASE)
    assert program.window is None
    assert tries_of(locked).count == 1


def test_after_the_wait_the_right_one_opens_it(program: Program, locked: Path) -> None:
    program.open(locked)
    try_passphrase(program, "something else")

    with time_machine.travel("2026-11-23T10:00:02", tick=False):
        program.lobby.page._count_down()
        try_passphrase(program, PASSPHRASE)

    assert program.window.isVisible()
    assert tries_of(locked).count == 0


def test_why_it_is_still_locked_stays_after_the_wait(program: Program, locked: Path) -> None:
    program.open(locked)
    try_passphrase(program, "something else")

    program.lobby.page._count_down()

    assert program.lobby.page.problem.text() == (
        "This passphrase does not open clients.relapp. Check capital letters and the keyboard."
    )
    assert program.lobby.page.button.isEnabled()


def test_a_lock_leaves_a_minimized_window_minimized(opened: Program, qtbot: QtBot) -> None:
    opened.window.showMinimized()

    lock(opened, qtbot)

    assert opened.lobby.isMinimized()
    opened.lobby.come_forward()
    assert not opened.lobby.isMinimized()


def test_who_set_a_passphrase_is_offered_the_note(program: Program, make_book: MakeBook, qtbot: QtBot) -> None:
    program.open(make_book(""))
    program.window.go("settings")
    program.window.rekey_wanted.emit(Rekeying(PASSPHRASE))
    qtbot.waitUntil(lambda: program.bus is not None and program.lobby is None)

    page, toast = program.window.page_shown, program.window.toast
    assert toast.button.text() == "Print the recovery note…"
    qtbot.waitUntil(page.passphrase.note.hasFocus)
    assert page.jump_list.currentRow() == page.groups.index(page.passphrase)


def test_a_new_start_does_not_shorten_the_wait(program: Program, locked: Path) -> None:
    program.open(locked)
    for _number in range(3):
        program.lobby._unlock("something else")
        program.lobby.page._until = 0
    program.close()

    program.open(locked)

    assert "Try again in" in program.lobby.page.problem.text()


def test_a_given_passphrase_that_is_wrong_is_an_error(program: Program, locked: Path) -> None:
    with pytest.raises(PassphraseError):
        program.open(locked, "something else")

    assert program.lobby is None
    assert program.window is None


def test_locking_closes_the_book_and_leaves_nothing_in_view(opened: Program, qtbot: QtBot, locked: Path) -> None:
    client_id = opened.bus.book.list.find("ana", 1)[0].id
    opened.window.open_client(client_id)
    assert any("Ana Prado" in text for text in seen())

    lock(opened, qtbot)

    assert opened.window is None
    assert opened.lobby.isVisible()
    assert not any("Ana" in text for text in seen())
    assert opened.background is None
    assert not locked.with_name("clients.relapp-wal").exists(), "the book is still open"


def test_no_page_of_the_book_is_left(opened: Program, qtbot: QtBot) -> None:
    opened.window.go("clients")
    gone = []
    opened.window.page("clients").destroyed.connect(lambda: gone.append(1))

    lock(opened, qtbot)

    qtbot.waitUntil(lambda: gone == [1])
    gc.collect()


def test_unlocking_leads_back_to_the_client(opened: Program, qtbot: QtBot) -> None:
    client_id = opened.bus.book.list.find("ana", 1)[0].id
    opened.window.open_client(client_id)
    lock(opened, qtbot)

    try_passphrase(opened, PASSPHRASE)

    assert (opened.window.place, opened.window.client_shown) == ("client", client_id)


def test_unlocking_leads_back_to_the_page(opened: Program, qtbot: QtBot) -> None:
    opened.window.go("settings")
    lock(opened, qtbot)

    try_passphrase(opened, PASSPHRASE)
    qtbot.waitUntil(lambda: opened.background is not None)

    assert opened.window.place == "settings"


def test_the_key_locks(opened: Program, qtbot: QtBot) -> None:
    qtbot.waitActive(opened.window)
    opened.window.activateWindow()

    QTest.keyClick(opened.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: opened.bus is None)


def test_a_book_without_a_passphrase_stays_open(program: Program, make_book: MakeBook) -> None:
    program.open(make_book(""))

    program.lock()

    assert program.lobby is None
    assert "no passphrase yet" in program.window.toast.message.text()


def test_a_dialog_over_the_window_goes_too(opened: Program, qtbot: QtBot) -> None:
    ended = []

    def ask() -> None:
        dialog = QDialog(opened.window)
        QLabel("Ana Prado", dialog)
        QTimer.singleShot(0, opened.lock)
        dialog.exec()
        # What follows a dialog still has its book.
        ended.append(opened.bus.book.list.count())

    QTimer.singleShot(0, opened.window, ask)
    qtbot.waitUntil(lambda: opened.bus is None)

    assert ended == [1]
    assert not any("Ana" in text for text in seen())


def test_sleep_locks(opened: Program, qtbot: QtBot) -> None:
    opened.background.clockwork.woke.emit(600.0)

    qtbot.waitUntil(lambda: opened.bus is None)


def test_a_clock_that_was_set_locks_nothing(opened: Program) -> None:
    opened.background.clockwork.woke.emit(0.0)

    assert opened.lobby is None


def test_what_was_hidden_in_the_tray_stays_there(opened: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tray, "appear", lambda _tray: True)
    opened.window.hide()

    lock(opened, qtbot)

    assert not opened.lobby.isVisible()


def test_what_was_hidden_is_at_hand_where_the_tray_has_gone(opened: Program, qtbot: QtBot) -> None:
    opened.window.hide()

    lock(opened, qtbot)

    assert opened.lobby.isMinimized()


def test_the_tray_is_blank(opened: Program, qtbot: QtBot) -> None:
    lock(opened, qtbot)

    assert opened.lobby.tray.icon.toolTip() == "Relapp is locked"


def test_a_second_start_raises_the_lobby(opened: Program, qtbot: QtBot, qapp: QApplication, locked: Path) -> None:
    lock(opened, qtbot)
    opened.lobby.hide()

    assert not Program(qapp).open(locked)

    qtbot.waitUntil(opened.lobby.isVisible)


def test_closing_the_lobby_gives_the_book_back(opened: Program, qtbot: QtBot, qapp: QApplication, locked: Path) -> None:
    lock(opened, qtbot)

    opened.close()

    assert opened.lobby is None
    other = Program(qapp)
    assert other.open(locked, PASSPHRASE)
    other.close()


def test_a_passphrase_is_set_and_the_book_is_there_again(program: Program, make_book: MakeBook, qtbot: QtBot) -> None:
    path = make_book("")
    program.open(path)
    program.window.go("settings")

    program.window.rekey_wanted.emit(Rekeying(PASSPHRASE))
    qtbot.waitUntil(lambda: program.window is not None and program.lobby is None, timeout=10_000)

    assert is_encrypted(path)
    assert program.bus.book.door == Door(path, PASSPHRASE)
    assert program.window.place == "settings"
    assert program.window.toast.message.text() == "The passphrase is set."
    assert program.bus.book.list.count() == 1


def test_the_backups_follow(program: Program, make_book: MakeBook, qtbot: QtBot, tmp_path: Path) -> None:
    path, backup, other = make_book(""), tmp_path / "a.relapp", tmp_path / "b.relapp"
    backup.write_bytes(path.read_bytes())
    other.write_bytes(b"no backup at all")
    program.open(path)

    program.window.rekey_wanted.emit(Rekeying(PASSPHRASE, (backup, other)))
    qtbot.waitUntil(lambda: program.window is not None and program.lobby is None, timeout=10_000)

    with Door(backup, PASSPHRASE).open() as book:
        assert book.list.count() == 1
    assert "1 backup could not be changed" in program.window.toast.message.text()


def test_a_book_that_cannot_be_changed_is_opened_as_it_was(
    program: Program, make_book: MakeBook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_book("")
    program.open(path)
    monkeypatch.setattr("relapp.book.encryption._PATIENCE_MS", 10)
    with Door(path).open() as other:
        program.window.rekey_wanted.emit(Rekeying(PASSPHRASE))
        qtbot.waitUntil(lambda: program.window is not None and program.lobby is None, timeout=10_000)
        other.clients.add(Client("Bia Reis"))

    assert "busy" in program.window.toast.message.text()
    assert not is_encrypted(path)
    assert program.bus.book.list.count() == 2


def test_a_window_leaves_the_screen_room_for_its_title_bar(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Screen:
        def availableSize(self) -> QSize:
            return QSize(1280, 800)

    widget = QWidget()
    qtbot.addWidget(widget)
    monkeypatch.setattr(program.app, "primaryScreen", Screen)

    program.place(widget)

    assert widget.width() == 1280
    assert 700 < widget.height() <= 800 - 32
