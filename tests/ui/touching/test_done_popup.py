from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Channel, Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.promises import Party, Promise
from relapp.domain.week import PlannedTouch
from relapp.errors import UserError
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.touching.done_popup import DonePopup
from tests.ui.conftest import HOSTILE, MONDAY, TUESDAY, Add, click, in_view

OpenPopup = Callable[..., DonePopup]
KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5), Outcome, strict=True))


@pytest.fixture
def open_popup(bus: Bus, planned_touch: Callable[[], PlannedTouch], anchor: QWidget, qtbot: QtBot) -> OpenPopup:
    """Ask what came of the first touch planned."""

    def open_popup(preferred: Channel | None = None) -> DonePopup:
        touch = planned_touch()
        popup = DonePopup(bus, touch.client_id, touch.reasons, preferred, anchor)
        with qtbot.waitExposed(popup):
            popup.show()
        return popup

    return open_popup


def logged(book: Book, client_id: int) -> Touch:
    (touch,) = [entry.touch for entry in book.timeline.latest(client_id) if entry.touch]
    return touch


def boxes(popup: DonePopup) -> list[QCheckBox]:
    return [each for each in in_view(popup, QCheckBox) if each is not popup.message_counts]


@pytest.mark.parametrize("outcome", Outcome)
def test_a_click_on_what_came_of_it_logs_it(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot, outcome: Outcome) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()

    qtbot.mouseClick(popup.buttons[outcome], Qt.MouseButton.LeftButton)

    assert logged(book, client_id).outcome is outcome
    assert not popup.isVisible()


@pytest.mark.parametrize(("key", "outcome"), KEYS.items(), ids=lambda value: getattr(value, "name", ""))
def test_a_key_logs_it(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot, key: Qt.Key, outcome: Outcome) -> None:
    client_id = add(due=MONDAY)

    popup = open_popup()

    qtbot.keyClick(popup.focusWidget() or popup, key)

    touch = logged(book, client_id)
    assert (touch.outcome, touch.on, touch.purpose) == (outcome, MONDAY, Purpose.FREE_REMINDER)


def test_digits_belong_to_the_note_once_it_is_being_written(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()

    popup.note.setFocus()
    qtbot.keyClicks(popup.note, "wants 2 ovens")
    qtbot.keyClick(popup.note, Qt.Key.Key_Return)

    assert logged(book, client_id).note == "wants 2 ovens"


@pytest.mark.parametrize(
    ("born", "vip", "code", "outcome"),
    [
        (date(1980, 11, 23), False, "greet", Outcome.SPOKE),
        (date(1980, 11, 30), True, "card", Outcome.SENT),
        (date(1980, 12, 3), True, "gift_buy", Outcome.HANDED_OVER),
    ],
)
def test_enter_takes_the_likeliest(
    add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot, born: date, vip: bool, code: str, outcome: Outcome
) -> None:
    client_id = add(born=born, wants_gifts=code == "gift_buy", wants_cards=code == "card", importance=Importance.DATES_ONLY)
    popup = open_popup()
    assert popup._reasons[0][0].code == code
    assert popup.buttons[outcome].kind == "primary"
    assert [each for each in popup.buttons.values() if each.kind == "primary"] == [popup.buttons[outcome]]

    qtbot.keyClick(popup.note, Qt.Key.Key_Return)

    assert logged(book, client_id).outcome is outcome


def test_enter_is_enough(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()

    qtbot.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Return)

    assert logged(book, client_id).outcome is Outcome.SPOKE


def test_letters_go_to_the_note_at_once(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()

    for letter in "hello":
        qtbot.keyClick(popup.focusWidget() or popup, letter)
    qtbot.keyClick(popup.focusWidget(), Qt.Key.Key_Return)

    assert logged(book, client_id).note == "hello"


def test_the_note_is_kept_without_spaces_around_it(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()

    qtbot.keyClicks(popup.note, "  Wants a larger oven ")
    qtbot.mouseClick(popup.buttons[Outcome.SENT], Qt.MouseButton.LeftButton)

    assert logged(book, client_id).note == "Wants a larger oven"


def test_a_reason_unticked_stays_open(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot) -> None:
    client_id = add(due=(MONDAY, MONDAY), born=date(1980, 11, 23), text="ask about the move")
    popup = open_popup()
    by_text = {box.text(): box for box in boxes(popup)}
    assert set(by_text) == {"Birthday", "Reminder"}

    by_text["Birthday"].click()
    qtbot.keyClick(popup, Qt.Key.Key_1)

    still = [each for each in book.agenda.of_client(client_id) if each.ideal == MONDAY]
    assert [each.code for each in still] == ["greet"]
    assert logged(book, client_id).purpose is Purpose.FREE_REMINDER


def test_with_every_reason_unticked_the_touch_is_logged_and_nothing_closed(
    add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot
) -> None:
    client_id = add(due=MONDAY, born=date(1980, 11, 23))
    before = book.agenda.of_client(client_id)
    popup = open_popup()

    for box in boxes(popup):
        box.setChecked(False)
    qtbot.keyClick(popup, Qt.Key.Key_1)

    assert book.agenda.of_client(client_id) == before
    assert logged(book, client_id).outcome is Outcome.SPOKE


def test_one_reason_needs_no_box(add: Add, open_popup: OpenPopup) -> None:
    add(due=MONDAY)

    assert boxes(open_popup()) == []


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE])
def test_who_was_not_reached_returns_the_next_working_day(
    add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot, outcome: Outcome
) -> None:
    client_id = add(due=MONDAY)

    qtbot.mouseClick(open_popup().buttons[outcome], Qt.MouseButton.LeftButton)

    (again,) = book.agenda.of_client(client_id)
    assert (again.ideal, again.tries) == (TUESDAY, 1)
    assert book.journal.last_contact(client_id) is None


def test_a_message_counts_where_the_user_says_so(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()

    popup.message_counts.setChecked(True)
    qtbot.mouseClick(popup.buttons[Outcome.LEFT_MESSAGE], Qt.MouseButton.LeftButton)

    assert book.agenda.of_client(client_id) == []
    assert book.journal.last_contact(client_id) == MONDAY


@pytest.mark.parametrize(
    ("preferred", "outcome", "channel"),
    [
        (None, Outcome.SPOKE, Channel.PHONE),
        (None, Outcome.SENT, Channel.WHATSAPP),
        (None, Outcome.HANDED_OVER, Channel.IN_PERSON),
        (Channel.EMAIL, Outcome.SENT, Channel.EMAIL),
        (Channel.EMAIL, Outcome.HANDED_OVER, Channel.IN_PERSON),
    ],
)
def test_the_channel_is_the_clients_own_or_the_usual_one(
    add: Add, book: Book, open_popup: OpenPopup, preferred: Channel | None, outcome: Outcome, channel: Channel
) -> None:
    client_id = add(due=MONDAY)

    open_popup(preferred).finish(outcome)

    assert logged(book, client_id).channel is channel


def test_a_card_goes_by_letter(add: Add, book: Book, open_popup: OpenPopup) -> None:
    client_id = add(born=date(1980, 11, 30), wants_cards=True)

    open_popup(Channel.WHATSAPP).finish(Outcome.SENT)

    assert logged(book, client_id).channel is Channel.LETTER


def test_it_opens_below_its_button_and_stays_on_the_screen(add: Add, open_popup: OpenPopup, anchor: QWidget) -> None:
    add(due=MONDAY)
    popup = open_popup()
    room = anchor.screen().availableGeometry()
    assert room.contains(popup.geometry())
    assert popup.geometry().top() > anchor.mapToGlobal(anchor.rect().bottomLeft()).y()
    popup.close()

    anchor.window().move(room.right() - 850, room.bottom() - 260)
    popup = open_popup()

    assert room.contains(popup.geometry())


def test_it_says_what_is_asked_and_every_part_has_a_name(add: Add, open_popup: OpenPopup) -> None:
    add(due=MONDAY)
    popup = open_popup()

    assert popup.accessibleName() == "What came of it?"
    assert popup.note.accessibleName() == "Note"
    assert [each.accessibleName() for each in popup.buttons.values()] == [
        "Spoke", "Left a message", "No answer", "Sent", "Handed over",
    ]  # fmt: skip
    assert [each.text()[0] for each in popup.buttons.values()] == list("12345")


@pytest.mark.parametrize("label", HOSTILE)
def test_reasons_are_shown_letter_by_letter(add: Add, open_popup: OpenPopup, book: Book, label: str) -> None:
    add(due=MONDAY, occasions=(Occasion(OccasionKind.CUSTOM, YearlyDate(11, 23), label=label),))
    popup = open_popup()

    assert label.replace("&", "&&") in [box.text() for box in boxes(popup)]
    assert popup.width() <= popup.screen().availableGeometry().width()
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in in_view(popup, QLabel))


def test_a_book_that_cannot_be_written_is_told_and_nothing_is_logged(
    add: Add, bus: Bus, book: Book, open_popup: OpenPopup, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise UserError("The disk is full.")

    client_id = add(due=MONDAY)
    popup = open_popup()
    monkeypatch.setattr(book.journal, "log", refuse)

    with qtbot.waitSignal(bus.failed, check_params_cb=lambda text: text == "The disk is full."):
        qtbot.keyClick(popup, Qt.Key.Key_1)

    assert book.timeline.latest(client_id) == []


def test_a_note_becomes_a_promise_and_undo_takes_both_back(
    add: Add, bus: Bus, book: Book, open_popup: OpenPopup, qtbot: QtBot
) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()
    qtbot.keyClicks(popup.note, "send the price list in two weeks")
    click(popup, "Make it a promise for Monday, December 7")

    qtbot.keyClick(popup.promise.day, Qt.Key.Key_Return)

    (promise,) = book.records.of(Promise, client_id)
    assert (promise.text, promise.due, promise.by) == ("send the price list in two weeks", date(2026, 12, 7), Party.US)
    assert logged(book, client_id).note == "send the price list in two weeks"

    bus.undo()

    assert book.records.of(Promise, client_id) == []
    assert [each.code for each in book.agenda.of_client(client_id)] == ["free_reminder"]


def test_a_note_alone_promises_nothing(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()
    qtbot.keyClicks(popup.note, "send the price list in two weeks")

    qtbot.keyClick(popup.note, Qt.Key.Key_Return)

    assert book.records.of(Promise, client_id) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_outcome_has_room_and_the_promise_too(
    qapp: QApplication, add: Add, open_popup: OpenPopup, qtbot: QtBot, scale: float
) -> None:
    current_theme().apply(qapp, "light", scale)
    add(due=MONDAY)
    popup = open_popup()
    popup.note.setText("tomorrow")
    click(popup, "Make it a promise")
    wanted = popup.promise.take_back
    qtbot.waitUntil(lambda: wanted.parentWidget().rect().contains(wanted.geometry()))

    for each in popup.buttons.values():
        assert each.parentWidget().rect().contains(each.geometry())
    assert popup.screen().availableGeometry().contains(popup.geometry())


def test_a_note_may_begin_with_a_digit(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()

    qtbot.mouseClick(popup.note, Qt.MouseButton.LeftButton)
    for letter in "3 ovens":
        qtbot.keyClick(popup.focusWidget(), letter)

    assert popup.note.text() == "3 ovens"
    assert book.timeline.latest(client_id) == []


def test_a_number_belongs_to_a_note_that_is_begun(add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()

    qtbot.keyClicks(popup.note, "wants ")
    popup.message_counts.setFocus()
    qtbot.keyClick(popup.message_counts, Qt.Key.Key_2)

    assert popup.note.text() == "wants 2"
    assert book.timeline.latest(client_id) == []


def test_a_number_chooses_where_the_keyboard_is_on_the_outcomes(
    add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot
) -> None:
    client_id = add(due=MONDAY)
    popup = open_popup()

    qtbot.keyClicks(popup.note, "wants ovens")
    popup.buttons[Outcome.SPOKE].setFocus()
    qtbot.keyClick(popup.buttons[Outcome.SPOKE], Qt.Key.Key_2)

    assert (logged(book, client_id).outcome, logged(book, client_id).note) == (Outcome.LEFT_MESSAGE, "wants ovens")


def test_escape_keeps_the_note_for_the_next_time_and_logging_ends_it(
    add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot
) -> None:
    client_id = add(due=(MONDAY, MONDAY))
    popup = open_popup()
    qtbot.keyClicks(popup.note, "wants 2 ovens")

    qtbot.keyClick(popup.note, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    popup = open_popup()

    assert popup.note.text() == "wants 2 ovens"
    assert popup.focusWidget() is popup.note
    qtbot.keyClick(popup.note, Qt.Key.Key_Return)
    assert logged(book, client_id).note == "wants 2 ovens"
    book.journal.add_free_reminder(client_id, FreeReminder("call", MONDAY))
    assert open_popup().note.text() == ""


def test_a_note_that_could_not_be_logged_is_still_there(
    add: Add, book: Book, open_popup: OpenPopup, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise UserError("The disk is full.")

    add(due=MONDAY)
    popup = open_popup()
    qtbot.keyClicks(popup.note, "wants 2 ovens")
    monkeypatch.setattr(book.journal, "log", refuse)

    qtbot.keyClick(popup.note, Qt.Key.Key_Return)

    assert open_popup().note.text() == "wants 2 ovens"


def test_a_note_is_kept_for_its_client_alone(add: Add, open_popup: OpenPopup, qtbot: QtBot, bus: Bus, anchor: QWidget) -> None:
    add(due=MONDAY)
    popup = open_popup()
    qtbot.keyClicks(popup.note, "wants 2 ovens")
    popup.close()
    other = add("Bia Reis", due=TUESDAY)

    popup = DonePopup(bus, other, bus.book.agenda.of_client(other), None, anchor)
    qtbot.addWidget(popup)

    assert popup.note.text() == ""
