from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.changes import Changes, Kind
from relapp.domain.clients import Importance
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.paper.documents import Row
from relapp.ui.bus import Bus
from relapp.ui.week.column import STEP
from relapp.ui.week.page import WeekPage
from relapp.ui.week.waiting import WaitingDialog
from relapp.ui.widgets.buttons import IconButton
from tests.ui.conftest import MONDAY, TUESDAY, WEDNESDAY, Add, click, texts

OpenPage = Callable[..., WeekPage]
SATURDAY, SUNDAY = date(2026, 11, 28), date(2026, 11, 29)
NEXT_MONDAY = date(2026, 11, 30)


@pytest.fixture
def open_page(book: Book, show: Callable[..., WeekPage]) -> OpenPage:
    """The page as it opens on a day."""

    def open_page(on: date = MONDAY) -> WeekPage:
        return show(WeekPage(Bus(book, lambda: on)))

    return open_page


def days(page: WeekPage) -> list[date]:
    return [column.plan.day for column in page.columns]


def names(page: WeekPage) -> dict[date, list[str]]:
    return {column.plan.day: [card.client.name for card in column.cards] for column in page.columns if column.cards}


def test_a_column_for_each_working_day_with_what_falls_on_it(add: Add, open_page: OpenPage) -> None:
    add("Ana Prado", due=MONDAY)
    add("Bia Reis", due=WEDNESDAY)

    page = open_page()

    assert days(page) == [MONDAY + timedelta(days=day) for day in range(5)]
    assert names(page) == {MONDAY: ["Ana Prado"], WEDNESDAY: ["Bia Reis"]}
    said = texts(page)
    assert {"Week Nov 23 – 29", "2 touches · about 10 min", "Monday 23", "Wednesday 25"} <= set(said)
    assert said.count("1 / 8") == 2
    assert said.count("0 / 8") == 3


def test_a_day_of_rest_shows_only_where_something_falls_on_it(add: Add, open_page: OpenPage) -> None:
    add("Ana Prado", born=date(1990, 11, 28))

    page = open_page()

    assert days(page)[5:] == [SATURDAY]
    assert names(page) == {SATURDAY: ["Ana Prado"]}
    assert {"Birthday", "turns 36 · in 5 days"} <= set(texts(page.columns[5]))


def test_the_users_own_working_week_has_its_columns(book: Book, open_page: OpenPage) -> None:
    book.save_settings(replace(book.settings.get(), weekdays=frozenset({1, 2, 5})))

    assert days(open_page()) == [TUESDAY, WEDNESDAY, SATURDAY]


def test_a_public_holiday_says_which(book: Book, open_page: OpenPage) -> None:
    book.save_settings(replace(book.settings.get(), country="RO"))
    book.turn_to(MONDAY)

    page = open_page(NEXT_MONDAY)

    assert days(page)[:2] == [NEXT_MONDAY, date(2026, 12, 1)]
    assert page.columns[1].plan.holiday
    assert page.columns[1].plan.holiday in texts(page.columns[1])


@pytest.mark.parametrize(
    ("on", "start"), [(MONDAY, MONDAY), (date(2026, 11, 27), MONDAY), (SATURDAY, NEXT_MONDAY), (SUNDAY, NEXT_MONDAY)]
)
def test_it_opens_on_the_next_week_once_nothing_of_this_is_left_to_work(open_page: OpenPage, on: date, start: date) -> None:
    assert open_page(on).start == start


def test_one_can_go_to_other_weeks_and_back(add: Add, open_page: OpenPage) -> None:
    add("Ana Prado", due=date(2026, 12, 2))
    page = open_page()

    click(page, "Week after")
    assert page.start == NEXT_MONDAY
    assert names(page) == {date(2026, 12, 2): ["Ana Prado"]}
    click(page, "Week after")
    assert page.start == date(2026, 12, 7)
    click(page, "This week")
    assert page.start == MONDAY
    click(page, "Week before")
    assert page.start == date(2026, 11, 16)
    assert names(page) == {}


def test_days_that_are_past_say_what_was_done(add: Add, book: Book, open_page: OpenPage) -> None:
    book.journal.log(add(), Touch(MONDAY, Purpose.GIFT))

    page = open_page(WEDNESDAY)

    assert "1 done" in texts(page.columns[0])


def test_what_does_not_fit_is_a_number(add: Add, book: Book, open_page: OpenPage) -> None:
    book.save_settings(replace(book.settings.get(), capacity=1))
    for number in range(30):
        book.journal.add_purchase(add(f"Client {number:02}", importance=Importance.DATES_ONLY), Purchase(MONDAY, "Shoes"))
    page = open_page()

    count = len(book.agenda.planned(MONDAY).plan.not_fitting)

    assert count > 1
    assert page.waiting_button.text() == f"{count} touches do not fit this week."


def test_what_does_not_fit_can_be_looked_at_and_opened(add: Add, book: Book, open_page: OpenPage, qtbot: QtBot) -> None:
    book.save_settings(replace(book.settings.get(), capacity=1))
    ids = [add(f"Client {number:02}", importance=Importance.DATES_ONLY) for number in range(30)]
    for client_id in ids:
        book.journal.add_purchase(client_id, Purchase(MONDAY, "Shoes"))
    page = open_page()
    planned = book.agenda.week(MONDAY, MONDAY)
    dialog = WaitingDialog(planned.plan.not_fitting, 3, planned.clients, MONDAY, page)
    first = planned.plan.not_fitting[0].client_id

    assert "3 more later" in texts(dialog)
    with qtbot.waitSignal(dialog.client_opened, check_params_cb=lambda opened: opened == first):
        dialog.findChildren(IconButton)[0].click()
    dialog.deleteLater()


def test_where_everything_fits_nothing_is_said_of_it(open_page: OpenPage) -> None:
    assert not [text for text in texts(open_page()) if "fit" in text]


def test_many_touches_of_a_day_come_in_steps(add: Add, open_page: OpenPage) -> None:
    for number in range(2 * STEP + 5):
        add(f"Client {number:02}", due=MONDAY)
    page = open_page()
    column = page.columns[0]
    assert len(column.cards) == STEP

    click(column, f"Show {STEP + 5} more")
    click(column, "Show 5 more")

    assert [card.client.name for card in column.cards] == [f"Client {number:02}" for number in range(2 * STEP + 5)]


def test_changes_are_shown(add: Add, book: Book, show: Callable[..., WeekPage], bus: Bus) -> None:
    client_id = add("Ana Prado", due=MONDAY)
    page = show(WeekPage(bus))

    bus.do(lambda: book.agenda.snooze(book.agenda.of_client(client_id), WEDNESDAY, MONDAY))
    assert names(page) == {WEDNESDAY: ["Ana Prado"]}
    bus.undo()
    assert names(page) == {MONDAY: ["Ana Prado"]}


def test_monday_morning_shows_the_new_week(book: Book, show: Callable[..., WeekPage]) -> None:
    days = [date(2026, 11, 27)]
    bus = Bus(book, lambda: days[-1])
    page = show(WeekPage(bus))

    days.append(NEXT_MONDAY)
    bus.announce(Changes("day_turned", frozenset(Kind)))

    assert page.start == NEXT_MONDAY


@pytest.mark.parametrize("by_key", [False, True])
def test_printing_shows_the_list_of_the_week_in_view(add: Add, open_page: OpenPage, qtbot: QtBot, by_key: bool) -> None:
    add("Ana Prado", due=MONDAY)
    add("Bia Reis", due=date(2026, 12, 2))
    page = open_page()
    page.show_week(NEXT_MONDAY)

    if by_key:
        qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    else:
        click(page, "Print list")

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    document = dialog.printable
    assert dialog.parent() is page
    assert document.file_name == f"Weekly contact list {NEXT_MONDAY} 1"
    (row,) = (block for section in document.sections for block in section.blocks if isinstance(block, Row))
    assert "Bia Reis" in row.client
    assert "Nov 30 – Dec 4, 2026" in document.title.replace("\u2009", " ")
    assert "clients.relapp" in document.opening
    assert "Printed on 11/23/26" in document.opening
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_week_of_an_empty_book_leads_to_an_import(add: Add, bus: Bus, show: Callable[..., WeekPage], qtbot: QtBot) -> None:
    page = show(WeekPage(bus))
    with qtbot.waitSignal(page.import_wanted):
        click(page, "Import contacts")
    assert len(days(page)) == 5

    add()
    page.refresh()

    assert not [each for each in texts(page) if each.startswith("Your client book is empty")]
