from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from relapp.domain.promises import Party, Promise, PromiseState, settle
from relapp.ui.bus import Bus
from relapp.ui.client.promises import tab as promises
from relapp.ui.client.promises.tab import STEP, PromisesSection, PromisesTab
from tests.ui.conftest import FRIDAY_BEFORE, HOSTILE, MONDAY, TUESDAY, WEDNESDAY, texts

OFFER = Promise("Send the offer", FRIDAY_BEFORE, made_on=FRIDAY_BEFORE - timedelta(days=4))
Show = Callable[..., PromisesTab]


@pytest.fixture
def section(tab: PromisesTab) -> PromisesSection:
    return tab.promises


def keep(bus: Bus, *kept: Promise) -> None:
    bus.do(lambda: bus.book.records.keep("promise_added", 1, *kept))
    QApplication.processEvents()


def saved(bus: Bus) -> list[Promise]:
    return bus.book.records.of(Promise, 1)


def shown(section: PromisesSection) -> list[str]:
    return [row.title.text() for row in section.list.rows]


def test_a_promise_needs_words_and_has_a_day_and_a_side(bus: Bus, section: PromisesSection) -> None:
    form = section.form
    assert not form.add.isEnabled()
    QTest.keyClicks(form.text, " Send the offer ")
    form.day.set_day(WEDNESDAY)
    form.by.choose_number(2)
    QTest.keyClick(form.text, Qt.Key.Key_Return)
    (promise,) = saved(bus)
    assert (promise.text, promise.due, promise.by, promise.made_on) == ("Send the offer", WEDNESDAY, Party.THEM, MONDAY)
    assert (form.text.text(), form.day.day, form.by.value) == ("", MONDAY, Party.US)
    assert shown(section) == ["Send the offer"]
    assert "Nov 25, 2026, in 2 days · promised to us, Nov 23, 2026" in texts(section)
    bus.undo()
    assert saved(bus) == []
    assert any(text.startswith("No promises yet.") for text in texts(section))


def test_one_written_down_after_its_day_does_not_say_when_it_was_made(bus: Bus, section: PromisesSection) -> None:
    section.form.text.setText("Call")
    section.form.day.set_day(FRIDAY_BEFORE)
    section.form.add.click()
    assert saved(bus)[0].made_on is None
    assert "Nov 20, 2026 · promised by us" in texts(section)


def test_the_most_pressing_comes_first_and_says_how_late_it_is(bus: Bus, section: PromisesSection) -> None:
    keep(bus, replace(OFFER, text="later", due=WEDNESDAY), replace(OFFER, text="today", due=MONDAY), OFFER)
    assert shown(section) == ["Send the offer", "today", "later"]
    late, today, later = section.list.rows
    assert late.late.text() == "3 days late"
    assert not late.late.isHidden()
    assert today.late.isHidden()
    assert today.details.text().startswith("Nov 23, 2026, today · ")
    assert later.late.isHidden()


@pytest.mark.parametrize(("state", "said"), [("kept", "Kept"), ("broken", "Broken"), ("released", "Released")])
def test_what_became_of_it_is_one_click_and_asks_nothing(bus: Bus, section: PromisesSection, state: str, said: str) -> None:
    keep(bus, OFFER)
    (row,) = section.list.rows
    assert row.heading.isHidden()
    row.ends[PromiseState(state)].click()
    (promise,) = saved(bus)
    assert (promise.state, promise.settled_on) == (state, MONDAY)
    assert bus.book.agenda.of_client(1) == []
    (row,) = section.list.rows
    assert row.details.text() == f"{said} on Nov 23, 2026 · promised by us, Nov 16, 2026"
    assert not row.heading.isHidden()
    assert not row.ends[PromiseState.KEPT].isVisible()
    row.reopen.click()
    assert saved(bus)[0].is_open
    assert len(bus.book.agenda.of_client(1)) == 1
    bus.undo()
    bus.undo()
    assert saved(bus)[0].state is PromiseState.OPEN
    assert section.list.rows[0].ends[PromiseState.KEPT].isVisible()


def test_another_day_is_chosen_from_today_on(bus: Bus, section: PromisesSection, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(bus, OFFER)
    asked: list[object] = []
    answers = [None, TUESDAY]

    def ask_day(parent: QWidget, title: str, earliest: object) -> object:
        asked.append(earliest)
        return answers.pop(0)

    monkeypatch.setattr(promises, "ask_day", ask_day)
    section.list.rows[0].another_day.click()
    assert saved(bus)[0].due == FRIDAY_BEFORE
    section.list.rows[0].another_day.click()
    assert asked == [MONDAY, MONDAY]
    assert saved(bus)[0].due == TUESDAY
    assert section.list.rows[0].late.isHidden()


def test_it_is_written_anew_in_the_form(bus: Bus, section: PromisesSection) -> None:
    keep(bus, OFFER, replace(OFFER, text="other", due=MONDAY))
    section.list.rows[0].change.click()
    form = section.form
    assert form.text.hasFocus()
    assert (form.text.text(), form.day.day, form.add.text()) == ("Send the offer", FRIDAY_BEFORE, "Save")
    form.text.setText("Send the new offer")
    form.day.set_day(TUESDAY)
    form.add.click()
    assert [(each.text, each.due, each.made_on) for each in saved(bus)] == [
        ("Send the new offer", TUESDAY, OFFER.made_on),
        ("other", MONDAY, OFFER.made_on),
    ]
    assert (form.text.text(), form.add.text(), form.cancel.isHidden()) == ("", "Add promise", True)


def test_escape_and_cancel_leave_it_as_it_was(bus: Bus, section: PromisesSection) -> None:
    keep(bus, OFFER)
    for leave in (lambda: QTest.keyClick(section.form.text, Qt.Key.Key_Escape), section.form.cancel.click):
        section.list.rows[0].change.click()
        section.form.text.setText("something else")
        leave()
        assert section.form.text.text() == ""
        assert section.form.changed_one is None
    assert saved(bus)[0].text == "Send the offer"


def test_one_that_is_deleted_meanwhile_is_no_longer_changed(bus: Bus, section: PromisesSection) -> None:
    keep(bus, OFFER)
    section.list.rows[0].change.click()
    section.list.rows[0].remove.click()
    assert saved(bus) == []
    assert section.form.changed_one is None
    bus.undo()
    assert shown(section) == ["Send the offer"]


def test_how_many_were_kept_is_said_of_both_sides(bus: Bus, section: PromisesSection) -> None:
    assert section.kept.isHidden()
    keep(bus, OFFER)
    assert section.kept.text() == "Ours kept: unknown · Theirs kept: unknown"
    keep(bus, *(settle(OFFER, state, MONDAY) for state in (PromiseState.KEPT, PromiseState.BROKEN, PromiseState.RELEASED)))
    keep(bus, settle(replace(OFFER, by=Party.THEM), PromiseState.KEPT, MONDAY))
    assert section.kept.text() == "We kept 1 of 2 · They kept 1 of 1"


def test_of_those_settled_only_the_latest_are_shown_until_more_are_wanted(bus: Bus, section: PromisesSection) -> None:
    settled = [
        settle(replace(OFFER, text=f"{days}"), PromiseState.KEPT, MONDAY - timedelta(days=days)) for days in range(STEP + 2)
    ]
    keep(bus, OFFER, *settled)
    assert shown(section) == ["Send the offer", *(f"{days}" for days in range(STEP))]
    assert [not row.heading.isHidden() for row in section.list.rows] == [False, True] + [False] * (STEP - 1)
    section.more.click()
    assert len(section.list.rows) == STEP + 3
    assert section.more.isHidden()


def test_tab_goes_from_the_top_to_the_bottom_whatever_was_added_later(bus: Bus, tab: PromisesTab) -> None:
    keep(bus, settle(replace(OFFER, text="settled"), PromiseState.KEPT, MONDAY))
    keep(bus, OFFER, replace(OFFER, text="later", due=WEDNESDAY))
    tab.begin()
    heights = []
    for _step in range(40):
        focus = QApplication.focusWidget()
        assert focus
        heights.append(focus.mapTo(tab, focus.rect().center()).y())
        if focus is tab.concerns.form.day:
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert heights == sorted(heights)
    assert len(heights) > 15


@pytest.mark.parametrize("text", HOSTILE)
def test_it_is_shown_letter_by_letter(bus: Bus, section: PromisesSection, text: str) -> None:
    keep(bus, replace(OFFER, text=text))
    (row,) = section.list.rows
    assert row.title.text() == text
    assert row.ends[PromiseState.KEPT].accessibleName() == f"Kept: {text}"
    assert row.remove.accessibleName() == f"Delete {text}"
