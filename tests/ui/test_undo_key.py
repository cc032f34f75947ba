from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Client
from relapp.ui.bus import Bus
from relapp.ui.undo_key import UndoKey
from relapp.ui.undo_key import undo as take_back
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.forms import NotesField, TextField
from relapp.ui.widgets.inputs import DayField, NumberField
from relapp.ui.widgets.search_field import SearchField


class Form(QWidget):
    """A window with a field of each kind; `undone` counts what went on to the book."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = 0
        self.promise, self.name, self.search = QLineEdit(), TextField("Ana"), SearchField("Search")
        self.notes, self.number, self.day = NotesField("two sons"), NumberField(5, 1, 99), DayField(date(2026, 11, 23))
        self.button = QPushButton("Add")
        self.saved: list[str] = []
        self.promise.returnPressed.connect(self._save)
        column = VBox(self)
        for each in (self.promise, self.name, self.search, self.notes, self.number, self.day, self.button):
            column.addWidget(each)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._undo)
        self.undo_key = UndoKey(self)

    def _undo(self) -> None:
        self.undone += 1

    def _save(self) -> None:
        self.saved.append(self.promise.text())
        self.promise.clear()


@pytest.fixture
def form(look: None, show: Callable[..., Form]) -> Form:
    form = show(Form(), 400, 600)
    form.button.setFocus()
    return form


def undo(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("name", ["promise", "name", "search", "notes", "number", "day"])
def test_a_field_in_which_nothing_was_typed_leaves_undo_to_the_book(form: Form, name: str) -> None:
    field = getattr(form, name)
    field.setFocus()

    undo(field)

    assert form.undone == 1


@pytest.mark.parametrize("name", ["promise", "name", "search", "notes"])
def test_what_is_being_typed_is_undone_before_the_book(form: Form, name: str) -> None:
    field = getattr(form, name)
    field.setFocus()
    text = field.toPlainText if isinstance(field, NotesField) else field.text
    before = text()
    QTest.keyClicks(field, "calls")
    assert text() != before

    undo(field)
    assert (text(), form.undone) == (before, 0)

    undo(field)
    assert (text(), form.undone) == (before, 1)


def test_what_was_added_with_enter_does_not_come_back_into_its_box(form: Form) -> None:
    form.promise.setFocus()
    QTest.keyClicks(form.promise, "bring the sample")
    QTest.keyClick(form.promise, Qt.Key.Key_Return)

    undo(form.promise)

    assert (form.saved, form.promise.text(), form.undone) == (["bring the sample"], "", 1)


def test_what_was_added_with_the_button_does_not_come_back_either(form: Form) -> None:
    form.promise.setFocus()
    QTest.keyClicks(form.promise, "bring the sample")
    form.button.setFocus()
    form.promise.clear()
    form.promise.setFocus()

    undo(form.promise)

    assert (form.promise.text(), form.undone) == ("", 1)


def test_a_box_emptied_by_the_program_while_it_has_the_keyboard_stays_empty(form: Form) -> None:
    form.promise.setFocus()
    QTest.keyClicks(form.promise, "bring the sample")
    form.promise.clear()

    undo(form.promise)

    assert (form.promise.text(), form.undone) == ("", 1)


def test_what_enter_has_saved_is_undone_in_the_book_and_later_typing_in_the_field(form: Form) -> None:
    form.name.setFocus()
    form.name.end(False)
    QTest.keyClicks(form.name, " Prado")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    undo(form.name)
    assert (form.name.text(), form.undone) == ("Ana Prado", 1)

    QTest.keyClicks(form.name, " Reis")
    undo(form.name)
    assert (form.name.text(), form.undone) == ("Ana Prado", 1)


def test_a_text_deleted_by_mistake_comes_back(form: Form) -> None:
    form.name.setFocus()
    form.name.selectAll()
    QTest.keyClick(form.name, Qt.Key.Key_Delete)

    undo(form.name)

    assert (form.name.text(), form.undone) == ("Ana", 0)


def test_notes_left_and_entered_again_are_saved_notes(form: Form) -> None:
    form.notes.setFocus()
    QTest.keyClicks(form.notes, "and a dog, ")
    form.button.setFocus()
    form.notes.setFocus()

    undo(form.notes)

    assert (form.notes.toPlainText(), form.undone) == ("and a dog, two sons", 1)


def test_a_number_being_typed_is_undone_and_one_that_was_entered_is_not(form: Form) -> None:
    form.number.setFocus()
    form.number.selectAll()
    QTest.keyClicks(form.number, "12")
    undo(form.number)
    assert (form.number.text(), form.undone) == ("5", 0)

    form.number.selectAll()
    QTest.keyClicks(form.number, "12")
    QTest.keyClick(form.number, Qt.Key.Key_Return)
    undo(form.number)
    assert (form.number.value(), form.undone) == (12, 1)


def test_a_day_being_typed_is_undone(form: Form) -> None:
    form.day.setFocus()
    QTest.keyClicks(form.day, "24")

    undo(form.day)

    assert (form.day.day, form.undone) == (date(2026, 11, 23), 0)


def test_coming_back_to_a_field_leaves_what_is_marked_in_it(form: Form) -> None:
    form.name.setFocus()
    QTest.keyClicks(form.name, " Prado")
    form.button.setFocus()
    form.name.setFocus(Qt.FocusReason.TabFocusReason)

    assert form.name.selectedText() == form.name.text()


class Deciding(QWidget):
    """A page with so many decisions of its own to take back."""

    def __init__(self, decisions: int) -> None:
        super().__init__()
        self.decisions = decisions

    def take_back(self) -> bool:
        self.decisions -= 1
        return self.decisions >= 0


def test_a_page_takes_its_own_decisions_back_before_the_book_does(qtbot: QtBot, bus: Bus) -> None:
    page = Deciding(1)
    qtbot.addWidget(page)
    bus.do(lambda: bus.book.clients.add(Client("Ana")))

    take_back(page, bus)
    assert not bus.book.list.is_empty()

    take_back(page, bus)
    assert bus.book.list.is_empty()


def test_a_page_without_decisions_leaves_undo_to_the_book(qtbot: QtBot, bus: Bus) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bus.do(lambda: bus.book.clients.add(Client("Ana")))

    take_back(page, bus)

    assert bus.book.list.is_empty()
