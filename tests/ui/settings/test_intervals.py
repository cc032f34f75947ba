from dataclasses import fields, replace
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.domain.care import Intervals
from relapp.domain.check_ups import CheckUp
from relapp.domain.clients import Client, Importance
from relapp.ui.bus import Bus
from relapp.ui.settings.intervals import IntervalsGroup
from tests.ui.conftest import MONDAY, click


@pytest.fixture
def group(qtbot: QtBot, bus: Bus) -> IntervalsGroup:
    group = IntervalsGroup(bus)
    qtbot.addWidget(group)
    group.show_settings(bus.book.settings.get())
    group.show()
    return group


def test_every_interval_has_a_field_and_shows_what_is_kept(group: IntervalsGroup, bus: Bus) -> None:
    assert set(group.fields) == {each.name for each in fields(Intervals)}
    odd = Intervals(**{each.name: number for number, each in enumerate(fields(Intervals), 11)})
    bus.book.save_settings(replace(bus.book.settings.get(), intervals=odd))
    group.show_settings(bus.book.settings.get())
    assert {name: field.value for name, field in group.fields.items()} == {
        each.name: number for number, each in enumerate(fields(Intervals), 11)
    }


@pytest.mark.parametrize("name", [each.name for each in fields(Intervals)])
def test_one_is_changed_and_the_others_stay(group: IntervalsGroup, bus: Bus, qtbot: QtBot, name: str) -> None:
    before = bus.book.settings.get().intervals
    with qtbot.waitSignal(group.fields[name].count_changed):
        group.fields[name].spin.setValue(44)
    bus.book.settings.forget()
    assert bus.book.settings.get().intervals == replace(before, **{name: 44})
    bus.undo()
    assert bus.book.settings.get().intervals == before


def test_nothing_waits_no_time_at_all(group: IntervalsGroup) -> None:
    assert all(field.spin.minimum() == 1 for field in group.fields.values())


def test_who_is_looked_at_and_who_is_surprised(group: IntervalsGroup, bus: Bus) -> None:
    click(group.check_ups_for, "Regular")
    click(group.gestures_for, "VIP")
    bus.book.settings.forget()
    assert bus.book.settings.get().check_ups_for == {Importance.VIP, Importance.REGULAR}
    assert bus.book.settings.get().gestures_for == {Importance.REGULAR}


def test_a_new_interval_moves_the_reminders(group: IntervalsGroup, bus: Bus, qtbot: QtBot) -> None:
    client_id = bus.book.clients.add(Client("Ana", importance=Importance.VIP)).client_ids[0]
    bus.book.records.keep("check_up_added", client_id, CheckUp(MONDAY))
    spin = group.fields["check_up_days"].spin
    spin.setFocus()
    spin.selectAll()
    with qtbot.waitSignal(group.fields["check_up_days"].count_changed):
        QTest.keyClicks(spin, "50")
        spin.clearFocus()
    (found,) = [each for each in bus.book.agenda.of_client(client_id) if each.source == "check_up"]
    assert found.ideal == MONDAY + timedelta(days=50)
