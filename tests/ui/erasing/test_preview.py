from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from relapp.book.imports.staging import Action, Staging
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.domain.incoming import Incoming
from relapp.ui.bus import Bus
from relapp.ui.importing.preview import PreviewView
from relapp.ui.importing.preview_model import Column
from tests.ui.conftest import Add

PHONE = (ContactPoint(PointKind.PHONE, "+55 11 95555-0127"),)


@pytest.fixture
def staging(bus: Bus, add: Add) -> Iterator[Staging]:
    """A file with Ana, who was erased."""
    bus.book.erasing.erase(add("Ana Prado", points=PHONE))
    staging = bus.book.imports.stage([Incoming(1, Client("Ana Prado", points=PHONE))])
    yield staging
    staging.discard()


def test_who_was_erased_is_left_out_and_can_be_brought_back(staging: Staging) -> None:
    view = PreviewView(staging, lambda _known: None)
    model = view.table.records

    def outcome() -> str:
        return str(model.data(model.index(0, Column.OUTCOME), Qt.ItemDataRole.DisplayRole))

    assert outcome() == "Left out: erased on request"
    assert view.wanted == 0
    assert view.why_nothing.text() == "Whoever could come in was erased on request. “Add as new” brings them back."
    model.decide([0], Action.ADD)
    assert outcome() == "Brought back: was erased on request"
    assert view.wanted == 1
    assert model.take_back()
    assert outcome() == "Left out: erased on request"
