from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Client
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Purpose
from relapp.domain.week import usual_minutes
from relapp.paper.week import WeekSheet, compose
from relapp.ui.bus import Bus
from relapp.ui.settings.minutes import MOST_MINUTES, MinutesGroup
from relapp.ui.today.page import TodayPage
from relapp.ui.week.page import WeekPage
from tests.ui.conftest import MONDAY, texts


@pytest.fixture
def group(qtbot: QtBot, bus: Bus) -> MinutesGroup:
    group = MinutesGroup(bus)
    qtbot.addWidget(group)
    group.show_settings(bus.book.settings.get())
    group.show()
    return group


def kept(bus: Bus) -> dict[Purpose, int]:
    bus.book.settings.forget()
    return dict(bus.book.settings.get().minutes)


def test_every_purpose_shows_its_minutes_the_usual_ones_where_nothing_is_kept(group: MinutesGroup, bus: Bus) -> None:
    bus.book.save_settings(replace(bus.book.settings.get(), minutes={Purpose.GIFT: 40}))
    group.show_settings(bus.book.settings.get())

    shown = {purpose: field.value for purpose, field in group.fields.items()}

    assert shown == {purpose: usual_minutes(purpose) for purpose in Purpose} | {Purpose.GIFT: 40}
    assert "minutes, usually 15" in texts(group.fields[Purpose.GIFT])
    assert "minutes" in texts(group.fields[Purpose.GREETING])
    assert group.fields[Purpose.GIFT].spin.accessibleName() == "Minutes: Gift"


def test_one_is_changed_the_others_stay_and_undo_takes_it_back(group: MinutesGroup, bus: Bus, qtbot: QtBot) -> None:
    bus.book.save_settings(replace(bus.book.settings.get(), minutes={Purpose.GIFT: 40}))

    with qtbot.waitSignal(group.fields[Purpose.GREETING].count_changed):
        group.fields[Purpose.GREETING].spin.setValue(12)

    assert kept(bus) == {Purpose.GIFT: 40, Purpose.GREETING: 12}
    bus.undo()
    assert kept(bus) == {Purpose.GIFT: 40}


@pytest.mark.parametrize("purpose", Purpose)
def test_the_usual_minutes_are_not_kept(group: MinutesGroup, bus: Bus, qtbot: QtBot, purpose: Purpose) -> None:
    bus.book.save_settings(replace(bus.book.settings.get(), minutes=dict.fromkeys(Purpose, 99)))
    group.show_settings(bus.book.settings.get())

    with qtbot.waitSignal(group.fields[purpose].count_changed):
        group.fields[purpose].spin.setValue(usual_minutes(purpose))

    assert kept(bus) == {each: 99 for each in Purpose if each is not purpose}


def test_a_touch_takes_from_a_minute_to_a_working_day(group: MinutesGroup) -> None:
    assert {(field.spin.minimum(), field.spin.maximum()) for field in group.fields.values()} == {(1, MOST_MINUTES)}


def test_the_sums_of_the_day_the_week_and_the_printed_list_follow(group: MinutesGroup, bus: Bus, qtbot: QtBot) -> None:
    client_id = bus.book.clients.add(Client("Ana")).client_ids[0]
    bus.book.journal.add_free_reminder(client_id, FreeReminder("call", MONDAY))
    pages = TodayPage(bus), WeekPage(bus)
    for page in pages:
        qtbot.addWidget(page)
        page.show()

    with qtbot.waitSignal(group.fields[Purpose.FREE_REMINDER].count_changed):
        group.fields[Purpose.FREE_REMINDER].spin.setValue(75)

    for page in pages:
        assert any("about 1 h 15" in label.text() for label in page.findChildren(QLabel))
    planned = bus.book.agenda.week(MONDAY, MONDAY)
    sheet = WeekSheet(planned.plan.days, (), bus.book.clients.load(planned.touched_ids()), "shop", MONDAY)
    assert "about 1 h 15" in compose(sheet).opening
