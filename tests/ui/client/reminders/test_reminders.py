from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relapp import i18n
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.journal import Purpose, Touch
from relapp.ui.client.parts import Part
from relapp.ui.client.reminders.tab import RemindersTab, repeat_name
from tests.ui.client.conftest import Opened
from tests.ui.conftest import MONDAY, TUESDAY, texts


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


@pytest.mark.parametrize(
    ("repeat", "said"),
    [
        (Repeat(1, RepeatUnit.DAYS), "every 1 day"),
        (Repeat(3, RepeatUnit.DAYS), "every 3 days"),
        (Repeat(2, RepeatUnit.MONTHS), "every 2 months"),
        (Repeat(1, RepeatUnit.YEARS), "every 1 year"),
    ],
)
def test_repetitions_have_their_plurals(repeat: Repeat, said: str) -> None:
    i18n.set_language("en")
    assert repeat_name(repeat) == said
