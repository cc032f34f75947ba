"""Bubbles about the book: which come when, which wait while the screen is taken, and what is done when one is answered."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from relapp.book.changes import Changes, Kind
from relapp.domain.journal import Purpose, Touch
from relapp.domain.reminders import Reminder, announcement_key
from relapp.domain.touching import likeliest, likely_channel
from relapp.i18n import _
from relapp.scheduling.announcements import Announcement, digest, timed_reminder, together
from relapp.scheduling.clockwork import Clock, SystemClock
from relapp.scheduling.full_screen import is_screen_taken
from relapp.scheduling.notifier import DEFAULT_ACTION, NO_ACTIONS, OPEN_ACTION, Notifier, make_notifier, opening
from relapp.ui.bus import Bus
from relapp.ui.note_window import NoteWindow
from relapp.ui.window import Window

_DIGEST_KEY, _TOGETHER_KEY = "digest", "together"
_DONE, _SNOOZE = "done", "snooze"

# Two reminders that come later than this after their hour share a bubble: the screen was taken, it was night, or the lid closed.
_LATE = timedelta(minutes=5)


# Between two looks whether the screen is free again.
_AGAIN_MS = 5000


class NoteNotifier(Notifier):
    """Bubbles in a window of our own."""

    def __init__(self) -> None:
        super().__init__()
        self._window: NoteWindow | None = None

    def notify(self, key: str, title: str, body: str, actions: Mapping[str, str] = NO_ACTIONS) -> bool:
        """Show a note; there is always room for one."""
        if self._window is None:
            self._window = NoteWindow()
            self._window.chosen.connect(self.action_invoked)
            self.destroyed.connect(self._window.deleteLater)
        self._window.add(key, title, body, {name: label for name, label in actions.items() if name != DEFAULT_ACTION})
        return True

    def close(self, key: str) -> None:
        """Take the note away."""
        if self._window:
            self._window.remove(key)


def notifier_here(tray: QSystemTrayIcon, parent: QObject) -> Notifier:
    """What shows bubbles on this desktop: its own, the tray's, or ours."""
    return make_notifier(tray, parent, NoteNotifier())


class Reminding(QObject):
    """Hears what the clockwork tells, and shows it at `release`; `missed` is how many came that nobody can have seen yet."""

    missed = Signal(int)

    def __init__(
        self,
        bus: Bus,
        window: Window,
        notifier: Notifier,
        *,
        clock: Clock | None = None,
        is_taken: Callable[[], bool] = is_screen_taken,
    ) -> None:
        super().__init__(window)
        self._bus, self._window, self._notifier = bus, window, notifier
        self._now, self._is_taken = (clock or SystemClock()).now, is_taken
        self._waiting: list[Reminder] = []
        self._together: list[Reminder] = []
        self._digest_waits = self._has_come = self._is_over = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.release)
        self._shown: dict[str, Reminder] = {}
        self._missed: dict[str, Reminder] = {}
        notifier.action_invoked.connect(self._act)
        bus.changed.connect(self._on_changed)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._on_looked)

    @Slot()
    def give_digest(self) -> None:
        """The hour of the digest has come."""
        self._digest_waits = self._bus.book.settings.get().notifications

    @Slot(Reminder)
    def remind(self, reminder: Reminder) -> None:
        """The hour of a reminder has come."""
        self._has_come = True
        if not self._bus.book.settings.get().notifications:
            return
        self._waiting.append(reminder)
        if QApplication.focusWindow() is None:
            self._missed[announcement_key(reminder)] = reminder
            self.missed.emit(len(self._missed))

    @Slot()
    def release(self) -> None:
        """Show what has come, in the program at once, and on the desktop unless it is to wait still."""
        if self._has_come:
            self._has_come = False
            self._bus.announce(Changes("hour_reached", frozenset({Kind.AGENDA})))
        is_waiting = bool(self._waiting or self._digest_waits)
        if not is_waiting or self._bus.book.settings.get().is_quiet(self._now().time()):
            return
        if self._is_taken():
            self._again.start()
            return
        if self._digest_waits:
            self._digest_waits = False
            self._show_digest()
        waited, self._waiting = [each for each in self._waiting if self._is_open(each)], []
        late = [each for each in waited if self._now() - _hour(each) > _LATE]
        if len(late) > 1:
            self._show_together(late)
        for reminder in waited if len(late) < 2 else [each for each in waited if each not in late]:
            self._show(reminder)

    def withdraw(self) -> None:
        """Take every bubble off the screen that may still be there; an answer on its way finds nobody: the book may be locked."""
        for key in (*self._shown, _TOGETHER_KEY, _DIGEST_KEY):
            self._notifier.close(key)
        for kept in (self._waiting, self._together, self._shown, self._missed):
            kept.clear()
        self._again.stop()
        self._is_over = True

    @Slot(QWindow)
    def _on_looked(self, window: QWindow | None) -> None:
        """Who looks at the program misses nothing any more."""
        if window is not None and self._missed:
            self._missed.clear()
            self.missed.emit(0)

    def _shows_names(self) -> bool:
        book = self._bus.book
        return book.settings.get().shows_names(has_passphrase=bool(book.door.passphrase))

    def _show_digest(self) -> None:
        on = self._bus.today()
        planned = self._bus.book.agenda.planned(on)
        touches = planned.plan.day(on).touches
        if touches:
            names = [planned.clients[touch.client_id].name for touch in touches]
            overdue = sum(touch.overdue_days(on) > 0 for touch in touches)
            self._notify(_DIGEST_KEY, digest(names, overdue, shows_names=self._shows_names()), opening())

    def _show_together(self, reminders: list[Reminder]) -> None:
        self._together = [each for each in self._together if each not in reminders and self._is_open(each)] + reminders
        names = self._bus.book.agenda.names({each.client_id for each in self._together})
        named = [(names[each.client_id].name, each) for each in sorted(self._together, key=_hour)]
        self._notify(_TOGETHER_KEY, together(named, shows_names=self._shows_names()), opening())

    def _show(self, reminder: Reminder) -> None:
        name = self._bus.book.agenda.names([reminder.client_id])[reminder.client_id].name
        key = announcement_key(reminder)
        self._shown[key] = reminder
        actions = {DEFAULT_ACTION: _("Open"), _DONE: _("Done"), _SNOOZE: _("Snooze until tomorrow"), OPEN_ACTION: _("Open")}
        self._notify(key, timed_reminder(name, reminder, shows_names=self._shows_names()), actions)

    def _notify(self, key: str, said: Announcement, actions: Mapping[str, str]) -> None:
        self._notifier.notify(key, said.title, said.body, actions)

    @Slot(str, str)
    def _act(self, key: str, action: str) -> None:
        """Do what was chosen on a bubble; where that makes no sense any more, open the program and say so."""
        if self._is_over:
            return
        reminder = self._shown.get(key)
        self._notifier.close(key)
        if reminder is None:
            self._open(None)
        elif action not in (_DONE, _SNOOZE):
            self._open(reminder)
        elif not self._is_open(reminder):
            self._open(reminder)
            self._bus.said.emit(_("This reminder was settled or changed meanwhile, so it was left as it is."), False)
        elif not self._settle(reminder, action):
            self._open(reminder)

    def _settle(self, reminder: Reminder, action: str) -> Changes | None:
        book, today, client_id = self._bus.book, self._bus.today(), reminder.client_id
        if action == _SNOOZE:
            return self._bus.do(lambda: book.agenda.snooze([reminder], today + timedelta(days=1), today))
        outcome = likeliest(reminder)
        channel = likely_channel(outcome, reminder, book.clients.get(client_id).preferred_channel)
        touch = Touch(today, Purpose(reminder.purpose), channel, outcome=outcome)
        return self._bus.do(lambda: book.journal.log(client_id, touch, [reminder]))

    def _open(self, reminder: Reminder | None) -> None:
        """Bring the window forward, at the client if there is one; what a dialog asks is answered first."""
        self._window.come_forward()
        dialog = QApplication.activeModalWidget()
        if dialog:
            dialog.raise_()
            dialog.activateWindow()
        elif reminder and self._bus.book.clients.load([reminder.client_id]):
            self._window.open_client(reminder.client_id)
        else:
            self._window.go("today")

    def _is_open(self, reminder: Reminder) -> bool:
        return reminder in self._bus.book.agenda.of_client(reminder.client_id)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """Take away what was answered in the program."""
        touched = set(changes.client_ids)
        for key, reminder in [*self._shown.items(), *self._missed.items()]:
            if (not touched or reminder.client_id in touched) and not self._is_open(reminder):
                self._notifier.close(key)
                if self._missed.pop(key, None):
                    self.missed.emit(len(self._missed))
        if self._together and not any(map(self._is_open, self._together)):
            self._together.clear()
            self._notifier.close(_TOGETHER_KEY)


def _hour(reminder: Reminder) -> datetime:
    return datetime.combine(reminder.ideal, reminder.at or time.min)
