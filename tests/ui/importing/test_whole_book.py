from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Client
from relapp.domain.journal import Purpose, Touch
from relapp.exchange.book_file import write_book
from relapp.ui.bus import Bus
from relapp.ui.importing.book_preview import BookPreview
from relapp.ui.importing.choosing import ChoosingView
from relapp.ui.importing.page import ImportPage
from relapp.ui.importing.result import ResultView
from relapp.ui.widgets.text import Text


@pytest.fixture
def page(qtbot: QtBot, bus: Bus) -> ImportPage:
    page = ImportPage(bus)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two clients and a touch of another book."""
    path = tmp_path / "whole.json"
    with Book(tmp_path / "other.relapp") as other, path.open("wb") as stream:
        other.turn_to(date(2026, 11, 23))
        for name in ("Ana", "Bia"):
            other.clients.add(Client(name))
        other.journal.log(1, Touch(date(2026, 11, 2), Purpose.GREETING))
        write_book(other.whole.export(), stream)
    return path


def previewed(page: ImportPage, qtbot: QtBot, file: Path) -> BookPreview:
    page.begin(file)
    qtbot.waitUntil(lambda: isinstance(page.view, BookPreview))
    assert isinstance(page.view, BookPreview)
    return page.view


def said(view: BookPreview | ResultView) -> list[str]:
    return [text.text() for text in view.findChildren(Text)]


def test_a_whole_book_is_summed_up_before_it_comes_in(page: ImportPage, qtbot: QtBot, bus: Bus, file: Path) -> None:
    view = previewed(page, qtbot, file)

    assert [text for text in said(view) if text.isdigit()] == ["2", "2", "0", "0", "1"]
    assert any("settings too" in text for text in said(view))
    assert page.steps.next_button.text() == "Import 2 contacts"
    assert not page.steps.columns_button.isVisible()
    assert bus.book.list.is_empty()


def test_a_whole_book_comes_in_and_goes_again(page: ImportPage, qtbot: QtBot, bus: Bus, file: Path) -> None:
    previewed(page, qtbot, file)
    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ResultView))
    assert isinstance(page.view, ResultView)
    assert bus.book.list.count() == 2
    ana = bus.book.list.find("ana")[0].id
    assert len(bus.book.timeline.latest(ana)) == 1

    page.view.offer.button.click()

    assert bus.book.list.is_empty()
    assert isinstance(page.view, ChoosingView)


def test_clients_that_are_known_and_settings_stay(page: ImportPage, qtbot: QtBot, bus: Bus, file: Path) -> None:
    bus.do(lambda: bus.book.clients.add(Client("Cid")))
    view = previewed(page, qtbot, file)
    assert any("your settings stay" in text for text in said(view))
