from dataclasses import replace
from datetime import date

import pytest

from relapp.book import Book
from relapp.domain.labels import Carrier, Envelope
from relapp.printing.labels import label_choices, remember_label_choices
from tests.printed import info_of, needs_poppler, pages_of

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("options", "changed"),
    [
        ([], {}),
        (["--sheet", "Pimaco 6180"], {"carrier": Carrier.LABELS, "sheet": "Pimaco 6180"}),
        (["--envelope", "c6"], {"envelope": Envelope.C6}),
        (["--envelope", "10"], {"envelope": Envelope.NUMBER_10}),
        (["--offset", "1.5,-2"], {"right": 1.5, "down": -2.0}),
        (["--sheet", "L7160", "--start", "21", "--copies", "3"], {"carrier": Carrier.LABELS, "start_at": 21, "copies": 3}),
    ],
)
def test_addresses_go_where_they_did_but_for_what_is_asked(relapp, told, book_file, options, changed):
    with Book(book_file) as book:
        last = replace(label_choices(book), carrier=Carrier.ENVELOPES, envelope=Envelope.DL, right=0.5, down=1.0, sheet="L7160")
        remember_label_choices(book, last)
    asked = told("relapp.printing.labels.labels")
    assert relapp("labels", *options)[0] == 0
    assert asked[0][2] == replace(last, **changed)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], [2, 3, 1]),
        (["--search", "prado"], [2, 3]),
        (["--tag", "cafés"], [1]),
        (["--importance", "not-sorted", "--search", "joao"], [1]),
    ],
)
def test_labels_are_for_those_asked_for(relapp, told, options, ids):
    asked = told("relapp.printing.labels.labels")
    relapp("labels", *options)
    assert asked[0][1] == ids


def test_labels_of_a_week_are_for_those_with_a_card_or_a_gift(relapp, monkeypatch, told):
    asked, days = told("relapp.printing.labels.labels"), []
    monkeypatch.setattr("relapp.printing.labels.clients_for_week", lambda book, on, start: days.append((on, start)) or [1, 3])
    relapp("labels", "--week", "--on", "2026-12-02")
    relapp("labels", "--week", "--search", "prado")
    assert [ids for _book, ids, _choices in asked] == [[3, 1], [3]]
    assert days == [(date(2026, 12, 2), date(2026, 11, 30)), (MONDAY, MONDAY)]


def test_who_gets_no_label_is_told(relapp, pdf):
    assert relapp("labels")[1].splitlines() == [f"{pdf}: 1 page", "2 clients have no address: Ana Prado, Bia Prado."]


@needs_poppler
def test_calibration_is_a_page_without_anybody(relapp, pdf):
    assert relapp("labels", "--calibration", "--sheet", "6180")[1] == f"{pdf}: 1 page\n"
    (page,) = pages_of(pdf)
    assert "plain paper" in page
    assert "João" not in page
    assert info_of(pdf)["Page size"] == "612 x 792 pts (letter)"
