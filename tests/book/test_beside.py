"""A book that another program is writing to at the same moment."""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client
from relapp.errors import BookError
from relapp.paths import lock_of

MONDAY = date(2026, 11, 23)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book(tmp_path / "clients.relapp", Stamps(today=lambda: MONDAY)) as opened:
        opened.save_settings(replace(opened.settings.get(), language="en", country="BR"))
        opened.turn_to(MONDAY)
        opened.wait_at_most(50)
        yield opened


@contextmanager
def written_to(path: Path) -> Iterator[None]:
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM reminder")
    yield
    connection.execute("ROLLBACK")
    connection.close()


def test_a_book_that_holds_for_the_day_is_read_meanwhile(book: Book) -> None:
    with written_to(book.path):
        assert not book.turn_to(MONDAY)
        assert book.list.find("", 5) == []


def test_another_one_is_opened_meanwhile(book: Book) -> None:
    with written_to(book.path), Book(book.path) as other:
        assert not other.turn_to(MONDAY)


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book.turn_to(MONDAY + timedelta(days=1)),
        lambda book: book.clients.add(Client("Ana Prado")),
        lambda book: book.save_settings(replace(book.settings.get(), capacity=3)),
    ],
    ids=["turn", "add", "settings"],
)
def test_a_change_is_refused_soon_and_made_later(book: Book, change: Callable[[Book], object]) -> None:
    with written_to(book.path):
        start = time.monotonic()
        with pytest.raises(BookError, match=r"busy in another program, .* Try again when it is done; nothing was changed"):
            change(book)
        assert time.monotonic() - start < 3
    change(book)
    assert book.check() == []


def test_who_is_at_it_is_said(book: Book) -> None:
    own = str(os.getpid()).encode()
    for content, said in ((b"4711\npython3\n", "its window (process 4711)"), (own, "program, which"), (b"?", "program, which")):
        lock_of(book.path).write_bytes(content)
        with written_to(book.path), pytest.raises(BookError, match=re.escape(said)):
            book.clients.add(Client("Caio"))


def test_a_command_waits_no_more_than_two_seconds(book: Book) -> None:
    with Book(book.path) as opened:
        assert opened._db.sql("PRAGMA busy_timeout") == [(2000,)]


def test_what_another_one_did_is_seen(book: Book) -> None:
    seen = book.changes_elsewhere()
    with Book(book.path) as other:
        other.clients.add(Client("Ana Prado"))
    assert book.changes_elsewhere() != seen
    assert [line.name for line in book.list.find("ana")] == ["Ana Prado"]
