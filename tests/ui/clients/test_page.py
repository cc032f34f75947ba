from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Importance, Stage
from relapp.domain.journal import Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.clients import page as page_module
from relapp.ui.clients.page import ClientsPage
from relapp.ui.clients.table_model import Column
from tests.ui.conftest import MONDAY, Add, button, click, texts

OpenPage = Callable[[], ClientsPage]


@pytest.fixture
def open_page(bus: Bus, show: Callable[[ClientsPage], ClientsPage]) -> OpenPage:
    return lambda: show(ClientsPage(bus))


@pytest.fixture
def three(add: Add, book: Book) -> dict[str, int]:
    """Carla was in touch 30 days ago, Bia 29, Ana never."""
    ids = {
        "Ana": add("Ana", company="Zinc", importance=Importance.REGULAR, tags=("café",), stage=Stage.EXPANSION),
        "Bia": add("Bia", company="Alba", importance=Importance.VIP, born=MONDAY.replace(year=1980)),
        "Carla": add("Carla", company="Mar", importance=Importance.REGULAR, notes="cousin of Ana"),
    }
    book.journal.log(ids["Bia"], Touch(MONDAY - timedelta(days=29), Purpose.KEEP_IN_TOUCH), [])
    book.journal.log(ids["Carla"], Touch(MONDAY - timedelta(days=30), Purpose.KEEP_IN_TOUCH), [])
    return ids


def names(page: ClientsPage) -> list[object]:
    return [page.model.index(row, Column.NAME).data() for row in range(page.model.rowCount())]


def click_heading(page: ClientsPage, column: Column) -> None:
    header = page.table.horizontalHeader()
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(column) + 20)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose(page: ClientsPage, *rows: int) -> None:
    page.table.clearSelection()
    for row in rows:
        where = page.table.visualRect(page.model.index(row, Column.COMPANY)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, where)


def test_headings_sort_and_turn_round(three: dict[str, int], open_page: OpenPage) -> None:
    page = open_page()
    assert names(page) == ["Ana", "Bia", "Carla"]
    for column, order in (
        (Column.NAME, ["Carla", "Bia", "Ana"]),
        (Column.COMPANY, ["Bia", "Carla", "Ana"]),
        (Column.COMPANY, ["Ana", "Carla", "Bia"]),
        (Column.IMPORTANCE, ["Bia", "Ana", "Carla"]),
        (Column.LAST_CONTACT, ["Ana", "Carla", "Bia"]),
        (Column.TAGS, ["Ana", "Carla", "Bia"]),
    ):
        click_heading(page, column)
        assert names(page) == order
    assert page.table.horizontalHeader().sortIndicatorSection() == Column.LAST_CONTACT


def test_the_menu_sorts_without_a_mouse(three: dict[str, int], open_page: OpenPage) -> None:
    page = open_page()
    page.filters.sort_button.menu().actions()[1].trigger()
    assert names(page) == ["Bia", "Carla", "Ana"]


def test_filters_narrow_the_list_and_are_cleared_together(
    three: dict[str, int], open_page: OpenPage, bus: Bus, book: Book
) -> None:
    page = open_page()
    filters = page.filters
    for choice, value, left in (
        (filters.importance, Importance.REGULAR, ["Ana", "Carla"]),
        (filters.tag, "café", ["Ana"]),
        (filters.stage, Stage.EXPANSION, ["Ana"]),
        (filters.silent, 30, ["Ana", "Carla"]),
    ):
        choice.set_value(value)
        choice.activated.emit(choice.currentIndex())
        assert names(page) == left
        click(page, "Clear filters")
        assert names(page) == ["Ana", "Bia", "Carla"]
    click(page, "Birthday this month")
    assert names(page) == ["Bia"]
    assert "1 of 3 clients" in texts(page)


def test_typing_finds_hits_in_the_name_first_and_a_heading_sorts_what_was_found(
    three: dict[str, int], open_page: OpenPage
) -> None:
    page = open_page()
    QTest.keyClicks(page.search, "ana")
    assert names(page) == ["Ana", "Carla"]
    click_heading(page, Column.COMPANY)
    assert names(page) == ["Carla", "Ana"]
    click_heading(page, Column.COMPANY)
    assert names(page) == ["Ana", "Carla"]


def test_a_long_answer_says_that_it_is_not_the_whole(add: Add, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    add("Ana")
    monkeypatch.setattr(page_module, "SEARCH_LIMIT", 1)
    page = open_page()
    QTest.keyClicks(page.search, "ana")
    assert "the first 1 found" in texts(page)


def test_enter_and_a_double_click_open_a_client(three: dict[str, int], open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    with qtbot.waitSignal(page.client_opened, check_params_cb=lambda client_id: client_id == three["Carla"]):
        QTest.keyClicks(page.search, "car")
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    page.search.clear()
    page.table.selectRow(1)
    with qtbot.waitSignal(page.client_opened, check_params_cb=lambda client_id: client_id == three["Bia"]):
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.client_opened, check_params_cb=lambda client_id: client_id == three["Ana"]):
        where = page.table.visualRect(page.model.index(0, 0)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_the_keyboard_goes_from_the_search_to_the_table_and_back(three: dict[str, int], open_page: OpenPage) -> None:
    page = open_page()
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.chosen_ids() == [three["Ana"]]
    QTest.keyClick(page.table, Qt.Key.Key_B)
    assert page.search.hasFocus()
    assert page.search.text() == "b"
    assert names(page) == ["Bia"]


def test_what_is_chosen_and_the_place_survive_a_change(add: Add, book: Book, bus: Bus, open_page: OpenPage) -> None:
    ids = [add(f"Ana {number:03}") for number in range(80)]
    page = open_page()
    page.table.verticalScrollBar().setValue(800)
    choose(page, 25, 26, 30)
    chosen = page.table.chosen_ids()
    assert chosen == [ids[25], ids[26], ids[30]]
    bus.do(lambda: book.clients.delete([ids[3]]))
    assert page.table.chosen_ids() == chosen
    assert page.table.currentIndex().row() == 29
    height = page.table.verticalHeader().defaultSectionSize()
    assert page.table.verticalScrollBar().value() == 800 - height
    bus.do(lambda: book.clients.set_importance(ids[40:50], Importance.VIP))
    assert page.table.chosen_ids() == chosen
    assert page.table.verticalScrollBar().value() == 800 - height


def test_another_filter_starts_at_the_top_with_nothing_chosen(add: Add, open_page: OpenPage) -> None:
    for number in range(80):
        add(f"Ana {number:03}")
    page = open_page()
    page.table.selectAll()
    page.table.scrollToBottom()
    QTest.keyClicks(page.search, "ana")
    assert page.table.chosen_ids() == []
    assert page.table.verticalScrollBar().value() == 0


def test_many_are_changed_at_once_and_undo_takes_it_back(
    three: dict[str, int], open_page: OpenPage, book: Book, bus: Bus
) -> None:
    page = open_page()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "3 clients selected" in texts(page)
    page.bulk.importance.menu().actions()[2].trigger()
    assert {book.clients.get(each).importance for each in three.values()} == {Importance.OCCASIONAL}
    bus.undo()
    assert book.clients.get(three["Bia"]).importance is Importance.VIP
    choose(page, 0, 2)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert names(page) == ["Bia"]
    assert page.table.chosen_count == 0
    bus.undo()
    assert names(page) == ["Ana", "Bia", "Carla"]


def test_tags_are_added_and_removed_in_bulk(
    three: dict[str, int], open_page: OpenPage, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[list[str]] = []

    def answer(_parent: object, _title: str, tags: list[str], *, new: bool) -> str:
        offered.append(tags)
        return "fair" if new else "café"

    monkeypatch.setattr("relapp.ui.clients.bulk.ask_tag", answer)
    page = open_page()
    choose(page, 0, 1)
    click(page, "Add tag…")
    assert [book.clients.get(each).tags for each in three.values()] == [("café", "fair"), ("fair",), ()]
    assert page.filters.tag.findText("fair") > 0
    click(page, "Remove tag…")
    assert book.clients.get(three["Ana"]).tags == ("fair",)
    assert offered == [["café"], ["café", "fair"]]


def test_nothing_can_be_done_with_nobody_chosen(three: dict[str, int], open_page: OpenPage) -> None:
    page = open_page()
    assert not any(each.isEnabled() for each in (page.bulk.importance, page.bulk.add_tag, page.bulk.delete))
    page.table.selectRow(0)
    assert page.bulk.delete.isEnabled()


def test_an_empty_book_says_how_to_begin(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    assert "Your client book is empty" in texts(page)
    empty = page._nobody
    with qtbot.waitSignal(page.import_wanted):
        click(empty, "Import…")
    with qtbot.waitSignal(page.client_wanted):
        click(empty, "New client")


def test_no_match_says_how_to_go_on(three: dict[str, int], open_page: OpenPage) -> None:
    page = open_page()
    page.filters.importance.set_value(Importance.VIP)
    QTest.keyClicks(page.search, "zzz")
    assert "No client matches" in texts(page)
    click(page, "Show all clients")
    assert names(page) == ["Ana", "Bia", "Carla"]


def test_those_not_sorted_yet_are_counted_and_lead_to_the_sorting_page(
    three: dict[str, int], add: Add, open_page: OpenPage, bus: Bus, book: Book, qtbot: QtBot
) -> None:
    new = add("Dora")
    page = open_page()
    assert "1 client not sorted yet" in texts(page)
    with qtbot.waitSignal(page.sorting_wanted):
        click(page, "Who matters?")
    bus.do(lambda: book.clients.set_importance([new], Importance.VIP))
    assert not page.sorting_button.isVisible()


def test_a_page_out_of_view_reads_nothing_until_it_is_seen_again(
    three: dict[str, int], open_page: OpenPage, add: Add, bus: Bus, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    page.hide()
    counted: list[int] = []
    count = book.list.count
    monkeypatch.setattr(book.list, "count", lambda: counted.append(1) or count())
    bus.do(lambda: book.clients.delete([three["Ana"]]))
    assert not counted
    page.show()
    assert names(page) == ["Bia", "Carla"]


def test_filters_fold_away_where_the_page_is_narrow(three: dict[str, int], open_page: OpenPage) -> None:
    page = open_page()
    assert page.filters.isVisible()
    page.resize(500, 700)
    assert not page.filters.isVisible()
    click(page, "Filters")
    assert page.filters.isVisible()
    assert button(page, "Birthday this month")
