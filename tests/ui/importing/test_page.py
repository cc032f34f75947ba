import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from relapp.book.changes import Changes
from relapp.book.client_list import ClientFilter
from relapp.book.imports import staging
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.ui.bus import Bus
from relapp.ui.importing import worker
from relapp.ui.importing.choosing import ChoosingView
from relapp.ui.importing.page import ImportPage
from relapp.ui.importing.preview import PreviewView
from relapp.ui.importing.problem_list import ProblemList
from relapp.ui.importing.result import ResultView
from relapp.ui.importing.why_nothing import why_nothing
from relapp.ui.theme import current_theme
from relapp.ui.widgets.chips import Chip
from relapp.ui.widgets.text import Text

WriteCards = Callable[..., Path]


@pytest.fixture
def page(qtbot: QtBot, bus: Bus) -> ImportPage:
    page = ImportPage(bus)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def idle(page: ImportPage) -> bool:
    return not page.is_busy


def previewed(page: ImportPage, qtbot: QtBot, file: Path) -> PreviewView:
    page.begin(file)
    qtbot.waitUntil(lambda: isinstance(page.view, PreviewView))
    assert isinstance(page.view, PreviewView)
    return page.view


def imported(page: ImportPage, qtbot: QtBot, file: Path) -> ResultView:
    previewed(page, qtbot, file)
    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ResultView))
    assert isinstance(page.view, ResultView)
    return page.view


def refused(page: ImportPage, qtbot: QtBot, file: Path) -> str:
    page.begin(file)
    qtbot.waitUntil(lambda: idle(page) and isinstance(page.view, ChoosingView))
    assert isinstance(page.view, ChoosingView)
    return page.view.state.text.text()


def chips(view: PreviewView) -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [chip.label for chip in view.filter.findChildren(Chip)]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Text)]


def button(page: QWidget, text: str) -> QAbstractButton:
    return next(each for each in page.findChildren(QAbstractButton) if text in each.text())


def names(bus: Bus) -> list[str]:
    return [line.name for line in bus.book.list.lines(bus.book.list.ids(ClientFilter()))]


def knows_tiago(bus: Bus, notes: str = "") -> None:
    bus.do(
        lambda: bus.book.clients.add(Client("Tiago Sales", notes=notes, points=(ContactPoint(PointKind.PHONE, "21 95555-0188"),)))
    )


def test_a_file_is_seen_before_it_comes_in(page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    knows_tiago(bus)
    file = write_cards(
        ("Ana Prado", "11 98888-0001"), ("Tiago Sales", "21 95555-0188"), ("Tiago Sales", "21 95555-0188", "ORG:Sales")
    )
    view = previewed(page, qtbot, file)

    assert chips(view) == ["All: 3", "New: 1", "To merge: 1", "Not taken in: 1"]
    assert page.steps.next_button.text() == "Import 2 contacts"
    assert page.steps.heading.subtitle.text() == "cards.vcf · 3 contacts"
    assert bus.book.list.count() == 1


def test_what_came_in_adds_up_and_is_told(page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    knows_tiago(bus)
    file = write_cards(("Ana Prado", "11 98888-0001"), ("Bia", "11 2"), ("Tiago Sales", "21 95555-0188", "ORG:Sales"))
    file.write_bytes(file.read_bytes() + b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n")
    told: list[Changes] = []
    bus.changed.connect(told.append)

    view = imported(page, qtbot, file)

    assert "2 clients imported" in texts(view)
    numbers = [int(text) for text in texts(view) if text.isdigit()]
    assert numbers[0] == sum(numbers[1:]) == 4
    assert bus.book.list.count() == 3
    assert bus.book.clients.get(bus.book.list.find("tiago")[0].id).company == "Sales"
    assert len(told) == 1
    assert len(told[0].client_ids) == 3
    assert bus.book.check() == []


def test_the_result_leads_on(page: ImportPage, qtbot: QtBot, write_cards: WriteCards) -> None:
    view = imported(page, qtbot, write_cards(("Ana", "11 1")))

    with qtbot.waitSignal(page.sorting_wanted):
        button(view, "Who matters?").click()
    with qtbot.waitSignal(page.finished):
        button(view, "To today").click()
    with qtbot.waitSignal(page.duplicates_wanted):
        button(view, "Look for duplicates").click()


def test_the_result_leads_to_another_file(
    page: ImportPage, qtbot: QtBot, write_cards: WriteCards, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = imported(page, qtbot, write_cards(("Ana", "11 1")))
    another = write_cards(("Bia", "11 2"), name="more.vcf")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(another)])

    button(view, "Import another file").click()

    qtbot.waitUntil(lambda: isinstance(page.view, PreviewView))


def test_where_nobody_was_added_no_duplicates_are_looked_for(
    page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards
) -> None:
    knows_tiago(bus)
    view = imported(page, qtbot, write_cards(("Tiago Sales", "21 95555-0188", "ORG:Sales")))
    assert not view.duplicates_button.isVisible()


def test_what_could_not_be_read_is_still_seen_in_the_result(page: ImportPage, qtbot: QtBot, write_cards: WriteCards) -> None:
    view = imported(page, qtbot, write_cards(("Ana", "11 1"), ("Bia", "11 2", "BDAY:1984-02-30")))
    assert "1984-02-30" in view.findChild(ProblemList).toPlainText()


def test_why_nothing_would_come_in_is_said(page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    knows_tiago(bus)
    view = previewed(page, qtbot, write_cards(("Tiago Sales", "21 95555-0188")))

    assert not page.steps.next_button.isEnabled()
    assert view.why_nothing.text() == "It is in your book already."
    view.table.selectRow(0)
    QTest.keyClick(view.table, Qt.Key.Key_1)
    assert not view.why_nothing.isVisible()


@pytest.mark.parametrize(
    ("counts", "left_out", "said"),
    [
        (staging.Counts(7, 0, 0, 7, 0), 0, "All 7 are in your book already."),
        (staging.Counts(7, 0, 0, 7, 0), 1, "You left out what could come in."),
        (staging.Counts(7, 0, 0, 6, 1), 0, "What can be read is in your book already."),
        (staging.Counts(7, 0, 0, 0, 7), 0, "Nothing in this file can be read."),
        (staging.Counts(7, 1, 0, 6, 0), 0, ""),
    ],
)
def test_the_reasons_why_nothing_comes_in(counts: staging.Counts, left_out: int, said: str) -> None:
    assert why_nothing(counts, left_out) == said


def test_an_import_is_undone_by_its_button(page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    knows_tiago(bus, notes="likes coffee")
    view = imported(page, qtbot, write_cards(("Ana", "11 1"), ("Tiago Sales", "21 95555-0188", "ORG:Sales")))

    view.offer.button.click()

    assert bus.book.list.count() == 1
    tiago = bus.book.clients.get(bus.book.list.find("tiago")[0].id)
    assert (tiago.company, tiago.notes) == ("", "likes coffee")
    assert isinstance(page.view, ChoosingView)
    assert page.view.state.title.text() == "The import was undone"
    assert bus.book.check() == []


def test_an_import_is_undone_like_anything_else(page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    imported(page, qtbot, write_cards(("Ana", "11 1")))

    bus.undo()

    assert bus.book.list.is_empty()
    assert isinstance(page.view, ChoosingView)


def test_an_import_is_undone_though_other_things_were_done_since(
    page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards
) -> None:
    view = imported(page, qtbot, write_cards(("Ana", "11 1")))
    bus.do(lambda: bus.book.clients.add(Client("Bia")))

    view.offer.button.click()

    assert names(bus) == ["Bia"]
    assert isinstance(page.view, ChoosingView)
    assert bus.book.check() == []


def test_records_are_decided_about_by_keyboard(page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    view = previewed(page, qtbot, write_cards(("Ana", "11 1"), ("Bia", "11 2"), ("Cid", "11 3")))
    assert not view.decision.isEnabled()
    view.table.selectRow(0)
    QTest.keyClick(view.table, Qt.Key.Key_3)
    assert chips(view) == ["All: 3", "New: 2", "Not taken in: 1"]
    assert page.steps.next_button.text() == "Import 2 contacts"

    QTest.keyClick(view.table, Qt.Key.Key_2)
    assert "nobody to merge it into" in view.hint.text()

    view.table.selectAll()
    QTest.keyClick(view.table, Qt.Key.Key_3)
    assert not page.steps.next_button.isEnabled()

    QTest.keyClick(view.table, Qt.Key.Key_1)
    view.table.selectRow(2)
    button(view, "Leave out").click()
    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ResultView))
    assert {line.name for line in bus.book.list.lines([1, 2])} == {"Ana", "Bia"}
    assert bus.book.list.count() == 2


def test_the_filters_show_one_kind_at_a_time(page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    knows_tiago(bus)
    view = previewed(page, qtbot, write_cards(("Ana", "11 1"), ("Tiago Sales", "21 95555-0188")))

    button(view.filter, "Not taken in").click()
    assert view.table.records.rowCount() == 1
    button(view.filter, "All").click()
    assert view.table.records.rowCount() == 2


def test_what_could_not_be_read_is_listed_as_text(page: ImportPage, qtbot: QtBot, write_cards: WriteCards) -> None:
    file = write_cards(("Ana", "11 1", "BDAY:1984-02-30"), ("Bia", "11 2", "BDAY:<b>1</b>"))
    view = previewed(page, qtbot, file)

    said = view.findChild(ProblemList).toPlainText().splitlines()
    assert said[0].startswith("Line 1: ")
    assert "1984-02-30" in said[0]
    assert "<b>1</b>" in said[1]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.vcf", b"", "empty"),
        ("photo.vcf", b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        ("book.csv", b"SQLite format 3\0" + bytes(200), "database"),
        ("notes.csv", b"<!doctype html><p>no</p>", "web page"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_calm_sentence(
    page: ImportPage, qtbot: QtBot, bus: Bus, tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    (tmp_path / name).write_bytes(content)

    said = refused(page, qtbot, tmp_path / name)

    assert word in said
    assert name in said
    assert button(page.view, "Choose another file").isVisible()
    assert bus.book.list.is_empty()


def test_folders_and_files_that_are_gone_are_said(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert "is a folder" in refused(page, qtbot, tmp_path)
    assert "does not exist" in refused(page, qtbot, tmp_path / "gone.vcf")


def test_a_mended_file_can_be_tried_again(page: ImportPage, qtbot: QtBot, write_cards: WriteCards) -> None:
    file = write_cards()
    refused(page, qtbot, file)
    write_cards(("Ana", "11 1"))

    button(page.view, "Try again").click()

    qtbot.waitUntil(lambda: isinstance(page.view, PreviewView))


class Held:
    """Holds an import after its first client until the test lets it go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.may_go_on = threading.Event(), threading.Event()
        monkeypatch.setattr(staging, "_AT_ONCE", 1)
        take_in = worker.importing.take_in

        def held(book: Any, entries: Any, progress: Any) -> Any:
            def tell(done: int, total: int) -> None:
                if done == 1:
                    self.reached.set()
                    assert self.may_go_on.wait(10)
                progress(done, total)

            return take_in(book, entries, tell)

        monkeypatch.setattr(worker.importing, "take_in", held)


def test_a_cancelled_import_leaves_nothing_behind(
    page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    previewed(page, qtbot, write_cards(("Ana", "11 1"), ("Bia", "11 2"), ("Cid", "11 3")))
    page.steps.next_button.click()
    dialog = page._dialog
    assert dialog
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(held.reached.is_set)
    assert not page.steps.next_button.isEnabled()

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    with qtbot.waitSignal(bus.said) as said:
        held.may_go_on.set()

    assert "stopped" in said.args[0]
    assert bus.book.list.is_empty()
    assert bus.book.history.last is None
    assert bus.book.check() == []
    assert isinstance(page.view, PreviewView)
    assert page.steps.next_button.isEnabled()

    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ResultView))
    assert bus.book.list.count() == 3


def test_a_page_that_goes_takes_its_import_with_it(
    qtbot: QtBot, bus: Bus, write_cards: WriteCards, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    page = ImportPage(bus)
    page.show()
    previewed(page, qtbot, write_cards(("Ana", "11 1"), ("Bia", "11 2"), ("Cid", "11 3")))
    page.steps.next_button.click()
    job = page._file._job
    assert job
    qtbot.waitUntil(held.reached.is_set)

    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(job.destroyed):
        held.may_go_on.set()

    assert bus.book.list.is_empty()


def test_reading_is_given_up_at_once(
    page: ImportPage, qtbot: QtBot, write_cards: WriteCards, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, may_go_on = threading.Event(), threading.Event()
    stage = worker.importing.stage

    def slow(*given: Any) -> Any:
        reached.set()
        assert may_go_on.wait(10)
        return stage(*given)

    monkeypatch.setattr(worker.importing, "stage", slow)
    page.begin(write_cards(("Ana", "11 1")))
    qtbot.waitUntil(reached.is_set)
    job = page._file._job
    assert job

    button(page.view, "Cancel").click()
    assert isinstance(page.view, ChoosingView)

    with qtbot.waitSignal(job.destroyed):
        may_go_on.set()
    assert isinstance(page.view, ChoosingView)


def test_a_full_disk_is_said_and_nothing_comes_in(
    page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards, monkeypatch: pytest.MonkeyPatch
) -> None:
    from relapp.errors import BookError

    def refuse(*_given: Any) -> Any:
        raise BookError("The disk is full.")

    previewed(page, qtbot, write_cards(("Ana", "11 1")))
    monkeypatch.setattr(worker.importing, "take_in", refuse)
    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ChoosingView))

    assert "The disk is full." in texts(page.view)
    assert bus.book.list.is_empty()


def test_a_fault_of_the_program_does_not_leave_the_page_waiting(
    page: ImportPage, qtbot: QtBot, write_cards: WriteCards, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(worker.importing, "stage", fail)
    with qtbot.captureExceptions():
        assert "Nothing was changed" in refused(page, qtbot, write_cards(("Ana", "11 1")))


def test_several_files_come_one_after_another(page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    page.begin(write_cards(("Ana", "11 1"), name="one.vcf"))
    page.begin(write_cards(("Bia", "11 2"), name="two.vcf"))

    qtbot.waitUntil(lambda: isinstance(page.view, PreviewView))
    assert page.steps.heading.subtitle.text() == "one.vcf · 1 contact · 1 more file waits"
    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ResultView))
    button(page.view, "Next file: two.vcf").click()
    qtbot.waitUntil(lambda: isinstance(page.view, PreviewView))
    assert page.steps.heading.subtitle.text() == "two.vcf · 1 contact"
    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ResultView))
    assert bus.book.list.count() == 2


def test_files_are_chosen_in_a_dialog(
    page: ImportPage, qtbot: QtBot, write_cards: WriteCards, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_cards(("Ana", "11 1"))
    filters: list[str] = []

    def choose(dialog: QFileDialog) -> bool:
        filters.extend(dialog.nameFilters())
        return True

    monkeypatch.setattr(QFileDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(file)])
    button(page.view, "Choose a file").click()
    qtbot.waitUntil(lambda: isinstance(page.view, PreviewView))
    assert "*.vcf" in filters[0]
    assert "*.json" in filters[0]

    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: False)
    page.steps.other_button.click()
    assert isinstance(page.view, PreviewView)


def test_the_own_book_is_not_opened_as_a_file(page: ImportPage, qtbot: QtBot, bus: Bus) -> None:
    assert "the client book that is open" in refused(page, qtbot, bus.book.path)


def test_a_book_that_changed_is_compared_again_and_decisions_stay(
    page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards
) -> None:
    view = previewed(page, qtbot, write_cards(("Tiago Sales", "21 95555-0188"), ("Ana", "11 1")))
    view.table.selectRow(1)
    QTest.keyClick(view.table, Qt.Key.Key_3)

    knows_tiago(bus)

    qtbot.waitUntil(lambda: idle(page) and page.view is not view and isinstance(page.view, PreviewView))
    assert isinstance(page.view, PreviewView)
    assert chips(page.view) == ["All: 2", "Not taken in: 2"]
    page.view.table.selectAll()
    assert [page.view.table.records.line(row).action for row in (0, 1)] == [staging.Action.SKIP] * 2


def test_a_page_out_of_sight_compares_when_it_is_shown(page: ImportPage, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    view = previewed(page, qtbot, write_cards(("Tiago Sales", "21 95555-0188")))
    page.hide()
    knows_tiago(bus)
    assert page.view is view

    page.begin()
    page.show()

    qtbot.waitUntil(lambda: idle(page) and page.view is not view and isinstance(page.view, PreviewView))
    assert not page.steps.next_button.isEnabled()


def test_coming_back_begins_anew_after_a_result(page: ImportPage, qtbot: QtBot, write_cards: WriteCards) -> None:
    imported(page, qtbot, write_cards(("Ana", "11 1")))
    page.begin()
    assert isinstance(page.view, ChoosingView)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_a_small_window(
    page: ImportPage, qtbot: QtBot, qapp: QApplication, write_cards: WriteCards, scale: float
) -> None:
    page.resize(624, 700)
    current_theme().apply(qapp, "light", scale)
    file = write_cards(("A" * 200, "11 1"), ("Bia", "11 2", "BDAY:1984-02-30"), name=f"{'cards' * 20}.vcf")
    content = page.findChild(QWidget, "page_body")
    assert content is not None
    previewed(page, qtbot, file)
    qapp.processEvents()
    assert content.minimumSizeHint().width() <= 624 - current_theme().px(12)

    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ResultView))
    qapp.processEvents()
    assert content.minimumSizeHint().width() <= 624 - current_theme().px(12)
