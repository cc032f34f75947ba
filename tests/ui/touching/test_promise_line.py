from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.domain.promises import Party, Promise
from relapp.ui.touching.promise_line import PromiseLine
from tests.ui.conftest import HOSTILE, MONDAY, TUESDAY, click, in_view


@pytest.fixture
def note(look: None) -> QLineEdit:
    return QLineEdit()


@pytest.fixture
def line(note: QLineEdit, show: Callable[..., QWidget]) -> PromiseLine:
    window = QWidget()
    column, line = QVBoxLayout(window), PromiseLine(note, MONDAY)
    column.addWidget(note)
    column.addWidget(line)
    show(window, 600, 160)
    return line


def test_without_a_note_there_is_nothing_to_promise(line: PromiseLine, note: QLineEdit) -> None:
    assert line.offer.text() == "Promise…"
    assert not line.offer.isEnabled()
    note.setText("  ")
    assert not line.offer.isEnabled()


def test_a_day_in_the_note_is_offered_as_it_is_typed(line: PromiseLine, note: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(note, "call tomorr")
    assert line.offer.text() == "Promise…"
    qtbot.keyClicks(note, "ow")
    assert line.offer.text() == "Make it a promise for Tuesday, November 24"


def test_a_day_far_away_is_said_with_its_year(line: PromiseLine, note: QLineEdit) -> None:
    note.setText("on January 15, 2028")
    assert line.offer.text() == "Make it a promise for Saturday, January 15, 2028"


def test_nothing_is_promised_unless_the_user_says_so(line: PromiseLine, note: QLineEdit) -> None:
    note.setText("call tomorrow")
    assert line.promises(MONDAY) == []


def test_the_offer_taken_up_is_a_promise_of_ours_for_that_day(line: PromiseLine, note: QLineEdit) -> None:
    note.setText(" call tomorrow ")
    click(line, "Make it a promise")

    assert line.promises(MONDAY) == [Promise("call tomorrow", TUESDAY, Party.US, made_on=MONDAY)]
    assert line.day.hasFocus()
    assert not line.offer.isVisible()


def test_day_and_party_can_be_changed(line: PromiseLine, note: QLineEdit) -> None:
    note.setText("call tomorrow")
    click(line, "Make it a promise")
    line.day.set_day(date(2026, 12, 24))
    click(line, "The client")

    (promise,) = line.promises(MONDAY)

    assert (promise.due, promise.by) == (date(2026, 12, 24), Party.THEM)


def test_a_note_without_a_day_can_be_a_promise_too(line: PromiseLine, note: QLineEdit) -> None:
    note.setText("send the price list")
    click(line, "Promise…")

    assert line.promises(MONDAY) == [Promise("send the price list", MONDAY, Party.US, made_on=MONDAY)]


def test_a_promise_is_never_for_a_day_that_has_been(line: PromiseLine, note: QLineEdit) -> None:
    note.setText("send it")
    click(line, "Promise…")
    line.day.set_day(date(2026, 1, 1))
    assert line.day.day >= MONDAY


def test_the_day_chosen_stays_while_the_note_goes_on(line: PromiseLine, note: QLineEdit) -> None:
    note.setText("call tomorrow")
    click(line, "Make it a promise")
    note.setText("call tomorrow about the fair in two weeks")
    assert line.promises(MONDAY)[0].due == TUESDAY


def test_it_can_be_taken_back_and_leads_back_to_the_note(line: PromiseLine, note: QLineEdit, qtbot: QtBot) -> None:
    note.setText("call tomorrow")
    click(line, "Make it a promise")

    with qtbot.waitSignal(line.reshaped):
        click(line, "Not a promise")

    assert line.promises(MONDAY) == []
    assert note.hasFocus()
    assert line.offer.isVisible()


def test_a_note_that_is_emptied_promises_nothing(line: PromiseLine, note: QLineEdit) -> None:
    note.setText("call tomorrow")
    click(line, "Make it a promise")
    note.clear()
    assert line.promises(MONDAY) == []


def test_the_keyboard_alone_is_enough(line: PromiseLine, note: QLineEdit, qtbot: QtBot) -> None:
    note.setFocus()
    qtbot.keyClicks(note, "call tomorrow")
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    qtbot.keyClick(line.window().focusWidget(), Qt.Key.Key_Return)
    assert line.promises(MONDAY)[0].due == TUESDAY


@pytest.mark.parametrize("text", HOSTILE)
def test_any_note_can_be_promised(line: PromiseLine, note: QLineEdit, text: str) -> None:
    note.setText(text)
    line.offer.click()
    assert line.promises(MONDAY)[0].text == note.text().strip()


def test_everything_in_it_has_a_name(line: PromiseLine, note: QLineEdit) -> None:
    note.setText("call")
    line.offer.click()
    controls = [line.day, *in_view(line, QAbstractButton)]
    assert len(controls) >= 4
    assert [each for each in controls if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)] == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_it_reads_notes_in_every_language(look: None, qtbot: QtBot, language: str) -> None:
    i18n.set_language(language)
    note = QLineEdit()
    qtbot.addWidget(note)
    line = PromiseLine(note, MONDAY)
    qtbot.addWidget(line)
    note.setText("2026-12-15")
    line.offer.click()
    assert line.promises(MONDAY)[0].due == date(2026, 12, 15)
