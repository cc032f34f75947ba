"""When the program speaks up, and whether it stays at hand."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox

from relapp.domain.settings import Settings
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.hours_field import HourField, HoursField


class HoursGroup(SettingsGroup):
    """`has_tray` says whether the desktop has a place to keep the program in when its window is closed."""

    def __init__(self, bus: Bus, has_tray: Callable[[], bool]) -> None:
        super().__init__(bus, _("Hours and notifications"))
        kept = bus.book.settings.get()
        self._has_tray = has_tray
        self.notifications = QCheckBox(_("Remind me while I work"))
        self.digest = HourField(kept.digest_at, name=_("Morning digest at"))
        self.quiet = HoursField(kept.quiet_from, kept.quiet_until, name=_("Quiet hours"))
        self.close_to_tray = QCheckBox(_("Keep running in the tray"))
        for box in (self.notifications, self.close_to_tray):
            box.setAccessibleName(box.text())
        waits = _("While another program fills the screen they wait; what you missed is named on Today.")
        self.body.addWidget(LabelledRow(_("Notifications"), self.notifications, waits))
        self.body.addWidget(LabelledRow(_("Morning digest at"), self.digest, _("One short message a day.")))
        hint = _("Nothing is shown between these hours. The same hour twice means none.")
        self.body.addWidget(LabelledRow(_("Quiet hours"), self.quiet, hint))
        self._closing = LabelledRow(_("Closing the window"), self.close_to_tray)
        self.body.addWidget(self._closing)
        self.notifications.clicked.connect(lambda on: self.save(notifications=on))
        self.digest.hour_changed.connect(lambda hour: self.save(digest_at=hour))
        self.quiet.hours_changed.connect(lambda start, end: self.save(quiet_from=start, quiet_until=end))
        self.close_to_tray.clicked.connect(lambda on: self.save(close_to_tray=on))

    def show_settings(self, settings: Settings) -> None:
        """Show the hours; what the user is writing just now stays."""
        self.notifications.setChecked(settings.notifications)
        if self.digest.value != settings.digest_at:
            self.digest.set_value(settings.digest_at)
        if self.quiet.value != (settings.quiet_from, settings.quiet_until):
            self.quiet.set_value(settings.quiet_from, settings.quiet_until)
        self.digest.setEnabled(settings.notifications)
        self.quiet.setEnabled(settings.notifications)
        has_tray = self._has_tray()
        self.close_to_tray.setChecked(settings.close_to_tray and has_tray)
        self.close_to_tray.setEnabled(has_tray)
        self._closing.set_hint("" if has_tray else _("This desktop shows no tray, so closing ends the program."))
