"""Weeks to print."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from relapp import i18n
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.week import DayPlan, PlannedTouch
from relapp.paper.documents import Document
from relapp.paper.week import WeekSheet, compose

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.fixture
def reason() -> Callable[..., Reminder]:
    """A free reminder that says `text`, unless told otherwise."""

    def make(client_id: int = 1, text: str = "", on: date = MONDAY, **other: Any) -> Reminder:
        facts = {"purpose": Purpose.FREE_REMINDER, "code": "free", "data": {"text": text}} | other
        return Reminder(client_id, "free", "once", earliest=on, ideal=on, latest=on, **facts)

    return make


@pytest.fixture
def client() -> Callable[..., Client]:
    """A client with a phone, unless told otherwise."""

    def make(
        client_id: int = 1, name: str = "Ana Prado", phone: str = "+40 721 555 014", email: str = "", **other: Any
    ) -> Client:
        points = [ContactPoint(PointKind.PHONE, phone)] * bool(phone) + [ContactPoint(PointKind.EMAIL, email)] * bool(email)
        return Client(name, id=client_id, points=tuple(points), **other)

    return make


@pytest.fixture
def sheet_of(reason: Callable[..., Reminder], client: Callable[..., Client]) -> Callable[..., WeekSheet]:
    """A week from MONDAY with so many touches a day and so many that do not fit; the seventh is "Client 0007" for "Task 0007"."""

    def make(counts: Sequence[int], not_fitting: int = 0, **other: Any) -> WeekSheet:
        clients: dict[int, Client] = {}

        def touch(on: date) -> PlannedTouch:
            number = len(clients) + 1
            clients[number] = client(number, f"Client {number:04}")
            return PlannedTouch(number, on, (reason(number, f"Task {number:04}", on),))

        days = []
        for index, count in enumerate(counts):
            on = MONDAY + timedelta(days=index)
            working = on.weekday() < 5
            days.append(DayPlan(on, working, 8 * working, tuple(touch(on) for _ in range(count))))
        waiting = tuple(touch(MONDAY) for _ in range(not_fitting))
        facts: dict[str, Any] = {"book_name": "shop.relapp", "printed_on": MONDAY - timedelta(days=2)} | other
        return WeekSheet(tuple(days), waiting, clients, **facts)

    return make


@pytest.fixture
def week_of(sheet_of: Callable[..., WeekSheet]) -> Callable[..., Document]:
    """The document of such a week."""
    return lambda *given, **other: compose(sheet_of(*given, **other))
