"""A sample written once, on Monday 23 November 2026."""

from contextlib import closing
from datetime import date

import pytest

from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.sample import write_sample

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.relapp"
    write_sample(path, on=MONDAY)
    return path


@pytest.fixture
def book(written):
    with closing(Book(written, Stamps(today=lambda: MONDAY))) as opened:
        yield opened
