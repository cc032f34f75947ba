import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.widgets import toast as toast_module
from relapp.ui.widgets.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_it_says_what_was_done_at_the_foot_of_the_window(window: QWidget) -> None:
    toast = Toast(window)

    toast.show_message("Feito: <b>Marina</b>", lambda: None)

    assert toast.isVisible()
    assert toast.message.text() == "Feito: <b>Marina</b>"
    assert window.rect().contains(toast.geometry())
    assert toast.geometry().bottom() > 500


def test_it_offers_another_way_than_undo(window: QWidget) -> None:
    toast = Toast(window)

    toast.show_message("Saved", lambda: None, label="Show folder", icon_name="share")
    assert (toast.button.text(), toast.button.icon_name) == ("Show folder", "share")
    toast.show_message("Feito", lambda: None)

    assert (toast.button.text(), toast.button.icon_name) == ("Undo", "undo")


def test_undo_takes_it_back_once_and_closes(window: QWidget, qtbot: QtBot) -> None:
    toast, undone = Toast(window), list[str]()
    toast.show_message("Feito", lambda: undone.append("Marina"))

    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    toast.button.click()

    assert undone == ["Marina"]
    assert not toast.isVisible()


def test_without_a_way_back_there_is_no_undo_button(window: QWidget) -> None:
    toast = Toast(window)

    toast.show_message("Copiado")

    assert not toast.button.isVisible()


def test_it_goes_when_its_time_is_over(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message("Feito")

    toast._timer.timeout.emit()

    assert not toast.isVisible()


def test_it_stays_while_the_keyboard_is_on_it(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message("Feito", lambda: None)
    toast.button.setFocus(Qt.FocusReason.TabFocusReason)

    toast._timer.timeout.emit()

    assert toast.isVisible()
    assert toast._timer.isActive()


def test_escape_closes_it_and_gives_the_keyboard_back(window: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit(window)
    line.show()
    line.setFocus()
    toast = Toast(window)
    toast.show_message("Feito", lambda: None)
    toast.button.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(toast.button, Qt.Key.Key_Escape)

    assert not toast.isVisible()
    assert line.hasFocus()


def test_undo_is_reached_by_tab(window: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit(window)
    line.show()
    toast = Toast(window)
    toast.show_message("Feito", lambda: None)
    line.setFocus()

    qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert toast.button.hasFocus()


def test_it_follows_the_window_and_never_sticks_out(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message("Feito: ligação de agradecimento para Marina Couto, do Café do Porto, " * 3, lambda: None)

    window.resize(400, 500)

    assert window.rect().contains(toast.geometry())
    assert toast.message.height() >= toast.message.heightForWidth(toast.message.width())


def test_screen_readers_are_told(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(toast_module.QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    toast = Toast(window)

    toast.show_message("Feito: Marina Couto")

    assert told == ["Feito: Marina Couto"]
    assert toast_module.QAccessible is QAccessible
