from collections.abc import Callable
from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from relapp.book.announced import Announced
from relapp.domain.journal import Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.today.page import TodayPage
from tests.ui.conftest import MONDAY, TUESDAY, Add, in_view, texts

Show = Callable[[QWidget], QWidget]


def announce(bus: Bus, *client_ids: int) -> None:
    announced = Announced(bus.book)
    for client_id in client_ids:
        for reminder in bus.book.agenda.of_client(client_id):
            announced.add(reminder, MONDAY)


def line(page: QWidget) -> list[str]:
    return [text.replace("\u202f", " ") for text in texts(page) if "waits:" in text or "wait:" in text]


def test_nothing_is_said_before_an_hour_has_come(bus: Bus, add: Add, show: Show) -> None:
    add(due=MONDAY, at=time(15, 30))
    assert line(show(TodayPage(bus))) == []


def test_what_was_announced_is_named_until_it_is_answered(bus: Bus, add: Add, show: Show) -> None:
    ana, rui = add("Ana Prado", due=MONDAY, at=time(15, 30)), add("Rui Costa", due=MONDAY, at=time(9))
    announce(bus, ana, rui)
    page = show(TodayPage(bus))
    assert line(page) == ["2 reminders wait: Rui Costa (9:00 AM), Ana Prado (3:30 PM)"]

    bus.do(lambda: bus.book.journal.log(rui, Touch(MONDAY, Purpose.FREE_REMINDER)))
    assert line(page) == ["1 reminder waits: Ana Prado (3:30 PM)"]

    bus.do(lambda: bus.book.agenda.snooze(bus.book.agenda.of_client(ana), TUESDAY, MONDAY))
    assert line(page) == []
    bus.undo()
    assert len(line(page)) == 1


def test_many_are_counted(bus: Bus, add: Add, show: Show) -> None:
    announce(bus, *(add(f"Client {hour}", due=MONDAY, at=time(hour)) for hour in range(8, 14)))

    (said,) = line(show(TodayPage(bus)))

    assert said == "6 reminders wait: Client 8 (8:00 AM), Client 9 (9:00 AM), Client 10 (10:00 AM), and 3 more"


def test_the_evening_s_that_came_this_morning_counts(bus: Bus, add: Add, show: Show) -> None:
    announce(bus, add("Ana Prado", due=MONDAY - timedelta(days=1), at=time(22)))
    assert line(show(TodayPage(bus))) == ["1 reminder waits: Ana Prado (10:00 PM)"]


def test_open_leads_to_the_first(bus: Bus, add: Add, show: Show, qtbot: QtBot) -> None:
    ana = add("Ana Prado", due=MONDAY, at=time(15, 30))
    announce(bus, ana)
    page = TodayPage(bus)
    show(page)
    (opener,) = [each for each in in_view(page, QAbstractButton) if each.accessibleName() == "Open: Ana Prado"]

    with qtbot.waitSignal(page.client_opened) as told:
        opener.click()

    assert told.args == [ana]


@pytest.mark.parametrize("announced", [True, False])
def test_the_tab_key_comes_by(bus: Bus, add: Add, show: Show, announced: bool) -> None:
    ana = add("Ana Prado", due=MONDAY, at=time(15, 30))
    if announced:
        announce(bus, ana)
    page = TodayPage(bus)
    show(page)
    order, stop = [], page.search
    for _step in range(80):
        order.append(stop)
        stop = stop.nextInFocusChain()

    place = page._unanswered.last_stop
    assert (place.accessibleName() == "Open: Ana Prado") is announced
    assert order.index(place) < order.index(page.cards[0])
