from datetime import time, timedelta

import pytest
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Channel
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Direction, Outcome, Purchase, Purpose, Touch
from relapp.ui.client.parts import Part
from relapp.ui.client.timeline import tab as timeline
from relapp.ui.client.timeline.tab import TimelineTab
from relapp.ui.touching.done_popup import DonePopup
from relapp.ui.touching.snooze import SnoozeMenu
from tests.ui.client.conftest import Opened
from tests.ui.conftest import MONDAY, click, in_view, texts


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
    said = [texts(row) for row in tab.entries.rows]
    assert said[0] == ["Keep in touch", "Nov 23, 2026 · 10:30\u202fAM · The client got in touch · Phone"]
    assert said[1] == ["Bought grinder", "Nov 19, 2026 · €4,300.00"]
    assert said[2] == ["Personal note", "Nov 14, 2026 · Sent · WhatsApp", "Hi"]


def test_what_is_planned_soon_stands_above_the_nearest_first(marina: Opened, tab: TimelineTab) -> None:
    journal = marina.bus.book.journal
    for text, days in (("now", 0), ("in a year", 365)):
        free = FreeReminder(text, MONDAY + timedelta(days=days))
        marina.bus.do(lambda free=free: journal.add_free_reminder(marina.client_id, free))
    said = [" ".join(texts(row)[:2]) for row in tab.planned.rows]
    assert "Reminder planned: today · now" in said
    assert "Birthday planned: tomorrow · turns 40" in said
    assert not any("in a year" in each for each in said)
    days = [row._reminder.ideal for row in tab.planned.rows if row._reminder]
    assert days == sorted(days)


def test_what_is_due_can_be_finished_or_put_off_here(marina: Opened, tab: TimelineTab, qtbot: QtBot) -> None:
    journal = marina.bus.book.journal
    marina.bus.do(lambda: journal.add_free_reminder(marina.client_id, FreeReminder("now", MONDAY)))
    (row,) = [each for each in tab.planned.rows if "Reminder" in texts(each)]
    (birthday,) = [each for each in tab.planned.rows if "Birthday" in texts(each)]
    assert not birthday.done.isVisible()
    row.done.click()
    (popup,) = in_view(marina.page, DonePopup)
    popup.finish(Outcome.SPOKE)
    assert not any("now" in " ".join(texts(each)) for each in tab.planned.rows)
    assert texts(tab.entries.rows[0])[0] == "Reminder"
    marina.bus.undo()
    (row,) = [each for each in tab.planned.rows if "Reminder" in texts(each)]
    row.snooze.click()
    (menu,) = row.snooze.findChildren(SnoozeMenu)
    menu.actions()[0].trigger()
    assert any("planned: tomorrow · now" in " ".join(texts(each)) for each in tab.planned.rows)


def test_an_entry_is_deleted_and_brought_back(marina: Opened, tab: TimelineTab) -> None:
    log(marina, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note="keep"))
    log(marina, Touch(MONDAY - timedelta(days=2), Purpose.KEEP_IN_TOUCH, note="delete"))
    one = Purchase(MONDAY - timedelta(days=1), "grinder")
    marina.bus.do(lambda: marina.bus.book.journal.add_purchase(marina.client_id, one))
    tab.entries.rows[1].remove.click()
    assert marina.bus.book.journal.purchases(marina.client_id) == []
    tab.entries.rows[1].remove.click()
    assert [texts(row)[-1] for row in tab.entries.rows] == ["keep"]
    marina.bus.undo()
    assert [texts(row)[-1] for row in tab.entries.rows] == ["keep", "delete"]


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
    with qtbot.waitSignal(marina.page.log_wanted):
        click(tab, "Log a touch")
    click(tab, "Add a purchase")
    assert marina.page.part is Part.PURCHASES
