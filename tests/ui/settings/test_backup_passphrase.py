from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.door import Door
from relapp.book.encryption import change_passphrase
from relapp.book.tries import tries_of
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.ui.settings.backup_passphrase import BackupPassphraseDialog
from relapp.ui.settings.restoring import restored

NOW, THEN = "flores da manhã", "outras flores"


@pytest.fixture
def door(tmp_path: Path, quick_keys: None) -> Door:
    """A book with a passphrase, and a backup of Ana's day with another one."""
    door = Door(tmp_path / "clients.relapp", NOW)
    with Book(door.path) as book:
        book.clients.add(Client("Ana"))
        backup = book.backups.make(Reason.ASKED)
        book.clients.add(Client("Bia"))
    change_passphrase(door.path, "", NOW)
    change_passphrase(backup.path, "", THEN)
    return door


def backup_of(door: Door) -> Path:
    return next(door.path.with_name("clients-backups").iterdir())


@pytest.mark.usefixtures("look")
def test_a_wrong_one_is_said_and_costs_time(door: Door, qtbot: QtBot) -> None:
    dialog = BackupPassphraseDialog(backup_of(door), door)
    qtbot.addWidget(dialog)
    assert not dialog.restore.isEnabled()
    dialog.field.setText("quite wrong")
    dialog.restore.click()

    assert "does not open" in dialog.problem.text()
    assert tries_of(door.path).count == 1
    dialog.field.setText(THEN)
    dialog.restore.click()
    assert "Try again in 1 second" in dialog.problem.text()


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("typed", [THEN, ""])
def test_the_book_is_restored_with_its_own_or_nothing_is_changed(
    door: Door, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    def answer(dialog: BackupPassphraseDialog) -> int:
        dialog.field.setText(typed)
        (dialog.restore.click if typed else dialog.reject)()
        return dialog.result()

    monkeypatch.setattr(BackupPassphraseDialog, "exec", answer)
    said = restored(door, backup_of(door))

    assert said.startswith("Restored." if typed else "Nothing was changed.")
    with door.open() as book:
        assert book.list.count() == (1 if typed else 2)


@pytest.mark.usefixtures("look")
def test_one_that_is_the_books_own_is_not_asked_for(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    change_passphrase(backup_of(door), THEN, NOW)
    monkeypatch.setattr(BackupPassphraseDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)

    assert restored(door, backup_of(door)).startswith("Restored.")
