from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialog
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Importance
from relapp.domain.promises import Promise, PromiseState
from relapp.ui.bus import Bus
from relapp.ui.catching_up.page import CatchingUpPage
from relapp.ui.catching_up.promises import AT_ONCE
from relapp.ui.client.parts import Part
from relapp.ui.widgets.inputs import has_focus_inside
from tests.ui.catching_up.conftest import AddLate
from tests.ui.conftest import MONDAY, Add, button, click, texts

Show = Callable[..., CatchingUpPage]


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def promises(page: CatchingUpPage) -> list[str]:
    return [row.title.text() for row in page.promises.list.rows]


def belated(page: CatchingUpPage) -> list[int]:
    return [each.client_id for each in page.belated.model.reasons]


def loads(page: CatchingUpPage) -> list[tuple[str, str]]:
    return [(row.name.text(), row.load.text()) for row in page.coming.days.rows]


def test_where_nothing_is_late_it_says_so_and_leads_to_today(page: CatchingUpPage, qtbot: QtBot) -> None:
    assert "All caught up" in texts(page)
    assert not {"Promises first", "Belated occasions", "The rest, levelled"} & set(texts(page))
    with qtbot.waitSignal(page.finished):
        click(page, "See today")


def test_promises_stand_on_top_the_oldest_first(bus: Bus, promised: AddLate, passed: AddLate, away: None, show: Show) -> None:
    promised("Ana", "Send the offer", 3)
    promised("Bia", "Bring a sample", 9)
    passed("Carla", 2)
    page = show(CatchingUpPage(bus))
    assert promises(page) == ["Bring a sample", "Send the offer"]
    first = page.promises.list.rows[0]
    assert first.details.text().startswith("Bia · Nov 14, 2026")
    assert first.late.text() == "9 days late"
    tops = [each.mapTo(page, each.rect().topLeft()).y() for each in (page.promises, page.belated, page.coming)]
    assert tops == sorted(tops)
    assert page.heading.subtitle.text() == "2 late promises · 1 belated occasion · 12 others that are late"


@pytest.mark.parametrize("state", [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.RELEASED])
def test_a_promise_is_settled_by_keyboard_and_taken_back(
    bus: Bus, book: Book, promised: AddLate, show: Show, state: PromiseState
) -> None:
    bia, ana = promised("Bia", "Bring a sample", 9), promised("Ana", "Send the offer", 3)
    page = show(CatchingUpPage(bus))
    page.promises.list.rows[0].ends[state].setFocus()
    press(Qt.Key.Key_Return)
    (settled,) = book.records.of(Promise, bia)
    assert (settled.state, settled.settled_on) == (state, MONDAY)
    assert book.records.of(Promise, ana)[0].is_open
    assert promises(page) == ["Send the offer"]
    assert page.promises.list.rows[0].ends[state].hasFocus()
    bus.undo()
    assert promises(page) == ["Bring a sample", "Send the offer"]


def test_a_promise_gets_another_day(
    bus: Bus, book: Book, promised: AddLate, away: None, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = promised("Ana", "Send the offer", 3)
    page = show(CatchingUpPage(bus))
    friday = date(2026, 11, 27)

    def choose(dialog: QDialog) -> QDialog.DialogCode:
        calendar = dialog.findChild(QCalendarWidget)
        calendar.setSelectedDate(QDate(friday.year, friday.month, friday.day))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QDialog, "exec", choose)
    page.promises.list.rows[0].another_day.click()
    assert book.records.of(Promise, ana)[0].due == friday
    assert not page.promises.isVisible()


def test_a_row_leads_to_the_promises_of_its_client(bus: Bus, promised: AddLate, show: Show, qtbot: QtBot) -> None:
    ana = promised("Ana", "Send the offer", 3)
    page = show(CatchingUpPage(bus))
    with qtbot.waitSignal(page.part_opened) as opened:
        click(page, "Open Ana: Send the offer")
    assert opened.args == [ana, Part.PROMISES]
    assert not page.promises.list.rows[0].remove.isVisible()


def test_many_promises_come_in_steps(bus: Bus, promised: AddLate, show: Show) -> None:
    for number in range(AT_ONCE + 3):
        promised(f"Client {number}", f"Promise {number}", 30 - number)
    page = show(CatchingUpPage(bus))
    assert len(page.promises.list.rows) == AT_ONCE
    click(page, "Show 3 more")
    assert len(page.promises.list.rows) == AT_ONCE + 3
    assert page.promises.list.rows[AT_ONCE].ends[PromiseState.KEPT].hasFocus()
    assert not page.promises.more.isVisible()


def test_all_belated_occasions_are_ticked_and_let_go_in_one_change(
    bus: Bus, book: Book, passed: AddLate, show: Show, qtbot: QtBot
) -> None:
    carla, dora = passed("Carla", 2), passed("Dora", 5)
    page = show(CatchingUpPage(bus))
    assert belated(page) == [dora, carla]
    assert "2 of 2 ticked" in texts(page)
    with qtbot.waitSignal(bus.said) as said:
        click(page, "Let go")
    assert said.args == ["2 clients caught up with", True]
    assert {each.occurrence for each in book.agenda.of_client(carla) + book.agenda.of_client(dora)} == {"2027"}
    assert "All caught up" in texts(page)
    bus.undo()
    assert belated(page) == [dora, carla]
    assert "2 of 2 ticked" in texts(page)


def test_space_takes_a_tick_away_and_only_those_ticked_are_greeted(bus: Bus, book: Book, passed: AddLate, show: Show) -> None:
    carla, dora = passed("Carla", 2), passed("Dora", 5)
    page = show(CatchingUpPage(bus))
    assert page.belated.list.hasFocus()
    press(Qt.Key.Key_Space)
    assert "1 of 2 ticked" in texts(page)
    page.belated.greet.setFocus()
    press(Qt.Key.Key_Return)
    assert belated(page) == [dora]
    assert "0 of 1 ticked" in texts(page)
    touches = book.agenda.planned(MONDAY).plan.day(MONDAY).touches
    assert {touch.client_id: touch.overdue_days(MONDAY) for touch in touches} == {carla: 0, dora: 5}
    bus.undo()
    assert belated(page) == [dora, carla]


def test_all_are_ticked_and_unticked_in_one_go(bus: Bus, passed: AddLate, show: Show) -> None:
    passed("Carla", 2)
    passed("Dora", 5)
    page = show(CatchingUpPage(bus))
    click(page, "Tick none")
    assert page.belated.model.ticked == []
    assert not page.belated.greet.isEnabled()
    assert not page.belated.let_go.isEnabled()
    click(page, "Tick all")
    assert len(page.belated.model.ticked) == 2
    assert page.belated.let_go.isEnabled()


def test_enter_opens_the_client_of_an_occasion(bus: Bus, passed: AddLate, show: Show, qtbot: QtBot) -> None:
    carla = passed("Carla", 2)
    show(CatchingUpPage(bus)).belated.list.setFocus()
    page = QApplication.activeWindow()
    assert isinstance(page, CatchingUpPage)
    with qtbot.waitSignal(page.client_opened) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == [carla]


def test_the_rest_is_levelled_and_what_fits_nowhere_is_a_number(bus: Bus, book: Book, add: Add, show: Show) -> None:
    book.save_settings(replace(book.settings.get(), capacity=2))
    for number in range(25):
        add(f"Client {number:02}", importance=Importance.VIP)
    later = MONDAY + timedelta(days=70)
    book.turn_to(later)
    page = show(CatchingUpPage(Bus(book, lambda: later)))
    assert loads(page)[:6] == [
        ("Today", "2 of 2"),
        ("Tuesday 2", "2 of 2"),
        ("Wednesday 3", "2 of 2"),
        ("Thursday 4", "2 of 2"),
        ("Friday 5", "2 of 2"),
        ("Monday 8", "2 of 2"),
    ]
    assert len(loads(page)) == 10
    assert page.coming.not_fitting.text() == "5 more touches wait for a day with room."
    assert page.coming.days.rows[1].bar.accessibleName() == "Tuesday 2: 2 of 2"


def test_a_day_of_rest_is_measured_by_a_working_day_and_stands_there_only_with_touches(
    bus: Bus, add: Add, away: None, show: Show
) -> None:
    saturday = MONDAY + timedelta(days=5)
    add(due=saturday)
    page = show(CatchingUpPage(bus))
    assert ("Saturday 28", "1 touch") in loads(page)
    assert not any(name.startswith("Sunday") for name, _load in loads(page))
    bars = {row.name.text(): row.bar.fraction for row in page.coming.days.rows}
    assert bars["Saturday 28"] == pytest.approx(1 / 8)
    assert bars["Today"] == 1


def test_the_keyboard_goes_on_to_what_comes_next(bus: Bus, promised: AddLate, passed: AddLate, away: None, show: Show) -> None:
    promised("Ana", "Send the offer", 3)
    passed("Carla", 2)
    page = show(CatchingUpPage(bus))
    assert has_focus_inside(page.promises)
    press(Qt.Key.Key_Return)
    assert has_focus_inside(page.belated)
    page.belated.let_go.setFocus()
    press(Qt.Key.Key_Return)
    assert page.start.hasFocus()


def test_start_leads_back_to_today(bus: Bus, away: None, show: Show, qtbot: QtBot) -> None:
    page = show(CatchingUpPage(bus))
    with qtbot.waitSignal(page.finished):
        button(page, "Start with today").click()


def test_tab_goes_from_the_top_to_the_bottom(bus: Bus, promised: AddLate, passed: AddLate, away: None, show: Show) -> None:
    promised("Ana", "Send the offer", 3)
    passed("Carla", 2)
    page = show(CatchingUpPage(bus))
    page.start.setFocus()
    met = []
    for _step in range(9):
        press(Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    row, below = page.promises.list.rows[0], page.belated
    assert met == [row.change, *row.ends.values(), row.another_day, below.list, below.greet, below.let_go, below.tick_all]


def test_changes_made_elsewhere_are_shown_when_it_is_seen_again(bus: Bus, book: Book, passed: AddLate, show: Show) -> None:
    page = show(CatchingUpPage(bus))
    page.hide()
    carla = passed("Carla", 2)
    bus.announce(book.clients.set_importance([carla], book.clients.get(carla).importance))
    assert belated(page) == []
    page.show()
    assert belated(page) == [carla]


def test_an_occasion_passed_long_ago_is_not_listed(bus: Bus, passed: AddLate, show: Show) -> None:
    passed("Carla", 8)
    assert belated(show(CatchingUpPage(bus))) == []
