from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.book.door import Door
from relapp.ui.locking.memory import Memory
from relapp.ui.settings.remembering import RememberRow
from tests.rings import Ring
from tests.ui.conftest import texts

pytestmark = pytest.mark.usefixtures("user_folders")

Make = Callable[[], RememberRow]


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "clients.relapp")


@pytest.fixture
def make(look: None, tmp_path: Path, show: Callable[[QWidget], QWidget]) -> Make:
    return lambda: show(RememberRow(Door(tmp_path / "clients.relapp", "flores da manhã")))


def says(row: RememberRow, words: str) -> bool:
    return any(words in each for each in texts(row))


def test_it_is_remembered_once_it_is_chosen(make: Make, memory: Memory, ring: Ring, qtbot: QtBot) -> None:
    row = make()
    assert says(row, "After a lock")
    assert not row.box.isChecked()

    row.box.click()
    qtbot.waitUntil(lambda: row.box.isEnabled() and row.box.isChecked())

    assert memory.may_open
    assert list(ring.kept.values()) == ["flores da manhã"]


def test_it_is_forgotten_once_it_is_chosen_no_more(make: Make, memory: Memory, ring: Ring, qtbot: QtBot) -> None:
    memory.keep("flores da manhã").result(5)
    row = make()
    assert row.box.isChecked()

    row.box.click()
    qtbot.waitUntil(lambda: row.box.isEnabled() and not row.box.isChecked())

    assert not memory.is_on
    assert ring.kept == {}


def test_without_a_keyring_it_cannot_be_chosen_and_says_why(make: Make, no_ring: None, qtbot: QtBot) -> None:
    row = make()

    qtbot.waitUntil(lambda: not row.box.isEnabled())

    assert says(row, "This computer has no keyring")


def test_a_keyring_that_does_not_answer_is_none(make: Make, ring: Ring, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relapp.keyrings.PATIENCE", 0.05)
    ring.free.clear()
    Memory(Path("/other")).recall()

    row = make()

    qtbot.waitUntil(lambda: not row.box.isEnabled())


def test_what_was_remembered_can_be_forgotten_though_the_keyring_is_gone(
    make: Make, memory: Memory, ring: Ring, qtbot: QtBot
) -> None:
    memory.keep("flores da manhã").result(5)
    keyring.set_keyring(fail.Keyring())
    row = make()

    row.box.click()
    qtbot.waitUntil(lambda: row.box.isEnabled() and says(row, "delete its entry"))

    assert not memory.is_on
    assert not row.box.isChecked()


def test_a_keyring_that_stays_locked_is_said(make: Make, memory: Memory, ring: Ring, qtbot: QtBot) -> None:
    row = make()
    ring.locked = True

    row.box.click()
    qtbot.waitUntil(lambda: row.box.isEnabled() and says(row, "did not take it"))

    assert not row.box.isChecked()
    assert not memory.is_on


def test_it_shows_what_was_chosen_elsewhere(make: Make, memory: Memory, ring: Ring) -> None:
    row = make()
    memory.keep("flores da manhã").result(5)

    row.hide()
    row.show()

    assert row.box.isChecked()
