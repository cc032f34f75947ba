from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import time_machine
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from relapp import background as background_module
from relapp import i18n
from relapp.background import Background
from relapp.book import Book
from relapp.book.door import Door
from relapp.domain.clients import Client
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.scheduling.notifier import DEFAULT_ACTION, NO_ACTIONS, Notifier
from relapp.ui.bus import Bus
from relapp.ui.window import Window

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


class Bubbles(Notifier):
    """Keeps what would be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[str, tuple[str, str, Mapping[str, str]]] = {}

    def notify(self, key: str, title: str, body: str, actions: Mapping[str, str] = NO_ACTIONS) -> bool:
        self.shown[key] = (title, body, actions)
        return True

    def close(self, key: str) -> None:
        self.shown.pop(key, None)


@pytest.fixture
def clock(qapp: QApplication) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 11, 23, 8, 30).astimezone(), tick=False) as clock:
        yield clock
    i18n.set_language("en")


@pytest.fixture
def book(clock: time_machine.Traveller, tmp_path: Path) -> Iterator[Book]:
    with Book(tmp_path / "clients.relapp") as book:
        book.save_settings(replace(book.settings.get(), language="en"))
        book.turn_to(MONDAY)
        yield book
        assert book.check() == []


@pytest.fixture
def bubbles(monkeypatch: pytest.MonkeyPatch) -> Bubbles:
    bubbles = Bubbles()
    monkeypatch.setattr(background_module, "notifier_here", lambda *_given: bubbles)
    return bubbles


Start = Callable[[], Background]


@pytest.fixture
def start(book: Book, bubbles: Bubbles, qtbot: QtBot) -> Iterator[Start]:
    """The window of the book, with all that goes on behind it."""
    started: list[Background] = []

    def start() -> Background:
        window = Window(Bus(book))
        qtbot.addWidget(window)
        window.show()
        started.append(Background(window.bus, window))
        return started[-1]

    yield start
    for background in started:
        background.stop()


def add(book: Book, name: str, day: date, at: time | None = None, text: str = "call") -> int:
    client_id = book.clients.add(Client(name)).client_ids[0]
    book.journal.add_free_reminder(client_id, FreeReminder(text, day, at))
    return client_id


def at(clock: time_machine.Traveller, background: Background, hour: int, minute: int = 0, day: date = MONDAY) -> None:
    """Let it be that hour, and the clockwork notice."""
    clock.move_to(datetime.combine(day, time(hour, minute)).astimezone())
    background.clockwork.tick()


def test_the_morning_digest_names_who_is_due(book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller) -> None:
    add(book, "Ana Prado", MONDAY)
    add(book, "Olga Lima", MONDAY - timedelta(days=3))
    background = start()
    at(clock, background, 8, 59)
    assert bubbles.shown == {}

    at(clock, background, 9)

    ((title, body, actions),) = bubbles.shown.values()
    assert title == "Today: 2 touches"
    assert body.splitlines() == ["Olga Lima, Ana Prado", "1 overdue"]
    assert list(actions) == [DEFAULT_ACTION, "open"]


def test_the_digest_comes_once_a_day_even_after_a_new_start(
    book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller
) -> None:
    add(book, "Ana Prado", MONDAY)
    at(clock, start(), 9)
    bubbles.shown.clear()

    at(clock, start(), 10)

    assert bubbles.shown == {}


def test_a_day_without_anybody_needs_no_digest(book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller) -> None:
    add(book, "Ana Prado", TUESDAY)

    at(clock, start(), 9)

    assert bubbles.shown == {}


def test_a_reminder_with_an_hour_comes_at_that_hour(
    book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller
) -> None:
    add(book, "Ana Prado", MONDAY, time(15, 30), "bring the samples")
    background = start()
    at(clock, background, 9)
    bubbles.shown.clear()
    at(clock, background, 15, 29)
    assert bubbles.shown == {}

    at(clock, background, 15, 30)

    ((title, body, actions),) = bubbles.shown.values()
    assert (title, body) == ("Ana Prado", "3:30\u202fPM · bring the samples")
    assert actions == {DEFAULT_ACTION: "Open", "done": "Done", "snooze": "Snooze until tomorrow", "open": "Open"}


def test_a_reminder_comes_once_even_after_a_new_start(
    book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller
) -> None:
    add(book, "Ana Prado", MONDAY, time(15, 30))
    background = start()
    at(clock, background, 15, 30)
    background.stop()
    bubbles.shown.clear()

    at(clock, start(), 15, 31)

    assert bubbles.shown == {}


def test_one_who_wants_no_notifications_gets_none(
    book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller
) -> None:
    book.save_settings(replace(book.settings.get(), notifications=False))
    add(book, "Ana Prado", MONDAY, time(15, 30))

    at(clock, start(), 15, 31)

    assert bubbles.shown == {}


@pytest.fixture
def reminded(book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller) -> tuple[Background, str, int]:
    """The background, the key of the bubble that just came, and the client it is about."""
    book.settings.put("last_digest", MONDAY.isoformat())
    client_id = add(book, "Ana Prado", MONDAY, time(15, 30))
    background = start()
    at(clock, background, 15, 30)
    (key,) = bubbles.shown
    return background, key, client_id


def test_done_on_a_bubble_logs_the_touch(reminded: tuple[Background, str, int], book: Book, bubbles: Bubbles) -> None:
    _background, key, client_id = reminded

    bubbles.action_invoked.emit(key, "done")

    (entry,) = book.timeline.latest(client_id)
    assert (entry.touch.purpose, entry.touch.outcome, entry.on) == (Purpose.FREE_REMINDER, Outcome.SPOKE, MONDAY)
    assert book.agenda.of_client(client_id) == []
    assert bubbles.shown == {}


def test_snooze_on_a_bubble_brings_it_back_tomorrow(reminded: tuple[Background, str, int], book: Book, bubbles: Bubbles) -> None:
    _background, key, client_id = reminded

    bubbles.action_invoked.emit(key, "snooze")

    assert [each.ideal for each in book.agenda.of_client(client_id)] == [TUESDAY]
    assert book.timeline.latest(client_id) == []
    assert bubbles.shown == {}


def test_what_a_bubble_did_can_be_undone(reminded: tuple[Background, str, int], book: Book, bubbles: Bubbles) -> None:
    background, key, client_id = reminded
    before = book.agenda.of_client(client_id)
    bubbles.action_invoked.emit(key, "done")

    background._bus.undo()

    assert book.agenda.of_client(client_id) == before


def test_a_click_on_a_bubble_opens_its_client(reminded: tuple[Background, str, int], bubbles: Bubbles) -> None:
    background, key, client_id = reminded
    background._window.hide()

    bubbles.action_invoked.emit(key, DEFAULT_ACTION)

    assert background._window.isVisible()
    assert background._window.place == "client"
    assert background._window.page("client").client_id == client_id


def test_a_bubble_left_on_the_screen_does_not_log_a_touch_twice(
    reminded: tuple[Background, str, int], book: Book, bubbles: Bubbles
) -> None:
    background, key, client_id = reminded
    reasons = book.agenda.of_client(client_id)
    background._bus.do(lambda: book.journal.log(client_id, Touch(MONDAY, Purpose.FREE_REMINDER), reasons))

    bubbles.action_invoked.emit(key, "done")

    assert len(book.timeline.latest(client_id)) == 1


def test_a_bubble_about_a_client_who_is_gone_does_no_harm(
    reminded: tuple[Background, str, int], book: Book, bubbles: Bubbles
) -> None:
    background, key, client_id = reminded
    background._bus.do(lambda: book.clients.delete([client_id]))

    for action in ("done", "snooze", DEFAULT_ACTION):
        bubbles.action_invoked.emit(key, action)

    assert book.list.is_empty()


def test_a_click_on_the_digest_shows_today(book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller) -> None:
    add(book, "Ana Prado", MONDAY)
    background = start()
    at(clock, background, 9)
    background._window.go("settings")
    background._window.hide()
    (key,) = bubbles.shown

    bubbles.action_invoked.emit(key, DEFAULT_ACTION)

    assert background._window.isVisible()
    assert background._window.place == "today"


def test_what_another_program_changed_is_shown_at_the_next_beat(book: Book, start: Start) -> None:
    client_id = add(book, "Ana Prado", MONDAY)
    background = start()
    page = background._window.page("today")
    with Book(book.path) as other:
        other.journal.log(client_id, Touch(MONDAY, Purpose.FREE_REMINDER))
        other.save_settings(replace(other.settings.get(), capacity=3))
    assert [card.client.name for card in page.cards] == ["Ana Prado"]

    background.clockwork.beat()

    assert page.cards == []
    assert book.settings.get().capacity == 3


def test_a_beat_without_a_change_leaves_the_page_alone(book: Book, start: Start) -> None:
    client_id = add(book, "Ana Prado", MONDAY)
    background = start()
    background._bus.do(lambda: book.clients.add_tag([client_id], "cafés"))
    before = list(background._window.page("today").cards)

    background.clockwork.beat()

    assert background._window.page("today").cards == before


def test_the_day_turns_at_midnight(book: Book, start: Start, clock: time_machine.Traveller) -> None:
    add(book, "Ana Prado", MONDAY)
    add(book, "Bia Reis", TUESDAY)
    background = start()
    page = background._window.page("today")
    assert [(card.client.name, card.touch.day) for card in page.cards] == [("Ana Prado", MONDAY), ("Bia Reis", TUESDAY)]

    at(clock, background, 0, 1, day=TUESDAY)

    assert book.agenda.as_of == TUESDAY
    assert [(card.client.name, card.touch.day) for card in page.cards] == [("Ana Prado", TUESDAY), ("Bia Reis", TUESDAY)]


def test_weeks_of_sleep_end_with_the_day_it_is(book: Book, start: Start, clock: time_machine.Traveller) -> None:
    add(book, "Ana Prado", MONDAY)
    background = start()

    at(clock, background, 7, 0, day=date(2026, 12, 21))

    assert book.agenda.as_of == date(2026, 12, 21)
    assert background._window.page("today").cards[0].touch.overdue_days(date(2026, 12, 21)) == 28


def test_the_tray_shows_the_count_from_the_start(book: Book, start: Start) -> None:
    add(book, "Ana Prado", MONDAY)
    add(book, "Bia Reis", MONDAY)

    background = start()

    assert background.tray.icon.toolTip() == "Relapp: 2 touches today"


def test_the_tray_follows_the_count(book: Book, start: Start) -> None:
    client_id = add(book, "Ana Prado", MONDAY)
    add(book, "Bia Reis", MONDAY)
    background = start()

    background._bus.do(lambda: book.clients.delete([client_id]))

    assert background.tray.icon.toolTip() == "Relapp: 1 touch today"


@pytest.mark.parametrize(("chosen", "there", "hides"), [(True, True, True), (True, False, False), (False, True, False)])
def test_closing_hides_only_where_the_user_chose_it_and_a_tray_is_there(
    book: Book, start: Start, monkeypatch: pytest.MonkeyPatch, chosen: bool, there: bool, hides: bool
) -> None:
    book.save_settings(replace(book.settings.get(), close_to_tray=chosen))
    background = start()
    monkeypatch.setattr(background.tray, "appear", lambda: there)

    assert background._window.may_hide() is hides


def test_the_tray_opens_and_quits(book: Book, start: Start, qtbot: QtBot) -> None:
    background = start()
    background._window.hide()

    background.tray.opened.emit()
    assert background._window.isVisible()
    with qtbot.waitSignal(background._window.closed):
        background.tray.quit_wanted.emit()


def test_after_the_end_nothing_comes(book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller) -> None:
    add(book, "Ana Prado", MONDAY, time(15, 30))
    background = start()

    background.stop()

    assert not background.clockwork.scheduler.running
    assert bubbles.shown == {}


def test_a_book_with_a_passphrase_names_nobody(
    book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Book, "door", Door(book.path, "flores da manhã"))
    book.settings.put("last_digest", MONDAY.isoformat())
    add(book, "Ana Prado", MONDAY, time(15, 30), "bring Ana the samples")

    at(clock, start(), 15, 30)

    ((title, body, _actions),) = bubbles.shown.values()
    assert (title, body) == ("A reminder", "3:30\u202fPM")


def test_names_are_shown_where_the_user_wants_them(
    book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Book, "door", Door(book.path, "flores da manhã"))
    book.save_settings(replace(book.settings.get(), names_in_notifications=True))
    book.settings.put("last_digest", MONDAY.isoformat())
    add(book, "Ana Prado", MONDAY, time(15, 30))

    at(clock, start(), 15, 30)

    assert [title for title, _body, _actions in bubbles.shown.values()] == ["Ana Prado"]


def test_what_is_stopped_is_on_no_screen(reminded: tuple[Background, str, int], bubbles: Bubbles) -> None:
    background, _key, _client_id = reminded

    background.stop()

    assert bubbles.shown == {}
    assert not background.clockwork.scheduler.running


def test_a_book_to_be_locked_leaves_its_hours_and_nothing_else(book: Book, start: Start, clock: time_machine.Traveller) -> None:
    add(book, "Ana Prado", MONDAY, time(8, 10))
    add(book, "Bia Reis", MONDAY, time(15, 30))
    add(book, "Olga Lima", TUESDAY, time(22))
    add(book, "Rui Costa", MONDAY + timedelta(days=9), time(10))
    background = start()
    at(clock, background, 8, 30)

    hours = background.hours_ahead()

    wednesday = TUESDAY + timedelta(days=1)
    digests = [datetime.combine(MONDAY, time(9)), datetime.combine(TUESDAY, time(9))]
    assert hours == [digests[0], datetime.combine(MONDAY, time(15, 30)), digests[1], datetime.combine(wednesday, time(8))]


def test_one_who_wants_no_notifications_leaves_no_hours(book: Book, start: Start) -> None:
    add(book, "Ana Prado", MONDAY, time(15, 30))
    book.save_settings(replace(book.settings.get(), notifications=False))

    assert start().hours_ahead() == []


def test_what_came_unseen_is_counted_on_the_tray(reminded: tuple[Background, str, int], bubbles: Bubbles) -> None:
    background, key, _client_id = reminded
    background.reminding.missed.emit(1)
    assert background.tray.icon.toolTip() == "Relapp: 1 touch today · 1 new reminder"

    bubbles.action_invoked.emit(key, "done")
    background.reminding.missed.emit(0)

    assert background.tray.icon.toolTip() == "Relapp: 0 touches today"


def test_today_names_a_reminder_as_soon_as_its_hour_has_come(
    book: Book, start: Start, bubbles: Bubbles, clock: time_machine.Traveller
) -> None:
    add(book, "Ana Prado", MONDAY, time(15, 30))
    background = start()
    page = background._window.page("today")
    at(clock, background, 15, 29)
    assert not any("1 reminder waits" in label.text() for label in page.findChildren(QLabel))

    at(clock, background, 15, 30)

    assert any("1 reminder waits: Ana Prado" in label.text() for label in page.findChildren(QLabel))
