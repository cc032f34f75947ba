from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.week import PlannedTouch
from relapp.ui.bus import Bus
from relapp.ui.touching import snooze
from relapp.ui.touching.snooze import SnoozeMenu, ask_day
from relapp.ui.touching.snooze_button import SnoozeButton
from tests.ui.conftest import MONDAY, TUESDAY, Add

OpenMenu = Callable[[], SnoozeMenu]
NEXT_MONDAY = date(2026, 11, 30)


@pytest.fixture
def open_menu(bus: Bus, planned_touch: Callable[[], PlannedTouch], anchor: QWidget) -> OpenMenu:
    def open_menu() -> SnoozeMenu:
        touch = planned_touch()
        return SnoozeMenu(bus, lambda: touch.reasons, anchor)

    return open_menu


def choose(menu: SnoozeMenu, text: str) -> None:
    (action,) = [each for each in menu.actions() if each.text().startswith(text)]
    action.trigger()


def test_the_choices_say_their_days(add: Add, open_menu: OpenMenu) -> None:
    add(due=MONDAY)

    assert [action.text() for action in open_menu().actions()] == [
        "Tomorrow · Nov 24",
        "Monday · Nov 30",
        "In a week · Nov 30",
        "On a day…",
        "",
        "Skip this one",
    ]


@pytest.mark.parametrize(
    ("today", "monday"),
    [(date(2026, 11, 23) + timedelta(days=day), NEXT_MONDAY) for day in range(6)] + [(NEXT_MONDAY, date(2026, 12, 7))],
)
def test_monday_is_the_next_one(book: Book, anchor: QWidget, today: date, monday: date) -> None:
    menu = SnoozeMenu(Bus(book, lambda: today), list, anchor)

    assert menu.actions()[1].text() == f"Monday · {monday:%b} {monday.day}"


def test_on_a_sunday_monday_is_tomorrow_and_said_once(book: Book, anchor: QWidget) -> None:
    menu = SnoozeMenu(Bus(book, lambda: date(2026, 11, 29)), list, anchor)

    assert [action.text() for action in menu.actions()][:2] == ["Tomorrow · Nov 30", "In a week · Dec 6"]


@pytest.mark.parametrize(("text", "day"), [("Tomorrow", TUESDAY), ("Monday", NEXT_MONDAY), ("In a week", NEXT_MONDAY)])
def test_all_reasons_come_back_on_the_day_chosen(add: Add, book: Book, open_menu: OpenMenu, text: str, day: date) -> None:
    client_id = add(due=MONDAY, born=date(1980, 11, 23))

    choose(open_menu(), text)

    assert [reason.ideal for reason in book.agenda.of_client(client_id)] == [day, day]


def test_a_day_of_ones_own(add: Add, book: Book, open_menu: OpenMenu, monkeypatch: pytest.MonkeyPatch) -> None:
    client_id = add(due=MONDAY)
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(snooze, "ask_day", lambda *given: (asked.append(given[1:]), date(2026, 12, 4))[1])

    choose(open_menu(), "On a day")

    assert asked == [("Remind me on", TUESDAY)]
    assert book.agenda.of_client(client_id)[0].ideal == date(2026, 12, 4)


def test_no_day_leaves_it_as_it_was(add: Add, book: Book, open_menu: OpenMenu, monkeypatch: pytest.MonkeyPatch) -> None:
    client_id = add(due=MONDAY)
    monkeypatch.setattr(snooze, "ask_day", lambda *_given: None)

    choose(open_menu(), "On a day")

    assert book.agenda.of_client(client_id)[0].ideal == MONDAY
    assert book.history.last is None


def test_skipping_leaves_this_one_out(add: Add, book: Book, open_menu: OpenMenu) -> None:
    client_id = add(born=date(1980, 11, 23))

    choose(open_menu(), "Skip this one")

    assert [(reason.occurrence, reason.ideal) for reason in book.agenda.of_client(client_id)] == [("2027", date(2027, 11, 23))]
    assert book.timeline.latest(client_id) == []


@pytest.mark.parametrize("text", ["Tomorrow", "Skip this one"])
def test_undo_takes_it_back(add: Add, book: Book, bus: Bus, open_menu: OpenMenu, text: str) -> None:
    client_id = add(due=MONDAY)
    before = book.agenda.of_client(client_id)
    choose(open_menu(), text)
    assert book.agenda.of_client(client_id) != before

    bus.undo()

    assert book.agenda.of_client(client_id) == before


def test_the_button_opens_the_choices_below_itself(bus: Bus, anchor: QWidget, show: Callable[..., QWidget]) -> None:
    button = show(SnoozeButton(bus, list), 120, 30)

    button.click()

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SnoozeMenu)
    assert menu.geometry().top() >= button.mapToGlobal(button.rect().bottomLeft()).y()
    menu.close()


def answer(action: Callable[[QWidget, QCalendarWidget], None]) -> None:
    """Do this in the dialog, once it is open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        action(dialog, dialog.findChild(QCalendarWidget))

    QTimer.singleShot(0, act)


def test_the_calendar_gives_the_day_picked(anchor: QWidget) -> None:
    def pick(dialog: QWidget, calendar: QCalendarWidget) -> None:
        calendar.setSelectedDate(QDate(2026, 12, 24))
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Choose").click()

    answer(pick)
    assert ask_day(anchor, "Remind me on", TUESDAY) == date(2026, 12, 24)


def test_the_calendar_gives_no_day_before_the_earliest_and_none_when_called_off(anchor: QWidget) -> None:
    seen: list[QDate] = []

    def call_off(dialog: QWidget, calendar: QCalendarWidget) -> None:
        calendar.setSelectedDate(QDate(2020, 1, 1))
        seen.append(calendar.selectedDate())
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Cancel").click()

    answer(call_off)
    assert ask_day(anchor, "Remind me on", TUESDAY) is None
    assert seen == [QDate(2026, 11, 24)]


def test_enter_on_a_day_chooses_it(anchor: QWidget, qtbot: QtBot) -> None:
    answer(lambda _dialog, calendar: calendar.activated.emit(calendar.selectedDate()))

    assert ask_day(anchor, "Remind me on", TUESDAY) == TUESDAY
