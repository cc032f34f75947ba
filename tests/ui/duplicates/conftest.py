"""Clients who are in the book twice."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from relapp.domain.clients import ContactPoint, PointKind
from relapp.ui.bus import Bus
from relapp.ui.duplicates.page import DuplicatesPage
from relapp.ui.importing.worker import Job
from tests.ui.conftest import Add

AddTwice = Callable[..., tuple[int, int]]
OpenPage = Callable[[], DuplicatesPage]


@pytest.fixture
def add_twice(add: Add) -> AddTwice:
    """Adds somebody twice, with one phone and two ways to write the name; `second` is what only the second record says."""

    def add_twice(name: str, phone: str, **second: object) -> tuple[int, int]:
        given, family = name.split()
        points = (ContactPoint(PointKind.PHONE, phone),)
        return add(name, points=points), add(f"{family} {given}", points=points, **second)

    return add_twice


@pytest.fixture
def open_page(bus: Bus, show: Callable[[DuplicatesPage], DuplicatesPage], qtbot: QtBot) -> Iterator[OpenPage]:
    """The page once it has looked through the book."""

    def open_page() -> DuplicatesPage:
        page = show(DuplicatesPage(bus))
        wait_for(page, qtbot)
        return page

    yield open_page
    for job in QCoreApplication.instance().findChildren(Job):
        job.wait()


def wait_for(page: DuplicatesPage, qtbot: QtBot) -> None:
    """Wait until a page has looked through the book."""
    qtbot.waitUntil(lambda: not page.is_searching)


def names(page: DuplicatesPage) -> list[tuple[str, str]]:
    """The pairs in the list."""
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return [(line.first, line.second) for line in lines]
