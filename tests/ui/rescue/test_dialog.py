from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.door import Door
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.ui.rescue.dialog import RescueDialog, rescued

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book with a backup, and then with damage."""
    path = tmp_path / "clients.relapp"
    with Book(path) as book, book._db.transaction():
        for number in range(60):
            book.clients.add(Client(f"Ana {number}", notes="x" * 300))
    with Book(path) as book:
        book.backups.make(Reason.ASKED)
    content = bytearray(path.read_bytes())
    content[PAGE * 30 : PAGE * 34] = bytes(PAGE * 4)
    path.write_bytes(content)
    return path


@pytest.fixture
def show(qtbot: QtBot):
    def show(path: Path, **how: bool) -> RescueDialog:
        dialog = RescueDialog(Door(path), **how)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
        return dialog

    return show


def choice(dialog: RescueDialog, beginning: str):
    return next(each for each in dialog.choices if each.title.text().startswith(beginning))


def test_it_says_what_there_is(show, path):
    dialog = show(path)
    assert str(path) in dialog.said.text()
    assert "60 clients" in choice(dialog, "The backup of").detail.text()
    assert "60 clients" in choice(dialog, "What can still be read").detail.text()
    assert dialog.choices[0].button.hasFocus()
    dialog.reject()
    assert sorted(each.name for each in path.parent.iterdir()) == ["clients-backups", "clients.relapp"]


def test_a_book_that_may_only_have_another_passphrase_is_not_called_damaged(show, path):
    dialog = show(path, may_be_former=True)
    assert dialog.title.text() == "Your client book does not open"
    assert dialog.leave_button.hasFocus()
    assert dialog.choices
    dialog.reject()


@pytest.mark.parametrize("beginning", ["The backup of", "What can still be read"])
def test_what_is_chosen_becomes_the_book(show, path, qtbot, beginning):
    damaged = path.read_bytes()
    dialog = show(path)
    choice(dialog, beginning).button.click()
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=20_000)
    [aside] = path.parent.glob("clients-damaged-*")
    assert str(aside) in dialog.said.text()
    assert aside.read_bytes() == damaged
    dialog.open_button.click()
    assert dialog.result() == RescueDialog.DialogCode.Accepted
    with Book(path) as book:
        assert book.list.count() == 60
        assert book.check() == []


def test_where_nothing_is_left_that_is_said(show, path):
    for backup in path.with_name("clients-backups").iterdir():
        backup.unlink()
    path.write_bytes(path.read_bytes()[:PAGE] + bytes(PAGE * 40))
    dialog = show(path)
    assert dialog.choices == []
    assert "Nothing of it can be read" in dialog.state.text()


def test_a_failure_is_said_and_the_choice_stays(show, path, qtbot):
    dialog = show(path)
    backup = choice(dialog, "The backup of")
    next(path.with_name("clients-backups").iterdir()).write_bytes(b"")
    backup.button.click()
    qtbot.waitUntil(lambda: dialog.state.role == "problem", timeout=20_000)
    assert backup.button.isEnabled()
    assert not list(path.parent.glob("clients-damaged-*"))


def test_leaving_changes_nothing(path, monkeypatch, qtbot):
    before = path.read_bytes()
    monkeypatch.setattr(RescueDialog, "exec", lambda dialog: (dialog.reject(), dialog.result())[1])
    assert not rescued(Door(path))
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == ["clients-backups", "clients.relapp"]


def take(dialog: RescueDialog, beginning: str, qtbot: QtBot) -> None:
    choice(dialog, beginning).button.click()
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=20_000)


def test_who_was_erased_since_stays_out_and_that_is_said(show, qtbot, tmp_path):
    path = tmp_path / "other.relapp"
    with Book(path) as book:
        book.clients.add(Client("Ana"))
        book.backups.make(Reason.ASKED)
        book.erasing.erase(1)
    path.write_bytes(path.read_bytes()[: -PAGE * 2])
    dialog = show(path)
    take(dialog, "The backup of", qtbot)
    assert dialog.said.text().endswith("1 client who was erased since was left out.")
    with Book(path) as book:
        assert book.list.is_empty()


@pytest.mark.parametrize(("beginning", "count"), [("The backup of", 60), ("A new book", 0)])
def test_a_missing_book_is_had_again_or_begun_anew(show, path, qtbot, beginning, count):
    path.unlink()
    dialog = show(path)
    assert dialog.title.text() == "Your client book is missing"
    assert str(path) in dialog.said.text()
    assert [each.title.text()[:10] for each in dialog.choices] == ["The backup", "A new book"]
    take(dialog, beginning, qtbot)
    assert not dialog.said.isVisible()
    with Book(path) as book:
        assert book.list.count() == count


def test_backups_with_another_passphrase_are_not_said_to_be_none(show, tmp_path):
    path = tmp_path / "other.relapp"
    with Book(path, passphrase="correct horse") as book:
        book.backups.make(Reason.ASKED)
    path.unlink()
    dialog = show(path)
    assert dialog.choices == []
    assert "another passphrase" in dialog.state.text()
