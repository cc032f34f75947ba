from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState
from relapp.ui.client.parts import Part
from relapp.ui.client.people.tab import PeopleTab
from relapp.ui.client.relationship.ledger import STEP, LedgerSection
from relapp.ui.client.relationship.tab import RelationshipTab
from tests.ui.client.conftest import Opened
from tests.ui.conftest import HOSTILE, MONDAY, texts


def section(marina: Opened) -> LedgerSection:
    marina.page.show_part(Part.RELATIONSHIP)
    tab = marina.page.tab(Part.RELATIONSHIP)
    assert isinstance(tab, RelationshipTab)
    return tab.ledger


def keep(marina: Opened, *records: Event | Gift) -> None:
    marina.bus.do(lambda: marina.bus.book.records.keep("event_added", marina.client_id, *records))


def titles(shown: LedgerSection) -> list[str]:
    return [row.title.text() for row in shown.list.rows]


def test_nothing_noted_says_what_belongs_here_and_leaves_the_side_alone(marina: Opened) -> None:
    shown = section(marina)
    assert any(text.startswith("Nothing is noted yet") for text in texts(shown))
    assert not shown.bar.isVisibleTo(marina.page)
    assert not shown.fold.isVisibleTo(marina.page)
    assert not marina.page.side.give_and_take.isVisibleTo(marina.page)


def test_both_sides_are_counted_here_and_beside_the_record(marina: Opened) -> None:
    keep(marina, Event(MONDAY, Trigger.FAVOUR_RECEIVED, "van"), Gift("cup", GiftState.GIVEN, given_on=MONDAY))
    keep(marina, Event(MONDAY, Trigger.REFERRAL_GIVEN, "Bia"))
    for shown in (section(marina), marina.page.side.give_and_take):
        assert {"We gave 2", "We received 1"} <= set(texts(shown))
        assert shown.bar.bar.accessibleName() == "We gave 2, We received 1"


def test_the_entries_open_when_they_are_wanted_so_many_at_a_time(marina: Opened) -> None:
    days = [MONDAY - timedelta(days=away) for away in range(STEP + 1)]
    keep(marina, *(Event(day, Trigger.FAVOUR_GIVEN, f"lift {index}") for index, day in enumerate(days)))
    shown = section(marina)
    assert shown.fold.text() == f"{STEP + 1} entries"
    assert titles(shown) == []
    shown.fold.click()
    assert titles(shown) == [f"We did them a favour: lift {index}" for index in range(STEP)]
    shown.more.click()
    assert len(titles(shown)) == STEP + 1
    assert not shown.more.isVisibleTo(marina.page)
    shown.fold.click()
    assert titles(shown) == []


@pytest.mark.parametrize("kind", [Trigger.FAVOUR_RECEIVED, Trigger.FAVOUR_GIVEN, Trigger.GIFT_RECEIVED])
def test_a_favour_is_noted_by_keyboard_and_can_be_taken_back(marina: Opened, kind: Trigger) -> None:
    shown = section(marina)
    shown.note.click()
    assert QApplication.focusWidget() is shown.form.kind
    shown.form.kind.set_value(kind)
    QTest.keyClicks(shown.form.what, "lent us a van")
    QTest.keyClick(shown.form.what, Qt.Key.Key_Return)
    (kept,) = marina.bus.book.records.of(Event, marina.client_id)
    assert (kept.on, kept.kind, kept.text) == (MONDAY, kind, "lent us a van")
    assert not shown.form.isVisibleTo(marina.page)
    assert QApplication.focusWidget() is shown.note
    marina.bus.undo()
    assert marina.bus.book.records.of(Event, marina.client_id) == []


def test_a_gift_of_ours_becomes_a_gift(marina: Opened) -> None:
    shown = section(marina)
    shown.note.click()
    shown.form.kind.set_value(None)
    shown.form.kind.setCurrentIndex(shown.form.kind.count() - 1)
    shown.form.what.setText(" cup ")
    shown.form.day.set_day(MONDAY - timedelta(days=2))
    shown.form.save.click()
    (gift,) = marina.bus.book.records.of(Gift, marina.client_id)
    assert (gift.what, gift.state, gift.given_on) == ("cup", GiftState.GIVEN, MONDAY - timedelta(days=2))


def test_without_words_nothing_is_noted_and_escape_closes(marina: Opened) -> None:
    shown = section(marina)
    shown.note.click()
    assert not shown.form.save.isEnabled()
    QTest.keyClick(shown.form.what, Qt.Key.Key_Return)
    assert marina.bus.book.records.of(Event, marina.client_id) == []
    QTest.keyClick(shown.form.what, Qt.Key.Key_Escape)
    assert not shown.form.isVisibleTo(marina.page)


def test_what_was_noted_here_can_be_deleted_here_and_nothing_else(marina: Opened) -> None:
    keep(marina, Event(MONDAY, Trigger.FAVOUR_RECEIVED, "van"), Gift("cup", GiftState.GIVEN))
    shown = section(marina)
    shown.fold.click()
    van, cup = shown.list.rows
    assert not cup.remove.isVisibleTo(marina.page)
    assert not cup.day.isVisibleTo(marina.page)
    assert van.remove.accessibleName() == "Delete They did us a favour: van"
    van.remove.click()
    assert titles(shown) == ["We gave a gift: cup"]


def test_referrals_have_their_own_form(marina: Opened) -> None:
    section(marina).referrals.click()
    assert marina.page.part is Part.DATES
    people = marina.page.tab(Part.DATES)
    assert isinstance(people, PeopleTab)
    assert people.referrals.form.isVisibleTo(marina.page)


def test_the_side_leads_to_the_ledger(marina: Opened) -> None:
    keep(marina, Event(MONDAY, Trigger.FAVOUR_RECEIVED, "van"))
    marina.page.side.give_and_take.details.click()
    assert marina.page.part is Part.RELATIONSHIP
    assert QApplication.focusWidget() is section(marina).fold


def test_any_words_are_shown_as_they_are(marina: Opened) -> None:
    keep(marina, *(Event(MONDAY, Trigger.FAVOUR_GIVEN, what) for what in HOSTILE))
    shown = section(marina)
    shown.fold.click()
    assert titles(shown) == [f"We did them a favour: {what}" for what in HOSTILE]
