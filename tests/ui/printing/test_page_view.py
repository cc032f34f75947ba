from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.paper.documents import Document, Sheets
from relapp.ui.printing import PreviewDialog
from relapp.ui.printing.page_pictures import PagePictures
from relapp.ui.printing.page_view import Fit, PageView
from relapp.ui.theme import current_theme

Make = Callable[..., Document]
Open = Callable[..., PreviewDialog]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(list_of: Make, open_preview: Open) -> PreviewDialog:
    dialog = open_preview(list_of(100))
    assert dialog.proof.pages.known > 3
    return dialog


def turn_wheel(view: PageView, notches: float, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, round(notches * 120)), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def seen(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def drawn_pages(view: PageView, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every page that is really painted from now on, by its number."""
    drawn: list[int] = []
    paint = view._proof.pages.draw
    monkeypatch.setattr(view._proof.pages, "draw", lambda painter, page: (drawn.append(page), paint(painter, page)))
    return drawn


def test_keys_turn_the_pages_and_stop_at_the_ends(opened: PreviewDialog, qtbot: QtBot) -> None:
    last = opened.proof.pages.known
    assert not opened.bar.previous.isEnabled()
    for page in range(2, last + 1):
        qtbot.keyClick(opened, Qt.Key.Key_PageDown)
        assert opened.bar.label.text() == f"page {page} of {last}"
    assert not opened.bar.next.isEnabled()
    qtbot.keyClick(opened, Qt.Key.Key_PageDown)
    assert opened.view.page == last
    qtbot.keyClick(opened, Qt.Key.Key_PageUp)
    assert opened.view.page == last - 1
    qtbot.keyClick(opened, Qt.Key.Key_Home)
    assert opened.view.page == 1
    qtbot.keyClick(opened, Qt.Key.Key_End)
    assert opened.view.page == last


def test_buttons_turn_the_pages(opened: PreviewDialog) -> None:
    opened.bar.next.click()
    opened.bar.next.click()
    opened.bar.previous.click()
    assert opened.view.page == 2


def test_who_does_not_see_the_page_is_told_which_it_is(opened: PreviewDialog) -> None:
    last = opened.proof.pages.known
    assert opened.view.accessibleName() == "Things to read"
    assert opened.view.accessibleDescription() == f"page 1 of {last}"
    opened.bar.next.click()
    assert opened.view.accessibleDescription() == f"page 2 of {last}"


def test_the_first_page_is_there_before_the_others(list_of: Make, open_preview: Open, qtbot: QtBot) -> None:
    dialog = open_preview(list_of(300), whole=False)
    assert dialog.proof.pages.known == 1
    assert dialog.bar.label.text() == "page 1 of …"
    dialog.view.turn_to(1000)
    before = seen(dialog.view)
    assert before.pixelColor(before.rect().center()) == QColor(Qt.GlobalColor.white)
    assert dialog.view.page == 1, "nobody knows yet which is the last"
    qtbot.waitUntil(lambda: dialog.proof.pages.is_complete)
    assert dialog.view.page == dialog.proof.pages.known > 10


def test_another_choice_throws_away_what_was_laid_out(list_of: Make, open_preview: Open, qtbot: QtBot) -> None:
    dialog = open_preview(list_of(300), whole=False)
    dialog.show_printable(list_of(1))
    assert dialog.bar.label.text() == "page 1 of 1"
    assert dialog.proof.pages.is_complete
    dialog.show_printable(list_of(60))
    qtbot.waitUntil(lambda: dialog.proof.pages.is_complete)
    assert dialog.proof.pages.known < 20


def test_the_page_in_view_stays_where_there_are_so_many(opened: PreviewDialog, list_of: Make, qtbot: QtBot) -> None:
    opened.view.turn_to(3)
    opened.show_printable(list_of(101))
    qtbot.waitUntil(lambda: opened.proof.pages.is_complete)
    assert opened.view.page == 3
    opened.show_printable(list_of(1))
    assert opened.view.page == 1


def test_zooming_goes_in_and_out_and_back_to_the_whole_page(opened: PreviewDialog, qtbot: QtBot) -> None:
    view, bar = opened.view, opened.bar
    start = view.zoom
    bar.larger.click()
    assert view.zoom == pytest.approx(start * 1.25)
    assert not bar.fits[Fit.PAGE].isChecked()
    bar.smaller.click()
    assert view.zoom == pytest.approx(start)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
        qtbot.keyClick(opened, key, CONTROL)
    assert view.zoom == pytest.approx(start * 1.25)
    qtbot.keyClick(opened, Qt.Key.Key_0, CONTROL)
    assert view.zoom == pytest.approx(start)
    assert bar.fits[Fit.PAGE].isChecked()


def test_zooming_has_its_limits(opened: PreviewDialog) -> None:
    for _click in range(30):
        opened.bar.larger.click()
    assert opened.view.zoom == 4.0
    seen(opened.view)
    for _click in range(30):
        opened.bar.smaller.click()
    assert opened.view.zoom == 0.1


def test_the_width_of_the_page_fills_the_room(opened: PreviewDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_2, CONTROL)
    view = opened.view
    wide = view.zoom * 210 / 25.4 * 96
    assert view.viewport().width() - wide == pytest.approx(2 * current_theme().px(16), abs=1)
    assert view.verticalScrollBar().maximum() > 0
    assert view.horizontalScrollBar().maximum() == 0
    assert opened.bar.fits[Fit.WIDTH].isChecked()
    opened.resize(opened.width() - 100, opened.height())
    assert view.zoom * 210 / 25.4 * 96 == pytest.approx(wide - 100, abs=1)


def test_the_whole_page_is_seen_whatever_the_window(opened: PreviewDialog) -> None:
    for size in ((700, 700), (1200, 500)):
        opened.resize(*size)
        room = opened.view.viewport()
        assert opened.view.zoom * 210 / 25.4 * 96 <= room.width()
        assert opened.view.zoom * 297 / 25.4 * 96 <= room.height()
        assert opened.view.verticalScrollBar().maximum() == 0


def test_the_middle_stays_in_the_middle_while_it_grows(opened: PreviewDialog) -> None:
    for _click in range(4):
        opened.bar.larger.click()
    bar = opened.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    before = (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())
    opened.bar.larger.click()
    assert (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep()) == pytest.approx(before, abs=0.01)


def test_arrows_scroll(opened: PreviewDialog, qtbot: QtBot) -> None:
    for _click in range(5):
        opened.bar.larger.click()
    view = opened.view
    view.verticalScrollBar().setValue(0)
    view.horizontalScrollBar().setValue(0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert view.verticalScrollBar().value() > 0
    assert view.horizontalScrollBar().value() > 0
    before = seen(view)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert seen(view) != before


def test_the_wheel_scrolls_and_turns_the_page_at_its_ends(opened: PreviewDialog) -> None:
    view = opened.view
    view.fit(Fit.WIDTH)
    bar = view.verticalScrollBar()
    turn_wheel(view, 1)
    assert view.page == 1, "there is none before"
    turn_wheel(view, -1)
    assert (view.page, bar.value() > 0) == (1, True)
    bar.setValue(bar.maximum())
    turn_wheel(view, -0.5)
    assert view.page == 1
    turn_wheel(view, -0.5)
    assert (view.page, bar.value()) == (2, 0)
    turn_wheel(view, 1)
    assert (view.page, bar.value()) == (1, bar.maximum())


def test_the_wheel_turns_pages_that_are_seen_whole_and_zooms_with_control(opened: PreviewDialog) -> None:
    view = opened.view
    turn_wheel(view, -1)
    assert view.page == 2
    before = view.zoom
    turn_wheel(view, 1, CONTROL)
    assert (view.page, view.zoom) == (2, pytest.approx(before * 1.25))


def test_a_new_page_begins_at_its_top(opened: PreviewDialog, qtbot: QtBot) -> None:
    opened.view.fit(Fit.WIDTH)
    opened.view.verticalScrollBar().setValue(50)
    qtbot.keyClick(opened, Qt.Key.Key_PageDown)
    assert opened.view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_paper_is_white_in_every_theme(opened: PreviewDialog, qapp: QApplication, mode: str) -> None:
    current_theme().apply(qapp, mode)  # type: ignore[arg-type]
    picture = seen(opened.view)
    middle = opened.view.viewport().rect().center()
    blank = QPoint(middle.x(), round(middle.y() + opened.view.zoom * 297 / 25.4 * 96 / 2) - 4)
    assert picture.pixelColor(blank) == QColor(Qt.GlobalColor.white)
    assert picture.pixelColor(3, middle.y()) == current_theme().colour("well")


def test_a_page_is_painted_once_for_each_size(opened: PreviewDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    view = opened.view
    seen(view)
    drawn = drawn_pages(view, monkeypatch)
    seen(view)
    assert drawn == []
    opened.bar.next.click()
    seen(view)
    seen(view)
    assert drawn == [2]
    opened.bar.previous.click()
    seen(view)
    assert drawn == [2]
    opened.bar.larger.click()
    seen(view)
    assert drawn == [2, 1]


def test_few_pictures_are_kept(opened: PreviewDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = drawn_pages(opened.view, monkeypatch)
    for page in (2, 3, 4, 1):
        opened.view.turn_to(page)
        seen(opened.view)
    assert drawn == [2, 3, 4, 1]


def test_a_page_larger_than_a_picture_is_worth_is_painted_where_it_is_seen(
    opened: PreviewDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _click in range(12):
        opened.bar.larger.click()
    drawn = drawn_pages(opened.view, monkeypatch)
    seen(opened.view)
    seen(opened.view)
    assert drawn == [1, 1]


def test_the_foot_tells_how_many_there_are_once_that_is_known(list_of: Make, open_preview: Open, qtbot: QtBot) -> None:
    dialog = open_preview(list_of(60), whole=False)
    before = seen(dialog.view)
    qtbot.waitUntil(lambda: dialog.proof.pages.is_complete)
    assert seen(dialog.view) != before


def test_sheets_without_pages_show_nothing(open_preview: Open) -> None:
    dialog = open_preview(Sheets("Labels", "Labels", 210, 297, ()))
    middle = dialog.view.viewport().rect().center()
    assert seen(dialog.view).pixelColor(middle) == current_theme().colour("well")
    assert not dialog.bar.next.isEnabled()
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()


def test_it_is_as_sharp_as_the_screen(opened: PreviewDialog) -> None:
    pages = opened.proof.pages
    by_picture, direct = (QPixmap(420, 594) for _each in range(2))
    for each in (by_picture, direct):
        each.setDevicePixelRatio(2)
        each.fill(Qt.GlobalColor.white)
    with QPainter(by_picture) as painter:
        PagePictures(opened.proof).paint(painter, 1, QRectF(0, 0, 210, 297))
    with QPainter(direct) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(25.4 / 1200, 25.4 / 1200)
        pages.draw(painter, 1)
    assert by_picture.toImage() == direct.toImage()
