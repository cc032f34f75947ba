from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.ui.bus import Bus
from relapp.ui.settings.gifts import GiftsGroup
from relapp.ui.settings.page import SettingsPage


@pytest.fixture
def group(qtbot: QtBot, bus: Bus) -> GiftsGroup:
    bus.book.save_settings(replace(bus.book.settings.get(), country="RO"))
    page = SettingsPage(bus, lambda: True)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page.gifts


def write(group: GiftsGroup, importance: Importance, text: str) -> None:
    line = group.budgets[importance].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text) if text else line.clear()
    line.editingFinished.emit()


def test_the_currency_is_that_of_the_country_until_another_is_chosen(group: GiftsGroup, bus: Bus) -> None:
    assert (group.currency.value, group.budgets[Importance.VIP].unit.text()) == ("RON", "RON")
    bus.do(lambda: bus.book.save_settings(replace(bus.book.settings.get(), country="BR")))
    assert group.currency.value == "BRL"
    group.currency.setCurrentIndex(group.currency.findData("EUR"))
    group.currency.activated.emit(group.currency.currentIndex())
    assert bus.book.settings.get().gift_currency == "EUR"
    bus.do(lambda: bus.book.save_settings(replace(bus.book.settings.get(), country="RO")))
    assert group.budgets[Importance.VIP].unit.text() == "EUR"


def test_a_budget_is_kept_and_emptied_again(group: GiftsGroup, bus: Bus) -> None:
    write(group, Importance.VIP, "1.200,50")
    write(group, Importance.REGULAR, "0")
    assert bus.book.settings.get().gift_budgets == {Importance.VIP: 120050, Importance.REGULAR: 0}
    assert group.budgets[Importance.REGULAR].line.text() == "0"
    write(group, Importance.VIP, "")
    assert bus.book.settings.get().gift_budgets == {Importance.REGULAR: 0}
    bus.undo()
    group.budgets[Importance.VIP].line.clearFocus()
    assert bus.book.settings.get().gift_budgets[Importance.VIP] == 120050


def test_what_is_no_amount_is_said_and_not_kept(group: GiftsGroup, bus: Bus) -> None:
    write(group, Importance.VIP, "lots")
    assert bus.book.settings.get().gift_budgets == {}
    assert group.budgets[Importance.VIP].problem.isVisible()
    write(group, Importance.VIP, "100")
    assert bus.book.settings.get().gift_budgets == {Importance.VIP: 10000}
    assert not group.budgets[Importance.VIP].problem.isVisible()


def test_who_is_not_sorted_yet_has_no_budget(group: GiftsGroup) -> None:
    assert set(group.budgets) == set(Importance) - {Importance.NOT_SORTED}


def test_the_reminders_tell_the_new_budget(group: GiftsGroup, bus: Bus) -> None:
    ana = Client("Ana", importance=Importance.VIP, occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(12, 24)),))
    client_id = bus.book.clients.add(ana).client_ids[0]
    write(group, Importance.VIP, "100")
    buy = next(each for each in bus.book.agenda.of_client(client_id) if each.code == "gift_buy")
    assert (buy.data["budget_left"], buy.data["currency"]) == (10000, "RON")
    assert bus.book.check() == []
