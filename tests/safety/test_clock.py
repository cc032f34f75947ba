"""A clock that was set back while the book was closed, or forward and back again."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.book.backups.part import keep_up
from relapp.book.client_list import ClientFilter
from relapp.book.stamps import Stamps
from relapp.domain.journal import Purpose, Touch
from tests.safety import work

Open = Callable[[date], Book]


@pytest.fixture
def open_on(tmp_path: Path) -> Open:
    """The book as it is opened at noon of a day."""
    path = work.make_book(tmp_path / "clients.relapp", 12)

    def opened(day: date) -> Book:
        noon = datetime.combine(day, time(12), UTC)
        book = Book(path, Stamps(now=lambda: noon, today=lambda: day))
        book.turn_to(day)
        return book

    return opened


@pytest.mark.parametrize("back", [1, 31, 365, 366 * 10, 20_000], ids=lambda days: f"{days} days")
def test_what_is_done_on_a_day_before_the_last_one_is_kept(open_on: Open, back: int) -> None:
    before, after = work.MONDAY - timedelta(days=back), work.MONDAY + timedelta(days=1)
    with open_on(before) as book:
        assert book.check() == []
        book.clients.add(work.client(100))
        book.journal.log(1, Touch(before, Purpose.KEEP_IN_TOUCH, note="with the clock set back"))
        changes = book.journal.log(2, Touch(before, Purpose.KEEP_IN_TOUCH, note="by mistake"))
        assert changes.undo
        changes.undo()
        assert book.check() == []
    with open_on(after) as book:
        assert book.check() == []
        assert work.name_of(100) in work.all_names(book)
        assert "with the clock set back" in [row[0] for row in book._db.sql("SELECT note FROM touch")]


def test_what_is_due_is_what_it_would_be_had_the_clock_never_been_wrong(open_on: Open) -> None:
    def due(book: Book) -> list[object]:
        return [book.agenda.of_client(client_id) for client_id in book.list.ids(ClientFilter(), limit=None)]

    with open_on(work.MONDAY) as book:
        expected = due(book)
    for wrong in (work.MONDAY - timedelta(days=365), work.MONDAY + timedelta(days=3650), date(1970, 1, 1)):
        open_on(wrong).close()
    with open_on(work.MONDAY) as book:
        assert due(book) == expected


def test_backups_go_on_and_none_is_taken_for_newer_than_it_is(open_on: Open) -> None:
    made = []
    for back in (0, 1, 365, 364, 0, -3650, -1):
        with open_on(work.MONDAY - timedelta(days=back)) as book:
            kept = keep_up(book.backups.shelf())
            made.append(kept.made)
    assert [each is None for each in made] == [False, False, False, False, True, False, False]
    with open_on(work.MONDAY) as book:
        assert book.backups.list()[0] == made[-1]
