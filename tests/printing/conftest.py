"""A book on Monday 23 November 2026, and clients for it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from relapp import i18n
from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, ContactPoint, PointKind

MONDAY = date(2026, 11, 23)

Add = Callable[..., int]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    i18n.set_language("en")
    stamps = Stamps(now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), today=lambda: MONDAY)
    with Book(tmp_path / "shop.relapp", stamps) as opened:
        opened.save_settings(replace(opened.settings.get(), language="en"))
        opened.turn_to(MONDAY)
        yield opened
    i18n.set_language("en")


@pytest.fixture
def add(book: Book) -> Add:
    """Add a client with these phones; returns the id."""

    def add(name: str, *phones: str, **rest: Any) -> int:
        points = (*(ContactPoint(PointKind.PHONE, each) for each in phones), *rest.pop("points", ()))
        return book.clients.add(Client(name, points=points, **rest)).client_ids[0]

    return add
