from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.ui.bus import Bus
from relapp.ui.settings.passphrase import PassphraseGroup
from tests.ui.conftest import MONDAY, in_view, texts

Make = Callable[[str], PassphraseGroup]


@pytest.fixture
def make(look: None, quick_keys: None, tmp_path: Path, show: Callable[[QWidget], QWidget]) -> Iterator[Make]:
    books: list[Book] = []

    def make(passphrase: str) -> PassphraseGroup:
        books.append(Book(tmp_path / "clients.relapp", passphrase=passphrase))
        books[0].save_settings(replace(books[0].settings.get(), language="en"))
        group = PassphraseGroup(Bus(books[0], lambda: MONDAY))
        group.show_settings(books[0].settings.get())
        show(group)
        return group

    yield make
    for book in books:
        book.close()


def labels(group: PassphraseGroup) -> list[str]:
    return [each.text() for each in in_view(group, type(group.set))]


def test_a_book_without_a_passphrase_offers_to_set_one(make: Make) -> None:
    group = make("")

    assert labels(group) == ["Set a passphrase…"]
    assert "Lock when idle" not in texts(group)
    assert group.names.isChecked()


def test_a_book_with_one_offers_the_rest(make: Make) -> None:
    group = make("flores da manhã")

    assert labels(group) == ["Lock now", "Change…", "Remove…", "Recovery note…"]
    assert (group.lock_after.value, group.lock_on_sleep.isChecked()) == ("15", True)
    assert not group.names.isChecked()


def test_what_is_chosen_is_kept(make: Make) -> None:
    group = make("flores da manhã")

    group.lock_after.setCurrentIndex(5)
    group.lock_after.activated.emit(5)
    group.lock_on_sleep.click()
    group.names.click()

    kept = group._bus.book.settings.get()
    assert (kept.lock_after, kept.lock_on_sleep, kept.names_in_notifications) == (0, False, True)


def test_minutes_that_somebody_else_chose_are_shown(make: Make) -> None:
    group = make("flores da manhã")
    group.save(lock_after=7)

    assert group.lock_after.currentText() == "after 7 minutes"


def test_lock_now_is_passed_on(make: Make, qtbot: QtBot) -> None:
    group = make("flores da manhã")

    with qtbot.waitSignal(group.lock_wanted):
        group.lock.click()


def test_setting_one_asks_and_tells(make: Make, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    group = make("")

    def fill(dialog: object) -> int:
        dialog.new.setText("pão de queijo")
        dialog.again.setText("pão de queijo")
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr("relapp.ui.locking.dialog.PassphraseDialog.exec", fill)
    with qtbot.waitSignal(group.rekey_wanted) as told:
        group.set.click()

    assert told.args[0].passphrase == "pão de queijo"


def test_the_recovery_note_is_shown_before_it_is_printed(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    monkeypatch.setattr("relapp.ui.printing.preview", lambda _parent, _book, printable: shown.append(printable.title))

    make("flores da manhã").note.click()

    assert shown == ["Recovery note\u00a0· clients.relapp"]
