"""Touches on their way to another day: by mouse, by keyboard, by menu, and back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from relapp import i18n
from relapp.book import Book
from relapp.domain.clients import Importance
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Purchase
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.week import dragging, week_card
from relapp.ui.week.column import DayColumn
from relapp.ui.week.gesture_card import GestureCard
from relapp.ui.week.page import WeekPage
from relapp.ui.week.week_card import WeekCard
from tests.gestures import add_to_surprise
from tests.ui.conftest import FRIDAY_BEFORE, MONDAY, TUESDAY, WEDNESDAY, Add, button, click, in_view, texts
from tests.ui.test_every_page import described, in_sight, is_cut

OpenPage = Callable[..., WeekPage]
AddCall = Callable[..., int]
FRIDAY, NEXT_MONDAY = date(2026, 11, 27), date(2026, 11, 30)
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def add_call(add: Add, book: Book) -> AddCall:
    """A client whom to call some day of the week in view, and not later than some days after."""

    def add_call(name: str = "Ana Prado", bought: date = FRIDAY_BEFORE) -> int:
        client_id = add(name, importance=Importance.DATES_ONLY)
        book.journal.add_purchase(client_id, Purchase(bought, "Shoes"))
        return client_id

    return add_call


@pytest.fixture
def open_page(bus: Bus, show: Callable[..., WeekPage]) -> OpenPage:
    def open_page(on: date = MONDAY) -> WeekPage:
        bus.today = lambda: on
        return show(WeekPage(bus))

    return open_page


@pytest.fixture
def failures(bus: Bus) -> list[str]:
    """What the user was told that cannot be done."""
    said: list[str] = []
    bus.failed.connect(said.append)
    return said


def column(page: WeekPage, day: date) -> DayColumn:
    return next(each for each in page.columns if each.plan.day == day)


def card(page: WeekPage, name: str = "Ana Prado") -> WeekCard:
    return next(card for each in page.columns for card in each.cards if card.client.name == name)


def day_of(page: WeekPage, name: str = "Ana Prado") -> date:
    return card(page, name).touch.day


def alt(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key, Qt.KeyboardModifier.AltModifier)


def enter(widget: QWidget, mime: str = dragging.MIME) -> QDragEnterEvent:
    """Hold something over a widget."""
    data = QMimeData()
    data.setData(mime, b"touch")
    held = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event = QDragEnterEvent(QPoint(9, 9), *held)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event


def let_go(widget: QWidget) -> None:
    data = QMimeData()
    data.setData(dragging.MIME, b"touch")
    held = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), *held))


def pull(moved: WeekCard) -> None:
    """Press the mouse on a card and move it away."""
    start, far = QPoint(20, 20), QPoint(20, 20 + 3 * QApplication.startDragDistance())
    QTest.mousePress(moved, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(moved, far)
    held = (Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for point in (QPoint(21, 21), far, far + QPoint(0, 5)):
        event = week_card.QMouseEvent(QEvent.Type.MouseMove, QPointF(point), QPointF(moved.mapToGlobal(point)), *held)
        QApplication.sendEvent(moved, event)
    # Qt remembers which widget a button was pressed on, beyond the end of a test.
    QTest.mouseRelease(moved, Qt.MouseButton.LeftButton, pos=far)


@pytest.fixture
def carried_to(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], QWidget]]:
    """Where the mouse carries what it pulls, in place of Qt's own loop that ends when the button is let go of."""
    targets: list[Callable[[], QWidget]] = []

    def hold(_source: QWidget, picture: object, _grip: object) -> None:
        assert not picture.isNull()
        for target in targets:
            enter(target())
            let_go(target())

    monkeypatch.setattr(dragging, "hold", hold)
    return targets


def drag(page: WeekPage, name: str, day: date, targets: list[Callable[[], QWidget]]) -> None:
    targets[:] = [lambda: column(page, day)]
    pull(card(page, name))
    QApplication.processEvents()


def test_a_card_is_pulled_to_another_day_and_stays_there(
    add_call: AddCall, open_page: OpenPage, carried_to: list[Callable[[], QWidget]], book: Book, bus: Bus
) -> None:
    add_call()
    page = open_page()
    assert day_of(page) != FRIDAY

    drag(page, "Ana Prado", FRIDAY, carried_to)

    assert day_of(page) == FRIDAY
    assert "You put it here" in texts(card(page))
    assert page.mover.dragged is None
    book.refresh()
    assert day_of(open_page()) == FRIDAY
    bus.undo()
    assert day_of(page) != FRIDAY


def test_a_day_shows_whether_it_takes_the_card(
    add_call: AddCall, open_page: OpenPage, failures: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_call()
    page = open_page(WEDNESDAY)
    monkeypatch.setattr(dragging, "hold", lambda *_given: None)
    page.mover.dragged = card(page).touch

    assert enter(column(page, FRIDAY)).isAccepted()
    assert column(page, FRIDAY)._ring == "accent"
    QApplication.sendEvent(column(page, FRIDAY), QDragLeaveEvent())
    assert column(page, FRIDAY)._ring == ""
    enter(column(page, TUESDAY))
    assert column(page, TUESDAY)._ring == "late"
    before = day_of(page)
    let_go(column(page, TUESDAY))

    assert column(page, TUESDAY)._ring == ""
    assert failures == ["Nov 24 is past. Choose today or a later day."]
    assert day_of(page) == before


def test_what_is_no_touch_is_not_taken(add_call: AddCall, open_page: OpenPage) -> None:
    add_call()
    page = open_page()

    assert not enter(column(page, FRIDAY), "text/plain").isAccepted()
    assert not enter(column(page, FRIDAY)).isAccepted()


def test_the_week_turns_while_a_card_is_held_over_the_arrow(add_call: AddCall, open_page: OpenPage) -> None:
    add_call()
    page = open_page()
    after = button(page, "Week after")
    page.mover.dragged = card(page).touch

    enter(after)
    assert after._timer.isActive()
    after._timer.timeout.emit()
    QApplication.sendEvent(after, QDragLeaveEvent())
    assert not after._timer.isActive()
    assert page.start == NEXT_MONDAY
    enter(column(page, NEXT_MONDAY))
    let_go(column(page, NEXT_MONDAY))

    assert day_of(page) == NEXT_MONDAY


def test_a_card_let_go_of_over_the_arrow_stays_where_it_was(add_call: AddCall, open_page: OpenPage) -> None:
    add_call()
    page = open_page()
    before, after = day_of(page), button(page, "Week after")
    page.mover.dragged = card(page).touch

    enter(after)
    let_go(after)

    assert not after._timer.isActive()
    assert (page.start, day_of(page)) == (MONDAY, before)


def test_what_keeps_its_day_says_so_when_it_is_pulled(
    add: Add, open_page: OpenPage, failures: list[str], carried_to: list[Callable[[], QWidget]]
) -> None:
    add("Ana Prado", due=TUESDAY)
    page = open_page()

    drag(page, "Ana Prado", FRIDAY, carried_to)

    assert failures == ["You asked for this day. Snooze the reminder to come back to it later."]
    assert day_of(page) == TUESDAY


def test_a_click_is_no_pull(
    add_call: AddCall, open_page: OpenPage, carried_to: list[Callable[[], QWidget]], failures: list[str]
) -> None:
    add_call()
    page = open_page()
    before = day_of(page)
    carried_to[:] = [lambda: column(page, FRIDAY)]

    QTest.mouseClick(card(page), Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    assert (day_of(page), failures) == (before, [])


def test_alt_and_an_arrow_move_it_by_a_working_day(add_call: AddCall, open_page: OpenPage) -> None:
    add_call()
    page = open_page()
    first = day_of(page)
    card(page).setFocus()

    alt(card(page), RIGHT)
    assert day_of(page) == first + timedelta(days=1)
    alt(QApplication.focusWidget(), RIGHT)
    assert day_of(page) == first + timedelta(days=2)
    alt(QApplication.focusWidget(), LEFT)

    assert day_of(page) == first + timedelta(days=1)
    assert QApplication.focusWidget() is card(page)


def test_from_friday_it_goes_to_the_next_monday_and_the_week_follows(add_call: AddCall, open_page: OpenPage) -> None:
    add_call(bought=date(2026, 11, 26))
    page = open_page()
    assert day_of(page) == FRIDAY

    alt(card(page), RIGHT)

    assert (page.start, day_of(page)) == (NEXT_MONDAY, NEXT_MONDAY)
    assert QApplication.focusWidget() is card(page)


def test_it_cannot_go_to_the_day_before_today(add_call: AddCall, open_page: OpenPage, failures: list[str]) -> None:
    add_call(bought=date(2026, 11, 16))
    page = open_page()
    assert day_of(page) == MONDAY

    alt(card(page), LEFT)

    assert failures == ["Nov 20 is past. Choose today or a later day."]
    assert day_of(page) == MONDAY


def test_it_cannot_go_beyond_the_day_that_makes_it_senseless(add: Add, open_page: OpenPage, failures: list[str]) -> None:
    add("Ana Prado", born=date(1980, 12, 1), importance=Importance.DATES_ONLY, wants_cards=True)
    page = open_page()
    before = day_of(page)

    page.mover.move(card(page).touch, date(2026, 12, 1))

    assert failures == ["Post a card makes sense until Nov 30. Choose an earlier day."]
    assert day_of(page) == before


def test_a_screen_reader_and_a_tooltip_say_how(add_call: AddCall, open_page: OpenPage) -> None:
    add_call()
    page = open_page()

    assert "Alt" in card(page).accessibleDescription()
    assert "Alt" in card(page).toolTip()


def open_menu(page: WeekPage) -> QMenu:
    point = card(page).mapToGlobal(QPoint(5, 5))
    QApplication.sendEvent(card(page), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), point))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def line(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text().startswith(text))


def test_the_menu_offers_the_days_to_come(add_call: AddCall, open_page: OpenPage) -> None:
    add_call()
    page = open_page()
    menu = open_menu(page)

    days = line(menu, "Move to").menu()
    line(days, "Friday, November 27").trigger()
    menu.close()

    said = [each.text().partition("\t")[0] for each in days.actions() if each.text()]
    assert said[:3] == ["Working day before", "Working day after", "Monday, November 23"]
    assert said[-2:] == ["Monday, November 30", "On a day…"]
    assert day_of(page) == FRIDAY


def test_any_other_day_is_picked_in_a_calendar(add_call: AddCall, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    add_call()
    page = open_page()
    picked = iter([None, date(2026, 11, 28)])
    monkeypatch.setattr(week_card, "ask_day", lambda *_given: next(picked))
    before = day_of(page)

    for day in (before, date(2026, 11, 28)):
        menu = open_menu(page)
        line(line(menu, "Move to").menu(), "On a day").trigger()
        menu.close()
        assert day_of(page) == day


@pytest.mark.parametrize("how", ["button", "menu"])
def test_what_was_put_somewhere_can_find_its_own_day_again(add_call: AddCall, open_page: OpenPage, how: str) -> None:
    add_call()
    page = open_page()
    before = day_of(page)
    alt(card(page), RIGHT)

    if how == "button":
        click(card(page), "Let it find its own day")
    else:
        menu = open_menu(page)
        line(menu, "Let it find its own day").trigger()
        menu.close()

    assert day_of(page) == before
    assert "You put it here" not in texts(card(page))


def test_the_keyboard_goes_on_with_the_next_card_of_the_day(add: Add, open_page: OpenPage, bus: Bus, book: Book) -> None:
    first, _second = add("Ana Prado", due=TUESDAY), add("Bia Reis", due=TUESDAY)
    page = open_page()
    card(page, "Ana Prado").setFocus()

    bus.do(lambda: book.agenda.snooze(book.agenda.of_client(first), NEXT_MONDAY, MONDAY))

    assert QApplication.focusWidget() is card(page, "Bia Reis")


def test_nothing_is_balanced_while_no_day_is_too_full(add: Add, open_page: OpenPage, book: Book) -> None:
    add("Ana Prado", due=TUESDAY)
    page = open_page()

    assert not page.balance_button.isEnabled()
    assert page.balance_button.accessibleDescription() == "No day of this week is too full."

    book.save_settings(replace(book.settings.get(), capacity=1))
    book.journal.add_free_reminder(add("Bia Reis"), FreeReminder("call", TUESDAY))
    page.refresh()

    assert not page.balance_button.isEnabled()
    assert "cannot move" in page.balance_button.accessibleDescription()
    assert "cannot move" in page.balance_button.toolTip()


def test_balancing_sends_away_what_was_put_on_too_full_a_day(
    add_call: AddCall, open_page: OpenPage, book: Book, bus: Bus
) -> None:
    book.save_settings(replace(book.settings.get(), capacity=2))
    names = ["Ana Prado", "Bia Reis", "Carla Dias", "Dora Lima"]
    for name in names:
        add_call(name)
    page = open_page()
    for name in names:
        page.mover.move(card(page, name).touch, FRIDAY)
    assert {"4 / 2", "2 too many"} <= set(texts(column(page, FRIDAY)))
    assert page.balance_button.accessibleDescription().startswith("Lets 2 touches that you put")
    said: list[str] = []
    bus.said.connect(lambda text, _undoable: said.append(text))

    click(page, "Balance")

    assert said == ["2 touches find their own day again"]
    assert "2 / 2" in texts(column(page, FRIDAY))
    assert sorted(card.client.name for each in page.columns for card in each.cards) == names
    bus.undo()
    assert "4 / 2" in texts(column(page, FRIDAY))


def test_a_day_says_how_long_its_touches_take(add: Add, open_page: OpenPage) -> None:
    for name in ("Ana Prado", "Bia Reis"):
        add(name, due=TUESDAY)
    page = open_page()

    assert "about 10 min" in texts(column(page, TUESDAY))
    assert not [text for text in texts(column(page, WEDNESDAY)) if "about" in text]


@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["100", "200"])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_is_cut_off_of_a_card_put_somewhere_or_of_a_gesture(
    add_call: AddCall, open_page: OpenPage, book: Book, qapp: QApplication, language: str, scale: float
) -> None:
    add_call("Maria Aparecida dos Santos Albuquerque-Cavalcanti")
    add_to_surprise(book, "Bia Albuquerque-Cavalcanti de Vasconcelos", MONDAY)
    book.save_settings(replace(book.settings.get(), capacity=1))
    add_call("Carla Dias")
    i18n.set_language(language)
    current_theme().apply(qapp, "light", scale)
    page = open_page()
    page.resize(834, 700)
    for each in ("Maria Aparecida dos Santos Albuquerque-Cavalcanti", "Carla Dias"):
        page.mover.move(card(page, each).touch, FRIDAY)
    for _turn in range(3):
        QApplication.processEvents()

    assert in_view(page, GestureCard)
    assert column(page, FRIDAY).plan.is_overfull
    assert {described(each): how for each in in_sight(page, QAbstractButton, QLabel) if (how := is_cut(each))} == {}
