from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from relapp.domain.clients import ContactPoint, Importance, PointKind
from relapp.paper.documents import Document
from relapp.ui.bus import Bus
from relapp.ui.clients.page import ClientsPage
from tests.ui.conftest import Add

PHONE = (ContactPoint(PointKind.PHONE, "0721 555 014"),)


@pytest.fixture
def page(bus: Bus, add: Add, show: Callable[[ClientsPage], ClientsPage]) -> ClientsPage:
    for name in ("Ana", "Bia", "Caio"):
        add(name, points=PHONE, importance=Importance.REGULAR if name == "Caio" else Importance.VIP)
    return show(ClientsPage(bus))


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    documents: list[Document] = []
    monkeypatch.setattr("relapp.ui.printing.preview", lambda _parent, _book, document: documents.append(document))
    return documents


def choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def names(document: Document) -> list[str]:
    return [name for name in ("Ana", "Bia", "Caio") if f">{name}<" in repr(document)]


def test_the_phone_list_has_everybody_shown_and_says_who_they_are(page: ClientsPage, printed: list[Document]) -> None:
    choose(page.more.menu(), "Phone list…")
    page.filters.importance.set_value(Importance.VIP)
    page.filters.filter_changed.emit()
    choose(page.more.menu(), "Phone list…")
    page.filters.clear()
    page.show_among("Losing touch", page.model.ids[1:])
    QTest.keyClicks(page.search, "bia")
    choose(page.more.menu(), "Phone list…")
    assert [names(each) for each in printed] == [["Ana", "Bia", "Caio"], ["Ana", "Bia"], ["Bia"]]
    titles = [each.title.replace("\u00a0", " ") for each in printed]
    assert titles == ["Phone list", "Phone list · VIP", "Phone list · Losing touch · bia"]


def test_of_those_selected_it_has_no_others(page: ClientsPage, printed: list[Document]) -> None:
    assert not page.bulk.printing.isEnabled()
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    choose(page.bulk.printing.menu(), "Phone list…")
    assert [names(each) for each in printed] == [["Ana", "Bia"]]
