from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.text import Text


def make(qtbot: QtBot, width: int, height: int = 700, *, with_panel: bool = True) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.header.set_left(Heading("Săptămâna 23–27 noiembrie", "24 de contacte · aprox. 2 h 50"))
    for button in (
        PlainButton("Săptămâna aceasta"),
        PlainButton("Echilibrează", "balance"),
        PrimaryButton("Tipărește…", "printer"),
    ):
        page.header.add_action(button)
    if with_panel:
        panel = QWidget()
        VBox(panel).addWidget(Text("Ce să ții minte", wrap=True))
        page.set_panel(panel)
    page.resize(width, height)
    page.show()
    return page


@pytest.fixture(autouse=True)
def _usual_theme(qapp: QApplication) -> Iterator[None]:
    current_theme().apply(qapp, "light")
    yield
    current_theme().apply(qapp, "light")


def test_a_wide_page_shows_its_panel(qtbot: QtBot) -> None:
    page = make(qtbot, 1080)

    assert not page.is_panel_folded
    assert page._panel_area.isVisible()
    assert not page.details_button.isVisible()


def test_a_narrow_page_folds_it_and_tells(qtbot: QtBot) -> None:
    page = make(qtbot, 1080)

    with qtbot.waitSignal(page.panel_folded) as told:
        page.resize(640, 700)

    assert told.args == [True]
    assert not page._panel_area.isVisible()
    assert page.details_button.isVisible()


def test_a_folded_panel_opens_over_the_body_and_closes_again(qtbot: QtBot) -> None:
    page = make(qtbot, 640)

    page.details_button.click()
    assert page._panel_area.isVisible()
    assert not page._body_area.isVisible()

    page.details_button.click()
    assert not page._panel_area.isVisible()
    assert page._body_area.isVisible()


def test_escape_closes_an_open_panel(qtbot: QtBot) -> None:
    page = make(qtbot, 640)
    page.open_panel()

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert page._body_area.isVisible()


def test_body_and_panel_stand_side_by_side_again_where_there_is_room(qtbot: QtBot) -> None:
    page = make(qtbot, 640)
    page.open_panel()

    page.resize(1080, 700)

    assert page._panel_area.isVisible()
    assert page._body_area.isVisible()


def test_a_page_without_a_panel_never_folds(qtbot: QtBot) -> None:
    page = make(qtbot, 500, with_panel=False)

    assert not page.is_panel_folded
    assert not page.details_button.isVisible()


@pytest.mark.parametrize(("width", "scale"), [(1080, 1.0), (824, 1.0), (644, 2.0)])
def test_every_action_of_the_header_can_be_reached(qapp: QApplication, qtbot: QtBot, width: int, scale: float) -> None:
    current_theme().apply(qapp, "light", scale)
    page = make(qtbot, width)
    qapp.processEvents()

    for button in page.header.findChildren(PlainButton) + page.header.findChildren(PrimaryButton):
        right = button.mapTo(page.header, button.rect().bottomRight())
        assert page.header.rect().contains(right)
        assert button.width() >= button.sizeHint().width()


def test_a_header_that_would_fill_the_page_scrolls_with_the_body(qapp: QApplication, qtbot: QtBot) -> None:
    page = make(qtbot, 1080)
    assert page.header.parentWidget() is page

    current_theme().apply(qapp, "light", 2.0)
    page.resize(644, 700)
    assert page._body_area.isAncestorOf(page.header)

    current_theme().apply(qapp, "light", 1.0)
    page.resize(1080, 700)
    assert page.header.parentWidget() is page


def test_another_left_side_takes_the_place_of_the_old_one(qapp: QApplication, qtbot: QtBot) -> None:
    page = make(qtbot, 1080)
    heading = Heading("Calendar")

    page.header.set_left(heading)
    qapp.processEvents()

    assert [shown.title.text() for shown in page.header.findChildren(Heading) if shown.isVisible()] == ["Calendar"]


@pytest.mark.parametrize("is_hidden", [True, False])
def test_the_strip_stays_below_the_header_wherever_that_goes(qapp: QApplication, qtbot: QtBot, is_hidden: bool) -> None:
    page = make(qtbot, 1080)
    strip = page.set_strip(Text("Timeline"))
    strip.setVisible(not is_hidden)

    for scale, width in ((2.0, 644), (1.0, 1080)):
        current_theme().apply(qapp, "light", scale)
        page.resize(width, 700)
        qapp.processEvents()

        assert page._body_area.isAncestorOf(strip) is page._body_area.isAncestorOf(page.header) is (scale == 2.0)
        assert strip.isVisible() is not is_hidden
        if not is_hidden:
            assert strip.mapTo(page, strip.rect().topLeft()).y() > page.header.mapTo(page, page.header.rect().bottomLeft()).y()
