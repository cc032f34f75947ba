from datetime import time, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Channel
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Direction, Outcome, Purchase, Purpose, Touch
from relapp.domain.promises import Promise
from relapp.ui.client.parts import Part
from relapp.ui.client.timeline import tab as timeline
from relapp.ui.client.timeline.tab import TimelineTab
from relapp.ui.touching.done_popup import DonePopup
from relapp.ui.touching.snooze import SnoozeMenu
from relapp.ui.widgets.chips import Chip
from tests.ui.client.conftest import Opened
from tests.ui.conftest import HOSTILE, MONDAY, Add, click, in_view, texts


@pytest.fixture
def tab(marina: Opened) -> TimelineTab:
    tab = marina.page.tab(Part.TIMELINE)
    assert isinstance(tab, TimelineTab)
    return tab


def log(marina: Opened, touch: Touch) -> None:
    marina.bus.do(lambda: marina.bus.book.journal.log(marina.client_id, touch, []))


def test_touches_and_purchases_stand_the_latest_first(marina: Opened, tab: TimelineTab) -> None:
    log(marina, Touch(MONDAY - timedelta(days=9), Purpose.PERSONAL_NOTE, Channel.WHATSAPP, outcome=Outcome.SENT, note="Hi"))
    log(marina, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, direction=Direction.INCOMING, at=time(10, 30)))
    one = Purchase(MONDAY - timedelta(days=4), "grinder", 430000, "EUR")
    marina.bus.do(lambda: marina.bus.book.journal.add_purchase(marina.client_id, one))
    said = [row.words for row in tab.entries.rows]
    assert said[0] == ["Keep in touch", "Nov 23, 2026 · 10:30\u202fAM · The client got in touch · Phone"]
    assert said[1] == ["Bought grinder", "Nov 19, 2026 · €4,300.00"]
    assert said[2] == ["Personal note", "Nov 14, 2026 · Sent · WhatsApp", "Hi"]


def test_what_is_planned_soon_stands_above_the_nearest_first(marina: Opened, tab: TimelineTab) -> None:
    tab._most_planned = None
    journal = marina.bus.book.journal
    for text, days in (("now", 0), ("in a year", 365)):
        free = FreeReminder(text, MONDAY + timedelta(days=days))
        marina.bus.do(lambda free=free: journal.add_free_reminder(marina.client_id, free))
    said = [" ".join(row.words[:2]) for row in tab.planned.rows]
    assert "Reminder planned: today · now" in said
    assert "Birthday planned: tomorrow · turns 40" in said
    assert not any("in a year" in each for each in said)
    days = [row._reminder.ideal for row in tab.planned.rows if row._reminder]
    assert days == sorted(days)


def test_of_much_that_is_planned_the_next_stands_first_and_the_rest_is_a_click_away(marina: Opened, tab: TimelineTab) -> None:
    for number in range(6):
        free = FreeReminder(str(number), MONDAY)
        marina.bus.do(lambda free=free: marina.bus.book.journal.add_free_reminder(marina.client_id, free))
    soon = [each for each in marina.bus.book.agenda.of_client(marina.client_id) if (each.ideal - MONDAY).days <= 30]
    assert len(tab.planned.rows) == timeline.MOST_PLANNED
    click(tab, f"{len(soon) - timeline.MOST_PLANNED} more planned")
    assert [row._reminder for row in tab.planned.rows] == soon
    assert not tab.more_planned.isVisible()


def test_what_is_due_can_be_finished_or_put_off_here(marina: Opened, tab: TimelineTab, qtbot: QtBot) -> None:
    tab._most_planned = None
    journal = marina.bus.book.journal
    marina.bus.do(lambda: journal.add_free_reminder(marina.client_id, FreeReminder("now", MONDAY)))
    (row,) = [each for each in tab.planned.rows if "Reminder" in each.words]
    (birthday,) = [each for each in tab.planned.rows if "Birthday" in each.words]
    assert not birthday.done.isVisible()
    row.done.click()
    (popup,) = in_view(marina.page, DonePopup)
    popup.finish(Outcome.SPOKE)
    assert not any("now" in " ".join(each.words) for each in tab.planned.rows)
    assert tab.entries.rows[0].title == "Reminder"
    marina.bus.undo()
    (row,) = [each for each in tab.planned.rows if "Reminder" in each.words]
    row.snooze.click()
    (menu,) = row.snooze.findChildren(SnoozeMenu)
    menu.actions()[0].trigger()
    assert any("planned: tomorrow · now" in " ".join(each.words) for each in tab.planned.rows)


def test_an_entry_is_deleted_and_brought_back(marina: Opened, tab: TimelineTab) -> None:
    log(marina, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note="keep"))
    log(marina, Touch(MONDAY - timedelta(days=2), Purpose.KEEP_IN_TOUCH, note="delete"))
    one = Purchase(MONDAY - timedelta(days=1), "grinder")
    marina.bus.do(lambda: marina.bus.book.journal.add_purchase(marina.client_id, one))
    tab.entries.rows[1].remove.click()
    assert marina.bus.book.journal.purchases(marina.client_id) == []
    tab.entries.rows[1].remove.click()
    assert [row.note for row in tab.entries.rows] == ["keep"]
    marina.bus.undo()
    assert [row.note for row in tab.entries.rows] == ["keep", "delete"]


def test_a_long_history_comes_in_steps(marina: Opened, tab: TimelineTab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "STEP", 2)
    tab._limit = 2
    for number in range(3):
        log(marina, Touch(MONDAY - timedelta(days=number), Purpose.KEEP_IN_TOUCH))
    assert len(tab.entries.rows) == 2
    click(tab, "Show more")
    assert len(tab.entries.rows) == 3
    assert not tab.more.isVisible()


def test_an_empty_history_says_how_to_begin(marina: Opened, tab: TimelineTab, qtbot: QtBot) -> None:
    assert any(text.startswith("Nothing has been logged yet.") for text in texts(tab))
    assert not tab.finder.isVisible()
    with qtbot.waitSignal(marina.page.log_wanted):
        click(tab, "Log a touch")
    click(tab, "Add a purchase")
    assert marina.page.part is Part.PURCHASES


def a_history(marina: Opened) -> None:
    log(marina, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note="La moara lui Țepeș"))
    log(marina, Touch(MONDAY - timedelta(days=1), Purpose.PERSONAL_NOTE, Channel.WHATSAPP, outcome=Outcome.SENT, note="Hello"))
    promise = Promise("a sample", MONDAY, made_on=MONDAY - timedelta(days=2))
    marina.bus.do(lambda: marina.bus.book.records.keep("promise_added", marina.client_id, promise))


def titles(tab: TimelineTab) -> list[str]:
    return [row.title for row in tab.entries.rows]


def test_filters_are_those_with_something_in_them_and_choose_one(marina: Opened, tab: TimelineTab) -> None:
    a_history(marina)
    assert [chip.label for chip in in_view(tab, Chip)] == ["All", "Calls & visits", "Notes", "Promises & concerns"]
    click(tab, "Notes")
    assert titles(tab) == ["Personal note"]
    assert not tab.planned.isVisible()
    click(tab, "All")
    assert titles(tab) == ["Keep in touch", "Personal note", "We promised: a sample"]
    assert tab.planned.isVisible()


def test_a_filter_whose_last_entry_goes_says_how_to_get_back(marina: Opened, tab: TimelineTab) -> None:
    a_history(marina)
    click(tab, "Notes")
    tab.entries.rows[0].remove.click()
    assert titles(tab) == []
    assert tab.not_found.isVisible()
    click(tab, "Show everything")
    assert titles(tab) == ["Keep in touch", "We promised: a sample"]
    assert not tab.not_found.isVisible()


def test_words_are_looked_for_once_typing_pauses(marina: Opened, tab: TimelineTab, qtbot: QtBot) -> None:
    a_history(marina)
    QTest.keyClicks(tab.finder.search, "tepes")
    assert len(titles(tab)) == 3
    qtbot.waitUntil(lambda: titles(tab) == ["Keep in touch"])
    QTest.keyClicks(tab.finder.search, " nobody")
    QTest.keyClick(tab.finder.search, Qt.Key.Key_Return)
    assert titles(tab) == []
    assert tab.not_found.isVisible()
    QTest.keyClick(tab.finder.search, Qt.Key.Key_Escape)
    assert len(titles(tab)) == 3


def test_a_search_looks_through_more_than_is_shown(marina: Opened, tab: TimelineTab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "STEP", 2)
    for number in range(6):
        log(marina, Touch(MONDAY - timedelta(days=number), Purpose.KEEP_IN_TOUCH, note="odd" if number % 2 else "even"))
    tab.finder.search.setText("odd")
    tab.finder.look_now()
    assert [row.note for row in tab.entries.rows] == ["odd", "odd"]
    click(tab, "Show more")
    assert [row.note for row in tab.entries.rows] == ["odd", "odd", "odd"]
    assert not tab.more.isVisible()


def test_ctrl_f_leads_to_the_search_from_every_tab(marina: Opened, tab: TimelineTab) -> None:
    a_history(marina)
    marina.page.show_part(Part.PURCHASES)
    marina.page.tab_bar.setFocus()
    QTest.keyClick(marina.page.tab_bar, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert marina.page.part is Part.TIMELINE
    assert tab.finder.search.hasFocus()


def test_an_entry_leads_to_its_part_and_a_touch_stays(marina: Opened, tab: TimelineTab) -> None:
    a_history(marina)
    touch, _note, promise = tab.entries.rows
    QTest.mouseClick(touch, Qt.MouseButton.LeftButton)
    assert marina.page.part is Part.TIMELINE
    assert not promise.remove.isVisible()
    QTest.mouseClick(promise, Qt.MouseButton.LeftButton)
    assert marina.page.part is Part.PROMISES
    marina.page.show_part(Part.TIMELINE)
    promise.setFocus()
    QTest.keyClick(promise, Qt.Key.Key_Return)
    assert marina.page.part is Part.PROMISES


def test_the_keyboard_goes_through_the_entries_and_takes_one_out(marina: Opened, tab: TimelineTab) -> None:
    a_history(marina)
    first, second, third = tab.entries.rows
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Down)
    QTest.keyClick(third, Qt.Key.Key_Delete)
    QTest.keyClick(third, Qt.Key.Key_Down)
    QTest.keyClick(third, Qt.Key.Key_Up)
    assert len(titles(tab)) == 3
    QTest.keyClick(second, Qt.Key.Key_Delete)
    assert titles(tab) == ["Keep in touch", "We promised: a sample"]
    assert tab.entries.rows[1].hasFocus()


def test_a_year_stands_above_its_first_entry_once_it_is_not_this_one(marina: Opened, tab: TimelineTab) -> None:
    for days in (0, 1, 400, 401, 800):
        log(marina, Touch(MONDAY - timedelta(days=days), Purpose.KEEP_IN_TOUCH))
    assert [row.heading for row in tab.entries.rows] == ["", "", "2025", "", "2024"]
    assert tab.entries.rows[2].accessibleName().startswith("2025, Keep in touch, ")


def test_the_next_client_takes_the_rows_over_and_nothing_else(marina: Opened, tab: TimelineTab, add: Add) -> None:
    a_history(marina)
    other = add("Bia")
    marina.bus.do(lambda: marina.bus.book.journal.log(other, Touch(MONDAY, Purpose.GREETING), []))
    rows = list(tab.entries.rows)
    tab.finder.search.setText("hello")
    tab.finder.look_now()
    marina.page.show_client(other)
    assert marina.page.tab(Part.TIMELINE) is tab
    assert titles(tab) == ["Greeting"]
    assert tab.finder.text == ""
    marina.page.show_client(marina.client_id)
    assert set(tab.entries.rows) == set(rows)
    assert all(row.isVisible() for row in rows)
    tab.entries.rows[0].remove.click()
    assert len(marina.bus.book.timeline.latest(other)) == 1


def test_long_and_hostile_words_break_and_the_row_grows(marina: Opened, tab: TimelineTab, qtbot: QtBot) -> None:
    for number, note in enumerate(HOSTILE):
        log(marina, Touch(MONDAY - timedelta(days=number), Purpose.KEEP_IN_TOUCH, note=note))
    for row, note in zip(tab.entries.rows, HOSTILE, strict=True):
        assert row.note == note.strip()
    qtbot.waitUntil(lambda: all(row.height() == row.heightForWidth(row.width()) for row in tab.entries.rows))
    heights = [row.heightForWidth(400) for row in tab.entries.rows]
    assert heights[3] > 3 * heights[1]
    assert tab.entries.rows[3].heightForWidth(200) > tab.entries.rows[3].heightForWidth(800)
    assert tab.width() <= marina.page.width()


def test_the_entries_below_those_in_view_come_once_these_are_painted(
    marina: Opened, tab: TimelineTab, add: Add, qtbot: QtBot
) -> None:
    other = add("Bia")
    for number in range(40):
        for client_id in (marina.client_id, other):
            touch = Touch(MONDAY - timedelta(days=number), Purpose.KEEP_IN_TOUCH, note="\n".join("abc"[: number % 3]))
            marina.bus.book.journal.log(client_id, touch, [])
    for client_id in (other, marina.client_id):
        marina.page.show_client(client_id)
        assert len(tab.entries.rows) == timeline.FIRST
        qtbot.waitUntil(lambda: len(tab.entries.rows) == timeline.STEP)
        assert tab.more.isVisible()
        qtbot.waitUntil(lambda: all(row.height() == row.heightForWidth(row.width()) for row in tab.entries.rows))
        assert all(above.geometry().bottom() + 1 == row.y() for above, row in pairwise(tab.entries.rows))


def test_what_is_found_stands_below_the_search(marina: Opened, tab: TimelineTab, qtbot: QtBot) -> None:
    a_history(marina)
    for text in ("Notes", "All", "Promises", "All"):
        click(tab, text)
        qtbot.waitUntil(lambda: tab.entries.height() == sum(row.heightForWidth(row.width()) for row in tab.entries.rows))
        assert tab.entries.y() >= tab.finder.geometry().bottom()
