"""What it costs to know somebody again, and to try who somebody was."""

import hashlib

import pytest

from relapp.book.erasing import sieve
from relapp.domain.clients import Client, ContactPoint, PointKind
from tests.book.erasing.conftest import MARINA, take_in


@pytest.fixture
def made(monkeypatch):
    """The signs of which a mark was made."""
    seen = []

    def scrypt(sign, **rest):
        seen.append(sign.decode())
        return hashlib.scrypt(sign, **rest)

    monkeypatch.setattr(sieve, "hashlib", type("Hashes", (), {"scrypt": staticmethod(scrypt)}))
    return seen


def strangers(count):
    return [
        Client(f"Stranger {number}", points=(ContactPoint(PointKind.PHONE, f"11 9{61234567 + 7919 * number}"),))
        for number in range(count)
    ]


def test_a_mark_costs_eight_mebibytes_and_no_fast_one_stands_beside_it(book, marina, monkeypatch):
    asked = []
    monkeypatch.undo()
    scrypt = hashlib.scrypt

    def counted(sign, **rest):
        asked.append(128 * rest["n"] * rest["r"])
        return scrypt(sign, **rest)

    monkeypatch.setattr(hashlib, "scrypt", counted)
    book.erasing.erase(marina)
    assert set(asked) == {8 << 20}
    # All but the mark of her uuid.
    assert len(book.erasing.kept().rows) == len(asked) + 1


def test_many_strangers_are_passed_over_without_making_marks(book, marina, made):
    book.erasing.erase(marina)
    made.clear()
    counts = take_in(book, *strangers(2000), MARINA)
    assert (counts.added, counts.skipped) == (2000, 1)
    assert 0 < len(made) < 100


def test_nears_say_neither_whose_nor_how_many_they_are(book, marina):
    book.erasing.erase(marina)
    kept = book.erasing.kept()
    assert len(kept.nears) > 60
    assert all(0 <= near < 1 << 16 for _salt, near in kept.nears)
    assert list(kept.nears) == sorted(kept.nears)


def test_marks_are_made_before_the_book_is_taken_from_others(book, marina, made, monkeypatch):
    inside = []
    note = book.erasing._note

    def noted(*given):
        before = len(made)
        note(*given)
        inside.append(len(made) - before)

    monkeypatch.setattr(book.erasing, "_note", noted)
    book.erasing.erase(marina)
    assert made
    assert inside == [0]
