from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.journal import Purpose, Touch
from relapp.ui.client.parts import Part
from relapp.ui.client.reminders.tab import RemindersTab
from tests.ui.client.conftest import Opened
from tests.ui.conftest import FRIDAY_BEFORE, MONDAY, TUESDAY, texts

EACH_WEEK = Repeat(1, RepeatUnit.WEEKS)


@pytest.fixture
def tab(marina: Opened) -> RemindersTab:
    marina.page.show_part(Part.REMINDERS)
    tab = marina.page.tab(Part.REMINDERS)
    assert isinstance(tab, RemindersTab)
    return tab


def reminders(marina: Opened) -> list[FreeReminder]:
    return marina.bus.book.journal.free_reminders(marina.client_id)


def test_a_reminder_needs_a_text_and_takes_a_day(marina: Opened, tab: RemindersTab) -> None:
    assert not tab.form.add.isEnabled()
    QTest.keyClicks(tab.form.text, "Send the price list")
    tab.form.day.set_day(TUESDAY)
    tab.form.add.click()
    (saved,) = reminders(marina)
    assert (saved.text, saved.on, saved.at, saved.repeat) == ("Send the price list", TUESDAY, None, None)
    assert texts(tab.list.rows[0])[:2] == ["Send the price list", "Nov 24, 2026 · next tomorrow"]
    assert tab.form.text.text() == ""
    assert tab.form.day.day == MONDAY


def test_an_hour_and_a_repetition_are_kept(marina: Opened, tab: RemindersTab) -> None:
    assert not tab.form.every.isVisible()
    QTest.keyClicks(tab.form.text, "Call")
    QTest.keyClicks(tab.form.hour.line, "9:30")
    tab.form.hour.line.editingFinished.emit()
    tab.form.unit.set_value(RepeatUnit.WEEKS)
    tab.form.unit.activated.emit(tab.form.unit.currentIndex())
    assert tab.form.every.isVisible()
    tab.form.every.setValue(2)
    QTest.keyClick(tab.form.text, Qt.Key.Key_Return)
    (saved,) = reminders(marina)
    assert (saved.at, saved.repeat) == (time(9, 30), Repeat(2, RepeatUnit.WEEKS))
    assert "every 2 weeks" in texts(tab.list.rows[0])[1]
    assert tab.form.unit.value is None
    assert tab.form.hour.value is None
    assert tab.form.every.value() == 1


def test_what_is_done_stays_listed_below_what_is_open(marina: Opened, tab: RemindersTab) -> None:
    journal = marina.bus.book.journal
    for text, day in (("first", MONDAY), ("second", TUESDAY)):
        marina.bus.do(lambda text=text, day=day: journal.add_free_reminder(marina.client_id, FreeReminder(text, day)))
    marina.bus.do(lambda: journal.log(marina.client_id, Touch(MONDAY, Purpose.FREE_REMINDER)))
    assert [row.title.text() for row in tab.list.rows] == ["second", "first"]
    assert texts(tab.list.rows[1])[1].endswith("done")


def test_deleting_takes_the_right_one_and_can_be_undone(marina: Opened, tab: RemindersTab) -> None:
    journal = marina.bus.book.journal
    for text in ("first", "second"):
        marina.bus.do(lambda text=text: journal.add_free_reminder(marina.client_id, FreeReminder(text, date(2027, 1, 5))))
    tab.list.rows[1].remove.click()
    assert [each.text for each in reminders(marina)] == ["first"]
    marina.bus.undo()
    assert [row.title.text() for row in tab.list.rows] == ["first", "second"]


def test_a_reminder_is_changed_where_it_stands(marina: Opened, tab: RemindersTab) -> None:
    journal = marina.bus.book.journal
    marina.bus.do(lambda: journal.add_free_reminder(marina.client_id, FreeReminder("first", TUESDAY, time(9), EACH_WEEK)))
    (row,) = tab.list.rows
    row.edit.click()
    form = row.form
    assert form is not None
    assert QApplication.focusWidget() is form.text
    assert not row.edit.isVisible()
    assert (form.text.text(), form.day.day, form.hour.value) == ("first", TUESDAY, time(9))
    assert (form.every.value(), form.unit.value) == (1, RepeatUnit.WEEKS)

    form.text.selectAll()
    QTest.keyClicks(form.text, "second")
    form.day.set_day(date(2026, 12, 1))
    form.hour.set_value(None)
    form.unit.set_value(None)
    QTest.keyClick(form.text, Qt.Key.Key_Return)

    (saved,) = reminders(marina)
    assert (saved.text, saved.on, saved.at, saved.repeat) == ("second", date(2026, 12, 1), None, None)
    assert row.form is None
    assert QApplication.focusWidget() is row.edit
    assert row.title.text() == "second"
    marina.bus.undo()
    assert [each.text for each in reminders(marina)] == ["first"]
    assert row.title.text() == "first"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_a_change_called_off_leaves_it_as_it_was(marina: Opened, tab: RemindersTab, key: Qt.Key | None) -> None:
    marina.bus.do(lambda: marina.bus.book.journal.add_free_reminder(marina.client_id, FreeReminder("first", TUESDAY)))
    (row,) = tab.list.rows
    row.edit.click()
    assert row.form is not None
    QTest.keyClicks(row.form.text, " and more")

    if key:
        QTest.keyClick(row.form.text, key)
    else:
        row.form.cancel.click()

    assert row.form is None
    assert row.edit.isVisible()
    assert [each.text for each in reminders(marina)] == ["first"]


def test_what_is_being_typed_stays_while_the_book_changes(marina: Opened, tab: RemindersTab) -> None:
    journal = marina.bus.book.journal
    marina.bus.do(lambda: journal.add_free_reminder(marina.client_id, FreeReminder("first", TUESDAY)))
    row = tab.list.rows[0]
    row.edit.click()
    assert row.form is not None
    QTest.keyClick(row.form.text, Qt.Key.Key_End)
    QTest.keyClicks(row.form.text, " and more")

    marina.bus.do(lambda: journal.add_free_reminder(marina.client_id, FreeReminder("another", TUESDAY)))

    assert row.form is not None
    assert row.form.text.text() == "first and more"


def test_a_change_needs_a_text_and_does_not_go_to_the_past(marina: Opened, tab: RemindersTab) -> None:
    marina.bus.do(lambda: marina.bus.book.journal.add_free_reminder(marina.client_id, FreeReminder("first", FRIDAY_BEFORE)))
    row = tab.list.rows[0]
    row.edit.click()
    form = row.form
    assert form is not None
    assert form.day.day == FRIDAY_BEFORE
    form.day.set_day(date(2026, 1, 1))
    assert form.day.day == FRIDAY_BEFORE
    form.text.clear()
    assert not form.keep.isEnabled()


def test_a_day_without_its_year_is_one_to_come(marina: Opened, tab: RemindersTab) -> None:
    QTest.keyClicks(tab.form.day, "0105")
    assert tab.form.day.day == date(2027, 1, 5)


def test_after_a_deletion_the_keyboard_is_on_the_next_reminder_and_not_on_its_bin(marina: Opened, tab: RemindersTab) -> None:
    journal = marina.bus.book.journal
    for text in ("first", "second"):
        marina.bus.do(lambda text=text: journal.add_free_reminder(marina.client_id, FreeReminder(text, date(2027, 1, 5))))
    tab.list.rows[0].remove.setFocus()

    QTest.keyClick(tab.list.rows[0].remove, Qt.Key.Key_Space)

    assert QApplication.focusWidget() is tab.list.rows[0].edit
    assert tab.list.rows[0].title.text() == "second"
