import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import Button, IconButton, PlainButton, PrimaryButton
from relapp.ui.widgets.menu_button import MenuButton


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    current_theme().apply(qapp, "light")


def ground(button: Button) -> str:
    button.resize(button.sizeHint())
    return button.grab().toImage().pixelColor(button.width() // 2, 3).name()


def test_the_kind_of_a_button_shows(qtbot: QtBot) -> None:
    primary, plain = PrimaryButton("Feito", "check"), PlainButton("Feito", "check")
    qtbot.addWidget(primary)
    qtbot.addWidget(plain)

    assert ground(primary) == current_theme().colour("accent").name()
    assert ground(plain) == current_theme().colour("card").name()

    plain.set_kind("primary")

    assert ground(plain) == current_theme().colour("accent").name()


def test_a_button_is_never_smaller_than_its_text(qtbot: QtBot) -> None:
    button = PlainButton("Ligação de agradecimento", "phone", compact=True)
    qtbot.addWidget(button)

    assert button.minimumSizeHint() == button.sizeHint()
    assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance(button.text()) + current_theme().px(16)


def test_an_icon_alone_says_its_name(qtbot: QtBot) -> None:
    button = IconButton("close", "Fechar")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Fechar"
    assert "Fechar" in button.toolTip()
    assert button.sizeHint().width() == button.sizeHint().height()


def test_the_ring_shows_where_the_keyboard_came_and_not_the_mouse(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = PlainButton("um"), PlainButton("dois")
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert second.shows_ring

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not first.shows_ring
    assert not second.shows_ring


def test_a_label_shows_an_escaped_ampersand_once(qtbot: QtBot) -> None:
    button = Button("Silva && &Filhos")
    qtbot.addWidget(button)

    assert button.label == "Silva & Filhos"


def test_a_line_of_a_menu_does_its_thing(qtbot: QtBot) -> None:
    done: list[str] = []
    button = MenuButton("Adiar", "clock")
    qtbot.addWidget(button)
    action = button.add_action("Silva & Filhos", lambda: done.append("tomorrow"), "clock", "Ctrl+D")

    action.trigger()

    assert done == ["tomorrow"]
    assert action.text() == "Silva && Filhos"
    assert action.shortcut().toString() == "Ctrl+D"
    assert not action.icon().isNull()


def test_a_menu_can_be_emptied(qtbot: QtBot) -> None:
    button = MenuButton("Adiar")
    qtbot.addWidget(button)
    button.add_action("Amanhã", lambda: None)

    button.clear()

    assert button.menu().actions() == []


def test_a_menu_opens_by_keyboard(qtbot: QtBot) -> None:
    button = MenuButton("", "more", label="Mais")
    qtbot.addWidget(button)
    opened: list[bool] = []
    button.menu().aboutToShow.connect(lambda: (opened.append(True), button.menu().hide()))
    button.add_action("Amanhã", lambda: None)
    with qtbot.waitExposed(button):
        button.show()

    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: opened == [True])

    assert button.accessibleName() == "Mais"
