from array import array
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.domain.clients import Importance
from relapp.ui.bus import Bus
from relapp.ui.clients.among import Among
from relapp.ui.clients.page import ClientsPage
from relapp.ui.clients.table_model import Column
from tests.ui.conftest import Add, click

NAMES = ("Ana Prado", "Bia Reis", "Caio Melo", "Dora Prado")


@pytest.fixture
def page(bus: Bus, add: Add, show: Callable[..., ClientsPage]) -> ClientsPage:
    """Four clients, of whom Dora, Bia and Ana were found elsewhere, in this order."""
    for name in NAMES:
        add(name, importance=Importance.VIP if name == "Bia Reis" else Importance.REGULAR)
    page = show(ClientsPage(bus), 1090, 700)
    page.show_among("Losing touch", [4, 2, 1])
    QApplication.processEvents()
    return page


def shown(page: ClientsPage) -> list[int]:
    return list(page.model.ids)


def test_some_clients_are_shown_in_the_order_in_which_they_were_found(page: ClientsPage) -> None:
    assert shown(page) == [4, 2, 1]
    assert page.among_button.label == "Losing touch · 3"
    assert page.among_button.accessibleName() == "Losing touch · 3: show all clients again"
    assert page.heading.subtitle.text() == "3 of 4 clients"
    assert not page.table.horizontalHeader().isSortIndicatorShown()


def test_search_and_filters_find_among_them(page: ClientsPage) -> None:
    QTest.keyClicks(page.search, "prado")
    assert set(shown(page)) == {4, 1}
    page.search.clear()
    assert shown(page) == [4, 2, 1]
    page.filters.importance.set_value(Importance.VIP)
    page.filters.filter_changed.emit()
    assert shown(page) == [2]


def test_a_heading_sorts_them(page: ClientsPage) -> None:
    page.table.horizontalHeader().sectionClicked.emit(Column.NAME)
    assert shown(page) == [1, 2, 4]


def test_all_clients_come_back_at_a_click(page: ClientsPage) -> None:
    click(page, "Losing touch")
    assert shown(page) == [1, 2, 3, 4]
    assert not page.among_button.isVisible()


def test_a_name_that_is_not_among_them_is_looked_for_among_everybody(page: ClientsPage) -> None:
    QTest.keyClicks(page.search, "caio")
    assert shown(page) == []
    assert "Losing touch" in page._not_found.text.text()
    click(page, "Search everybody")
    assert (shown(page), page.search.text()) == ([3], "caio")
    assert not page.among_button.isVisible()
    assert QApplication.focusWidget() is page.table


def test_a_filter_that_nobody_among_them_fulfils_leads_back_to_everybody(page: ClientsPage) -> None:
    page.filters.importance.set_value(Importance.DATES_ONLY)
    page.filters.filter_changed.emit()
    assert shown(page) == []
    click(page, "Show all clients")
    assert shown(page) == [1, 2, 3, 4]


def test_those_found_have_the_keyboard(page: ClientsPage) -> None:
    assert QApplication.focusWidget() is page.table
    assert page.table.chosen_ids() == [4]


def test_filters_set_before_do_not_hide_those_found(page: ClientsPage) -> None:
    page.filters.importance.set_value(Importance.VIP)
    page.filters.filter_changed.emit()
    page.show_among("Never contacted", [3, 1])
    assert shown(page) == [3, 1]


def test_what_many_words_have_in_common_leaves_the_page_its_width(page: ClientsPage) -> None:
    page.show_among("Cause " * 80, [1])
    QApplication.processEvents()
    assert page.minimumSizeHint().width() < 600
    assert page.among_button.accessibleName().startswith("Cause Cause")


def test_whoever_is_gone_meanwhile_is_left_out() -> None:
    among = Among("x", array("q", [4, 2, 1]))
    assert list(among.of([1, 4], as_found_here=True)) == [4, 1]
    assert list(among.of([1, 3, 4], as_found_here=False)) == [1, 4]
