from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import time_machine
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.app import Program
from relapp.book import Book
from relapp.book.door import Door
from relapp.book.places import Place, Trouble
from relapp.book.rescue import take_backup
from relapp.domain.backups import Reason
from relapp.domain.clients import Client, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.errors import BookError, DamagedError
from relapp.ui.help.window import HelpWindow
from relapp.ui.rescue.late_check import LateCheck
from relapp.ui.results.drafts import Begun, drafts_of
from relapp.ui.results.leaving import LeaveDialog
from relapp.ui.second_start import HeldDialog
from relapp.ui.theme import current_theme
from relapp.ui.widgets.nav import NavButton
from relapp.ui.widgets.text import Text

Start = Callable[..., Program]
MONDAY = date(2026, 11, 23)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """A program, on Monday 23 November 2026 in an English-speaking country."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    programs: list[Program] = []

    def start(language: str | None = None) -> Program:
        programs.append(Program(qapp, language))
        return programs[-1]

    with time_machine.travel("2026-11-23T10:00:00", tick=False):
        yield start
        for program in programs:
            program.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setQuitOnLastWindowClosed(True)
    current_theme().apply(qapp, "light", 1.0)
    i18n.set_language("en")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with a client whose birthday is today, closed."""
    with Book(tmp_path / "clients.relapp") as book:
        birthday = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 23))
        book.save_settings(replace(book.settings.get(), language="en", country="GB"))
        book.clients.add(Client("Ana Prado", occasions=(birthday,)))
    return book.path


def names_of_places(program: Program) -> list[str]:
    return [each.label for each in program.window.sidebar.findChildren(NavButton)]


def test_the_book_is_shown_as_of_today(start: Start, book: Path) -> None:
    program = start()

    assert program.open(book)

    assert program.window.isVisible()
    assert program.bus.book.agenda.as_of == MONDAY
    assert [card.client.name for card in program.window.page("today").cards] == ["Ana Prado"]


def test_a_new_book_speaks_the_language_of_the_system(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ro_RO.UTF-8")
    program = start()

    program.open(tmp_path / "new" / "clients.relapp")

    settings = program.bus.book.settings.get()
    assert (settings.language, settings.country) == ("ro", "RO")
    assert program.window.place == "welcome"
    assert names_of_places(program)[0] == "Astăzi"


def test_f1_opens_the_manual_at_the_page_in_view(start: Start, book: Path) -> None:
    program = start()
    program.open(book)
    program.window.activateWindow()
    QApplication.processEvents()
    program.window.go("calendar")

    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_F1)

    assert program.window.findChild(HelpWindow).topic == "calendar"


def test_the_language_asked_for_comes_before_that_of_the_book(start: Start, book: Path) -> None:
    program = start("pt_BR")

    program.open(book)

    assert names_of_places(program)[0] == "Hoje"
    assert program.bus.book.settings.get().language == "en"


def test_what_can_wait_comes_after_the_first_paint(start: Start, book: Path, qtbot: QtBot) -> None:
    program = start()
    program.open(book)
    assert program.background is None

    qtbot.waitUntil(lambda: program.background is not None)

    assert program.background.clockwork.scheduler.running


def test_the_window_answers_once_before_the_background_begins(start: Start, book: Path, qtbot: QtBot) -> None:
    program, seen = start(), []
    program.open(book)
    program.window.first_painted.connect(lambda: seen.append(program.background))

    qtbot.waitUntil(lambda: program.background is not None)

    assert seen == [None]


def test_a_second_start_raises_the_first(start: Start, book: Path, qtbot: QtBot) -> None:
    first, second = start(), start()
    first.open(book)
    qtbot.waitUntil(lambda: first.background is not None)
    first.window.hide()

    assert not second.open(book)

    assert second.window is None
    qtbot.waitUntil(first.window.isVisible)


@pytest.mark.parametrize("is_opened", [True, False])
def test_a_lock_from_another_computer_is_asked_about(
    start: Start, book: Path, monkeypatch: pytest.MonkeyPatch, is_opened: bool
) -> None:
    titles: list[str] = []
    monkeypatch.setattr(HeldDialog, "exec", lambda dialog: (titles.append(dialog.findChild(Text).text()), int(is_opened))[1])
    (book.parent / f".{book.name}.lock").write_bytes(b"4711\npython3\nbalcao\n" + b"f" * 32 + b"\nboot\n")
    program = start()

    assert program.open(book) is is_opened
    assert (program.window is not None) is is_opened
    assert titles == ["clients seems to be open on another computer"]


def test_a_lock_that_says_nothing_is_no_hindrance(start: Start, book: Path) -> None:
    (book.parent / f".{book.name}.lock").touch()

    assert start().open(book)


def test_opening_the_book_that_is_open_changes_nothing(start: Start, book: Path) -> None:
    program = start()
    program.open(book)
    window = program.window

    assert program.open(book)

    assert program.window is window


def test_another_book_takes_the_place_of_the_first(start: Start, book: Path, tmp_path: Path, qtbot: QtBot) -> None:
    program = start()
    program.open(book)
    before = program.window
    qtbot.waitUntil(lambda: program.background is not None)

    program.window.book_wanted.emit(tmp_path / "other.relapp")

    assert program.bus.book.path == tmp_path / "other.relapp"
    assert program.window is not before
    assert program.window.isVisible()
    assert not before.isVisible()
    assert start().open(book), "the first book was not given back"


@pytest.mark.parametrize("content", [b"hello" * 500, b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_book_is_refused_and_left_as_it_is(start: Start, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "cards.relapp"
    file.write_bytes(content)
    program = start()

    with pytest.raises(BookError):
        program.open(file)

    assert file.read_bytes() == content
    assert program.window is None


def test_a_file_that_is_no_book_leaves_the_open_one_in_view(start: Start, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "cards.relapp"
    file.write_bytes(b"hello" * 500)
    program = start()
    program.open(book)
    window = program.window

    program.window.book_wanted.emit(file)

    assert program.window is window
    assert program.bus.book.path == book
    assert window.toast.isVisible()
    assert "is not a Relapp book" in window.toast.message.text()
    assert program.bus.book.list.count() == 1


def test_another_language_is_spoken_at_once_on_the_same_page(start: Start, book: Path, qtbot: QtBot) -> None:
    program = start()
    program.open(book)
    qtbot.waitUntil(lambda: program.background is not None)
    program.window.go("settings")
    program.window.resize(700, 500)
    before, settings = program.window, program.bus.book.settings.get()

    program.bus.do(lambda: program.bus.book.save_settings(replace(settings, language="ro")))
    qtbot.waitUntil(lambda: program.window is not before)

    assert program.window.place == "settings"
    assert program.window.isVisible()
    assert program.window.width() == 700
    assert names_of_places(program)[0] == "Astăzi"
    assert not before.isVisible()
    qtbot.waitUntil(lambda: program.background is not None)


def test_a_second_start_still_finds_the_window_after_its_language_changed(start: Start, book: Path, qtbot: QtBot) -> None:
    first = start()
    first.open(book)
    qtbot.waitUntil(lambda: first.background is not None)
    before = first.window
    first.window.language_changed.emit()
    qtbot.waitUntil(lambda: first.window is not before and first.background is not None)
    first.window.hide()

    assert not start().open(book)

    qtbot.waitUntil(first.window.isVisible)


def test_a_restored_backup_is_shown_and_the_book_as_it_was_is_kept(start: Start, book: Path, qtbot: QtBot) -> None:
    program = start()
    program.open(book)
    backup = program.bus.book.backups.make(Reason.ASKED)
    program.bus.book.clients.add(Client("Bia"))
    qtbot.waitUntil(lambda: program.background is not None)
    program.background.backups.look()

    program.window.restore_wanted.emit(backup.path)
    qtbot.waitUntil(lambda: program.lobby is not None and program.lobby.page.title.text() == "Restoring the backup…")
    qtbot.waitUntil(lambda: program.lobby is None)

    assert program.bus.book.list.count() == 1
    assert program.window.place == "settings"
    (aside,) = book.parent.glob("clients-before-restore-*.relapp")
    said = program.window.notice.text
    assert aside.name in said
    with Book(aside) as kept:
        assert kept.list.count() == 2
    qtbot.waitUntil(lambda: program.background is not None)
    program.bus.said.emit("A reminder", False)
    assert (program.window.notice.text, program.window.notice.isVisible()) == (said, True)


def test_a_warning_of_the_place_waits_until_what_was_said_is_read(
    start: Start, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "relapp.ui.backup_work.BackupKeeper.place_to_warn_of",
        lambda keeper: Place(Trouble.SYNCED, keeper._bus.book.path.parent, "Dropbox"),
    )
    program = start()
    program.open(book)
    program.window.notice.inform("Restored.")
    qtbot.waitUntil(lambda: program.background is not None)

    assert program.window.notice.text == "Restored."


def test_a_book_that_was_emptied_and_brought_back_is_no_empty_one(
    start: Start, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Book(book) as opened:
        backup = opened.backups.make(Reason.ASKED)
    book.write_bytes(b"")
    monkeypatch.setattr("relapp.ui.rescue.dialog.rescued", lambda door, _parent: bool(take_backup(door.path, backup)))
    program = start()
    program.open(book)

    assert program.bus.book.list.count() == 1
    assert program.window.notice.isHidden()


def test_a_file_that_was_emptied_is_not_taken_for_a_new_book_in_silence(start: Start, tmp_path: Path) -> None:
    emptied = tmp_path / "emptied.relapp"
    emptied.touch()
    program = start()
    program.open(emptied)

    assert "emptied.relapp was empty" in program.window.notice.text


def test_a_backup_that_is_damaged_leaves_the_book_in_view(start: Start, book: Path, qtbot: QtBot) -> None:
    program = start()
    program.open(book)
    backup = program.bus.book.backups.make(Reason.ASKED)
    backup.path.write_bytes(bytes(8192))

    program.window.restore_wanted.emit(backup.path)
    qtbot.waitUntil(lambda: program.bus is not None and program.lobby is None)

    assert program.bus.book.list.count() == 1
    assert "damaged" in program.window.notice.text
    qtbot.waitUntil(lambda: program.background is not None)


def test_closing_gives_the_book_back(start: Start, book: Path, qtbot: QtBot) -> None:
    program = start()
    program.open(book)
    qtbot.waitUntil(lambda: program.background is not None)
    scheduler = program.background.clockwork.scheduler

    program.close()

    assert not scheduler.running
    assert program.bus is None
    assert start().open(book)


def test_the_look_of_the_book_is_taken_over(start: Start, book: Path) -> None:
    with Book(book) as opened:
        opened.save_settings(replace(opened.settings.get(), theme="dark", text_scale=150))

    start().open(book)

    assert current_theme().is_dark
    assert current_theme().text_scale == 1.5


@pytest.mark.parametrize("is_rescued", [True, False])
def test_the_user_of_a_damaged_book_is_asked_before_any_window(
    start: Start, book: Path, monkeypatch: pytest.MonkeyPatch, is_rescued: bool
) -> None:
    sound, asked = book.read_bytes(), []
    book.write_bytes(sound[: len(sound) // 2])
    program = start()

    def rescued(door: Door, _parent: object) -> bool:
        asked.append((door.path, program.window))
        if is_rescued:
            door.path.write_bytes(sound)
        return is_rescued

    monkeypatch.setattr("relapp.ui.rescue.dialog.rescued", rescued)
    if is_rescued:
        assert program.open(book)
    else:
        with pytest.raises(DamagedError):
            program.open(book)

    assert asked == [(book, None)]
    assert (program.window is not None) is is_rescued


@pytest.mark.parametrize("is_rescued", [True, False])
def test_damage_found_behind_the_window_puts_it_away_until_the_book_is_sound(
    start: Start, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_rescued: bool
) -> None:
    program = start()
    program.open(book)
    qtbot.waitUntil(lambda: program.background is not None)
    seen = []
    monkeypatch.setattr("relapp.ui.rescue.dialog.rescued", lambda door: (seen.append(program.window), is_rescued)[1])

    program.background.findChild(LateCheck).found_damage.emit()

    assert program.window.isVisible()
    assert "can no longer be read" in program.window.notice.text
    program.window.notice.button.click()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [None]
    assert (program.window is not None) is is_rescued


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the user chooses when something typed is not saved, one after another: what was chosen is gone."""
    choices: list[str] = []

    def answer(dialog: LeaveDialog) -> int:
        getattr(dialog, f"{choices.pop(0)}_button").click()
        return dialog.result()

    monkeypatch.setattr(LeaveDialog, "exec", answer)
    return choices


def type_a_result(program: Program) -> None:
    drafts_of(program.bus).begun = Begun(1, "1", "r", "", MONDAY, message_counts=False)


def test_results_not_saved_keep_the_book_in_view_until_the_user_decides(
    start: Start, book: Path, tmp_path: Path, asked: list[str]
) -> None:
    program = start()
    program.open(book)
    type_a_result(program)
    other, window = tmp_path / "other.relapp", program.window

    asked.append("stay")
    window.book_wanted.emit(other)
    assert (program.bus.book.path, program.window, asked) == (book, window, [])
    assert drafts_of(program.bus).count == 1
    asked.append("discard")
    window.book_wanted.emit(other)

    assert (program.bus.book.path, asked) == (other, [])


def test_nothing_is_asked_where_the_book_in_view_is_chosen_again(start: Start, book: Path, asked: list[str]) -> None:
    program = start()
    program.open(book)
    type_a_result(program)

    program.window.book_wanted.emit(book)

    assert drafts_of(program.bus).count == 1


def test_results_not_saved_are_asked_about_before_a_backup_is_restored(start: Start, book: Path, asked: list[str]) -> None:
    program = start()
    program.open(book)
    backup = program.bus.book.backups.make(Reason.ASKED)
    type_a_result(program)

    asked.append("stay")
    program.window.restore_wanted.emit(backup.path)

    assert asked == []
    assert drafts_of(program.bus).count == 1
    assert not list(book.parent.glob("clients-before-restore-*"))


@pytest.mark.parametrize("passphrase", ["", "correct horse"])
def test_the_user_of_a_missing_book_is_asked_before_any_window(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    path, seen = tmp_path / "clients.relapp", []
    with Book(path, passphrase=passphrase) as made:
        made.clients.add(Client("Ana Prado"))
        backup = made.backups.make(Reason.ASKED)
    path.unlink()

    def rescued(door: Door, _parent: object) -> bool:
        seen.append(door)
        take_backup(path, backup, door.passphrase)
        return True

    monkeypatch.setattr("relapp.ui.rescue.dialog.rescued", rescued)
    program = start()
    assert program.open(path)
    if passphrase:
        assert program.window is None
        program.lobby.page.unlock_wanted.emit(passphrase)

    assert seen == [Door(path, passphrase)]
    assert program.bus.book.list.count() == 1
