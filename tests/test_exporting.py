import errno
import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from relapp import exporting
from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, ContactPoint, Importance, Occasion, OccasionKind, Pause, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Extra, Incoming
from relapp.domain.whole import WholeClient
from relapp.errors import UserError
from relapp.exchange import look_at, read
from relapp.exchange.book_file import read_book
from relapp.exchange.source import Source, Track
from relapp.exporting import Format, export, format_of, left_out

MONDAY = date(2026, 11, 23)
NAMES = ["Ágata Lima", "Bia", "Zoé"]


class StoppedError(Exception):
    """The user stopped it."""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book with three clients, of whom the second has a birthday and something from another program."""
    stamps = Stamps(now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), today=lambda: MONDAY)
    with Book(tmp_path_factory.mktemp("book") / "clients.relapp", stamps) as opened:
        opened.save_settings(replace(opened.settings.get(), language="pt_BR", country="BR"))
        born = Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 29))
        phone = ContactPoint(PointKind.PHONE, "+55 11 5555-0101", "cell")
        opened.whole.take_in(
            [
                WholeClient(Client("Zoé", importance=Importance.VIP)),
                WholeClient(
                    Client("Bia", points=(phone,), occasions=(born,)), uids=("urn:bia",), extras=(Extra("X-SHOE", "43"),)
                ),
                WholeClient(Client("Ágata Lima")),
            ],
            "book.json",
        )
        yield opened


def names_in(file):
    """Whom a file is about, in its order."""
    source = Source.of_bytes(file.name, file.read_bytes())
    if file.suffix == ".json":
        return [piece.client.name for piece in read_book(source, Track()) if isinstance(piece, WholeClient)]
    return [entry.client.name for entry in read(source, look_at(source)).entries if isinstance(entry, Incoming)]


@pytest.mark.parametrize("form", [Format.VCARD_4, Format.VCARD_3, Format.CSV, Format.XLSX])
def test_all_clients_are_written_by_name(book, tmp_path, form):
    file = tmp_path / f"out{form.ending}"
    assert export(book, form, file) == 3
    assert names_in(file) == NAMES


def test_a_calendar_has_those_with_dates(book, tmp_path):
    assert export(book, Format.ICALENDAR, tmp_path / "out.ics") == 3
    assert names_in(tmp_path / "out.ics") == ["Bia"]


def test_the_whole_book_is_written_in_its_own_order(book, tmp_path):
    assert export(book, Format.JSON, tmp_path / "out.json") == 3
    assert names_in(tmp_path / "out.json") == ["Zoé", "Bia", "Ágata Lima"]
    assert json.loads((tmp_path / "out.json").read_bytes())["settings"] == {"language": "pt_BR", "country": "BR"}


@pytest.mark.parametrize("form", [Format.VCARD_4, Format.CSV, Format.XLSX, Format.JSON])
def test_chosen_clients_are_written_in_the_order_given(book, tmp_path, form):
    ids = [book.list.find(name)[0].id for name in ("Zoé", "Bia")]
    file = tmp_path / f"out{form.ending}"
    assert export(book, form, file, ids) == 2
    assert names_in(file) == ["Zoé", "Bia"]


@pytest.mark.parametrize(("form", "version"), [(Format.VCARD_4, "4.0"), (Format.VCARD_3, "3.0")])
def test_a_card_has_the_version_wanted_and_what_other_programs_said(book, tmp_path, form, version):
    export(book, form, tmp_path / "out.vcf")
    text = (tmp_path / "out.vcf").read_text()
    assert text.count(f"VERSION:{version}") == 3
    assert "X-SHOE:43" in text
    assert "urn:bia" in text


@pytest.mark.parametrize("form", Format)
def test_an_empty_book_is_written_too(tmp_path, form):
    with Book(tmp_path / "empty.relapp") as book:
        assert export(book, form, tmp_path / "out") == 0
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("form", Format)
def test_progress_goes_on_to_its_end(book, tmp_path, form, monkeypatch):
    monkeypatch.setattr(exporting, "CHUNK", 1)
    told = []
    export(book, form, tmp_path / "out", progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len({total for _done, total in told}) == 1
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("form", Format)
def test_one_that_is_stopped_leaves_nothing_behind(book, tmp_path, form):
    def stop(_done, _total):
        raise StoppedError

    (tmp_path / "out").write_text("before")
    there = sorted(tmp_path.iterdir())
    with pytest.raises(StoppedError):
        export(book, form, tmp_path / "out", progress=stop)
    assert sorted(tmp_path.iterdir()) == there
    assert (tmp_path / "out").read_text() == "before"


@pytest.mark.parametrize("form", Format)
def test_a_full_disk_leaves_nothing_behind(book, tmp_path, form):
    def fill(_done, _total):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    there = sorted(tmp_path.iterdir())
    with pytest.raises(UserError, match="No space left on device"):
        export(book, form, tmp_path / "out", progress=fill)
    assert sorted(tmp_path.iterdir()) == there


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.vcf", Format.VCARD_4),
        ("a.b.CSV", Format.CSV),
        ("a.xlsx", Format.XLSX),
        ("a.ics", Format.ICALENDAR),
        ("/there/a.json", Format.JSON),
    ],
)
def test_the_ending_says_the_format(name, form):
    assert format_of(Path(name)) is form


@pytest.mark.parametrize("name", ["a", "a.docx", ".vcf.txt", ""])
def test_another_ending_is_refused_with_those_that_are_known(name):
    with pytest.raises(UserError, match=r"\.vcf, \.csv, \.xlsx, \.ics, \.json"):
        format_of(Path(name))


def test_what_was_exported_can_be_brought_in_again(book, tmp_path):
    export(book, Format.JSON, tmp_path / "out.json")
    with Book(tmp_path / "again.relapp") as again:
        source = Source.of_bytes("out.json", (tmp_path / "out.json").read_bytes())
        again.whole.take_in(read_book(source, Track()), "out.json")
        export(again, Format.JSON, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "out.json").read_bytes()


@pytest.fixture
def with_peace(tmp_path):
    """Four clients, of whom two are not to be contacted."""
    with Book(tmp_path / "peace.relapp") as opened:
        born = (Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 3)),)
        pauses = {"Ana": None, "Bia": Pause.DO_NOT_CONTACT, "Eva": Pause.RESTRICTED, "Zoé": Pause.BEREAVEMENT}
        for name, pause in pauses.items():
            opened.clients.add(Client(name, pause=pause, occasions=born))
        yield opened


@pytest.mark.parametrize("form", [each for each in Format if each is not Format.JSON])
def test_who_is_not_to_be_contacted_is_left_out_unless_wanted(with_peace, tmp_path, form):
    file = tmp_path / f"out{form.ending}"
    ids = [with_peace.list.find(name)[0].id for name in ("Eva", "Ana")]
    assert (len(left_out(with_peace, form)), len(left_out(with_peace, form, ids))) == (2, 1)
    assert export(with_peace, form, file) == 2
    assert names_in(file) == ["Ana", "Zoé"]
    assert export(with_peace, form, file, ids) == 1
    assert names_in(file) == ["Ana"]
    assert export(with_peace, form, file, everybody=True) == 4
    assert names_in(file) == ["Ana", "Bia", "Eva", "Zoé"]


def test_the_whole_book_leaves_nobody_out(with_peace, tmp_path):
    assert export(with_peace, Format.JSON, tmp_path / "out.json") == 4
    assert not left_out(with_peace, Format.JSON)
