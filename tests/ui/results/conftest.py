"""The page on Wednesday, and lists that were printed on the Monday before."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.journal import Touch
from relapp.domain.printed import PrintedList, PrintedRow
from relapp.domain.timeline import EntryKind
from relapp.ui.bus import Bus
from relapp.ui.results.page import ResultsPage
from tests.ui.conftest import MONDAY, WEDNESDAY, Add

ENTER = Qt.Key.Key_Return

Print = Callable[[int], PrintedList]
Keys = Callable[..., int]


@pytest.fixture
def bus(book: Book) -> Bus:
    return Bus(book, lambda: WEDNESDAY)


@pytest.fixture
def print_list(book: Book, add: Add) -> Print:
    """Print a list of as many clients, each to be called on Monday; today it is Wednesday."""

    def print_list(count: int) -> PrintedList:
        ids = [add(f"Client {number}", due=MONDAY) for number in range(1, count + 1)]
        rows = [PrintedRow(number, each, MONDAY, tuple(book.agenda.of_client(each))) for number, each in enumerate(ids, 1)]
        printed = book.printed.keep(PrintedList(0, MONDAY, MONDAY, MONDAY + timedelta(days=4), tuple(rows)))
        book.turn_to(WEDNESDAY)
        book.printed._stamps = Stamps(now=book._stamps.now, today=lambda: WEDNESDAY)
        return printed

    return print_list


@pytest.fixture
def open_page(bus: Bus, show: Callable[..., ResultsPage]) -> Callable[[], ResultsPage]:
    """The page as it is when it was just opened: the keyboard is on the row."""

    def open_page() -> ResultsPage:
        page = show(ResultsPage(bus))
        QApplication.processEvents()
        return page

    return open_page


@pytest.fixture
def keys() -> Keys:
    """Press keys wherever the keyboard is: letters of a text, or a key; returns how many it were."""

    def keys(*pressed: str | Qt.Key) -> int:
        count = 0
        for each in pressed:
            for key in [each] if isinstance(each, Qt.Key) else each:
                focus = QApplication.focusWidget()
                assert focus is not None
                QTest.keyClick(focus, key)
                count += 1
        return count

    return keys


def touches(book: Book, client_id: int) -> list[Touch]:
    """The touches of a client, the latest first."""
    return [each.touch for each in book.timeline.latest(client_id) if each.kind is EntryKind.TOUCH and each.touch]


def all_touches(book: Book, printed: PrintedList) -> list[Touch]:
    """The touches of all clients of a list."""
    return [touch for row in printed.rows for touch in touches(book, row.client_id)]
