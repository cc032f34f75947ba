from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from relapp.book import Book
from relapp.book.stamps import Stamps

MONDAY = date(2026, 11, 23)


@pytest.fixture
def book(tmp_path):
    """A book on Monday 23 November 2026, in Brazil."""
    with Book(
        tmp_path / "clients.relapp", Stamps(now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), today=lambda: MONDAY)
    ) as opened:
        opened.save_settings(replace(opened.settings.get(), language="pt_BR", country="BR", region="SP"))
        opened.turn_to(MONDAY)
        yield opened
        assert opened.check() == []


@pytest.fixture
def another(tmp_path):
    """A second book on that Monday, with nothing in it."""
    with Book(
        tmp_path / "another.relapp", Stamps(now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), today=lambda: MONDAY)
    ) as opened:
        yield opened
        assert opened.check() == []
