from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Channel, ContactPoint, Pause, PointKind
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.promises import Promise
from relapp.domain.texts import Situation, Template, Way
from relapp.errors import UserError
from relapp.ui import contacting
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.touching.say_dialog import SayDialog
from tests.ui.conftest import HOSTILE, MONDAY, Add, in_view, texts

PHONE, MOBILE = ContactPoint(PointKind.PHONE, "(11) 9 5555-0127"), ContactPoint(PointKind.PHONE, "+40 721 555 014")
MAIL, HOME = ContactPoint(PointKind.EMAIL, "ana@porto.exemplo"), ContactPoint(PointKind.ADDRESS, "Rua A, 1")
EVERYTHING = (PHONE, MOBILE, MAIL, HOME)

Say = Callable[..., SayDialog]


@pytest.fixture
def say(bus: Bus, book: Book, show: Callable[..., QWidget]) -> Say:
    """The dialog for the reasons of a client that are due, or for those given."""

    def say(client_id: int, reasons: list[object] | None = None) -> SayDialog:
        due = [each for each in book.agenda.of_client(client_id) if each.earliest <= MONDAY] if reasons is None else reasons
        book.save_settings(replace(book.settings.get(), country="BR"))
        return show(SayDialog(bus, client_id, due, show(QWidget())), 640, 700)

    return say


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the programs of the desktop."""
    urls: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: urls.append(bytes(QUrl(url).toEncoded().data()).decode()) is None
    )
    return urls


@pytest.fixture
def birthday(add: Add) -> int:
    """Ana Prado turns 40 today."""
    return add("Ana Prado", born=date(1986, 11, 23), points=EVERYTHING)


def shown(dialog: SayDialog) -> list[Outcome]:
    """The answers that the question offers, nothing while it is not asked."""
    return [each for each, button in dialog.question.buttons.items() if button.isVisible()]


def logged(book: Book, client_id: int) -> list[Touch]:
    return [entry.touch for entry in book.timeline.latest(client_id) if entry.touch]


def choose(dialog: SayDialog, channel: Channel) -> None:
    dialog.channels.buttons[channel].click()


def test_the_text_is_about_the_first_reason_and_calls_the_client_by_name(birthday: int, say: Say) -> None:
    dialog = say(birthday)

    assert "Ana" in dialog.text.toPlainText()
    assert "birthday" in dialog.text.toPlainText().lower()
    assert "turns 40 · today" in texts(dialog)
    assert (dialog.draft.channel, dialog.to.value) == (Channel.WHATSAPP, PHONE.value)


def test_another_one_goes_through_all_and_around(birthday: int, say: Say) -> None:
    dialog = say(birthday)
    seen = []
    for _turn in range(4):
        seen.append((dialog.text.toPlainText(), dialog.place.text()))
        dialog.another.click()

    assert [place for _text, place in seen] == ["1 of 3", "2 of 3", "3 of 3", "1 of 3"]
    assert len({text for text, _place in seen}) == 3
    assert seen[0] == seen[3]


def test_what_was_opened_is_not_called_sent(birthday: int, book: Book, opened: list[str], say: Say) -> None:
    dialog = say(birthday)
    assert shown(dialog) == []

    dialog.open_button.click()

    assert opened[0].startswith("https://wa.me/5511955550127?text=")
    assert parse_qs(urlsplit(opened[0]).query) == {"text": [dialog.text.toPlainText()]}
    assert shown(dialog) == [Outcome.SENT]
    assert logged(book, birthday) == []

    dialog.question.not_yet.click()

    assert shown(dialog) == []
    assert dialog.isVisible()
    dialog.reject()
    assert logged(book, birthday) == []
    assert book.texts.used_by(birthday) == []


def test_only_sent_logs_closes_and_remembers(birthday: int, book: Book, bus: Bus, opened: list[str], say: Say) -> None:
    dialog = say(birthday)
    dialog.open_button.click()
    template, text = dialog.draft.template, dialog.text.toPlainText()

    dialog.question.buttons[Outcome.SENT].click()

    assert not dialog.isVisible()
    (touch,) = logged(book, birthday)
    assert (touch.on, touch.purpose, touch.channel, touch.outcome, touch.note) == (
        MONDAY,
        Purpose.GREETING,
        Channel.WHATSAPP,
        Outcome.SENT,
        text,
    )
    assert [each for each in book.agenda.of_client(birthday) if each.earliest <= MONDAY] == []
    assert template
    assert book.texts.used_by(birthday) == [template.key]
    assert say(birthday, []).draft.channel is Channel.WHATSAPP

    bus.undo()

    assert logged(book, birthday) == []
    assert book.texts.used_by(birthday) == []


def test_next_time_the_client_reads_other_words(birthday: int, opened: list[str], say: Say, book: Book) -> None:
    reasons: list[object] = [each for each in book.agenda.of_client(birthday) if each.earliest <= MONDAY]
    seen = []
    for _year in range(3):
        dialog = say(birthday, reasons)
        seen.append(dialog.text.toPlainText())
        dialog.copy_button.click()
        dialog.question.buttons[Outcome.SENT].click()

    assert len(set(seen)) == 3


def test_what_the_user_wrote_goes_out(birthday: int, book: Book, opened: list[str], say: Say, qtbot: QtBot) -> None:
    dialog = say(birthday)
    dialog.text.selectAll()
    qtbot.keyClicks(dialog.text, "Dear Ana & Co, 1+1 #1")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.text, "All the best")

    choose(dialog, Channel.EMAIL)
    dialog.open_button.click()
    dialog.question.buttons[Outcome.SENT].click()

    assert parse_qs(urlsplit(opened[0]).query)["body"] == ["Dear Ana & Co, 1+1 #1\r\nAll the best"]
    (touch,) = logged(book, birthday)
    assert (touch.channel, touch.note) == (Channel.EMAIL, "Dear Ana & Co, 1+1 #1")


def test_what_another_one_replaced_can_be_brought_back(birthday: int, say: Say) -> None:
    dialog = say(birthday)
    dialog.text.setPlainText("mine")
    dialog.another.click()
    assert dialog.text.toPlainText() != "mine"

    dialog.text.undo()

    assert dialog.text.toPlainText() == "mine"


def test_an_email_has_a_subject_and_a_closing(birthday: int, book: Book, opened: list[str], say: Say) -> None:
    book.texts.sign("Rafael")
    dialog = say(birthday)
    assert not dialog.subject.isVisible()

    choose(dialog, Channel.EMAIL)
    dialog.subject.setText("For you")
    dialog.subject.setModified(True)
    dialog.another.click()
    dialog.open_button.click()

    assert dialog.text.toPlainText().endswith("\n\nKind regards,\nRafael")
    assert opened[0].startswith("mailto:ana@porto.exemplo?subject=For%20you&body=")


def test_spoken_words_are_for_speaking(birthday: int, opened: list[str], say: Say) -> None:
    dialog = say(birthday)
    written = dialog.text.toPlainText()

    choose(dialog, Channel.PHONE)

    assert dialog.text.toPlainText() != written
    dialog.open_button.click()
    assert opened == ["tel:11955550127"]
    assert shown(dialog) == [Outcome.SPOKE, Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER]


@pytest.mark.parametrize(
    ("outcome", "is_closed", "is_remembered"),
    [(Outcome.SPOKE, True, True), (Outcome.LEFT_MESSAGE, False, True), (Outcome.NO_ANSWER, False, False)],
)
def test_a_call_is_logged_as_what_it_was(
    birthday: int, book: Book, opened: list[str], say: Say, outcome: Outcome, is_closed: bool, is_remembered: bool
) -> None:
    dialog = say(birthday)
    choose(dialog, Channel.PHONE)
    dialog.open_button.click()

    dialog.question.buttons[outcome].click()

    (touch,) = logged(book, birthday)
    assert (touch.channel, touch.outcome) == (Channel.PHONE, outcome)
    assert [each.tries for each in book.agenda.of_client(birthday) if each.code == "greet"] == [0 if is_closed else 1]
    assert bool(book.texts.used_by(birthday)) == is_remembered


def test_who_is_met_needs_nothing_opened(birthday: int, book: Book, say: Say) -> None:
    dialog = say(birthday)

    choose(dialog, Channel.IN_PERSON)

    assert shown(dialog) == [Outcome.SPOKE]
    assert not dialog.open_button.isVisible()
    assert not dialog.qr_button.isVisible()
    choose(dialog, Channel.LETTER)
    assert shown(dialog) == []
    dialog.copy_button.click()
    assert shown(dialog) == [Outcome.SENT, Outcome.HANDED_OVER]
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()


def test_a_refused_channel_is_shown_with_the_reason_and_cannot_be_chosen(add: Add, say: Say) -> None:
    client_id = add(points=EVERYTHING, preferred_channel=Channel.WHATSAPP, refused_channels=frozenset({Channel.WHATSAPP}))
    dialog = say(client_id)

    assert not dialog.channels.buttons[Channel.WHATSAPP].isEnabled()
    assert "does not want" in dialog.channels.buttons[Channel.WHATSAPP].toolTip()
    assert "Not wanted by the client: WhatsApp" in texts(dialog)
    assert dialog.draft.channel is Channel.PHONE


def test_only_what_leads_to_the_client_is_offered(add: Add, say: Say) -> None:
    dialog = say(add(points=(MAIL,)))

    assert list(dialog.channels.buttons) == [Channel.EMAIL, Channel.IN_PERSON]


def test_who_refused_everything_gets_nothing(add: Add, say: Say) -> None:
    dialog = say(add(points=EVERYTHING, refused_channels=frozenset(Channel)))

    assert "none of the ways known" in dialog.hint.text()
    assert not dialog.copy_button.isEnabled()
    assert not dialog.open_button.isVisible()
    assert shown(dialog) == []


def test_another_number_is_another_conversation(birthday: int, opened: list[str], say: Say) -> None:
    dialog = say(birthday)
    dialog.to.set_value(MOBILE.value)

    dialog.open_button.click()

    assert opened[0].startswith("https://wa.me/40721555014?")


def test_a_number_without_an_area_is_told(add: Add, say: Say) -> None:
    dialog = say(add(points=(ContactPoint(PointKind.PHONE, "5555-0127"),)))
    assert "country or area code" in dialog.hint.text()

    choose(dialog, Channel.PHONE)

    assert not dialog.hint.isVisible()


def test_a_client_reads_their_own_language(add: Add, say: Say) -> None:
    dialog = say(add("Ion", born=date(1980, 11, 23), points=EVERYTHING, language="ro"))
    assert dialog.language.value == "ro"
    assert {"mulți", "ziua"} & set(dialog.text.toPlainText().split())

    dialog.language.value_chosen.emit("pt_BR")

    assert "aniversário" in dialog.text.toPlainText()


def test_a_text_too_long_to_hand_over_is_copied(birthday: int, opened: list[str], say: Say) -> None:
    dialog = say(birthday)
    dialog.text.setPlainText("ș" * 3000)

    dialog.open_button.click()

    assert opened == ["https://wa.me/5511955550127"]
    assert QGuiApplication.clipboard().text() == "ș" * 3000
    assert "copied" in dialog.hint.text()
    assert shown(dialog) == [Outcome.SENT]


def test_what_no_program_opens_is_copied(birthday: int, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    dialog = say(birthday)

    dialog.open_button.click()

    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    assert "No program" in dialog.hint.text()


@pytest.mark.parametrize(
    ("channel", "begins"),
    [(Channel.WHATSAPP, "https://wa.me/5511955550127?text="), (Channel.PHONE, "tel:"), (Channel.EMAIL, "mailto:")],
)
def test_the_code_holds_what_the_button_opens(
    birthday: int, say: Say, monkeypatch: pytest.MonkeyPatch, channel: Channel, begins: str
) -> None:
    links: list[str] = []
    monkeypatch.setattr(contacting, "show_code", lambda link, *_rest: links.append(link))
    dialog = say(birthday)
    choose(dialog, channel)

    dialog.qr_button.click()
    dialog.text.setPlainText("ș" * 300)
    dialog.qr_button.click()

    assert links[0].startswith(begins)
    assert all(len(link) <= contacting.LONGEST_CODE for link in links)
    assert dialog.hint.isVisible() == (channel is not Channel.PHONE)
    assert shown(dialog) != []


def test_with_several_reasons_the_user_says_what_it_settles(birthday: int, book: Book, opened: list[str], say: Say) -> None:
    book.journal.add_free_reminder(birthday, FreeReminder("call", MONDAY))
    book.records.keep("promise_added", birthday, Promise("send the prices", MONDAY))
    dialog = say(birthday)
    dialog.about.value_chosen.emit(next(each for each in book.agenda.of_client(birthday) if each.code == "greet"))
    dialog.copy_button.click()
    boxes = {box.accessibleName(): box for box in in_view(dialog, QCheckBox)}
    assert {name for name, box in boxes.items() if box.isChecked()} == {"Birthday"}
    assert len(boxes) == 3

    boxes["Promise"].click()
    dialog.question.buttons[Outcome.SENT].click()

    assert [each.code for each in book.agenda.of_client(birthday) if each.earliest <= MONDAY] == ["free_reminder"]


def test_one_reason_needs_no_question_what_it_settles(birthday: int, say: Say) -> None:
    dialog = say(birthday)
    dialog.copy_button.click()
    assert in_view(dialog, QCheckBox) == []

    dialog.about.value_chosen.emit(Situation.THANK_YOU)

    assert [box.isChecked() for box in in_view(dialog, QCheckBox)] == [False]


def test_without_a_reason_any_subject_can_be_chosen(add: Add, book: Book, opened: list[str], say: Say) -> None:
    client_id = add(points=EVERYTHING)
    dialog = say(client_id, [])
    assert dialog.draft.purpose is Purpose.KEEP_IN_TOUCH

    dialog.about.value_chosen.emit(Situation.THANK_YOU)
    dialog.copy_button.click()
    dialog.question.buttons[Outcome.SENT].click()

    assert [touch.purpose for touch in logged(book, client_id)] == [Purpose.THANK_YOU]


def test_every_situation_has_words_on_every_channel(add: Add, say: Say) -> None:
    dialog = say(add(points=EVERYTHING), [])
    for situation in Situation:
        dialog.about.value_chosen.emit(situation)
        for channel in dialog.channels.buttons:
            choose(dialog, channel)
            assert dialog.text.toPlainText()
            assert dialog.draft.situation is situation


def test_where_there_is_no_text_it_is_said_and_a_touch_can_still_be_logged(
    birthday: int, book: Book, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book.texts, "offered", lambda *_arguments: [])
    dialog = say(birthday)
    assert "no text for this yet" in dialog.hint.text()
    assert not dialog.another.isVisible()

    dialog.another.click()
    dialog.copy_button.click()
    dialog.question.buttons[Outcome.SENT].click()

    assert [touch.note for touch in logged(book, birthday)] == [""]
    assert book.texts.used_by(birthday) == []


def test_a_reply_to_feedback_is_kept_whole(add: Add, book: Book, say: Say) -> None:
    client_id = add(points=EVERYTHING)
    dialog = say(client_id, [])
    dialog.about.value_chosen.emit(Situation.FEEDBACK_REPLY)
    dialog.text.setPlainText("Thank you.\n\nWe will open earlier.\n")

    dialog.copy_button.click()
    dialog.question.buttons[Outcome.SENT].click()

    assert [touch.note for touch in logged(book, client_id)] == ["Thank you.\n\nWe will open earlier."]


@pytest.mark.parametrize(
    ("pause", "until", "is_told"),
    [
        (None, None, False),
        (Pause.DO_NOT_CONTACT, None, True),
        (Pause.BEREAVEMENT, date(2026, 11, 30), True),
        (Pause.BEREAVEMENT, date(2026, 11, 1), False),
    ],
)
def test_who_is_left_in_peace_is_told(add: Add, say: Say, pause: Pause | None, until: date | None, is_told: bool) -> None:
    dialog = say(add(points=EVERYTHING, pause=pause, paused_until=until), [])

    assert dialog.paused.isVisible() is is_told
    dialog.about.value_chosen.emit(Situation.PROMISE)
    assert not dialog.paused.isVisible()


@pytest.mark.parametrize("pause", [Pause.DO_NOT_CONTACT, Pause.RESTRICTED, Pause.DECEASED])
def test_nothing_goes_out_to_who_is_not_to_be_contacted_but_what_is_owed(add: Add, say: Say, pause: Pause) -> None:
    dialog = say(add(points=EVERYTHING, pause=pause), [])
    doing = (dialog.open_button, dialog.copy_button, dialog.qr_button)

    assert not any(each.isEnabled() for each in doing)
    assert dialog.text.isReadOnly()
    dialog.channels.channel_chosen.emit(Channel.IN_PERSON)
    assert not dialog.question.isVisible()
    dialog.channels.channel_chosen.emit(Channel.WHATSAPP)
    dialog.about.value_chosen.emit(Situation.PROMISE)
    assert all(each.isEnabled() for each in doing)
    assert not dialog.text.isReadOnly()


def test_another_pause_warns_and_does_not_refuse(add: Add, say: Say) -> None:
    dialog = say(add(points=EVERYTHING, pause=Pause.BEREAVEMENT), [])

    assert dialog.paused.isVisible()
    assert dialog.open_button.isEnabled()


def test_a_users_error_keeps_the_dialog(
    birthday: int, book: Book, bus: Bus, say: Say, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_arguments: object) -> None:
        raise UserError("The disk is full.")

    dialog = say(birthday)
    dialog.copy_button.click()
    monkeypatch.setattr(book.texts, "log_use", refuse)

    with qtbot.waitSignal(bus.failed):
        dialog.question.buttons[Outcome.SENT].click()

    assert dialog.isVisible()


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_can_be_written_to(add: Add, opened: list[str], say: Say, name: str) -> None:
    dialog = say(add(name, company=name, born=date(1986, 11, 23), points=EVERYTHING))

    dialog.open_button.click()

    assert parse_qs(urlsplit(opened[0]).query) == {"text": [dialog.text.toPlainText()]}


def test_an_own_text_is_offered_as_it_was_written(birthday: int, book: Book, say: Say) -> None:
    for each in book.texts.every(Situation.BIRTHDAY, "en"):
        book.texts.switch(each, on=False)
    book.texts.keep(Template(Situation.BIRTHDAY, Way.WRITTEN, "en", "Cheers, {first_name}\nof {company|nowhere}"))

    dialog = say(birthday)
    choose(dialog, Channel.EMAIL)

    assert dialog.text.toPlainText() == "Cheers, Ana\nof nowhere"
    assert not dialog.another.isVisible()


def test_everything_in_it_has_a_name_and_the_keyboard_reaches_it(
    birthday: int, say: Say, opened: list[str], qtbot: QtBot
) -> None:
    dialog = say(birthday)
    choose(dialog, Channel.EMAIL)
    dialog.open_button.click()
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    controls = [each for kind in kinds for each in in_view(dialog, kind)]
    assert [each for each in controls if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)] == []

    dialog.text.setFocus()
    reached = set()
    for _turn in range(len(controls) + 4):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    expected = {each for each in controls if each.isEnabled() and not isinstance(each.parent(), QComboBox)}
    unreached = [each for each in expected - reached if each not in dialog.channels.buttons.values()]
    assert unreached == []
    assert reached & set(dialog.channels.buttons.values())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_the_screen_and_cuts_no_word(
    birthday: int, say: Say, qapp: QApplication, opened: list[str], scale: float
) -> None:
    current_theme().apply(qapp, "light", scale)
    dialog = say(birthday)
    dialog.resize(dialog.sizeHint())
    dialog.open_button.click()

    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    for label in in_view(dialog, QLabel):
        assert label.width() >= label.minimumSizeHint().width(), label.text()
    for button in in_view(dialog, QAbstractButton):
        assert button.width() >= button.sizeHint().width() or not button.text(), button.text()
