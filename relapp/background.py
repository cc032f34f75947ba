"""What goes on behind the window: the turn of the day, the digest, bubbles, the tray, and changes made by other programs."""

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from relapp import logs
from relapp.book import places
from relapp.book.changes import Changes, Kind
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.reminders import Reminder
from relapp.errors import BookError
from relapp.i18n import _
from relapp.scheduling.announcements import digest, timed_reminder
from relapp.scheduling.clockwork import Clockwork
from relapp.scheduling.notifier import DEFAULT_ACTION, make_notifier
from relapp.scheduling.wake import announcement_key
from relapp.ui.backup_work import BackupKeeper
from relapp.ui.bus import Bus
from relapp.ui.locking.keeper import Keeper
from relapp.ui.tray import Tray
from relapp.ui.window import Window

if TYPE_CHECKING:
    from relapp.scheduling.system_bus import SleepSignal

_ANNOUNCED, _LAST_DIGEST = "announced", "last_digest"
_DIGEST_KEY = "digest"
_EVERYTHING = frozenset(Kind)


class Background(QObject):
    """Lives as long as the window; `stop` ends it before the book is closed. `lock_wanted` comes after idle time and sleep."""

    lock_wanted = Signal()

    def __init__(self, bus: Bus, window: Window) -> None:
        super().__init__(window)
        self._bus, self._window = bus, window
        self._seen = bus.book.changes_elsewhere()
        self._shown: dict[str, Reminder] = {}
        self.tray = Tray(self)
        self.tray.appear()
        self.tray.opened.connect(window.come_forward)
        self.tray.log_wanted.connect(window.come_forward)
        self.tray.log_wanted.connect(window.log_touch)
        self.tray.quit_wanted.connect(window.quit)
        self.tray.show_count(window.count)
        window.counted.connect(self.tray.show_count)
        window.may_hide = lambda: bus.book.settings.get().close_to_tray and self.tray.appear()
        self.notifier = make_notifier(self.tray.icon, self)
        self.notifier.action_invoked.connect(self._act)
        self.clockwork = Clockwork(
            self,
            settings=bus.book.settings.get,
            timed=bus.book.agenda.timed,
            already_announced=lambda reminder: announcement_key(reminder) in self._announced_today(),
            announced=self._remember,
            last_digest=self._last_digest,
            digest_given=lambda day: bus.book.settings.put(_LAST_DIGEST, day.isoformat()),
        )
        self.clockwork.day_turned.connect(self._turn)
        self.clockwork.woke.connect(lambda _seconds: self._turn(bus.today()))
        self.clockwork.digest_reached.connect(self._give_digest)
        self.clockwork.reminder_reached.connect(self._remind)
        self.clockwork.book_beat.connect(self._look_for_changes)
        self.backups = BackupKeeper(bus, self)
        self.clockwork.book_beat.connect(self.backups.look)
        self._warn_of_place()
        keeper = Keeper(bus, self)
        keeper.lock_wanted.connect(self.lock_wanted)
        self.clockwork.woke.connect(keeper.on_woke)
        self._sleep = self._listen_for_sleep(keeper)
        bus.changed.connect(lambda _changes: self.clockwork.agenda_changed())
        self.clockwork.start()

    def stop(self) -> None:
        """End, and take the icon out of the tray."""
        self.clockwork.stop()
        self.backups.stop()
        if self._sleep:
            self._sleep.stop()
        self.tray.icon.hide()

    def withdraw(self) -> None:
        """End, and take every bubble off the screen that may still be there."""
        self.stop()
        for key in (*self._shown, _DIGEST_KEY):
            self.notifier.close(key)

    def _warn_of_place(self) -> None:
        """Say where the book is no good, until its user has seen it."""
        if place := self.backups.place_to_warn_of():
            notice = self._window.notice
            if not notice.isHidden():
                # What was just said is not to be lost; this is said again at the next start.
                return
            notice.tell(places.short_warning(place), _("What to do…"), self._lead_to_place)
            notice.dismissed.connect(self.backups.note_warned)

    def _lead_to_place(self) -> None:
        from relapp.ui.settings.page import SettingsPage

        self.backups.note_warned()
        self._window.notice.hide()
        self._window.go("settings")
        if isinstance(page := self._window.page_shown, SettingsPage):
            page.lead_later(page.backups)

    def _listen_for_sleep(self, keeper: Keeper) -> "SleepSignal | None":
        """Only Linux tells before, and only a book that can be locked needs to know."""
        if sys.platform != "linux" or not self._bus.book.door.passphrase:
            return None
        from relapp.scheduling.system_bus import SleepSignal

        sleep = SleepSignal(self)
        sleep.slept.connect(keeper.on_sleep)
        return sleep

    def _shows_names(self) -> bool:
        book = self._bus.book
        return book.settings.get().shows_names(has_passphrase=bool(book.door.passphrase))

    def _turn(self, today: date) -> None:
        try:
            self._bus.book.turn_to(today)
        except BookError as error:
            # Another program has the book: the next beat tries again.
            logs.fault(error)
            return
        self._bus.announce(Changes("day_turned", _EVERYTHING))

    def _give_digest(self) -> None:
        on = self._bus.today()
        planned = self._bus.book.agenda.planned(on)
        touches = planned.plan.day(on).touches
        if touches and self._bus.book.settings.get().notifications:
            names = [planned.clients[touch.client_id].name for touch in touches]
            overdue = sum(touch.overdue_days(on) > 0 for touch in touches)
            said = digest(names, overdue, shows_names=self._shows_names())
            if not self.notifier.notify(_DIGEST_KEY, said.title, said.body, {DEFAULT_ACTION: _("Open")}):
                self._bus.said.emit(said.title, False)

    def _remind(self, reminder: Reminder) -> None:
        if not self._bus.book.settings.get().notifications:
            return
        name = self._bus.book.agenda.names([reminder.client_id])[reminder.client_id].name
        said = timed_reminder(name, reminder, shows_names=self._shows_names())
        key = announcement_key(reminder)
        self._shown[key] = reminder
        actions = {DEFAULT_ACTION: _("Open"), "done": _("Done"), "snooze": _("Tomorrow")}
        if not self.notifier.notify(key, said.title, said.body, actions):
            self._bus.said.emit(f"{said.title} · {said.body}", False)

    def _act(self, key: str, action: str) -> None:
        """Do what was chosen on a bubble."""
        reminder = self._shown.get(key)
        if action == DEFAULT_ACTION or not reminder:
            self._window.come_forward()
            if reminder and self._bus.book.clients.load([reminder.client_id]):
                self._window.open_client(reminder.client_id)
            else:
                self._window.go("today")
            return
        self.notifier.close(key)
        book, today = self._bus.book, self._bus.today()
        if reminder not in book.agenda.of_client(reminder.client_id):
            # What the bubble was about was settled meanwhile.
            return
        if action == "done":
            touch = Touch(today, Purpose(reminder.purpose), outcome=Outcome.SPOKE)
            self._bus.do(lambda: book.journal.log(reminder.client_id, touch, [reminder]))
        else:
            self._bus.do(lambda: book.agenda.snooze([reminder], today + timedelta(days=1), today))

    def _look_for_changes(self) -> None:
        """Show what another program changed in the book, and turn the day where that could not be done yet."""
        if not self._bus.book.agenda.holds_for(self._bus.today()):
            self._turn(self._bus.today())
        seen = self._bus.book.changes_elsewhere()
        if seen != self._seen:
            self._seen = seen
            self._bus.book.refresh()
            self._bus.announce(Changes("changed_elsewhere", _EVERYTHING))

    def _announced_today(self) -> list[str]:
        kept = self._bus.book.settings.value(_ANNOUNCED) or {}
        return list(kept.get(self._bus.today().isoformat(), []))

    def _remember(self, reminder: Reminder) -> None:
        keys = [*self._announced_today(), announcement_key(reminder)]
        self._bus.book.settings.put(_ANNOUNCED, {self._bus.today().isoformat(): keys})

    def _last_digest(self) -> date | None:
        kept = self._bus.book.settings.value(_LAST_DIGEST)
        return date.fromisoformat(kept) if kept else None
