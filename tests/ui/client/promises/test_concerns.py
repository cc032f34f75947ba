from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.domain.concerns import Concern, ConcernState, call_back, resolve
from relapp.domain.journal import Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.client.promises.concern_card import ConcernCard
from relapp.ui.client.promises.concerns import STEP, ConcernsSection
from relapp.ui.client.promises.tab import PromisesTab
from tests.ui.client.conftest import retype
from tests.ui.conftest import FRIDAY_BEFORE, HOSTILE, MONDAY, TUESDAY, in_view, texts

LATE = Concern("Late delivery", FRIDAY_BEFORE, "The carrier changed the route")
FULL = replace(LATE, solution="Sent again", prevention="Another carrier")


@pytest.fixture
def section(tab: PromisesTab) -> ConcernsSection:
    return tab.concerns


def keep(bus: Bus, *kept: Concern) -> None:
    bus.do(lambda: bus.book.records.keep("concern_added", 1, *kept))
    QApplication.processEvents()


def saved(bus: Bus) -> list[Concern]:
    return bus.book.records.of(Concern, 1)


def codes(bus: Bus) -> list[str]:
    return [each.code for each in bus.book.agenda.of_client(1)]


def one(section: ConcernsSection) -> ConcernCard:
    (card,) = section.cards
    return card


def test_it_takes_what_and_a_day_that_is_not_to_come(bus: Bus, section: ConcernsSection) -> None:
    form = section.form
    assert not form.add.isEnabled()
    QTest.keyClicks(form.what, " Late delivery ")
    form.day.set_day(TUESDAY)
    assert form.day.day == MONDAY
    form.day.set_day(FRIDAY_BEFORE)
    QTest.keyClick(form.what, Qt.Key.Key_Return)
    assert [(each.what, each.opened_on) for each in saved(bus)] == [("Late delivery", FRIDAY_BEFORE)]
    assert (form.what.text(), form.day.day) == ("", MONDAY)
    assert "Since Nov 20, 2026 · next touch tomorrow" in texts(section)
    assert one(section).state.text() == "Open"
    bus.undo()
    assert section.cards == []
    assert any(text.startswith("No concerns.") for text in texts(section))


def test_what_waits_while_it_is_open_is_said(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, LATE)
    card = one(section)
    assert card.held_back.isVisible()
    for word in ("gift", "keep in touch", "share information", "spontaneous gesture"):
        assert word in card.held_back.text()
    for word in ("promise", "greeting"):
        assert word not in card.held_back.text()
    card.resolve.click()
    assert not card.held_back.isVisible()


def test_each_field_is_saved_when_it_is_left(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, LATE)
    for name in ("cause", "solution", "prevention", "who_must_know"):
        retype(one(section).fields[name], f" {name} ")
        assert getattr(saved(bus)[0], name) == name
    bus.undo()
    assert one(section).fields["who_must_know"].text() == ""


def test_what_it_is_about_can_be_written_anew_but_not_emptied(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, LATE)
    card, what = one(section), one(section).fields["what"]
    assert not what.isVisible()
    card.change.click()
    assert what.hasFocus()
    retype(what, "Late again")
    assert saved(bus)[0].what == "Late again"
    assert card.title.text() == "Late again"
    assert not what.isVisible()
    card.change.click()
    what.selectAll()
    QTest.keyClick(what, Qt.Key.Key_Delete)
    what.clearFocus()
    assert saved(bus)[0].what == "Late again"
    assert what.text() == "Late again"


def test_resolving_asks_for_what_is_missing_and_forces_nothing(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, replace(LATE, solution="Sent again"))
    card = one(section)
    assert not card.missing.isVisible()
    card.resolve.click()
    assert saved(bus)[0].resolved_on == MONDAY
    assert card.fields["prevention"].hasFocus()
    assert card.missing.text() == "What keeps it from happening again? It can also be written later."
    assert card.course.text() == "Since Nov 20, 2026 · resolved on Nov 23, 2026 · call back by Dec 2, 2026"
    assert codes(bus) == ["concern_call_back", "concern_satisfaction"]
    card.call_back.click()
    assert saved(bus)[0].state is ConcernState.CLOSED


def test_nothing_is_asked_where_everything_is_there(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, FULL)
    card = one(section)
    card.resolve.setFocus()
    QTest.keyClick(card.resolve, Qt.Key.Key_Return)
    assert not card.missing.isVisible()
    assert card.call_back.hasFocus()


def test_called_back_closes_and_folds_it_and_it_can_be_opened_again(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, resolve(FULL, FRIDAY_BEFORE))
    card = one(section)
    card.call_back.setFocus()
    card.call_back.click()
    assert codes(bus) == ["concern_satisfaction"]
    assert card.course.text().endswith("called back on Nov 23, 2026")
    assert not card.fields["cause"].isVisible()
    assert card.fold.hasFocus()
    card.fold.click()
    assert card.fields["cause"].isVisible()
    card.reopen.click()
    assert saved(bus)[0].is_open
    assert codes(bus) == ["concern_open"]
    assert card.state.text() == "Open"
    assert card.fields["cause"].isVisible()
    bus.undo()
    assert card.state.text() == "Closed"


def test_a_call_back_logged_elsewhere_closes_it_here(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, resolve(FULL, date(2026, 11, 10)))
    bus.do(lambda: bus.book.journal.log(1, Touch(MONDAY, Purpose.CONCERN_FOLLOW_UP)))
    assert one(section).state.text() == "Closed"


def test_without_a_plan_for_it_the_call_back_is_still_to_be_made(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, resolve(FULL, MONDAY))
    assert "call back by" in one(section).course.text()
    settings = bus.book.settings.get()
    plans = tuple(replace(plan, active=False) for plan in bus.book.settings.rules().plans)
    bus.do(lambda: bus.book.save_settings(replace(settings, plans=plans)))
    assert one(section).course.text().endswith("not called back yet")


def test_open_ones_come_first_then_those_to_be_called_back_about(bus: Bus, section: ConcernsSection) -> None:
    closed = [
        call_back(resolve(replace(LATE, what=f"closed {day}"), date(2026, 1, 1)), date(2026, 2, day))
        for day in range(1, STEP + 2)
    ]
    keep(
        bus,
        *closed,
        resolve(replace(LATE, what="resolved"), MONDAY),
        LATE,
        replace(LATE, what="older", opened_on=date(2026, 1, 1)),
    )
    assert [card.title.text() for card in section.cards][:4] == ["older", "Late delivery", "resolved", f"closed {STEP + 1}"]
    assert len(section.cards) == STEP + 3
    section.more.click()
    assert len(section.cards) == STEP + 4
    tops = [card.y() for card in in_view(section, ConcernCard)]
    assert len(tops) == STEP + 4
    assert [card.y() for card in section.cards] == sorted(tops)


def test_a_concern_keeps_its_card_and_what_is_being_typed_when_another_goes(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, LATE, replace(LATE, what="Wrong cups", opened_on=MONDAY))
    first, second = section.cards
    second.fields["solution"].setFocus()
    QTest.keyClicks(second.fields["solution"], "New cu")
    bus.do(lambda: bus.book.records.remove("concern_deleted", 1, first.concern))
    assert section.cards == [second]
    assert second.fields["solution"].hasFocus()
    assert second.fields["solution"].text() == "New cu"
    second.fields["solution"].clearFocus()
    assert [(each.what, each.solution) for each in saved(bus)] == [("Wrong cups", "New cu")]


def test_deleting_one_can_be_undone(bus: Bus, section: ConcernsSection) -> None:
    keep(bus, LATE)
    one(section).remove.click()
    assert saved(bus) == []
    bus.undo()
    assert one(section).title.text() == "Late delivery"


@pytest.mark.parametrize("text", HOSTILE)
def test_it_is_shown_letter_by_letter(bus: Bus, section: ConcernsSection, text: str) -> None:
    keep(bus, replace(LATE, what=text, opened_on=MONDAY - timedelta(days=1)))
    assert one(section).title.text() == text
    assert one(section).resolve.accessibleName() == f"Resolved: {text}"
