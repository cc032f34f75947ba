from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QObject

from relapp.scheduling.locked_hours import LockedHours
from relapp.scheduling.notifier import NO_ACTIONS, Notifier

pytestmark = pytest.mark.usefixtures("qapp")

NOON = datetime(2026, 11, 23, 12)


class Desk(Notifier):
    """A clock, a screen, and the bubbles on it."""

    def __init__(self) -> None:
        super().__init__()
        self.moment, self.is_taken = NOON, False
        self.shown: dict[str, tuple[str, str, list[str]]] = {}

    def now(self) -> datetime:
        return self.moment

    def notify(self, key: str, title: str, body: str, actions: Mapping[str, str] = NO_ACTIONS) -> bool:
        self.shown[key] = (title, body, list(actions.values()))
        return True

    def close(self, key: str) -> None:
        self.shown.pop(key, None)


def locked(desk: Desk, *minutes: int) -> LockedHours:
    hours = [NOON + timedelta(minutes=each) for each in minutes]
    return LockedHours(hours, desk, QObject(desk), clock=desk, is_taken=lambda: desk.is_taken)


def test_at_each_hour_one_bubble_says_that_something_is_due() -> None:
    desk = Desk()
    hours = locked(desk, 30, 10)
    hours.beat()
    assert desk.shown == {}

    desk.moment += timedelta(minutes=10)
    hours.beat()
    ((title, body, actions),) = desk.shown.values()
    assert (title, set(actions)) == ("Relapp is locked", {"Open"})
    assert body == "Something is due. Open the program and unlock your book to see it."

    desk.shown.clear()
    hours.beat()
    assert desk.shown == {}
    desk.moment += timedelta(minutes=20)
    hours.beat()
    assert len(desk.shown) == 1


def test_it_waits_while_the_screen_is_taken() -> None:
    desk = Desk()
    hours = locked(desk, 0)
    desk.is_taken = True
    hours.beat()
    assert desk.shown == {}

    desk.is_taken = False
    hours.beat()

    assert len(desk.shown) == 1


def test_choosing_it_opens_and_takes_it_away() -> None:
    desk = Desk()
    hours = locked(desk, 0)
    opened: list[bool] = []
    hours.opened.connect(lambda: opened.append(True))
    hours.beat()

    desk.action_invoked.emit("locked", "default")

    assert opened == [True]
    assert desk.shown == {}


def test_what_is_stopped_is_on_no_screen() -> None:
    desk = Desk()
    hours = locked(desk, 0)
    hours.beat()

    hours.stop()

    assert desk.shown == {}
