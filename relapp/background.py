"""What goes on behind the window: the turn of the day, the digest, bubbles, the tray, and changes made by other programs."""

import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from relapp import logs
from relapp.book import places
from relapp.book.announced import Announced
from relapp.book.changes import Changes, Kind
from relapp.errors import BookError
from relapp.i18n import _
from relapp.reminding import Reminding, notifier_here
from relapp.scheduling.clockwork import Clockwork, SystemClock
from relapp.scheduling.wake import announcements, digest_hour
from relapp.ui.app_icon import app_icon
from relapp.ui.backup_work import BackupKeeper
from relapp.ui.bus import Bus
from relapp.ui.locking.keeper import Keeper
from relapp.ui.tray import Tray
from relapp.ui.window import Window

if TYPE_CHECKING:
    from relapp.scheduling.system_bus import SleepSignal
    from relapp.ui.locking.lobby import Lobby

_LAST_DIGEST = "last_digest"

# A book locked for longer than this many days is silent.
_DAYS_LOCKED = 7

_EVERYTHING = frozenset(Kind)


class Background(QObject):
    """Lives as long as the window; `stop` ends it before the book is closed. `lock_wanted` comes after idle time and sleep."""

    lock_wanted = Signal()

    def __init__(self, bus: Bus, window: Window) -> None:
        super().__init__(window)
        self._bus, self._window = bus, window
        self._seen = bus.book.changes_elsewhere()
        self.tray = Tray(self)
        self.tray.wait()
        self.tray.opened.connect(window.come_forward)
        self.tray.log_wanted.connect(window.come_forward)
        self.tray.log_wanted.connect(window.log_touch)
        self.tray.quit_wanted.connect(window.quit)
        self.tray.show_count(window.count)
        window.counted.connect(self.tray.show_count)
        window.may_hide = lambda: bus.book.settings.get().close_to_tray and self.tray.appear()
        self._announced = Announced(bus.book)
        self.notifier = notifier_here(self.tray.icon, self)
        self.reminding = Reminding(bus, window, self.notifier)
        self.reminding.missed.connect(self._show_missed)
        self.clockwork = Clockwork(
            self,
            settings=bus.book.settings.get,
            timed=bus.book.agenda.timed,
            already_announced=lambda reminder: self._announced.knows(reminder, bus.today()),
            announced=lambda reminder: self._announced.add(reminder, bus.today()),
            last_digest=self._last_digest,
            digest_given=lambda day: bus.book.settings.put(_LAST_DIGEST, day.isoformat()),
        )
        self.clockwork.day_turned.connect(self._turn)
        self.clockwork.woke.connect(lambda _seconds: self._turn(bus.today()))
        self.clockwork.digest_reached.connect(self.reminding.give_digest)
        self.clockwork.reminder_reached.connect(self.reminding.remind)
        self.clockwork.ticked.connect(self.reminding.release)
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
        """End, and take the icon out of the tray and every bubble off the screen."""
        self.clockwork.stop()
        self.backups.stop()
        if self._sleep:
            self._sleep.stop()
        self.tray.leave()
        self.reminding.withdraw()
        self._show_missed(0)

    def leave_to(self, lobby: "Lobby") -> None:
        """End, and let the lobby say that something is due, when it is, and nothing more."""
        from relapp.scheduling.locked_hours import LockedHours

        reminding = LockedHours(self.hours_ahead(), notifier_here(lobby.tray.icon, lobby), lobby)
        reminding.opened.connect(lobby.come_forward)
        lobby.opened.connect(reminding.stop)
        lobby.closed.connect(reminding.stop)
        self.stop()

    def hours_ahead(self) -> list[datetime]:
        """When something of this book is due in the week that comes: what can be told of it once it is locked."""
        book, now = self._bus.book, SystemClock().now()
        settings, today = book.settings.get(), now.date()
        if not settings.notifications:
            return []
        days = [today + timedelta(days=index) for index in range(_DAYS_LOCKED)]
        try:
            timed = [each for day in days for each in book.agenda.timed(day) if not self._announced.knows(each, today)]
            touched = [each.day for each in book.agenda.planned(today).plan.days if each.touches and each.day in days]
        except BookError as error:
            # Locking waits for nobody.
            logs.fault(error)
            return []
        digests = [datetime.combine(day, digest_hour(settings)) for day in touched]
        moments = [moment for moment, _reminder in announcements(timed, today, now, settings)]
        return sorted({*moments, *(each for each in digests if each > now)})

    def _show_missed(self, count: int) -> None:
        self.tray.show_missed(count)
        self._window.setWindowIcon(app_icon(count))
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(count)

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
        """Only Linux tells before it sleeps, and at once when it has woken; elsewhere the clocks tell after a while."""
        if sys.platform != "linux":
            return None
        from relapp.scheduling.system_bus import SleepSignal

        sleep = SleepSignal(self)
        sleep.slept.connect(keeper.on_sleep)
        sleep.woke.connect(self.clockwork.tick)
        return sleep

    def _turn(self, today: date) -> None:
        try:
            self._bus.book.turn_to(today)
        except BookError as error:
            # Another program has the book: the next beat tries again.
            logs.fault(error)
            return
        self._bus.announce(Changes("day_turned", _EVERYTHING))

    def _look_for_changes(self) -> None:
        """Show what another program changed in the book, and turn the day where that could not be done yet."""
        if not self._bus.book.agenda.holds_for(self._bus.today()):
            self._turn(self._bus.today())
        seen = self._bus.book.changes_elsewhere()
        if seen != self._seen:
            self._seen = seen
            self._bus.book.refresh()
            self._bus.announce(Changes("changed_elsewhere", _EVERYTHING))

    def _last_digest(self) -> date | None:
        kept = self._bus.book.settings.value(_LAST_DIGEST)
        return date.fromisoformat(kept) if kept else None
