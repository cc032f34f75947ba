"""Taking back what another program has changed meanwhile."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.book.changes import Changes, Kind
from relapp.book.client_list import ClientFilter
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.domain.journal import Purpose, Touch
from relapp.errors import BookError, UserError
from relapp.ui.bus import Bus

MONDAY = date(2026, 11, 23)
ANA = Client("Ana Prado", points=(ContactPoint(PointKind.PHONE, "11 5555-0127"),))


@pytest.fixture(autouse=True)
def _marks_are_soon_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relapp.book.erasing.sieve._COST", 4)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with Ana and Bia, on that Monday."""
    with Book(tmp_path / "clients.relapp", Stamps(today=lambda: MONDAY)) as opened:
        opened.turn_to(MONDAY)
        opened.clients.add(ANA)
        opened.clients.add(replace(ANA, name="Bia Prado"))
        yield opened
        assert opened.check() == []


@pytest.fixture
def beside(book: Book) -> Iterator[Book]:
    """The same book, as another program has it open."""
    with Book(book.path, Stamps(today=lambda: MONDAY)) as opened:
        yield opened


def names(book: Book) -> list[str]:
    return [each.name for each in book.clients.load(book.list.ids(ClientFilter(), limit=None)).values()]


CHANGES = {
    "record": lambda book: book.clients.save(replace(book.clients.get(1), notes="likes tea")),
    "touch": lambda book: book.journal.log(1, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note="tea")),
    "deleted": lambda book: book.clients.delete([1]),
    "merged": lambda book: book.duplicates.merge(2, 1, book.clients.get(2)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_who_was_erased_comes_back_before_the_next_heartbeat(book: Book, beside: Book, change: str) -> None:
    book.history.add(CHANGES[change](book))
    beside.erasing.erase(2 if change == "merged" else 1)

    with pytest.raises(UserError, match="Somebody was erased meanwhile"):
        book.undo()

    assert book.undo() is None
    # With the one she was made one with, whose record is still there as a deleted one.
    assert names(book) == ([] if change == "merged" else ["Bia Prado"])


def test_what_is_gone_is_said_and_nothing_is_half_undone(book: Book, beside: Book) -> None:
    book.history.add(book.clients.add_tag([1, 2], "teas"))
    beside._db.sql("DELETE FROM client WHERE id = 2")
    bus, failed = Bus(book), []
    bus.failed.connect(failed.append)

    bus.undo()

    assert ["cannot be undone" in said for said in failed] == [True]
    assert book.clients.get(1).tags == ("teas",)
    bus.undo()
    assert len(failed) == 1


def test_a_merge_elsewhere_leaves_no_undo_that_breaks(book: Book, beside: Book) -> None:
    for change in (CHANGES["record"], CHANGES["touch"]):
        book.history.add(change(book))
    beside.duplicates.merge(2, 1, beside.clients.get(2))

    for _each in range(2):
        with contextlib.suppress(UserError):
            book.undo()

    assert names(book) == ["Bia Prado"]


def test_what_cannot_be_undone_now_can_be_later(book: Book, beside: Book) -> None:
    book.history.add(CHANGES["record"](book))
    book.wait_at_most(10)
    with beside._db.transaction(), pytest.raises(BookError, match="busy"):
        book.undo()

    book.undo()

    assert book.clients.get(1).notes == ""


def test_a_bug_stays_one(book: Book) -> None:
    book.history.add(Changes("client_saved", frozenset({Kind.CLIENTS}), (1,), lambda: 1 // 0))
    with pytest.raises(ZeroDivisionError):
        book.undo()
