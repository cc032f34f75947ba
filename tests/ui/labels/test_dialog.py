from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.labels import OTHER, Carrier, Envelope
from relapp.paper.documents import Piece, Sheets
from relapp.printing.labels import label_choices
from relapp.ui.bus import Bus
from relapp.ui.labels.dialog import show_labels, show_labels_of_week
from relapp.ui.labels.panel import LabelPanel
from relapp.ui.printing import PreviewDialog
from tests.printed import text_of
from tests.ui.conftest import MONDAY, Add, click, delete_what_was_left, texts

Open = Callable[..., tuple[PreviewDialog, LabelPanel]]
ADDRESS = (ContactPoint(PointKind.ADDRESS, "Rua das Acácias, 12, Campinas - SP"),)


@pytest.fixture
def open_labels(bus: Bus, show: Callable[..., QWidget]) -> Iterator[Open]:
    """The dialog for these clients, and its choices."""
    opened: list[PreviewDialog] = []

    def open_labels(*ids: int) -> tuple[PreviewDialog, LabelPanel]:
        dialog = show_labels(show(QWidget()), bus, ids)
        assert dialog
        opened.append(dialog)
        (panel,) = dialog.findChildren(LabelPanel)
        return dialog, panel

    yield open_labels
    for dialog in opened:
        if shiboken6.isValid(dialog):
            dialog.close()
    delete_what_was_left()


def sheets(dialog: PreviewDialog) -> Sheets:
    assert isinstance(dialog.printable, Sheets)
    return dialog.printable


def pieces(dialog: PreviewDialog) -> list[Piece]:
    return [piece for page in sheets(dialog).pages for piece in page if isinstance(piece, Piece)]


def choose(panel: LabelPanel, value: object) -> None:
    panel.sheet.set_value(value)
    panel.sheet.value_chosen.emit(value)


def test_the_sheet_follows_what_is_chosen_and_the_book_keeps_it(add: Add, open_labels: Open, book: Book, qtbot: QtBot) -> None:
    dialog, panel = open_labels(add("Ana Prado", points=ADDRESS), add("Bia Reis", points=ADDRESS))
    assert panel.count.text() == "2 labels"
    choose(panel, "5160")
    assert sheets(dialog).width == 215.9
    panel.grid.setFocus()
    qtbot.keyClick(panel.grid, Qt.Key.Key_Down)
    panel.copies.setValue(3)
    assert panel.count.text() == "6 labels"
    assert len(pieces(dialog)) == 6
    before = pieces(dialog)[0].left
    panel.right.setValue(15)
    assert pieces(dialog)[0].left == pytest.approx(before + 1.5)
    kept = label_choices(book)
    assert (kept.sheet, kept.right, kept.start_at, kept.copies) == ("5160", 1.5, 1, 1)
    assert panel.grid.start == 4


def test_another_sheet_begins_at_its_first_label(add: Add, open_labels: Open, qtbot: QtBot) -> None:
    _dialog, panel = open_labels(add("Ana Prado", points=ADDRESS))
    qtbot.keyClick(panel.grid, Qt.Key.Key_End)
    assert panel.grid.start == 21
    choose(panel, "5164")
    assert panel.grid.start == 1


def test_envelopes_ask_for_a_sender_and_not_for_a_sheet(add: Add, open_labels: Open, book: Book, qtbot: QtBot) -> None:
    dialog, panel = open_labels(add("Ana Prado", points=ADDRESS))
    assert panel.sheet.isVisibleTo(dialog)
    assert not panel.sender_field.isVisibleTo(dialog)
    click(panel, "Envelopes")
    assert not panel.sheet.isVisibleTo(dialog)
    assert not panel.calibrate.isVisibleTo(dialog)
    assert panel.count.text() == "1 envelope"
    panel.sender_field.setFocus()
    qtbot.keyClicks(panel.sender_field, "Shop of Ana")
    panel.copies.setFocus()
    assert [text_of(piece.html).split(" Rua")[0] for piece in pieces(dialog)] == ["Shop of Ana", "Ana Prado"]
    panel.envelope.value_chosen.emit(Envelope.C6)
    assert (sheets(dialog).width, sheets(dialog).height) == (162, 114)
    assert (label_choices(book).carrier, label_choices(book).sender) == (Carrier.ENVELOPES, "Shop of Ana")


def test_other_measures_are_typed_and_say_when_they_cannot_be(add: Add, open_labels: Open, book: Book) -> None:
    dialog, panel = open_labels(add("Ana Prado", points=ADDRESS))
    assert not panel.measures.isVisibleTo(dialog)
    choose(panel, OTHER)
    assert panel.measures.isVisibleTo(dialog)
    shown = dialog.printable
    panel.measures.fields["rows"].setValue(20)
    assert "do not fit" in panel.problem.text()
    assert panel.problem.isVisibleTo(dialog)
    assert dialog.printable is shown
    panel.measures.fields["rows"].setValue(7)
    panel.measures.fields["top"].setValue(200)
    assert not panel.problem.isVisibleTo(dialog)
    assert label_choices(book).other.rows == 7
    assert pieces(dialog)[0].top == pytest.approx(20 + 33.9 * 0.06)


def test_who_is_left_out_is_named_and_all_of_them_can_be_seen(add: Add, open_labels: Open) -> None:
    dialog, panel = open_labels(add("Ana Prado", points=ADDRESS), *(add(f"Client {number}") for number in range(1, 8)))
    first = "7 clients have no address: Client 1, Client 2, Client 3, Client 4, Client 5 and 2 more."
    assert first in texts(dialog)
    click(panel, "Show all names")
    assert first.replace(" and 2 more", ", Client 6, Client 7") in texts(dialog)
    assert not panel.left_out.all_names.isVisibleTo(dialog)


def test_with_nobody_left_out_nothing_is_said_of_it(add: Add, open_labels: Open) -> None:
    dialog, panel = open_labels(add("Ana Prado", points=ADDRESS))
    assert not panel.left_out.isVisibleTo(dialog)


def test_the_calibration_page_opens_over_the_pages(add: Add, open_labels: Open) -> None:
    dialog, panel = open_labels(add("Ana Prado", points=ADDRESS))
    click(panel, "Calibration page…")
    (other,) = dialog.findChildren(PreviewDialog)
    assert other.printable.title == "Calibration page"
    other.close()


def test_nobody_to_write_to_is_said(add: Add, bus: Bus, qtbot: QtBot) -> None:
    ana = add("Ana Prado")
    with qtbot.waitSignal(bus.failed) as told:
        assert show_labels(QWidget(), bus, [ana]) is None
    assert told.args == ["There is nobody to write to. Choose clients with an address. 1 client has no address: Ana Prado."]


def test_the_week_gives_those_with_a_card(add: Add, bus: Bus, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    with qtbot.waitSignal(bus.failed) as told:
        assert show_labels_of_week(QWidget(), bus, MONDAY) is None
    assert told.args == ["No card and no gift is due in this week."]
    birthday = Occasion(OccasionKind.BIRTHDAY, YearlyDate(12, 3, 1980))
    add("Ana Prado", points=ADDRESS, occasions=(birthday,), wants_cards=True)
    add("Bia Reis", points=ADDRESS)
    dialog = show_labels_of_week(show(QWidget()), bus, MONDAY)
    assert dialog
    (piece,) = pieces(dialog)
    assert "Ana Prado" in piece.html
    dialog.close()
    delete_what_was_left()
