from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget

from relapp.book import Book
from relapp.domain.printed import Ink, PageSetup
from relapp.paper import render
from relapp.paper.documents import Document
from relapp.printing.setup import remember_setup
from relapp.ui.saving import choose_where, save_pdf

DOCUMENT = Document("The week", "Week 2026-11-23", "", "", "", ())


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    return tmp_path


@pytest.fixture
def typing(documents: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Types a name each time the dialog shows ("" for what it suggests, None to call it off); returns what was suggested."""

    def typing(*names: str | None) -> list[str]:
        suggested: list[str] = []
        waiting = list(names)

        def type_name(dialog: QFileDialog) -> int:
            edit = dialog.findChild(QLineEdit, "fileNameEdit")
            suggested.append(edit.text())
            name = waiting.pop(0)
            if name is None:
                return 0
            edit.setText(name or edit.text())
            dialog.accept()
            return dialog.result()

        monkeypatch.setattr(QFileDialog, "exec", type_name)
        return suggested

    return typing


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[list[str]]:
    """What is asked in a box before anything is replaced; the answer is yes."""
    asked: list[str] = []

    def answer() -> None:
        box = qapp.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            box.button(QMessageBox.StandardButton.Yes).click()

    timer = QTimer(qapp)
    timer.timeout.connect(answer)
    timer.start(0)
    yield asked
    timer.stop()


@pytest.fixture
def parent(show: Callable[..., QWidget]) -> QWidget:
    return show(QWidget())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("", "clients.vcf"),
        ("ana.vcf", "ana.vcf"),
        ("ana", "ana.vcf"),
        ("ana.VCF", "ana.VCF"),
        ("st. ana", "st. ana.vcf"),
        ("ana.csv", "ana.csv.vcf"),
    ],
)
def test_a_file_is_among_the_documents_and_has_its_ending_whatever_was_typed(
    parent: QWidget, documents: Path, typing: Callable[..., list[str]], typed: str, written: str
) -> None:
    suggested = typing(typed)
    assert choose_where(parent, "Export", "clients.vcf") == documents / written
    assert suggested == ["clients.vcf"]


def test_nothing_is_chosen_where_the_user_thought_better_of_it(parent: QWidget, typing: Callable[..., list[str]]) -> None:
    typing(None)
    assert choose_where(parent, "Export", "clients.vcf") is None


@pytest.mark.parametrize(("typed", "shown_again"), [("ana.vcf", []), ("ana", []), ("st. ana", ["st. ana.vcf"])])
def test_it_asks_before_a_file_is_replaced(
    parent: QWidget,
    documents: Path,
    typing: Callable[..., list[str]],
    asked: list[str],
    typed: str,
    shown_again: list[str],
) -> None:
    file = documents / (shown_again or ["ana.vcf"])[0]
    file.touch()
    suggested = typing(typed, "")
    assert choose_where(parent, "Export", "clients.vcf") == file
    assert suggested == ["clients.vcf", *shown_again]
    assert len(asked) == 1
    assert file.name in asked[0]


def test_a_document_is_saved_as_was_last_chosen_and_it_says_where(
    book: Book, parent: QWidget, documents: Path, typing: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    remember_setup(book, PageSetup("Letter", 130, Ink.SAVING))
    setups: list[PageSetup] = []
    write = render.write_pdf
    monkeypatch.setattr(render, "write_pdf", lambda printable, file, setup: setups.append(setup) or write(printable, file, setup))
    suggested = typing("mine")
    assert save_pdf(book, DOCUMENT, parent) == f"Saved: {documents / 'mine.pdf'}"
    assert (documents / "mine.pdf").read_bytes().startswith(b"%PDF")
    assert suggested == ["Week 2026-11-23.pdf"]
    assert setups == [PageSetup("Letter", 130, Ink.SAVING)]


def test_a_document_that_cannot_be_written_is_told(
    book: Book, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "nowhere" / "week.pdf")])
    assert "cannot be written" in save_pdf(book, DOCUMENT, parent)


def test_nothing_is_said_when_saving_is_called_off(
    book: Book, parent: QWidget, documents: Path, typing: Callable[..., list[str]]
) -> None:
    typing(None)
    assert save_pdf(book, DOCUMENT, parent) == ""
    assert not list(documents.glob("*.pdf"))
