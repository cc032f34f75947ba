from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Channel, Importance
from relapp.domain.journal import Outcome
from relapp.ui.bus import Bus
from relapp.ui.touching.done_popup import DonePopup
from relapp.ui.touching.snooze import SnoozeMenu
from relapp.ui.week.page import WeekPage
from relapp.ui.week.week_card import WeekCard
from tests.ui.conftest import HOSTILE, MONDAY, TUESDAY, Add, in_view, texts

OpenCard = Callable[[], WeekCard]


@pytest.fixture
def open_card(bus: Bus, show: Callable[..., WeekPage]) -> OpenCard:
    """The first card of a week."""

    def open_card() -> WeekCard:
        page = show(WeekPage(bus))
        card = next(card for column in page.columns for card in column.cards)
        card.setFocus()
        return card

    return open_card


def popup() -> object:
    return QApplication.activePopupWidget()


def test_d_asks_what_came_of_it(add: Add, book: Book, open_card: OpenCard, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY, preferred_channel=Channel.EMAIL)

    qtbot.keyClick(open_card(), Qt.Key.Key_D)
    assert isinstance(popup(), DonePopup)
    popup().buttons[Outcome.SENT].click()

    (entry,) = book.timeline.latest(client_id)
    assert (entry.touch.outcome, entry.touch.channel) == (Outcome.SENT, Channel.EMAIL)
    assert book.agenda.of_client(client_id) == []


def test_s_puts_it_off(add: Add, book: Book, open_card: OpenCard, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)

    qtbot.keyClick(open_card(), Qt.Key.Key_S)
    menu = popup()
    assert isinstance(menu, SnoozeMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert book.agenda.of_client(client_id)[0].ideal == TUESDAY


@pytest.mark.parametrize("how", ["enter", "double click"])
def test_the_client_is_opened(add: Add, open_card: OpenCard, qtbot: QtBot, how: str) -> None:
    client_id = add(due=MONDAY)
    card = open_card()
    page = next(each for each in QApplication.topLevelWidgets() if isinstance(each, WeekPage))

    with qtbot.waitSignal(page.client_opened, check_params_cb=lambda opened: opened == client_id):
        if how == "enter":
            qtbot.keyClick(card, Qt.Key.Key_Return)
        else:
            qtbot.mouseDClick(card, Qt.MouseButton.LeftButton)


def test_the_right_button_offers_the_same(add: Add, open_card: OpenCard) -> None:
    add(due=MONDAY)
    card = open_card()

    QApplication.sendEvent(card, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), card.mapToGlobal(QPoint(5, 5))))

    menu = popup()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Done…", "Snooze", "Move to", "Open record"]
    assert len(menu.actions()[1].menu().actions()) == 6
    QTimer.singleShot(0, menu.close)
    menu.actions()[0].trigger()
    assert isinstance(card.window().findChild(DonePopup), DonePopup)


def test_it_says_who_what_and_why(add: Add, open_card: OpenCard) -> None:
    add("Ana Prado", due=date(2026, 11, 20), born=date(1980, 11, 23), text="ask", importance=Importance.DATES_ONLY)

    card = open_card()

    assert {"Reminder + Birthday", "Ana Prado", "ask · 3 days late"} <= set(texts(card))
    assert card.accessibleName() == "Ana Prado: Reminder + Birthday. ask · 3 days late"


def test_a_very_important_client_has_a_star(add: Add, open_card: OpenCard) -> None:
    add("Ana Prado", due=MONDAY, importance=Importance.VIP)

    assert "Ana Prado\u00a0★" in texts(open_card())


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_letter_by_letter(add: Add, open_card: OpenCard, name: str) -> None:
    add(name, text=name, due=MONDAY)
    card = open_card()

    assert texts(card).count(name) == 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in in_view(card, QLabel) if label.text())
    assert card.width() <= card.window().width()
