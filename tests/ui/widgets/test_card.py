import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.ui.theme import current_theme
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.text import Text


@pytest.fixture
def card(qapp: QApplication, qtbot: QtBot) -> Card:
    current_theme().apply(qapp, "light")
    card = Card(selectable=True)
    card.body.addWidget(Text("Marina Couto", "strong"))
    card.resize(200, 80)
    qtbot.addWidget(card)
    return card


def edge(card: Card) -> str:
    return card.grab().toImage().pixelColor(100, 0).name()


def test_a_selected_card_has_the_accent_around_it(card: Card) -> None:
    assert edge(card) == current_theme().colour("line").name()

    card.set_selected(True)

    assert card.selected
    assert edge(card) == current_theme().colour("accent").name()


def test_a_stripe_has_its_colour(card: Card) -> None:
    card.set_stripe("occasion")

    assert card.grab().toImage().pixelColor(1, 40).name() == current_theme().colour("occasion").name()


def test_the_focus_chooses_and_shows(card: Card, qtbot: QtBot) -> None:
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()

    with qtbot.waitSignal(card.chosen):
        card.clearFocus()
        card.setFocus(Qt.FocusReason.TabFocusReason)

    assert edge(card) == current_theme().colour("accent").name()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens(card: Card, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(card.activated):
        qtbot.keyClick(card, key)


def test_a_double_click_opens(card: Card, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.activated):
        qtbot.mouseDClick(card, Qt.MouseButton.LeftButton)


def test_a_card_that_only_holds_things_takes_no_focus(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)

    assert card.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(card.activated):
        qtbot.keyClick(card, Qt.Key.Key_Return)
