from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.printed import Ink, PageSetup
from relapp.errors import UserError
from relapp.paper.documents import Document, Outline, Sheets
from relapp.printing.setup import page_setup
from relapp.ui.printing import PreviewDialog
from tests.ui.conftest import click

Make = Callable[..., Document]
Open = Callable[..., PreviewDialog]
SHEETS = Sheets("Labels", "Labels", 210, 297, ((Outline(10, 10, 60, 30),),) * 2)


def test_choices_change_the_pages_and_are_remembered(book: Book, list_of: Make, open_preview: Open, qtbot: QtBot) -> None:
    dialog = open_preview(list_of(100))
    pages = dialog.proof.pages
    with qtbot.waitSignal(dialog.setup_changed) as changed:
        click(dialog.controls, "Letter")
    assert changed.args == [PageSetup("Letter")]
    assert dialog.proof.pages is not pages
    assert dialog.proof.pages.sheet.width() == pytest.approx(215.9, abs=0.2)
    for choice in (dialog.controls.text, dialog.controls.ink):
        choice.setFocus()
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert page_setup(book) == dialog.setup == PageSetup("Letter", 115, Ink.GREY)
    assert open_preview(list_of(1)).setup == dialog.setup


def test_choosing_the_same_again_lays_nothing_out(list_of: Make, open_preview: Open) -> None:
    dialog = open_preview(list_of(1))
    pages = dialog.proof.pages
    click(dialog.controls, "A4")
    assert dialog.proof.pages is pages


def test_a_book_that_cannot_keep_the_choices_is_said(list_of: Make, open_preview: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_given: object) -> None:
        raise UserError("The book is busy.")

    monkeypatch.setattr("relapp.ui.printing.dialog.remember_setup", busy)
    dialog = open_preview(list_of(1))
    click(dialog.controls, "Letter")
    assert dialog.message.text() == "The book is busy."
    assert dialog.setup == PageSetup("Letter")


def test_sheets_have_a_size_of_their_own(list_of: Make, open_preview: Open) -> None:
    dialog = open_preview(SHEETS)
    assert [each.isVisible() for each in (dialog.controls.paper, dialog.controls.text, dialog.controls.ink)] == [
        False,
        False,
        True,
    ]
    assert dialog.bar.label.text() == "page 1 of 2"
    dialog.show_printable(list_of(1))
    assert all(each.isVisible() for each in (dialog.controls.paper, dialog.controls.text, dialog.controls.ink))


def test_a_panel_of_choices_stands_below_and_says_what_to_show(list_of: Make, open_preview: Open) -> None:
    box = QCheckBox("Everything")
    dialog = open_preview(list_of(1), panel=box)
    box.toggled.connect(lambda everything: dialog.show_printable(list_of(100 if everything else 1)))
    assert box.isVisible()
    assert box.mapTo(dialog, box.rect().topLeft()).y() > dialog.controls.mapTo(dialog, dialog.controls.rect().bottomLeft()).y()
    box.click()
    assert dialog.proof.pages.count > 1


def test_every_word_is_ours_and_everything_can_be_reached(
    list_of: Make, open_preview: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("dialog", "page_bar", "page_view", "setup_controls"):
        monkeypatch.setattr(f"relapp.ui.printing.{module}._", lambda message: f"«{message}»")
    dialog = open_preview(list_of(1))
    buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
    said = [dialog.windowTitle(), *(each.text() for each in dialog.findChildren(QLabel))]
    said += [each.text() or each.accessibleName() for each in buttons]
    said += [each.accessibleName() for each in (dialog.controls.paper, *dialog.findChildren(QComboBox))]
    assert [text for text in said if text and not text.startswith("«")] == ["A4", "Letter"]
    assert all(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in (*buttons, dialog.view))
    assert len(buttons) == 11


def test_tab_goes_through_choices_pages_and_buttons(list_of: Make, open_preview: Open, qtbot: QtBot) -> None:
    box = QCheckBox("Everything")
    dialog = open_preview(list_of(100), panel=box)
    dialog.controls.ink.setFocus()
    passed = []
    for _stop in range(9):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        passed.append(dialog.focusWidget())
    bar, fits = dialog.bar, dialog.bar.fits.values()
    assert passed == [box, bar.next, bar.smaller, bar.larger, *fits, dialog.view, dialog.print_button, dialog.save_button]


@pytest.mark.parametrize(
    ("key", "name"), [(Qt.Key.Key_P, "print_button"), (Qt.Key.Key_S, "save_button"), (Qt.Key.Key_W, "close_button")]
)
def test_keys_press_the_buttons(list_of: Make, open_preview: Open, qtbot: QtBot, key: Qt.Key, name: str) -> None:
    dialog = open_preview(list_of(1))
    pressed: list[str] = []
    button = getattr(dialog, name)
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(name))
    dialog.view.setFocus()
    qtbot.keyClick(dialog, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [name]


@pytest.mark.parametrize("by_key", [True, False])
def test_it_is_closed_and_gone(list_of: Make, open_preview: Open, qtbot: QtBot, by_key: bool) -> None:
    dialog = open_preview(list_of(200), whole=False)
    if by_key:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close_button.click()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 2.0), ((1000, 640), 1.0)])
def test_the_pages_keep_their_share_of_the_room(
    list_of: Make, open_preview: Open, size: tuple[int, int], scale: float, qapp: object
) -> None:
    from relapp.ui.theme import current_theme

    current_theme().apply(qapp, "dark", scale)  # type: ignore[arg-type]
    dialog = open_preview(list_of(1), panel=QWidget())
    dialog.resize(*size)
    assert (dialog.width(), dialog.height()) == size
    assert dialog.view.width() > dialog.width() * 0.4
