from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.note_window import MOST_NOTES, SHOWN_FOR_MS, NoteWindow
from relapp.ui.theme import current_theme
from tests.ui.conftest import click, texts

ACTIONS = {"done": "Done", "snooze": "Snooze until tomorrow", "open": "Open"}


@pytest.fixture
def notes(look: None, qtbot: QtBot) -> Iterator[NoteWindow]:
    window = NoteWindow()
    qtbot.addWidget(window)
    yield window
    window.clear()


def test_it_says_what_is_due_and_what_can_be_done(notes: NoteWindow, qtbot: QtBot) -> None:
    notes.add("a", "Ana & Rui <Lda>", "3:30 PM · call", ACTIONS)

    assert texts(notes) == ["Ana & Rui <Lda>", "3:30 PM · call"]
    with qtbot.waitSignal(notes.chosen) as told:
        click(notes, "Snooze")
    assert told.args == ["a", "snooze"]
    assert not notes.isVisible()


def test_the_same_key_replaces_and_others_stand_beside(notes: NoteWindow) -> None:
    notes.add("a", "Ana", "call", ACTIONS)
    notes.add("b", "Rui", "call", ACTIONS)
    notes.add("a", "Ana", "write", ACTIONS)

    assert texts(notes) == ["Rui", "call", "Ana", "write"]
    notes.remove("b")
    assert texts(notes) == ["Ana", "write"]
    notes.remove("a")
    assert not notes.isVisible()


def test_the_oldest_gives_way(notes: NoteWindow) -> None:
    for number in range(MOST_NOTES + 2):
        notes.add(str(number), f"Client {number}", "", ACTIONS)

    assert list(notes.notes) == ["2", "3", "4"]


def test_closing_one_does_nothing_else(notes: NoteWindow) -> None:
    chosen: list[object] = []
    notes.chosen.connect(lambda *given: chosen.append(given))
    notes.add("a", "Ana", "call", ACTIONS)

    click(notes, "Close this message")

    assert (chosen, notes.isVisible()) == ([], False)


def test_it_goes_by_itself_unless_somebody_points_at_it(notes: NoteWindow, qtbot: QtBot) -> None:
    notes.add("a", "Ana", "call", ACTIONS)
    assert notes._timer.interval() == SHOWN_FOR_MS
    QApplication.sendEvent(notes, _entering(notes))
    assert not notes._timer.isActive()

    notes._timer.setInterval(1)
    QApplication.sendEvent(notes, _leaving())

    qtbot.waitUntil(lambda: not notes.isVisible())
    assert notes.notes == {}


def test_it_never_asks_for_the_keyboard(notes: NoteWindow) -> None:
    assert notes.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert notes.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_stands_in_the_corner_whole_however_large_the_text(notes: NoteWindow, qapp: QApplication, scale: float) -> None:
    current_theme().apply(qapp, "light", scale)
    for number in range(MOST_NOTES):
        notes.add(str(number), "Maria Aparecida dos Santos Oliveira", "15:30 · bring the samples and the new price list", ACTIONS)

    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(notes.frameGeometry())
    assert list(notes.notes)[-1] == str(MOST_NOTES - 1)
    assert notes.height() == notes.layout().totalHeightForWidth(notes.width())
    buttons = [button for note in notes.notes.values() for button in note.buttons.values()]
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_a_screen_reader_learns_whom_each_button_is_about(notes: NoteWindow) -> None:
    notes.add("a", "Ana", "call", ACTIONS)

    (note,) = notes.notes.values()
    assert (note.accessibleName(), note.buttons["done"].accessibleName()) == ("Ana. call", "Done: Ana")
    assert notes.accessibleName() == notes.windowTitle() == "Relapp reminds you"


def _entering(widget: QWidget) -> QEvent:
    middle = widget.rect().center().toPointF()
    return QEnterEvent(middle, middle, middle)


def _leaving() -> QEvent:
    return QEvent(QEvent.Type.Leave)
