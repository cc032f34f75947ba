from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.door import Door
from relapp.domain.clients import Importance
from relapp.domain.insights import OVER, Period
from relapp.domain.journal import Purpose, Touch
from relapp.paper.documents import Picture
from relapp.ui.bus import Bus
from relapp.ui.clients.page import ClientsPage
from relapp.ui.insights.chart_view import WHOLE, ChartView
from relapp.ui.insights.grid import CardGrid
from relapp.ui.insights.page import InsightsPage
from relapp.ui.insights.table import ChartTable
from relapp.ui.theme import current_theme
from relapp.ui.window import Window
from tests.ui.conftest import MONDAY, Add, click, texts

ShowPage = Callable[..., InsightsPage]
CODES = [
    "losing_touch", "drift", "promises", "punctuality", "purposes", "channels", "occasions", "causes", "gone_stale", "gifts",
    "loyalty", "loyalty_by_stage",
]  # fmt: skip


@pytest.fixture
def ana(add: Add, book: Book) -> int:
    """Ana was called 100 days ago, and Bia is not sorted yet."""
    ana = add("Ana", importance=Importance.REGULAR, born=MONDAY)
    book.journal.log(ana, Touch(MONDAY - timedelta(days=100), Purpose.KEEP_IN_TOUCH))
    add("Bia")
    return ana


@pytest.fixture
def open_page(bus: Bus, show: ShowPage, qtbot: QtBot) -> Callable[[], InsightsPage]:
    def open_page() -> InsightsPage:
        page = show(InsightsPage(bus), 1090, 800)
        read(page, qtbot)
        return page

    return open_page


def read(page: InsightsPage, qtbot: QtBot) -> None:
    """Wait until all figures are there."""
    qtbot.waitUntil(lambda: not page.reader.is_reading, timeout=20_000)
    QApplication.processEvents()


def test_an_empty_book_says_what_will_be_here_and_how_it_begins(open_page: Callable[[], InsightsPage], qtbot: QtBot) -> None:
    page = open_page()
    assert "Nothing to count yet" in texts(page)
    assert not page.print_button.isVisible()
    assert page.cards == {}
    with qtbot.waitSignal(page.import_wanted):
        click(page, "Import…")
    with qtbot.waitSignal(page.client_wanted):
        click(page, "New client")


def test_every_figure_is_a_card(ana: int, open_page: Callable[[], InsightsPage]) -> None:
    page = open_page()
    assert list(page.cards) == CODES
    assert page.heading.subtitle.text() == "2 clients"
    assert "1 client not sorted yet is left out, except in the dates ahead." in texts(page)
    assert "Ana" in [bar.label for bar in page.cards["losing_touch"].chart.bars]
    assert not page.state.isVisible()
    assert "Nothing to count yet" not in texts(page)


def test_another_time_is_counted_again(ana: int, open_page: Callable[[], InsightsPage], qtbot: QtBot) -> None:
    page = open_page()
    assert page.cards["purposes"].chart.about == "1 touch in this time"
    page.period.set_value(3)
    page.period.value_chosen.emit(3)
    read(page, qtbot)
    assert page.shown_period == Period(3, MONDAY)
    assert page.cards["purposes"].chart.is_empty


def test_a_value_leads_to_the_clients_page(ana: int, bus: Bus, show: Callable[..., Window], qtbot: QtBot) -> None:
    window = show(Window(bus), 1280, 800)
    window.go("insights")
    page = window.page("insights")
    assert isinstance(page, InsightsPage)
    read(page, qtbot)
    view = page.cards["gone_stale"].view
    assert isinstance(view, ChartView)
    view.chosen.emit(1, WHOLE)
    clients = window.page("clients")
    assert isinstance(clients, ClientsPage)
    assert window.place == "clients"
    assert list(clients.model.ids) == [ana]
    assert "Records gone stale: No phone · 1" in clients.among_button.label


@pytest.mark.parametrize(
    ("name", "place"),
    [("What we learned", "learned"), ("Two minutes for the records", "review"), ("For colleagues", "digest")],
)
def test_pages_that_look_closer_are_a_click_away(
    ana: int, open_page: Callable[[], InsightsPage], qtbot: QtBot, name: str, place: str
) -> None:
    page = open_page()
    with qtbot.waitSignal(page.page_wanted) as wanted:
        click(page, name)
    assert wanted.args == [place]


def test_a_client_who_is_lost_is_opened(ana: int, open_page: Callable[[], InsightsPage], qtbot: QtBot) -> None:
    page = open_page()
    view = page.cards["losing_touch"].view
    assert isinstance(view, ChartView)
    with qtbot.waitSignal(page.client_opened) as opened:
        view.chosen.emit(0, WHOLE)
    assert opened.args == [ana]


def test_nobody_behind_a_value_is_said(ana: int, bus: Bus, open_page: Callable[[], InsightsPage], qtbot: QtBot) -> None:
    page = open_page()
    with qtbot.waitSignal(bus.said) as said, qtbot.assertNotEmitted(page.clients_wanted):
        page.cards["drift"].view.chosen.emit(4, WHOLE)  # type: ignore[union-attr]
    assert said.args == ["There are no clients behind this value.", False]
    assert OVER not in page.cards


def test_all_as_tables(ana: int, open_page: Callable[[], InsightsPage]) -> None:
    page = open_page()
    page.tables_button.click()
    shown = [card.view for card in page.cards.values() if not card.chart.is_empty]
    assert shown
    assert all(isinstance(view, ChartTable) for view in shown)


def test_it_is_counted_again_only_while_it_is_seen(
    ana: int, bus: Bus, book: Book, open_page: Callable[[], InsightsPage], qtbot: QtBot
) -> None:
    page = open_page()
    page.hide()
    bus.do(lambda: book.journal.log(ana, Touch(MONDAY, Purpose.KEEP_IN_TOUCH)))
    assert not page.reader.is_reading
    page.show()
    read(page, qtbot)
    assert page.cards["losing_touch"].chart.is_empty
    bus.undo()
    assert page.reader.is_reading
    read(page, qtbot)
    assert [bar.label for bar in page.cards["losing_touch"].chart.bars] == ["Ana"]


def test_a_book_that_cannot_be_read_is_said_and_tried_again(
    ana: int, open_page: Callable[[], InsightsPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = open_page()
    monkeypatch.setattr(page.reader, "_door", Door(tmp_path))
    page.refresh()
    read(page, qtbot)
    assert "Some figures could not be counted. Open Insights again to try once more." in texts(page)
    assert list(page.cards) == CODES
    monkeypatch.undo()
    page.hide()
    page.show()
    read(page, qtbot)
    assert not page.state.isVisible()


def test_what_is_printed_has_every_figure_and_pictures_of_those_over_time(
    ana: int, open_page: Callable[[], InsightsPage]
) -> None:
    document = open_page().document()
    assert len(document.sections) == len(CODES)
    pictures = [block for section in document.sections for block in section.blocks if isinstance(block, Picture)]
    assert len(pictures) == 1
    assert pictures[0].png.startswith(b"\x89PNG")


@pytest.mark.parametrize(("width", "scale", "columns"), [(1042, 1.0, 3), (786, 1.0, 2), (700, 2.0, 1), (300, 1.0, 1)])
def test_as_many_columns_as_there_is_room_for(
    show: Callable[..., CardGrid], look: None, qapp: QApplication, width: int, scale: float, columns: int
) -> None:
    current_theme().apply(qapp, "light", scale)
    assert show(CardGrid(), width, 300).columns == columns
