from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.app import Program
from relapp.book.tries import tries_of
from relapp.ui.locking import lobby as lobbies
from relapp.ui.locking.memory import Memory
from relapp.ui.locking.rekeying import Rekeying
from tests.rings import Ring
from tests.ui.locking.conftest import PASSPHRASE

pytestmark = pytest.mark.usefixtures("user_folders")


@pytest.fixture
def memory(locked: Path, ring: Ring) -> Memory:
    """Of the book, whose passphrase is remembered."""
    memory = Memory(locked)
    memory.keep(PASSPHRASE).result(5)
    ring.asked.clear()
    return memory


def try_passphrase(program: Program, passphrase: str) -> None:
    page = program.lobby.page
    page.field.setText(passphrase)
    QTest.keyClick(page.field, Qt.Key.Key_Return)


def test_a_remembered_passphrase_opens_the_book_at_the_start(
    program: Program, memory: Memory, locked: Path, qtbot: QtBot
) -> None:
    program.open(locked)
    lobby_was_seen = program.lobby.isVisible()

    qtbot.waitUntil(lambda: program.window is not None)

    assert not lobby_was_seen
    assert program.lobby is None
    assert program.bus.book.list.count() == 1


def test_no_keyring_is_asked_where_nothing_is_remembered(program: Program, locked: Path, ring: Ring) -> None:
    program.open(locked)

    assert program.lobby.isVisible()
    assert not program.lobby.page.remember.isChecked()
    assert ring.asked == []


def test_after_a_lock_it_is_typed_even_if_the_program_starts_anew(
    program: Program, memory: Memory, locked: Path, qtbot: QtBot, ring: Ring
) -> None:
    program.open(locked, PASSPHRASE)
    program.lock()
    qtbot.waitUntil(lambda: program.bus is None)
    assert program.lobby.isVisible()

    program.close()
    program.open(locked)

    assert program.lobby.isVisible()
    assert ring.asked == []
    try_passphrase(program, PASSPHRASE)
    assert memory.may_open
    assert memory.is_on


def test_a_wrong_one_is_forgotten_and_costs_no_time(
    program: Program, memory: Memory, locked: Path, qtbot: QtBot, ring: Ring
) -> None:
    memory.keep("another one").result(5)

    program.open(locked)
    qtbot.waitUntil(lambda: program.lobby.isVisible() and not ring.kept)

    assert not memory.is_on
    assert tries_of(locked).count == 0
    page = program.lobby.page
    assert (page.problem.text(), page.remember.isChecked()) == ("", False)


def test_one_that_was_deleted_in_the_keyring_is_asked_for(
    program: Program, memory: Memory, locked: Path, qtbot: QtBot, ring: Ring
) -> None:
    ring.kept.clear()

    program.open(locked)
    qtbot.waitUntil(program.lobby.isVisible)

    assert not memory.is_on


def test_a_keyring_that_is_locked_is_asked_again_at_the_next_start(
    program: Program, memory: Memory, locked: Path, qtbot: QtBot, ring: Ring
) -> None:
    ring.locked = True

    program.open(locked)
    qtbot.waitUntil(program.lobby.isVisible)
    try_passphrase(program, PASSPHRASE)

    assert program.window.isVisible()
    assert memory.may_open


def test_a_keyring_that_hangs_stops_nobody(
    program: Program, memory: Memory, locked: Path, qtbot: QtBot, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lobbies, "_UNSEEN_MS", 10)
    ring.free.clear()

    program.open(locked)
    qtbot.waitUntil(program.lobby.isVisible)
    try_passphrase(program, PASSPHRASE)

    assert program.window.isVisible()


def test_whoever_has_begun_to_type_is_left_alone(
    program: Program, memory: Memory, locked: Path, qtbot: QtBot, ring: Ring
) -> None:
    ring.free.clear()
    program.open(locked)
    program.lobby.page.field.setText("flo")

    ring.free.set()
    qtbot.waitUntil(program.lobby.isVisible)

    assert program.window is None
    assert program.lobby.page.field.text() == "flo"


def test_the_lock_page_remembers_what_was_typed(program: Program, locked: Path, qtbot: QtBot, ring: Ring) -> None:
    program.open(locked)
    program.lobby.page.remember.click()

    try_passphrase(program, PASSPHRASE)
    qtbot.waitUntil(lambda: Memory(locked).is_on)

    assert list(ring.kept.values()) == [PASSPHRASE]


def test_a_wrong_passphrase_is_never_remembered(program: Program, locked: Path, ring: Ring) -> None:
    program.open(locked)
    program.lobby.page.remember.setChecked(True)

    try_passphrase(program, "something else")

    assert ring.asked == []


def test_the_lock_page_forgets(program: Program, memory: Memory, locked: Path, qtbot: QtBot, ring: Ring) -> None:
    program.open(locked, PASSPHRASE)
    program.lock()
    qtbot.waitUntil(lambda: program.bus is None)
    assert program.lobby.page.remember.isChecked()
    program.lobby.page.remember.click()

    try_passphrase(program, PASSPHRASE)
    qtbot.waitUntil(lambda: not ring.kept)

    assert not memory.is_on


def test_without_a_keyring_the_lock_page_says_so(program: Program, locked: Path, qtbot: QtBot, no_ring: None) -> None:
    program.open(locked)
    page = program.lobby.page

    page.remember.click()
    qtbot.waitUntil(lambda: not page.remember.isEnabled())

    assert not page.remember.isChecked()
    assert page.problem.text().startswith("This computer has no keyring")


def test_the_sentence_about_the_keyring_ends_no_wait(program: Program, locked: Path, qtbot: QtBot, no_ring: None) -> None:
    program.open(locked)
    page = program.lobby.page
    try_passphrase(program, "something else")

    page.remember.click()
    qtbot.waitUntil(lambda: not page.remember.isEnabled())

    assert not page.button.isEnabled()
    assert page.problem.text().endswith("Try again in 1 second.")


@pytest.mark.parametrize(("passphrase", "kept"), [("pão de queijo", ["pão de queijo"]), ("", [])])
def test_it_follows_the_passphrase_of_the_book(
    program: Program, memory: Memory, locked: Path, qtbot: QtBot, ring: Ring, passphrase: str, kept: list[str]
) -> None:
    program.open(locked, PASSPHRASE)

    program.window.rekey_wanted.emit(Rekeying(passphrase))
    qtbot.waitUntil(lambda: program.window is not None and program.lobby is None, timeout=10_000)

    assert list(ring.kept.values()) == kept
    assert memory.may_open == bool(kept)


def test_leaving_the_program_does_not_wait_for_the_keyring(
    program: Program, memory: Memory, locked: Path, qapp: QApplication, ring: Ring
) -> None:
    ring.free.clear()
    program.open(locked)

    program.close()

    assert program.lobby is None
