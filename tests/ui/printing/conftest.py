"""Documents of many pages, and the dialog that shows them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.paper.documents import Document, Printable, document, entry, section
from relapp.ui.printing import PreviewDialog, preview
from tests.ui.conftest import delete_what_was_left

Make = Callable[..., Document]
Open = Callable[..., PreviewDialog]


@pytest.fixture
def list_of() -> Make:
    """A document of so many things; the seventh is "Thing 7"."""

    def make(count: int, name: str = "Things to read") -> Document:
        things = [entry(f"Thing {number}", (), "Something is told about it.") for number in range(1, count + 1)]
        return document(
            name, "", (), [section("", things)], book_name="shop.relapp", printed_on=date(2026, 11, 23), stamp="2026-11-23"
        )

    return make


@pytest.fixture
def open_preview(book: Book, show: Callable[..., QWidget], qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialog over a window, and waits until every page is laid out where it is to be `whole`."""
    opened: list[PreviewDialog] = []

    def open_preview(printable: Printable, *, whole: bool = True, **other: object) -> PreviewDialog:
        dialog = preview(show(QWidget()), book, printable, **other)
        opened.append(dialog)
        dialog.resize(1000, 700)
        if whole:
            qtbot.waitUntil(lambda: dialog.proof.pages.is_complete and dialog.isActiveWindow())
        return dialog

    yield open_preview
    for dialog in opened:
        if shiboken6.isValid(dialog):
            dialog.close()
    delete_what_was_left()


@pytest.fixture
def chosen_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is chosen in every dialog that asks where to save."""
    file = tmp_path / "chosen.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(file)])
    return file


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that every printer writes into."""
    file = tmp_path / "printed.pdf"

    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(file))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    return file
