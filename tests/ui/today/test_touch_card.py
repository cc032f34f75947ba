from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.today.touch_card import NARROW, TouchCard
from tests.ui.conftest import HOSTILE, MONDAY, TUESDAY, Add, in_view, texts

MakeCard = Callable[..., TouchCard]


@pytest.fixture
def make_card(bus: Bus, book: Book, show: Callable[..., TouchCard]) -> MakeCard:
    """The card of the first touch that is planned for Monday or later."""

    def make_card(width: int = 700) -> TouchCard:
        planned = book.agenda.planned(MONDAY)
        touch = next(touch for day in planned.plan.days for touch in day.touches)
        return show(TouchCard(bus, touch, planned.clients[touch.client_id], MONDAY), width, 200)

    return make_card


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_letter_by_letter(add: Add, make_card: MakeCard, name: str) -> None:
    add(name, company=name, text=name, due=MONDAY)

    card = make_card()

    said = texts(card)
    assert said[:2] == [name, f"· {name}"]
    assert name in said[2:]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in in_view(card, QLabel) if label.text())
    assert card.accessibleName() == f"{name}: Reminder, {name}"
    assert card.done_button.accessibleName() == f"Done: {name}"
    assert card.width() == 700


def test_the_hour_is_shown(add: Add, make_card: MakeCard) -> None:
    add(due=MONDAY, at=time(15, 30))

    assert "3:30\u202fPM" in texts(make_card())


def test_a_call_not_answered_says_how_often_it_was_tried(add: Add, make_card: MakeCard, book: Book) -> None:
    client_id = add(due=MONDAY)
    for _try in range(2):
        reasons = book.agenda.of_client(client_id)
        book.journal.log(client_id, Touch(MONDAY, Purpose.FREE_REMINDER, outcome=Outcome.NO_ANSWER), reasons)

    card = make_card()

    assert card.touch.day == TUESDAY
    assert "2 tries" in texts(card)
    assert "Tue" in texts(card)


def test_the_one_chosen_has_its_button_filled(add: Add, make_card: MakeCard) -> None:
    add(due=MONDAY)
    card = make_card()
    assert card.done_button.kind == "plain"

    card.set_selected(True)

    assert card.done_button.kind == "primary"


def test_in_a_narrow_list_the_buttons_stand_below(add: Add, make_card: MakeCard) -> None:
    add(due=MONDAY)
    card = make_card(700)
    words = in_view(card, QLabel)[-1]
    assert card.done_button.mapTo(card, card.done_button.rect().topLeft()).x() > words.mapTo(card, words.rect().topRight()).x()

    card.resize(current_theme().px(NARROW) - 20, 300)
    in_view(card, QLabel)

    assert card.done_button.mapTo(card, card.done_button.rect().topLeft()).y() > words.mapTo(card, words.rect().topLeft()).y()


def test_a_double_click_opens_the_client(add: Add, make_card: MakeCard, qtbot: QtBot) -> None:
    add(due=MONDAY)
    card = make_card()

    with qtbot.waitSignal(card.activated):
        qtbot.mouseDClick(card, Qt.MouseButton.LeftButton)
