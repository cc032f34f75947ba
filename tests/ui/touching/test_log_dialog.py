from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QDateEdit, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Channel
from relapp.domain.events import RECORDED, Event
from relapp.domain.followups import DEFAULT_PLANS, Trigger
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from relapp.domain.promises import Party, Promise
from relapp.errors import UserError
from relapp.ui.bus import Bus
from relapp.ui.touching.log_dialog import LogDialog
from relapp.ui.widgets.form_area import FormArea
from relapp.ui.widgets.inputs import Choice
from tests.ui.conftest import MONDAY, Add, button, click, in_view

OpenDialog = Callable[..., LogDialog]


@pytest.fixture
def open_dialog(bus: Bus, show: Callable[..., QWidget]) -> OpenDialog:
    def open_dialog(client_id: int | None = None) -> LogDialog:
        return show(LogDialog(bus, show(QWidget()), client_id), 500, 500)

    return open_dialog


def logged(book: Book, client_id: int) -> Touch:
    (entry,) = book.timeline.latest(client_id)
    assert entry.touch
    return entry.touch


def choose(box: Choice, value: object) -> None:
    box.set_value(value)


def test_what_was_chosen_is_logged(add: Add, book: Book, open_dialog: OpenDialog, qtbot: QtBot) -> None:
    client_id = add()
    dialog = open_dialog(client_id)
    choose(dialog.purpose, Purpose.THANK_YOU)
    choose(dialog.channel, Channel.EMAIL)
    choose(dialog.outcome, Outcome.SENT)
    dialog.day.setDate(QDate(2026, 11, 20))
    qtbot.keyClicks(dialog.note, " for the referral ")

    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    touch = logged(book, client_id)
    assert (touch.on, touch.purpose, touch.channel, touch.direction, touch.outcome, touch.note) == (
        date(2026, 11, 20),
        Purpose.THANK_YOU,
        Channel.EMAIL,
        Direction.OUTGOING,
        Outcome.SENT,
        "for the referral",
    )


def test_it_begins_with_today_and_keeping_in_touch(add: Add, book: Book, open_dialog: OpenDialog) -> None:
    client_id = add(preferred_channel=Channel.WHATSAPP)
    dialog = open_dialog(client_id)
    assert not dialog.search.isVisible()

    dialog.save.click()

    touch = logged(book, client_id)
    assert (touch.on, touch.purpose, touch.channel) == (MONDAY, Purpose.KEEP_IN_TOUCH, Channel.WHATSAPP)


def test_whoever_it_was_is_found_by_typing(add: Add, book: Book, open_dialog: OpenDialog, qtbot: QtBot) -> None:
    add("Ana Prado")
    client_id = add("Ion Țepeș", company="Café <b>")
    dialog = open_dialog()
    assert not dialog.save.isEnabled()
    assert not dialog.who.isVisible()

    qtbot.keyClicks(dialog.search.field, "tepes")
    qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)

    assert dialog.who.isVisible()
    assert dialog.who.text() == "Ion Țepeș · Café <b>"
    assert dialog.isVisible()
    dialog.save.click()
    assert logged(book, client_id).outcome is Outcome.SPOKE


def test_enter_in_the_search_does_not_log_anything(add: Add, book: Book, open_dialog: OpenDialog, qtbot: QtBot) -> None:
    client_id = add("Ana Prado")
    dialog = open_dialog()

    qtbot.keyClicks(dialog.search.field, "zzz")
    qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert book.timeline.latest(client_id) == []


def test_what_the_client_began_reached_us(add: Add, book: Book, open_dialog: OpenDialog) -> None:
    client_id = add()
    dialog = open_dialog(client_id)
    choose(dialog.outcome, Outcome.NO_ANSWER)

    click(dialog.direction, "The client got in touch")
    assert not dialog.outcome.isEnabled()
    dialog.save.click()

    assert logged(book, client_id).direction is Direction.INCOMING
    assert book.journal.last_contact(client_id) == MONDAY


def test_only_a_message_left_asks_whether_it_counts(add: Add, book: Book, open_dialog: OpenDialog) -> None:
    client_id = add()
    dialog = open_dialog(client_id)
    seen = {}
    for outcome in Outcome:
        choose(dialog.outcome, outcome)
        seen[outcome] = dialog.message_counts.isVisible()
    assert seen == {outcome: outcome is Outcome.LEFT_MESSAGE for outcome in Outcome}

    choose(dialog.outcome, Outcome.LEFT_MESSAGE)
    dialog.message_counts.setChecked(True)
    dialog.save.click()

    assert book.journal.last_contact(client_id) == MONDAY


def test_escape_logs_nothing(add: Add, book: Book, open_dialog: OpenDialog, qtbot: QtBot) -> None:
    client_id = add()

    with qtbot.waitSignal((dialog := open_dialog(client_id)).rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert book.timeline.latest(client_id) == []


def test_a_users_error_keeps_the_dialog_with_what_was_typed(
    add: Add, book: Book, bus: Bus, open_dialog: OpenDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_arguments: object) -> None:
        raise UserError("The disk is full.")

    dialog = open_dialog(add())
    dialog.note.setText("about the oven")
    monkeypatch.setattr(book.journal, "log", refuse)

    with qtbot.waitSignal(bus.failed):
        dialog.save.click()

    assert dialog.isVisible()
    assert dialog.note.text() == "about the oven"


def test_everything_in_it_has_a_name(add: Add, open_dialog: OpenDialog) -> None:
    dialog = open_dialog()

    controls = [*in_view(dialog, Choice), *in_view(dialog, QDateEdit), *in_view(dialog, QAbstractButton), dialog.note]
    controls += [dialog.search.field]
    assert len(controls) >= 11
    assert [each for each in controls if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)] == []


def test_one_key_says_that_the_client_got_in_touch(add: Add, book: Book, open_dialog: OpenDialog, qtbot: QtBot) -> None:
    client_id = add()
    dialog = open_dialog(client_id)
    assert dialog.direction.value is Direction.OUTGOING

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_2)
    dialog.save.click()

    assert logged(book, client_id).direction is Direction.INCOMING


@pytest.mark.parametrize("kind", RECORDED)
def test_what_happened_is_noted_with_the_touch_and_raises_its_plan(
    add: Add, book: Book, bus: Bus, open_dialog: OpenDialog, qtbot: QtBot, kind: Trigger
) -> None:
    client_id = add()
    dialog = open_dialog(client_id)
    choose(dialog.happened, kind)
    qtbot.keyClicks(dialog.note, "the daughter has finished school")

    dialog.save.click()

    (happened,) = book.records.of(Event, client_id)
    assert (happened.kind, happened.on, happened.text) == (kind, MONDAY, "the daughter has finished school")
    assert {each.data["trigger"] for each in book.agenda.of_client(client_id)} == {kind.value} & {
        plan.trigger for plan in DEFAULT_PLANS
    }

    bus.undo()

    assert book.records.of(Event, client_id) == []
    assert book.timeline.latest(client_id) == []
    assert book.agenda.of_client(client_id) == []


def test_it_begins_with_nothing_that_happened_and_nothing_promised(add: Add, book: Book, open_dialog: OpenDialog) -> None:
    client_id = add()
    dialog = open_dialog(client_id)
    dialog.note.setText("call early in January")

    dialog.save.click()

    assert book.records.of(Event, client_id) == []
    assert book.records.of(Promise, client_id) == []


def test_a_note_becomes_a_promise_with_the_touch_and_undo_takes_both_back(
    add: Add, book: Book, bus: Bus, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    client_id = add()
    dialog = open_dialog(client_id)
    qtbot.keyClicks(dialog.note, "I'll call early in January to set up a lunch")
    click(dialog, "Make it a promise for Tuesday, January 5")
    click(dialog.promise, "The client")

    qtbot.keyClick(dialog.note, Qt.Key.Key_Return)

    (promise,) = book.records.of(Promise, client_id)
    assert (promise.text, promise.due) == ("I'll call early in January to set up a lunch", date(2027, 1, 5))
    assert (promise.by, promise.made_on) == (Party.THEM, MONDAY)
    assert [each.code for each in book.agenda.of_client(client_id)] == ["promise_theirs"]

    bus.undo()

    assert book.records.of(Promise, client_id) == []
    assert book.timeline.latest(client_id) == []


def test_it_grows_when_the_note_becomes_a_promise(add: Add, open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog(add())
    dialog.resize(dialog.sizeHint())
    dialog.note.setText("tomorrow")
    before = dialog.height()

    click(dialog, "Make it a promise")

    qtbot.waitUntil(lambda: dialog.height() > before)
    area = dialog.findChild(FormArea)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert button(dialog, "Not a promise").isVisible()
