"""`today` costs by what is due, not by the size of the book."""

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest

from relapp import shapes
from relapp.book import Book
from tests.benchmarks.costs import ROOT, child_seconds, needs_child_times, seconds


def _answer(path, days_on=0):
    today = date.today()
    on = today + timedelta(days=days_on)
    with Book(path) as book:
        book.turn_to(today)
        return json.dumps(shapes.today(book.agenda.planned(on), on))


def _verb(path):
    return ("-m", "relapp", "--book", path, "today", "--json")


def _touches(answer):
    return [(touch["client"]["name"], touch["purpose"]) for touch in json.loads(answer)["touches"]]


def test_as_much_is_due_in_the_large_book_as_in_the_small_one(small_book, large_book):
    assert _touches(_answer(small_book))
    assert _touches(_answer(large_book)) == _touches(_answer(small_book))


@pytest.mark.parametrize("days_on", [0, 1], ids=["today", "tomorrow"])
def test_today_is_flat_in_the_size_of_the_book(race, small_book, large_book, days_on):
    """Tomorrow asks which reminders lapse until then as well, as the first look of each day does."""
    large, small = seconds(lambda: _answer(large_book, days_on), 5), seconds(lambda: _answer(small_book, days_on), 5)
    race.assert_at_most(1.3, large, small, rounds=15)


@needs_child_times
def test_today_as_a_process_is_flat_in_the_size_of_the_book(race, small_book, large_book):
    race.assert_at_most(1.3, child_seconds(*_verb(large_book)), child_seconds(*_verb(small_book)), rounds=9)


@needs_child_times
@pytest.mark.parametrize("size", ["small", "large"])
def test_today_as_a_process_beside_an_empty_one(race, request, size):
    book = request.getfixturevalue(f"{size}_book")
    race.assert_at_most(13.5, child_seconds(*_verb(book)), child_seconds("-c", "pass"), rounds=11)


def test_the_process_measured_gives_the_answer(large_book):
    done = subprocess.run([sys.executable, *map(str, _verb(large_book))], cwd=ROOT, capture_output=True, check=True)
    assert _touches(done.stdout) == _touches(_answer(large_book))
