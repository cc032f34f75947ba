from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.printed import Ink, PageSetup
from relapp.errors import UserError
from relapp.paper.documents import Document
from relapp.paper.render import write_pdf
from relapp.printing.setup import remember_setup
from relapp.ui.printing import PreviewDialog
from relapp.ui.widgets.forms import TextField
from tests.printed import needs_poppler, pages_of

Make = Callable[..., Document]
Open = Callable[..., PreviewDialog]


@needs_poppler
@pytest.mark.parametrize("setup", [PageSetup(), PageSetup("Letter", 130, Ink.SAVING)])
def test_the_printer_gets_the_pages_of_the_pdf_and_of_the_view(
    book: Book, list_of: Make, open_preview: Open, printed: Path, tmp_path: Path, setup: PageSetup
) -> None:
    remember_setup(book, setup)
    dialog = open_preview(list_of(100))
    dialog.print_button.click()
    assert dialog.message.text() == "Sent to the printer."
    written = tmp_path / "written.pdf"
    assert dialog.proof.pages.count == write_pdf(list_of(100), written, setup) > 2
    assert pages_of(printed) == pages_of(written)


def page_two(printer: QPrinter) -> None:
    printer.setFromTo(2, 2)


def current_page(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)


@needs_poppler
@pytest.mark.parametrize(("ask", "number"), [(page_two, 2), (current_page, 3)])
def test_only_the_pages_asked_for_are_printed(
    list_of: Make,
    open_preview: Open,
    printed: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[QPrinter], None],
    number: int,
) -> None:
    accept = QPrintDialog.exec

    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        answer = accept(dialog)
        ask(dialog.printer())
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog = open_preview(list_of(100))
    dialog.view.turn_to(3)
    dialog.print_button.click()
    (page,) = pages_of(printed)
    assert f"page {number} of {dialog.proof.pages.count}" in page


@pytest.mark.usefixtures("printed")
@pytest.mark.parametrize(
    ("ink", "mode"),
    [
        (Ink.COLOUR, QPrinter.ColorMode.Color),
        (Ink.GREY, QPrinter.ColorMode.GrayScale),
        (Ink.SAVING, QPrinter.ColorMode.GrayScale),
    ],
)
def test_the_printer_is_offered_paper_name_and_colours(
    book: Book, list_of: Make, open_preview: Open, monkeypatch: pytest.MonkeyPatch, ink: Ink, mode: QPrinter.ColorMode
) -> None:
    remember_setup(book, PageSetup("Letter", 100, ink))
    asked: list[tuple[object, ...]] = []

    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        printer = dialog.printer()
        asked.append((printer.docName(), printer.pageLayout().pageSize().id(), printer.colorMode()))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog = open_preview(list_of(1))
    dialog.print_button.click()
    assert asked == [("Things to read", QPageSize.PageSizeId.Letter, mode)]
    assert dialog.message.text() == ""


@pytest.mark.qt_log_ignore("^QPainter::begin", extend=True)
def test_a_printer_that_is_gone_is_said(
    list_of: Make, open_preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog = open_preview(list_of(1))
    dialog.print_button.click()
    assert dialog.message.text().startswith("The pages could not be printed.")


@needs_poppler
def test_it_is_saved_as_it_looks(list_of: Make, open_preview: Open, chosen_file: Path, tmp_path: Path) -> None:
    dialog = open_preview(list_of(60))
    dialog.controls.text.setCurrentIndex(4)
    dialog.controls.text.activated.emit(4)
    dialog.save_button.click()
    assert dialog.message.text() == f"Saved: {chosen_file}"
    write_pdf(list_of(60), tmp_path / "expected.pdf", PageSetup(text_percent=150))
    assert pages_of(chosen_file) == pages_of(tmp_path / "expected.pdf")


def test_a_file_that_cannot_be_written_is_said(
    list_of: Make, open_preview: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "nowhere" / "x.pdf")])
    dialog = open_preview(list_of(1))
    dialog.save_button.click()
    assert "cannot be written" in dialog.message.text()


def test_what_goes_to_paper_is_asked_for_once_and_shown(
    list_of: Make, open_preview: Open, printed: Path, chosen_file: Path
) -> None:
    asked: list[int] = []

    def final() -> Document:
        asked.append(1)
        return list_of(100, f"List {len(asked)}")

    dialog = open_preview(list_of(100), final=final)
    dialog.bar.next.click()
    assert dialog.windowTitle() == "Preview: Things to read"
    for button in (dialog.print_button, dialog.save_button, dialog.print_button):
        button.click()
    assert asked == [1]
    assert dialog.windowTitle() == "Preview: List 1"
    assert dialog.view.accessibleName() == "List 1"
    assert dialog.printable == list_of(100, "List 1")
    dialog.controls.ink.activated.emit(1)
    dialog.print_button.click()
    assert asked == [1], "how it looks does not make it another list"
    dialog.show_printable(list_of(2))
    dialog.save_button.click()
    assert asked == [1, 1]
    assert dialog.windowTitle() == "Preview: List 2"


def test_nothing_is_asked_for_where_printing_or_saving_is_called_off(
    list_of: Make, open_preview: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: False)
    dialog = open_preview(list_of(1), final=lambda: asked.append(1) or list_of(1))
    dialog.print_button.click()
    dialog.save_button.click()
    assert asked == []
    assert dialog.message.text() == ""


def test_what_cannot_be_made_final_is_said_and_tried_again(
    list_of: Make, open_preview: Open, printed: Path, chosen_file: Path
) -> None:
    answers = [UserError("The book is busy."), UserError("Still busy."), list_of(3)]

    def final() -> Document:
        answer = answers.pop(0)
        if isinstance(answer, UserError):
            raise answer
        return answer

    dialog = open_preview(list_of(1), final=final)
    for button, said in ((dialog.print_button, "The book is busy."), (dialog.save_button, "Still busy.")):
        button.click()
        assert dialog.message.text() == said
    assert not printed.exists()
    assert not chosen_file.exists()
    dialog.print_button.click()
    assert printed.exists()
    assert dialog.printable == list_of(3)


@pytest.mark.parametrize("key", [Qt.Key.Key_P, Qt.Key.Key_S])
def test_what_is_still_being_typed_is_printed_and_saved(
    list_of: Make, open_preview: Open, qtbot: QtBot, printed: Path, chosen_file: Path, key: Qt.Key
) -> None:
    field = TextField()
    dialog = open_preview(list_of(1), panel=field)
    field.edited.connect(lambda name: dialog.show_printable(list_of(1, name)))
    field.setFocus()
    qtbot.keyClicks(field, "Typed")
    qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    (file,) = [each for each in (printed, chosen_file) if each.exists()]
    assert file.read_bytes().startswith(b"%PDF")
    assert dialog.printable == list_of(1, "Typed")
    assert dialog.message.text()


def test_enter_prints(list_of: Make, open_preview: Open, qtbot: QtBot, printed: Path) -> None:
    dialog = open_preview(list_of(1))
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert printed.exists()
