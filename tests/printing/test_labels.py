from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from relapp import i18n
from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.clients import Channel, Client, ContactPoint, Occasion, OccasionKind, Pause, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.labels import OTHER, OTHER_SHEET, Carrier, Envelope, LabelChoices
from relapp.errors import UserError
from relapp.paper.documents import Piece, Sheets
from relapp.printing import labels
from relapp.printing.labels import (
    LeftOut,
    NobodyToWriteToError,
    Why,
    calibration,
    clients_for_week,
    label_choices,
    left_out_words,
    remember_label_choices,
)
from tests.printed import text_of

MONDAY = date(2026, 11, 23)
ADDRESS = "Rua das Acácias, 12, Centro, Campinas - SP, 13000-000"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    i18n.set_language("en")
    stamps = Stamps(now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), today=lambda: MONDAY)
    with Book(tmp_path / "clients.relapp", stamps) as opened:
        opened.save_settings(replace(opened.settings.get(), country="BR"))
        opened.turn_to(MONDAY)
        yield opened


def add(book: Book, name: str, address: str = ADDRESS, label: str = "work", **rest: Any) -> int:
    points = (ContactPoint(PointKind.ADDRESS, address, label),) if address else ()
    return book.clients.add(Client(name, points=points, **rest)).client_ids[0]


def texts(sheets: Sheets) -> list[str]:
    return [text_of(piece.html) for page in sheets.pages for piece in page if isinstance(piece, Piece)]


def test_everybody_with_an_address_has_a_label_in_the_order_asked_for(book: Book) -> None:
    ana, bia = add(book, "Ana Prado", company="Padaria Sol"), add(book, "Bia Reis")
    job = labels.labels(book, [bia, ana], label_choices(book))
    assert texts(job.printable) == [
        "Bia Reis Rua das Acácias, 12 Centro Campinas - SP 13000-000",
        "Ana Prado Padaria Sol Rua das Acácias, 12 Centro Campinas - SP 13000-000",
    ]
    assert (job.printed, job.left_out) == (2, ())


def test_at_home_nobody_is_with_a_company(book: Book) -> None:
    ana = add(book, "Ana Prado", label="Home", company="Padaria Sol")
    (text,) = texts(labels.labels(book, [ana], label_choices(book)).printable)
    assert "Padaria" not in text


def test_who_cannot_or_must_not_be_written_to_is_left_out_and_told(book: Book) -> None:
    ids = [
        add(book, "Ana Prado"),
        add(book, "Bia Reis", ""),
        add(book, "Caio Luz", pause=Pause.DECEASED),
        add(book, "Davi Sá", pause=Pause.DO_NOT_CONTACT, paused_until=MONDAY),
        add(book, "Eva Neri", pause=Pause.DO_NOT_CONTACT, paused_until=MONDAY - timedelta(days=1)),
        add(book, "Fabio Melo", refused_channels=frozenset({Channel.LETTER})),
        add(book, "Gil Rosa", pause=Pause.BEREAVEMENT),
        add(book, "Hugo Dias", "  \n "),
    ]
    job = labels.labels(book, ids, label_choices(book))
    assert [text.split()[0] for text in texts(job.printable)] == ["Ana", "Eva", "Gil"]
    assert job.printed == 3
    assert left_out_words(job.left_out) == [
        "2 clients have no address: Bia Reis, Hugo Dias.",
        "2 clients must not be contacted: Caio Luz, Davi Sá.",
        "1 client wants no letters: Fabio Melo.",
    ]


def test_of_many_left_out_the_first_are_named() -> None:
    many = tuple(LeftOut(number, f"Client {number}", Why.NO_ADDRESS) for number in range(1, 8))
    assert left_out_words(many) == ["7 clients have no address: Client 1, Client 2, Client 3, Client 4, Client 5 and 2 more."]
    assert left_out_words(many, most=7)[0].endswith("Client 6, Client 7.")


def test_with_nobody_left_there_is_nothing_to_print(book: Book) -> None:
    bia = add(book, "Bia Reis", "")
    with pytest.raises(NobodyToWriteToError, match="1 client has no address: Bia Reis") as raised:
        labels.labels(book, [bia], label_choices(book))
    assert raised.value.left_out == (LeftOut(bia, "Bia Reis", Why.NO_ADDRESS),)
    with pytest.raises(UserError, match="nobody to write to"):
        labels.labels(book, [], label_choices(book))


def test_too_many_are_refused_before_they_are_read(book: Book) -> None:
    with pytest.raises(UserError, match="10,001 clients are too many"):
        labels.addressees(book, range(10_001))


def test_at_first_it_is_the_usual_sheet_for_the_paper_of_the_settings(book: Book) -> None:
    assert label_choices(book) == LabelChoices(sheet="L7160")
    book.save_settings(replace(book.settings.get(), paper="Letter"))
    assert label_choices(book) == LabelChoices(sheet="5160")


def test_choices_are_kept_but_for_where_a_sheet_begins(book: Book) -> None:
    other = replace(OTHER_SHEET, rows=7, top=20.5)
    chosen = LabelChoices(Carrier.ENVELOPES, OTHER, other, Envelope.C6, 5, 2, 1.5, -0.5, "Shop\nMarket street 5")
    remember_label_choices(book, chosen)
    with Book(book.path) as again:
        assert label_choices(again) == replace(chosen, start_at=1, copies=1)


@pytest.mark.parametrize(
    "kept", [[], "L7160", {"sheet": 5}, {"sheet": "L9999"}, {"carrier": "stone"}, {"right": "far"}, {"sheet": OTHER, "other": {}}]
)
def test_what_cannot_be_read_is_as_if_it_had_not_been_kept(book: Book, kept: object) -> None:
    book.settings.put("label_choices", kept)
    assert label_choices(book) == LabelChoices(sheet="L7160")


def test_measures_that_do_not_fit_are_refused_and_forgotten(book: Book) -> None:
    ana = add(book, "Ana Prado")
    wrong = LabelChoices(sheet=OTHER, other=replace(OTHER_SHEET, rows=20))
    for refused in (lambda: labels.labels(book, [ana], wrong), lambda: calibration(wrong, MONDAY)):
        with pytest.raises(UserError, match="do not fit on the paper"):
            refused()
    remember_label_choices(book, wrong)
    assert label_choices(book).sheet == "L7160"


def test_choices_out_of_bounds_are_brought_back(book: Book) -> None:
    ana = add(book, "Ana Prado")
    job = labels.labels(book, [ana], LabelChoices(sheet="L7160", start_at=99, copies=0, right=500.0))
    (page,) = job.printable.pages
    (piece,) = page
    assert isinstance(piece, Piece)
    assert piece.top > 240
    assert piece.left < 210


def test_the_week_has_those_with_a_card_or_a_gift(book: Book) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, YearlyDate(12, 3, 1980))
    card = add(book, "Ana Prado", occasions=(birthday,), wants_cards=True, wants_gifts=False)
    gift = add(book, "Bia Reis", occasions=(birthday,), wants_gifts=True, wants_cards=False)
    add(book, "Caio Luz", occasions=(birthday,), wants_gifts=False, wants_cards=False)
    assert sorted(clients_for_week(book, MONDAY, MONDAY)) == [card, gift]
    assert clients_for_week(book, MONDAY, MONDAY + timedelta(days=60)) == []
