from array import array
from collections.abc import Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from relapp.book import Book
from relapp.book.client_list import ClientFilter, ClientLine
from relapp.domain.clients import Importance, Stage
from relapp.domain.journal import Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.clients import table_model
from relapp.ui.clients.table_model import ClientTableModel, Column
from tests.ui.conftest import HOSTILE, MONDAY, Add

ROLE = Qt.ItemDataRole


def model_of(bus: Bus) -> ClientTableModel:
    model = ClientTableModel(bus)
    model.show_ids(bus.book.list.ids(ClientFilter()))
    return model


def said(model: ClientTableModel, row: int, column: Column, role: Qt.ItemDataRole = ROLE.DisplayRole) -> object:
    return model.data(model.index(row, column), role)


def test_it_is_a_model_as_qt_wants_one(bus: Bus, add: Add, qtmodeltester: ModelTester) -> None:
    for name in HOSTILE:
        add(name, importance=Importance.VIP)
    model = model_of(bus)
    qtmodeltester.check(model)
    model.show_ids(model.ids[2:])
    model.show_ids(array("q"))
    model.show_ids(bus.book.list.ids(ClientFilter()))


def test_every_column_says_what_is_known(bus: Bus, book: Book, add: Add) -> None:
    ana = add(company="Prado", importance=Importance.REGULAR, stage=Stage.EXPANSION, tags=("café", "fair"), due=MONDAY)
    book.journal.log(ana, Touch(MONDAY - timedelta(days=12), Purpose.KEEP_IN_TOUCH), [])
    add("Bia", due=MONDAY + timedelta(days=3))
    model = model_of(bus)
    assert [said(model, 0, column) for column in Column] == [
        "Ana Prado", "Prado", "Regular", "Expansion", "12 days ago", "due now", "café, fair",
    ]  # fmt: skip
    assert [said(model, 1, column) for column in Column] == ["Bia", "", "Not sorted yet", "", "never", "in 3 days", ""]


def test_the_star_of_a_vip_is_also_said(bus: Bus, add: Add) -> None:
    add("Ana", importance=Importance.VIP)
    add("Bia", importance=Importance.REGULAR)
    model = model_of(bus)
    assert said(model, 0, Column.NAME, ROLE.DecorationRole)
    assert said(model, 0, Column.NAME, ROLE.AccessibleTextRole) == "Ana, VIP"
    assert said(model, 1, Column.NAME, ROLE.DecorationRole) is None
    assert said(model, 1, Column.NAME, ROLE.AccessibleTextRole) == "Bia"


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_never_read_as_markup(bus: Bus, add: Add, name: str) -> None:
    add(name)
    model = model_of(bus)
    assert said(model, 0, Column.NAME) == name
    tip = said(model, 0, Column.NAME, ROLE.ToolTipRole)
    assert isinstance(tip, str)
    assert "<b>" not in tip


def test_only_the_pages_in_view_are_read_and_the_oldest_are_forgotten(
    bus: Bus, book: Book, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        add(f"Ana {number:02}")
    monkeypatch.setattr(table_model, "PAGE", 3)
    monkeypatch.setattr(table_model, "PAGES_KEPT", 2)
    read: list[int] = []
    lines = book.list.lines

    def counted(ids: Sequence[int]) -> list[ClientLine]:
        read.append(len(ids))
        return lines(ids)

    monkeypatch.setattr(book.list, "lines", counted)
    model = model_of(bus)
    assert read == []
    assert [said(model, row, Column.NAME) for row in (3, 4, 5, 3)] == ["Ana 03", "Ana 04", "Ana 05", "Ana 03"]
    assert read == [3]
    for row in (0, 3, 6, 3):
        said(model, row, Column.NAME)
    assert read == [3, 3, 3]
    said(model, 0, Column.NAME)
    assert read == [3, 3, 3, 3]


def test_the_same_ids_are_read_again_without_a_reset(bus: Bus, book: Book, add: Add) -> None:
    ana = add("Ana")
    model = model_of(bus)
    assert said(model, 0, Column.IMPORTANCE) == "Not sorted yet"
    book.clients.set_importance([ana], Importance.VIP)
    assert model.show_ids(book.list.ids(ClientFilter())) is False
    assert said(model, 0, Column.IMPORTANCE) == "VIP"


def test_a_client_taken_out_elsewhere_leaves_an_empty_line(bus: Bus, book: Book, add: Add) -> None:
    ana = add("Ana")
    model = model_of(bus)
    book.clients.delete([ana])
    assert said(model, 0, Column.NAME) is None


def test_columns_are_named(bus: Bus) -> None:
    model = ClientTableModel(bus)
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert names == ["Name", "Company", "Importance", "Stage", "Last contact", "Next", "Tags"]
