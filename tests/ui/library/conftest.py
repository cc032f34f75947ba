"""A page of clippings about wine and coffee, and clients who care for one or the other."""

from collections.abc import Callable

import pytest

from relapp.book import Book
from relapp.domain.clients import Channel, Detail, DetailKind
from relapp.domain.clippings import Clipping
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.library.page import LibraryPage
from tests.ui.conftest import MONDAY, Add

AddReader = Callable[..., int]
SENT = Touch(MONDAY, Purpose.SHARE_INFORMATION, Channel.WHATSAPP, outcome=Outcome.SENT)


@pytest.fixture
def add_reader(add: Add) -> AddReader:
    """Add a client with interests; returns the id."""

    def add_reader(name: str, *interests: str, **rest: object) -> int:
        return add(name, details=tuple(Detail(DetailKind.INTEREST, text) for text in interests), **rest)

    return add_reader


@pytest.fixture
def clip(book: Book) -> Callable[..., Clipping]:
    """Put a clipping into the book; returns it as it is kept."""

    def clip(title: str, *topics: str, **rest: object) -> Clipping:
        book.library.add(Clipping(title, MONDAY, topics=topics, **rest))  # type: ignore[arg-type]
        return book.library.clippings()[-1]

    return clip


@pytest.fixture
def open_page(bus: Bus, show: Callable[..., LibraryPage]) -> Callable[..., LibraryPage]:
    """The page on the screen."""
    return lambda width=1100, height=800: show(LibraryPage(bus), width, height)
