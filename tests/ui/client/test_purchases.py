from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.domain.journal import Purchase
from relapp.ui.client import purchases
from relapp.ui.client.parts import Part
from relapp.ui.client.purchases import PurchasesTab
from tests.ui.client.conftest import Opened
from tests.ui.conftest import MONDAY, click, texts


@pytest.fixture
def tab(marina: Opened) -> PurchasesTab:
    marina.page.show_part(Part.PURCHASES)
    tab = marina.page.tab(Part.PURCHASES)
    assert isinstance(tab, PurchasesTab)
    return tab


def bought(marina: Opened) -> list[Purchase | None]:
    return [entry.purchase for entry in marina.bus.book.journal.purchases(marina.client_id)]


def test_a_purchase_is_added_and_its_follow_up_shown(marina: Opened, tab: PurchasesTab) -> None:
    QTest.keyClicks(tab.form.what, " grinder M3 ")
    QTest.keyClicks(tab.form.amount, "4.300,50")
    tab.form.currency.set_value("EUR")
    QTest.keyClick(tab.form.amount, Qt.Key.Key_Return)
    (saved,) = bought(marina)
    assert saved
    assert (saved.what, saved.amount, saved.currency, saved.on) == ("grinder M3", 430050, "EUR", MONDAY)
    assert tab.form.what.text() == tab.form.amount.text() == ""
    said = texts(tab.list.rows[0])
    assert said[:2] == ["grinder M3", "Nov 23, 2026 · €4,300.50"]
    assert said[2].startswith("Follow-up: Thank-you call tomorrow · Satisfaction check Dec 7")
    marina.bus.undo()
    assert tab.list.rows == []


def test_nobody_need_say_what_or_how_much(marina: Opened, tab: PurchasesTab) -> None:
    tab.form.day.set_day(MONDAY - timedelta(days=3))
    click(tab, "Add purchase")
    (saved,) = bought(marina)
    assert saved
    assert (saved.what, saved.amount, saved.currency, saved.on) == ("", None, "", date(2026, 11, 20))
    assert texts(tab.list.rows[0])[:2] == ["A purchase", "Nov 20, 2026"]


def test_an_amount_that_cannot_be_read_is_said_and_nothing_is_saved(marina: Opened, tab: PurchasesTab) -> None:
    QTest.keyClicks(tab.form.what, "grinder")
    QTest.keyClicks(tab.form.amount, "a lot")
    click(tab, "Add purchase")
    assert bought(marina) == []
    assert tab.form.problem.isVisible()
    assert tab.form.what.text() == "grinder"
    assert tab.form.amount.hasFocus()
    tab.form.amount.setText("12")
    click(tab, "Add purchase")
    assert len(bought(marina)) == 1
    assert not tab.form.problem.isVisible()


def test_an_old_purchase_has_nothing_more_to_follow(marina: Opened, tab: PurchasesTab) -> None:
    old = Purchase(MONDAY - timedelta(days=300), "grinder")
    marina.bus.do(lambda: marina.bus.book.journal.add_purchase(marina.client_id, old))
    assert "Follow-up finished" in texts(tab.list.rows[0])


def test_deleting_takes_the_right_one_and_can_be_undone(marina: Opened, tab: PurchasesTab) -> None:
    for number in range(3):
        one = Purchase(MONDAY - timedelta(days=number), f"thing {number}")
        marina.bus.do(lambda one=one: marina.bus.book.journal.add_purchase(marina.client_id, one))
    tab.list.rows[1].remove.click()
    assert [row.title.text() for row in tab.list.rows] == ["thing 0", "thing 2"]
    marina.bus.undo()
    assert len(tab.list.rows) == 3


def test_a_long_history_comes_in_steps(marina: Opened, tab: PurchasesTab, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(purchases, "STEP", 2)
    tab._limit = 2
    for number in range(3):
        one = Purchase(MONDAY - timedelta(days=number))
        marina.bus.do(lambda one=one: marina.bus.book.journal.add_purchase(marina.client_id, one))
    assert len(tab.list.rows) == 2
    click(tab, "Show more")
    assert len(tab.list.rows) == 3
    assert not tab.more.isVisible()


def test_the_currency_is_that_of_the_country(marina: Opened, tab: PurchasesTab) -> None:
    country = marina.bus.book.settings.get().country
    assert tab.form.currency.value == {"BR": "BRL", "RO": "RON", "US": "USD"}.get(country, "EUR")


def test_nothing_is_added_before_something_is_said_of_it(marina: Opened, tab: PurchasesTab) -> None:
    form = tab.form
    assert not form.add.isEnabled()
    QTest.keyClick(form.what, Qt.Key.Key_Return)
    assert bought(marina) == []
    for field in (form.what, form.amount):
        QTest.keyClicks(field, "12")
        assert form.add.isEnabled()
        field.setText(" ")
        assert not form.add.isEnabled()
    QTest.keyClicks(form.what, "grinder")
    form.add.setFocus()
    QTest.keyClick(form.add, Qt.Key.Key_Space)
    assert len(bought(marina)) == 1
    assert not form.add.isEnabled()
    assert form.what.hasFocus()
