from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Channel, Detail, DetailKind
from relapp.domain.journal import Outcome, Purpose
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.today.gestures import NARROW, GestureRow, GesturesCard
from relapp.ui.today.page import TodayPage
from relapp.ui.touching import snooze
from relapp.ui.touching.done_popup import DonePopup
from tests.gestures import add_to_surprise
from tests.ui.conftest import HOSTILE, MONDAY, TUESDAY, WEDNESDAY, Add, click, in_view, texts

TITLE = "A spontaneous gesture: one of these"

OpenPage = Callable[[], TodayPage]


@pytest.fixture
def open_page(bus: Bus, show: Callable[[TodayPage], TodayPage], qtbot: QtBot) -> OpenPage:
    """The page, once what comes last is there."""

    def open_page() -> TodayPage:
        page = show(TodayPage(bus))
        qtbot.waitUntil(lambda: bool(in_view(page, GesturesCard)))
        return page

    return open_page


def rows(page: TodayPage) -> list[GestureRow]:
    return in_view(page, GestureRow)


def names(page: TodayPage) -> list[str]:
    return [row.client.name for row in rows(page)]


def test_who_could_be_surprised_stands_at_the_end_with_an_idea_each(add: Add, open_page: OpenPage, book: Book) -> None:
    add("Dora Due", due=MONDAY)
    add("Carla Coming", due=WEDNESDAY)
    interest = (Detail(DetailKind.INTEREST, "chess"),)
    add_to_surprise(book, "Ana Prado", MONDAY, company="Prado Ltda", details=interest)
    add_to_surprise(book, "Bia Reis", MONDAY - timedelta(days=1))

    page = open_page()

    said = texts(page._list)
    assert said.index("Carla Coming") < said.index(TITLE) < said.index("Bia Reis") < said.index("Ana Prado")
    assert "· Prado Ltda" in texts(rows(page)[1])
    assert any("idea: something about chess" in text for text in texts(rows(page)[1]))
    assert any("idea: a line to say you thought of them" in text for text in texts(rows(page)[0]))
    assert page.count == 1


def test_without_anybody_to_surprise_there_is_no_card(add: Add, bus: Bus, show: Callable, qtbot: QtBot) -> None:
    add("Dora Due", due=MONDAY)
    page = show(TodayPage(bus))
    qtbot.waitUntil(lambda: page._cards_column.itemAt(page._cards_column.count() - 1).spacerItem() is not None)

    assert TITLE not in texts(page)


def test_done_logs_a_gesture_and_undo_offers_it_again(open_page: OpenPage, bus: Bus, book: Book, qtbot: QtBot) -> None:
    first = add_to_surprise(book, "Ana Prado", MONDAY - timedelta(days=1), preferred_channel=Channel.WHATSAPP)
    add_to_surprise(book, "Bia Reis", MONDAY)
    page = open_page()

    rows(page)[0].done_button.click()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, DonePopup)
    QTest.keyClick(popup.focusWidget() or popup, Qt.Key.Key_1)

    qtbot.waitUntil(lambda: names(page) == ["Bia Reis"])
    touch = book.timeline.latest(first)[0].touch
    assert (touch.on, touch.purpose, touch.outcome) == (MONDAY, Purpose.SPONTANEOUS_GESTURE, Outcome.SPOKE)
    assert touch.channel is Channel.WHATSAPP
    bus.undo()
    qtbot.waitUntil(lambda: names(page) == ["Ana Prado", "Bia Reis"])


@pytest.mark.parametrize(("choice", "day"), [("Today · Nov 23", MONDAY), ("Tomorrow · Nov 24", TUESDAY)])
def test_given_a_day_it_is_a_touch_of_that_day(
    open_page: OpenPage, bus: Bus, book: Book, qtbot: QtBot, choice: str, day: date
) -> None:
    client_id = add_to_surprise(book, "Ana Prado", MONDAY)
    page = open_page()
    (action,) = [each for each in rows(page)[0].day_button.menu().actions() if each.text() == choice]

    action.trigger()

    qtbot.waitUntil(lambda: rows(page) == [])
    assert [(card.client.id, card.touch.day) for card in page.cards] == [(client_id, day)]
    assert page.count == (day == MONDAY)
    bus.undo()
    qtbot.waitUntil(lambda: names(page) == ["Ana Prado"])
    assert page.cards == []


@pytest.mark.parametrize("chosen", [WEDNESDAY, None])
def test_any_other_day_is_picked_in_a_calendar(
    open_page: OpenPage, book: Book, monkeypatch: pytest.MonkeyPatch, chosen: date | None
) -> None:
    client_id = add_to_surprise(book, "Ana Prado", MONDAY)
    page = open_page()
    asked: list[date] = []
    monkeypatch.setattr(snooze, "ask_day", lambda _parent, _title, earliest: asked.append(earliest) or chosen)

    next(each for each in rows(page)[0].day_button.menu().actions() if each.text() == "On a day…").trigger()

    assert asked == [MONDAY]
    planned = book.agenda.planned(MONDAY).plan
    assert [touch.client_id for touch in planned.day(WEDNESDAY).touches] == ([client_id] if chosen else [])
    assert len(planned.gestures) == (chosen is None)


def test_the_record_is_opened(open_page: OpenPage, book: Book, qtbot: QtBot) -> None:
    client_id = add_to_surprise(book, "Ana Prado", MONDAY)
    page = open_page()

    with qtbot.waitSignal(page.client_opened, check_params_cb=lambda opened: opened == client_id):
        rows(page)[0].open_button.click()


def test_tab_goes_from_the_last_touch_to_the_gestures_and_each_button_says_for_whom(
    add: Add, open_page: OpenPage, book: Book
) -> None:
    add("Dora Due", due=MONDAY)
    add_to_surprise(book, "Ana Prado", MONDAY - timedelta(days=1))
    add_to_surprise(book, "Bia Reis", MONDAY)
    add("Nora New")
    page = open_page()
    page.cards[-1].snooze_button.setFocus()

    walked = []
    for _step in range(7):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        walked.append(focus.accessibleName() or focus.text())

    assert walked == [
        f"{what}: {name}" for name in ("Ana Prado", "Bia Reis") for what in ("Done", "Give it a day", "Open record")
    ] + ["2 clients not sorted yet"]


def test_the_keyboard_stays_with_the_gestures_and_they_stay_in_sight(
    add: Add, open_page: OpenPage, book: Book, qtbot: QtBot
) -> None:
    for number in range(20):
        add(f"Client {number:02}", due=MONDAY)
    add_to_surprise(book, "Ana Prado", MONDAY - timedelta(days=1))
    add_to_surprise(book, "Bia Reis", MONDAY)
    page = open_page()
    row = rows(page)[0]
    row.day_button.setFocus()

    row.day_button.menu().actions()[0].trigger()

    qtbot.waitUntil(lambda: names(page) == ["Bia Reis"])
    after = rows(page)[0].done_button
    assert QApplication.focusWidget() is after
    qtbot.waitUntil(lambda: not after.visibleRegion().isEmpty())


def test_the_keyboard_goes_back_to_the_list_with_the_last_gesture(
    add: Add, open_page: OpenPage, book: Book, qtbot: QtBot
) -> None:
    add("Dora Due", due=MONDAY)
    add_to_surprise(book, "Ana Prado", MONDAY)
    page = open_page()
    row = rows(page)[0]
    row.day_button.setFocus()

    row.day_button.menu().actions()[1].trigger()

    qtbot.waitUntil(lambda: rows(page) == [])
    assert QApplication.focusWidget() is page.cards[0]


def test_gestures_stay_last_when_more_touches_are_shown(add: Add, open_page: OpenPage, book: Book, qtbot: QtBot) -> None:
    for number in range(40):
        add(f"Client {number:02}", due=MONDAY)
    add_to_surprise(book, "Ana Prado", MONDAY)
    page = open_page()

    click(page, "Show 12 more")

    assert len(page.cards) == 40
    assert names(page) == ["Ana Prado"]
    assert rows(page)[0].mapTo(page, rows(page)[0].rect().topLeft()).y() > page.cards[-1].mapTo(page, page.rect().topLeft()).y()


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_letter_by_letter(bus: Bus, book: Book, show: Callable, name: str) -> None:
    add_to_surprise(book, name, MONDAY, company=name, details=(Detail(DetailKind.INTEREST, name),))
    card = show(GesturesCard(bus, book.agenda.planned(MONDAY), MONDAY), 700, 300)

    assert texts(card)[1:3] == [name, f"· {name}"]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in in_view(card, QLabel) if label.text())
    assert card.width() == 700


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_in_a_narrow_list_the_buttons_stand_below(bus: Bus, book: Book, show: Callable, qapp: QApplication, scale: float) -> None:
    current_theme().apply(qapp, "light", scale)
    add_to_surprise(book, "Ana Prado", MONDAY)
    px = current_theme().px
    card = show(GesturesCard(bus, book.agenda.planned(MONDAY), MONDAY), px(NARROW + 120), px(200))
    (row,) = card.rows
    words = in_view(row, QLabel)[-1]

    def left_and_top(of: object) -> tuple[int, int]:
        QApplication.processEvents()
        corner = of.mapTo(card, of.rect().topLeft())
        return corner.x(), corner.y()

    assert left_and_top(row.done_button)[0] > left_and_top(words)[0]
    card.resize(px(NARROW - 60), px(300))
    QApplication.processEvents()
    assert left_and_top(row.done_button)[1] > left_and_top(words)[1]
    assert row.open_button.mapTo(card, row.open_button.rect().topRight()).x() < card.width()
