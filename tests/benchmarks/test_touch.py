"""Logging a touch computes one client again, however many there are."""

import shutil
from datetime import date
from itertools import count

import pytest

from relapp.book import Book
from relapp.domain import sources
from relapp.domain.journal import Purpose, Touch
from tests.benchmarks.costs import seconds


@pytest.fixture
def copies(small_book, large_book, tmp_path):
    """Both books, to write in; the same clients stand first in them."""
    opened = []
    for book in (small_book, large_book):
        copy = tmp_path / book.parent.name
        shutil.copyfile(book, copy)
        opened.append(Book(copy))
    yield opened
    for book in opened:
        book.close()


def _logger(book):
    """Logs a touch of the next client each time."""
    numbers = count(1)
    return lambda: book.journal.log(next(numbers), Touch(date.today(), Purpose.KEEP_IN_TOUCH))


def test_logging_a_touch_computes_one_client_again(monkeypatch, copies):
    computed = []
    compute = sources.open_reminders
    monkeypatch.setattr(sources, "open_reminders", lambda known, *rest: computed.append(known.client.id) or compute(known, *rest))
    _small, large = copies
    large.journal.log(42, Touch(date.today(), Purpose.KEEP_IN_TOUCH))
    assert computed == [42]


def test_logging_a_touch_is_flat_in_the_size_of_the_book(race, copies):
    small, large = copies
    race.assert_at_most(1.5, seconds(_logger(large), 5), seconds(_logger(small), 5), rounds=21)
