from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.widgets.forms import LabelledRow, NotesField, TextField

Shown = Callable[[QWidget], QLineEdit]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Show a widget above another line, to which the keyboard can go."""
    windows: list[QWidget] = []

    def show(widget: QWidget) -> QLineEdit:
        window, elsewhere = QWidget(), QLineEdit()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.addWidget(widget)
        column.addWidget(elsewhere)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        widget.setFocus()
        return elsewhere

    return show


def test_a_line_is_saved_when_the_user_leaves_it(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("Ana", name="Nome")
    elsewhere = shown(field)
    qtbot.keyClicks(field, " Prado")

    with qtbot.waitSignal(field.edited) as told:
        elsewhere.setFocus()

    assert told.args == ["Ana Prado"]


def test_enter_saves_once(shown: Shown, qtbot: QtBot) -> None:
    field, told = TextField("Ana"), list[str]()
    elsewhere = shown(field)
    field.edited.connect(told.append)
    qtbot.keyClicks(field, "!")

    qtbot.keyClick(field, Qt.Key.Key_Return)
    elsewhere.setFocus()

    assert told == ["Ana!"]


def test_nothing_changed_is_nothing_told(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("Ana")
    elsewhere = shown(field)

    with qtbot.assertNotEmitted(field.edited):
        elsewhere.setFocus()


def test_escape_takes_the_typing_back(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("Ana")
    elsewhere = shown(field)
    qtbot.keyClicks(field, "bel")

    with qtbot.assertNotEmitted(field.edited):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        elsewhere.setFocus()

    assert field.text() == "Ana"


def test_news_from_the_book_never_overwrite_what_is_being_typed(shown: Shown, qtbot: QtBot) -> None:
    field = TextField("Ana")
    shown(field)
    qtbot.keyClicks(field, " L")

    field.set_text("Ana Prado")

    assert field.text() == "Ana L"


def test_news_from_the_book_are_shown(qtbot: QtBot) -> None:
    field = TextField("Ana")
    qtbot.addWidget(field)

    with qtbot.assertNotEmitted(field.edited):
        field.set_text("Ana Prado")
        field.editingFinished.emit()

    assert field.text() == "Ana Prado"


def test_notes_are_saved_when_the_user_leaves_them_by_tab(shown: Shown, qtbot: QtBot) -> None:
    notes = NotesField("Filha Bia", name="Notas")
    elsewhere = shown(notes)
    notes.appendPlainText("faculdade")

    with qtbot.waitSignal(notes.edited) as told:
        qtbot.keyClick(notes, Qt.Key.Key_Tab)

    assert told.args == ["Filha Bia\nfaculdade"]
    assert elsewhere.hasFocus()


def test_notes_keep_what_is_being_typed(shown: Shown) -> None:
    notes = NotesField("a")
    shown(notes)
    notes.appendPlainText("b")

    notes.set_text("c")

    assert notes.toPlainText() == "a\nb"


def test_a_field_is_called_by_its_label(qtbot: QtBot) -> None:
    row = LabelledRow("Limba", QComboBox())
    qtbot.addWidget(row)

    assert row.field.accessibleName() == "Limba"


def test_a_field_with_a_name_keeps_it(qtbot: QtBot) -> None:
    row = LabelledRow("Nume", TextField(name="Numele clientului"))
    qtbot.addWidget(row)

    assert row.field.accessibleName() == "Numele clientului"


def test_a_narrow_row_puts_the_field_below_its_label(qtbot: QtBot) -> None:
    row = LabelledRow("Limba", TextField("Română"))
    qtbot.addWidget(row)

    assert row.layout().heightForWidth(220) > row.layout().heightForWidth(600)


def test_a_hint_can_come_and_go(qtbot: QtBot) -> None:
    row = LabelledRow("Limba", TextField())
    qtbot.addWidget(row)

    row.set_hint("Se schimbă îndată.")
    assert not row._hint.isHidden()

    row.set_hint("")
    assert row._hint.isHidden()
