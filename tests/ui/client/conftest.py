"""A record on the screen: Marina Couto, about whom much is known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from relapp.domain.clients import (
    Channel,
    Client,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Occasion,
    OccasionKind,
    PointKind,
    Stage,
)
from relapp.domain.dates import YearlyDate
from relapp.ui.bus import Bus
from relapp.ui.client.page import ClientPage

MARINA = Client(
    "Marina Couto",
    company="Café do Porto",
    title="Buyer",
    importance=Importance.VIP,
    stage=Stage.COMMITMENT,
    points=(
        ContactPoint(PointKind.PHONE, "(11) 95555-0127", "mobile"),
        ContactPoint(PointKind.PHONE, "+351 21 555 0127", "work"),
        ContactPoint(PointKind.EMAIL, "marina@example.com"),
    ),
    tags=("café", "fair"),
    details=(Detail(DetailKind.NEED, "Delivery before 7:00"), Detail(DetailKind.INTEREST, "running")),
    occasions=(
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24, 1986)),
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 14, 2008), person="Bia", relation="daughter"),
    ),
    notes="Met at the fair.",
    preferred_channel=Channel.WHATSAPP,
    preferred_hours="after 14h",
)


@dataclass
class Opened:
    """The page with the client it shows, and the book behind both."""

    page: ClientPage
    bus: Bus
    client_id: int

    @property
    def client(self) -> Client:
        """As the book has it now."""
        return self.bus.book.clients.get(self.client_id)


@pytest.fixture
def marina(bus: Bus, show: Callable[[ClientPage], ClientPage]) -> Iterator[Opened]:
    """On the screen until the test is over, and then gone at once: a next one would be drawn again with it."""
    client_id = bus.book.clients.add(MARINA).client_ids[0]
    page = ClientPage(bus)
    page.show_client(client_id)
    yield Opened(show(page), bus, client_id)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def retype(field: QLineEdit, text: str) -> None:
    """Type over what a field says, and finish."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    if not text:
        field.clear()
    field.clearFocus()


def choose(button: QPushButton, text: str) -> None:
    """Choose a line of a button's menu."""
    menu = button.menu()
    assert isinstance(menu, QMenu)
    *_before, action = [each for each in menu.findChildren(QAction) if each.text() == text]
    action.trigger()


def is_in_sight(widget: QWidget) -> bool:
    """Whether all of `widget` can be seen where the page is scrolled to now."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()
