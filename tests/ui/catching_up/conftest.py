"""A book whose user was away: promises late, birthdays past, and calls that wait."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from relapp.book import Book
from relapp.domain.journal import Purpose, Touch
from relapp.domain.promises import Promise
from relapp.ui.bus import Bus
from relapp.ui.catching_up.page import CatchingUpPage
from tests.ui.conftest import MONDAY, Add

AddLate = Callable[..., int]


def days_before(count: int) -> date:
    return MONDAY - timedelta(days=count)


@pytest.fixture
def page(bus: Bus, show: Callable[..., CatchingUpPage]) -> CatchingUpPage:
    return show(CatchingUpPage(bus), 900, 700)


@pytest.fixture
def promised(book: Book, add: Add) -> AddLate:
    """A client to whom something was promised for a day some days ago."""

    def promised(name: str, text: str, days: int) -> int:
        client_id = add(name)
        book.records.keep("promise_added", client_id, Promise(text, days_before(days)))
        return client_id

    return promised


@pytest.fixture
def passed(add: Add) -> AddLate:
    """A client whose birthday was some days ago."""

    def passed(name: str, days: int) -> int:
        day = days_before(days)
        return add(name, born=date(1980, day.month, day.day))

    return passed


@pytest.fixture
def away(book: Book, add: Add) -> list[int]:
    """Twelve clients who wait for a call since ten days ago; the last touch was a Friday, ten working days ago."""
    ids = [add(f"Client {number:02}", due=days_before(10)) for number in range(12)]
    book.journal.log(ids[0], Touch(days_before(17), Purpose.THANK_YOU), [])
    return ids
