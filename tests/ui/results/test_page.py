from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.book import Book
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.printed import PrintedList, Result
from relapp.domain.results import Entered
from relapp.ui.bus import Bus
from relapp.ui.results.drafts import drafts_of
from relapp.ui.results.leaving import LeaveDialog, TellDialog
from relapp.ui.results.model import Column
from relapp.ui.results.page import ResultsPage
from relapp.ui.window import Window
from tests.ui.conftest import MONDAY, TUESDAY, WEDNESDAY, click, in_view, texts
from tests.ui.results.conftest import ENTER, Keys, Print, all_touches, touches

OpenPage = Callable[[], ResultsPage]
KEY = Qt.Key


def cell(page: ResultsPage, row: int, column: Column) -> str:
    text: str = page.rows.index(row - 1, column).data()
    return text


def save_by_key(page: ResultsPage) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)


def echo(page: ResultsPage) -> str:
    return page.entry.fields.echo.text()


def answer(button: str) -> list[str]:
    """Press a button of the next dialog; what the dialog said."""
    said: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LeaveDialog)
        said.extend(texts(dialog))
        click(dialog, button)

    QTimer.singleShot(0, press)
    return said


def test_thirty_rows_take_few_keys_and_one_undo(open_page: OpenPage, print_list: Print, keys: Keys, book: Book, bus: Bus) -> None:
    printed = print_list(30)
    page = open_page()

    pressed = sum(keys(ENTER, "s", ENTER, ENTER) for _row in range(30))

    assert pressed <= 5 * 30
    assert page.save_button.text() == "Save 30 results"
    assert all_touches(book, printed) == []
    said: list[tuple[str, bool]] = []
    bus.said.connect(lambda text, undoable: said.append((text, undoable)))
    save_by_key(page)
    assert said == [("30 results entered", True)]
    assert [touch.outcome for touch in all_touches(book, printed)] == [Outcome.SPOKE] * 30
    assert page.heading.subtitle.text() == "30 of 30 entered"
    assert not page.save_button.isEnabled()

    bus.undo()
    assert all_touches(book, printed) == []
    assert {each.is_open for each in book.printed.standing(printed, WEDNESDAY).values()} == {True}
    assert page.save_button.text() == "Save 30 results"


def test_digits_letter_and_note_are_typed(open_page: OpenPage, print_list: Print, keys: Keys, book: Book) -> None:
    printed = print_list(12)
    page = open_page()

    keys("11", ENTER, "n", ENTER, ENTER, "3", ENTER, "E", ENTER, "sent the price list", ENTER)
    save_by_key(page)

    (third,) = touches(book, printed.rows[2].client_id)
    (eleventh,) = touches(book, printed.rows[10].client_id)
    assert (third.outcome, third.note, third.on) == (Outcome.SENT, "sent the price list", MONDAY)
    assert (eleventh.outcome, eleventh.note) == (Outcome.NO_ANSWER, "")
    assert len(all_touches(book, printed)) == 2


def test_name_and_reason_and_the_word_of_the_letter_appear_as_typed(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(12)
    page = open_page()
    assert echo(page) == "Client 1 · Reminder"
    keys("1")
    assert echo(page) == "Client 1 · Reminder"
    keys("2")
    assert echo(page) == "Client 12 · Reminder"
    keys(ENTER, "h")
    assert page.entry.fields.word.text() == "Handed over"


def test_the_next_open_row_is_offered(open_page: OpenPage, print_list: Print, keys: Keys, book: Book) -> None:
    printed = print_list(4)
    book.printed.enter(printed, [Entered(2, Result.SPOKE, "", TUESDAY)])
    page = open_page()
    keys(ENTER, "s", ENTER, ENTER)
    assert (page.entry.fields.row.text(), page.entry.fields.row.selectedText()) == ("3", "3")
    keys("4", ENTER, "s", ENTER, ENTER)
    assert page.entry.fields.row.text() == "3"
    keys(ENTER, "s", ENTER, ENTER)
    assert page.entry.fields.row.text() == ""
    assert "Ctrl+S" in echo(page)


def test_what_makes_no_sense_is_said_and_nothing_is_lost(open_page: OpenPage, print_list: Print, keys: Keys, book: Book) -> None:
    printed = print_list(4)
    book.printed.enter(printed, [Entered(2, Result.SPOKE, "", TUESDAY)])
    page = open_page()
    for typed, said in (
        ("99", "no row 99"),
        ("x", "Type the number of a row"),
        ("2", "Row 2 was already done on Nov 24: spoke."),
    ):
        keys(typed)
        assert said in echo(page)
        keys(ENTER)
        assert said in echo(page)
        assert page.entry.fields.row.hasFocus()
        page.entry.fields.row.selectAll()
    keys("3", ENTER, "k", ENTER)
    assert "No result has the letter k" in echo(page)
    assert page.entry.fields.result.hasFocus()
    keys(KEY.Key_Backspace, ENTER)
    assert "letters below" in echo(page)
    keys("s", ENTER, "as before", ENTER)
    assert page.rows.draft[3].note == "as before"


def test_a_list_is_chosen_by_its_code(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(3)
    print_list(3)
    page = open_page()
    assert page.printed is not None
    assert page.printed.number == 2
    keys("1-3")
    assert echo(page) == "Enter leads to row 3 of list 1."
    keys(ENTER)
    assert page.printed.number == 1
    assert page.lists.value == 1
    assert page.entry.fields.result.hasFocus()
    keys("s", ENTER, ENTER)
    assert list(page.rows.draft) == [3]
    keys("9-1", ENTER)
    assert "no list 9" in echo(page)
    assert page.printed.number == 1


def test_a_message_left_asks_whether_it_counts(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(2)
    page = open_page()
    fields = page.entry.fields
    keys(ENTER, "s")
    assert not fields.counts.isVisible()
    keys(KEY.Key_Backspace, "m")
    assert fields.counts.isVisible()
    keys(KEY.Key_Tab)
    assert fields.counts.hasFocus()
    keys(KEY.Key_Space, ENTER, ENTER)
    assert page.rows.draft[1].message_counts
    assert cell(page, 1, Column.RESULT) == "Left a message, counts as contact"
    keys(ENTER, "m", ENTER, ENTER)
    assert not page.rows.draft[2].message_counts


def test_the_day_can_be_another_one_but_none_to_come(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(2)
    page = open_page()
    assert page.entry.fields.day.day == MONDAY
    keys(ENTER, "s", ENTER, KEY.Key_Tab)
    assert page.entry.fields.day.hasFocus()
    page.entry.fields.day.set_day(TUESDAY)
    keys(ENTER)
    assert page.rows.draft[1].on == TUESDAY
    assert page.entry.fields.day.day == MONDAY
    page.entry.fields.day.set_day(WEDNESDAY.replace(day=30))
    keys(ENTER, "s", ENTER, ENTER)
    assert "still to come" in echo(page)
    assert list(page.rows.draft) == [1]


def test_ticking_through_in_the_table(open_page: OpenPage, print_list: Print, keys: Keys, book: Book) -> None:
    printed = print_list(5)
    book.printed.enter(printed, [Entered(5, Result.SPOKE, "", TUESDAY)])
    page = open_page()
    page.table.setFocus()
    keys("n", KEY.Key_Down, KEY.Key_Space, KEY.Key_Down, "X")
    assert {number: each.result for number, each in page.rows.draft.items()} == {
        1: Result.NO_ANSWER,
        2: Result.SPOKE,
        3: Result.SKIPPED,
    }
    keys(KEY.Key_Delete, KEY.Key_Up, KEY.Key_F2)
    assert page.entry.fields.note.hasFocus()
    keys("called twice", ENTER)
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == 1
    assert page.rows.draft[2].note == "called twice"
    keys(KEY.Key_Down, ENTER)
    assert "no result yet" in echo(page)
    assert page.table.hasFocus()
    keys(KEY.Key_Down, KEY.Key_Down, "s")
    assert "Row 5 was already done" in echo(page)
    assert sorted(page.rows.draft) == [1, 2]


def test_a_message_in_the_table_asks_and_leads_back(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(2)
    page = open_page()
    page.table.setFocus()
    keys("m")
    assert page.entry.fields.counts.hasFocus()
    keys(KEY.Key_Space, ENTER, ENTER)
    assert page.rows.draft[1].message_counts
    assert page.table.hasFocus()
    keys(KEY.Key_Down, "m", KEY.Key_Escape)
    assert page.table.hasFocus()
    assert not page.rows.draft[2].message_counts


def log(book: Book, printed: PrintedList, row: int, note: str = "") -> None:
    """Somebody did row `row` on Today."""
    each = printed.rows[row - 1]
    book.journal.log(each.client_id, Touch(TUESDAY, Purpose.FREE_REMINDER, note=note), each.reasons)


def test_what_was_done_meanwhile_gets_its_note_and_the_rest_is_saved(
    open_page: OpenPage, print_list: Print, keys: Keys, book: Book, bus: Bus
) -> None:
    printed = print_list(3)
    page = open_page()
    keys("1 s wants an oven", ENTER, "2 s", ENTER)
    log(book, printed, 1, "was in")

    save_by_key(page)

    assert [touch.note for touch in touches(book, printed.rows[0].client_id)] == ["was in · wants an oven"]
    assert len(all_touches(book, printed)) == 2
    assert page.notice.text() == "Row 1 was done meanwhile: its note was added to that touch."
    assert (page.rows.draft, page.save_button.isEnabled()) == ({}, False)
    page.leave()

    bus.undo()
    assert [touch.note for touch in all_touches(book, printed)] == ["was in"]
    assert page.rows.draft[1].note == "wants an oven"


def test_a_note_without_a_touch_to_add_it_to_stays_in_view(
    open_page: OpenPage, print_list: Print, keys: Keys, book: Book
) -> None:
    printed = print_list(2)
    page = open_page()
    keys("1 s wants an oven", ENTER)
    book.agenda.skip(printed.rows[0].reasons, TUESDAY)
    save_by_key(page)
    assert page.notice.text() == "Row 1 was done meanwhile. Your note was: wants an oven"
    assert page.rows.draft == {}
    assert page.take_back()
    assert page.rows.draft[1].note == "wants an oven"
    book.clients.delete([printed.rows[0].client_id])
    save_by_key(page)
    assert page.rows.draft == {}
    assert "left the book" in page.notice.text()
    assert "wants an oven" in page.notice.text()


def test_the_same_touch_logged_meanwhile_does_not_keep_the_window_open(
    open_page: OpenPage, print_list: Print, keys: Keys, book: Book
) -> None:
    printed = print_list(2)
    page = open_page()
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    keys("1 n", ENTER, "2 s", ENTER)
    first = printed.rows[0]
    book.journal.log(first.client_id, Touch(MONDAY, Purpose.FREE_REMINDER, outcome=Outcome.NO_ANSWER), first.reasons)
    told: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, TellDialog):
            told.extend(texts(dialog))
            click(dialog, "Close")
            return
        assert isinstance(dialog, LeaveDialog)
        click(dialog, "Save")
        QTimer.singleShot(0, press)

    QTimer.singleShot(0, press)
    page.leave()
    assert told == ["Row 1 was done meanwhile."]
    assert closed == [True]
    assert len(all_touches(book, printed)) == 2


@pytest.mark.parametrize("typed", ["2-03 S called back", "3 s called back", "3s called back"])
def test_a_line_as_the_paper_says_it(open_page: OpenPage, print_list: Print, keys: Keys, typed: str) -> None:
    print_list(2)
    print_list(4)
    page = open_page()
    keys(typed, ENTER)
    assert page.rows.draft[3].result is Result.SPOKE
    assert page.rows.draft[3].note == "called back"
    assert page.entry.fields.row.text() == "4"
    keys("3 n", ENTER)
    assert (page.rows.draft[3].result, page.rows.draft[3].note) == (Result.NO_ANSWER, "called back")
    keys("1-1 e", ENTER)
    assert page.printed is not None
    assert page.printed.number == 1
    assert page.rows.draft[1].result is Result.SENT
    keys("2 called", ENTER)
    assert "No result has the letter called" in echo(page)


def test_a_begun_line_counts_as_not_saved(open_page: OpenPage, print_list: Print, keys: Keys, book: Book, bus: Bus) -> None:
    printed = print_list(2)
    page = open_page()
    assert not page.save_button.isEnabled()
    keys(ENTER, "s", ENTER, "half")
    assert page.save_button.text() == "Save 1 result"
    assert ResultsPage(bus).entry.fields.note.text() == "half"
    said = answer("Stay")
    page.leave()
    assert "1 result is not saved yet." in said
    assert page.entry.fields.note.text() == "half"
    answer("Save")
    page.leave()
    assert [touch.note for touch in all_touches(book, printed)] == ["half"]
    assert (page.entry.fields.row.text(), page.entry.fields.note.text()) == ("2", "")
    assert drafts_of(bus).count == 0


def test_a_begun_line_without_its_letter_is_said(open_page: OpenPage, print_list: Print, keys: Keys, bus: Bus) -> None:
    print_list(2)
    page = open_page()
    failed: list[str] = []
    bus.failed.connect(failed.append)
    page.entry.fields.note.setFocus()
    keys("half")
    answer("Save")
    page.leave()
    assert failed == ["Row 1 of list 1 has no result yet. Type its letter, or clear the line."]
    answer("Discard")
    page.leave()
    assert page.entry.fields.note.text() == ""
    assert drafts_of(bus).count == 0


def test_the_question_begins_with_saving(qtbot: QtBot, open_page: OpenPage) -> None:
    dialog = LeaveDialog(3, open_page())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    order = []
    for _press in range(3):
        order.append(dialog.focusWidget())
        QTest.keyClick(dialog, KEY.Key_Tab)
    assert order == [dialog.save_button, dialog.stay_button, dialog.discard_button]
    assert dialog.discard_button.text() == "Discard 3 results"
    dialog.save_button.setFocus()
    QTest.keyClick(dialog.save_button, ENTER)
    assert (dialog.result(), dialog.is_discarded) == (1, False)


def test_the_table_follows_the_line_and_the_line_the_table(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(12)
    print_list(3)
    page = open_page()

    def both() -> tuple[int | None, int]:
        return page.entry.number, page.table.currentIndex().row() + 1

    page.show_list(1)
    assert both() == (1, 1)
    page.entry.setFocus()
    keys("12")
    assert both() == (12, 12)
    keys(ENTER, "s", ENTER, "late", ENTER)
    assert both() == (1, 1)
    page.table.clicked.emit(page.rows.index(11, Column.NAME))
    assert both() == (12, 12)
    assert (page.entry.fields.result.text().casefold(), page.entry.fields.note.text()) == ("s", "late")
    assert not page.entry.is_begun
    page.entry.setFocus()
    page.entry.fields.row.selectAll()
    keys("4")
    assert (page.entry.fields.note.text(), both()) == ("", (4, 4))
    keys(ENTER, "n", ENTER, "kept")
    page.table.go_to(7)
    assert both() == (7, 7)
    assert page.rows.draft[4].note == "kept"
    save_by_key(page)
    assert both() == (1, 1)
    keys(ENTER, "k")
    page.table.go_to(5)
    assert both() == (1, 1)
    page.show_list(2)
    assert both() == (1, 1)


def test_the_table_shows_the_day_and_the_note_of_what_was_entered(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(2)
    page = open_page()
    keys(ENTER, "s", ENTER, "a note", KEY.Key_Tab)
    page.entry.fields.day.set_day(TUESDAY)
    keys(ENTER)
    assert (cell(page, 1, Column.DAY), cell(page, 2, Column.DAY)) == ("Nov 24", "Nov 23")
    keys("1", ENTER)
    assert "typed: spoke" in echo(page)
    keys("n")
    assert page.entry.fields.day.day == TUESDAY
    save_by_key(page)
    assert cell(page, 1, Column.DAY) == "Nov 23"
    keys("1 s", ENTER)
    save_by_key(page)
    assert (cell(page, 1, Column.RESULT), cell(page, 1, Column.NOTE)) == ("Spoke", "")


def test_a_row_without_a_day_is_of_today(open_page: OpenPage, print_list: Print, keys: Keys, book: Book) -> None:
    rows = print_list(2).rows
    book.printed.keep(PrintedList(0, MONDAY, MONDAY, WEDNESDAY, (replace(rows[0], has_day=False), rows[1])))
    page = open_page()
    assert (cell(page, 1, Column.DAY), page.entry.fields.day.day) == ("", WEDNESDAY)
    keys(ENTER, "s", ENTER, ENTER)
    assert (cell(page, 1, Column.DAY), page.entry.fields.day.day) == ("Nov 25", MONDAY)


def test_what_is_not_saved_is_seen_elsewhere(
    print_list: Print, keys: Keys, bus: Bus, show: Callable[..., Window], open_page: OpenPage
) -> None:
    print_list(2)
    print_list(2)
    drafts = drafts_of(bus)
    drafts.put(1, Entered(1, Result.SPOKE, "", MONDAY))
    page = open_page()
    assert page.printed is not None
    assert page.printed.number == 1
    assert page.save_button.text() == "Save 1 result"
    drafts.put(2, Entered(2, Result.SPOKE, "", MONDAY))
    page.refresh()
    assert page.save_button.text() == "Save 1 result of list 1"
    assert [page.lists.itemText(place)[-12:] for place in (0, 1)] == ["1 not saved"[-12:].rjust(12)] * 2
    window = show(Window(bus))
    window.go("week")
    assert "Enter results… (2 not saved)" in [each.text() for each in in_view(window, QAbstractButton)]
    drafts.clear()


def test_a_box_is_ticked_by_a_click_and_by_space(open_page: OpenPage, print_list: Print, keys: Keys, book: Book) -> None:
    printed = print_list(3)
    book.printed.enter(printed, [Entered(3, Result.SPOKE, "", TUESDAY)])
    page = open_page()

    def boxes() -> list[Qt.CheckState]:
        return [page.rows.index(place, Column.BOX).data(Qt.ItemDataRole.CheckStateRole) for place in range(3)]

    def press(place: int) -> None:
        middle = page.table.visualRect(page.rows.index(place, Column.BOX)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    off, on = Qt.CheckState.Unchecked, Qt.CheckState.Checked
    assert boxes() == [off, off, on]
    press(1)
    press(2)
    assert boxes() == [off, on, on]
    assert list(page.rows.draft) == [2]
    press(1)
    assert page.rows.draft == {}
    page.table.setFocus()
    page.table.go_to(1)
    keys(KEY.Key_Space)
    assert boxes() == [on, off, on]
    keys(KEY.Key_Space)
    assert boxes() == [off, off, on]


def test_a_space_leads_on_from_the_letter_and_a_click_selects_the_row(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(2)
    page = open_page()
    keys(ENTER, "s", KEY.Key_Space, "x")
    assert page.entry.fields.note.text() == "x"
    QTest.mouseClick(page.entry.fields.row, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert page.entry.fields.row.selectedText() == "1"


@pytest.mark.parametrize("language", ["en", "pt_BR", "ro"])
def test_nothing_that_is_short_is_cut_on_a_narrow_window(
    print_list: Print, bus: Bus, show: Callable[..., ResultsPage], language: str
) -> None:
    i18n.set_language(language)
    print_list(12)
    page = show(ResultsPage(bus), 830, 700)
    table, metrics = page.table, page.table.fontMetrics()
    for column in (Column.NUMBER, Column.NAME, Column.REASONS, Column.DAY):
        widest = max(metrics.horizontalAdvance(page.rows.index(place, column).data()) for place in range(12))
        assert table.columnWidth(column) > widest + 16
    assert sum(table.columnWidth(column) for column in Column) <= table.viewport().width()


def test_ctrl_z_takes_back_what_was_typed_before_what_was_saved(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(3)
    page = open_page()
    keys(ENTER, "s", ENTER, ENTER, ENTER, "n", ENTER, ENTER)
    page.table.setFocus()
    page.table.go_to(1)
    keys("e")
    assert page.take_back()
    assert page.rows.draft[1].result is Result.SPOKE
    assert page.take_back()
    assert page.take_back()
    assert page.rows.draft == {}
    assert not page.take_back()


@pytest.mark.parametrize(("button", "saved", "left"), [("Save", 1, True), ("Discard", 0, True), ("Stay", 0, False)])
def test_leaving_asks_about_what_is_not_saved(
    open_page: OpenPage, print_list: Print, keys: Keys, book: Book, bus: Bus, button: str, saved: int, left: bool
) -> None:
    printed = print_list(2)
    page = open_page()
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    keys(ENTER, "s", ENTER, ENTER)
    said = answer(button)
    keys(KEY.Key_Escape)
    assert "1 result is not saved yet." in said
    assert (len(all_touches(book, printed)), bool(closed)) == (saved, left)
    assert bool(drafts_of(bus).lists) is not left


def test_escape_goes_back_a_field_before_it_clears_and_that_comes_back(
    open_page: OpenPage, print_list: Print, keys: Keys
) -> None:
    print_list(2)
    page = open_page()
    fields, closed = page.entry.fields, list[bool]()
    page.closed.connect(lambda: closed.append(True))
    keys(ENTER, "s", ENTER, "note", KEY.Key_Escape)
    assert fields.result.hasFocus()
    keys(KEY.Key_Escape)
    assert fields.row.hasFocus()
    assert (fields.row.text(), fields.result.text(), fields.note.text()) == ("1", "s", "note")
    keys(KEY.Key_Escape)
    assert (fields.row.text(), fields.note.text(), closed) == ("1", "", [])
    assert "Ctrl+Z" in echo(page)
    assert page.take_back()
    assert (fields.row.text(), fields.result.text(), fields.note.text()) == ("1", "s", "note")
    keys(KEY.Key_Escape, KEY.Key_Escape, KEY.Key_Escape, KEY.Key_Escape)
    assert closed == [True]


def test_a_line_that_was_begun_is_saved_too(open_page: OpenPage, print_list: Print, keys: Keys, book: Book) -> None:
    printed = print_list(2)
    page = open_page()
    keys(ENTER, "s", ENTER, "a note")
    save_by_key(page)
    assert [touch.note for touch in all_touches(book, printed)] == ["a note"]
    keys(ENTER, "k")
    save_by_key(page)
    assert "No result has the letter k" in echo(page)
    assert page.entry.fields.result.text() == "k"


def test_another_list_is_shown_once_the_line_is_kept(open_page: OpenPage, print_list: Print, keys: Keys) -> None:
    print_list(2)
    print_list(2)
    page = open_page()
    keys(ENTER, "k")
    page.lists.value_chosen.emit(1)
    assert page.lists.value == 2
    assert page.printed is not None
    assert page.printed.number == 2
    keys(KEY.Key_Backspace, "s")
    page.lists.value_chosen.emit(1)
    assert (page.printed.number, page.rows.draft) == (1, {})
    page.show_list(2)
    assert list(page.rows.draft) == [1]


def test_the_draft_survives_another_page_and_another_window(
    print_list: Print, keys: Keys, bus: Bus, show: Callable[..., Window], book: Book
) -> None:
    printed = print_list(2)
    window = show(Window(bus))
    window.go("week")
    click(window, "Enter results")
    QApplication.processEvents()
    assert window.place == "results"
    keys(ENTER, "s", ENTER, "kept", ENTER)
    window.go("clients")
    window.go("results")
    page = window.page("results")
    assert isinstance(page, ResultsPage)
    assert page.rows.draft[1].note == "kept"
    assert ResultsPage(bus).rows.draft == page.rows.draft

    said = answer("Stay")
    assert not window.close()
    assert said
    answer("Save")
    assert window.close()
    assert len(all_touches(book, printed)) == 1


def test_without_a_printed_list_the_page_says_how(open_page: OpenPage, keys: Keys) -> None:
    page = open_page()
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    assert "No list was printed yet" in texts(page)
    keys(ENTER)
    assert closed == [True]


def test_a_list_printed_meanwhile_is_the_one_chosen(open_page: OpenPage, print_list: Print) -> None:
    print_list(2)
    page = open_page()
    page.hide()
    latest = print_list(3)
    page.show()
    assert page.printed == latest
    assert page.lists.count() == 2


def test_the_model_keeps_its_word(print_list: Print, bus: Bus, book: Book, open_page: OpenPage) -> None:
    printed = print_list(3)
    page = open_page()
    QAbstractItemModelTester(page.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.rows.show(printed, {row.client_id: "&<b>" for row in printed.rows}, book.printed.standing(printed, WEDNESDAY))
    assert "&lt;b&gt;" in page.rows.index(0, Column.NAME).data(Qt.ItemDataRole.ToolTipRole)
    book.clients.delete([printed.rows[0].client_id])
    page.show_list(printed.number)
    assert page.rows.rowCount() == 2
