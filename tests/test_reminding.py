from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.book import Book
from relapp.book.door import Door
from relapp.book.stamps import Stamps
from relapp.domain.clients import Channel, Client
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.reminders import Reminder
from relapp.errors import BookError
from relapp.reminding import NoteNotifier, Reminding
from relapp.scheduling.notifier import DEFAULT_ACTION, NO_ACTIONS, Notifier
from relapp.ui.bus import Bus
from relapp.ui.window import Window
from tests.ui.conftest import delete_what_was_left

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

    @property
    def titles(self) -> list[str]:
        return [title for title, _body, _actions in self.shown.values()]


@dataclass
class Desk:
    """A computer whose hour and screen a test sets, with the window of a book on it."""

    book: Book
    window: Window
    bubbles: Bubbles
    hour: time = time(15, 30)
    is_taken: bool = False
    said: list[str] = field(default_factory=list)
    missed: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reminding = Reminding(self.window.bus, self.window, self.bubbles, clock=self, is_taken=lambda: self.is_taken)
        self.reminding.missed.connect(self.missed.append)
        self.window.bus.said.connect(lambda text, _can_be_undone: self.said.append(text))

    def now(self) -> datetime:
        return datetime.combine(MONDAY, self.hour)

    def add(self, name: str = "Ana Prado", at: time = time(15, 30), text: str = "call", **rest: object) -> int:
        client_id = self.book.clients.add(replace(Client(name), **rest)).client_ids[0]
        self.book.journal.add_free_reminder(client_id, FreeReminder(text, MONDAY, at))
        return client_id

    def reminder(self, client_id: int) -> Reminder:
        (found,) = self.book.agenda.of_client(client_id)
        return found

    def come(self, *client_ids: int) -> None:
        """Let the hours of their reminders come."""
        for client_id in client_ids:
            self.reminding.remind(self.reminder(client_id))
        self.reminding.release()

    def choose(self, action: str) -> None:
        """Answer the only bubble."""
        (key,) = self.bubbles.shown
        self.bubbles.action_invoked.emit(key, action)


@pytest.fixture
def book(qapp: QApplication, tmp_path: Path) -> Iterator[Book]:
    i18n.set_language("en")
    with Book(tmp_path / "clients.relapp", Stamps(today=lambda: MONDAY)) as book:
        book.save_settings(replace(book.settings.get(), language="en"))
        book.turn_to(MONDAY)
        yield book
        delete_what_was_left()
        assert book.check() == []


@pytest.fixture
def desk(book: Book, qtbot: QtBot) -> Desk:
    window = Window(Bus(book, lambda: MONDAY))
    qtbot.addWidget(window)
    return Desk(book, window, Bubbles())


def test_while_the_screen_is_taken_bubbles_wait_and_then_share_one(desk: Desk) -> None:
    ana, rui = desk.add("Ana Prado", time(15, 0)), desk.add("Rui Costa", time(15, 10))
    desk.is_taken = True
    desk.come(ana, rui)
    assert desk.bubbles.shown == {}

    desk.is_taken = False
    desk.reminding.release()

    ((title, body, actions),) = desk.bubbles.shown.values()
    assert title == "2 reminders have waited"
    assert body.replace("\u202f", " ") == "3:00 PM · Ana Prado\n3:10 PM · Rui Costa"
    assert set(actions.values()) == {"Open"}
    desk.choose(DEFAULT_ACTION)
    assert desk.window.place == "today"


def test_the_bubble_of_several_grows_and_goes_with_the_last(desk: Desk) -> None:
    late = [desk.add(f"Client {hour}", time(hour)) for hour in (12, 11, 10, 9)]
    desk.come(*late[:2])
    desk.come(*late[2:])
    ((title, body, _actions),) = desk.bubbles.shown.values()
    assert title == "4 reminders have waited"
    assert [line.partition(" · ")[2] for line in body.splitlines()] == ["Client 9", "Client 10", "Client 11", "Client 12"]

    bus = desk.window.bus
    bus.do(lambda: desk.book.agenda.snooze([desk.reminder(each) for each in late[:3]], TUESDAY, MONDAY))
    assert len(desk.bubbles.shown) == 1
    bus.do(lambda: desk.book.agenda.snooze([desk.reminder(late[3])], TUESDAY, MONDAY))
    assert desk.bubbles.shown == {}


def test_one_that_waited_alone_can_still_be_answered(desk: Desk) -> None:
    ana = desk.add(at=time(9))
    desk.is_taken = True
    desk.come(ana)
    desk.is_taken = False

    desk.reminding.release()

    ((_title, _body, actions),) = desk.bubbles.shown.values()
    assert set(actions) == {DEFAULT_ACTION, "done", "snooze", "open"}


def test_two_at_the_same_hour_can_each_be_answered(desk: Desk) -> None:
    desk.come(desk.add("Ana Prado"), desk.add("Rui Costa"))
    assert desk.bubbles.titles == ["Ana Prado", "Rui Costa"]


def test_the_screen_is_looked_at_again_and_again(desk: Desk, qtbot: QtBot) -> None:
    desk.is_taken = True
    desk.come(desk.add())
    desk.is_taken = False

    desk.reminding._again.setInterval(1)
    desk.reminding._again.start()

    qtbot.waitUntil(lambda: desk.bubbles.titles == ["Ana Prado"])


def test_what_a_full_screen_held_back_into_the_night_waits_for_the_morning(desk: Desk) -> None:
    desk.is_taken = True
    desk.come(desk.add())
    desk.is_taken, desk.hour = False, time(22)
    desk.reminding.release()
    assert desk.bubbles.shown == {}

    desk.hour = time(8)
    desk.reminding.release()

    assert desk.bubbles.titles == ["Ana Prado"]


def test_the_digest_waits_too_and_says_what_holds_then(desk: Desk) -> None:
    ana = desk.add()
    desk.add("Rui Costa")
    desk.is_taken = True
    desk.reminding.give_digest()
    desk.reminding.release()
    assert desk.bubbles.shown == {}
    desk.book.journal.log(ana, Touch(MONDAY, Purpose.FREE_REMINDER))

    desk.is_taken = False
    desk.reminding.release()

    assert desk.bubbles.titles == ["Today: 1 touch"]


def test_what_was_done_while_it_waited_is_not_shown(desk: Desk) -> None:
    ana = desk.add()
    desk.is_taken = True
    desk.come(ana)
    desk.book.journal.log(ana, Touch(MONDAY, Purpose.FREE_REMINDER))
    desk.is_taken = False

    desk.reminding.release()

    assert desk.bubbles.shown == {}


def test_done_is_what_done_on_today_would_log(desk: Desk) -> None:
    ana = desk.add(preferred_channel=Channel.EMAIL)
    desk.come(ana)

    desk.choose("done")

    (entry,) = desk.book.timeline.latest(ana)
    assert (entry.touch.channel, entry.touch.outcome) == (Channel.EMAIL, Outcome.SPOKE)
    assert desk.said == ["Touch logged"]


@pytest.mark.parametrize("action", ["done", "snooze"])
def test_a_reminder_that_is_not_what_it_was_is_left_and_the_program_says_so(desk: Desk, action: str) -> None:
    ana = desk.add()
    desk.come(ana)
    (key,) = desk.bubbles.shown
    desk.book.agenda.snooze([desk.reminder(ana)], TUESDAY, MONDAY)

    desk.bubbles.action_invoked.emit(key, action)

    assert desk.said == ["This reminder was settled or changed meanwhile, so it was left as it is."]
    assert desk.window.isVisible()
    assert desk.window.client_shown == ana
    assert desk.reminder(ana).ideal == TUESDAY
    assert desk.book.timeline.latest(ana) == []


def test_the_bubble_of_a_client_who_is_gone_leads_to_today(desk: Desk) -> None:
    ana = desk.add()
    desk.come(ana)
    desk.window.go("settings")
    (key,) = desk.bubbles.shown
    desk.book.clients.delete([ana])

    desk.bubbles.action_invoked.emit(key, "done")

    assert desk.window.place == "today"
    assert len(desk.said) == 1


def test_an_answer_that_cannot_be_written_opens_the_program(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = desk.add()
    desk.come(ana)
    failed: list[str] = []
    desk.window.bus.failed.connect(failed.append)

    def refuse(*_given: object) -> None:
        raise BookError("Another program has the book.")

    monkeypatch.setattr(desk.book.journal, "log", refuse)
    desk.choose("done")

    assert len(failed) == 1
    assert desk.window.client_shown == ana


def test_what_is_answered_in_the_program_leaves_the_screen(desk: Desk) -> None:
    ana, rui = desk.add("Ana Prado"), desk.add("Rui Costa")
    desk.come(ana, rui)

    desk.window.bus.do(lambda: desk.book.agenda.snooze([desk.reminder(ana)], TUESDAY, MONDAY))

    assert desk.bubbles.titles == ["Rui Costa"]


def test_a_dialog_is_answered_before_a_bubble_leads_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    ana = desk.add()
    desk.come(ana)
    desk.window.show()
    dialog = QDialog(desk.window, modal=True)
    dialog.show()

    desk.choose(DEFAULT_ACTION)

    assert desk.window.place != "client"
    dialog.close()
    dialog.deleteLater()


def test_without_names_not_even_several_name_anybody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Book, "door", Door(desk.book.path, "flores da manhã"))
    desk.come(desk.add("Ana Prado", time(9), "Ana's"), desk.add("Rui Costa", time(10)))
    desk.come(desk.add("Olga Lima", text="Olga's"))
    desk.reminding.give_digest()
    desk.reminding.release()

    said = " ".join(f"{title} {body} {list(actions.values())}" for title, body, actions in desk.bubbles.shown.values())

    assert len(desk.bubbles.shown) == 3
    assert not [name for name in ("Ana", "Rui", "Olga") if name in said]


def test_what_came_while_nobody_looked_is_counted_until_somebody_does(desk: Desk, qtbot: QtBot) -> None:
    ana, rui = desk.add("Ana Prado"), desk.add("Rui Costa")
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setattr(QApplication, "focusWindow", lambda: None)
        desk.come(ana, rui)
    assert desk.missed == [1, 2]

    desk.window.bus.do(lambda: desk.book.agenda.snooze([desk.reminder(ana)], TUESDAY, MONDAY))
    assert desk.missed[-1] == 1
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    assert desk.missed[-1] == 0

    desk.come(desk.add("Olga Lima"))
    assert desk.missed[-1] == 0


def test_what_is_withdrawn_is_forgotten(desk: Desk) -> None:
    desk.come(desk.add())
    desk.is_taken = True
    desk.come(desk.add("Rui Costa"))

    desk.reminding.withdraw()
    desk.is_taken = False
    desk.reminding.release()

    assert desk.bubbles.shown == {}


def test_an_answer_that_comes_too_late_opens_no_window_that_was_put_away(desk: Desk) -> None:
    desk.come(desk.add())
    (key,) = desk.bubbles.shown
    desk.reminding.withdraw()

    for action in (DEFAULT_ACTION, "open", "done"):
        desk.bubbles.action_invoked.emit(key, action)

    assert not desk.window.isVisible()
    assert desk.said == []


def test_where_the_desktop_shows_nothing_our_own_window_does(desk: Desk) -> None:
    notes = NoteNotifier()
    told: list[tuple[str, str]] = []
    notes.action_invoked.connect(lambda key, action: told.append((key, action)))

    assert notes.notify("a", "Ana Prado", "call", {DEFAULT_ACTION: "Open", "done": "Done", "open": "Open"})
    (note,) = notes._window.notes.values()
    assert list(note.buttons) == ["done", "open"]
    note.buttons["done"].click()
    notes.close("a")

    assert told == [("a", "done")]
    assert not notes._window.isVisible()
    notes.deleteLater()
