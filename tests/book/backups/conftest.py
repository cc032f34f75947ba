from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from relapp.book.backups.shelf import Shelf
from relapp.domain.clients import Client
from relapp.domain.journal import Purpose, Touch


class Clock:
    """A wall clock that tests set."""

    def __init__(self):
        self.moment = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self):
        return self.moment

    def turn(self, **span):
        self.moment += timedelta(**span)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ana(book):
    """A client with one touch."""
    client_id = book.clients.add(Client("Ana Prado", company="Porto")).client_ids[0]
    book.journal.log(client_id, Touch(book.agenda.as_of, Purpose.KEEP_IN_TOUCH))
    return client_id


@pytest.fixture
def shelf(book, ana, clock):
    """The shelf of a book with one client, by a clock that tests set; days are those of UTC."""
    return Shelf(book.path, now=clock, day_of=lambda moment: moment.date())


@pytest.fixture
def with_second_place(shelf, tmp_path):
    from relapp.book.backups.second_place import choose

    stick = tmp_path / "stick"
    stick.mkdir()
    return replace(shelf, second_place=choose(shelf, stick))
