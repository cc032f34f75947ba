"""Where labels are asked for: the clients page, a client's record and the week."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.clients import ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.ui.bus import Bus
from relapp.ui.client.header import ClientHeader
from relapp.ui.client.record import ClientEditor
from relapp.ui.clients.page import ClientsPage
from relapp.ui.labels.panel import LabelPanel
from relapp.ui.printing import PreviewDialog
from relapp.ui.week.page import WeekPage
from relapp.ui.widgets.page import Page
from tests.ui.conftest import MONDAY, Add, delete_what_was_left

POINTS = (ContactPoint(PointKind.ADDRESS, "Rua das Acácias, 12, Campinas - SP"),)
BIRTHDAY = (Occasion(OccasionKind.BIRTHDAY, YearlyDate(12, 3, 1980)),)

Opened = Callable[..., str]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    """What the dialog says of its labels, which opened after a button was clicked, or a line of its menu."""

    def opened(button: QPushButton, text: str = "") -> str:
        if text:
            *_before, action = [each for each in button.menu().findChildren(QAction) if text in each.text()]
            action.trigger()
        else:
            button.click()
        (dialog,) = button.window().findChildren(PreviewDialog)
        said = dialog.findChildren(LabelPanel)[0].count.text()
        dialog.close()
        delete_what_was_left()
        return said

    return opened


def test_for_those_chosen_among_the_clients(add: Add, bus: Bus, show: Callable[..., QWidget], opened: Opened) -> None:
    for name in ("Ana Prado", "Bia Reis", "Caio Luz"):
        add(name, points=POINTS)
    page = ClientsPage(bus)
    show(page)
    page.table.selectAll()
    assert opened(page.bulk.printing, "Labels and envelopes…") == "3 labels"


def test_for_one_client(add: Add, bus: Bus, show: Callable[..., QWidget], opened: Opened) -> None:
    record = ClientEditor(bus, add("Ana Prado", points=POINTS)).load()
    page = Page()
    header = ClientHeader(bus, page.header)
    show(page)
    assert record
    header.show_record(record)
    assert opened(header.more, "Label or envelope…") == "1 label"


def test_for_the_cards_of_a_week(add: Add, bus: Bus, show: Callable[..., QWidget], opened: Opened) -> None:
    add("Bia Reis", points=POINTS, due=MONDAY)
    page = WeekPage(bus)
    show(page)
    assert not page.labels_button.isVisibleTo(page)
    add("Ana Prado", points=POINTS, occasions=BIRTHDAY, wants_cards=True)
    page.refresh()
    assert page.labels_button.isVisibleTo(page)
    assert opened(page.labels_button) == "1 label"
