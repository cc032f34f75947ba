from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from relapp import importing
from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.book.imports.part import ImportCancelledError
from relapp.book.stamps import Stamps
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.errors import BookError
from relapp.exchange.look import TableChoices
from relapp.exporting import Format, export

MONDAY = date(2026, 11, 23)
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bia\r\nEND:VCARD\r\n"


@pytest.fixture
def timed(tmp_path, clock):
    """A book whose clock the test sets."""
    with Book(tmp_path / "timed.relapp", Stamps(now=clock, today=lambda: MONDAY)) as book:
        book.turn_to(MONDAY)
        yield book


def reasons(book):
    return [each.reason for each in book.backups.list()]


def merge(book):
    first, second = (book.clients.add(Client("Ana")).client_ids[0] for _each in range(2))
    return book.duplicates.merge(first, second, book.clients.get(first))


def bring_in(book, file):
    return importing.bring_in(book, file, importing.open_source(file), TableChoices())


@pytest.fixture
def cards(tmp_path):
    file = tmp_path / "cards.vcf"
    file.write_text(CARD)
    return file


def test_it_keeps_what_the_settings_say(book):
    book.save_settings(replace(book.settings.get(), backups_daily=3, backups_weekly=2, backups_monthly=1, second_place="/stick"))
    shelf = book.backups.shelf()

    assert (shelf.keeping.daily, shelf.keeping.weekly, shelf.keeping.monthly) == (3, 2, 1)
    assert str(shelf.second_place) == "/stick"
    assert shelf.now() == datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_an_import_is_preceded_by_a_backup(book, ana, cards):
    bring_in(book, cards)

    (made,) = book.backups.list()
    assert made.reason is Reason.IMPORT
    with Book(made.path) as before:
        assert [client.name for client in before.clients.load(before.list.ids(ClientFilter(), limit=None)).values()] == [
            "Ana Prado"
        ]


def test_a_dry_run_makes_none(book, cards):
    importing.bring_in(book, cards, importing.open_source(cards), TableChoices(), dry_run=True)
    assert reasons(book) == []


def test_a_whole_book_is_preceded_by_a_backup(book, another, ana, tmp_path):
    export(book, Format.JSON, tmp_path / "book.json", None)
    bring_in(another, tmp_path / "book.json")
    assert reasons(another) == [Reason.IMPORT]


def test_merges_are_preceded_by_one_an_hour(timed, clock):
    for minutes in (0, 30, 29, 1, 59):
        clock.turn(minutes=minutes)
        merge(timed)
    assert reasons(timed) == [Reason.MERGE] * 2
    clock.turn(days=-1)
    merge(timed)
    assert reasons(timed) == [Reason.MERGE] * 3


@pytest.mark.parametrize("risk", [merge, bring_in], ids=["merge", "import"])
def test_where_no_backup_can_be_made_it_does_not_begin(book, ana, cards, risk):
    book.backups.shelf().folder.touch()

    with pytest.raises(BookError, match="clients-backups"):
        risk(book, *([cards] if risk is bring_in else []))
    assert "Bia" not in {client.name for client in book.clients.load(book.list.ids(ClientFilter(), limit=None)).values()}
    assert not book._db._db.connection().in_transaction


def test_an_import_can_be_stopped_while_its_backup_is_made(book, cards):
    source = importing.open_source(cards)
    with importing.stage(book, source, importing.look(book, source)) as staging:

        def stop(_done, _total):
            raise ImportCancelledError

        with pytest.raises(ImportCancelledError):
            importing.take_in(book, staging, stop)
    assert reasons(book) == []
    assert book.list.is_empty()
