from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.concerns import Concern
from relapp.domain.events import Event
from relapp.domain.followups import FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.ui.client.parts import Part
from relapp.ui.client.reminders.plans import PlansCard
from relapp.ui.client.reminders.tab import RemindersTab
from relapp.ui.widgets.calm import removes
from relapp.ui.widgets.inputs import lead_to
from tests.ui.client.conftest import Opened
from tests.ui.conftest import FRIDAY_BEFORE, MONDAY, in_view, texts

OWN = FollowUpPlan("own", Trigger.BY_HAND, (FollowUpStep("visit", Purpose.KEEP_IN_TOUCH, 2, 4, text="Show the shop"),), "Visit")


@pytest.fixture
def card(marina: Opened) -> PlansCard:
    marina.page.show_part(Part.REMINDERS)
    tab = marina.page.tab(Part.REMINDERS)
    assert isinstance(tab, RemindersTab)
    return tab.plans


def buy(marina: Opened, what: str = "oven") -> None:
    marina.bus.do(lambda: marina.bus.book.journal.add_purchase(marina.client_id, Purchase(FRIDAY_BEFORE, what)))


def note(marina: Opened, kind: Trigger, text: str = "", on: date = FRIDAY_BEFORE) -> None:
    records = marina.bus.book.records
    marina.bus.do(lambda: records.keep("event_added", marina.client_id, Event(on, kind, text)))


def codes(marina: Opened) -> set[str]:
    found = marina.bus.book.agenda.of_client(marina.client_id)
    return {each.code for each in found if "plan" in each.data}


def offered(card: PlansCard) -> list[str]:
    return [card.plan.itemText(index) for index in range(card.plan.count())]


def test_with_nothing_running_it_says_what_to_do_next(card: PlansCard) -> None:
    said = texts(card)
    assert any(text.startswith("No plan is running.") for text in said)
    assert any(text.startswith("Nothing is noted.") for text in said)


def test_a_running_plan_shows_its_step_its_next_day_and_why(marina: Opened, card: PlansCard) -> None:
    buy(marina)
    (row,) = card.runs.rows
    assert row.title.text() == "After a purchase"
    assert row.details.text() == "step 1 of 3 · Thank-you call today · bought oven 3 days ago"

    marina.bus.do(lambda: marina.bus.book.journal.log(marina.client_id, Touch(MONDAY, Purpose.THANK_YOU)))

    assert card.runs.rows[0].details.text().startswith("step 2 of 3 · Satisfaction check Dec 4")


def test_a_plan_is_stopped_and_undo_brings_it_back(marina: Opened, card: PlansCard) -> None:
    buy(marina)
    note(marina, Trigger.MET)
    row = next(each for each in card.runs.rows if each.title.text() == "After a purchase")

    row.stop.click()

    assert codes(marina) == {"met_note"}
    assert [each.title.text() for each in card.runs.rows] == ["After having met"]
    marina.bus.undo()
    assert len(codes(marina)) == 4
    assert len(card.runs.rows) == 2


def test_the_call_back_that_ends_a_concern_cannot_be_stopped(marina: Opened, card: PlansCard) -> None:
    concern = Concern("noise", FRIDAY_BEFORE, resolved_on=FRIDAY_BEFORE)
    marina.bus.do(lambda: marina.bus.book.records.keep("concern_added", marina.client_id, concern))
    assert card.runs.rows[0].stop.isVisible()

    card.runs.rows[0].stop.click()

    assert codes(marina) == {"concern_call_back"}
    assert not card.runs.rows[0].stop.isVisible()


def test_a_plan_is_started_by_hand_and_undo_takes_it_back(marina: Opened, card: PlansCard) -> None:
    settings = marina.bus.book.settings.get()
    marina.bus.do(lambda: marina.bus.book.save_settings(replace(settings, plans=(*settings.plans, OWN))))
    assert offered(card)[0] == "Visit"
    assert "After a concern is resolved" not in offered(card)

    card.plan.set_value(OWN)
    card.start.click()

    assert codes(marina) == {"visit"}
    assert card.runs.rows[0].details.text() == "step 1 of 1 · Show the shop in 2 days · plan started today"
    assert "Visit" not in offered(card)
    assert card.events.rows == []
    marina.bus.undo()
    assert codes(marina) == set()
    assert "Visit" in offered(card)


def test_a_plan_switched_off_is_not_offered(marina: Opened, card: PlansCard) -> None:
    settings = marina.bus.book.settings.get()
    plans = tuple(replace(plan, active=plan.trigger is Trigger.CONCERN_RESOLVED) for plan in settings.plans)
    marina.bus.do(lambda: marina.bus.book.save_settings(replace(settings, plans=plans)))
    assert offered(card) == []
    assert not card.start.isVisible()


def test_what_happened_is_listed_the_latest_first_and_can_be_deleted(marina: Opened, card: PlansCard) -> None:
    note(marina, Trigger.MET_AT_EVENT, "at the <b>fair</b>", date(2026, 11, 2))
    note(marina, Trigger.GOOD_NEWS, on=MONDAY)
    assert [row.line.text() for row in card.events.rows] == [
        "Nov 23, 2026 · Good news in their life",
        "Nov 2, 2026 · We met at an event · at the <b>fair</b>",
    ]

    card.events.rows[0].remove.click()

    assert [row.line.text() for row in card.events.rows] == ["Nov 2, 2026 · We met at an event · at the <b>fair</b>"]
    assert "news_note" not in codes(marina)
    marina.bus.undo()
    assert len(card.events.rows) == 2
    assert "news_note" in codes(marina)


def test_everything_in_it_has_a_name(marina: Opened, card: PlansCard) -> None:
    buy(marina)
    note(marina, Trigger.MET)
    controls = [*in_view(card, QAbstractButton), *in_view(card, QComboBox)]
    names = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in controls]
    assert "Stop: After a purchase" in names
    assert all(names)


def click_at(widget: QWidget, *, double: bool = False) -> None:
    """Click where `widget` is now, on whatever the window finds there."""
    window = widget.window().windowHandle()
    act = QTest.mouseDClick if double else QTest.mouseClick
    act(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.mapTo(widget.window(), widget.rect().center()))


def test_a_double_click_on_stop_stops_one_plan(marina: Opened, card: PlansCard, qtbot: QtBot) -> None:
    buy(marina)
    note(marina, Trigger.MET)
    note(marina, Trigger.GOOD_NEWS)
    stop = card.runs.rows[0].stop
    lead_to(stop)
    QApplication.processEvents()

    click_at(stop, double=True)

    assert len(card.runs.rows) == 2
    qtbot.wait(0)
    assert len(card.runs.rows) == 2


def test_after_a_while_the_next_plan_can_be_stopped_by_mouse(marina: Opened, card: PlansCard, qtbot: QtBot) -> None:
    buy(marina)
    note(marina, Trigger.MET)
    lead_to(card.runs.rows[0].stop)
    QApplication.processEvents()
    click_at(card.runs.rows[0].stop)
    assert len(card.runs.rows) == 1

    taken_by_mouse = card.runs.testAttribute
    qtbot.waitUntil(lambda: not taken_by_mouse(Qt.WidgetAttribute.WA_TransparentForMouseEvents))
    click_at(card.runs.rows[0].stop)

    assert card.runs.rows == []


def test_after_a_stop_the_keyboard_rests_on_the_next_plan_and_not_on_its_button(marina: Opened, card: PlansCard) -> None:
    buy(marina)
    note(marina, Trigger.MET)
    card.runs.rows[0].stop.setFocus()

    QTest.keyClick(card.runs.rows[0].stop, Qt.Key.Key_Space)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    (row,) = card.runs.rows
    assert row.hasFocus()
    assert row.title.text() in row.accessibleName()
    QTest.keyClick(row, Qt.Key.Key_Tab)
    assert row.stop.hasFocus()


def test_after_the_last_one_the_keyboard_comes_to_what_takes_nothing_away(marina: Opened, card: PlansCard) -> None:
    note(marina, Trigger.MET_AT_EVENT)
    card.events.rows[0].remove.setFocus()

    QTest.keyClick(card.events.rows[0].remove, Qt.Key.Key_Space)

    focus = QApplication.focusWidget()
    assert focus is not None
    assert not removes(focus)
