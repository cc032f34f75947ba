from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.printed import Arrangement, RowLook
from relapp.errors import UserError
from relapp.paper.documents import Document, Row
from relapp.printing.week import week_choices
from relapp.ui.bus import Bus
from relapp.ui.week.printing import WeekPrinting
from tests.printed import text_of
from tests.ui.conftest import MONDAY, Add, click, delete_what_was_left

Print = Callable[[], WeekPrinting]


@pytest.fixture
def printing(bus: Bus, show: Callable[..., QWidget], qtbot: QtBot) -> Iterator[Print]:
    """Opens the preview of this week over a window, wholly laid out."""
    opened: list[WeekPrinting] = []

    def printing() -> WeekPrinting:
        opened.append(WeekPrinting(bus, MONDAY, show(QWidget())))
        qtbot.waitUntil(lambda: opened[-1].dialog.proof.pages.is_complete)
        return opened[-1]

    yield printing
    for each in opened:
        if shiboken6.isValid(each):
            each.dialog.close()
    delete_what_was_left()


def shown(printing: WeekPrinting) -> str:
    """What stands on the list, its head first."""
    document = printing.dialog.printable
    assert isinstance(document, Document)
    rows = (block.client for section in document.sections for block in section.blocks if isinstance(block, Row))
    return " | ".join(map(text_of, (document.opening, *rows)))


def save(printing: WeekPrinting, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relapp.ui.printing.dialog.choose_pdf", lambda *_asked: file)
    click(printing.dialog, "Save as PDF")


def test_what_is_chosen_is_shown_at_once_and_remembered(printing: Print, add: Add, book: Book) -> None:
    add("Zoe", due=MONDAY, tags=("Café",))
    add("Ana", due=MONDAY)
    opened = printing()
    assert shown(opened).endswith("Zoe | Ana")

    click(opened.panel, "By client")
    assert shown(opened).endswith("Ana | Zoe")
    assert opened.panel.tags
    opened.panel.tags.set_chosen(["Café"])
    opened.panel.tags.chosen_changed.emit(opened.panel.tags.chosen)
    assert shown(opened).endswith("| Zoe")
    assert "tag Café" in shown(opened)

    remembered = week_choices(book)
    assert (remembered.arrangement, remembered.tags) == (Arrangement.BY_CLIENT, ())
    opened.dialog.close()
    assert shown(printing()).endswith("Ana | Zoe")


def test_looking_keeps_nothing_and_saving_keeps_what_is_on_paper_once(
    printing: Print, add: Add, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = add("Ana", due=MONDAY)
    opened = printing()
    assert "List 1" in shown(opened)
    assert book.printed.latest() == []

    save(opened, tmp_path / "list.pdf", monkeypatch)
    save(opened, tmp_path / "again.pdf", monkeypatch)
    assert [each.number for each in book.printed.latest()] == [1]
    assert [row.client_id for row in book.printed.load(1).rows] == [ana]

    click(opened.panel, "Lines")
    assert week_choices(book).look is RowLook.LINE
    assert "List 2" in shown(opened)
    save(opened, tmp_path / "lines.pdf", monkeypatch)
    assert [each.number for each in book.printed.latest()] == [2, 1]


def test_a_list_that_somebody_else_kept_meanwhile_takes_no_number_away(
    printing: Print, add: Add, book: Book, bus: Bus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Ana", due=MONDAY)
    opened, other = printing(), printing()
    save(other, tmp_path / "other.pdf", monkeypatch)
    save(opened, tmp_path / "list.pdf", monkeypatch)
    assert "List 2" in shown(opened)


def test_choices_that_cannot_be_kept_are_shown_all_the_same_and_said(
    printing: Print, add: Add, bus: Bus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Zoe", due=MONDAY)
    add("Ana", due=MONDAY)
    opened = printing()

    def refuse(*_given: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr("relapp.printing.week.remember_choices", refuse)
    with qtbot.waitSignal(bus.failed, check_params_cb=lambda said: said == "The disk is full."):
        click(opened.panel, "By client")
    assert shown(opened).endswith("Ana | Zoe")
