from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Channel, Pause
from relapp.domain.clippings import Clipping
from relapp.domain.journal import Outcome
from relapp.ui.bus import Bus
from relapp.ui.library.page import LibraryPage
from relapp.ui.library.pass_on import PassOnPopup
from relapp.ui.library.readers import STEP
from tests.ui.conftest import MONDAY, click, in_view, texts
from tests.ui.library.conftest import SENT, AddReader

OpenPage = Callable[..., LibraryPage]
Clip = Callable[..., Clipping]
LINK = "https://example.com/wines"


def names(page: LibraryPage) -> list[str]:
    QApplication.processEvents()
    return [line.name for line in page.details.matches.lines]


def titles(page: LibraryPage) -> list[str]:
    return [line.clipping.title for line in page.model.lines]


def press(key: Qt.Key, widget: QWidget | None = None, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = widget or QApplication.focusWidget()
    assert target
    QTest.keyClick(target, key, modifier)
    QApplication.processEvents()


def popup_of(page: LibraryPage) -> PassOnPopup:
    QApplication.processEvents()
    (popup,) = page.findChildren(PassOnPopup)
    return popup


def test_an_empty_page_says_what_it_is_for_and_leads_to_the_form(open_page: OpenPage) -> None:
    page = open_page()
    assert "Nothing to share yet" in texts(page)
    assert not page.details.isVisible()
    press(Qt.Key.Key_Space, next(each for each in in_view(page, QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus))
    assert page.form.isVisible()
    assert page.form.title.hasFocus()
    assert "Nothing to share yet" not in texts(page)
    press(Qt.Key.Key_Escape)
    assert "Nothing to share yet" in texts(page)


def test_the_first_clipping_is_chosen_and_shows_whom_it_is_for(open_page: OpenPage, add_reader: AddReader, clip: Clip) -> None:
    add_reader("Ana", "wine")
    add_reader("Bia", "chess")
    clip("Old", "wine", good_until=MONDAY - timedelta(days=1))
    clip("Chess", "chess")
    clip("Wines", "wine")
    page = open_page()
    assert titles(page) == ["Wines", "Chess", "Old"]
    assert names(page) == ["Ana"]
    press(Qt.Key.Key_Down, page.list)
    assert names(page) == ["Bia"]
    press(Qt.Key.Key_Down, page.list)
    assert names(page) == []
    assert "Its last day is over. Give it another one to pass it on again." in texts(page)


def test_a_clipping_is_written_down_by_keyboard_alone(bus: Bus, open_page: OpenPage, add_reader: AddReader) -> None:
    add_reader("Ana", "good wines")
    page = open_page()
    page.new_button.setFocus()
    press(Qt.Key.Key_Return)
    QTest.keyClicks(page.form.title, "Wines of the year")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), LINK)
    page.form.topics.line.setFocus()
    QTest.keyClicks(page.form.topics.line, "wine,food")
    assert "1 client has such an interest." in texts(page)
    press(Qt.Key.Key_Return, page.form.topics.line)
    press(Qt.Key.Key_Return, page.form.topics.line)
    (kept,) = bus.book.library.clippings()
    assert (kept.title, kept.source, kept.topics, kept.good_until) == ("Wines of the year", LINK, ("wine", "food"), None)
    assert not page.form.isVisible()
    assert names(page) == ["Ana"]
    assert page.window().focusWidget() is page.details.match_list


def test_a_topic_that_was_not_finished_is_kept_too(bus: Bus, open_page: OpenPage) -> None:
    page = open_page()
    page.begin()
    QTest.keyClicks(page.form.title, "Wines")
    QTest.keyClicks(page.form.topics.line, "wine")
    click(page, "Save clipping")
    assert bus.book.library.clippings()[0].topics == ("wine",)


def test_ticked_clients_are_passed_on_to_and_undo_brings_them_back(
    bus: Bus, open_page: OpenPage, add_reader: AddReader, clip: Clip
) -> None:
    ids = [add_reader(name, "wine") for name in ("Ana", "Bia", "Caio")]
    wine = clip("Wines", "wine")
    page = open_page()
    assert not page.details.pass_on.isEnabled()
    page.details.match_list.setFocus()
    page.details.match_list.choose(0)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert page.details.pass_on.text() == "Pass on to 2 clients…"
    page.details.pass_on.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_P, popup_of(page))
    QTest.keyClicks(popup_of(page).note, "age 3")
    press(Qt.Key.Key_2, popup_of(page))
    assert names(page) == ["Caio"]
    (touch,) = (entry.touch for entry in bus.book.timeline.latest(ids[0]) if entry.touch)
    assert (touch.channel, touch.outcome, touch.on) == (Channel.EMAIL, Outcome.SENT, MONDAY)
    assert touch.note == "“Wines” · page 3"
    assert [each.client.id for each in bus.book.library.readers(wine)] == [ids[1], ids[0]]
    assert "2 clients had it" in texts(page)
    bus.undo()
    assert names(page) == ["Ana", "Bia", "Caio"]
    assert "2 clients had it" not in texts(page)


def test_nothing_is_logged_before_the_channel_is_said(bus: Bus, open_page: OpenPage, add_reader: AddReader, clip: Clip) -> None:
    ana = add_reader("Ana", "wine")
    clip("Wines", "wine")
    page = open_page()
    assert page.details.begin_passing_on() is None
    page.details.matches.setData(page.details.matches.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    click(page, "Pass on to 1 client")
    press(Qt.Key.Key_Escape, popup_of(page))
    assert bus.book.timeline.latest(ana) == []
    assert page.details.pass_on.isEnabled()


def test_a_click_anywhere_in_a_row_ticks_it(open_page: OpenPage, add_reader: AddReader, clip: Clip) -> None:
    ana = add_reader("Ana", "wine")
    clip("Wines", "wine")
    page = open_page()
    view = page.details.match_list
    middle = view.visualRect(view.model().index(0, 0)).center()
    for ticked in ([ana], []):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert page.details.matches.ticked == ticked


def test_answers_are_written_in_place(bus: Bus, book: Book, open_page: OpenPage, add_reader: AddReader, clip: Clip) -> None:
    ana = add_reader("Ana", "wine")
    wine = clip("Wines", "wine")
    book.library.pass_on(wine, [ana], SENT)
    page = open_page()
    (row,) = page.details.readers.list.rows
    row.answer.setFocus()
    QTest.keyClicks(row.answer, "wants to taste it")
    press(Qt.Key.Key_Return, row.answer)
    assert [each.passed_on.answer for each in book.library.readers(wine)] == ["wants to taste it"]
    bus.undo()
    assert [each.passed_on.answer for each in book.library.readers(wine)] == [""]


def test_an_answer_that_is_being_typed_goes_to_whom_it_is_of(
    bus: Bus, book: Book, open_page: OpenPage, add_reader: AddReader, clip: Clip
) -> None:
    ana, bia = add_reader("Ana", "wine"), add_reader("Bia", "wine")
    wine = clip("Wines", "wine")
    book.library.pass_on(wine, [ana], SENT)
    page = open_page()
    (row,) = page.details.readers.list.rows
    row.answer.setFocus()
    QTest.keyClicks(row.answer, "fine")
    bus.do(lambda: book.library.pass_on(wine, [bia], SENT))
    QApplication.processEvents()
    assert {each.client.name: each.passed_on.answer for each in book.library.readers(wine)} == {"Ana": "fine", "Bia": ""}


def test_many_readers_come_some_at_a_time(book: Book, open_page: OpenPage, add_reader: AddReader, clip: Clip) -> None:
    ids = [add_reader(f"Ana {number:02}", "wine") for number in range(STEP + 2)]
    wine = clip("Wines", "wine")
    book.library.pass_on(wine, ids, SENT)
    page = open_page()
    assert len(page.details.readers.list.rows) == STEP
    click(page.details, "Show more")
    assert len(page.details.readers.list.rows) == STEP + 2
    assert "Nobody else has such an interest. Write interests into your clients' records, or add topics." in texts(page)


def test_a_client_is_opened_from_either_list(
    book: Book, open_page: OpenPage, add_reader: AddReader, clip: Clip, qtbot: QtBot
) -> None:
    ana, bia = add_reader("Ana", "wine"), add_reader("Bia", "wine")
    book.library.pass_on(clip("Wines", "wine"), [bia], SENT)
    page = open_page()
    page.details.match_list.choose(0)
    with qtbot.waitSignal(page.client_opened) as opened:
        press(Qt.Key.Key_Return, page.details.match_list)
    assert opened.args == [ana]
    with qtbot.waitSignal(page.client_opened) as opened:
        click(page.details.readers, "Bia")
    assert opened.args == [bia]


def test_one_can_be_changed_and_deleted(bus: Bus, open_page: OpenPage, add_reader: AddReader, clip: Clip) -> None:
    add_reader("Ana", "chess")
    clip("Wines", "wine", note="page 3", good_until=MONDAY + timedelta(days=3))
    page = open_page()
    assert "Nobody else has such an interest. Write interests into your clients' records, or add topics." in texts(page)
    click(page, "Edit")
    assert page.form.note.toPlainText() == "page 3"
    assert page.form.day.day == MONDAY + timedelta(days=3)
    click(page.form, "wine")
    QTest.keyClicks(page.form.topics.line, "chess,")
    page.form.title.setText("Chess")
    click(page, "Save clipping")
    assert titles(page) == ["Chess"]
    assert names(page) == ["Ana"]
    click(page, "Delete the clipping")
    assert "Nothing to share yet" in texts(page)
    bus.undo()
    assert names(page) == ["Ana"]


def test_tab_goes_through_the_form_as_it_is_read(open_page: OpenPage) -> None:
    page = open_page()
    page.begin()
    form = page.form
    form.title.setText("Wines")
    QTest.keyClicks(form.topics.line, "wine,cheese,")
    QApplication.processEvents()
    form.title.setFocus()
    expected = [form.source, form.choose, *form.topics.buttons, form.topics.line, form.note, form.lasting, form.save_button]
    for widget in [*expected, form.cancel_button]:
        press(Qt.Key.Key_Tab)
        assert page.window().focusWidget() is widget


def test_a_form_without_a_title_is_not_saved(bus: Bus, open_page: OpenPage) -> None:
    page = open_page()
    page.begin(LINK)
    assert not page.form.save_button.isEnabled()
    press(Qt.Key.Key_Return, page.form.source)
    assert bus.book.library.clippings() == []
    assert page.form.title.hasFocus()


def test_escape_never_throws_away_what_was_typed(open_page: OpenPage) -> None:
    page = open_page()
    page.begin()
    QTest.keyClicks(page.form.title, "Wines")
    press(Qt.Key.Key_Escape, page.form.title)
    assert page.form.isVisible()
    click(page, "Cancel")
    assert not page.form.isVisible()
    page.begin()
    assert page.form.title.text() == ""


def test_one_that_is_being_changed_is_not_lost_for_another(open_page: OpenPage, clip: Clip) -> None:
    clip("Chess", "chess")
    clip("Wines", "wine")
    page = open_page()
    click(page, "Edit")
    press(Qt.Key.Key_End, page.form.title)
    QTest.keyClicks(page.form.title, " of the year")
    click(page, "New clipping")
    press(Qt.Key.Key_Down, page.list)
    click(page, "Edit")
    assert page.form.title.text() == "Wines of the year"
    click(page, "Save clipping")
    assert titles(page) == ["Wines of the year", "Chess"]
    click(page, "Edit")
    click(page, "New clipping")
    assert page.form.title.text() == ""


def test_one_that_was_deleted_while_it_was_changed_is_kept_as_a_new_one(open_page: OpenPage, clip: Clip) -> None:
    clip("Wines", "wine")
    page = open_page()
    click(page, "Edit")
    click(page, "Delete the clipping")
    assert titles(page) == []
    click(page, "Save clipping")
    assert titles(page) == ["Wines"]


def test_a_pasted_link_begins_a_clipping_wherever_the_keyboard_is(open_page: OpenPage, clip: Clip) -> None:
    clip("Wines", "wine")
    page = open_page()
    page.list.setFocus()
    for text, shown in (("not a link", False), (f" {LINK}\n", True)):
        QGuiApplication.clipboard().setText(text)
        press(Qt.Key.Key_V, page.list, Qt.KeyboardModifier.ControlModifier)
        assert page.form.isVisible() is shown
    assert page.form.source.text() == LINK
    QGuiApplication.clipboard().setText("https://example.com/other")
    press(Qt.Key.Key_V, page.form.title, Qt.KeyboardModifier.ControlModifier)
    assert page.form.title.text() == "https://example.com/other"
    assert page.form.source.text() == LINK


def test_a_dropped_file_begins_a_clipping_called_by_its_name(open_page: OpenPage, tmp_path: Path) -> None:
    file = tmp_path / "Wines_of_the_year.pdf"
    file.write_text("x")
    page = open_page()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    entering = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    assert (page.form.source.text(), page.form.title.text()) == (str(file), "Wines of the year")


def test_a_link_dropped_into_a_form_that_is_begun_wipes_nothing(open_page: OpenPage) -> None:
    page = open_page()
    page.begin()
    QTest.keyClicks(page.form.title, "Wines")
    page.begin(LINK)
    assert (page.form.title.text(), page.form.source.text()) == ("Wines", LINK)


def test_a_chosen_file_is_taken_over(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page()
    page.begin()
    monkeypatch.setattr("relapp.ui.library.form.choose_file", lambda _parent: "/books/Grapes.pdf")
    click(page.form, "Choose…")
    assert (page.form.source.text(), page.form.title.text()) == ("/books/Grapes.pdf", "Grapes")


def test_it_is_read_again_only_while_it_is_in_view(
    bus: Bus, book: Book, open_page: OpenPage, add_reader: AddReader, clip: Clip
) -> None:
    ana = add_reader("Ana", "wine")
    clip("Wines", "wine")
    page = open_page()
    client = book.clients.get(ana)
    bus.do(lambda: book.clients.save(replace(client, pause=Pause.BEREAVEMENT)))
    assert names(page) == []
    page.hide()
    bus.undo()
    assert names(page) == []
    page.show()
    assert names(page) == ["Ana"]


def test_in_a_narrow_window_enter_shows_the_clients_instead_of_the_list(
    open_page: OpenPage, add_reader: AddReader, clip: Clip
) -> None:
    add_reader("Ana", "wine")
    clip("Wines", "wine")
    page = open_page(600, 700)
    assert not page.details.isVisible()
    press(Qt.Key.Key_Return, page.list)
    assert page.details.isVisible()
    assert page.window().focusWidget() is page.details.match_list
    press(Qt.Key.Key_Escape)
    assert page.list.isVisible()


def test_a_source_that_is_gone_is_said(
    bus: Bus, open_page: OpenPage, clip: Clip, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip("Wines", "wine", source="/books/Grapes.pdf")
    page = open_page()
    monkeypatch.setattr("relapp.ui.library.details.open_source", lambda _source: False)
    with qtbot.waitSignal(bus.failed) as failed:
        click(page, "Open")
    assert failed.args == ["/books/Grapes.pdf could not be opened. Check that it is still there."]
    click(page, "Copy the link")
    assert QGuiApplication.clipboard().text() == "/books/Grapes.pdf"
