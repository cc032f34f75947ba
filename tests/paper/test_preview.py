from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QGraphicsView, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from relapp.paper import render
from relapp.paper.documents import Document
from relapp.paper.render import dialog as dialog_module
from relapp.paper.render.dialog import PreviewDialog

Make = Callable[..., Document]


@pytest.fixture
def opened(qtbot: QtBot, week_of: Make) -> Iterator[PreviewDialog]:
    dialog = render.preview(None, week_of([40]), "A4", lambda _parent: "")
    qtbot.waitUntil(lambda: dialog.view.pageCount() > 1)
    yield dialog
    if shiboken6.isValid(dialog):
        dialog.close()


def test_the_preview_has_the_pages_of_the_pdf(opened: PreviewDialog, week_of: Make, tmp_path: Path) -> None:
    assert opened.view.pageCount() == render.write_pdf(week_of([40]), tmp_path / "week.pdf")
    assert opened.page_label.text() == f"page 1 of {opened.view.pageCount()}"


def test_keys_turn_the_pages_and_stop_at_the_ends(opened: PreviewDialog, qtbot: QtBot) -> None:
    last = opened.view.pageCount()
    assert not opened.previous_button.isEnabled()
    for page in range(2, last + 1):
        qtbot.keyClick(opened, Qt.Key.Key_PageDown)
        assert opened.page_label.text() == f"page {page} of {last}"
    assert not opened.next_button.isEnabled()
    qtbot.keyClick(opened, Qt.Key.Key_PageUp)
    assert opened.view.currentPage() == last - 1


def test_zooming_goes_in_and_out_and_back_to_the_whole_page(opened: PreviewDialog) -> None:
    smaller, larger, whole = opened.zoom_buttons
    start = opened.view.zoomFactor()
    larger.click()
    assert opened.view.zoomFactor() > start
    smaller.click()
    assert opened.view.zoomFactor() == pytest.approx(start)
    larger.click()
    whole.click()
    assert opened.view.zoomFactor() == pytest.approx(start)


def test_every_word_is_ours_and_everything_can_be_reached(qtbot: QtBot, week_of: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog_module, "_", lambda message: f"«{message}»")
    dialog = render.preview(None, week_of([1]), "A4", lambda _parent: "")
    qtbot.addWidget(dialog)
    texts = [dialog.windowTitle(), *(each.text() for each in dialog.findChildren(QPushButton) + dialog.findChildren(QLabel))]
    assert all(text.startswith("«") for text in texts if text)
    assert dialog.findChild(QGraphicsView).accessibleName() == week_of([1]).title
    buttons = dialog.findChildren(QPushButton)
    assert len(buttons) == 8
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)


def test_the_window_says_what_it_shows(opened: PreviewDialog) -> None:
    assert opened.windowTitle() == "Preview: Weekly contact list\u00a0· Nov 23, 2026"


def test_saving_is_done_over_the_window_and_told_unless_it_was_called_off(qtbot: QtBot, week_of: Make) -> None:
    said = ["", "Saved: week.pdf"]
    over: list[QWidget] = []
    dialog = render.preview(None, week_of([1]), "A4", lambda parent: (over.append(parent), said.pop())[1])
    qtbot.addWidget(dialog)
    for _click in range(2):
        dialog.save_button.click()
        assert dialog.message.text() == "Saved: week.pdf"
    assert over == [dialog, dialog]


def test_printing_prints_on_the_printer_chosen(opened: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    opened.print_button.click()
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert opened.message.text() == "Sent to the printer."


def test_escape_closes_it(opened: PreviewDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.finished):
        qtbot.keyClick(opened, Qt.Key.Key_Escape)
